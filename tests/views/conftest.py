"""A place that was parted."""

import pytest

from tests.making import (
    make_commune,
    make_district,
    make_old_province,
    make_province,
    make_succession,
)
from trackerapp.models import Locality


@pytest.fixture
def kien_luong(db):
    """Huyện Kiên Lương, whose communes went into two units of today, one of them named like it."""
    with Locality.objects.settled():
        old, new = make_old_province("Kiên Giang", "91"), make_province("An Giang", "91")
        make_succession(old, new)
        district = make_district("Kiên Lương", old)
        for was, became in {"Bình An": "Kiên Lương", "Sơn Hải": "Sơn Hải"}.items():
            make_succession(make_commune(was, district), make_commune(became, new))
    district.refresh_from_db()
    return district
