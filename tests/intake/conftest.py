"""What the tests of articles share: the places that their article names, and who reads it."""

import pytest

from tests.making import make_administrator, make_van_gia


@pytest.fixture
def van_gia(db):
    return make_van_gia()


@pytest.fixture
def clerk(van_gia):
    return make_administrator()
