import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trackerapp.text.numbers import format_count, parse_count

quick = settings(derandomize=True, max_examples=200, deadline=None)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1.195", 1195),
        ("1 195", 1195),
        ("1\u00a0195", 1195),
        ("1195", 1195),
        ("03", 3),
        ("0", 0),
        (" 47 ", 47),
        ("1.234.567", 1234567),
        ("\ufeff30", 30),
        ("9" * 18, 10**18 - 1),
    ],
)
def test_a_count_is_read_as_vietnamese_write_it(text, count):
    assert parse_count(text) == count


@pytest.mark.parametrize(
    "text",
    [
        *["", " ", "1,5", "2024.7", "1.19", "-3", "+3", "ba", "1,195", "1.195,5", "1.1955", "0.195", "1.195.", ".195"],
        *["1.234 567", "1234.567", "12 34", "1\n195", "3 tập thể", "1e3", "0x10", "١٢", "²", "9" * 19, "9" * 5000],
    ],
)
def test_what_is_no_count_or_could_be_two_is_refused(text):
    with pytest.raises(ValueError, match=r"is not a count") as refusal:
        parse_count(text)

    assert f"“{text}”" in str(refusal.value)


@pytest.mark.parametrize(("number", "written"), [(0, "0"), (999, "999"), (1195, "1.195"), (1234567, "1.234.567")])
def test_a_count_is_written_with_dots(number, written):
    assert format_count(number) == written


@quick
@given(st.integers(min_value=0, max_value=10**18 - 1))
def test_a_count_survives_the_way_there_and_back(number):
    assert parse_count(format_count(number)) == number
    assert parse_count(format_count(number).replace(".", " ")) == number
    assert parse_count(str(number)) == number
