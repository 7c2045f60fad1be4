"""The public lists at 10,000 and 100,000 models, beside stock lists of the same rows.

Each size is a database of its own and a process of its own, ``tests.bench.lists``, since Django knows one database.
SQLite's stay in build/bench for the next run; on the server that TEST_DATABASE_URL names they are made anew.
"""

from tests.bench.measure import ROUNDS, Figure
from tests.bench.processes import database, told

SIZES = [10_000, 100_000]
MOST_GROWTH = 1.3


def measure() -> list[Figure]:
    """The figures of the largest size, and how much each page costs there for what it costs at the smallest."""
    pages = {size: told("tests.bench.lists", database(str(size)), str(size)) for size in SIZES}
    small, large = (pages[size]["costs"] for size in (min(SIZES), max(SIZES)))
    figures = [Figure(**row) for row in pages[max(SIZES)]["figures"]]
    return figures + [_growth(name, cost, small[name]) for name, cost in large.items()]


def _growth(name: str, cost: float, before: float) -> Figure:
    """Searches are only printed: what they find grows with the register."""
    ratio = round(cost / before, 2)
    goal, met = ("", None) if name.startswith("words") else (f"≤ {MOST_GROWTH}", ratio <= MOST_GROWTH)
    return Figure(f"growth: {name}", cost, before, f"{min(SIZES):,} models", goal, ratio, met, ROUNDS)
