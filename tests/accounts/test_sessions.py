"""Sessions end: by themselves, by their owner, by an administrator."""

import time
from types import SimpleNamespace

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from trackerapp.accounts import rescue, sessions
from trackerapp.models import AuditEntry

from .conftest import is_signed_in, signed_in

pytestmark = pytest.mark.usefixtures("counted")

MINUTE, HOUR = 60, 3600


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until it is told how much later it is."""
    now = SimpleNamespace(at=time.time())
    monkeypatch.setattr(sessions.time, "time", lambda: now.at)
    return now


def test_session_ends_after_an_hour_without_use(an, clock):
    client = signed_in(an)
    assert is_signed_in(client)

    clock.at += HOUR + 1

    assert not is_signed_in(client)
    clock.at -= HOUR
    assert not is_signed_in(client)


def test_use_keeps_a_session_for_twelve_hours_and_no_longer(an, clock):
    client = signed_in(an)
    seen = []

    for _ in range(15):
        seen.append(is_signed_in(client))
        clock.at += 50 * MINUTE

    assert seen == [True] * 15
    assert not is_signed_in(client)


def test_session_is_written_every_five_minutes_at_most(an, clock, django_assert_num_queries):
    client = signed_in(an)
    client.get(reverse("account_home"))
    before = client.session["seen_at"]

    clock.at += 4 * MINUTE
    client.get(reverse("account_home"))
    after_four = client.session["seen_at"]
    clock.at += 2 * MINUTE
    client.get(reverse("account_home"))

    assert after_four == before
    assert client.session["seen_at"] == clock.at


def test_account_that_is_switched_off_is_out_at_the_next_request_and_stays_out(an):
    client = signed_in(an)
    an.is_active = False
    an.save()

    assert not is_signed_in(client)

    an.is_active = True
    an.save()
    assert not is_signed_in(client)


def test_owner_sees_the_sessions_and_ends_the_others(an):
    here, there = signed_in(an), signed_in(an)
    page = here.get(reverse("usersessions_list"))

    here.post(reverse("usersessions_list"))

    assert page.context["session_count"] == 2
    assert is_signed_in(here)
    assert not is_signed_in(there)


def test_everything_ends_where_an_administrator_says_so(an):
    clients = [signed_in(an), signed_in(an)]

    ended = rescue.end_sessions(an)

    assert ended == 2
    assert [is_signed_in(client) for client in clients] == [False, False]
    assert AuditEntry.objects.get(kind="sessions").what == "2 phiên"


def test_session_of_a_reader_is_left_alone(client, db):
    session = client.session
    session["something"] = 1
    session.save()

    client.get(reverse("home"))

    assert client.session["something"] == 1


def test_own_page_names_the_browser_as_text(an):
    client = Client(HTTP_USER_AGENT="<script>alert(1)</script>")
    client.post(reverse("account_login"), {"login": "an", "password": "một mật khẩu đủ dài"})

    page = client.get(reverse("usersessions_list"))

    assert UserSession.objects.count() == 1
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize("cookie", ["", "x", "a" * 32])
def test_made_up_cookie_is_no_session(client, db, cookie, settings):
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie

    assert not is_signed_in(client)
