"""A register of its own, outside of the tests' database, and processes in it that may be killed."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from time import monotonic, sleep

import psycopg

MANAGE = [sys.executable, "-W", "ignore", "manage.py"]
READY = """
import sys
import django
django.setup()
from django.core.management import call_command
print("ready", flush=True)
sys.stdin.readline()
call_command(*sys.argv[1:])
"""
LONGEST = 120
"""Seconds that no process takes which does not wait for ever."""
TABLES = ["grassrootsmodel", "historicalgrassrootsmodel", "citation", "historicalcitation"]


class Register:
    """The register whose database is at ``address``; its files lie in ``folder``."""

    def __init__(self, address, folder):
        self.address, self.folder = address, folder
        self.environment = os.environ | {
            "DATABASE_URL": address,
            "MEDIA_ROOT": str(folder / "media"),
            "DEBUG": "true",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }

    def migrate(self):
        assert self.run("migrate", "--verbosity", "0").returncode == 0

    def run(self, *words, room="unlimited"):
        """What a command of manage.py gives back. No file of it grows over ``room``, in blocks of 512 bytes."""
        limited = ["sh", "-c", f'ulimit -f {room}; exec "$@"', "sh", *MANAGE, *map(str, words)]
        return subprocess.run(
            limited, env=self.environment, capture_output=True, text=True, timeout=LONGEST, check=False
        )

    def told(self, sheet, **how):
        """What the command of imports says of ``sheet``: whether it ended well, and whether it told so."""
        ended = self.run("import_sheet", "models", sheet, "--json", **how)
        return ended.returncode == 0, bool(ended.stdout) and json.loads(ended.stdout)["ok"], ended.stderr

    @contextmanager
    def process(self, *command):
        """A process of this register; it is killed at the end."""
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", *command],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        with process:
            try:
                yield process
            finally:
                process.kill()

    @contextmanager
    def begun(self, *words):
        """A process that has loaded everything, and is about to do the command ``words``."""
        with self.process("-c", READY, *map(str, words)) as process:
            assert process.stdout.readline() == b"ready\n"
            process.stdin.write(b"go\n")
            process.stdin.flush()
            yield process

    def ask(self, statement):
        """The first column of the first row that a query gives."""
        [[found, *_more], *_rest] = self.asked(statement)
        return found

    def asked(self, statement):
        """The rows that a query gives."""
        if self.address.startswith("sqlite"):
            with closing(sqlite3.connect(self.address.removeprefix("sqlite:///"), timeout=20)) as connection:
                return connection.execute(statement).fetchall()
        with psycopg.connect(self.address) as connection:
            return connection.execute(statement).fetchall()

    def do(self, statements):
        """Let PostgreSQL do ``statements``."""
        with psycopg.connect(self.address) as connection:
            connection.execute(statements)

    def written(self):
        """How many models there are, versions of them, citations and their versions, in imports that are done."""
        self._wait_for_the_dead()
        rows = [self.ask(f"SELECT count(*) FROM trackerapp_{table}") for table in TABLES]  # noqa: S608
        return rows, self.ask("SELECT count(*) FROM trackerapp_sheetimport WHERE state = 'done'")

    def _wait_for_the_dead(self):
        """PostgreSQL goes on for a moment with what somebody asked for who is no more."""
        if not self.address.startswith("sqlite"):
            others = "backend_type = 'client backend' AND pid <> pg_backend_pid()"
            wait_until(lambda: not self.ask(f"SELECT count(*) FROM pg_stat_activity WHERE {others}"))  # noqa: S608

    def is_sound(self):
        """Whether the database holds together, and the index of the search with it."""
        sound = self.run("search_index", "--check").returncode == 0
        if self.address.startswith("sqlite"):
            sound = sound and self.ask("PRAGMA integrity_check") == "ok" and not self.asked("PRAGMA foreign_key_check")
        return sound


def wait_until(condition):
    """Return once ``condition()`` holds."""
    end = monotonic() + LONGEST
    while not condition():
        assert monotonic() < end
        sleep(0.005)
