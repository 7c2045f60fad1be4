"""The API, asked by all that its own description allows and much that it does not: no fault, always as described."""

import logging

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as examples
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from trackerapp.api.describing import description

from .full import full_register

pytestmark = pytest.mark.django_db

SCHEMA = schemathesis.openapi.from_dict(description("vi"))
SCHEMA.app = get_wsgi_application()
OPERATIONS = {each.ok().label: each.ok() for each in SCHEMA.get_all_operations()}
NOT_TO_BE_GUESSED = ["after", "linh_vuc", "cap", "tinh", "xa", "noi"]
"""Parameters whose values come from the register, so that a guess is refused; without them more is answered."""

NOT_ASKED = [positive_data_acceptance, negative_data_rejection]
"""A description cannot tell which cursors there are; and an empty value asks for nothing, as in a form."""

PLAIN = {"Accept-Encoding": "identity"}
"""Answers as they are: the client of these tests does not unpack them."""

QUIET = {
    "deadline": None,
    "database": None,
    "suppress_health_check": list(HealthCheck),
    "phases": [Phase.explicit, Phase.generate],
}


@pytest.fixture(scope="module", autouse=True)
def _register(lasting):
    """A server would close the connection after each request, and with it undo what is here."""
    full_register()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def _quiet():
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def ask(operation, most, *, is_random=False):
    """Send ``most`` requests that the description allows, and as many that it does not; check each answer."""
    for mode in GenerationMode:

        @examples(max_examples=most, derandomize=not is_random, **QUIET)
        @given(case=operation.as_strategy(generation_mode=mode))
        def asked(case):
            case.call_and_validate(headers=PLAIN, excluded_checks=NOT_ASKED)
            for name in NOT_TO_BE_GUESSED:
                case.query.pop(name, None)
            case.call_and_validate(headers=PLAIN, excluded_checks=NOT_ASKED)

        asked()


@pytest.mark.parametrize("label", OPERATIONS)
def test_no_question_breaks_it(label):
    ask(OPERATIONS[label], 8)


@pytest.mark.faults
@pytest.mark.parametrize("label", OPERATIONS)
def test_no_question_of_very_many_breaks_it(label):
    ask(OPERATIONS[label], 300, is_random=True)
