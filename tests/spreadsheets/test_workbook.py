"""What is written as XLSX is read back by two other readers as it was."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from trackerapp.spreadsheets import xlsx_file
from trackerapp.text.dates import PartialDate

FORMULAS = ["=cmd|' /C calc'!A0", "=1+1", "+84 905 123 456", "-1", "@x", "\t=1", "'=1", "＝1"]


def written(rows, head=("A", "B"), **options):
    return b"".join(xlsx_file("Mô hình", head, rows, **options))


def by_openpyxl(file):
    return [list(row) for row in load_workbook(BytesIO(file)).active.iter_rows(values_only=True)]


def by_calamine(file):
    return CalamineWorkbook.from_filelike(BytesIO(file)).get_sheet_by_index(0).to_python()


def sheet_of(file):
    return ZipFile(BytesIO(file)).read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("read", [by_openpyxl, by_calamine])
def test_values_keep_their_types(read):
    file = written([["Đường “hoa” & <Ơ>", 1195], [PartialDate(2019, 2, 11), 12.5], [True, date(2025, 7, 1)]])

    head, *rows = read(file)

    assert head == ["A", "B"]
    assert rows[0] == ["Đường “hoa” & <Ơ>", 1195]
    assert [f"{value:%Y-%m-%d}" for value in (rows[1][0], rows[2][1])] == ["2019-02-11", "2025-07-01"]
    assert (rows[1][1], rows[2][0]) == (12.5, True)


@pytest.mark.parametrize("read", [by_openpyxl, by_calamine])
@pytest.mark.parametrize("text", FORMULAS)
def test_text_like_a_formula_stays_a_text(read, text):
    assert read(written([[text, "x"]]))[1][0] == text


def test_no_cell_is_a_formula():
    assert "<f>" not in sheet_of(written([[text, text] for text in FORMULAS]))


def test_what_is_unknown_is_an_empty_cell():
    rows = by_openpyxl(written([[None, "x"], ["", 0], [[], "x"]]))[1:]

    assert rows == [[None, "x"], [None, 0], [None, "x"]]


def test_of_a_day_known_in_part_the_cell_is_a_text():
    assert by_openpyxl(written([[PartialDate(2019), PartialDate(2019, 2)]]))[1] == ["2019", "2019-02"]


def test_days_that_spreadsheets_count_wrong_or_whose_numbers_look_like_years_are_texts():
    days = [date(1899, 5, 1), PartialDate(1900, 2, 28), PartialDate(1905, 7, 12)]

    assert by_openpyxl(written([days], head=["Một", "Hai", "Ba"]))[1] == ["1899-05-01", "1900-02-28", "1905-07-12"]


def test_several_values_stand_in_one_cell():
    assert by_openpyxl(written([[["Y tế", "Giáo dục"], ("một",)]]))[1] == ["Y tế; Giáo dục", "một"]


def test_long_codes_are_not_rounded():
    assert by_openpyxl(written([[12345678901234567, float("inf")]]))[1] == ["12345678901234567", "inf"]


def test_blanks_at_the_ends_and_line_breaks_are_kept():
    assert by_openpyxl(written([["  hai đầu ", "một\n\nhai"]]))[1] == ["  hai đầu ", "một\n\nhai"]


def test_control_and_half_characters_are_left_out():
    assert by_openpyxl(written([["a\x00b\x0bc\x1f", "\ud800d\ufffe"]]))[1] == ["abc", "d"]


def test_a_text_like_a_code_of_excel_is_not_read_as_that_character():
    assert "_x005F_x0041_" in sheet_of(written([["_x0041_", "x"]]))


def test_longer_texts_than_a_cell_takes_are_cut_and_say_so():
    texts = by_openpyxl(written([["ă" * 40_000, "&" * 40_000]]))[1]

    assert [(len(text), text.endswith("tệp CSV có đủ) ✂")) for text in texts] == [(32_767, True)] * 2


def test_head_stays_in_sight_and_filters_the_whole_table():
    sheet = load_workbook(BytesIO(written([["x", 1]] * 3, widths=[50]))).active

    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.title) == ("A2", "A1:B4", "Mô hình")
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [50, 20]
    assert sheet["A1"].font.b
    assert re.findall(r'r="([A-Z0-9]+)" t', sheet_of(written([["x", "y"]]))) == ["A2", "B2"]


def test_name_of_the_sheet_is_one_that_excel_takes():
    file = b"".join(xlsx_file("Mô hình: [của tôi] / 'nhà' và nhiều chữ nữa", ["A"], []))

    assert load_workbook(BytesIO(file)).sheetnames == ["Mô hình   của tôi    'nhà' và n"]


def test_columns_go_on_after_z():
    file = written([list(range(800))], head=[str(number) for number in range(800)])

    assert load_workbook(BytesIO(file)).active["ADT2"].value == 799


def test_table_without_rows_has_its_head():
    assert by_openpyxl(written([])) == [["A", "B"]]


def test_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="shorter"):
        written([["một"]])


def test_same_rows_make_the_same_bytes():
    assert written([["x", 1]]) == written([["x", 1]])


def test_the_first_bytes_come_before_the_first_row():
    def rows():
        raise AssertionError
        yield

    assert next(xlsx_file("x", ["A"], rows())).startswith(b"PK")


def test_the_file_comes_in_pieces():
    pieces = list(xlsx_file("x", ["A"], ([f"{number * 7919:x}"] for number in range(20_000))))

    assert len(pieces) > 20
    assert max(map(len, pieces)) < 100_000


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=40))
)
def test_any_text_comes_back(texts):
    texts = [text for text in texts if "_x" not in text]

    read = by_openpyxl(written([[text, 1] for text in texts]))[1:]

    assert [row[0] or "" for row in read] == texts
