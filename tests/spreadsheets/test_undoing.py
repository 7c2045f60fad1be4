"""What is taken back with an import, and what stands in the way of that."""

import pytest
from django.core.exceptions import ValidationError

from tests.making import (
    make_administrator,
    make_assignment,
    make_citation,
    make_commendation,
    make_commune,
    make_field,
    make_grassroots_model,
    make_organisation,
    make_province,
    make_recipient,
    make_staff,
)
from tests.spreadsheets.making import make_import, write
from trackerapp.models import Gazetteer, GrassrootsModel, Locality, Recipient, Role, SheetImport, Source
from trackerapp.spreadsheets import undoing

pytestmark = pytest.mark.django_db

HEAD = ["Số quyết định", "Họ và tên"]


@pytest.fixture
def clerk():
    return make_administrator()


def in_the_way(job, by):
    return [number for number, _why, _pk in undoing.obstacles(job, by=by)]


def list_changed(folder, clerk, *names):
    """A commendation of people with these ``names``, and an import that took the last of them out for another one."""
    record = make_commendation(decision_number="5/QĐ")
    people = [make_recipient(record, kind="individual", name=name) for name in names]
    cell = "; ".join([*names[:-1], "Vũ Mới"])
    return people, write(make_import(folder, [["5/QĐ", cell]], clerk, HEAD, "commendations"))


def test_person_renamed_since_on_their_own_page_stays(tmp_path, clerk):
    (kept, gone), job = list_changed(tmp_path, clerk, "Lê Hòa", "Trần Bình")
    kept.name, kept.title = "Lê Thị Hòa", "Trưởng thôn"
    kept.save()

    undoing.undo(job, by=clerk)

    there = Recipient.objects.values_list("pk", "name", "title")
    assert sorted(there) == [(kept.pk, "Lê Thị Hòa", "Trưởng thôn"), (gone.pk, "Trần Bình", "")]


def test_person_respelled_since_by_hand_keeps_that_spelling(tmp_path, clerk):
    (kept, _gone), job = list_changed(tmp_path, clerk, "Lê Hòa", "Trần Bình")
    kept.name = "LÊ HOÀ"
    kept.save()

    undoing.undo(job, by=clerk)

    assert Recipient.objects.get(pk=kept.pk).name == "LÊ HOÀ"


def test_work_on_a_person_whom_the_import_respelled_stands_in_the_way(tmp_path, clerk):
    person = make_recipient(make_commendation(decision_number="5/QĐ"), kind="individual", name="Lê Hòa")
    person.save()
    job = write(make_import(tmp_path, [["5/QĐ", "LÊ HOÀ"]], clerk, HEAD, "commendations"))
    free = in_the_way(job, clerk)
    person.refresh_from_db()
    person.name = "Lê Thị Hòa"
    person.save()

    assert (free, in_the_way(job, clerk)) == ([], [2])


@pytest.mark.parametrize("column", ["Đơn vị", "Lĩnh vực"])
def test_what_a_record_named_before_and_is_gone_stands_in_the_way(tmp_path, clerk, column):
    one, other = (make_organisation(name) if column == "Đơn vị" else make_field(name, name=name) for name in "ab")
    record = make_grassroots_model(name="Nụ cười", organisation=one if column == "Đơn vị" else None)
    record.fields.add(*([one] if column == "Lĩnh vực" else []))
    job = write(make_import(tmp_path, [[record.code, other.name]], clerk, ["Mã số", column]))
    one.delete()

    with pytest.raises(ValidationError, match="Dòng 2"):
        undoing.undo(job, by=clerk)

    assert SheetImport.objects.get().state == SheetImport.State.DONE


def test_rule_that_taking_back_would_break_is_told(tmp_path, clerk):
    record = make_grassroots_model(name="Nụ cười")
    job = write(make_import(tmp_path, [[record.code, "Hũ gạo"]], clerk, ["Mã số", "Tên mô hình"]))
    make_grassroots_model(name="Nụ cười")

    with pytest.raises(ValidationError, match="cùng tên, cùng nơi làm"):
        undoing.undo(job, by=clerk)

    record.refresh_from_db()
    assert (record.name, SheetImport.objects.get().state) == ("Hũ gạo", SheetImport.State.DONE)


def test_models_do_not_come_back_as_copies_of_one_another(tmp_path, clerk):
    first = make_grassroots_model()
    second = make_grassroots_model(replicated_from=first)
    job = write(make_import(tmp_path, [[second.code, "(xóa)"]], clerk, ["Mã số", "Nhân rộng từ"]))
    first.replicated_from = GrassrootsModel.objects.get(pk=second.pk)
    first.save()

    with pytest.raises(ValidationError, match="vòng"):
        undoing.undo(job, by=clerk)


def test_words_of_the_sheet_that_somebody_cites_stand_in_the_way(tmp_path, clerk):
    job = write(make_import(tmp_path, [["Nụ cười", "", ""]], clerk))
    make_citation(grassroots_model=GrassrootsModel.objects.get(), source=job.source)

    assert in_the_way(job, clerk) == [2]


def test_what_is_no_longer_in_ones_scope_is_not_taken_back(tmp_path):
    here, there = (make_commune(name, make_province(name, code)) for name, code in (("Vạn Ninh", "56"), ("Ea", "66")))
    person = make_staff("an", Role.REVIEWER, here)
    person.groups.add(*make_staff("binh", Role.IMPORTER).groups.all())
    record = make_grassroots_model(name="Nụ cười", locality=here)
    job = write(make_import(tmp_path, [[record.code, "2018"]], person, ["Mã số", "Năm bắt đầu"]))
    person.assignments.all().delete()
    make_assignment(person, there)
    person = type(person).objects.get(pk=person.pk)

    with pytest.raises(ValidationError, match="Dòng 2"):
        undoing.undo(job, by=person)

    record.refresh_from_db()
    assert record.started_on


def test_place_that_is_taken_back_is_found_by_nothing_any_more(tmp_path, clerk):
    make_province()
    head = ["Cấp", "Loại", "Tên", "Trực thuộc", "Có hiệu lực từ"]
    row = ["Xã", "xã", "Vạn Ninh", "tỉnh Khánh Hòa", "01/07/2025"]
    job = write(make_import(tmp_path, [row], clerk, head, "localities"))
    found = [place.name for place in Gazetteer.now().values()]

    undoing.undo(job, by=clerk)

    assert found == ["Khánh Hòa", "Vạn Ninh"]
    assert [place.name for place in Gazetteer.now().values()] == ["Khánh Hòa"]
    assert Locality.objects.index_faults() == []


def test_source_stays_as_long_as_another_import_of_the_file_may_need_it(tmp_path, clerk):
    here = make_commune("Vạn Ninh", make_province())
    editor = make_staff("an", Role.EDITOR, here)
    editor.groups.add(*make_staff("binh", Role.IMPORTER).groups.all())
    record = make_grassroots_model(name="Nụ cười", locality=here)
    sheet = [[record.code, "2018"]], ["Mã số", "Năm bắt đầu"]
    proposed = write(make_import(tmp_path, sheet[0], editor, sheet[1]))
    written = write(make_import(tmp_path, sheet[0], clerk, sheet[1]))

    undoing.undo(written, by=clerk)

    assert Source.objects.filter(pk=proposed.source_id).exists()


def test_row_that_stands_in_the_way_for_two_reasons_is_listed_once(tmp_path, clerk):
    job = write(make_import(tmp_path, [["Nụ cười", "", ""]], clerk))
    record = GrassrootsModel.objects.get()
    make_grassroots_model(name="Học theo", replicated_from=record)
    record.summary = "Đã sửa"
    record.save()

    [(number, why, pk)] = undoing.obstacles(job, by=clerk)

    assert (number, pk) == (2, record.pk)
    assert why == "có dữ liệu khác gắn với nó: mô hình; đã được sửa sau đó"
