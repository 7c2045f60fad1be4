"""How many rows of the index bear each facet, such as a kind or a year: kept as they come and go, never counted anew.

Each change adds a line instead of changing one, so that no line is waited for; a figure is a sum.
"""

from collections import Counter
from collections.abc import Iterable

from django.db import connection

Facet = tuple[str, str]

CREATE = [
    "CREATE TABLE search_tally (kind text NOT NULL, facet text NOT NULL, value text NOT NULL, number bigint NOT NULL)",
    "CREATE INDEX search_tally_kind ON search_tally (kind)",
]
DROP = ["DROP TABLE search_tally"]
EMPTY = ["DELETE FROM search_tally"]
MOST_LINES = 1000
SEPARATOR = "\n"


def told(facets: Iterable[Facet]) -> str:
    """``facets`` as a row of the index keeps them."""
    return SEPARATOR.join(sorted(f"{facet}={value}" for facet, value in facets))


def heard(text: str) -> list[Facet]:
    """The facets that ``told`` has written."""
    pairs = (line.partition("=") for line in text.split(SEPARATOR) if line)
    return [(facet, value) for facet, _, value in pairs]


def change(kind: str, gone: Counter[Facet], come: Counter[Facet]) -> None:
    """Count what has come and no longer what has gone."""
    come = Counter(come)
    come.subtract(gone)
    lines = [(kind, *facet, number) for facet, number in sorted(come.items()) if number]
    if not lines:
        return
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO search_tally (kind, facet, value, number) VALUES (%s, %s, %s, %s)", lines)
        cursor.execute("SELECT count(*) FROM search_tally WHERE kind = %s", [kind])
        if cursor.fetchone()[0] > MOST_LINES:
            _put_together(cursor, kind)


def _put_together(cursor, kind: str) -> None:
    """Make one line of those of each value. Only what this transaction itself has taken away is written again."""
    cursor.execute("DELETE FROM search_tally WHERE kind = %s RETURNING facet, value, number", [kind])
    sums: Counter[Facet] = Counter()
    for facet, value, number in cursor.fetchall():
        sums[facet, value] += number
    lines = [(kind, *facet, number) for facet, number in sorted(sums.items()) if number]
    cursor.executemany("INSERT INTO search_tally (kind, facet, value, number) VALUES (%s, %s, %s, %s)", lines)


def tallies(kind: str) -> dict[str, Counter[str]]:
    """For each facet of ``kind`` how many rows bear each value."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT facet, value, sum(number) FROM search_tally WHERE kind = %s GROUP BY facet, value", [kind]
        )
        found: dict[str, Counter[str]] = {}
        for facet, value, number in cursor.fetchall():
            if number:
                found.setdefault(facet, Counter())[value] = int(number)
        return found
