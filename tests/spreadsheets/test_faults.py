"""Whatever happens to an import: all of it is there or nothing, it says which, and can be run again."""

import json
import random
import shutil
import sqlite3
import time
from contextlib import closing, contextmanager

import pytest

from tests import postgres
from tests.spreadsheets.making import make_sheet
from tests.spreadsheets.victims import LONGEST, Register, wait_until

pytestmark = pytest.mark.faults

ROWS = 1000
LOG_FILE = 16 * 1024**2
"""PostgreSQL writes its log in files of so many bytes, which no limit may cut."""
FILL_ROWS_OF_SHEETS = """
DO $$ BEGIN
    WHILE pg_relation_size('trackerapp_sheetrow') <= 16 * 1024 * 1024 LOOP
        UPDATE trackerapp_sheetrow SET number = number;
    END LOOP;
END $$
"""
"""The space of old versions is not given back before somebody cleans up."""
IMPORT = ["import_sheet", "models"]


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """The database of SQLite of an empty register."""
    folder = tmp_path_factory.mktemp("empty")
    Register(f"sqlite:///{folder / 'register.sqlite3'}", folder).migrate()
    return folder / "register.sqlite3"


@pytest.fixture
def on_sqlite(tmp_path, empty):
    copy = shutil.copy(empty, tmp_path)
    return Register(f"sqlite:///{copy}", tmp_path)


@pytest.fixture
def server():
    """A PostgreSQL that keeps what it has acknowledged, though it is killed."""
    with postgres.server("synchronous_commit=on") as server:
        yield server


@pytest.fixture
def on_postgres(tmp_path, server):
    register = Register(server.address, tmp_path)
    register.migrate()
    return register


@pytest.fixture
def make_rows(tmp_path):
    """Makes a sheet of ROWS rows that no other sheet has."""

    def make(name):
        rows = [[f"{name}, dòng {number}: một cái tên dài hơn thường lệ", "", "2018"] for number in range(ROWS)]
        return make_sheet(tmp_path, rows, name=f"{name}.csv")

    return make


def assert_there_once(register, sheets):
    """Each row of ``sheets`` is written, told and cited once."""
    rows, done = register.written()
    assert (set(rows), done) == ({sheets * ROWS}, sheets)
    assert register.is_sound()


def kill_often(register, make_rows, attempts):
    """Kill imports at any moment: whatever is not there as a whole is not there at all, and can be sent in again.

    The moments follow how long imports take here and now: about as many lie before the end as after it.
    """
    chance, longest, whole = random.Random(7), 2.0, 0  # noqa: S311 - no secret is drawn
    for attempt in range(attempts):
        before, done = register.written()
        sheet = make_rows(f"Lần {attempt}")
        with register.begun(*IMPORT, sheet) as process:
            time.sleep(chance.uniform(0, longest))
            process.kill()
        after, done_after = register.written()

        assert {new - old for new, old in zip(after, before, strict=True)} == {ROWS * (done_after - done)}
        has_come_in = done_after - done
        whole += has_come_in
        longest *= 0.93 if has_come_in else 1.07
        if not has_come_in and attempt % 10 == 0:
            assert register.run(*IMPORT, sheet).returncode == 0
            whole += 1
    assert 0 < whole < attempts, "the moments should lie before the end of the writing and after it"
    assert_there_once(register, whole)


def test_import_that_is_killed_is_there_as_a_whole_or_not_at_all(on_sqlite, make_rows):
    kill_often(on_sqlite, make_rows, attempts=100)


def test_import_that_is_killed_is_there_as_a_whole_or_not_at_all_on_postgres(on_postgres, make_rows):
    kill_often(on_postgres, make_rows, attempts=20)


def test_import_into_a_full_disk_says_that_nothing_was_written(on_sqlite, make_rows):
    """The room grows until it is enough: it ends before the file is kept, while it is looked through, in writing."""
    sheet, room, ended_well, tries = make_rows("Đầy"), 64, False, 0
    while not ended_well:
        ended_well, says_so, words = on_sqlite.told(sheet, room=room)
        rows, done = on_sqlite.written()

        assert says_so == ended_well == bool(done)
        assert set(rows) == {ROWS * done}
        assert ended_well or "chưa ghi gì" in words
        room, tries = room * 3, tries + 1
    assert tries > 2
    assert_there_once(on_sqlite, 1)


def test_import_for_which_postgres_has_no_room_says_that_nothing_was_written(on_postgres, server, make_rows):
    """Once before it is confirmed, once while it is written: the rows of sheets stand in a table that cannot grow."""
    sheet = make_rows("Đầy")
    send_in(on_postgres, sheet)
    work(on_postgres)
    by_hand(on_postgres, CONFIRM)
    on_postgres.do(FILL_ROWS_OF_SHEETS)

    server.stop("fast")
    server.start(room=str(LOG_FILE // 512))
    ended_well, says_so, words = on_postgres.told(sheet)
    work(on_postgres)
    server.stop()
    server.start()

    assert (ended_well, says_so) == (False, False)
    assert "chưa ghi gì" in words
    states = on_postgres.asked("SELECT state FROM trackerapp_sheetimport ORDER BY id")
    assert states == [("failed",), ("dropped",)]
    assert on_postgres.written() == ([0, 0, 0, 0], 0)
    assert on_postgres.told(sheet)[:2] == (True, True)
    assert_there_once(on_postgres, 1)


def test_import_waits_for_another_writer_and_comes_in(on_sqlite, make_rows, tmp_path):
    sheet = make_rows("Chờ")
    with closing(sqlite3.connect(tmp_path / "register.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with on_sqlite.begun(*IMPORT, sheet) as process:
            time.sleep(8)
            other.execute("ROLLBACK")
            assert process.wait(60) == 0

    assert_there_once(on_sqlite, 1)


def test_import_that_another_writer_keeps_out_says_that_nothing_was_written(on_sqlite, make_rows, tmp_path):
    sheet = make_rows("Chờ")
    with closing(sqlite3.connect(tmp_path / "register.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ended_well, says_so, words = on_sqlite.told(sheet)

    assert not ended_well
    assert not says_so
    assert "chưa ghi gì, vì cơ sở dữ liệu đang bận" in words
    assert on_sqlite.told(sheet)[:2] == (True, True)
    assert_there_once(on_sqlite, 1)


def test_import_during_which_postgres_starts_anew_says_what_became_of_it(on_postgres, server, make_rows):
    chance, longest, whole, broken = random.Random(7), 1.5, 0, 0  # noqa: S311 - no secret is drawn
    for attempt in range(12):
        sheet = make_rows(f"Lần {attempt}")
        with on_postgres.begun(*IMPORT, sheet, "--json") as process:
            time.sleep(chance.uniform(0, longest))
            server.stop(["immediate", "fast"][attempt % 2])
            server.start()
            told, _errors = process.communicate(timeout=LONGEST)
        ended_well, says_so = process.returncode == 0, bool(told) and json.loads(told)["ok"]
        rows, done = on_postgres.written()

        assert says_so == ended_well == (done > whole)
        assert set(rows) == {ROWS * done}
        if not ended_well:
            broken += 1
            assert on_postgres.told(sheet)[:2] == (True, True)
        whole += 1
        longest *= 0.9 if ended_well else 1.1
    assert broken, "the server should have gone away in the middle of some"
    assert_there_once(on_postgres, whole)


PRELUDE = """
from django.utils import timezone
from datetime import timedelta
from trackerapp import scope
from trackerapp.models import SheetImport
from trackerapp.spreadsheets import imports, tasks
job = SheetImport.objects.first()
me = scope.the_register()
tasks.SMALL = 0
"""


def by_hand(register, step):
    """Do what a button of the page does."""
    done = register.run("shell", "-v", "0", "-c", PRELUDE + step)
    assert done.returncode == 0, done.stderr


def work(register):
    """Let a worker do all that waits."""
    assert register.run("db_worker", "--batch", "--no-startup-delay", "--no-reload").returncode == 0


def send_in(register, sheet):
    by_hand(register, f"tasks.begin(imports.receive('models', {str(sheet)!r}, 'a.csv', by=me))")


@contextmanager
def worker_is(register, state):
    """A worker of ``register``, which has just brought the import to ``state``."""
    with register.process("manage.py", "db_worker", "--no-startup-delay", "--no-reload") as worker:
        wait_until(lambda: state_in(register) == state)
        yield worker


def state_in(register):
    return register.ask("SELECT state FROM trackerapp_sheetimport")


def kill_worker(register, state):
    """Let a worker begin, and kill it once the import is in ``state``; a worker that comes later leaves it alone."""
    with worker_is(register, state) as worker:
        worker.kill()
    work(register)
    assert state_in(register) == state


START_AGAIN = """
assert not job.may_start_again
SheetImport.objects.update(moved_at=timezone.now() - timedelta(minutes=6))
job.refresh_from_db()
assert job.is_stuck
assert imports.restart(job)
tasks.begin(job)
"""
CONFIRM = "tasks.begin(imports.confirm(job, job.check_number, by=me))"


def test_import_whose_worker_dies_is_seen_as_stopped_and_started_again(on_sqlite, make_rows):
    send_in(on_sqlite, make_rows("Chết"))

    kill_worker(on_sqlite, "reading")
    by_hand(on_sqlite, START_AGAIN)
    work(on_sqlite)
    by_hand(on_sqlite, CONFIRM)
    kill_worker(on_sqlite, "writing")
    assert on_sqlite.written() == ([0, 0, 0, 0], 0)
    by_hand(on_sqlite, START_AGAIN)
    work(on_sqlite)
    by_hand(on_sqlite, CONFIRM)
    work(on_sqlite)

    assert_there_once(on_sqlite, 1)


def test_worker_outlives_a_postgres_that_starts_anew_and_its_import_says_that_nothing_was_written(
    on_postgres, server, make_rows
):
    send_in(on_postgres, make_rows("Đứt"))
    work(on_postgres)
    by_hand(on_postgres, CONFIRM)

    with worker_is(on_postgres, "writing") as worker:
        server.stop()
        server.start()
        wait_until(lambda: state_in(on_postgres) == "failed")
        assert on_postgres.ask("SELECT message FROM trackerapp_sheetimport").startswith("Chưa ghi gì")
        by_hand(on_postgres, "imports.restart(job); tasks.begin(job)")
        wait_until(lambda: state_in(on_postgres) == "checked")
        by_hand(on_postgres, CONFIRM)
        wait_until(lambda: state_in(on_postgres) == "done")
        assert worker.poll() is None

    assert_there_once(on_postgres, 1)
