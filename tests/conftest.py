"""What all tests share: a clean thread, a folder for files, an empty index, and a browser.

A test that takes the fixture ``page`` drives a real browser on a real server::

    def test_reader_finds_a_model(page):
        make_grassroots_model(name="Nụ cười từ trái tim")
        page.goto(reverse("grassroots_model_list"))
        page.get_by_role("searchbox").fill("nu cuoi")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Nụ cười từ trái tim")).to_be_visible()
"""

import gc
import os
import shutil
from threading import Event, Thread

import pytest
from django.conf import settings as django_settings
from django.core.cache import caches
from django.db import connection, transaction
from django.db.models.signals import post_migrate
from django.test import Client
from django.utils import translation

from config.room import in_a_large_room
from tests import browser, making
from trackerapp import search

ASKING_A_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}
"""Fixtures; a test that takes one of them does, also by way of others."""


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark before tests are chosen by their marks, and put in order what is left."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "chromium" in fixtures:
            item.add_marker("browser")
        if not item.get_closest_marker("django_db") and ASKING_A_DATABASE.isdisjoint(fixtures):
            item.add_marker("once")
    yield
    items.sort(key=takes_no_browser)


def takes_no_browser(item):
    """What takes one takes longest, and is begun with, so that no process is left alone with it at the end."""
    return item.get_closest_marker("browser") is None


def pytest_collection_finish():
    """What has been loaded stays to the end: walking through it in search of garbage took a quarter of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    """Run it as ever, but in a large room: without, a third of the time of the tests of pages went to crossing ends."""
    runner = item.config.pluginmanager.get_plugin("runner")
    return in_a_large_room(runner.pytest_runtest_protocol)(item, nextitem)


def pytest_unconfigure():
    shutil.rmtree(django_settings.FOLDER, ignore_errors=True)


def empty_the_index(sender, **_):
    """Flushing the tables after a test of transactions leaves the search index, which is no table of Django's."""
    if sender.name == "trackerapp" and "search_word" in connection.introspection.table_names():
        search.empty()


post_migrate.connect(empty_the_index)


@pytest.fixture(autouse=True)
def _in_vietnamese():
    """A page in English leaves its language to the thread."""
    translation.activate(django_settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _nothing_kept():
    """A test that is rolled back may leave the number of its edition to another."""
    for name in ("editions", "pages", "readers"):
        caches[name].clear()


@pytest.fixture(autouse=True)
def _files_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"


@pytest.fixture(scope="module")
def lasting(django_db_setup, django_db_blocker):
    """For records that the tests of a file share: what is made after this stays until the last of them is done.

    What a test changes of them is undone at its end. Not for tests that drive a browser or commit.
    """
    translation.activate(django_settings.LANGUAGE_CODE)
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def lasting_van_gia(lasting):
    """The number of thị trấn Vạn Giã, made once for the tests of a file, with the units around it."""
    return making.make_van_gia().pk


@pytest.fixture
def meanwhile():
    """Begin ``work`` as another person does, on a connection of their own; gives an event, set once it is done."""
    threads, faults = [], []

    def begin(work):
        done = Event()

        def run():
            try:
                work()
            except Exception as fault:
                faults.append(fault)
            finally:
                connection.close()
                done.set()

        threads.append(Thread(target=run))
        threads[-1].start()
        return done

    yield begin
    for thread in threads:
        thread.join()
    assert faults == []


@pytest.fixture(scope="session")
def chromium():
    """The browser itself, started once."""
    # Playwright runs an event loop in this thread, in which Django would refuse to ask the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with browser.sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=browser.installed(), args=browser.arguments())


@pytest.fixture
def complaints(_context):
    """What the browser complains of, as a list. A test that means to provoke some looks at them and clears the list."""
    return _context.complaints


@pytest.fixture
def page(_context):
    """A page of a reader in Vietnam, on the live server; addresses may be paths. The test fails on any complaint."""
    return _context.new_page()


@pytest.fixture
def sign_in(_context, live_server):
    """Sign a user in to ``page``, without the form: ``sign_in(user)``."""

    def sign_in(user):
        client = Client()
        client.force_login(user)
        name = django_settings.SESSION_COOKIE_NAME
        _context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])

    return sign_in


@pytest.fixture
def _context(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(10_000)
    context.complaints = browser.listen(context, live_server.url)
    yield context
    context.close()
    assert context.complaints == []


@pytest.fixture(scope="session", autouse=True)
def _nobody_left_in_the_database(request):
    """A thread of the live server may still hold a connection when PostgreSQL is to drop the test database."""
    if "postgresql" not in django_settings.DATABASES["default"]["ENGINE"]:
        yield
        return
    request.getfixturevalue("django_db_setup")
    yield
    with request.getfixturevalue("django_db_blocker").unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
