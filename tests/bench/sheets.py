"""Sheets in and out, beside django-import-export as it comes and at its best.

Each measurement is a process of its own, ``tests.bench.offices``: memory is that of a process.
"""

from tempfile import TemporaryDirectory

from tests.bench.measure import Figure
from tests.bench.processes import database, told

MEMORY = {"xlsx": 300, "csv": 160}
"""What a process may take that brings in a hundred thousand rows, in MB."""


def measure() -> list[Figure]:
    """The figures of sheets in and out, and the memory that they take."""
    where = database("sheets")
    with TemporaryDirectory() as folder:
        figures = [Figure(**row) for row in told("tests.bench.offices", where, "figures", folder)]
    return figures + [_memory(where, ending) for ending in MEMORY]


def _memory(where: str, ending: str) -> Figure:
    with TemporaryDirectory() as folder:
        told("tests.bench.offices", where, ending, folder)
        used = told("tests.bench.offices", where, "memory", folder)
    most = MEMORY[ending]
    name = f"{ending.upper()} in, 100,000 rows, memory"
    return Figure(name, round(used, 1), most, "", f"≤ {most}", round(used / most, 2), used <= most, 1, "MB")
