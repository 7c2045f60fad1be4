"""Erasing a person from the admin: shown first, with where else the name stands; then confirmed, on a document."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests import making
from trackerapp import images
from trackerapp.erasing import outside
from trackerapp.models import Article, Erasure, GrassrootsModel, Locality, Photo, Recipient, Role

from .conftest import address, form_of, told

NAME = "Nguyễn Thị Quỳnh"
DOCUMENT = "Đơn số 3 ngày 02/06/2026"
BASIS = {"basis": "consent", "basis_document": "phiếu 14"}


@pytest.fixture
def van_gia(lasting_van_gia, db):
    return Locality.objects.get(pk=lasting_van_gia)


@pytest.fixture
def person(van_gia):
    return making.make_recipient(making.make_commendation(locality=van_gia), kind="individual", name=NAME, **BASIS)


@pytest.fixture
def household(van_gia):
    return making.make_grassroots_model(locality=van_gia, runner_kind="household", runner_name=f"hộ bà {NAME}")


@pytest.fixture
def reviewer(client, van_gia):
    """A client at which the reviewer of the commune has signed in."""
    client.force_login(making.make_staff("chi", Role.REVIEWER, van_gia.today))
    return client


def erase_page(*rows):
    kind = rows[0]._meta.model_name
    return f"{reverse(f'admin:trackerapp_{kind}_erase')}?{'&'.join(f'id={row.pk}' for row in rows)}"


def marks(page):
    return [mark for mark, _words in page.context["form"].fields["rows"].choices]


def confirm(client, *rows, **data):
    """Send what the page offers as it was shown."""
    where = erase_page(*rows)
    shown = client.get(where).context["form"]
    return client.post(where, {"rows": shown["rows"].value(), "document": DOCUMENT, **data})


def name_of(row):
    row.refresh_from_db()
    return getattr(row, row.NAME)


def test_the_page_shows_what_goes_and_where_else_the_name_stands(reviewer, person, household):
    source = making.make_source(title=f"Gặp bà {NAME}", locality=person.commendation.locality)

    page = reviewer.get(erase_page(person))

    assert marks(page) == [f"recipient-{person.pk}-1", f"grassrootsmodel-{household.pk}-1"]
    assert page.context["form"]["rows"].value() == [f"recipient-{person.pk}-1"]
    assert [mention.record for _link, mention in page.context["mentions"]] == [source]
    assertContains(page, address(source, "change"))


def test_the_page_leads_to_what_was_proposed_from_an_article_with_the_name(reviewer, person):
    article = Article.objects.create(title="Bài", text="Không.", sha256="a" * 64, locality=person.commendation.locality)
    candidate = article.candidates.create(kind="commendation", start=0, end=3, values={"merit": f"Gặp bà {NAME}"})

    page = reviewer.get(erase_page(person))

    assertContains(page, f"{reverse('admin:article_page', args=[article.pk])}?mo={candidate.pk}#u-{candidate.pk}")


def test_a_reviewer_erases_what_is_confirmed_and_nothing_else(reviewer, person, household):
    answer = confirm(reviewer, person)

    assert answer.context["is_done"]
    assert (name_of(person), name_of(household)) == ("", f"hộ bà {NAME}")
    erasure = Erasure.objects.get()
    assert (erasure.document, erasure.erased_by.username) == (DOCUMENT, "chi")
    assert person.history.first().history_user.username == "chi"


def test_others_of_the_name_go_with_it_where_they_are_ticked(reviewer, person, household):
    where = erase_page(person)

    reviewer.post(where, {"rows": marks(reviewer.get(where)), "document": DOCUMENT})

    assert (name_of(person), name_of(household)) == ("", "")


def test_mentions_are_still_told_when_it_is_done(reviewer, person):
    making.make_source(title=f"Gặp bà {NAME}", locality=person.commendation.locality)

    answer = confirm(reviewer, person)

    assert len(answer.context["mentions"]) == 1


def test_what_lies_elsewhere_is_neither_offered_nor_shown(reviewer, person):
    elsewhere = making.make_province("An Giang", "91")
    making.make_grassroots_model(locality=elsewhere, runner_kind="household", runner_name=NAME)

    page = reviewer.get(erase_page(person))

    assert marks(page) == [f"recipient-{person.pk}-1"]
    assert page.context["mentions"] == []
    assert page.context["others"] == 1


@pytest.mark.parametrize("document", ["", " ", f"Đơn của bà {NAME}", "x" * 201, "\0"])
def test_without_a_document_nothing_is_erased(document, reviewer, person):
    answer = confirm(reviewer, person, document=document)

    assert answer.context["form"].errors
    assert name_of(person) == NAME


def test_a_row_that_changed_after_it_was_shown_is_not_erased(reviewer, person):
    where = erase_page(person)
    shown = marks(reviewer.get(where))
    person.title = "Tổ trưởng"
    person.save()

    answer = reviewer.post(where, {"rows": shown, "document": DOCUMENT})

    assert answer.context["form"].errors["rows"]
    assert name_of(person) == NAME


@pytest.mark.parametrize("forged", ["recipient-{other}-1", "user-1-1", "recipient-{pk}", "x", ""])
def test_a_forged_choice_erases_nothing(forged, reviewer, person):
    elsewhere = making.make_commendation(locality=making.make_province("An Giang", "91"))
    other = making.make_recipient(elsewhere, kind="individual", name="Lê Văn C")

    answer = reviewer.post(
        erase_page(person), {"rows": [forged.format(other=other.pk, pk=person.pk)], "document": DOCUMENT}
    )

    assert answer.context["form"].errors
    assert (name_of(person), name_of(other)) == (NAME, "Lê Văn C")


def test_confirming_twice_finds_nobody(reviewer, person):
    where = erase_page(person)
    data = {"rows": marks(reviewer.get(where)), "document": DOCUMENT}
    reviewer.post(where, data)

    answer = reviewer.post(where, data)

    assert not answer.context["is_done"]
    assert Erasure.objects.count() == 1


@pytest.mark.parametrize("role", [Role.VIEWER, Role.EDITOR])
def test_who_may_not_publish_may_not_erase(role, client, van_gia, person):
    client.force_login(making.make_staff("binh", role, van_gia.today))

    assert client.get(erase_page(person)).status_code == 403
    assert client.post(erase_page(person), {"rows": "x", "document": DOCUMENT}).status_code == 403
    assertNotContains(client.get(address(person, "change")), "/erase/")


def test_a_reviewer_of_another_place_finds_nobody(client, person):
    client.force_login(making.make_staff("dung", Role.REVIEWER, making.make_province("An Giang", "91")))

    page = client.get(erase_page(person))
    answer = client.post(erase_page(person), {"rows": f"recipient-{person.pk}-1", "document": DOCUMENT})

    assert (page.context["chosen"], answer.context["is_done"]) == ([], False)
    assertNotContains(page, NAME)
    assert name_of(person) == NAME


def test_action_and_button_lead_to_the_page(reviewer, person, household):
    data = {"action": "erase_persons", ACTION_CHECKBOX_NAME: [person.pk]}

    assert reviewer.post(address(Recipient), data).url == erase_page(person)
    for row in (person, household):
        assertContains(reviewer.get(address(row, "change")), erase_page(row))


def test_numbers_that_nobody_has_are_passed_over(desk):
    page = desk.get(f"{reverse('admin:trackerapp_recipient_erase')}?id=x&id=99999999999999999999&id=%00")

    assert page.context["chosen"] == []


def test_files_of_a_photo_go_unless_that_is_unticked(desk, django_capture_on_commit_callbacks):
    photos = [making.make_photo(making.make_grassroots_model(), caption=NAME) for _ in range(2)]
    for photo in photos:
        default_storage.save(images.stored_at(photo.token, "small"), ContentFile(b"photo"))

    with django_capture_on_commit_callbacks(execute=True):
        confirm(desk, photos[0], with_files="on")
        confirm(desk, photos[1])

    assert [default_storage.exists(images.stored_at(each.token, "small")) for each in photos] == [False, True]
    assert [each.caption for each in Photo.objects.order_by("pk")] == ["", ""]


def test_if_the_list_outside_cannot_be_written_it_is_told_and_nothing_erased(reviewer, person, settings, tmp_path):
    settings.ERASURES_FILE = tmp_path / "missing" / "list"

    answer = confirm(reviewer, person)

    assert answer.context["form"].non_field_errors()
    assert name_of(person) == NAME
    assert not outside.path().exists()


def test_the_form_of_an_erased_row_takes_everything_but_a_name(desk, person, household):
    confirm(desk, person)
    confirm(desk, household)
    row = address(person, "change")

    desk.post(row, form_of(desk, row, standing="worker", name="Lê Văn C", basis="consent", basis_document="x"))
    desk.post(address(household, "change"), form_of(desk, address(household, "change"), summary="Mới", runner_name="C"))

    assert (name_of(person), person.standing, person.basis) == ("", "worker", "")
    assert (name_of(household), household.summary) == ("", "Mới")


def test_a_recipient_who_was_not_erased_needs_a_name(desk, person):
    where = address(person, "change")

    page = desk.post(where, form_of(desk, where, name=""))

    assert page.context["adminform"].form.errors["name"]


def test_lists_show_the_stub(desk, person):
    confirm(desk, person)

    assertContains(desk.get(address(Recipient)), "đã xóa tên theo yêu cầu")
    assertContains(desk.get(address(person.commendation, "change")), "đã xóa tên theo yêu cầu")


def test_a_name_that_is_entered_again_is_warned_of_and_saved(desk, person):
    confirm(desk, person)
    again = making.make_grassroots_model()
    where = address(again, "change")

    page = desk.post(where, form_of(desk, where, runner_name=NAME), follow=True)

    assert any(DOCUMENT in text for text in told(page))
    assert GrassrootsModel.objects.get(pk=again.pk).runner_name == NAME


def test_only_administrators_of_everything_read_the_list_of_erasures(desk, reviewer, person):
    confirm(desk, person)

    assertContains(desk.get(address(Erasure)), DOCUMENT)
    assert reviewer.get(address(Erasure)).status_code == 403
