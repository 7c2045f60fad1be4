from dataclasses import FrozenInstanceError
from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trackerapp.text.dates import PartialDate

quick = settings(derandomize=True, max_examples=200, deadline=None)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
partial_dates = st.builds(
    lambda day, known: PartialDate(*(day.year, day.month, day.day)[:known]), days, st.integers(1, 3)
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("11/02/2019", (2019, 2, 11)),
        ("11-2-2019", (2019, 2, 11)),
        ("31.3.2017", (2017, 3, 31)),
        ("1 / 3 / 2017", (2017, 3, 1)),
        ("07-6-2012", (2012, 6, 7)),
        ("ngày 31/3/2017", (2017, 3, 31)),
        ("Ngày 3 tháng 4 năm 2024", (2024, 4, 3)),
        ("29/02/2024", (2024, 2, 29)),
        ("02/2019", (2019, 2)),
        ("2/2019", (2019, 2)),
        ("tháng 8-2012", (2012, 8)),
        ("tháng 8.2012", (2012, 8)),
        ("THÁNG 4 NĂM 2024", (2024, 4)),
        ("2019", (2019,)),
        ("  năm\u00a0 2017 ", (2017,)),
        ("2019-02-11", (2019, 2, 11)),
        ("2019-02", (2019, 2)),
    ],
)
def test_a_date_is_read_as_vietnamese_write_it(text, parts):
    assert PartialDate.parse(text) == PartialDate(*parts)
    assert PartialDate.parse(normalize("NFD", text)) == PartialDate(*parts)


@pytest.mark.parametrize(
    "text",
    [
        *["", "chưa rõ", "31/3/17", "17", "31/3", "02/31/2019", "31/02/2019", "29/2/2023", "0/2019", "00/00/2019"],
        *["13/2019", "2019/02/11", "2019-2", "2019-13", "11-02/2019", "2.2019", "2.019", "1899", "2101", "20190211"],
        *["2017-2018", "năm", "tháng 4", "11/02/2019 10:32", "quý I/2019", "-2019", "11/02/20199", "٢٠١٩"],
    ],
)
def test_what_is_no_date_or_could_be_two_is_refused(text):
    with pytest.raises(ValueError, match=r"\S"):
        PartialDate.parse(text)


def test_the_refusal_names_the_value():
    with pytest.raises(ValueError, match="“31/3/17” is not a date"):
        PartialDate.parse("31/3/17")
    with pytest.raises(ValueError, match="31/2/2019 is not a day of the calendar"):
        PartialDate.parse("31/02/2019")


@pytest.mark.parametrize(
    "parts", [(1899,), (2101,), (2019, 13), (2019, -1), (2019, 0, 5), (2019, 2, 29), (2019, 2, -1)]
)
def test_a_day_that_never_was_cannot_be_made(parts):
    with pytest.raises(ValueError, match=r"\d is not "):
        PartialDate(*parts)


@pytest.mark.parametrize("number", [0, 2019, -20190211, 20190011, 20191301, 20190230, 201902110])
def test_a_wrong_number_is_refused(number):
    with pytest.raises(ValueError, match=r"is not "):
        PartialDate.from_int(number)


@pytest.mark.parametrize(
    ("number", "written", "iso", "first", "last"),
    [
        (20190211, "11/02/2019", "2019-02-11", date(2019, 2, 11), date(2019, 2, 11)),
        (20240200, "02/2024", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (20190000, "2019", "2019", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_a_date_is_written_in_every_form(number, written, iso, first, last):
    partial = PartialDate.from_int(number)

    assert (str(partial), partial.isoformat()) == (written, iso)
    assert (partial.first_day(), partial.last_day()) == (first, last)


def test_a_year_sorts_before_its_months_and_a_month_before_its_days():
    year, month, day = PartialDate(2019), PartialDate(2019, 2), PartialDate(2019, 2, 1)

    assert sorted([day, month, year]) == [year, month, day]


def test_a_date_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        PartialDate(2019).year = 2020


@quick
@given(partial_dates)
def test_a_date_survives_every_way_there_and_back(partial):
    assert PartialDate.from_int(partial.to_int()) == partial
    assert PartialDate.parse(str(partial)) == partial
    assert PartialDate.parse(partial.isoformat()) == partial


@quick
@given(days)
def test_a_whole_day_is_its_own_first_and_last_day(day):
    partial = PartialDate.of(day)

    assert partial.first_day() == partial.last_day() == day
    assert partial.isoformat() == day.isoformat()


@quick
@given(partial_dates, partial_dates)
def test_stored_numbers_sort_like_the_dates(one, other):
    assert (one < other) == (one.to_int() < other.to_int())
