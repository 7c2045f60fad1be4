"""A plain table comes in by the one door, from a workbook and from a text."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import Workbook

from trackerapp.spreadsheets.reading import Broken, Refused, Uncomputed, opened

HEAD = ["Tên mô hình", "Đơn vị", "Năm bắt đầu"]
ROWS = [["Đường hoa", "Hội Phụ nữ", 2019], ["Nụ cười", "", 2020]]


@pytest.fixture
def keep(tmp_path):
    def keep(content):
        path = tmp_path / "file"
        path.write_bytes(content)
        return path

    return keep


def workbook(*rows):
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def text(*rows):
    file = StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


def read(path, size=2000):
    with opened(path) as book:
        table = book.table(HEAD.__contains__)
        return table, list(table.chunks(size))


def test_table_of_a_workbook_has_its_headings_and_its_rows_as_excel_numbers_them(keep):
    table, chunks = read(keep(workbook(["DANH SÁCH"], HEAD, *ROWS)))

    assert (table.sheet, table.row, [heading.name for heading in table.headings]) == ("Sheet", 2, HEAD)
    assert chunks == [[(3, ["Đường hoa", "Hội Phụ nữ", 2019.0]), (4, ["Nụ cười", "", 2020.0])]]


def test_table_of_a_text_has_the_same(keep):
    table, chunks = read(keep(text(["DANH SÁCH"], HEAD, *ROWS)))

    assert (table.row, [heading.name for heading in table.headings]) == (2, HEAD)
    assert chunks == [[(3, ["Đường hoa", "Hội Phụ nữ", "2019"]), (4, ["Nụ cười", "", "2020"])]]


def test_rows_come_by_the_chunk_and_can_be_read_again(keep):
    path = keep(workbook(HEAD, *ROWS * 5))

    with opened(path) as book:
        table = book.table(HEAD.__contains__)
        first, again = list(table.chunks(4)), list(table.chunks(100))

    assert max(map(len, first)) <= 4
    assert [row for chunk in first for row in chunk] == again[0]


def test_days_are_days_and_what_has_no_value_says_so(keep):
    formula, error = "=1+1", "#REF!"

    _, [[(_, cells)]] = read(keep(workbook(HEAD, [date(2024, 4, 3), formula, error])))

    assert cells == [date(2024, 4, 3), Uncomputed("1+1"), Broken("#REF!")]


@pytest.mark.parametrize("content", [b"", workbook(["a", "b"])[:900], workbook(["nothing", "known"])])
def test_what_is_no_table_is_refused(keep, content):
    path = keep(content)

    with pytest.raises(Refused) as refused:
        read(path)

    assert len(str(refused.value)) > 20
