"""The table in a form is found, whatever stands around it, and what is left out is told with its rows."""

import csv
import time
from io import BytesIO, StringIO

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from trackerapp.spreadsheets.reading import Refused, headings, opened
from trackerapp.text.folding import fold
from trackerapp.text.legacy import _FROM_TCVN3

KNOWN = {
    fold(name)
    for name in ["Tên mô hình", "Đơn vị", "Địa phương", "Năm bắt đầu", "Thời gian bắt đầu", "Tập thể", "Cá nhân"]
} | {"mo ta", "tinh trang"}
TITLE = [
    ["UBND XÃ KHÁNH TRUNG", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    [None, None, None, "Độc lập - Tự do - Hạnh phúc"],
    [],
    ["BIỂU TỔNG HỢP MÔ HÌNH DÂN VẬN KHÉO NĂM 2024"],
    ["(Kèm theo Báo cáo số 12/BC-UBND ngày 03/4/2024 của UBND xã)"],
]
HEAD = ["STT", "TÊN MÔ HÌNH (*)", "Đơn\nvị", "Địa  phương", "Năm bắt đầu", "Ghi chú"]
CLOSING = [
    [],
    [None, None, None, "Khánh Trung, ngày 3 tháng 4 năm 2024"],
    [None, "NGƯỜI LẬP BIỂU", None, "TM. ỦY BAN NHÂN DÂN"],
    [None, "(Ký, ghi rõ họ tên)", None, "(Ký tên, đóng dấu)"],
    [],
    [None, "Nguyễn Văn A", None, "Trần Thị B"],
]


def workbook(rows, merged=()):
    book, file = Workbook(), BytesIO()
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                book.active.cell(number, column, value)
    for area in merged:
        book.active.merge_cells(area)
    book.save(file)
    return file.getvalue()


def text(rows):
    file = StringIO()
    csv.writer(file, delimiter="\t").writerows(rows)
    return file.getvalue().encode()


@pytest.fixture
def keep(tmp_path):
    def keep(content):
        path = tmp_path / "form"
        path.write_bytes(content)
        return path

    return keep


def known(heading):
    return fold(heading) in KNOWN


def read(path):
    """The numbers and first cells of the records, and the rows of each note by its first words."""
    with override("en"), opened(path) as book:
        table = book.table(known)
        rows = {number: cells for chunk in table.chunks(500) for number, cells in chunk}
        return table, rows, {note.text.split(",")[0]: note.rows for note in table.notes}


def names(table):
    return [heading.name for heading in table.headings]


def test_form_from_its_titles_to_its_signatures(keep):
    rows = [
        *TITLE,
        HEAD,
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        ["I", "Khối xã"],
        [1, "Đường hoa", "Hội Phụ nữ", "Thôn 1", 2019],
        [2, "Nụ cười", "Bộ phận một cửa", None, 2020],
        [None, "Cộng I", None, None, 2],
        ["II", "Khối trường học"],
        [3, "Hạt gạo tình thương", "Trường A", "Thôn 2", 2021],
        [4],
        ["Tổng cộng: (I+II)", None, None, None, 3],
        *CLOSING,
    ]

    table, found, notes = read(keep(workbook(rows)))

    assert table.row == 6
    assert names(table) == ["Tên mô hình", "Đơn vị", "Địa phương", "Năm bắt đầu", "Ghi chú"]
    assert table.headings[0].printed == "TÊN MÔ HÌNH (*)"
    assert [heading.column for heading in table.headings] == list("BCDEF")
    assert list(found) == [9, 10, 13]
    assert found[13] == ["Hạt gạo tình thương", "Trường A", "Thôn 2", 2021.0, ""]
    assert notes == {
        "Titles above the table": [1, 2, 4, 5],
        "Numbers of the columns": [7],
        "Sub-headings": [8, 12],
        "Totals": [11, 15],
        "Rows that hold a number at most": [14],
        "Signatures and remarks below the table": [17, 18, 19, 21],
    }


def test_same_form_as_text(keep):
    rows = [*TITLE, HEAD, [1, "Đường hoa", "Hội", "", 2019], ["", "Tổng số", "", "", 1], *CLOSING]

    table, found, notes = read(keep(text(rows)))

    assert names(table) == ["Tên mô hình", "Đơn vị", "Địa phương", "Năm bắt đầu", "Ghi chú"]
    assert list(found) == [7]
    assert notes["Signatures and remarks below the table"] == [10, 11, 12, 14]


@pytest.mark.parametrize(
    "merged",
    [("A1:A2", "B1:B2", "C1:D1", "E1:F1"), ()],
    ids=["merged", "not merged"],
)
def test_headings_of_two_levels(keep, merged):
    rows = [
        ["TT", "Tên mô hình", "Thời gian", None, "Khen thưởng", None],
        [None, None, "Bắt đầu", "Kết thúc", "Tập thể", "Cá nhân"],
        [1, "Đường hoa", 2019, 2020, 3, 4],
    ]

    table, found, notes = read(keep(workbook(rows, merged)))

    assert table.row == 2
    assert names(table) == ["Tên mô hình", "Thời gian bắt đầu", "Thời gian kết thúc", "Tập thể", "Cá nhân"]
    assert table.headings[1].printed == "Thời gian / Bắt đầu"
    assert found == {3: ["Đường hoa", 2019.0, 2020.0, 3.0, 4.0]}
    assert notes == {}


def test_first_record_is_not_taken_for_a_second_level(keep):
    table, found, _ = read(keep(workbook([["Tên mô hình", "Mô tả"], ["Đường hoa", "Đơn vị"], ["Nụ cười", "Cá nhân"]])))

    assert table.row == 1
    assert list(found) == [2, 3]


def test_headings_that_come_again_on_each_page_are_left_out(keep):
    rows = [HEAD, [1, "a", "b", "c", 2019], HEAD, [2, "d", "e", "f", 2020]]

    _, found, notes = read(keep(workbook(rows)))

    assert list(found) == [2, 4]
    assert notes == {"The headings once more": [3]}


def test_headings_of_two_levels_that_come_again_with_their_numbers_are_left_out(keep):
    head = [["STT", "Tên mô hình", "Thời gian", None], [None, None, "Bắt đầu", "Kết thúc"], [1, 2, 3, 4]]
    rows = [*head, [1, "a", 2019, 2020], *head, [2, "b", 2020, 2021]]

    _, found, notes = read(keep(workbook(rows, ("A1:A2", "B1:B2", "C1:D1"))))

    assert list(found) == [4, 8]
    assert notes == {"Numbers of the columns": [3, 7], "The headings once more": [5, 6]}


def test_export_without_numbers_keeps_what_looks_like_a_form(keep):
    rows = [
        ["Mã", "Tên mô hình", "Đơn vị", "Người ký"],
        ["MH-1", "Tổng cộng"],
        ["MH-2", "Đường hoa", None, "Chủ tịch"],
        ["MH-3", "(Ký)"],
    ]

    _, found, _ = read(keep(workbook(rows)))

    assert list(found) == [2, 3, 4]


MERGED_ROWS = [
    HEAD,
    [1, "Đường hoa", "Hội", "Thôn 1", 2019],
    [None, None, "Đoàn xã"],
    [2, "Nụ cười", "Hội", "Thôn 2", 2020],
]


def test_what_merged_cells_hold_counts_for_each_of_their_rows(keep):
    _, found, notes = read(keep(workbook(MERGED_ROWS, ["A2:A3", "B2:B3", "D2:D4"])))

    assert found == {
        2: ["Đường hoa", "Hội", "Thôn 1", 2019, ""],
        3: ["Đường hoa", "Đoàn xã", "Thôn 1", "", ""],
        4: ["Nụ cười", "Hội", "Thôn 1", 2020, ""],
    }
    assert "Sub-headings" not in notes
    assert "Merged cells" in notes


def test_merged_number_of_something_counts_for_its_first_row_alone(keep):
    rows = [["STT", "Tên mô hình", "Năm bắt đầu"], [1, "Đường hoa", 2019], [None, "Nụ cười"], [3, "Hạt gạo", 2021]]

    with override("vi"), opened(keep(workbook(rows, ["C2:C3"]))) as book:
        table = book.table(known, counted=lambda heading: heading == "Năm bắt đầu")
        found = dict(row for chunk in table.chunks(9) for row in chunk)
        told = [note.text for note in table.notes]

    assert found == {2: ["Đường hoa", 2019], 3: ["Nụ cười", ""], 4: ["Hạt gạo", 2021]}
    assert any("C2:C3" in text for text in told)


def test_merged_cells_are_read_the_same_however_often_they_are_read(keep):
    with opened(keep(workbook(MERGED_ROWS, ["A2:A3", "B2:B3", "D3:D4"]))) as book:
        table = book.table(known)
        first, second = list(table.chunks(99)), list(table.chunks(99))

    assert first == second


def test_rows_are_filled_from_merged_cells_above_the_chunk_as_well(keep):
    rows = [HEAD, *([number, f"Đường {number}", None, "Thôn", 2019] for number in range(1, 8))]
    rows[1][2] = "Hội"

    with opened(keep(workbook(rows, ["C2:C7"]))) as book:
        found = [cells for chunk in book.table(known).chunks(2) for _number, cells in chunk]

    assert [cells[1] for cells in found] == ["Hội"] * 6 + [""]


def test_rows_with_a_number_or_a_day_below_a_remark_are_not_lost_in_silence(keep):
    head = ["Tên mô hình", "Đơn vị", "Địa phương", "Năm bắt đầu", "Mô tả", "Tình trạng"]
    rows = [
        head,
        ["a", "b", "c", 2019, "d", "e"],
        ["Ghi chú: hết phần một"],
        ["x", "y", "z", 2020],
        ["o", "p", "01/2020"],
    ]

    _, found, notes = read(keep(workbook(rows)))

    assert list(found) == [2]
    assert notes["Below the signatures the table seems to go on. These rows are not read: move them above."] == [4, 5]


def test_unit_in_parentheses_belongs_to_no_heading(keep):
    table, _, _ = read(keep(workbook([["Tên mô hình (ghi đầy đủ)", "Năm bắt đầu (dd/mm/yyyy):", "Mô tả *"], ["a"]])))

    assert names(table) == ["Tên mô hình", "Năm bắt đầu", "Mô tả"]


@pytest.mark.parametrize(
    "row",
    [
        [1, "Tổng đài tiếp dân", "Hội", None, 2019],
        ["1.", "Cộng đồng tự quản"],
        [None, "Cộng đồng tự quản", "Hội Phụ nữ", None, 2020],
        ["01", "Tổng cộng"],
        [None, "Cộng đồng: 5 không, 3 sạch", "Hội Phụ nữ", None, 2020],
        [None, "Tổng số không rác", "Hội Phụ nữ", "Thôn 1", 2020, "x"],
        [7, "Ngày 8 tháng 3 yêu thương", "Hội Phụ nữ"],
        [None, "Người lập nghiệp trẻ", "Đoàn xã", "Thôn 1", 2020],
        [None, "Người lập nghiệp trẻ", "Đoàn xã"],
        [None, "Đêm thơ", None, None, "ngày 3 tháng 4 năm 2024"],
        [None, "Một cửa", None, "Chủ tịch"],
        ["1.1", "Đường hoa"],
        ["2a", "Đường hoa"],
    ],
)
def test_record_that_looks_like_something_else_is_read(keep, row):
    _, found, notes = read(keep(workbook([HEAD, [1, "a", "b", "c", 2019], row, [2, "d", "e", "f", 2020]])))

    assert list(found) == [2, 3, 4]
    assert notes == {}


@pytest.mark.parametrize(
    ("row", "note"),
    [
        (["A", "Khối Đảng"], "Sub-headings"),
        (["I.", "Cấp xã", None, None, 12], "Sub-headings"),
        (["Khối xã"], "Sub-headings"),
        ([None, "Huyện Khánh Vĩnh"], "Sub-headings"),
        (["Tổng", None, None, None, 12], "Totals"),
        ([None, "TỔNG SỐ:", 3], "Totals"),
        ([None, "Cộng (A+B)"], "Totals"),
        ([None, "Cộng: 15 mô hình"], "Totals"),
        ([None, "Tổng cộng: 12 tập thể, 3 cá nhân", None, None, 15], "Totals"),
        ([None, "Tổng số mô hình đang được duy trì trên địa bàn:", None, None, 15], "Totals"),
        ([None, "Tổng mô hình toàn tỉnh:", None, None, 15], "Totals"),
        ([None, "Cộng lũy kế", None, None, 15], "Totals"),
        (["Ghi chú: số liệu tính đến 30/6"], "Signatures and remarks below the table"),
        ([None, None, "Người tổng hợp"], "Signatures and remarks below the table"),
        (["Nơi nhận:", None, None, "KT. CHỦ TỊCH"], "Signatures and remarks below the table"),
        ([None, None, None, "Khánh Hòa, ngày … tháng … năm 2024"], "Signatures and remarks below the table"),
        ([5, " ", "\u00a0"], "Rows that hold a number at most"),
    ],
)
def test_row_that_is_no_record_is_left_out_and_told(keep, row, note):
    _, found, notes = read(keep(workbook([HEAD, [1, "a", "b", "c", 2019], row])))

    assert list(found) == [2]
    assert notes == {note: [3]}


LONG = ["Tổng" + "." * 30_000 + "x", "1" + " " * 30_000 + "x", "(ký " * 9000, "A" + " " * 30_000]


@pytest.mark.parametrize("text", LONG, ids=range(4))
def test_long_text_is_sorted_quickly(keep, text):
    path = keep(workbook([HEAD, [text], [None, text]]))
    began = time.monotonic()

    read(path)

    assert time.monotonic() - began < 3


def test_records_below_the_signatures_are_a_fault(keep):
    path = keep(workbook([HEAD, [1, "a", "b", "c", 2019], *CLOSING, [2, "d", "e", "f", 2020]]))

    with override("en"), opened(path) as book:
        table = book.table(known)
        list(table.chunks(100))

    [fault] = [note for note in table.notes if note.is_fault]
    assert fault.rows == [9]


def test_list_without_numbers_keeps_rows_of_one_cell(keep):
    rows = [["Tên mô hình", "Đơn vị", "Mô tả"], ["Đường hoa"], ["I. Khối xã"], ["Nụ cười"]]

    _, found, notes = read(keep(workbook(rows)))

    assert list(found) == [2, 4]
    assert notes == {"Sub-headings": [3]}


def test_another_sheet_can_be_asked_for_by_name(keep):
    book, file = Workbook(), BytesIO()
    book.active.append(["Tên mô hình"])
    second = book.create_sheet("Thôn 2")
    second.append(["Tên mô hình"])
    second.append(["Nụ cười"])
    book.save(file)

    with opened(keep(file.getvalue())) as opened_book:
        rows = [row for chunk in opened_book.table(known, "Thôn 2").chunks(9) for row in chunk]
        with pytest.raises(Refused):
            opened_book.table(known, "Thôn 3")

    assert rows == [(2, ["Nụ cười"])]


def test_explanations_of_the_columns_are_not_taken_for_the_table(keep):
    book, file = Workbook(), BytesIO()
    for row in [["Tên mô hình", "viết đầy đủ"], ["Đơn vị", "nơi thực hiện"]]:
        book.active.append(row)
    table = book.create_sheet("Danh sách")
    table.append(["Tên mô hình", "Đơn vị"])
    table.append(["Nụ cười", "Xã A"])
    book.save(file)

    found, rows, _ = read(keep(file.getvalue()))

    assert found.sheet == "Danh sách"
    assert rows == {2: ["Nụ cười", "Xã A"]}


def in_tcvn3(words):
    letters = {letter: chr(code) for code, letter in reversed(_FROM_TCVN3.items())}
    return words.translate(str.maketrans(letters))


def test_column_in_old_letters_is_suspected_and_converted_when_told(keep):
    rows = [["Tên mô hình", "Đơn vị"], *([in_tcvn3(f"Đường hoa thôn {at}"), "Hội Phụ nữ"] for at in range(9))]

    with opened(keep(workbook(rows))) as book:
        table = book.table(known)
        [suspicion] = table.suspicions()
        [as_it_is] = table.chunks(100)
        [converted] = table.chunks(100, convert={suspicion.heading.column: suspicion.encoding})

    assert (suspicion.heading.column, suspicion.encoding) == ("A", "tcvn3")
    assert suspicion.samples[0] == (in_tcvn3("Đường hoa thôn 0"), "Đường hoa thôn 0")
    assert as_it_is[0][1][0] == in_tcvn3("Đường hoa thôn 0")
    assert converted[0] == (2, ["Đường hoa thôn 0", "Hội Phụ nữ"])


def test_headings_in_old_letters_are_found(keep):
    table, _, _ = read(keep(workbook([[in_tcvn3("Tên mô hình"), in_tcvn3("Đơn vị")], ["a", "b"]])))

    assert names(table) == ["Tên mô hình", "Đơn vị"]


CELL = st.one_of(st.none(), st.integers(0, 3000), st.sampled_from(["Đường hoa", "I", "Tổng cộng", "(Ký)", " ", "A."]))


@settings(max_examples=40)
@given(rows=st.lists(st.lists(CELL, max_size=6), max_size=12))
def test_every_filled_row_is_a_record_or_told(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("form") / "form"
    path.write_bytes(text([["STT", "Tên mô hình", "Đơn vị"], *rows]))

    with opened(path) as book:
        table = book.table(known)
        records = [number for chunk in table.chunks(5) for number, _ in chunk]

    told = {row for note in table.notes for row in note.rows}
    filled = {number for number, row in enumerate(rows, 2) if any(cell is not None for cell in row)}
    assert filled <= set(records) | told | {table.row}
    assert len(records) == len(set(records))


def test_row_of_column_numbers():
    assert headings.is_row_of_column_numbers(["A", "B", 1.0, "(2)", "3=1+2"])
    assert not headings.is_row_of_column_numbers([1.0, "Đường hoa", 3.0])
    assert headings.is_row_of_column_numbers(["(1)", "(2)", "(3)=(1)+(2)"])
    assert not headings.is_row_of_column_numbers([1.0])
    assert not headings.is_row_of_column_numbers(["A", "B"])
    assert not headings.is_row_of_column_numbers([1.0, 5.0, 7.0])
