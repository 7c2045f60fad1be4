"""What happens to an import when its process is killed, at whatever moment: all of it is there, or nothing."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.spreadsheets.making import make_sheet

pytestmark = pytest.mark.faults

ATTEMPTS = 100
ROWS = 1500
ARGUMENTS = [sys.executable, "-W", "ignore", "manage.py"]


@pytest.fixture
def register(tmp_path):
    """A register of its own, outside of the tests' database: its environment."""
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'register.sqlite3'}",
        "MEDIA_ROOT": str(tmp_path / "media"),
        "DEBUG": "true",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    subprocess.run([*ARGUMENTS, "migrate", "--verbosity", "0"], env=environment, check=True)
    return environment


def counts(tmp_path):
    """How many models there are, versions of them, citations, and imports that say that they are done."""
    with sqlite3.connect(tmp_path / "register.sqlite3") as connection:
        tables = ["grassrootsmodel", "historicalgrassrootsmodel", "citation", "historicalcitation"]
        found = [connection.execute(f"SELECT count(*) FROM trackerapp_{table}").fetchone()[0] for table in tables]  # noqa: S608
        done = connection.execute("SELECT count(*) FROM trackerapp_sheetimport WHERE state = 'done'").fetchone()[0]
    return found, done


def test_import_that_is_killed_is_there_as_a_whole_or_not_at_all(tmp_path, register):
    """Each sheet has names of its own, so that every attempt begins anew."""
    chance, whole = random.Random(7), 0  # noqa: S311 - no secret is drawn
    command = [*ARGUMENTS, "import_sheet", "models"]
    begun = time.monotonic()
    first = make_sheet(tmp_path, [[f"Dòng {number}", "", "2018"] for number in range(ROWS)])
    subprocess.run([*command, str(first)], env=register, check=True, capture_output=True)
    longest = time.monotonic() - begun

    for attempt in range(ATTEMPTS):
        before, done = counts(tmp_path)
        rows = [[f"Lần {attempt}, dòng {number}", "", "2018"] for number in range(ROWS)]
        sheet = make_sheet(tmp_path, rows, name=f"{attempt}.csv")
        process = subprocess.Popen(
            [*command, str(sheet)], env=register, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.2, 1.5) * longest)
        process.send_signal(signal.SIGKILL)
        process.wait()

        after, done_after = counts(tmp_path)

        assert {new - old for new, old in zip(after, before, strict=True)} == {ROWS * (done_after - done)}
        whole += done_after - done
        if done_after == done and attempt % 10 == 0:
            subprocess.run([*command, str(sheet)], env=register, check=True, capture_output=True)
            assert counts(tmp_path)[0][0] == before[0] + ROWS

    assert 0 < whole < ATTEMPTS, "the moments should lie before the end of the writing and after it"
