"""Lists of those commended, as offices keep them: a row for each, and often without the number of a decision."""

import pytest
from openpyxl import Workbook

from tests.making import make_administrator, make_commendation, make_organisation, make_staff, when
from tests.spreadsheets.making import make_import, write
from trackerapp.models import Commendation, Role, SheetImport
from trackerapp.spreadsheets import imports, undoing

pytestmark = pytest.mark.django_db

LIST = ["Số quyết định", "Ngày quyết định", "Họ và tên", "Tên tập thể"]
UNNUMBERED = ["Hình thức như in", "Cơ quan như in", "Năm", "Số cá nhân"]
ONE, TWO = ["12/QĐ-UBND", "03/04/2019"], ["13/QĐ-UBND", "05/04/2019"]


@pytest.fixture
def clerk():
    return make_administrator()


def faults(job):
    return [(row.number, fault["column"]) for row in job.rows.all() for fault in row.faults]


def sent(folder, rows, clerk, head=LIST):
    return make_import(folder, rows, clerk, head, "commendations")


@pytest.mark.parametrize("chunk", [1, 2, 3, 2000])
def test_rows_of_one_decision_become_one_commendation(tmp_path, clerk, monkeypatch, chunk):
    monkeypatch.setattr("trackerapp.spreadsheets.staging.CHUNK", chunk)
    rows = [[*ONE, "An", ""], [*ONE, "Bình", ""], [*ONE, "", "Trạm Y tế"], [*TWO, "An", ""], [*TWO, "Chi", ""]]

    job = write(sent(tmp_path, rows, clerk))

    first, second = Commendation.objects.order_by("number_key")
    assert sorted(first.recipients.values_list("kind", "name")) == [
        ("collective", "Trạm Y tế"),
        ("individual", "An"),
        ("individual", "Bình"),
    ]
    assert first.decided_on == when("03/04/2019")
    assert second.recipients.count() == 2
    assert [each.citations.get().row for each in (first, second)] == [2, 5]
    assert [row.joined for row in job.rows.order_by("number")] == [[3, 4], [6]]
    assert (job.rows_read, job.counts()["new"]) == (5, 2)
    assert [(rows, is_fault) for text, rows, is_fault in job.notes if "thành một lần khen" in text] == [([2, 5], False)]


@pytest.mark.parametrize("chunk", [2, 2000])
def test_list_that_is_sent_again_changes_nothing(tmp_path, clerk, monkeypatch, chunk):
    monkeypatch.setattr("trackerapp.spreadsheets.staging.CHUNK", chunk)
    rows = [[*ONE, "An", ""], [*ONE, "Bình", ""], [*ONE, "Chi", ""], [*TWO, "An", ""]]
    write(sent(tmp_path, rows, clerk))

    again = sent(tmp_path, rows, clerk)
    longer = sent(tmp_path, [*rows[:3], [*ONE, "Dung", ""], rows[3]], clerk)

    assert (again.unchanged, again.rows.count()) == (4, 0)
    [row] = longer.rows.all()
    assert (row.number, row.joined, longer.unchanged) == (2, [3, 4, 5], 1)
    assert row.values == {"recipients_individual": ["An", "Bình", "Chi", "Dung"]}


def test_second_part_of_a_list_adds_to_the_first_if_that_is_chosen(tmp_path, clerk):
    write(sent(tmp_path, [[*ONE, "An", ""], [*ONE, "Bình", "Trạm Y tế"]], clerk))
    job = sent(tmp_path, [[*ONE, "Chi", ""]], clerk)
    asked = job.lists

    imports.restart(job, lists=SheetImport.Lists.ADDED)
    write(imports.check(job))

    assert asked == SheetImport.Lists.REPLACED
    assert sorted(Commendation.objects.get().recipients.values_list("name", flat=True)) == [
        "An", "Bình", "Chi", "Trạm Y tế",
    ]  # fmt: skip


def test_second_part_that_only_adds_names_nothing_to_choose(tmp_path, clerk):
    write(sent(tmp_path, [[*ONE, "An", ""]], clerk))

    job = sent(tmp_path, [[*ONE, "An", ""], [*ONE, "Chi", ""]], clerk)

    assert job.lists == ""


def test_list_is_taken_back_as_a_whole(tmp_path, clerk):
    job = write(sent(tmp_path, [[*ONE, "An", ""], [*ONE, "Bình", ""]], clerk))

    undoing.undo(job, by=clerk)

    assert not Commendation.objects.exists()


def test_values_of_one_decision_agree(tmp_path, clerk):
    rows = [[*ONE, "An", ""], [ONE[0], "04/04/2019", "Bình", ""], [ONE[0], "", "Chi", ""]]

    job = sent(tmp_path, rows, clerk)

    assert faults(job) == [(3, "Ngày quyết định")]
    assert "Dòng 2 và dòng 3 cùng một quyết định" in job.rows.get(number=3).faults[0]["message"]
    assert job.rows.get(number=2).joined == [4]


def test_numbers_of_two_rows_of_one_decision_are_not_guessed(tmp_path, clerk):
    head = ["Số quyết định", "Số cá nhân", "Họ và tên"]

    job = sent(tmp_path, [["1/QĐ", "1", "An"], ["1/QĐ", "1", "Bình"]], clerk, head)
    once = sent(tmp_path, [["1/QĐ", "2", "An"], ["1/QĐ", "", "Bình"]], clerk, head)

    assert faults(job) == [(3, "Số cá nhân")]
    assert once.rows.get().values["individuals"] == 2


@pytest.mark.parametrize(
    "rows",
    [
        [[*ONE, "An", ""], [*TWO, "An", ""], [*ONE, "Bình", ""]],
        [[*ONE, "An", ""], [*ONE, "An", ""]],
        [[*ONE, "", ""], [*ONE, "", ""]],
    ],
)
def test_rows_that_stand_apart_or_add_nobody_are_told_by_both_numbers(tmp_path, clerk, rows):
    [row] = sent(tmp_path, rows, clerk).rows.filter(deed="faulty")

    assert row.faults[0]["message"].startswith(f"Dòng 2 và dòng {row.number} ")


def test_faulty_row_of_a_list_joins_nothing(tmp_path, clerk):
    job = sent(tmp_path, [[ONE[0], "ngày nào đó", "An", ""], [*ONE, "Bình", ""], [*ONE, "Chi", ""]], clerk)

    assert faults(job) == [(2, "Ngày quyết định")]
    assert job.rows.get(number=3).joined == [4]


def test_rows_with_the_code_of_one_record_are_one(tmp_path, clerk):
    record = make_commendation()
    rows = [[record.code, "An"], [record.code, "Bình"]]

    write(sent(tmp_path, rows, clerk, ["Mã số", "Họ và tên"]))

    assert sorted(record.recipients.values_list("name", flat=True)) == ["An", "Bình"]


def test_row_that_says_little_is_known_again_by_its_sheet(tmp_path, clerk):
    rows = [["giấy khen", "", "", "3"], ["giấy khen", "", "", "4"]]
    write(sent(tmp_path, rows, clerk, UNNUMBERED))
    Commendation.objects.filter(individuals=3).update(merit_year=2018)

    again = sent(tmp_path, rows, clerk, UNNUMBERED)

    assert (again.unchanged, again.rows.count()) == (2, 0)


@pytest.mark.parametrize("row", [["giấy khen", "", "", "3"], ["giấy khen", "UBND huyện", "2018", "3"]])
def test_row_without_a_number_is_known_in_another_file_by_all_it_says(tmp_path, clerk, row):
    write(sent(tmp_path, [row], clerk, UNNUMBERED))

    again = sent(tmp_path, [row, ["bằng khen", "", "", ""]], clerk, UNNUMBERED)

    assert (again.unchanged, again.counts()["new"]) == (1, 1)
    [[text, rows, _is_fault]] = again.notes
    assert text.startswith("Không biết được")
    assert rows == [3]


def test_row_that_is_likely_in_the_register_names_the_record(tmp_path, clerk):
    write(sent(tmp_path, [["giấy khen", "UBND huyện", "2018", "3"]], clerk, UNNUMBERED))
    record = Commendation.objects.get()

    job = sent(tmp_path, [["Giấy khen", "UBND huyện", "2018", "4"]], clerk, UNNUMBERED)

    assert job.counts()["new"] == 1
    assert job.notes[0][0].startswith(f"{record.code} có thể là cùng một lần khen")


@pytest.mark.parametrize("knows", [True, False])
def test_number_of_a_decision_with_and_without_its_body_is_likely_the_same(tmp_path, clerk, knows):
    body = make_organisation("UBND tỉnh Khánh Hòa")
    record = make_commendation(decision_number="5/QĐ", issued_by=body if knows else None)
    head = ["Số quyết định", "Cơ quan khen thưởng"]

    job = sent(tmp_path, [["5/qđ", "" if knows else body.name]], clerk, head)

    assert job.counts()["new"] == 1
    assert job.notes[0][0].startswith(f"{record.code} có thể là")


def test_record_that_somebody_may_not_read_is_not_named(tmp_path):
    body = make_organisation("UBND tỉnh Khánh Hòa")
    clerk = make_staff("an", Role.EDITOR, body)
    clerk.groups.add(*make_staff("binh", Role.IMPORTER).groups.all())
    make_commendation(decision_number="5/QĐ", state="draft", published_at=None)

    job = sent(tmp_path, [["5/QĐ", body.name]], clerk, ["Số quyết định", "Cơ quan khen thưởng"])

    assert (job.counts()["new"], job.notes) == (1, [])


def test_rows_that_say_the_same_without_a_number_are_not_both_taken(tmp_path, clerk):
    job = sent(tmp_path, [["giấy khen", "", "", "3"]] * 2, clerk, UNNUMBERED)

    assert job.rows.get(deed="faulty").faults[0]["message"].startswith("Dòng 2 và dòng 3 ")


def test_row_that_names_only_who_was_commended_is_no_commendation(tmp_path, clerk):
    job = sent(tmp_path, [[*ONE, "An", ""], ["", "", "Bình", ""], ["", "", "", "Trạm Y tế"]], clerk)

    assert faults(job) == [(3, ""), (4, "")]
    assert "Nếu giống dòng trên" in job.rows.get(number=3).faults[0]["message"]


def test_decision_in_a_merged_cell_is_that_of_all_its_rows_and_its_number_counts_once(tmp_path, clerk):
    book = Workbook()
    head = [*LIST, "Số cá nhân"]
    for row in [head, [*ONE, "An", "", 2], ["", "", "Bình", "", None], [*TWO, "Chi", "", None]]:
        book.active.append(row)
    for area in ("A2:A3", "B2:B3", "E2:E3"):
        book.active.merge_cells(area)
    book.save(tmp_path / "gop.xlsx")

    write(imports.check(imports.receive("commendations", tmp_path / "gop.xlsx", "gop.xlsx", by=clerk)))

    first, second = Commendation.objects.order_by("number_key")
    assert sorted(first.recipients.values_list("name", flat=True)) == ["An", "Bình"]
    assert (first.individuals, second.individuals) == (2, None)


def test_thousands_of_one_decision_are_joined_in_no_time(tmp_path, clerk):
    job = sent(tmp_path, [[*ONE, f"Người {number:05}", ""] for number in range(10_000)], clerk)

    [row] = job.rows.all()
    assert (len(row.joined), len(row.values["recipients_individual"])) == (9_999, 10_000)
