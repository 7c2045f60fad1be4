"""What is new, as Atom: filtered like the list, stable in its ids, and cheap to ask for again."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from tests.making import make_commendation, make_field, make_grassroots_model, make_van_gia

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
MODELS = "/mo-hinh/tin.atom"


def feed_of(client, address=MODELS):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(answer.content)  # noqa: S314


def texts(feed, path):
    return [each.text for each in feed.iterfind("/".join(ATOM + part for part in path.split("/")))]


def links(feed):
    return {each.get("rel"): each.get("href") for each in feed.iterfind(f"{ATOM}link")}


def make_published(name, days_ago, **values):
    return make_grassroots_model(name=name, published_at=timezone.now() - timedelta(days=days_ago), **values)


def test_newest_published_comes_first_whatever_the_order_of_the_list(client):
    for name, days_ago in {"Cũ": 9, "Mới": 1, "Giữa": 5}.items():
        make_published(name, days_ago)

    assert texts(feed_of(client, f"{MODELS}?xep=ten"), "entry/title") == ["“Mới”", "“Giữa”", "“Cũ”"]


def test_feed_is_filtered_like_the_list_and_says_so(client):
    made = make_published("Nụ cười", 1)
    made.fields.add(make_field())
    make_published("Khác", 1)

    feed = feed_of(client, f"{MODELS}?xep=ten&linh_vuc=health&page=2")

    assert texts(feed, "entry/title") == ["“Nụ cười”"]
    assert texts(feed, "title") == ["Mô hình – Sổ mô hình; Lĩnh vực: Y tế"]
    assert links(feed) == {
        "alternate": "http://testserver/mo-hinh/?linh_vuc=health",
        "self": "http://testserver/mo-hinh/tin.atom?linh_vuc=health",
    }


def test_an_entry_tells_what_the_list_shows(client):
    make_published("Nụ cười", 1, locality=make_van_gia(), summary="Cười <b>tươi</b>.", staff_note="Gọi anh Ba")

    feed = feed_of(client)

    assert texts(feed, "entry/summary") == [
        "Mô hình. Thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa. Cười &lt;b&gt;tươi&lt;/b&gt;."
    ]
    assert "anh Ba" not in ET.tostring(feed, "unicode")


def test_ids_stay_when_the_record_is_renamed(client, settings):
    settings.SITE_ADDRESS = "https://so.example.vn"
    made = make_published("Tên cũ", 1)
    before = texts(feed_of(client), "entry/id")
    made.name = "Tên mới"
    made.save()

    assert texts(feed_of(client), "entry/id") == before
    assert before == [f"tag:so.example.vn,{made.published_at:%Y-%m-%d}:{made.code}"]


def test_a_record_whose_publication_has_no_day_has_an_entry(client):
    make_grassroots_model(name="Nụ cười")

    assert texts(feed_of(client), "entry/title") == ["“Nụ cười”"]


def test_feed_of_commendations_in_english(client):
    make_commendation(merit_year=2017, published_at=timezone.now())

    feed = feed_of(client, "/en/commendations/feed.atom")

    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert texts(feed, "entry/summary") == ["Place unknown. 2017"]


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "withdrawn"])
def test_what_is_not_public_is_in_no_feed(client, state):
    make_published("Kín", 1, state=state)
    make_commendation(state=state, published_at=timezone.now())

    assert texts(feed_of(client), "entry/id") == texts(feed_of(client, reverse("commendation_feed")), "entry/id") == []


def test_at_most_fifty_entries(client, monkeypatch):
    monkeypatch.setattr("trackerapp.views.feeds.MOST", 2)
    for days_ago in range(3):
        make_published(f"Mô hình {days_ago}", days_ago)

    assert texts(feed_of(client), "entry/title") == ["“Mô hình 0”", "“Mô hình 1”"]


def test_who_has_the_feed_is_told_so_until_something_changes(client):
    made = make_published("Nụ cười", 1)
    first = client.get(MODELS)
    again = client.get(MODELS, HTTP_IF_NONE_MATCH=first["ETag"])
    made.state, made.state_reason = "withdrawn", "Nhầm"
    made.save()
    changed = client.get(MODELS, HTTP_IF_NONE_MATCH=first["ETag"])
    asked_by_day = client.get(MODELS, HTTP_IF_MODIFIED_SINCE=http_date())

    assert [answer.status_code for answer in (first, again, changed, asked_by_day)] == [200, 304, 200, 200]
    assert client.get(MODELS).content == changed.content


def test_feed_is_asked_for_each_time(client):
    first = client.get(MODELS)
    again = client.get(MODELS, HTTP_IF_NONE_MATCH=first["ETag"])

    assert [answer["Cache-Control"] for answer in (first, again)] == ["no-cache", "no-cache"]


def test_a_value_that_is_not_understood_is_said(client):
    assert client.get(MODELS, {"nam": "x"}).status_code == 400


@pytest.mark.parametrize("address", ["/mo-hinh/", "/en/models/", "/khen-thuong/"])
def test_list_leads_to_its_feed_with_the_filters_in_use(client, address):
    page = client.get(f"{address}?nam=2018&page=1&q=x").content.decode()

    kind = 'rel="alternate" type="application/atom+xml"'
    feed = address + ("feed.atom" if "en" in address.split("/") else "tin.atom")
    assert page.count(kind) == 1
    assert f'href="{feed}?q=x&amp;nam=2018"' in page
