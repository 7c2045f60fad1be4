"""A server refuses to start on settings that are not its own."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

KEY = "q" * 40 + "0123456789"
SERVER = {"SECRET_KEY": KEY, "ALLOWED_HOSTS": "so.example.vn"}


def read_settings(show="", **environment):
    """Read the settings in a process of its own, with nothing else in its environment, and print ``show`` of them."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", f"from config.settings import *; print({show})"],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "missing"),
    [
        ({}, "SECRET_KEY"),
        ({"SECRET_KEY": "short", "ALLOWED_HOSTS": "so.example.vn"}, "SECRET_KEY"),
        ({"SECRET_KEY": KEY}, "ALLOWED_HOSTS"),
        ({"SECRET_KEY": KEY, "ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
    ],
)
def test_server_refuses_to_start_and_names_what_is_missing(environment, missing):
    refused = read_settings(**environment)

    assert refused.returncode == 1
    assert refused.stderr.splitlines()[-1].startswith(f"django.core.exceptions.ImproperlyConfigured: Set {missing} in")


def test_server_is_safe_by_default():
    shown = read_settings("DEBUG, SECURE_SSL_REDIRECT, SESSION_COOKIE_SECURE, CSRF_COOKIE_SECURE", **SERVER)

    assert shown.stdout.strip() == "False True True True"


@pytest.mark.parametrize(("chosen", "covered"), [({}, "True True"), ({"HSTS_SUBDOMAINS": "false"}, "False False")])
def test_names_below_use_https_alone_unless_the_office_says_no(chosen, covered):
    shown = read_settings("SECURE_HSTS_INCLUDE_SUBDOMAINS, SECURE_HSTS_PRELOAD", **SERVER, **chosen)

    assert shown.stdout.strip() == covered


def test_try_out_needs_no_settings_and_answers_to_this_machine_only():
    shown = read_settings("ALLOWED_HOSTS", DEBUG="true")

    assert shown.stdout.strip() == "['127.0.0.1', 'localhost', '[::1]']"


def test_database_is_named_by_its_address():
    shown = read_settings("DATABASES['default']", **SERVER, DATABASE_URL="postgres://so:mk@db.example.vn:5433/so")

    assert "'ENGINE': 'django.db.backends.postgresql'" in shown.stdout
    assert "'HOST': 'db.example.vn', 'PORT': 5433" in shown.stdout


def test_sqlite_keeps_what_it_acknowledges_and_queues_its_writers():
    shown = read_settings("DATABASES['default']['OPTIONS']", **SERVER)

    assert "'transaction_mode': 'IMMEDIATE'" in shown.stdout
    assert "synchronous=FULL" in shown.stdout
