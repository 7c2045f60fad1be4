"""Search engines are told every public address once, in both languages, and which address a page has."""

import re
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.making import make_commendation, make_grassroots_model, make_organisation, make_source, make_van_gia

pytestmark = pytest.mark.django_db

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def read(client, address="/sitemap.xml"):
    answer = client.get(address)
    assert answer.status_code == 200
    return ET.fromstring(answer.content)  # noqa: S314


def places(found):
    return [each.text for each in found.iter(f"{MAP}loc")]


def everything(client):
    return [place for part in places(read(client)) for place in places(read(client, part))]


def head_of(client, address):
    return client.get(address).content.decode().partition("</head>")[0]


def own_address(client, address):
    return re.search('<link rel="canonical" href="([^"]+)"', head_of(client, address))[1].replace("&amp;", "&")


def test_every_public_record_stands_in_it_in_both_languages(client):
    body = make_organisation(locality=make_van_gia())
    records = [make_grassroots_model(organisation=body), make_commendation(issued_by=body), body, body.locality]

    found = everything(client)

    assert len(found) == len(set(found))
    for record in [*records, records[0].citations.get().source]:
        assert f"http://testserver{record.get_absolute_url()}" in found
    assert sum("/en/" in address for address in found) == len(found) / 2


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "withdrawn"])
def test_what_is_not_public_stands_in_none(client, state):
    before = everything(client)
    body = make_organisation()
    make_grassroots_model(state=state, organisation=body, cited=False)
    make_commendation(state=state, issued_by=body, cited=False)
    make_source(state=state)

    assert everything(client) == before


def test_every_address_in_it_answers_and_is_the_pages_own(client):
    make_commendation(issued_by=make_organisation(locality=make_van_gia()))
    make_grassroots_model()

    for address in everything(client):
        assert own_address(client, address) == address


def test_each_address_tells_the_other_languages_and_its_day(client):
    made = make_grassroots_model(name="Nụ cười")

    entry = read(client, "/sitemap-models.xml").find(f"{MAP}url")

    path = f"{made.pk}/nu-cuoi/"
    assert {each.get("hreflang"): each.get("href") for each in entry.iter(LINK)} == {
        "vi": f"http://testserver/mo-hinh/{path}",
        "en": f"http://testserver/en/models/{path}",
        "x-default": f"http://testserver/mo-hinh/{path}",
    }
    assert re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", entry.find(f"{MAP}lastmod").text)


def test_large_kinds_come_in_parts(client, monkeypatch):
    monkeypatch.setattr("trackerapp.views.sitemaps.Pages.limit", 2)
    for _ in range(5):
        make_grassroots_model()

    parts = [address for address in places(read(client)) if "models" in address]

    assert [address.partition("models")[2] for address in parts] == [".xml", ".xml?p=2", ".xml?p=3"]
    assert [len(places(read(client, part))) for part in parts] == [4, 4, 2]


@pytest.mark.parametrize("address", ["/sitemap-khac.xml", "/sitemap-models.xml?p=9", "/sitemap-models.xml?p=x%00"])
def test_parts_that_there_are_not_are_not_found(client, address):
    assert client.get(address).status_code == 404


def test_part_is_read_by_the_same_queries_whatever_it_holds(client):
    asked = []
    for _ in range(2):
        make_commendation()
        with CaptureQueriesContext(connection) as queries:
            read(client, "/sitemap-commendations.xml")
        asked.append(len(queries))

    assert asked == [2, 2]


def test_robots_are_told_where_it_is(client):
    assert b"\nSitemap: http://testserver/sitemap.xml\n" in client.get("/robots.txt").content


class TestOwnAddress:
    """Every page says which address is its own, and where it is in the other language."""

    def test_of_a_filtered_list_has_the_filters_in_one_order_and_neither_order_nor_view(self, client):
        address = "/mo-hinh/?xem=bang&nam=2018&xep=ten&loai=model&loai=club&tinh="

        assert own_address(client, address) == "http://testserver/mo-hinh/?loai=club&loai=model&nam=2018"

    def test_of_a_further_page_has_its_number(self, client):
        for _ in range(26):
            make_grassroots_model(kind="club")

        assert own_address(client, "/mo-hinh/?page=2") == "http://testserver/mo-hinh/?page=2"
        assert own_address(client, "/mo-hinh/?page=2&loai=club") == "http://testserver/mo-hinh/?loai=club&page=2"
        assert own_address(client, "/mo-hinh/?page=1") == "http://testserver/mo-hinh/"

    def test_does_not_repeat_what_is_no_filter(self, client):
        assert own_address(client, "/mo-hinh/?utm_source=x&staff_note=1") == "http://testserver/mo-hinh/"

    def test_is_told_in_each_language_and_for_all_others(self, client):
        head = head_of(client, "/en/models/?nam=2018&xep=ten")

        assert re.findall('hreflang="([^"]+)" href="http://testserver([^"]+)"', head) == [
            ("vi", "/mo-hinh/?nam=2018"),
            ("en", "/en/models/?nam=2018"),
            ("x-default", "/mo-hinh/?nam=2018"),
        ]

    @pytest.mark.parametrize("query", ["?q=nu+cuoi", "?nam=x", "?tim_noi=khong"])
    def test_is_not_to_be_found_where_it_answers_one_readers_words(self, client, query):
        assert '<meta name="robots" content="noindex">' in head_of(client, reverse("grassroots_model_list") + query)

    @pytest.mark.parametrize("query", ["", "?nam=2018", "?q=", "?page=1"])
    def test_is_to_be_found_otherwise(self, client, query):
        assert "noindex" not in head_of(client, reverse("grassroots_model_list") + query)
