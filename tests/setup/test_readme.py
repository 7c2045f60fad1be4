"""What the README names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
MAP = README[README.index("## Map of the house") : README.index("## Run a server")]

pytestmark = pytest.mark.once


@pytest.mark.parametrize("place", re.findall(r"`([\w/.]+/[\w/.]*)`", MAP.replace("`/api/`", "")))
def test_place_on_the_map_is_there(place):
    assert (ROOT / place).exists()


def test_every_folder_of_the_application_is_on_the_map():
    folders = {path.parent.name for path in (ROOT / "trackerapp").glob("*/__init__.py")}

    assert {name for name in folders if f"`trackerapp/{name}/`" not in MAP} == set()


@pytest.mark.parametrize("link", re.findall(r"\]\(((?!http)[^)#]+)", README))
def test_link_leads_somewhere(link):
    assert (ROOT / link).exists()
