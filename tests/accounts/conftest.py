"""What the tests of accounts share: people, their one-time codes, and the way in."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests import making

PASSWORD = "một mật khẩu đủ dài"
NEW_ACCOUNT = {"username": "lan", "last_name": "Trần", "first_name": "Lan", "email": "lan@example.vn"}
NO_AREAS = {"assignments-TOTAL_FORMS": "0", "assignments-INITIAL_FORMS": "0"}
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def an(db):
    """An account like any other."""
    return making.make_user("an", email="an@example.vn")


@pytest.fixture
def administrator(db):
    return making.make_administrator(email="quantri@example.vn")


@pytest.fixture
def _codes_required(settings):
    settings.CODES_REQUIRED = True


@pytest.fixture
def counted(db):
    """Counts of sign-ins that no test before has left: one of a browser does not take its rows back."""
    cache.clear()


def sign_in(client, name="an", password=PASSWORD, **headers):
    """What the server answers to a name and a password."""
    return client.post(reverse("account_login"), {"login": name, "password": password}, **headers)


def signed_in(user):
    """A client at which ``user`` has signed in by the form, a moment ago, with a code if there is one."""
    client = Client()
    sign_in(client, user.username)
    if Authenticator.objects.filter(user=user).exists():
        cache.clear()  # the same half minute may have seen this code
        client.post(reverse("mfa_authenticate"), {"code": code_of()})
    return client


def is_signed_in(client):
    return client.get(reverse("account_home")).status_code == 200


def give_codes(user):
    """Set up one-time codes for ``user``; the recovery codes."""
    TOTP.activate(user, SECRET)
    return RecoveryCodes.activate(user).generate_codes()


SOON = 2
"""Seconds in which a code may have to reach the server."""


def code_of(secret=SECRET, now=None):
    """What the telephone shows at this moment; just before it shows another one, that is waited for."""
    if now is None and (left := 30 - time.time() % 30) < SOON:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, int(now or time.time()) // 30))
