"""Where an import breaks off: nothing of it is there, whoever sent it in is told so, and may try again."""

import resource
import sqlite3
from contextlib import contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from tests.making import make_administrator
from tests.spreadsheets.making import make_import, make_sheet, write
from trackerapp.models import Citation, GrassrootsModel, SheetImport
from trackerapp.spreadsheets import failing, imports
from trackerapp.spreadsheets.writing import Writer

pytestmark = pytest.mark.django_db(transaction=True)

State = SheetImport.State
ROOM = 16 * 1024**2
"""Larger than any other file that a test writes to."""


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch):
    monkeypatch.setattr(failing, "PATIENCE", 0)


@pytest.fixture
def clerk():
    return make_administrator()


@pytest.fixture
def desk(clerk):
    client = Client()
    client.force_login(clerk)
    return client


@contextmanager
def full_disk():
    """Within, no file of this process grows over ROOM."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def full_database():
    """Within, the database of SQLite takes no page more, until it is opened again."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        [pages] = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    yield
    connection.close()


@contextmanager
def locked(monkeypatch):
    """Within, another program writes to the database of SQLite, for longer than anybody waits."""
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.1)
    connection.close()
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def write_again(job):
    assert imports.restart(job)
    return write(imports.check(job))


def press(client, job, **button):
    return client.post(reverse("admin:import_page", args=[job.pk]), button, follow=True)


def test_form_says_that_there_is_no_room_for_the_file(desk, settings, caplog):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * ROOM
    file = SimpleUploadedFile("a.csv", b"a" * (ROOM + 1))

    with full_disk():
        page = desk.post(reverse("admin:imports"), {"kind": "models", "file": file}).content.decode()

    assert "không còn chỗ" in page
    assert not SheetImport.objects.exists()
    assert files(settings.MEDIA_ROOT) == []
    assert "File too large" in caplog.text


def test_of_a_file_without_room_no_half_is_kept(tmp_path, settings, clerk):
    sheet = tmp_path / "a.csv"
    sheet.write_bytes(b"a" * (ROOM + 1))

    with full_disk(), pytest.raises(OSError, match="too large"):
        imports.receive("models", sheet, sheet.name, by=clerk)

    assert files(settings.MEDIA_ROOT) == []


@pytest.mark.once
def test_file_is_not_kept_where_the_database_does_not_take_its_row(tmp_path, settings, desk, monkeypatch, caplog):
    sheet = make_sheet(tmp_path, [["Nụ cười", "", "2018"]])

    with locked(monkeypatch):
        with sheet.open("rb") as file:
            page = desk.post(reverse("admin:imports"), {"kind": "models", "file": file}).content.decode()
        with pytest.raises(CommandError, match="chưa ghi gì"):
            call_command("import_sheet", "models", str(sheet))

    assert "cơ sở dữ liệu đang bận" in page
    assert not SheetImport.objects.exists()
    assert files(settings.MEDIA_ROOT) == []
    assert "database is locked" in caplog.text


@pytest.mark.once
def test_button_that_meets_a_locked_database_can_be_pressed_again(tmp_path, desk, clerk, monkeypatch, caplog):
    job = make_import(tmp_path, [["Nụ cười", "", "2018"]], clerk)

    with locked(monkeypatch):
        told = press(desk, job, _confirm="1", check_number=job.check_number).content.decode()
    press(desk, job, _confirm="1", check_number=job.check_number)

    assert "chưa làm gì" in told
    assert GrassrootsModel.objects.count() == 1
    assert "database is locked" in caplog.text


@pytest.mark.once
def test_import_for_which_the_database_has_no_room_says_so_and_is_written_once_there_is(tmp_path, clerk):
    job = make_import(tmp_path, [[f"Dòng {number}", "", "2018"] for number in range(300)], clerk)

    with full_database(), pytest.raises(OperationalError, match="full"):
        write(job)

    assert (job.state, GrassrootsModel.objects.count()) == (State.FAILED, 0)
    assert "Chưa ghi gì" in job.message
    write_again(job)
    assert (GrassrootsModel.objects.count(), Citation.objects.count()) == (300, 300)


def test_commit_of_which_nobody_heard_counts(tmp_path, clerk, monkeypatch):
    job = make_import(tmp_path, [["Nụ cười", "", "2018"]], clerk)
    written = imports._write

    def cut_off(job):
        written(job)
        raise OperationalError

    monkeypatch.setattr(imports, "_write", cut_off)

    write(job)

    assert job.state == State.DONE
    assert not imports.restart(job)


def test_import_that_cannot_even_say_so_is_told_by_the_command(tmp_path, monkeypatch, capsys, caplog):
    sheet = make_sheet(tmp_path, [["Nụ cười", "", "2018"]])

    def break_off(*_):
        raise OperationalError

    monkeypatch.setattr(Writer, "write", break_off)
    monkeypatch.setattr(failing, "_is_told", lambda job: False)

    with pytest.raises(CommandError, match="chưa ghi gì"):
        call_command("import_sheet", "models", str(sheet))

    assert "Không ghi được vào cơ sở dữ liệu" in capsys.readouterr().err
    assert not GrassrootsModel.objects.exists()
