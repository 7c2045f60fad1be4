"""The whole register as seeded, once for all tests that look at it."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction


@pytest.fixture(scope="package")
def _seeded(django_db_setup, django_db_blocker):
    """Seed in the tests' database, and take it out again when the last of them is done."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            call_command("seed", verbosity=0)
            yield
            transaction.set_rollback(True)
        connection.close_if_unusable_or_obsolete()


@pytest.fixture
def register(_seeded, db):
    """The register as ``manage.py seed`` leaves it."""
