"""Which rows a person may see and change."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from tests.making import (
    make_administrator,
    make_assignment,
    make_award_type,
    make_citation,
    make_commendation,
    make_commune,
    make_grassroots_model,
    make_old_province,
    make_organisation,
    make_photo,
    make_province,
    make_recipient,
    make_source,
    make_staff,
    make_succession,
    make_user,
    make_van_gia,
)
from trackerapp import scope
from trackerapp.models import (
    AwardType,
    Citation,
    GrassrootsModel,
    Locality,
    Organisation,
    Photo,
    Recipient,
    Source,
    State,
    User,
)
from trackerapp.scope import Right

pytestmark = pytest.mark.django_db


@pytest.fixture
def van_gia():
    """Thị trấn Vạn Giã, which lies in xã Vạn Ninh of tỉnh Khánh Hòa today."""
    return make_van_gia()


@pytest.fixture
def khanh_hoa(van_gia):
    return Locality.objects.get(name="Khánh Hòa", valid_to=None)


@pytest.fixture
def an_giang():
    return make_province("An Giang", "91")


def anew(user):
    """The user as the next request reads them."""
    return User.objects.get(pk=user.pk)


def lists(user, *records):
    """Which of ``records``, all of one kind, the workplace lists to ``user``."""
    found = set(scope.theirs(type(records[0]).objects.all(), user))
    return [record in found for record in records]


def test_an_editor_writes_what_lies_in_the_place_or_in_what_it_was_made_of(van_gia, khanh_hoa, an_giang):
    editor = make_staff("an", "editor", khanh_hoa)
    then = make_grassroots_model(locality=van_gia, state=State.DRAFT)
    now = make_grassroots_model(locality=van_gia.today, state=State.DRAFT)
    elsewhere = make_grassroots_model(locality=an_giang, state=State.DRAFT)

    assert [scope.may(editor, Right.WRITE, each) for each in (then, now, elsewhere)] == [True, True, False]
    assert lists(editor, then, now, elsewhere) == [True, True, False]


def test_an_editor_of_a_commune_reaches_neither_its_province_nor_its_neighbour(van_gia, khanh_hoa):
    editor = make_staff("an", "editor", van_gia.today)
    neighbour = make_commune("Tu Bông", khanh_hoa)
    records = [make_grassroots_model(locality=place) for place in (van_gia, van_gia.today, khanh_hoa, neighbour)]

    assert lists(editor, *records) == [True, True, False, False]


def test_who_holds_a_part_of_a_split_place_reads_its_records_and_who_holds_all_writes_them(khanh_hoa):
    split = make_commune("Ninh Xuân", make_old_province("Phú Khánh", "57"))
    parts = [make_commune(name, khanh_hoa) for name in ("Tân Định", "Nam Ninh Hòa")]
    for part in parts:
        make_succession(split, part, share="part")
    record = make_grassroots_model(locality=split)
    part, whole = make_staff("an", "editor", parts[0]), make_staff("binh", "editor", khanh_hoa)

    assert [scope.may(part, right, record) for right in (Right.READ, Right.WRITE)] == [True, False]
    assert [scope.may(whole, right, record) for right in (Right.READ, Right.WRITE)] == [True, True]


def test_a_record_without_a_place_lies_where_its_organisation_does(khanh_hoa, an_giang):
    here, there = (make_organisation("Hội Nông dân", locality=place) for place in (khanh_hoa, an_giang))
    records = [make_grassroots_model(organisation=body) for body in (here, there, None)]
    moved = make_grassroots_model(organisation=here, locality=an_giang)

    assert lists(make_staff("an", "editor", khanh_hoa), *records, moved) == [True, False, False, False]


def test_an_organisation_given_by_name_brings_its_records_wherever_they_are(khanh_hoa, an_giang):
    body = make_organisation("Công an", locality=khanh_hoa)
    far, other = make_grassroots_model(organisation=body, locality=an_giang), make_grassroots_model(locality=an_giang)
    granted = make_commendation(issued_by=body)
    editor = make_staff("an", "editor", body)

    assert lists(editor, far, other) == [True, False]
    assert lists(editor, granted) == [True]
    assert lists(editor, body) == [True]


def test_rows_that_belong_to_a_record_go_with_it(khanh_hoa, an_giang):
    editor = make_staff("an", "editor", khanh_hoa)
    here, there = make_grassroots_model(locality=khanh_hoa), make_grassroots_model(locality=an_giang)
    award = make_award_type()
    honours = [make_commendation(locality=place, award_type=award) for place in (khanh_hoa, an_giang)]

    assert lists(editor, *[make_photo(each) for each in (here, there)]) == [True, False]
    assert lists(editor, *[make_recipient(each) for each in honours]) == [True, False]
    assert lists(editor, *[make_citation(grassroots_model=each) for each in (here, there)]) == [True, False]
    assert lists(editor, *[make_citation(commendation=each) for each in honours]) == [True, False]


def test_the_days_of_an_assignment_count_from_the_first_to_the_last(khanh_hoa):
    user, today = make_staff("an", "editor"), timezone.localdate()
    assigned = make_assignment(user, khanh_hoa, valid_from=today, valid_to=today)

    assert scope.is_staff(anew(user))

    assigned.valid_from = assigned.valid_to = today + timedelta(days=1)
    assigned.save()
    assert not scope.is_staff(anew(user))

    assigned.valid_from = assigned.valid_to = date(2020, 1, 1)
    assigned.save()
    assert not scope.is_staff(anew(user))


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        ("viewer", ["read"]),
        ("editor", ["read", "write"]),
        ("reviewer", ["read", "write", "publish"]),
        ("administrator", ["read", "write", "publish", "administer", "import", "export"]),
    ],
)
def test_each_role_holds_what_those_before_it_hold(role, rights, khanh_hoa):
    record, user = make_grassroots_model(locality=khanh_hoa), make_staff("an", role, khanh_hoa)

    assert [right for right in Right if scope.may(user, right, record)] == rights
    assert scope.needs_code(user) == ("publish" in rights)


def test_who_may_send_sheets_in_signs_in_with_a_code(khanh_hoa):
    importer, exporter = make_staff("an", "importer", khanh_hoa), make_staff("binh", "exporter", khanh_hoa)

    assert scope.needs_code(importer)
    assert not scope.needs_code(exporter)
    assert scope.may_exchange(exporter, Right.EXPORT)
    assert not scope.may_exchange(exporter, Right.IMPORT)


def test_neither_a_role_nor_an_assignment_is_enough_alone(khanh_hoa):
    record = make_grassroots_model(locality=khanh_hoa)
    no_place, no_role = make_staff("an", "administrator"), make_user("binh")
    make_assignment(no_role, khanh_hoa)

    for user in (no_place, no_role, make_user("chi", is_staff=True)):
        assert not scope.is_staff(user)
        assert not any(scope.may(user, right, record) for right in Right)
        assert lists(user, record) == [False]


def test_a_disabled_account_reaches_nothing(khanh_hoa):
    record = make_grassroots_model(locality=khanh_hoa)

    for user in (make_staff("an", "editor", "everything", is_active=False), make_administrator(is_active=False)):
        assert not scope.is_staff(user)
        assert lists(user, record) == [False]


def test_staff_read_places_and_words_and_only_an_administrator_of_everything_changes_them(khanh_hoa):
    editor = make_staff("an", "editor", "everything")
    local = make_staff("binh", "administrator", khanh_hoa)
    highest = make_staff("chi", "administrator", "everything")

    for what in (khanh_hoa, Locality, make_award_type(), AwardType):
        assert [scope.may(user, Right.READ, what) for user in (editor, local, highest)] == [True, True, True]
        assert [scope.may(user, Right.WRITE, what) for user in (editor, local, highest)] == [False, False, True]


def test_an_administrator_sees_the_accounts_that_lie_wholly_inside_their_own_scope(khanh_hoa, van_gia, an_giang):
    local = make_staff("an", "administrator", khanh_hoa)
    inside, outside = make_staff("binh", "editor", van_gia.today), make_staff("chi", "editor", an_giang)
    half, highest = make_staff("dung", "editor", khanh_hoa, an_giang), make_administrator()
    new = make_user("em")

    assert lists(local, inside, outside, half, highest, new) == [True, False, False, False, False]
    assert lists(inside, inside, local) == [False, False]
    assert lists(highest, inside, highest) == [True, True]


def test_what_one_may_name_is_what_is_public_and_what_is_theirs(khanh_hoa, an_giang):
    editor = make_staff("an", "editor", khanh_hoa)
    mine = make_source(locality=khanh_hoa, state=State.DRAFT)
    public, foreign = make_source(locality=an_giang), make_source(locality=an_giang, state=State.DRAFT)

    assert set(scope.readable(Source.objects.all(), editor)) == {mine, public}
    assert set(scope.readable(Source.objects.all(), AnonymousUser())) == {public}
    assert set(scope.readable(Source.objects.all(), make_administrator())) == {mine, public, foreign}


def test_an_organisation_that_only_a_foreign_draft_names_cannot_be_chosen(khanh_hoa, an_giang):
    hidden = make_organisation("Trạm Y tế", locality=an_giang)
    make_grassroots_model(organisation=hidden, state=State.DRAFT)
    shown = make_organisation("Hội Phụ nữ", locality=an_giang)
    make_grassroots_model(organisation=shown)

    assert set(scope.readable(Organisation.objects.all(), make_staff("an", "editor", khanh_hoa))) == {shown}


def test_every_kind_of_record_that_lies_somewhere_is_decided_by_place(khanh_hoa):
    """A kind that is forgotten here would be taken for one that belongs to everybody."""
    shared = {
        "Locality",
        "Succession",
        "Directive",
        "Field",
        "AwardType",
        "CommendationKind",
        "Level",
        "OrganisationKind",
        "Mark",
    }
    decided = {*scope.RECORDS, *scope.ACCOUNTS, *scope.OVERALL, *scope.OWN}

    kinds = set(GrassrootsModel._meta.apps.get_app_config("trackerapp").get_models())
    kept = {kind for kind in kinds if not kind.__name__.startswith("Historical") and not kind._meta.auto_created}

    assert {kind.__name__ for kind in kept - decided} == shared
    assert {Photo, Recipient, Citation} <= decided


def test_parts_of_a_record_are_named_to_nobody_who_does_not_look_after_it(khanh_hoa, an_giang):
    """Not even those of a public record: of a recipient without a legal basis its page shows no name."""
    editor = make_staff("an", "editor", khanh_hoa)
    mine, foreign = (make_recipient(make_commendation(locality=place)) for place in (khanh_hoa, an_giang))
    make_citation(commendation=foreign.commendation)

    assert set(scope.readable(Recipient.objects.all(), editor)) == {mine}
    assert set(scope.readable(Citation.objects.all(), editor)) == set(mine.commendation.citations.all())
    assert not scope.readable(Recipient.objects.all(), AnonymousUser()).exists()
    assert not scope.readable(User.objects.all(), editor).exists()
