"""The public sees published rows only, on every page, in every choice and every count."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests.making import (
    make_administrator,
    make_citation,
    make_commendation,
    make_field,
    make_grassroots_model,
    make_milestone,
    make_organisation,
    make_recipient,
    make_source,
    make_user,
    make_van_gia,
)
from trackerapp.models import State

pytestmark = pytest.mark.django_db

HIDDEN = [State.DRAFT, State.SUBMITTED, State.RETURNED, State.WITHDRAWN]
LISTS = ["grassroots_model_list", "commendation_list", "locality_list", "organisation_list", "source_list"]
PAGES = ["home", "statistics_page", *LISTS]


@pytest.fixture
def place():
    return make_van_gia()


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_not_published_is_nowhere(client, place, state):
    body = make_organisation("Hội Kín")
    field = make_field("secret", name="Lĩnh vực kín")
    source = make_source(title="Nguồn kín", state=state, locality=place)
    grassroots_model = make_grassroots_model(name="Mô hình kín", locality=place, organisation=body, state=state)
    grassroots_model.fields.add(field)
    commendation = make_commendation(form_as_printed="giấy khen kín", locality=place, issued_by=body, state=state)
    make_citation(
        grassroots_model=make_grassroots_model(name="Mô hình mở", locality=place), source=source, quote="lời kín"
    )
    addresses = [reverse(name) for name in PAGES] + [place.get_absolute_url(), "/mo-hinh/?q=kin", "/khen-thuong/?q=kin"]

    pages = [client.get(address) for address in addresses]

    for page in pages:
        assert page.status_code == 200
        for word in (
            "Mô hình kín",
            "giấy khen kín",
            "Giấy khen kín",
            "Nguồn kín",
            "Hội Kín",
            "Lĩnh vực kín",
            "lời kín",
        ):
            assertNotContains(page, word)
    for record in (source, grassroots_model, commendation, body):
        assert client.get(record.get_absolute_url()).status_code == 404


def test_wrong_name_of_a_draft_does_not_tell_its_right_name(client):
    draft = make_grassroots_model(name="Bí mật", state=State.DRAFT)

    assert client.get(f"/mo-hinh/{draft.pk}/").status_code == 404


def test_words_of_a_draft_source_are_not_quoted_and_support_nothing(client):
    grassroots_model = make_grassroots_model(name="Hũ gạo")
    make_citation(
        grassroots_model=grassroots_model,
        source=make_source(title="Kín", state=State.DRAFT),
        quote="kín",
        supports=["kind"],
    )

    page = client.get(grassroots_model.get_absolute_url())

    assertNotContains(page, "kín")
    assertContains(page, "biên tập xếp")


def test_source_shows_the_words_of_public_records_only(client):
    source = make_source()
    make_citation(source=source, grassroots_model=make_grassroots_model(), quote="mở ra")
    draft = make_grassroots_model(name="Bản nháp", state=State.DRAFT)
    make_citation(source=source, grassroots_model=draft, quote="còn kín")
    make_citation(source=source, milestone=make_milestone(draft), quote="mốc kín")

    page = client.get(source.get_absolute_url())

    assertContains(page, "mở ra")
    for word in ("còn kín", "mốc kín", "Bản nháp"):
        assertNotContains(page, word)


def test_lineage_shows_published_ends_only(client):
    draft = make_grassroots_model(name="Gốc kín", state=State.DRAFT)
    grassroots_model = make_grassroots_model(replicated_from=draft)
    make_grassroots_model(name="Ngọn kín", replicated_from=grassroots_model, state=State.DRAFT)
    make_grassroots_model(name="Ngọn mở", replicated_from=grassroots_model)

    page = client.get(grassroots_model.get_absolute_url())

    assertContains(page, "Ngọn mở")
    assertNotContains(page, "Gốc kín")
    assertNotContains(page, "Ngọn kín")


def test_administrator_sees_a_draft_as_a_preview_that_no_cache_keeps(client):
    draft = make_grassroots_model(name="Bản nháp", state=State.DRAFT)
    client.force_login(make_administrator())

    page = client.get(draft.get_absolute_url())

    assertContains(page, "Bản xem trước, chưa công bố.")
    assertContains(page, "noindex")
    assert "no-store" in page["Cache-Control"]
    assert "private" in page["Cache-Control"]


def test_user_without_rights_sees_no_draft(client):
    draft = make_grassroots_model(state=State.DRAFT)
    client.force_login(make_user())

    assert client.get(draft.get_absolute_url()).status_code == 404


def test_note_for_staff_is_on_no_page(client):
    grassroots_model = make_grassroots_model(staff_note="gọi cô Hoa")
    commendation = make_commendation(staff_note="gọi cô Hoa")

    for record in (grassroots_model, commendation, grassroots_model.citations.get().source):
        assertNotContains(client.get(record.get_absolute_url()), "cô Hoa")


def test_private_person_is_named_with_a_basis_only(client):
    commendation = make_commendation(individuals=2)
    basis = {"basis": "consent", "basis_document": "giấy đồng ý 12/05/2026"}
    make_recipient(commendation, kind="individual", name="Nguyễn Thị Kín")
    make_recipient(commendation, kind="individual", name="Trần Văn Mở", **basis)

    page = client.get(commendation.get_absolute_url())

    assertContains(page, "Trần Văn Mở")
    assertNotContains(page, "Nguyễn Thị Kín")
    assertNotContains(page, "giấy đồng ý")
    assertContains(page, "1 cá nhân, hộ gia đình không nêu tên")


def test_passage_with_a_name_that_may_not_be_shown_stays_with_staff(client):
    source = make_source()
    recipient = make_recipient(make_commendation(), kind="individual", name="Nguyễn Thị Kín")
    make_citation(source=source, recipient=recipient, quote="bà Nguyễn Thị Kín")

    assertNotContains(client.get(source.get_absolute_url()), "Nguyễn Thị Kín")


def test_household_that_runs_a_model_is_named_with_a_basis_only(client):
    hidden = make_grassroots_model(runner_kind="household", runner_name="hộ ông Kín")
    shown = make_grassroots_model(
        runner_kind="household", runner_name="hộ bà Mở", basis="consent", basis_document="giấy"
    )

    assertNotContains(client.get(hidden.get_absolute_url()), "hộ ông Kín")
    assertContains(client.get(shown.get_absolute_url()), "hộ bà Mở")
    assertNotContains(client.get("/mo-hinh/"), "hộ ông Kín")
