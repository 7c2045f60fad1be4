"""What holds for all templates, whatever they show."""

import re

import pytest
from django.conf import settings

NUMBER_OF_A_RECORD = re.compile(r"\{\{ (?:[a-z_]+\.)*pk \}\}")


@pytest.mark.once
def test_no_template_prints_the_number_of_a_record_with_separators():
    templates = (settings.BASE_DIR / "templates").rglob("*.html")

    found = [path.name for path in templates if NUMBER_OF_A_RECORD.search(path.read_text())]

    assert found == [], "write {{ record.pk|plain }}: 1.234 finds no record"
