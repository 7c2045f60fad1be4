"""Floods of reports, and of guesses at receipts, are kept out; nothing of the sender is kept with the counts."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.utils import timezone
from pytest_django.asserts import assertContains

from tests import making
from trackerapp import feedback
from trackerapp.feedback import Flood, floods
from trackerapp.models import Feedback, Mark
from trackerapp.views.feedback import RECEIPTS_PER_MINUTE

from .conftest import report

pytestmark = pytest.mark.django_db

A_WHILE = 2
"""Seconds; long enough for a sender whom nothing holds back."""


def send_many(client, records, address="203.0.113.9"):
    """How many reports with other words went through before one was refused, and the refusal."""
    for number, record in enumerate(records):
        words = f"Góp ý thứ {number} về dòng này"
        answer = report(client, record, words=words, environment={"REMOTE_ADDR": address})
        if answer.status_code != 302:
            return number, answer
    return len(records), None


def test_one_connection_is_refused_after_ten_in_an_hour_and_keeps_its_words(client):
    records = [making.make_grassroots_model() for _ in range(11)]

    count, refusal = send_many(client, records)

    assert count == Feedback.objects.count() == floods.FROM_ONE_ADDRESS
    assert refusal.status_code == 429
    assertContains(refusal, "đường truyền của bạn", status_code=429)
    assertContains(refusal, "Góp ý thứ 10 về dòng này", status_code=429)
    assert send_many(client, records[:1], "203.0.113.10")[0] == 1


def test_addresses_of_one_network_count_together(client, record):
    for number in range(floods.FROM_ONE_ADDRESS):
        floods.let_in(f"MH-{number}", f"2001:db8:1:2::{number + 1:x}", timezone.now())

    with pytest.raises(Flood):
        floods.let_in("MH-99", "2001:db8:1:2:ffff::1", timezone.now())
    floods.let_in("MH-99", "2001:db8:1:3::1", timezone.now())


def test_one_record_is_refused_after_twenty_in_an_hour(record):
    for number in range(floods.ABOUT_ONE_RECORD):
        floods.let_in("MH-01", f"203.0.113.{number}", timezone.now())

    with pytest.raises(Flood):
        floods.let_in("MH-01", "203.0.113.99", timezone.now())
    floods.let_in("MH-02", "203.0.113.99", timezone.now())


def test_the_site_takes_in_as_many_as_the_setting_says(settings):
    settings.FEEDBACK_PER_HOUR = 3
    for number in range(3):
        floods.let_in(f"MH-{number}", f"203.0.113.{number}", timezone.now())

    with pytest.raises(Flood):
        floods.let_in("MH-99", "203.0.113.99", timezone.now())


def test_next_hour_begins_anew():
    now = timezone.now()
    for number in range(floods.FROM_ONE_ADDRESS):
        floods.let_in(f"MH-{number}", "203.0.113.9", now)

    floods.let_in("MH-99", "203.0.113.9", now + timedelta(hours=1))


@pytest.mark.django_db(transaction=True)
def test_reports_that_come_at_once_are_counted_one_by_one(meanwhile, settings):
    settings.FEEDBACK_PER_HOUR = 1
    reports = [
        Feedback(kind="error", words="Sai rồi", grassroots_model=making.make_grassroots_model(name=name))
        for name in ("Nụ cười", "Con đường")
    ]

    def send_other():
        with suppress(Flood):
            feedback.send(reports[1], address="203.0.113.2")

    with transaction.atomic():
        feedback.send(reports[0], address="203.0.113.1")
        other_is_done = meanwhile(send_other)
        has_waited = not other_is_done.wait(A_WHILE)
    other_is_done.wait()

    assert has_waited
    assert list(Feedback.objects.all()) == [reports[0]]


def test_words_sent_twice_are_not_counted_twice(client, record):
    for _ in range(floods.FROM_ONE_ADDRESS + 5):
        assert report(client, record).status_code == 302


def test_address_stands_nowhere_but_as_a_mark_among_the_counts(client, record):
    report(client, record, environment={"REMOTE_ADDR": "203.0.113.77"})

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM sign_in_limits")
        counted = str(cursor.fetchall())
    assert "203.0.113" not in counted
    assert "203.0.113" not in str(list(Feedback.objects.values())) + str(list(Feedback.history.values()))
    assert floods.hashed("203.0.113.77") in counted


def test_address_that_is_not_known_is_counted_as_one(db):
    assert floods.hashed(None) == floods.hashed("") == floods.hashed("unix:") != floods.hashed("203.0.113.9")


def test_guessing_at_receipts_is_slowed_down(client, record):
    address = report(client, record)["Location"]
    for _ in range(RECEIPTS_PER_MINUTE):
        client.get("/gop-y/GY-7K3M-9QXT-H4CQ/")

    assert client.get("/gop-y/GY-7K3M-9QXT-H4CQ/").status_code == 429
    assert client.get(address).status_code == 429
    assert client.get(address, REMOTE_ADDR="203.0.113.5").status_code == 200


def test_counts_of_sign_ins_are_left_alone(client, record):
    cache.set("another", 1)

    report(client, record)

    assert cache.get("another") == 1


def test_report_leaves_what_was_counted_of_the_register_as_it_is(client, record):
    before = Mark.objects.numbers()

    report(client, record)

    assert Mark.objects.numbers() == before
