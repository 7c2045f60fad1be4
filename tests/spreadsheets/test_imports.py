"""A sheet on its way into the register: checked, confirmed, written, taken back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.making import (
    make_administrator,
    make_commune,
    make_field,
    make_grassroots_model,
    make_organisation,
    make_province,
    make_staff,
    when,
)
from tests.spreadsheets.making import make_import, make_sheet, write
from trackerapp import publishing
from trackerapp.models import Citation, GrassrootsModel, ProposedChange, Role, SheetImport, Source, State
from trackerapp.spreadsheets import imports, undoing

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return make_administrator()


@pytest.fixture
def van_ninh():
    return make_commune("Vạn Ninh", make_province())


def faults(job):
    return [fault["message"] for row in job.rows.all() for fault in row.faults]


def test_new_rows_become_drafts_that_cite_their_row(tmp_path, clerk, van_ninh):
    job = make_import(tmp_path, [["Nụ cười công sở", "xã Vạn Ninh, tỉnh Khánh Hòa", "2018"]], clerk)

    write(job)

    record = GrassrootsModel.objects.get(name="Nụ cười công sở")
    assert (record.locality, record.started_on, record.state) == (van_ninh, when("2018"), State.DRAFT)
    [citation] = record.citations.all()
    assert (citation.row, citation.supports) == (2, ["name", "locality", "started_on"])
    assert citation.source.kind == Source.Kind.SHEET
    assert record.position == van_ninh.position


def test_what_is_written_stands_in_the_history_under_person_and_import(tmp_path, clerk):
    field = make_field(name="Y tế")
    job = make_import(tmp_path, [["Nụ cười", "Y tế"]], clerk, head=["Tên mô hình", "Lĩnh vực"])

    write(job)

    record = GrassrootsModel.objects.get()
    [told] = record.history.all()
    assert (told.history_type, told.history_user, told.history_change_reason) == ("+", clerk, f"import {job.pk}")
    assert [tie.field for tie in told.fields.all()] == [field]
    assert list(record.fields.all()) == [field]
    assert record.citations.get().history.get().history_change_reason == f"import {job.pk}"


def test_the_same_rows_change_nothing(tmp_path, clerk, van_ninh):
    rows = [["Nụ cười", "xã Vạn Ninh", "09/2018"]]
    write(make_import(tmp_path, rows, clerk))

    again = make_import(tmp_path, rows, clerk)

    assert (again.rows.count(), again.unchanged) == (0, 1)
    assert imports.earlier(again) is not None


def test_change_of_a_record_is_shown_field_by_field_and_written(tmp_path, clerk):
    record = make_grassroots_model(name="Nụ cười", started_on=when("2017"), summary="Cũ")

    job = make_import(tmp_path, [[f"MH-{record.pk}", "", "2018"]], clerk, head=["Mã số", "Mô tả", "Năm bắt đầu"])
    [row] = job.rows.all()
    write(job)

    assert (row.before, row.values) == ({"started_on": 20170000}, {"started_on": 20180000})
    record.refresh_from_db()
    assert (record.started_on, record.summary, record.version) == (when("2018"), "Cũ", 2)
    assert GrassrootsModel.objects.matching("nu cuoi").get() == record


def test_renamed_record_is_found_by_its_new_name(tmp_path, clerk):
    record = make_grassroots_model(name="Nụ cười")

    write(make_import(tmp_path, [[record.code, "Hũ gạo tình thương"]], clerk, head=["Mã số", "Tên mô hình"]))

    assert GrassrootsModel.objects.matching("hu gao").get() == record
    assert not GrassrootsModel.objects.matching("nu cuoi").exists()
    record.refresh_from_db()
    assert record.name_key == "hu gao tinh thuong"


def test_rows_that_rename_the_record_of_their_number_are_told(tmp_path, clerk):
    first, second = (make_grassroots_model(name=name) for name in ("Nụ cười", "Heo đất"))
    rows = [[first.code, "Hũ gạo tình thương"], [second.code, "HEO ĐẤT"]]

    job = make_import(tmp_path, rows, clerk, head=["Mã số", "Tên mô hình"])

    [[text, numbers, is_fault]] = job.notes
    assert ("đổi tên" in text, numbers, is_fault) == (True, [2], False)


def test_marker_clears_a_value_and_an_empty_cell_leaves_it(tmp_path, clerk):
    record = make_grassroots_model(name="Nụ cười", started_on=when("2017"), summary="Cũ")

    write(make_import(tmp_path, [["Nụ cười", "(xóa)", ""]], clerk, head=["Tên mô hình", "Năm bắt đầu", "Mô tả"]))

    record.refresh_from_db()
    assert (record.started_on, record.summary) == (None, "Cũ")


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (["(xóa)", "xã Vạn Ninh", ""], "Ô này không được để trống: hãy ghi giá trị."),
        (["", "", ""], None),
        (["", "xã Vạn Ninh", ""], "Ô này đang trống: hãy ghi giá trị."),
        (["Nụ cười", "tỉnh Khánh Hoà", "2018"], None),
        (["Nụ cười", "xã Vạn Nin", ""], "Không nhận ra “xã Vạn Nin”."),
        (["Nụ cười", "", "18"], "18"),
        (["Nụ cười" * 50, "", ""], "300"),
    ],
)
def test_fault_says_what_stands_there(tmp_path, clerk, van_ninh, row, fault):
    job = make_import(tmp_path, [row], clerk)

    assert (fault in faults(job)[0]) if fault else faults(job) == []


def test_place_of_two_eras_is_not_guessed(tmp_path, clerk):
    make_province()
    make_province(valid_from=None, valid_to=when("30/06/2025").first_day())

    job = make_import(tmp_path, [["Nụ cười", "tỉnh Khánh Hòa", ""]], clerk)

    assert "Tỉnh Khánh Hòa (đến 30/06/2025); Tỉnh Khánh Hòa (từ 01/07/2025)" in faults(job)[0]


def test_rule_of_two_columns_is_the_models_own(tmp_path, clerk):
    job = make_import(tmp_path, [["Nụ cười", "2018", "2017"]], clerk, head=["Tên mô hình", "Bắt đầu", "Kết thúc"])

    [row] = job.rows.all()
    assert (row.faults[0]["column"], row.faults[0]["value"]) == ("Năm kết thúc", "2017")
    with pytest.raises(ValidationError, match="lỗi"):
        imports.confirm(job, job.check_number, by=clerk)


def test_record_stands_in_a_sheet_once(tmp_path, clerk):
    job = make_import(tmp_path, [["Nụ cười", "", ""], ["NỤ CƯỜI", "", ""]], clerk)

    assert faults(job) == ["Dòng 2 và dòng 3 nói về cùng một dữ liệu: chỉ giữ một trong hai."]


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (["Tên mô hình", "Năm bắt đầuu"], "Năm bắt đầu"),
        (["Tên mô hình", "Tên"], "cùng nghĩa"),
        (["Địa phương", "Năm bắt đầu"], "Thiếu cột “Tên mô hình”"),
    ],
)
def test_heading_that_cannot_be_taken_is_named(tmp_path, clerk, head, message):
    job = make_import(tmp_path, [["a", "b"]], clerk, head=head)

    assert job.state == SheetImport.State.REFUSED
    assert message in job.message


def test_headings_are_understood_in_english_folded_and_decorated(tmp_path, clerk):
    job = make_import(tmp_path, [["Nụ cười", "2018"]], clerk, head=["TÊN MÔ HÌNH (*)", "began"])

    write(job)

    assert GrassrootsModel.objects.get().started_on == when("2018")


def test_import_writes_inside_the_scope_only(tmp_path, van_ninh):
    clerk = make_staff("an", Role.EDITOR, van_ninh)
    clerk.groups.add(*make_staff("binh", Role.IMPORTER).groups.all())
    make_commune("Vạn Hưng", van_ninh.parent)
    foreign = make_grassroots_model(name="Của xã khác", locality=van_ninh.parent)

    job = make_import(
        tmp_path, [["Của tôi", "xã Vạn Ninh", ""], ["Của xã", "xã Vạn Hưng", ""], ["Không nơi nào", "", ""]], clerk
    )
    other = make_import(tmp_path, [[f"MH-{foreign.pk}", "2018"]], clerk, head=["Mã số", "Năm bắt đầu"])

    assert [row.number for row in job.rows.filter(deed="faulty")] == [3, 4]
    assert "không được sửa" in faults(other)[0]


def test_right_to_import_is_its_own(tmp_path, van_ninh):
    editor = make_staff("an", Role.EDITOR, van_ninh)

    with pytest.raises(PermissionDenied):
        imports.receive("models", make_sheet(tmp_path, []), "a.csv", by=editor)


def test_public_record_changes_by_proposal_where_one_may_not_publish(tmp_path, van_ninh):
    clerk = make_staff("an", Role.EDITOR, van_ninh)
    clerk.groups.add(*make_staff("binh", Role.IMPORTER).groups.all())
    record = make_grassroots_model(name="Nụ cười", locality=van_ninh)

    write(make_import(tmp_path, [["Nụ cười", "xã Vạn Ninh", "2018"]], clerk))

    record.refresh_from_db()
    assert record.started_on is None
    again = make_import(tmp_path, [["Nụ cười", "xã Vạn Ninh", "2018"]], clerk)
    assert [(rows, is_fault) for _text, rows, is_fault in again.notes] == [([2], False)]
    [proposed] = ProposedChange.objects.waiting()
    publishing.approve(proposed, by=make_administrator())
    record.refresh_from_db()
    assert record.started_on == when("2018")
    assert record.citations.filter(row=2).exists()


def test_confirmation_counts_once_and_for_its_person(tmp_path, clerk):
    job = make_import(tmp_path, [["Nụ cười", "", ""]], clerk)
    with pytest.raises(PermissionDenied):
        imports.confirm(job, job.check_number, by=make_administrator("khac"))
    with pytest.raises(ValidationError, match="kiểm tra lại"):
        imports.confirm(job, job.check_number - 1, by=clerk)

    imports.confirm(job, job.check_number, by=clerk)

    with pytest.raises(ValidationError, match="xác nhận"):
        imports.confirm(job, job.check_number, by=clerk)


def test_sheet_of_which_something_would_be_lost_is_not_confirmed(tmp_path, clerk):
    job = make_import(tmp_path, [["Nụ cười", "", ""]], clerk)
    job.notes = [["Cells beside the table", [7], True]]

    with pytest.raises(ValidationError, match="lỗi"):
        imports.confirm(job, job.check_number, by=clerk)


def test_what_changed_since_the_check_is_looked_at_again(tmp_path, clerk):
    record = make_grassroots_model(name="Nụ cười", started_on=when("2016"))
    job = make_import(tmp_path, [["Nụ cười", "", "2018"]], clerk)
    imports.confirm(job, job.check_number, by=clerk)
    record.started_on = when("2017")
    record.save()

    imports.write(job)

    assert job.state == SheetImport.State.CHECKED
    assert "thay đổi" in job.message
    assert job.rows.get().before == {"started_on": 20170000}


def test_what_changed_elsewhere_stands_in_nobodys_way(tmp_path, clerk):
    job = make_import(tmp_path, [["Nụ cười", "", "2018"]], clerk)
    imports.confirm(job, job.check_number, by=clerk)
    make_organisation("Hội Phụ nữ")

    imports.write(job)

    assert job.state == SheetImport.State.DONE


def test_import_is_taken_back_as_a_whole(tmp_path, clerk):
    field = make_field(name="Y tế")
    record = make_grassroots_model(name="Nụ cười", started_on=when("2017"))
    record.fields.add(field)
    head = ["Tên mô hình", "Năm bắt đầu", "Lĩnh vực"]
    job = write(make_import(tmp_path, [["Nụ cười", "2018", "(xóa)"], ["Hũ gạo", "2019", "Y tế"]], clerk, head=head))

    undoing.undo(job, by=clerk)

    record.refresh_from_db()
    assert (record.started_on, list(record.fields.all())) == (when("2017"), [field])
    assert list(GrassrootsModel.objects.all()) == [record]
    assert not Citation.objects.filter(row__isnull=False).exists()
    assert not Source.objects.filter(kind=Source.Kind.SHEET).exists()
    assert GrassrootsModel.history.filter(name="Hũ gạo", history_type="-").get().history_user == clerk
    with pytest.raises(ValidationError, match="một lần"):
        undoing.undo(job, by=clerk)


def test_imports_are_taken_back_one_after_the_other(tmp_path, clerk):
    record = make_grassroots_model(name="Nụ cười", started_on=when("2016"))
    years = ["2017", "2018", "2019"]
    jobs = [write(make_import(tmp_path, [["Nụ cười", "", year], ["Hũ gạo", "", year]], clerk)) for year in years]

    for job in reversed(jobs):
        undoing.undo(job, by=clerk)

    record.refresh_from_db()
    assert record.started_on == when("2016")
    assert list(GrassrootsModel.objects.all()) == [record]


def test_later_work_stands_in_the_way_of_taking_back_and_is_listed(tmp_path, clerk):
    job = write(make_import(tmp_path, [["Nụ cười", "", ""], ["Hũ gạo", "", ""], ["Heo đất", "", ""]], clerk))
    first, second = GrassrootsModel.objects.filter(name__in=["Nụ cười", "Hũ gạo"]).order_by("pk")
    first.summary = "Đã sửa"
    first.save()
    make_grassroots_model(name="Học theo", replicated_from=second)

    with pytest.raises(ValidationError) as refused:
        undoing.undo(job, by=clerk)

    assert len(refused.value.messages) == 3
    assert GrassrootsModel.objects.count() == 4
    assert SheetImport.objects.get().state == SheetImport.State.DONE


def test_failure_leaves_nothing_written(tmp_path, clerk, monkeypatch):
    job = make_import(tmp_path, [["Nụ cười", "", ""]], clerk)
    imports.confirm(job, job.check_number, by=clerk)
    monkeypatch.setattr("trackerapp.spreadsheets.writing.Writer._cite", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        imports.write(job)

    assert not GrassrootsModel.objects.exists()
    assert not Source.objects.exists()
    assert SheetImport.objects.get().state == SheetImport.State.FAILED


def test_of_two_who_send_in_the_same_rows_the_second_looks_again(tmp_path, clerk):
    first, second = (make_import(tmp_path, [["Nụ cười", "", "2018"]], clerk) for _ in range(2))
    for job in (first, second):
        imports.confirm(job, job.check_number, by=clerk)

    imports.write(first)
    imports.write(second)

    assert (first.state, second.state) == (SheetImport.State.DONE, SheetImport.State.CHECKED)
    assert (second.unchanged, second.rows.count()) == (1, 0)
    assert GrassrootsModel.objects.count() == 1


def test_models_are_not_copied_from_one_another_by_a_sheet(tmp_path, clerk):
    first, second = make_grassroots_model(), make_grassroots_model()
    rows = [[first.code, second.code], [second.code, first.code]]

    job = write(make_import(tmp_path, rows, clerk, head=["Mã số", "Nhân rộng từ"]))

    assert job.state == SheetImport.State.FAILED
    assert "vòng" in job.message
    first.refresh_from_db()
    assert first.replicated_from is None
