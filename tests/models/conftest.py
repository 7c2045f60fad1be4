"""Messages are looked at in English here, as they stand in the code; tests/setup sees that all are translated."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _in_english(_in_vietnamese):
    translation.activate("en")
