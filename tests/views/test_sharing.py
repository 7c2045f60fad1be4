"""What a page tells search engines and those who share a link to it: true, public, and harmless."""

import json
import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils.html import escape

from tests.making import (
    make_administrator,
    make_citation,
    make_commendation,
    make_grassroots_model,
    make_organisation,
    make_photo,
    make_source,
    make_van_gia,
    when,
)

pytestmark = pytest.mark.django_db

BAD = "</script><script>alert(1)</script>&amp;\"'<!--"


def data_of(client, address):
    """The data of a page, by type."""
    page = client.get(address, follow=True).content.decode()
    found = re.findall('<script type="application/ld\\+json">(.*?)</script>', page, re.DOTALL)
    return {each["@type"]: each for each in map(json.loads, found)}


def card_of(client, address):
    """What a site that shows a link to the page reads of it."""
    head = client.get(address, follow=True).content.decode().partition("</head>")[0]
    return {name: unescape(value) for name, value in re.findall('<meta property="og:([^"]+)" content="([^"]*)">', head)}


def test_model_cites_its_public_sources_and_tells_its_place(client):
    made = make_grassroots_model(name="Nụ cười", locality=make_van_gia(), summary="Cười.", cited=False)
    source = make_source(title="Cách làm hay", author="Hải An", published_on=when("02/2019"), url="https://a.vn/1")
    make_citation(grassroots_model=made, source=source)
    make_citation(grassroots_model=made, source=make_source(state="draft", title="Kín"))

    page = data_of(client, made.get_absolute_url())["WebPage"]

    assert page["citation"] == [
        {
            "@type": "NewsArticle",
            "headline": "Cách làm hay",
            "author": {"@type": "Person", "name": "Hải An"},
            "datePublished": "2019-02",
            "url": "https://a.vn/1",
        }
    ]
    assert page["about"] == {"@type": "Thing", "name": "Nụ cười", "description": "Cười."}
    assert page["spatialCoverage"]["containedInPlace"]["containedInPlace"]["name"] == "Tỉnh Khánh Hòa"


def test_what_is_unknown_is_left_out(client):
    page = data_of(client, make_grassroots_model(cited=False).get_absolute_url())["WebPage"]

    assert not {"spatialCoverage", "citation", "description"} & set(page)
    assert None not in page.values()


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_kind_of_record_says_what_it_is(client, language):
    body = make_organisation(locality=make_van_gia())
    given = make_commendation(issued_by=body)
    source = given.citations.get().source
    roads = {"mo-hinh": "models", "khen-thuong": "commendations", "dia-phuong": "places", "to-chuc": "organisations"}
    roads["nguon"] = "sources"
    wanted = {"khen-thuong": (given, "WebPage"), "dia-phuong": (body.locality, "AdministrativeArea")}
    wanted |= {"to-chuc": (body, "Organization"), "nguon": (source, "NewsArticle")}

    for road, (record, kind) in wanted.items():
        address = f"/en/{roads[road]}/{record.pk}/" if language else f"/{road}/{record.pk}/"
        assert {kind, "BreadcrumbList"} <= set(data_of(client, address))


def test_first_page_tells_how_the_site_is_searched(client):
    action = data_of(client, "/en/")["WebSite"]["potentialAction"]

    assert action["target"]["urlTemplate"] == "http://testserver/en/search/?q={words}"
    assert client.get("/en/models/?q=words").status_code == 200


def test_the_data_set_names_files_that_there_are(client):
    found = data_of(client, reverse("data_licence"))["Dataset"]

    assert len(found["distribution"]) == 6
    for each in found["distribution"]:
        assert client.get(each["contentUrl"])["Content-Type"].partition(";")[0] == each["encodingFormat"]


def test_crumbs_lead_from_the_first_page_to_this_one(client):
    made = make_grassroots_model(name="Nụ cười & hoa")

    items = data_of(client, f"/en/models/{made.pk}/")["BreadcrumbList"]["itemListElement"]

    assert [(each["position"], each["name"]) for each in items] == [
        (1, "First page"),
        (2, "Models"),
        (3, "“Nụ cười & hoa”"),
    ]
    assert items[1]["item"] == "http://testserver/en/models/"


@pytest.mark.parametrize("language", ["mo-hinh", "en/models"])
def test_no_name_ends_the_data_or_the_tags(client, language):
    made = make_grassroots_model(name=BAD, summary=BAD)
    make_citation(grassroots_model=made, source=make_source(title=BAD))
    address = f"/{language}/{made.pk}/"

    data, card = data_of(client, address), card_of(client, address)

    assert data["WebPage"]["about"]["name"] == BAD
    assert card["title"] == f"“{BAD}”"
    assert f"<title>{escape(f'“{BAD}”')} – " in client.get(address, follow=True).content.decode()
    assert "<script>alert" not in client.get(address, follow=True).content.decode()


def test_a_draft_is_no_data(client):
    made = make_grassroots_model(state="draft", name="Kín")
    client.force_login(make_administrator())

    assert set(data_of(client, made.get_absolute_url())) == {"BreadcrumbList"}


def test_card_of_a_record_shows_its_public_photo(client):
    made = make_grassroots_model(name="Nụ cười")
    make_photo(made, state="draft")
    photo = make_photo(made, alternative_text="Quầy một cửa")

    card = card_of(client, made.get_absolute_url())

    assert card["image"] == f"http://testserver/anh/{photo.token}/large.webp"
    assert (card["image:alt"], card["type"], card["locale"]) == ("Quầy một cửa", "article", "vi_VN")
    assert card["url"] == f"http://testserver{made.get_absolute_url()}"


def test_card_of_other_pages_shows_that_of_the_site(client):
    make_photo(make_grassroots_model(), state="draft")

    for address in ("/", "/en/models/?loai=club&xep=ten", make_grassroots_model().get_absolute_url()):
        assert card_of(client, address)["image"] == "http://testserver/static/trackerapp/card.png"
    assert card_of(client, "/en/models/?xep=ten&loai=club")["url"] == "http://testserver/en/models/?loai=club"


def test_pages_of_errors_have_no_card(client):
    assert card_of(client, "/khong-co/") == {}
    assert client.get("/", HTTP_HOST="khac.example").status_code == 400
