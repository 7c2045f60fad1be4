"""CSV and JSON: what was written comes back, and no text is run."""

import csv
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackerapp.spreadsheets import as_printed_in_csv, csv_file, json_file, read_from_csv
from trackerapp.text.dates import PartialDate

from .test_workbook import FORMULAS

RUN = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def rows_of(file):
    return list(csv.reader(file.decode("utf-8-sig").splitlines(keepends=True)))


def test_excel_is_told_that_it_is_utf8():
    assert b"".join(csv_file(["Tên"], [])) == b"\xef\xbb\xbfT\xc3\xaan\r\n"


def test_csv_holds_the_values():
    values = ["Đường, “hoa”\nhai", 1195, None, PartialDate(2019, 2), date(2025, 7, 1), ["một", "hai"]]

    head, row = rows_of(b"".join(csv_file(list("abcdef"), [values])))

    assert head == list("abcdef")
    assert row == ["Đường, “hoa”\nhai", "1195", "", "2019-02", "2025-07-01", "một; hai"]


@pytest.mark.parametrize("text", [*FORMULAS, "\r=1", " =1"])
def test_text_like_a_formula_is_harmless_and_comes_back(text):
    field = as_printed_in_csv(text)

    assert not field.lstrip().startswith(RUN)
    assert read_from_csv(field) == text


@pytest.mark.parametrize("text", ["Nụ cười", "'trong nháy'", "3 tốt", "", "a=1", "…"])
def test_other_texts_are_left_alone(text):
    assert as_printed_in_csv(text) == text
    assert read_from_csv(text) == text


@given(st.text(st.sampled_from("=+-@'a \t\r\n＝"), max_size=6) | st.text(max_size=20))
def test_any_text_comes_back(text):
    assert read_from_csv(as_printed_in_csv(text)) == text


def test_a_negative_number_is_a_number():
    assert rows_of(b"".join(csv_file(["a"], [[-1]])))[1] == ["-1"]


def test_json_holds_the_values():
    values = ["“Đường” </script>", 0, None, "", PartialDate(2019), ["một"], []]

    found = json.loads(b"".join(json_file(list("abcdefg"), [values, values])))

    assert found[1] == {
        "a": "“Đường” </script>", "b": 0, "c": None, "d": None, "e": "2019", "f": ["một"], "g": []
    }  # fmt: skip
    assert len(found) == 2


def test_json_of_nothing_is_an_empty_array():
    assert json.loads(b"".join(json_file(["a"], []))) == []


@pytest.mark.parametrize("write", [csv_file, json_file])
def test_the_file_comes_in_pieces(write):
    assert len(list(write(["a"], ([number] for number in range(2_000))))) > 4
