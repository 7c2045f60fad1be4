"""What the tests of articles share: the places that their article names, and who reads it."""

import pytest

from tests.making import make_administrator
from trackerapp.models import Locality


@pytest.fixture
def van_gia(lasting_van_gia, db):
    return Locality.objects.get(pk=lasting_van_gia)


@pytest.fixture
def clerk(van_gia):
    return make_administrator()
