"""Public pages are made once an edition, and never shown past it or to the wrong people."""

from gzip import decompress

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests.making import (
    make_administrator,
    make_citation,
    make_commune,
    make_field,
    make_grassroots_model,
    make_organisation,
    make_province,
    make_source,
)
from trackerapp import publishing
from trackerapp.selectors import release
from trackerapp.selectors.listing import Part
from trackerapp.text.dates import PartialDate

pytestmark = pytest.mark.django_db

PAGES = ["home", "grassroots_model_list", "commendation_list", "organisation_list", "statistics_page"]


@pytest.fixture
def record():
    return make_grassroots_model(name="Nụ cười", organisation=make_organisation("Hội Phụ nữ"))


@pytest.mark.parametrize("name", PAGES)
def test_who_has_the_page_already_is_told_so_by_one_query(name, client, record, django_assert_num_queries):
    first = client.get(reverse(name))

    with django_assert_num_queries(1):
        again = client.get(reverse(name), headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]


@pytest.mark.parametrize("name", PAGES)
def test_page_that_was_made_is_sent_to_others_as_it_was(name, client, record, django_assert_num_queries):
    first = client.get(reverse(name))

    with django_assert_num_queries(1):
        again = Client().get(reverse(name))

    assert again.content == first.content
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]


@pytest.mark.parametrize("change", ["field", "its ties", "place", "citation", "source"])
def test_card_does_not_outlive_a_change_of_what_it_shows_beside_the_record(change, client):
    place, field, source = make_commune("Vạn Giã", make_province()), make_field(), make_source()
    record = make_grassroots_model(locality=place, cited=False)
    record.fields.add(field)
    citation = make_citation(source=source, grassroots_model=record)
    before = client.get(reverse("grassroots_model_list")).content
    if change == "its ties":
        record.fields.clear()
    elif change == "citation":
        citation.delete()
    else:
        changed = {"field": field, "place": place, "source": source}[change]
        changed.name, changed.published_on = "Tên mới", PartialDate(2021)
        changed.save()

    assert client.get(reverse("grassroots_model_list")).content != before


def test_card_of_another_record_is_made_once(client, record, monkeypatch):
    client.get(reverse("grassroots_model_list"))
    made = []
    monkeypatch.setattr(Part, "read", lambda _part, ids: made.extend(ids) or {})

    new = make_grassroots_model(name="Hũ gạo tình thương", cited=False)
    client.get(reverse("grassroots_model_list"))

    assert made == [new.pk]


def test_page_is_compressed_for_browsers_that_take_it(client, record):
    plain = client.get(reverse("grassroots_model_list"))
    packed = client.get(reverse("grassroots_model_list"), headers={"Accept-Encoding": "gzip, br"})

    assert packed["Content-Encoding"] == "gzip"
    assert decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"]


@pytest.mark.parametrize("change", ["publish", "rename", "organisation", "withdraw"])
def test_nothing_that_was_made_outlives_a_change(change, client, record):
    before = client.get(reverse("grassroots_model_list"))
    if change == "publish":
        make_grassroots_model(name="Hũ gạo tình thương")
    elif change == "rename":
        record.name = "Nụ cười mới"
        record.save()
    elif change == "organisation":
        record.organisation.name = "Hội Nông dân"
        record.organisation.save()
    else:
        publishing.withdraw(record, "Nhầm", by=None)

    after = client.get(reverse("grassroots_model_list"), headers={"If-None-Match": before["ETag"]})

    assert after.status_code == 200
    assert after.content != before.content


def test_languages_and_query_strings_do_not_mix(client, record):
    address = reverse("grassroots_model_list")
    pages = [client.get(each) for each in (address, f"/en{address}".replace("mo-hinh", "models"), f"{address}?q=khac")]

    assert len({page["ETag"] for page in pages}) == 3
    assertContains(pages[1], 'lang="en"')


def test_page_of_staff_is_never_kept_and_never_taken_from_what_is(client, record):
    draft = make_grassroots_model(name="Bản nháp kín", state="draft")
    desk = Client()
    desk.force_login(make_administrator())

    assertContains(desk.get(draft.get_absolute_url()), "Bản nháp kín")
    page = desk.get(record.get_absolute_url())

    assert "ETag" not in page
    assert "private" in page["Cache-Control"]
    assert client.get(draft.get_absolute_url()).status_code == 404
    assertNotContains(client.get(reverse("home")), "Bản nháp kín")


@pytest.mark.parametrize("method", ["options", "post", "put", "delete"])
def test_page_that_is_kept_can_only_be_read(method, client, record):
    address = reverse("grassroots_model_list")
    page = client.get(address)

    answer = getattr(client, method)(address, headers={"If-None-Match": page["ETag"]})

    assert (answer.status_code, answer["Allow"], "ETag" in answer) == (405, "GET, HEAD", False)
    assert client.head(address)["ETag"] == page["ETag"]


def test_what_is_not_there_is_not_kept(client):
    assert client.get("/mo-hinh/99/khong-co/").status_code == 404
    assert "ETag" not in client.get("/mo-hinh/99/khong-co/")


@pytest.mark.parametrize("name", ["grassroots_model_list", "organisation_list", "source_list"])
def test_list_that_could_not_be_narrowed_empties_no_other(name, client, record):
    whole = client.get(reverse(name)).context["page"].paginator.count
    caches["editions"].clear()

    for wrong in ({"tinh": "999999"}, {"q": "x" * 300}):
        client.get(reverse(name), wrong)
    caches["pages"].clear()

    assert whole == client.get(reverse(name)).context["page"].paginator.count > 0


def test_page_that_an_odd_address_makes_is_not_kept(client, record, monkeypatch):
    monkeypatch.setattr("trackerapp.views.unchanged.LONGEST", 10)

    assert "ETag" not in client.get(reverse("home"))


@pytest.mark.parametrize("name", ["templates/base.html", "trackerapp/views.py", "trackerapp/static/so.css"])
def test_release_ends_when_what_pages_are_made_with_changes(name, settings, tmp_path):
    settings.BASE_DIR, file = tmp_path, tmp_path / name
    before = release._release()
    file.parent.mkdir(parents=True)
    file.touch()

    assert release._release() != before


@pytest.mark.parametrize(("name", "value"), [("CONTACT_EMAIL", "so@example.org"), ("SEARCHES_PER_MINUTE", 7)])
def test_release_ends_when_a_setting_that_pages_show_changes(name, value, settings, tmp_path):
    settings.BASE_DIR = tmp_path
    before = release._release()
    setattr(settings, name, value)

    assert release._release() != before
