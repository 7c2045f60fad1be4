"""Every page answers, in both languages, at its own address, and tells which it is."""

import gzip

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests.making import (
    make_award_type,
    make_citation,
    make_commendation,
    make_directive,
    make_grassroots_model,
    make_organisation,
    make_source,
    make_van_gia,
)
from trackerapp.models import State

pytestmark = pytest.mark.django_db

LISTS = ["grassroots_model_list", "commendation_list", "locality_list", "organisation_list", "source_list"]
STATEMENTS = ["everything", "statistics_page", "about", "privacy", "accessibility", "data_licence"]


@pytest.fixture
def records():
    """One public record of each kind that has a page."""
    place = make_van_gia()
    body = make_organisation(locality=place)
    grassroots_model = make_grassroots_model(name="Nụ cười từ trái tim", locality=place, organisation=body)
    commendation = make_commendation(issued_by=body, locality=place, collectives=30)
    return [grassroots_model, commendation, place, body, grassroots_model.citations.get().source]


@pytest.mark.once
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", ["home", *LISTS, *STATEMENTS])
def test_page_answers_in_its_language(client, records, name, language):
    with override(language):
        address = reverse(name)

    page = client.get(address)

    assert page.status_code == 200
    assertContains(page, f'<html lang="{language}">')
    assert address.startswith("/en/") == (language == "en")


@pytest.mark.once
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_record_has_a_page_in_both_languages(client, records, language):
    for record in records:
        with override(language):
            page = client.get(record.get_absolute_url())

        assert page.status_code == 200
        assertContains(page, f'<html lang="{language}">')


def test_empty_register_has_all_its_pages(client):
    for name in ["home", *LISTS]:
        assert client.get(reverse(name)).status_code == 200


def test_addresses_are_vietnamese_and_english():
    paths = {"vi": ["/mo-hinh/", "/khen-thuong/", "/dia-phuong/", "/to-chuc/", "/nguon/"]}
    paths["en"] = ["/en/models/", "/en/commendations/", "/en/places/", "/en/organisations/", "/en/sources/"]

    for language, expected in paths.items():
        with override(language):
            assert [reverse(name) for name in LISTS] == expected


def test_other_language_is_the_same_page_with_the_same_query(client, records):
    grassroots_model = records[0]

    lists = client.get("/mo-hinh/?q=n%E1%BB%A5&loai=model")
    detail = client.get(grassroots_model.get_absolute_url())

    assertContains(lists, 'href="/en/models/?q=n%E1%BB%A5&amp;loai=model" hreflang="en" lang="en"')
    assertContains(detail, f'href="/en/models/{grassroots_model.pk}/nu-cuoi-tu-trai-tim/" hreflang="en"')
    assertContains(
        detail, f'<link rel="alternate" hreflang="en" href="http://testserver/en/models/{grassroots_model.pk}'
    )
    assertContains(
        detail, f'<link rel="canonical" href="http://testserver/mo-hinh/{grassroots_model.pk}/nu-cuoi-tu-trai-tim/">'
    )


def test_other_language_of_a_commendation_needs_no_second_step(client):
    award = make_award_type(name="Bằng khen", name_en="Certificate of merit")
    commendation = make_commendation(award_type=award)

    page = client.get(f"/khen-thuong/{commendation.pk}/bang-khen/")
    other = client.get(f"/en/commendations/{commendation.pk}/bang-khen/")

    assertContains(page, f"/en/commendations/{commendation.pk}/bang-khen/")
    assert (page.status_code, other.status_code) == (200, 200)
    assertContains(other, "Certificate of merit")


@pytest.mark.parametrize("end", ["", "mot-ten-khac/"])
def test_number_alone_or_a_wrong_name_leads_to_the_right_address_for_good(client, records, end):
    for record in records:
        right = record.get_absolute_url()
        root = right[: right.index(f"/{record.pk}/")]

        assertRedirects(client.get(f"{root}/{record.pk}/{end}"), right, status_code=301)


def test_merged_model_leads_on_to_the_end_of_the_line(client):
    last = make_grassroots_model(name="Hũ gạo tình thương")
    middle = make_grassroots_model(name="Hũ gạo", merged_into=last, state=State.WITHDRAWN)
    first = make_grassroots_model(name="Hũ gạo cũ", merged_into=middle, state=State.WITHDRAWN)

    assertRedirects(client.get(first.get_absolute_url()), last.get_absolute_url(), status_code=301)


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED])
def test_model_that_never_was_public_leads_nowhere_though_it_was_merged(client, state):
    merged = make_grassroots_model(merged_into=make_grassroots_model(), state=state)

    assert client.get(merged.get_absolute_url()).status_code == 404
    assert client.get(f"/api/v1/models/MH-{merged.pk}/").status_code == 404
    assert client.get("/gop-y/", {"ve": f"MH-{merged.pk}"}).status_code == 404


def test_merged_model_leads_on_for_programs_and_reports_too(client):
    last = make_grassroots_model()
    merged = make_grassroots_model(merged_into=last, state=State.WITHDRAWN)

    answer = client.get(f"/api/v1/models/MH-{merged.pk}/?lang=en")

    assertRedirects(answer, f"http://testserver/api/v1/models/MH-{last.pk:02}/?lang=en", status_code=301)
    assert client.get("/gop-y/", {"ve": f"MH-{merged.pk}"}).context["about"] == last


def test_model_merged_into_a_draft_is_not_found(client):
    draft = make_grassroots_model(state=State.DRAFT)
    merged = make_grassroots_model(merged_into=draft, state=State.WITHDRAWN)

    assert client.get(merged.get_absolute_url()).status_code == 404


def test_name_without_latin_letters_has_an_address(client):
    grassroots_model = make_grassroots_model(name="★★★")

    assert client.get(grassroots_model.get_absolute_url()).status_code == 200


def test_names_are_marked_as_vietnamese_on_english_pages_only(client, records):
    grassroots_model = records[0]
    with override("en"):
        english = client.get(grassroots_model.get_absolute_url())

    vietnamese = client.get(grassroots_model.get_absolute_url())

    assertContains(english, '<h1 class="hang"><span lang="vi">“Nụ cười từ trái tim”</span></h1>')
    assertNotContains(vietnamese, '<span lang="vi">')


def test_years_and_numbers_are_written_as_vietnamese_write_them(client):
    commendation = make_commendation(merit_year=2017, individuals=1195)

    page = client.get(commendation.get_absolute_url())

    assertContains(page, "2017")
    assertNotContains(page, "2.017")
    assertContains(page, "1.195")


def test_page_that_is_not_there_is_told_in_the_language_of_its_address(client):
    vietnamese, english = client.get("/khong-co/"), client.get("/en/nothing/")

    assertContains(vietnamese, "Trang này không có trong sổ", status_code=404)
    assertContains(english, "This page is not in the register", status_code=404)


def test_error_pages_need_no_request_and_no_database(django_db_blocker):
    with django_db_blocker.block():
        for template in ["400.html", "500.html"]:
            assert "Sổ mô hình" in render_to_string(template)


def test_failing_page_says_so_in_the_look_of_the_register(monkeypatch):
    monkeypatch.setattr("trackerapp.selectors.figures", lambda _edition: 1 / 0)

    page = Client(raise_request_exception=False).get("/")

    assertContains(page, "Máy chủ gặp lỗi", status_code=500)


@pytest.mark.once
def test_policy_lets_nothing_in_from_elsewhere_and_pages_need_nothing_inline(client, records):
    for address in [
        "/",
        "/mo-hinh/",
        "/mo-hinh/?xem=bang",
        "/khen-thuong/",
        *(each.get_absolute_url() for each in records),
    ]:
        page = client.get(address)

        assert "default-src 'self'" in page["Content-Security-Policy"]
        assertNotContains(page, "style=")
        assertNotContains(page, "<script>")
        assert not page.cookies


def test_machines_are_told_what_to_leave_alone_and_whom_to_write_to(client, settings):
    settings.CONTACT_EMAIL = "so@example.vn"

    assertContains(client.get("/robots.txt"), "Disallow: /admin/")
    assertContains(client.get("/.well-known/security.txt"), "Contact: mailto:so@example.vn")


def test_contact_is_told_honestly_where_none_is_set(client, settings):
    settings.CONTACT_EMAIL = ""
    without = client.get(reverse("about"))
    settings.CONTACT_EMAIL = "so@example.vn"
    with_one = client.get(reverse("about"))

    assertContains(without, "chưa đặt địa chỉ nhận thư")
    assertContains(with_one, 'href="mailto:so@example.vn"')
    assert client.get("/.well-known/security.txt").status_code == 200


def test_list_page_weighs_little_with_25_records(client):
    place = make_van_gia()
    for number in range(26):
        make_grassroots_model(name=f"Mô hình số {number} với một cái tên khá dài để đo", locality=place)

    page = client.get("/mo-hinh/?xep=ten")

    assert len(gzip.compress(page.content)) < 12 * 1024


def test_directive_is_shown_with_the_source_that_cites_it(client):
    source = make_source()
    directive = make_directive(number="05-CT/TW")
    make_citation(source=source, directive=directive)

    assertContains(client.get(source.get_absolute_url()), "Chỉ thị số 05-CT/TW")
