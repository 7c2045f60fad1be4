"""A folder of small seeds, loaded into an empty register."""

import pytest
from django.utils import translation

from tests.seeds.small import ARTICLE, PLACES, STEPS
from trackerapp.seeding.places import load_places


@pytest.fixture
def _in_english(_in_vietnamese):
    translation.activate("en")


@pytest.fixture
def seeds(tmp_path):
    """A folder with a small table of places and one article, places loaded."""
    (tmp_path / "units.csv").write_text(PLACES, encoding="utf-8")
    (tmp_path / "successions.csv").write_text(STEPS, encoding="utf-8")
    (tmp_path / "bai.toml").write_text(ARTICLE, encoding="utf-8")
    load_places(tmp_path)
    return tmp_path
