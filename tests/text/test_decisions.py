"""Numbers of decisions in the writings that lists have."""

import pytest

from trackerapp.text.decisions import has_day_behind, number_key


@pytest.mark.parametrize(
    "number",
    [
        "1234/QĐ-UBND",
        "1234 /QĐ-UBND",
        "Số 1234/QĐ-UBND",
        "số: 1234/QĐ - UBND",
        "QĐ số 1234/qđ–ubnd",
        "Quyết định 1234/QĐ-UBND",
    ],
)
def test_writings_of_one_number_have_one_key(number):
    assert number_key(number) == "1234/qd-ubnd"


@pytest.mark.parametrize("number", ["1234/QĐ-CTN", "234/QĐ-UBND", "12341/QĐ-UBND"])
def test_other_numbers_have_other_keys(number):
    assert number_key(number) != "1234/qd-ubnd"


@pytest.mark.parametrize(
    "number", ["1234/QĐ-UBND ngày 5/6/2024", "1234/QĐ-UBND, ngày 05 tháng 6 năm 2024", "Số 5/QĐ (ngày 5.6.2024)"]
)
def test_day_behind_a_number_is_seen(number):
    assert has_day_behind(number)


@pytest.mark.parametrize("number", ["", "1234/QĐ-UBND", "12/NGAY-2", "Ngày 5/6/2024"])
def test_number_without_a_day_has_none(number):
    assert not has_day_behind(number)
