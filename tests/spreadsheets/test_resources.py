"""The columns of each kind of record: what is written in a sheet, what is stored, what is written back."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.making import (
    make_administrator,
    make_award_type,
    make_citation,
    make_commendation,
    make_commune,
    make_field,
    make_grassroots_model,
    make_kind_of_organisation,
    make_level,
    make_old_province,
    make_organisation,
    make_province,
    make_recipient,
    make_staff,
    make_van_gia,
    when,
)
from tests.spreadsheets.making import make_import, write
from tests.spreadsheets.reading import compounds
from trackerapp import publishing
from trackerapp.models import Commendation, GrassrootsModel, Locality, Organisation, ProposedChange, Role
from trackerapp.publishing.side_by_side import side_by_side
from trackerapp.spreadsheets import imports, undoing, xlsx_file
from trackerapp.spreadsheets.exporting import exported
from trackerapp.spreadsheets.resources import RESOURCES

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return make_administrator()


def faults(job):
    return [fault["message"] for row in job.rows.all() for fault in row.faults]


def test_commendation_is_known_by_its_decision(tmp_path, clerk):
    body = make_organisation("UBND tỉnh Khánh Hòa")
    make_award_type(code="BK", name="Bằng khen")
    make_level(code="T", name="Tỉnh")
    head = ["Số quyết định", "Cơ quan khen thưởng", "Hình thức", "Cấp", "Ngày quyết định", "Số tập thể", "Năm"]
    rows = [["12/QĐ-UBND", body.name, "bằng khen", "Tỉnh", "03/04/2019", "1.195", "2018"]]

    write(make_import(tmp_path, rows, clerk, head, "commendations"))
    again = make_import(tmp_path, [[*rows[0][:5], "1.196", "2018"]], clerk, head, "commendations")

    record = Commendation.objects.get()
    assert (record.issued_by, record.collectives, record.individuals) == (body, 1195, None)
    assert (record.decided_on, record.merit_year, record.number_key) == (when("03/04/2019"), 2018, "12/qd-ubnd")
    [row] = again.rows.all()
    assert (row.before, row.values) == ({"collectives": 1195}, {"collectives": 1196})


def test_commendation_without_a_number_is_known_within_its_sheet(tmp_path, clerk):
    head = ["Hình thức như in", "Cơ quan như in", "Năm", "Số cá nhân"]
    rows = [["giấy khen", "UBND huyện", "2018", "3"], ["giấy khen", "UBND huyện", "2019", "4"]]

    write(make_import(tmp_path, rows, clerk, head, "commendations"))
    again = make_import(tmp_path, rows, clerk, head, "commendations")
    twice = make_import(tmp_path, [rows[0], rows[0]], clerk, head, "commendations")

    assert (again.unchanged, again.rows.count()) == (2, 0)
    assert faults(twice) == ["Dòng 2 và dòng 3 nói về cùng một dữ liệu: chỉ giữ một trong hai."]


def test_whole_numbers_of_an_old_workbook_are_counts(tmp_path, clerk):
    path = tmp_path / "khen.xls"
    numbers = [compounds.whole_number(1, 1, 1195), compounds.whole_number(1, 2, 2018)]
    path.write_bytes(
        compounds.xls(compounds.head(["Số quyết định", "Số cá nhân", "Năm"]), compounds.label(1, 0, "1/QĐ"), *numbers)
    )

    job = imports.check(imports.receive("commendations", path, path.name, by=clerk))

    assert faults(job) == []
    assert job.rows.get().values == {"decision_number": "1/QĐ", "individuals": 1195, "merit_year": 2018}


def test_unknown_word_of_a_short_list_gets_the_whole_list(tmp_path, clerk):
    for code, name in (("health", "Y tế"), ("order", "An ninh trật tự")):
        make_field(code, name=name)
    head = ["Tên mô hình", "Lĩnh vực", "Tình trạng"]

    strange = faults(make_import(tmp_path, [["Nụ cười", "Kinh tế", "zzz"]], clerk, head))
    near = faults(make_import(tmp_path, [["Nụ cười", "An ninh trật", ""]], clerk, head))

    assert strange[0] == "Không nhận ra “Kinh tế”. Hãy ghi một trong: Y tế; An ninh trật tự."
    assert strange[1].startswith("Không nhận ra “zzz”. Hãy ghi một trong: ")
    assert near == ["Không nhận ra “An ninh trật”. Gần giống: An ninh trật tự."]


def test_commendation_names_the_models_that_it_was_for(tmp_path, clerk):
    first, second = make_grassroots_model(), make_grassroots_model()
    head = ["Số quyết định", "Mô hình được khen"]

    write(make_import(tmp_path, [["1/QĐ", f"MH-{first.pk}; mh {second.pk}"]], clerk, head, "commendations"))
    job = make_import(tmp_path, [["2/QĐ", "MH-999"]], clerk, head, "commendations")

    assert set(Commendation.objects.get().grassroots_models.all()) == {first, second}
    assert "MH-999" in faults(job)[0]


def test_place_of_a_commendation_was_in_force_on_the_day_of_its_decision(tmp_path, clerk):
    make_van_gia()
    head = ["Số quyết định", "Địa phương", "Ngày quyết định"]
    row = ["1/QĐ", "thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa"]

    right = make_import(tmp_path, [[*row, "03/04/2019"]], clerk, head, "commendations")
    wrong = make_import(tmp_path, [[*row, "03/04/2026"]], clerk, head, "commendations")

    assert faults(right) == []
    assert ["không tồn tại vào ngày ra quyết định. Nay là: " in fault for fault in faults(wrong)] == [True]


def test_rows_that_take_recipients_out_are_told(tmp_path, clerk):
    for number in ("5/QĐ", "6/QĐ", "7/QĐ"):
        make_recipient(make_commendation(decision_number=number), kind="collective", name="Trạm Y tế")
    rows = [["5/QĐ", "Công an xã"], ["6/QĐ", "Trạm Y tế; Công an xã"], ["7/QĐ", "(xóa)"]]

    job = make_import(tmp_path, rows, clerk, ["Số quyết định", "Tên tập thể được khen"], "commendations")

    assert job.rows.count() == 3
    assert [(numbers, is_fault) for _text, numbers, is_fault in job.notes] == [([2], False)]


def test_recipients_come_and_go_by_name(tmp_path, clerk):
    record = make_commendation(decision_number="5/QĐ")
    kept = make_recipient(record, kind="collective", name="Trạm Y tế")
    make_recipient(record, kind="collective", name="Trường Mầm non")
    head = ["Số quyết định", "Tên tập thể được khen", "Họ và tên"]
    rows = [["5/QĐ", "Trạm Y tế; Công an xã", ""], ["6/QĐ", "", "Trần Văn A\nLê Thị B"]]

    job = write(make_import(tmp_path, rows, clerk, head, "commendations"))

    assert set(record.recipients.values_list("name", flat=True)) == {"Trạm Y tế", "Công an xã"}
    assert kept in record.recipients.all()
    assert record in Commendation.objects.matching("cong an")
    new = Commendation.objects.get(decision_number="6/QĐ")
    assert [each.kind for each in new.recipients.all()] == ["individual"] * 2
    assert new.recipients.first().history.get().history_change_reason == job.reason
    assert make_import(tmp_path, rows, clerk, head, "commendations").unchanged == 2

    undoing.undo(job, by=clerk)

    assert set(record.recipients.values_list("name", flat=True)) == {"Trạm Y tế", "Trường Mầm non"}
    assert not Commendation.objects.filter(pk=new.pk).exists()


@pytest.fixture
def proposed(tmp_path):
    """What a clerk without the right to publish proposes of the recipients of a public record."""
    place = make_commune("Vạn Ninh", make_province())
    editor = make_staff("an", Role.EDITOR, place)
    editor.groups.add(*make_staff("binh", Role.IMPORTER).groups.all())
    record = make_commendation(locality=place, collectives=2)
    make_recipient(record, kind="collective", name="Trạm Y tế")
    make_citation(recipient=make_recipient(record, kind="collective", name="Trường Mầm non"))
    make_recipient(record, kind="individual", name="Trần Văn A")
    head = ["Mã số", "Số tập thể", "Tên tập thể", "Họ và tên"]
    job = make_import(tmp_path, [[record.code, "3", "Trạm Y tế; Công an xã", ""]], editor, head, "commendations")
    return write(job)


def names(record):
    return set(record.recipients.values_list("name", flat=True))


def test_recipients_of_a_public_record_are_proposed(proposed, clerk):
    record, [change] = Commendation.objects.get(), ProposedChange.objects.all()

    before = names(record)
    told = [(row.kind, row.is_new, row.is_deleted) for row in side_by_side(change.changes)]
    publishing.approve(change, by=clerk)

    assert (proposed.state, proposed.counts()["proposed"]) == ("done", 1)
    assert before == {"Trạm Y tế", "Trường Mầm non", "Trần Văn A"}
    assert ("Đối tượng khen", True, False) in told
    assert ("Đối tượng khen", False, True) in told
    record.refresh_from_db()
    assert (names(record), record.collectives) == ({"Công an xã", "Trạm Y tế", "Trần Văn A"}, 3)
    assert record.citations.filter(row=2).exists()


def test_proposed_recipients_are_taken_back_with_their_import(proposed):
    undoing.undo(proposed, by=proposed.user)

    assert names(Commendation.objects.get()) == {"Trạm Y tế", "Trường Mầm non", "Trần Văn A"}
    assert not ProposedChange.objects.waiting().exists()


def test_recipient_that_went_meanwhile_is_not_proposed_twice(proposed, clerk):
    Commendation.objects.get().recipients.get(name="Trường Mầm non").delete()

    with pytest.raises(ValidationError, match="thay đổi"):
        publishing.approve(ProposedChange.objects.get(), by=clerk)


def test_changed_merit_leaves_the_rest_of_the_key_as_it_was(tmp_path, clerk):
    record = make_commendation(decision_number="5/QĐ", merit="Cũ", form_as_printed="giấy khen")

    write(make_import(tmp_path, [[f"KT-{record.pk}", "Mới"]], clerk, ["Mã số", "Thành tích"], "commendations"))

    record.refresh_from_db()
    assert record.merit == "Mới"
    assert record.name_key == "giay khen  5/qd moi".replace("  ", " ")


def test_organisation_is_known_by_name_and_place(tmp_path, clerk):
    make_kind_of_organisation(name="Trạm y tế")
    place = make_van_gia()
    make_organisation("Trạm Y tế", locality=place)
    head = ["Tên đơn vị", "Địa phương", "Loại đơn vị"]

    job = make_import(
        tmp_path, [["TRẠM Y TẾ", "TT Vạn Giã", "trạm y tế"], ["Trạm Y tế", "", ""]], clerk, head, "organisations"
    )
    write(job)

    assert job.counts()["new"] == 1
    assert Organisation.objects.count() == 2
    assert Organisation.objects.get(locality=place).kind.name == "Trạm y tế"


def test_places_are_entered_with_their_place_in_the_tree(tmp_path, clerk):
    province = make_province()
    head = ["Cấp", "Loại", "Tên", "Trực thuộc", "Có hiệu lực từ"]
    rows = [["Xã", "xã", "Vạn Ninh", "tỉnh Khánh Hòa", "01/07/2025"]]

    write(make_import(tmp_path, rows, clerk, head, "localities"))

    made = Locality.objects.get(name="Vạn Ninh")
    province.refresh_from_db()
    assert made.parent == province
    assert province.position < made.position <= province.last
    assert made.today == made
    assert list(Locality.objects.matching("van ninh")) == [made]


def test_place_keeps_the_rules_of_places(tmp_path, clerk):
    make_province()
    head = ["Cấp", "Loại", "Tên", "Trực thuộc", "Có hiệu lực từ", "Có hiệu lực đến"]
    row = ["Xã", "xã", "Vạn Ninh", "tỉnh Khánh Hòa", "01/07/2025", "01/07/2099"]

    assert len(faults(make_import(tmp_path, [row], clerk, head, "localities"))) == 1


def test_places_are_changed_by_administrators_of_everything_only(tmp_path):
    province = make_province()
    clerk = make_staff("an", Role.ADMINISTRATOR, province)
    head = ["Cấp", "Loại", "Tên", "Trực thuộc", "Có hiệu lực từ"]

    job = make_import(tmp_path, [["Xã", "xã", "Vạn Ninh", "tỉnh Khánh Hòa", "01/07/2025"]], clerk, head, "localities")

    assert ["nằm ngoài phạm vi bạn phụ trách" in fault for fault in faults(job)] == [True]


def round_trip(folder, kind, ending, clerk):
    """The import of what was exported."""
    path = folder / f"out.{ending}"
    path.write_bytes(b"".join(exported(RESOURCES[kind](clerk), ending)))
    return imports.check(imports.receive(kind, path, path.name, by=clerk))


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("kind", RESOURCES)
def test_what_was_taken_out_comes_back_unchanged(tmp_path, clerk, kind, ending):
    place, old = make_van_gia(), make_old_province("Phú Yên", "54")
    body = make_organisation("Trạm Y tế", locality=place, dissolved_on=date(2025, 6, 30))
    make_organisation("Trạm Y tế", locality=make_commune("Hòa Xuân", old))
    record = make_grassroots_model(name="=1+1", organisation=body, locality=place, started_on=when("09/2018"))
    make_commendation(issued_by=body, decided_on=when("2019"), collectives=0, total=1195).grassroots_models.add(record)

    job = round_trip(tmp_path, kind, ending, clerk)

    assert (job.state, job.message, job.counts()) == ("checked", "", dict.fromkeys(job.counts(), 0))
    assert job.unchanged == job.rows_read == RESOURCES[kind](clerk).kind.objects.count()


texts = st.text(st.sampled_from("aĂạ đ=+-@'\"\t;,\n123./“") | st.characters(codec="utf-8"), max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(texts, texts, st.sampled_from(["", "2018", "09/2018", "11/02/2019"])), max_size=5))
def test_generated_records_come_back_unchanged(tmp_path, django_user_model, rows):
    GrassrootsModel.objects.all().delete()
    clerk = django_user_model.objects.filter(is_superuser=True).first() or make_administrator()
    for number, (name, summary, day) in enumerate(rows):
        record = GrassrootsModel(name=f"{number} {name}", summary=summary, started_on=(day and when(day)) or None)
        try:
            record.full_clean()
        except Exception:  # noqa: S112 - what the register itself refuses is no record
            continue
        record.save()

    for ending in ("xlsx", "csv"):
        job = round_trip(tmp_path, "models", ending, clerk)

        assert [(row.before, row.values, row.faults) for row in job.rows.all()] == []
        assert job.unchanged == GrassrootsModel.objects.count()


DAYS = ["", "2017", "2018", "09/2018", "11/02/2019", "31/12/2018"]
printed = st.text(st.characters(exclude_categories=["C", "Z", "M"]) | st.just(" "), max_size=40)
"""What a sheet can hold: the file itself takes no control characters."""
generated = st.fixed_dictionaries({
    "name": printed | st.sampled_from(["", "a" * 300, "a" * 301]),
    "kind": st.sampled_from(["club", "model"]),
    "started_on": st.sampled_from(DAYS),
    "ended_on": st.sampled_from(DAYS),
    "status": st.sampled_from(["", "ended", "maintained"]),
    "status_on": st.sampled_from(DAYS),
    "summary": printed | st.just("b" * 501),
})  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=generated)
def test_columns_refuse_what_the_model_refuses_and_nothing_else(tmp_path, django_user_model, values):
    clerk = django_user_model.objects.filter(is_superuser=True).first() or make_administrator()
    resource = RESOURCES["models"](clerk)
    given_values = {name: value for name, value in values.items() if value.strip()}
    typed = {name: when(value) if name.endswith("_on") else value for name, value in given_values.items()}
    head = [resource.fields[name].column_name for name in values]
    path = tmp_path / "bang.xlsx"
    path.write_bytes(b"".join(xlsx_file("Bảng", head, [list(values.values())])))
    record = GrassrootsModel(**typed)
    try:
        record.full_clean()
        is_refused = False
    except ValidationError:
        is_refused = True

    job = imports.check(imports.receive("models", path, path.name, by=clerk))

    if job.rows_read:  # a row without a word is none
        assert bool(faults(job)) == is_refused


@pytest.mark.parametrize("heading", ["Địa phương", "Đơn vị", "Loại", "Năm bắt đầu", "Lĩnh vực"])
def test_what_is_far_too_long_is_told_in_few_words(tmp_path, clerk, heading):
    job = make_import(tmp_path, [["Nụ cười", "x y " * 10_000]], clerk, ["Tên mô hình", heading])

    [fault] = job.rows.get().faults
    assert len(fault["value"]) <= 200
    assert len(fault["message"]) < 300


@pytest.mark.parametrize("heading", ["Địa phương", "Đơn vị", "Tình trạng", "Lĩnh vực"])
def test_word_for_unknown_is_an_empty_cell(tmp_path, clerk, heading):
    job = make_import(tmp_path, [["Nụ cười", "Chưa rõ"]], clerk, ["Tên mô hình", heading])

    assert faults(job) == []
    assert set(job.rows.get().values) == {"name"}


def test_words_that_several_names_begin_with_name_those(tmp_path, clerk):
    make_field(name="An ninh trật tự, an toàn xã hội và phòng chống tội phạm")

    [fault] = faults(make_import(tmp_path, [["Nụ cười", "An ninh"]], clerk, ["Tên mô hình", "Lĩnh vực"]))

    assert "phòng chống tội phạm" in fault


def test_dash_within_a_name_of_a_list_stays(tmp_path, clerk):
    field = make_field(name="Nông nghiệp – sinh kế")

    job = make_import(tmp_path, [["Nụ cười", "Nông nghiệp – sinh kế"]], clerk, ["Tên mô hình", "Lĩnh vực"])

    assert job.rows.get().values["fields"] == [field.pk]
