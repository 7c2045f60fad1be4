"""Sheets in and out, beside django-import-export as it comes and at its best.

Each measurement is a process of its own, ``tests.bench.offices``: memory is that of a process.
"""

from tempfile import TemporaryDirectory

from tests.bench.measure import Figure
from tests.bench.processes import database, told

MEMORY = {"xlsx": 300, "csv": 160}
"""What a process may take that brings in a hundred thousand rows, in MB."""
MEMORY_OUT = 64
"""What taking them out may take beside the process itself, in MB."""


def measure() -> list[Figure]:
    """The figures of sheets in and out, and the memory that they take."""
    where = database("sheets")
    with TemporaryDirectory() as folder:
        figures = [Figure(**row) for row in told("tests.bench.offices", where, "figures", folder)]
    figures += [_memory_out(where, ending) for ending in MEMORY]
    return figures + [_memory_in(where, ending) for ending in MEMORY]


def _memory_in(where: str, ending: str) -> Figure:
    with TemporaryDirectory() as folder:
        told("tests.bench.offices", where, ending, folder)
        _before, most = told("tests.bench.offices", where, "memory", folder)
    return _within(f"{ending.upper()} in, 100,000 rows, memory", most, MEMORY[ending])


def _memory_out(where: str, ending: str) -> Figure:
    with TemporaryDirectory() as folder:
        idle, most = told("tests.bench.offices", where, f"{ending} out", folder)
    return _within(f"{ending.upper()} out, 100,000 rows, memory above idle", most - idle, MEMORY_OUT)


def _within(name: str, used: float, most: int) -> Figure:
    return Figure(name, round(used, 1), most, "", f"≤ {most}", round(used / most, 2), used <= most, 1, "MB")
