"""Organisations, directives, sources, milestones and photos."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.making import (
    make_citation,
    make_commendation,
    make_directive,
    make_grassroots_model,
    make_milestone,
    make_organisation,
    make_photo,
    make_recipient,
    make_source,
    make_van_gia,
    when,
)
from trackerapp.models import Directive, GrassrootsModel, Milestone, Organisation, Photo, Source, State

pytestmark = pytest.mark.django_db


def test_organisation_is_public_when_a_published_record_names_it():
    runner, granter, receiver, issuer, hidden = (make_organisation(name) for name in "ABCDE")
    make_grassroots_model(organisation=runner)
    make_recipient(make_commendation(issued_by=granter), organisation=receiver)
    make_citation(directive=make_directive(issued_by=issuer))
    make_grassroots_model(organisation=hidden, state=State.DRAFT)

    assert list(Organisation.objects.public()) == [runner, granter, receiver, issuer]


CONSENT = {"basis": "consent", "basis_document": "Phiếu 1"}


@pytest.mark.parametrize(
    ("person", "is_public"),
    [
        ({"kind": "individual"}, False),
        ({"kind": "household"}, False),
        ({"kind": "individual", "basis_until": date(2099, 1, 1), **CONSENT}, False),
        ({"kind": "individual", **CONSENT}, True),
        ({"kind": "collective"}, True),
    ],
)
def test_organisation_is_public_for_a_recipient_whom_words_find_and_for_no_other(person, is_public):
    body = make_organisation()
    make_recipient(make_commendation(), organisation=body, **person)

    assert (body in Organisation.objects.public(), body in Organisation.objects.listed()) == (is_public, is_public)


def test_organisation_becomes_public_with_the_name_of_its_only_recipient_and_goes_with_it():
    body = make_organisation()
    person = make_recipient(make_commendation(), kind="individual", organisation=body)
    shown = []
    for basis in (CONSENT, {"basis": "", "basis_document": ""}):
        for name, value in basis.items():
            setattr(person, name, value)
        person.save()
        shown.append(body in Organisation.objects.listed())

    assert shown == [True, False]


def test_two_bodies_of_one_name_stand_in_two_places():
    make_organisation("Hội Phụ nữ")
    make_organisation("Hội Phụ nữ", locality=make_van_gia())

    with pytest.raises(ValidationError, match="already in the register"):
        Organisation(name="HỘI PHỤ NỮ").full_clean()


def test_renaming_an_organisation_lets_its_models_be_found_by_the_new_name():
    organisation = make_organisation("Hội Phụ nữ")
    grassroots_model = make_grassroots_model(organisation=organisation)

    organisation.name = "Hội Liên hiệp"
    organisation.save()

    assert list(GrassrootsModel.objects.matching("hoi lien hiep")) == [grassroots_model]


def test_directive_has_a_number_or_a_name():
    with pytest.raises(ValidationError, match="number or"):
        Directive(kind="chỉ thị").full_clean()


def test_directive_stands_once_however_its_number_is_written():
    make_directive(number="05-CT/TW")

    with pytest.raises(ValidationError, match="already in the register"):
        Directive(kind="chỉ thị", number="05-ct/tw").full_clean()


def test_directive_is_called_by_kind_number_and_name():
    directive = make_directive(kind="nghị quyết", number="04-NQ/TW", name="Nghị quyết Trung ương 4 (khóa XII)")

    assert str(directive) == "Nghị quyết số 04-NQ/TW (Nghị quyết Trung ương 4 (khóa XII))"


def test_text_of_a_source_stands_in_the_register_once():
    make_source(text_sha256="a" * 64)

    with pytest.raises(ValidationError, match="already in the register"):
        Source(title="B", text_sha256="a" * 64).full_clean()
    with pytest.raises(ValidationError, match="64 digits"):
        Source(title="B", text_sha256="xyz").full_clean()


def test_newest_source_comes_first_and_those_without_a_day_last():
    unknown, old, new = (make_source(published_on=day) for day in (None, when("2017"), when("11/02/2019")))

    assert list(Source.objects.newest_first()) == [new, old, unknown]


def test_milestones_stand_in_time_and_those_without_a_day_at_the_end():
    grassroots_model = make_grassroots_model()
    for kind, day in (("ended", None), ("recognised", when("2019")), ("registered", when("05/2018"))):
        make_milestone(grassroots_model, kind=kind, on=day)

    assert [each.kind for each in Milestone.objects.in_time()] == ["registered", "recognised", "ended"]


def test_photo_is_public_with_its_record_and_never_with_a_person_without_a_basis():
    shown = make_photo(make_grassroots_model())
    make_photo(make_grassroots_model(state=State.DRAFT))
    make_photo(make_grassroots_model(), state=State.DRAFT)
    make_photo(make_grassroots_model(), shows_persons=True)
    yesterday = timezone.localdate() - timedelta(days=1)
    make_photo(
        make_grassroots_model(), shows_persons=True, basis="consent", basis_document="phiếu 14", basis_until=yesterday
    )

    assert list(Photo.objects.public()) == [shown]


def test_photo_without_words_cannot_be_published():
    with pytest.raises(ValidationError, match="Say what the photo shows"):
        Photo(grassroots_model=make_grassroots_model(), state=State.PUBLISHED).full_clean()


def test_article_is_not_about_a_place_that_begins_later():
    with pytest.raises(ValidationError, match="did not exist yet"):
        Source(title="Bài", published_on=when("2017"), locality=make_van_gia().today).full_clean()


@pytest.mark.parametrize("table", ["organisation", "grassroots_model"])
def test_record_does_not_stand_above_itself(table):
    record = make_organisation() if table == "organisation" else make_grassroots_model()
    column = "parent" if table == "organisation" else "replicated_from"
    setattr(record, column, record)

    with pytest.raises(IntegrityError), transaction.atomic():
        record.save()


@pytest.mark.parametrize("length", [1, 2, 3])
def test_organisations_that_belong_to_one_another_in_a_circle_are_refused(length):
    first = last = make_organisation()
    for name in "BC"[: length - 1]:
        last = make_organisation(name, parent=last)

    first.parent = last

    with pytest.raises(ValidationError, match="in a circle") as refused:
        first.full_clean()
    assert "parent" in refused.value.message_dict


def test_organisation_belongs_to_one_that_belongs_to_another():
    ministry = make_organisation("Bộ Y tế")

    Organisation(name="Trạm Y tế", parent=make_organisation("Sở Y tế", parent=ministry)).full_clean()
