"""What the tests of this folder share: one register, made once and rolled back at the end."""

import logging

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from .roads import rows_of_everything, signed_in
from .world import PEOPLE, World


@pytest.fixture(scope="package")
def files(tmp_path_factory):
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker, files):
    """The register. What a test changes of it is undone at its end, as ever."""
    translation.activate("vi")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=files):
            made = World()
        yield made
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _files_of_its_own(settings, files):
    settings.MEDIA_ROOT = files


@pytest.fixture(scope="package")
def _cookies(world, django_db_blocker):
    with django_db_blocker.unblock():
        return {name: signed_in(user).cookies.output() for name, user in world.people.items()}


@pytest.fixture
def clients(_cookies, db):
    """A client for each person, signed in."""
    found = {name: signed_in(None) for name in PEOPLE}
    for name, cookies in _cookies.items():
        found[name].cookies.load(cookies.replace("Set-Cookie: ", ""))
    return found


@pytest.fixture(scope="package")
def before(world, _cookies, django_db_blocker):
    """What is stored before anybody does anything."""
    with django_db_blocker.unblock():
        return rows_of_everything()


@pytest.fixture(autouse=True)
def _quiet():
    """That somebody may not is what these tests provoke by the hundred; it is not written down each time."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)
