"""When two commendations are one act: certain ones are refused, likely ones are told."""

import pytest
from django.core.exceptions import ValidationError

from tests.making import make_award_type, make_citation, make_commendation, make_organisation, make_source, when
from trackerapp import duplicates, publishing
from trackerapp.models import Citation, State

pytestmark = pytest.mark.django_db

ACT = {"authority_as_printed": "UBND huyện Vạn Ninh", "form_as_printed": "giấy khen", "merit_year": 2018}


@pytest.fixture
def source():
    return make_source()


@pytest.fixture
def stored(source):
    """A commendation of ACT, drawn from ``source``."""
    return drawn_from(source)


def drawn_from(source, **values):
    made = make_commendation(cited=False, **{**ACT, **values})
    make_citation(commendation=made, source=source)
    return made


def is_refused(commendation):
    try:
        commendation.full_clean()
    except ValidationError as refusal:
        return "is the same commendation" in refusal.messages[0]
    return False


def test_same_source_authority_form_and_year_are_the_same_act_however_they_are_written(stored, source):
    twin = drawn_from(source, authority_as_printed="UBND HUYỆN Vạn Ninh", form_as_printed="Giấy Khen")

    with pytest.raises(ValidationError, match=f"{stored.code} is the same commendation"):
        twin.full_clean()
    with pytest.raises(ValidationError, match="is the same commendation"):
        publishing.publish(twin, by=None)


def test_authority_that_is_chosen_is_the_same_as_the_one_that_is_printed(stored, source):
    body, award = make_organisation("UBND huyện Vạn Ninh"), make_award_type()
    first, second = (drawn_from(source, award_type=award, **how) for how in ({}, {"issued_by": body}))

    assert is_refused(first)
    assert is_refused(second)
    assert not is_refused(stored)


def test_citation_that_makes_two_commendations_one_is_refused(stored, source):
    twin = drawn_from(make_source())

    with pytest.raises(ValidationError, match="is the same commendation"):
        Citation(source=source, commendation=twin, paragraph=2).full_clean()
    Citation(source=make_source(), commendation=twin, paragraph=2).full_clean()


@pytest.mark.parametrize(
    "values",
    [
        {"authority_as_printed": "UBND tỉnh Khánh Hòa"},
        {"authority_as_printed": ""},
        {"form_as_printed": "bằng khen"},
        {"form_as_printed": ""},
        {"merit_year": 2019},
        {"merit_year": None},
    ],
)
def test_what_differs_or_is_unknown_in_one_of_them_is_another_act(stored, source, values):
    other = drawn_from(source, **values)

    assert not is_refused(other)
    assert duplicates.warnings(other) == []


def test_two_that_lack_the_same_are_not_the_same_for_that(source):
    first, second = (drawn_from(source, authority_as_printed="", merit_year=None) for _ in range(2))

    assert not is_refused(first)
    assert duplicates.warnings(second) == []


@pytest.mark.parametrize(
    "values", [{"source": "another"}, {"decision_number": "12/QĐ-UBND"}], ids=["another source", "a number"]
)
def test_act_that_is_likely_the_same_is_a_warning_and_no_block(stored, source, values):
    values = dict(values)
    other = drawn_from(make_source() if values.pop("source", None) else source, **values)

    assert not is_refused(other)
    assert duplicates.warnings(other) == [
        f"{stored.code} is likely the same commendation: compare the two, and keep one."
    ]
    assert other.code in duplicates.warnings(stored)[0]


def test_number_of_a_decision_without_its_issuer_is_a_warning():
    known = make_commendation(decision_number="12/QĐ-UBND", issued_by=make_organisation())
    unknown = make_commendation(decision_number="12/qđ-ubnd")

    assert known.code in duplicates.warnings(unknown)[0]
    assert unknown.code in duplicates.warnings(known)[0]


def test_decisions_of_two_numbers_or_two_days_are_two_acts(source):
    for number, day in [("12/QĐ-UBND", None), ("13/QĐ-UBND", None)]:
        last = drawn_from(make_source(), decision_number=number, decided_on=day, merit_year=2017)
    assert duplicates.warnings(last) == []

    for day in ("19/05/2018", "02/09/2018"):
        last = drawn_from(source, decided_on=when(day))
    assert not is_refused(last)
    assert duplicates.warnings(last) == []


def test_day_that_lies_in_the_known_month_does_not_tell_two_acts_apart(source):
    drawn_from(source, decided_on=when("05/2018"))

    assert is_refused(drawn_from(source, decided_on=when("19/05/2018")))


def test_twin_that_was_withdrawn_stands_in_nobodys_way(source):
    drawn_from(source, state=State.WITHDRAWN)
    other = drawn_from(source)

    assert not is_refused(other)
    assert duplicates.warnings(other) == []
