"""The commands that bring sheets in and take them out."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.making import make_commune, make_grassroots_model, make_province, make_staff, when
from tests.spreadsheets.making import make_sheet
from trackerapp.models import AuditEntry, GrassrootsModel, Role, SheetImport

pytestmark = pytest.mark.django_db


def told(capsys, *words):
    """What the command says on standard output as JSON, and whether it ended well."""
    try:
        call_command(*words, "--json")
        ended_well = True
    except CommandError:
        ended_well = False
    return json.loads(capsys.readouterr().out), ended_well


def test_sheet_is_brought_in_and_the_outcome_is_one_object(tmp_path, capsys):
    path = make_sheet(tmp_path, [["Nụ cười", "", "2018"], ["Hũ gạo", "", ""]])

    outcome, ended_well = told(capsys, "import_sheet", "models", str(path))

    assert ended_well
    assert outcome == {
        "ok": True, "dry_run": False, "new": 2, "updated": 0, "unchanged": 0, "errors": [], "warnings": [],
    }  # fmt: skip
    assert GrassrootsModel.objects.count() == 2


def test_faults_name_sheet_row_and_column_and_nothing_is_written(tmp_path, capsys):
    path = make_sheet(tmp_path, [["Nụ cười", "", "2018"], ["Hũ gạo", "", "18"]])

    outcome, ended_well = told(capsys, "import_sheet", "models", str(path))

    assert not ended_well
    assert not outcome["ok"]
    [fault] = outcome["errors"]
    assert (fault["sheet"], fault["row"], fault["column"]) == (path.name, 3, "Năm bắt đầu")
    assert not GrassrootsModel.objects.exists()


def test_what_was_left_out_is_said_to_people_as_well(tmp_path, capsys):
    path = make_sheet(tmp_path, [["Nụ cười", "", "2018"], ["Tổng số: 1", "", ""]])

    call_command("import_sheet", "models", str(path))

    assert f"{path.name} 3: Dòng tổng cộng, không đọc" in capsys.readouterr().err


def test_dry_run_says_the_same_and_writes_nothing(tmp_path, capsys):
    path = make_sheet(tmp_path, [["Nụ cười", "", "2018"]])

    outcome, ended_well = told(capsys, "import_sheet", "models", str(path), "--dry-run")

    assert ended_well
    assert (outcome["dry_run"], outcome["new"]) == (True, 1)
    assert not GrassrootsModel.objects.exists()
    assert SheetImport.objects.get().state == SheetImport.State.DROPPED


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 ...", b"a,b\n1,2\n"])
def test_file_that_cannot_be_read_is_refused_in_words(tmp_path, capsys, content):
    path = tmp_path / "thu.xlsx"
    path.write_bytes(content)

    outcome, ended_well = told(capsys, "import_sheet", "models", str(path))

    assert not ended_well
    assert outcome["errors"][0]["message"]


def test_person_without_the_right_is_refused(tmp_path):
    make_staff("an", Role.EDITOR, make_province())

    with pytest.raises(CommandError, match="import"):
        call_command("import_sheet", "models", str(make_sheet(tmp_path, [])), "--user", "an")


@pytest.mark.parametrize("words", [["--user", "không có"], ["--filter", "tinhh=1"], ["--filter", "loai=sai"]])
def test_what_is_not_understood_is_said_and_no_file_is_left(tmp_path, words):
    target = tmp_path / "ra.csv"

    with pytest.raises(CommandError):
        call_command("export_sheet", "models", "-o", str(target), *words)

    assert list(tmp_path.iterdir()) == []


def test_file_of_an_unknown_kind_is_refused(tmp_path):
    with pytest.raises(CommandError, match="docx"):
        call_command("export_sheet", "models", "-o", str(tmp_path / "ra.docx"))


def test_person_takes_out_what_they_may_see(tmp_path):
    province = make_province()
    make_grassroots_model(name="Của tôi", locality=province, state="draft")
    make_grassroots_model(name="Của nơi khác", locality=make_province("Phú Yên", "54"), state="draft")
    person = make_staff("an", Role.EDITOR, province)
    person.groups.add(*make_staff("binh", Role.EXPORTER).groups.all())

    call_command("export_sheet", "models", "-o", str(tmp_path / "ra.csv"), "--user", "an")

    text = (tmp_path / "ra.csv").read_text()
    assert "Của tôi" in text
    assert "Của nơi khác" not in text
    entry = AuditEntry.objects.get(kind=AuditEntry.Kind.EXPORT)
    assert (entry.user, entry.what) == (person, "models ra.csv")


def test_list_is_narrowed_as_in_its_address(tmp_path):
    make_grassroots_model(name="Câu lạc bộ vui", kind="club")
    make_grassroots_model(name="Phong trào", kind="movement", started_on=when("2018"))
    make_commune("Vạn Ninh", make_province())

    call_command("export_sheet", "models", "-o", str(tmp_path / "ra.json"), "--filter", "loai=club")

    [row] = json.loads((tmp_path / "ra.json").read_text())
    assert row["Tên mô hình"] == "Câu lạc bộ vui"
    assert row["Năm bắt đầu"] is None
