"""What stands in a cell becomes a value, or a fault that says what to write; never a wrong value."""

import time
from datetime import date, datetime
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trackerapp.spreadsheets.reading import Broken, Fault, Moment, Uncomputed, cells, days, faults
from trackerapp.spreadsheets.reading.raw import Formatted, Yearless
from trackerapp.text.dates import PartialDate

WORDS = st.text(max_size=60)
RAW = st.one_of(
    WORDS,
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.builds(Broken, WORDS),
    st.builds(Uncomputed, WORDS),
    st.builds(Moment, WORDS),
    st.builds(Formatted, st.floats(), WORDS),
    st.builds(Yearless, WORDS),
)
COLUMNS = [cells.texts, cells.long_texts, cells.counts, days.years, days.dates, cells.truths]


def one(read, cell, **options):
    [value] = read([cell], **options)
    return value


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("1.195", 1195),
        ("1195", 1195),
        ("1 195", 1195),
        ("1\u00a0195", 1195),
        ("1.195.000", 1_195_000),
        ("2.024", 2024),
        (1195.0, 1195),
        (0.0, 0),
        ("03", 3),
        ("1195.0", 1195),
        ("12,00", 12),
        ("'1195", 1195),
        ("\u200b7 ", 7),
        ("", None),
        ("  ", None),
        ("chưa rõ", None),
    ],
)
def test_counts(cell, count):
    assert one(cells.counts, cell) == count


@pytest.mark.parametrize(
    "cell",
    ["1,195", "12 hộ", "-", "x", "50%", "1.19", "1.1950", -1.0, 0.5, 1e300, float("nan"), True, date(2024, 4, 3)],
)
def test_what_is_no_count_is_a_fault_that_shows_it(cell):
    fault = one(cells.counts, cell)

    assert isinstance(fault, Fault)
    assert fault.value in str(fault)


@pytest.mark.parametrize(("read", "cell"), [(cells.counts, 1.195), (days.years, 2.024), (days.dates, 2.024)])
def test_thousands_that_a_sheet_took_for_decimals_are_asked_about(read, cell):
    fault = one(read, cell)

    assert isinstance(fault, Fault)
    assert str(round(cell * 1000)) in str(fault)


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        ("2024", 2024),
        (2024.0, 2024),
        ("2.024", 2024),
        ("2024.0", 2024),
        ("２０２４", 2024),
        ("năm 2019", 2019),
        ("NĂM  2019", 2019),
        (date(2023, 1, 1), 2023),
        ("03/04/2024", 2024),
        ("", None),
    ],
)
def test_years(cell, year):
    assert one(days.years, cell) == year


@pytest.mark.parametrize("cell", ["24", 24.0, "2019-2020", "đầu năm 2019", "202", "20244", 2024.5, "0", True])
def test_what_is_no_year_is_a_fault(cell):
    assert isinstance(one(days.years, cell), Fault)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("03/04/2024", PartialDate(2024, 4, 3)),
        ("3.4.2024", PartialDate(2024, 4, 3)),
        ("ngày 3 tháng 4 năm 2024", PartialDate(2024, 4, 3)),
        (normalize("NFD", "Ngày 03 tháng 4 năm 2024"), PartialDate(2024, 4, 3)),
        ("tháng 4/2024", PartialDate(2024, 4)),
        ("4/2024", PartialDate(2024, 4)),
        ("2024", PartialDate(2024)),
        (2024.0, PartialDate(2024)),
        (date(2024, 4, 3), PartialDate(2024, 4, 3)),
        (datetime.fromisoformat("2024-04-03T05:06"), PartialDate(2024, 4, 3)),
        ("2024-04-03 00:00:00", PartialDate(2024, 4, 3)),
        ("2024-04-03T00:00:00Z", PartialDate(2024, 4, 3)),
        ("03/04/2024 12:00 AM", PartialDate(2024, 4, 3)),
        ("2024/4/3", PartialDate(2024, 4, 3)),
        ("20240403", PartialDate(2024, 4, 3)),
        (20240403.0, PartialDate(2024, 4, 3)),
        (45385.0, PartialDate(2024, 4, 3)),
        ("", None),
        ("không rõ", None),
    ],
)
def test_dates(cell, day):
    assert one(days.dates, cell) == day


def test_serial_of_an_old_mac_counts_from_1904():
    assert one(days.dates, 43923.0, epoch=days.EPOCH_1904) == PartialDate(2024, 4, 3)


@pytest.mark.parametrize(
    "cell",
    [
        "04/25/2024",
        "30/02/2024",
        "2.024",
        "đầu năm 2024",
        "2019-2020",
        "quý I/2024",
        4.2024,
        20241301.0,
        -5.0,
        1e20,
        True,
    ],
)
def test_what_is_no_date_is_a_fault(cell):
    assert isinstance(one(days.dates, cell), Fault)


@pytest.mark.parametrize(
    "cell", ["3/4/24", "03-04-24", "3-Apr-24", "4/24", "tháng 4/24", "ngày 3 tháng 4 năm 24", "'24"]
)
def test_century_is_never_guessed(cell):
    fault = one(days.dates, cell)

    assert fault.message is faults.SHORT_YEAR


def test_number_of_a_day_in_a_text_is_told_as_the_day():
    assert "03/04/2024" in str(one(days.dates, "45385"))


def test_day_in_words_that_a_sheet_made_of_a_year_is_asked_about():
    fault = one(days.dates, "12/07/1905")

    assert isinstance(fault, Fault)
    assert "2020" in str(fault)


def test_number_among_words_is_those_words_as_a_text_and_its_number_as_a_count():
    column = [Formatted(30.0, "30 tập thể"), 30.0, "x"]

    texts, counts = cells.texts(column), cells.counts(column[:2])

    assert texts == ["30 tập thể", "30", "x"]
    assert counts == [30, 30]


@pytest.mark.parametrize("read", [days.years, days.dates])
def test_year_in_a_cell_for_days_is_not_taken_for_1905(read):
    assert "2024" in str(one(read, date(1905, 7, 16)))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (normalize("NFD", "Đường hoa"), "Đường hoa"),
        ("  Hội\u00a0Phụ \u200bnữ\ufeff ", "Hội Phụ nữ"),
        ("Một\nhai", "Một hai"),
        ("a\x07b", "ab"),
        ("a\u202eb", "ab"),
        ("0123", "0123"),
        ("Tổ #1, điểm E+", "Tổ #1, điểm E+"),
        (123.0, "123"),
        (1.5, "1,5"),
        ("", None),
        (" \u00a0", None),
    ],
)
def test_texts(cell, text):
    assert one(cells.texts, cell) == text


def test_long_texts_keep_their_lines():
    assert one(cells.long_texts, "Một  \r\n\r\nhai\t3\n") == "Một\n\nhai 3"


@pytest.mark.parametrize("cell", [date(2024, 5, 12), datetime.fromisoformat("2024-05-12T00:00"), PartialDate(2024, 5)])
def test_number_that_a_sheet_took_for_a_day_is_asked_about(cell):
    assert isinstance(one(cells.texts, cell), Fault)
    assert "/05/2024" in f"/{one(cells.long_texts, cell)}"


@pytest.mark.parametrize(
    "cell",
    ["Nguy\ufffdn", 1234567890123456789.0, Broken("#N/A"), Uncomputed("A1"), "#REF!", " #N/A", "#####", "1,23457E+18"],
)
def test_text_that_has_lost_something_is_a_fault(cell):
    assert isinstance(one(cells.texts, cell), Fault)


def test_truths():
    column = ["x", "X ", "Có", "ĐÚNG", True, 1.0, "không", False, 0.0, "", "chưa rõ"]

    assert cells.truths(column) == [True] * 6 + [False] * 3 + [None] * 2
    assert isinstance(one(cells.truths, "đang xét"), Fault)


@pytest.mark.parametrize("read", COLUMNS)
@pytest.mark.parametrize("cell", [Broken("#REF!"), Uncomputed("A1+B1")])
def test_cell_without_a_value_is_named_in_every_column(read, cell):
    assert str(cell) in str(one(read, cell))


@pytest.mark.parametrize("read", COLUMNS)
@pytest.mark.parametrize("text", ["1" * 90_000, "1 " * 90_000, " " * 90_000 + "x", "3/4/" * 50_000, "'" * 90_000])
def test_long_text_is_looked_at_quickly(read, text):
    began = time.monotonic()

    read([text])

    assert time.monotonic() - began < 2


@example(["²", "①", "²²²²²²²²"])
@given(st.lists(RAW))
@pytest.mark.parametrize("read", COLUMNS)
def test_every_cell_has_an_answer_of_its_own(read, column):
    together, alone = read(column), [one(read, cell) for cell in column]

    assert list(map(repr, together)) == list(map(repr, alone))
    assert all(str(value) for value in together if isinstance(value, Fault))


@given(st.integers(0, 10**14))
def test_count_comes_back_however_it_is_written(count):
    dotted = f"{count:,}".replace(",", ".")

    assert cells.counts([str(count), dotted, dotted.replace(".", " "), float(count)]) == [count] * 4


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_day_comes_back_however_it_is_written(day):
    serial = float((day - days.EPOCH).days)
    written = [f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", day.isoformat(), day, serial]

    assert days.dates(written) == [PartialDate.of(day)] * 5


@given(st.text())
def test_text_is_clean_and_stays_so(text):
    [once] = cells.texts([text])

    assert isinstance(once, Fault) or cells.texts([once or ""]) == [once]
