"""A reader reports something: what is taken in, what is refused in words, and what the receipt shows."""

import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests import making
from trackerapp.models import Feedback, State

from .conftest import WORDS, form_about, opened, report

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script> “nháy” & dấu"


def test_report_is_taken_in_and_its_receipt_says_what_happens(client, record):
    answer = report(client, record, kind="ended", evidence="Báo cáo 12/BC-UBND", sender="Lan", contact="lan@example.vn")

    sent = Feedback.objects.get()
    assert answer["Location"] == f"/gop-y/{sent.receipt}/"
    assert (sent.record, sent.kind, sent.words, sent.state) == (record, "ended", WORDS, "open")
    assert (sent.evidence, sent.sender, sent.contact) == ("Báo cáo 12/BC-UBND", "Lan", "lan@example.vn")
    page = client.get(answer["Location"])
    assertContains(page, sent.receipt)
    assertContains(page, "Người phụ trách dòng này đọc góp ý")


def test_receipt_shows_neither_the_words_nor_the_sender_and_no_cache_keeps_it(client, record):
    answer = report(client, record, evidence="Số 99/QĐ", sender="Trần Thị Lan", contact="0905 123 456")

    page = client.get(answer["Location"])

    for secret in (WORDS, "99/QĐ", "Trần Thị Lan", "0905"):
        assertNotContains(page, secret)
    assertContains(page, '<meta name="robots" content="noindex, nofollow">')
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize(
    "make", [making.make_commendation, making.make_source, making.make_organisation, making.make_province]
)
def test_every_kind_of_public_record_leads_to_its_form(client, make):
    record = make()
    if make is making.make_organisation:
        making.make_grassroots_model(organisation=record)

    page = client.get(record.get_absolute_url())

    assertContains(page, form_about(record))
    assert client.get(form_about(record)).status_code == 200
    assert report(client, record).status_code == 302
    assert Feedback.objects.get().record == record


def test_only_a_model_can_be_said_to_run_no_longer(client):
    place = making.make_province()

    answer = report(client, place, kind="ended")

    assert answer.status_code == 200
    assert "kind" in answer.context["form"].errors
    assertNotContains(answer, "không còn hoạt động")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"words": ""}, "Hãy điền ô này"),
        ({"words": "quá ngắn"}, "ít nhất 10"),
        ({"words": " \n\t ngắn      \r\n   "}, "ít nhất 10"),
        ({"words": "dài " * 501}, "tối đa 2000"),
        ({"words": "có ký tự \x00 không nhìn thấy"}, "Có ký tự rỗng"),
        ({"words": "đảo chiều \u202e ở giữa chữ"}, "ký tự điều khiển"),
        ({"evidence": "x" * 301}, "tối đa 300"),
        ({"evidence": "a\x07b"}, "ký tự điều khiển"),
        ({"sender": "x" * 101}, "tối đa 100"),
        ({"sender": "An\u2066"}, "ký tự điều khiển"),
        ({"contact": "x" * 101}, "tối đa 100"),
        ({"contact": "không phải"}, "không phải địa chỉ thư điện tử"),
        ({"contact": "lan@example.vn\nBcc: a@example.vn"}, "không phải địa chỉ thư điện tử"),
        ({"contact": "123"}, "không phải địa chỉ thư điện tử"),
        ({"kind": ""}, "Hãy điền ô này"),
        ({"kind": "khong-co"}, "lựa chọn hợp lệ"),
        ({"website": "http://mua-hang.example"}, "Một ô không ai nhìn thấy đã bị điền"),
        ({"words": "Xem http://a.vn và https://b.vn và www.c.vn nhé"}, "nhiều nhất hai địa chỉ"),
        ({"words": "Xem HTTP://a.vn và https://b.vn", "evidence": "www.c.vn"}, "nhiều nhất hai địa chỉ"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words_and_what_was_typed_stays(client, record, typed, words):
    answer = report(client, record, **({"sender": "Lan ở thôn 2"} | typed))

    assertContains(answer, words)
    assertContains(answer, "Những gì bạn đã viết vẫn còn.")
    if "sender" not in typed:
        assertContains(answer, 'value="Lan ở thôn 2"')
    assert not Feedback.objects.exists()


def test_2000_characters_with_line_ends_of_a_browser_are_taken(client, record):
    answer = report(client, record, words="\r\n".join(["x" * 99] * 20))

    assert answer.status_code == 302
    assert Feedback.objects.get().words == "\n".join(["x" * 99] * 20)


@pytest.mark.parametrize("contact", ["lan@example.vn", "0905123456", "+84 905 123 456", "(0258) 3.822.222"])
def test_contact_is_an_address_or_a_telephone_number(client, record, contact):
    assert report(client, record, contact=contact).status_code == 302


class TestStamps:
    """The form says when it was opened, signed."""

    @pytest.mark.parametrize("seconds", [0, 1, 2])
    def test_form_that_comes_back_at_once_is_refused_and_goes_through_later(self, client, record, seconds, monkeypatch):
        now = time.time()
        monkeypatch.setattr("django.core.signing.time.time", lambda: now)  # however slow the machine is
        stamp = opened(record, seconds)

        answer = report(client, record, stamp=stamp)

        assertContains(answer, "Gửi nhanh quá")
        assertContains(answer, WORDS)
        assert answer.context["form"].fresh_stamp == stamp
        assert not Feedback.objects.exists()

    def test_form_of_yesterday_is_refused_and_renewed(self, client, record):
        stamp = opened(record, 25 * 3600)

        answer = report(client, record, stamp=stamp)

        assertContains(answer, "đã mở hơn một ngày")
        assertContains(answer, WORDS)
        assert answer.context["form"].fresh_stamp != stamp

    @pytest.mark.parametrize("stamp", ["", "x", "MH-01:abc:def", "\0", "x" * 5000, "MH-01:9999999999:forged"])
    def test_forged_stamp_is_refused(self, client, record, stamp):
        answer = report(client, record, stamp=stamp)

        assert answer.status_code == 200
        assert not Feedback.objects.exists()

    def test_stamp_of_another_record_is_refused(self, client, record):
        report(client, record, stamp=opened(making.make_grassroots_model()))

        assert not Feedback.objects.exists()


class TestOnceOnly:
    """The same words count once."""

    def test_form_sent_twice_gives_the_same_receipt(self, client, record):
        first, second = report(client, record), report(client, record)

        assert first["Location"] == second["Location"]
        assert Feedback.objects.count() == 1

    def test_form_replayed_after_it_was_closed_gives_the_same_receipt(self, client, record):
        first = report(client, record)
        sent = Feedback.objects.get()
        sent.state, sent.closed_at = "closed", sent.created_at
        sent.save()

        assert report(client, record)["Location"] == first["Location"]

    def test_other_words_or_another_record_are_another_report(self, client, record):
        report(client, record)
        report(client, record, words=f"{WORDS} Thật đấy.")
        report(client, making.make_grassroots_model())

        assert Feedback.objects.count() == 3


@pytest.mark.parametrize(
    "code",
    ["", "MH-", "MH-0", "MH-99999999", "MH-9999999999", "XX-1", "MH-1' OR 1=1", "\0", "mh", "1", "MH-١", "x" * 5000],
)
def test_form_about_what_is_not_there_is_not_found(client, record, code):
    for answer in (client.get("/gop-y/", {"ve": code}), client.post(f"/gop-y/?{'ve=' + code[:50]}", {})):
        assert answer.status_code == 404


@pytest.mark.parametrize("state", [each for each in State if each != State.PUBLISHED])
def test_form_about_what_is_not_public_is_not_found(client, state):
    hidden = making.make_grassroots_model(state=state)

    assert client.get(form_about(hidden)).status_code == 404
    assert report(client, hidden).status_code == 404
    assert not Feedback.objects.exists()


def test_code_is_read_in_small_letters_and_without_leading_zeros(client, record):
    assert client.get(f"/gop-y/?ve=mh-{record.pk}").context["about"] == record
    assert client.get(f"/gop-y/?ve=MH-000{record.pk}").context["about"] == record


def test_reading_writes_nothing(client, record):
    address = report(client, record)["Location"]

    with CaptureQueriesContext(connection) as asked:
        for each in (form_about(record), address, "/gop-y/", "/gop-y/?phieu=x"):
            assert {client.head(each).status_code, client.get(each).status_code} == {200}

    assert [query["sql"] for query in asked if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []


def test_form_without_the_token_of_its_page_is_refused(record):
    strict = Client(enforce_csrf_checks=True)

    assert report(strict, record).status_code == 403
    assert not Feedback.objects.exists()


def test_form_is_kept_by_no_cache(client, record):
    assert "no-store" in client.get(form_about(record))["Cache-Control"]


def test_english_form_and_receipt(client, record):
    answer = report(client, record, where=f"/en{reverse('feedback').replace('gop-y', 'feedback')}?ve=MH-{record.pk}")

    assert answer["Location"].startswith("/en/feedback/GY-")
    assertContains(client.get(answer["Location"]), "Receipt of your report")


class TestReceipts:
    """Who has the number reads the answer."""

    @pytest.mark.parametrize(
        "number", ["GY-7K3M-9QXT-H4CQ", "GY-7K3M-9QXT-H4CR", "1", "x" * 3000, "%00", "gy", "..%2f..%2fadmin"]
    )
    def test_number_that_was_never_given_is_not_found(self, client, record, number):
        assert client.get(f"/gop-y/{number}/").status_code == 404

    def test_number_in_small_letters_leads_to_the_receipt(self, client, record):
        address = report(client, record)["Location"]

        answer = client.get(address.lower().replace("-", ""))
        typed = client.get("/gop-y/", {"phieu": address.removeprefix("/gop-y/").strip("/").lower()})

        assert client.get("/gop-y/" + address.split("/")[2].lower() + "/")["Location"] == address
        assert typed["Location"] == address
        assert answer.status_code == 404

    def test_slip_in_a_typed_number_is_told(self, client):
        page = client.get("/gop-y/", {"phieu": f"GY-7K3M-9QXT-H4CR{SCRIPT}"})

        assertContains(page, "có chỗ gõ nhầm")
        assertNotContains(page, "<script>alert")

    def test_answer_is_shown_as_text(self, client, record):
        address = report(client, record)["Location"]
        sent = Feedback.objects.get()
        sent.state, sent.answer = "answered", SCRIPT
        sent.save()

        page = client.get(address)

        assertContains(page, "&lt;script&gt;alert(1)&lt;/script&gt; “nháy” &amp; dấu")
        assertNotContains(page, "<script>alert")

    def test_receipt_of_a_record_that_was_withdrawn_names_only_its_code(self, client, record):
        address = report(client, record)["Location"]
        record.state, record.state_reason = State.WITHDRAWN, "Nhầm"
        record.save()

        page = client.get(address)

        assertContains(page, f"{record.code}, nay không còn công bố")
        assertNotContains(page, record.name)

    def test_nothing_is_sent_to_a_receipt(self, client, record):
        assert client.post(report(client, record)["Location"]).status_code == 405
        assert client.post("/gop-y/").status_code == 405
