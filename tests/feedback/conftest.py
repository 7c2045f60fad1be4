"""A reader with a form that was opened a while ago, and a record to report on."""

import time
from unittest import mock

import pytest
from django.core.cache import cache, caches
from django.urls import reverse

from tests import making
from trackerapp.feedback import stamps
from trackerapp.models import code_of

WORDS = "Mô hình đã thôi hoạt động từ năm 2020."


@pytest.fixture(autouse=True)
def _counted_anew(request):
    """Counts that no test before has left."""
    request.getfixturevalue("transactional_db" if "page" in request.fixturenames else "db")
    cache.clear()
    caches["readers"].clear()
    yield
    caches["readers"].clear()


@pytest.fixture
def record():
    return making.make_grassroots_model(name="Nụ cười từ trái tim")


def opened(record, seconds=60):
    """The stamp of a form about ``record`` that was opened so many seconds ago."""
    with mock.patch("django.core.signing.time.time", return_value=time.time() - seconds):
        return stamps.stamp(code_of(record))


def form_about(record):
    return f"{reverse('feedback')}?ve={code_of(record)}"


def report(client, record, *, where=None, environment=None, **typed):
    """What the server answers to a reader who reports on ``record``."""
    data = {"kind": "error", "words": WORDS, "stamp": opened(record)} | typed
    return client.post(where or form_about(record), data, **(environment or {}))
