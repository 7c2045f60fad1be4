"""Too much and too often are refused, in words."""

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains

from tests import making
from trackerapp import guards

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _few_searches(settings):
    settings.SEARCHES_PER_MINUTE = 3
    caches["readers"].clear()


def search(client, address=None, parameter="q", **headers):
    return client.get(address or reverse("grassroots_model_list"), {parameter: "van gia"}, **headers)


@pytest.mark.parametrize("address", ["/", "/en/"])
def test_fourth_search_within_a_minute_is_refused_in_words(client, address):
    answers = [search(client, address) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[-1]["Retry-After"] == "60"
    assert "default-src 'self'" in answers[-1]["Content-Security-Policy"]
    assertContains(answers[-1], "429", status_code=429)


def test_reading_is_never_refused(client):
    address = reverse("grassroots_model_list")

    assert {client.get(address, {"q": "", "page": 1}).status_code for _ in range(9)} == {200}


def test_other_address_searches_on(client):
    for _ in range(4):
        search(client)

    assert search(client, REMOTE_ADDR="203.0.113.9").status_code == 200


def test_forged_address_does_not_help(client):
    answers = [search(client, HTTP_X_FORWARDED_FOR=f"203.0.113.{number}") for number in range(4)]

    assert answers[-1].status_code == 429


def test_behind_a_proxy_the_address_is_the_one_that_it_has_seen(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    answers = [search(client, HTTP_X_FORWARDED_FOR=f"203.0.113.{number}, 198.51.100.1") for number in range(4)]

    assert answers[-1].status_code == 429
    assert search(client, HTTP_X_FORWARDED_FOR="203.0.113.1, 198.51.100.2").status_code == 200


def test_staff_behind_one_address_do_not_count_together():
    people = [making.make_administrator("an"), making.make_administrator("binh")]
    desks = [Client(), Client()]
    for desk, person in zip(desks, people, strict=True):
        desk.force_login(person)
    for _ in range(3):
        search(desks[0], reverse("admin:trackerapp_locality_changelist"))

    assert search(desks[0]).status_code == 429
    assert search(desks[1]).status_code == 200


def test_fields_that_offer_records_count_too(client):
    for _ in range(4):
        answer = search(client, reverse("admin:autocomplete"), "term")

    assert answer.status_code == 429


def test_searching_writes_nothing(client, django_assert_num_queries):
    for _ in range(3):
        search(client)

    with django_assert_num_queries(0):
        search(client)


def test_count_begins_anew_after_its_minute(monkeypatch):
    for _ in range(3):
        guards.count("searches", "somebody")
    monkeypatch.setattr(guards, "MINUTE", 0)
    caches["readers"].clear()

    assert [guards.count("searches", "somebody"), guards.count("searches", "somebody")] == [1, 1]


@pytest.mark.parametrize("length", [str(65 * 1024**2), "9" * 30])
def test_request_that_is_too_large_is_refused_before_it_is_read(client, length):
    answer = client.post(reverse("account_login"), CONTENT_LENGTH=length)

    assertContains(answer, "Gửi", status_code=413)


@pytest.mark.parametrize("text", ["x" * (8 * 1024**2 + 1), "ộ" * 2_900_000])
def test_text_that_is_too_long_for_a_form_is_refused_with_how_long_it_may_be(client, text):
    answer = client.post(reverse("admin:articles"), {"text": text, "_look": "1"})

    assertContains(answer, "mỗi lần không quá 1 MB", status_code=413)


def test_large_file_beside_a_short_text_is_no_large_text(client):
    file = SimpleUploadedFile("bai.pdf", b"x" * (9 * 1024**2))

    assert client.post(reverse("admin:articles"), {"text": "", "file": file}).status_code == 302


@pytest.mark.parametrize("length", ["x", "-1", "", "²"])
def test_length_that_is_no_number_is_no_fault(client, length):
    assert client.get(reverse("home"), CONTENT_LENGTH=length).status_code == 200
