"""The public lists at 10,000 and 100,000 models, beside stock lists of the same rows.

Each size is a database of its own and a process of its own, ``tests.bench.lists``, since Django knows one database.
SQLite's stay in build/bench for the next run; on the server that TEST_DATABASE_URL names they are made anew.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg

from tests.bench.measure import ROUNDS, Figure

SIZES = [10_000, 100_000]
MOST_GROWTH = 1.3


def measure() -> list[Figure]:
    """The figures of the largest size, and how much each page costs there for what it costs at the smallest."""
    told = {size: _inside(size) for size in SIZES}
    small, large = (told[size]["costs"] for size in (min(SIZES), max(SIZES)))
    figures = [Figure(**row) for row in told[max(SIZES)]["figures"]]
    return figures + [_growth(name, cost, small[name]) for name, cost in large.items()]


def _growth(name: str, cost: float, before: float) -> Figure:
    """Searches are only printed: what they find grows with the register."""
    ratio = round(cost / before, 2)
    goal, met = ("", None) if name.startswith("words") else (f"≤ {MOST_GROWTH}", ratio <= MOST_GROWTH)
    return Figure(f"growth: {name}", cost, before, f"{min(SIZES):,} models", goal, ratio, met, ROUNDS)


def _inside(size: int) -> dict:
    environment = os.environ | {
        "DATABASE_URL": _database(size),
        "DEBUG": "false",
        "SECRET_KEY": "measuring " * 6,
        "ALLOWED_HOSTS": "testserver",
        "SEARCHES_PER_MINUTE": "0",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-W", "ignore", "-m", "tests.bench.lists", str(size)]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def _database(size: int) -> str:
    """Where the register of that ``size`` is kept; on a server it is made."""
    server = os.environ.get("TEST_DATABASE_URL")
    if not server:
        folder = Path("build/bench").resolve()
        folder.mkdir(parents=True, exist_ok=True)
        return f"sqlite:///{folder / f'{size}.sqlite3'}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS bench_{size}")
        connection.execute(f"CREATE DATABASE bench_{size}")
    return server.replace("/postgres?", f"/bench_{size}?")
