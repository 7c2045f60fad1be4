"""Rules of law that warn of a commendation and never block it."""

from datetime import date

import pytest
from django.utils import translation

from tests.making import (
    make_award_type,
    make_commendation,
    make_district,
    make_level,
    make_old_province,
    make_organisation,
    make_recipient,
    when,
)
from trackerapp.law import warnings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english(_in_vietnamese):
    translation.activate("en")


def test_form_that_had_ended_by_then_is_a_warning_and_no_block():
    award = make_award_type("GK_HUYEN", name="Giấy khen của Chủ tịch UBND huyện", valid_to=date(2025, 6, 30))
    commendation = make_commendation(award_type=award, decided_on=when("01/09/2025"))

    commendation.full_clean()

    assert "was not given at that time" in warnings(commendation)[0]


def test_recipients_whom_the_form_is_not_for_are_a_warning():
    award = make_award_type(for_households=False, for_collectives=None)

    assert warnings(make_commendation(award_type=award, collectives=3)) == []
    assert "households" in warnings(make_commendation(award_type=award, households=1))[0]


def test_level_that_is_not_that_of_the_form_is_a_warning():
    award = make_award_type(level=make_level("T"))

    assert "another level" in warnings(make_commendation(award_type=award, level=make_level("X")))[0]


def test_district_that_grants_after_the_reform_is_a_warning():
    body = make_organisation("UBND huyện", locality=make_district("Vạn Ninh", make_old_province()))

    assert "no districts" in warnings(make_commendation(issued_by=body, decided_on=when("02/07/2025")))[0]
    assert warnings(make_commendation(issued_by=body, decided_on=when("2018"))) == []


def test_dissolved_body_that_is_commended_after_the_reform_is_a_warning():
    body = make_organisation("UBND huyện Vạn Ninh", dissolved_on=date(2025, 6, 30))
    commendation = make_commendation(decided_on=when("02/07/2025"))
    make_recipient(commendation, organisation=body)

    assert "was dissolved" in warnings(commendation)[0]


def test_level_that_had_ended_by_then_is_a_warning():
    level = make_level("H", name_en="District", valid_to=date(2025, 6, 30))

    assert warnings(make_commendation(level=level, decided_on=when("2025"))) == []
    assert (
        "“District” had ended on 30/06/2025" in warnings(make_commendation(level=level, decided_on=when("07/2025")))[0]
    )
