"""Rows that would be one record are named before anything is written."""

import pytest

from tests.making import (
    make_administrator,
    make_commendation,
    make_commune,
    make_grassroots_model,
    make_organisation,
    make_province,
)
from tests.spreadsheets.making import make_import, write
from trackerapp.models import GrassrootsModel
from trackerapp.spreadsheets import checking

pytestmark = pytest.mark.django_db

PLACES = ["Mã ĐVHC", "Cấp", "Loại", "Tên", "Trực thuộc", "Có hiệu lực từ"]


@pytest.fixture
def clerk():
    return make_administrator()


def faults(job):
    return [(row.number, fault["message"]) for row in job.rows.all() for fault in row.faults]


TWO = "Dòng {} và dòng {} "


@pytest.mark.parametrize("chunk", [1, 2, 2000])
def test_record_by_its_code_and_by_its_name_is_one(tmp_path, clerk, monkeypatch, chunk):
    monkeypatch.setattr("trackerapp.spreadsheets.staging.CHUNK", chunk)
    record = make_grassroots_model(name="Nụ cười")

    job = make_import(
        tmp_path, [[record.code, "", "2017"], ["", "NỤ CƯỜI", "2018"]], clerk, ["Mã số", "Tên mô hình", "Bắt đầu"]
    )

    [(_number, text)] = faults(job)
    assert text.startswith(TWO.format(2, 3))


@pytest.mark.parametrize("chunk", [1, 2000])
@pytest.mark.parametrize("turned", [False, True])
def test_renamed_record_is_no_new_one_of_the_same_sheet(tmp_path, clerk, monkeypatch, chunk, turned):
    monkeypatch.setattr("trackerapp.spreadsheets.staging.CHUNK", chunk)
    record = make_grassroots_model(name="Nụ cười")
    rows = [[record.code, "Hũ gạo"], ["", "hũ  gạo"]]

    job = make_import(tmp_path, rows[::-1] if turned else rows, clerk, ["Mã số", "Tên mô hình"])

    [(_number, text)] = faults(job)
    assert text.startswith(TWO.format(2, 3))


def test_two_records_are_not_renamed_into_one(tmp_path, clerk):
    first, second = make_grassroots_model(name="Nụ cười"), make_grassroots_model(name="Heo đất")

    job = make_import(tmp_path, [[first.code, "Hũ gạo"], [second.code, "Hũ Gạo"]], clerk, ["Mã số", "Tên mô hình"])

    assert [(number, text.startswith(TWO.format(2, 3))) for number, text in faults(job)] == [(3, True)]


def test_record_is_not_renamed_into_one_of_the_register(tmp_path, clerk):
    first, second = make_grassroots_model(name="Nụ cười"), make_grassroots_model(name="Heo đất")

    job = make_import(tmp_path, [[first.code, "heo đất"]], clerk, ["Mã số", "Tên mô hình"])

    assert faults(job) == [(2, f"Ghi như vậy sẽ trùng với {second.code} đã có trong sổ.")]


def test_organisations_are_not_moved_into_one(tmp_path, clerk):
    place = make_commune("Vạn Ninh", make_province())
    first, second = make_organisation("Trạm Y tế"), make_organisation("Trạm Y tế xã")
    head, here = ["Mã số", "Tên đơn vị", "Địa phương"], "xã Vạn Ninh, tỉnh Khánh Hòa"

    job = make_import(
        tmp_path, [[first.code, "", here], [second.code, "Trạm Y tế", here]], clerk, head, "organisations"
    )

    assert place
    assert [(number, text.startswith(TWO.format(2, 3))) for number, text in faults(job)] == [(3, True)]


def test_commendation_does_not_get_the_number_of_another(tmp_path, clerk):
    first, second = make_commendation(decision_number="1/QĐ"), make_commendation(decision_number="2/QĐ")
    head = ["Mã số", "Số quyết định"]

    known = make_import(tmp_path, [[first.code, "2/qđ"]], clerk, head, "commendations")
    new = make_import(tmp_path, [[first.code, "3/QĐ"], ["", "3/QĐ"]], clerk, head, "commendations")

    assert faults(known) == [(2, f"Ghi như vậy sẽ trùng với {second.code} đã có trong sổ.")]
    assert [number for number, _text in faults(new)] == [2]


def test_code_of_a_place_is_given_once_a_day(tmp_path, clerk):
    make_commune("Vạn Hưng", make_province(), "22489")
    unit = ["Xã", "xã"]
    rows = [
        ["22490", *unit, "Vạn Ninh", "tỉnh Khánh Hòa", "01/07/2025"],
        ["22490", *unit, "Vạn Thắng", "tỉnh Khánh Hòa", "01/07/2025"],
        ["22489", *unit, "Vạn Phước", "tỉnh Khánh Hòa", "01/07/2025"],
        ["22490", *unit, "Vạn Khánh", "tỉnh Khánh Hòa", "01/08/2025"],
    ]

    found = faults(make_import(tmp_path, rows, clerk, PLACES, "localities"))

    assert [number for number, _text in found] == [3, 4]
    assert found[0][1].startswith(TWO.format(2, 3))
    assert "DP-" in found[1][1]


def test_rule_that_only_the_database_sees_is_told_in_words(tmp_path, clerk, monkeypatch):
    monkeypatch.setattr(checking.Checker, "_refuse_second", lambda *_: None)

    job = write(make_import(tmp_path, [["Nụ cười", ""], ["Nụ cười", ""]], clerk, ["Tên mô hình", "Bắt đầu"]))

    assert job.state == "failed"
    assert job.message.endswith("Sổ đã có mô hình cùng tên, cùng nơi làm, cùng đơn vị.")
    assert not GrassrootsModel.objects.exists()
