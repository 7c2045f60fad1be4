"""What comes back from a sheet is what was taken out, or the fault says why not."""

from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.making import (
    make_administrator,
    make_commendation,
    make_grassroots_model,
    make_organisation,
    make_recipient,
    make_van_gia,
)
from tests.spreadsheets.making import make_import
from trackerapp.models import GrassrootsModel
from trackerapp.spreadsheets import imports
from trackerapp.spreadsheets.exporting import exported
from trackerapp.spreadsheets.faulty import sheet_with_faults
from trackerapp.spreadsheets.resources import RESOURCES

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return make_administrator()


def sent(path, clerk, kind="models", sheet=""):
    return imports.check(imports.receive(kind, path, path.name, by=clerk, sheet=sheet))


def round_trip(folder, clerk, ending, kind="models"):
    path = folder / f"out.{ending}"
    path.write_bytes(b"".join(exported(RESOURCES[kind](clerk), ending)))
    return sent(path, clerk, kind)


def faults(job):
    return [fault["message"] for row in job.rows.order_by("number") for fault in row.faults]


def workbook(folder, sheets, epoch=None):
    book = Workbook()
    if epoch:
        book.epoch = epoch
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / "so.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize(
    "name",
    [
        "1E+05",
        "#N/A",
        "#REF!",
        "###",
        "(xóa)",
        "(Xoá trắng)",
        "'(xóa)",
        "''#N/A",
        "'Nụ cười",
        "=1+1",
        "'=1+1",
        "Err:502",
    ],
)
def test_text_that_looks_like_something_else_comes_back_as_it_was(tmp_path, clerk, ending, name):
    make_grassroots_model(name=name, summary=name)

    job = round_trip(tmp_path, clerk, ending)

    assert (faults(job), job.unchanged) == ([], 1)


@pytest.mark.parametrize("cell", ["#N/A", "1E+05"])
def test_what_the_sheet_itself_shows_as_an_error_is_a_fault_still(tmp_path, clerk, cell):
    assert len(faults(make_import(tmp_path, [[cell, "", ""]], clerk))) == 1


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_organisation_without_a_place_is_told_from_its_namesake_with_one(tmp_path, clerk, ending):
    bare, placed = make_organisation("Trạm Y tế"), make_organisation("Trạm Y tế", locality=make_van_gia())
    for body in (bare, placed):
        make_grassroots_model(name="Nụ cười", organisation=body)

    job = round_trip(tmp_path, clerk, ending)

    assert (faults(job), job.unchanged) == ([], 2)


def test_ambiguous_organisation_gets_names_that_are_understood(tmp_path, clerk):
    make_organisation("Trạm Y tế")
    make_organisation("Trạm Y tế", locality=make_van_gia())
    head = ["Tên mô hình", "Đơn vị"]

    [message] = faults(make_import(tmp_path, [["Nụ cười", "Trạm Y tế"]], clerk, head))
    known = make_import(tmp_path, [["Nụ cười", "TRẠM Y TẾ (không rõ nơi)"]], clerk, head)

    assert "Trạm Y tế (không rõ nơi)" in message
    assert "nơi nào" not in message
    assert faults(known) == []


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_names_with_semicolons_and_namesakes_come_back(tmp_path, clerk, ending):
    record = make_commendation(decision_number="5/QĐ")
    for name in ("Tổ 1; tổ 2", "1. Tổ", '"Tổ"', "#N/A"):
        make_recipient(record, kind="collective", name=name)
    for name in ("Nam", "Nam"):
        make_recipient(record, kind="individual", name=name)

    job = round_trip(tmp_path, clerk, ending, "commendations")

    assert (faults(job), job.unchanged) == ([], 1)


def test_text_that_a_workbook_cuts_is_not_taken_for_the_whole(tmp_path, clerk):
    make_grassroots_model(name="Nụ cười", method="ă " * 20_000 + "ă")

    whole, cut = (round_trip(tmp_path, clerk, ending) for ending in ("csv", "xlsx"))

    assert (faults(whole), whole.unchanged) == ([], 1)
    assert ["bị cắt" in message for message in faults(cut)] == [True]


def test_text_that_just_fills_a_cell_comes_back(tmp_path, clerk):
    make_grassroots_model(name="Nụ cười", method="ă" * 32_767)

    assert [round_trip(tmp_path, clerk, ending).unchanged for ending in ("csv", "xlsx")] == [1, 1]


def test_days_of_a_workbook_of_1904_stay_the_same_in_the_sheet_with_faults(tmp_path, clerk):
    serial = (date(2024, 8, 3) - date(1904, 1, 1)).days
    rows = [
        ["Tên mô hình", "Năm bắt đầu", "Địa phương"],
        ["Nụ cười", serial, "Không đâu"],
        ["Hũ gạo", 2019, "Không đâu"],
    ]
    job = sent(workbook(tmp_path, {"A": rows}, CALENDAR_MAC_1904), clerk)
    path = tmp_path / "loi.xlsx"

    path.write_bytes(b"".join(sheet_with_faults(job)))
    again = sent(path, clerk)

    values = [row.values["started_on"] for row in again.rows.order_by("number")]
    assert values == [20240803, 20190000] == [row.values["started_on"] for row in job.rows.order_by("number")]


def test_formula_that_nobody_has_worked_out_is_a_fault_again(tmp_path, clerk):
    job = sent(workbook(tmp_path, {"A": [["Tên mô hình", "Mô tả"], ["Nụ cười", "=A1&A2"]]}), clerk)
    path = tmp_path / "loi.xlsx"

    path.write_bytes(b"".join(sheet_with_faults(job)))

    assert (len(faults(job)), len(faults(sent(path, clerk)))) == (1, 1)


@pytest.mark.parametrize("rows", [[], [["", ""]], [["Tổng cộng", ""]]])
def test_sheet_without_a_record_says_so_and_names_the_sheet(tmp_path, clerk, rows):
    job = sent(workbook(tmp_path, {"Quý 1": [["Tên mô hình", "Mô tả"], *rows]}), clerk)

    assert job.state == "refused"
    assert "Không thấy dòng dữ liệu nào dưới hàng tiêu đề (Quý 1)" in job.message


def test_fault_of_a_heading_names_the_sheet(tmp_path, clerk):
    job = sent(workbook(tmp_path, {"Quý 1": [["Tên mô hình", "Mô tả", "Lạ lùng"], ["A", "B", "C"]]}), clerk)

    assert job.message.splitlines()[0] == "Đã đọc trang tính “Quý 1”."


def test_unknown_sheet_gets_the_names_of_those_there_are(tmp_path, clerk):
    path = workbook(tmp_path, {title: [["Tên mô hình", "Mô tả"], [title, "B"]] for title in ("Quý 1", "Quý 2")})

    unknown, known = sent(path, clerk, sheet="Quý 3"), sent(path, clerk, sheet="quý 2 ")

    assert "Quý 1; Quý 2" in unknown.message
    assert known.rows.get().values["name"] == "Quý 2"


def test_of_sheets_whose_names_are_alike_the_very_one_is_read(tmp_path, clerk):
    path = workbook(tmp_path, {title: [["Tên mô hình", "Mô tả"], [title, "B"]] for title in ("Quý 1", "Quy 1")})

    job = imports.check(sent(path, clerk, sheet="Quy 1"))

    assert job.rows.get().values["name"] == "Quy 1"


@pytest.mark.parametrize("heading", ["Mã", "Mã số", "Code"])
def test_number_without_letters_is_not_taken_for_one_of_the_register(tmp_path, clerk, heading):
    record = make_grassroots_model(name="Nụ cười")

    [message] = faults(make_import(tmp_path, [[str(record.pk), "Hũ gạo"]], clerk, [heading, "Tên mô hình"]))
    job = make_import(tmp_path, [[record.code, "Hũ gạo"]], clerk, [heading, "Tên mô hình"])

    assert record.code in message
    assert "xóa cột" in message
    assert job.rows.get().record == record.pk == GrassrootsModel.objects.get().pk
