"""What staff of a place may reach in the workplace; the table of all addresses and roles is in test_roads."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import making
from tests.admin.conftest import address, form_of
from trackerapp import scope
from trackerapp.models import Assignment, GrassrootsModel, Locality, Milestone, State, User
from trackerapp.scope import Right

pytestmark = pytest.mark.django_db


@pytest.fixture
def khanh_hoa(lasting_van_gia):
    return Locality.objects.get(name="Khánh Hòa", valid_to=None)


@pytest.fixture
def an_giang():
    return making.make_province("An Giang", "91")


@pytest.fixture
def clerk(khanh_hoa):
    return signed_in(making.make_staff("an", "editor", khanh_hoa))


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_list_shows_what_lies_in_the_scope_and_a_typed_address_outside_is_not_found(clerk, khanh_hoa, an_giang):
    here, there = (making.make_grassroots_model(locality=place) for place in (khanh_hoa, an_giang))

    assert list(clerk.get(address(GrassrootsModel)).context["cl"].queryset) == [here]
    assert clerk.get(address(here, "change")).status_code == 200
    for page in ("change", "delete", "history"):
        assert clerk.get(address(there, page)).status_code == 404


def test_clerk_enters_a_record_in_their_place_and_none_elsewhere(clerk, khanh_hoa, an_giang):
    where = address(GrassrootsModel, "add")
    form = form_of(clerk, where, name="Nụ cười tiếp dân")
    form = {name: value for name, value in form.items() if not name.startswith("citations-0")}
    form["citations-TOTAL_FORMS"] = 0

    refused = clerk.post(where, form | {"locality": an_giang.pk})
    nowhere = clerk.post(where, form)
    assert GrassrootsModel.objects.count() == 0
    assert refused.status_code == nowhere.status_code == 200
    assert "phụ trách" in str(refused.context["errors"])
    assert "phụ trách" in str(nowhere.context["errors"])

    assert clerk.post(where, form | {"locality": khanh_hoa.pk}).status_code == 302
    assert GrassrootsModel.objects.get().locality == khanh_hoa


def test_clerk_does_not_move_a_record_out_of_their_scope(clerk, khanh_hoa, an_giang):
    record = making.make_grassroots_model(locality=khanh_hoa, state=State.DRAFT)
    where = address(record, "change")

    answer = clerk.post(where, form_of(clerk, where, locality=an_giang.pk))

    assert answer.status_code == 200
    record.refresh_from_db()
    assert (record.locality, record.version) == (khanh_hoa, 1)


def test_choices_offer_public_records_and_own_drafts_but_no_foreign_draft(clerk, khanh_hoa, an_giang):
    making.make_grassroots_model(name="Nụ cười công khai", locality=an_giang)
    making.make_grassroots_model(name="Nụ cười của tôi", locality=khanh_hoa, state=State.DRAFT)
    hidden = making.make_grassroots_model(name="Nụ cười kín", locality=an_giang, state=State.DRAFT)
    mine = making.make_grassroots_model(locality=khanh_hoa, state=State.DRAFT)
    query = {
        "app_label": "trackerapp",
        "model_name": "grassrootsmodel",
        "field_name": "replicated_from",
        "term": "nu cuoi",
    }

    offered = {each["text"] for each in clerk.get(reverse("admin:autocomplete"), query).json()["results"]}
    where = address(mine, "change")
    forged = clerk.post(where, form_of(clerk, where, replicated_from=hidden.pk))

    assert {text.split("”")[0] for text in offered} == {"“Nụ cười công khai", "“Nụ cười của tôi"}
    assert "replicated_from" in forged.context["adminform"].form.errors


def test_forged_row_of_another_record_is_not_written(clerk, khanh_hoa, an_giang):
    mine = making.make_grassroots_model(locality=khanh_hoa, state=State.DRAFT)
    foreign = making.make_grassroots_model(locality=an_giang).citations.get()
    where = address(mine, "change")
    form = form_of(clerk, where)

    clerk.post(where, form | {"citations-0-id": foreign.pk, "citations-0-quote": "Lời khác"})

    foreign.refresh_from_db()
    assert (foreign.quote, foreign.grassroots_model == mine) == ("Nụ cười", False)


def test_right_that_is_taken_away_ends_at_once(clerk, khanh_hoa):
    record = making.make_grassroots_model(locality=khanh_hoa)
    assert clerk.get(address(record, "change")).status_code == 200

    Assignment.objects.all().delete()

    assert clerk.get(address(record, "change")).status_code in {403, 404}
    assert clerk.get(reverse("admin:index")).context["app_list"] == []


def test_draft_photo_and_draft_page_open_only_to_those_who_look_after_them(clerk, khanh_hoa, an_giang):
    here, there = (making.make_grassroots_model(locality=place, state="draft") for place in (khanh_hoa, an_giang))

    assert clerk.get(here.get_absolute_url()).status_code == 200
    assert clerk.get(there.get_absolute_url()).status_code == 404
    assert clerk.get(making.make_photo(there, state="draft").get_absolute_url()).status_code == 404


def test_what_stands_against_deleting_is_counted_and_not_named_to_people_of_another_place(khanh_hoa, an_giang):
    record = making.make_grassroots_model(locality=khanh_hoa, cited=False, published_at=timezone.now())
    making.make_grassroots_model(name="Bản sao kín", locality=an_giang, state=State.DRAFT, replicated_from=record)
    reviewer = signed_in(making.make_staff("chi", "reviewer", khanh_hoa))

    page = reviewer.post(address(GrassrootsModel), {"action": "delete_selected", "_selected_action": [record.pk]})

    assert "Bản sao kín" not in page.content.decode()
    assert "1 dòng của địa phương khác" in page.content.decode()


def test_source_and_document_tell_nothing_of_the_drafts_of_another_place(clerk, khanh_hoa, an_giang):
    source, hidden = making.make_source(locality=khanh_hoa), making.make_source(title="Nguồn kín", state=State.DRAFT)
    draft = making.make_grassroots_model(name="Mô hình kín", locality=an_giang, state=State.DRAFT)
    making.make_citation(source=source, grassroots_model=draft)
    document = making.make_directive()
    making.make_citation(source=hidden, directive=document)

    assert "Mô hình kín" not in clerk.get(address(source, "change")).content.decode()
    for page in ("change", "history"):
        assert "Nguồn kín" not in clerk.get(address(document, page)).content.decode()


class TestAccounts:
    """Administrators of a place look after the accounts inside it, and give no more than they hold."""

    @pytest.fixture
    def local(self, khanh_hoa):
        return making.make_staff("quanly", "administrator", khanh_hoa)

    def test_clerks_do_not_come_to_the_accounts(self, clerk):
        assert clerk.get(address(User)).status_code == 403
        assert clerk.get(address(User, "add")).status_code == 403

    def test_local_administrator_makes_an_account_with_a_role_and_a_place_of_their_own(self, local, khanh_hoa):
        desk, where = signed_in(local), address(User, "add")
        desk.post(where, {"username": "moi", **added(locality=khanh_hoa.pk)})
        person = User.objects.get(username="moi")
        editor = making.Group.objects.get_or_create(name="editor")[0]

        answer = desk.post(address(person, "change"), form_of(desk, address(person, "change"), groups=[editor.pk]))

        assert answer.status_code == 302
        assert [str(each) for each in person.assignments.all()] == ["Tỉnh Khánh Hòa"]
        assert scope.may(User.objects.get(pk=person.pk), Right.WRITE, making.make_grassroots_model(locality=khanh_hoa))

    @pytest.mark.parametrize("given", ["an_giang", "everything", "organisation", "own organisation", "nothing"])
    def test_local_administrator_gives_nothing_that_reaches_outside(self, local, given, an_giang, khanh_hoa):
        foreign, own = (making.make_organisation("Sở Y tế", locality=place) for place in (an_giang, khanh_hoa))
        values = {
            "an_giang": {"locality": an_giang.pk},
            "everything": {"is_everything": "on"},
            "organisation": {"organisation": foreign.pk},
            "own organisation": {"organisation": own.pk},
            "nothing": {},
        }

        answer = signed_in(local).post(address(User, "add"), {"username": "moi", **added(**values[given])})

        assert answer.status_code == 200
        assert not User.objects.filter(username="moi").exists()

    def test_who_has_work_until_a_day_gives_none_beyond_it(self, khanh_hoa):
        local = making.make_staff("quanly", "administrator")
        making.make_assignment(local, khanh_hoa, valid_to=timezone.localdate())

        answer = signed_in(local).post(address(User, "add"), {"username": "moi", **added(locality=khanh_hoa.pk)})

        assert answer.status_code == 200
        assert not User.objects.filter(username="moi").exists()

    def test_superuser_is_changed_by_superusers_alone(self):
        highest, superuser = making.make_staff("cao", "administrator", "everything"), making.make_administrator()

        assert signed_in(highest).post(address(superuser, "change"), {"username": "quantri"}).status_code == 403

    def test_nobody_raises_themselves(self, local):
        desk = signed_in(local)
        where = address(local, "change")

        answer = desk.post(where, {"is_superuser": "on", "is_staff": "on", "username": "quanly"})

        assert answer.status_code == 403
        local.refresh_from_db()
        assert not local.is_superuser

    def test_superuser_cannot_be_made_with_a_forged_form(self, desk):
        person = making.make_user("moi")
        where = address(person, "change")

        desk.post(where, form_of(desk, where, is_superuser="on", is_staff="on"))

        person.refresh_from_db()
        assert (person.is_superuser, person.is_staff) == (False, False)

    def test_accounts_and_organisations_outside_are_not_found(self, local, an_giang):
        outside, desk = making.make_staff("chi", "editor", an_giang), signed_in(local)
        body = making.make_organisation("Sở Y tế", locality=an_giang)

        for record in (outside, body, making.make_administrator()):
            assert desk.get(address(record, "change")).status_code == 404


def added(**values):
    """One more row of assignments, as a browser sends it."""
    return {
        "assignments-TOTAL_FORMS": "1", "assignments-INITIAL_FORMS": "0", "assignments-MIN_NUM_FORMS": "0",
        "assignments-MAX_NUM_FORMS": "100", **{f"assignments-0-{name}": value for name, value in values.items()},
    }  # fmt: skip


def test_address_of_a_list_asks_no_column_but_those_of_its_filters(clerk, khanh_hoa):
    record = making.make_grassroots_model(name="a" * 40 + "!", locality=khanh_hoa, staff_note="kín")

    for query in (
        "name__regex=^(a%2B)%2B%24", "name__regex=(", "staff_note__startswith=x", "id__in=99999999999999999999999",
        "submitted_by__exact=99999999999999999999999", "organisation__staff_note__contains=x",
    ):  # fmt: skip
        assert list(clerk.get(f"{address(GrassrootsModel)}?{query}").context["cl"].queryset) == [record]


def test_milestone_that_a_public_record_stands_on_is_not_deleted_from_its_own_page(desk, khanh_hoa):
    record = making.make_grassroots_model(locality=khanh_hoa, cited=False)
    milestone = making.make_milestone(record, decision_number="12/QĐ-UBND")

    assert desk.post(address(milestone, "delete"), {"post": "yes"}).status_code == 403
    desk.post(address(Milestone), {"action": "delete_selected", "_selected_action": [milestone.pk], "post": "yes"})

    assert record.milestones.count() == 1
