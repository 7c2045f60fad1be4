"""How many rows of the index bear each facet, such as a kind or a year: kept as they come and go."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection

Facet = tuple[str, str]

CREATE = [
    """CREATE TABLE search_tally (
        kind text NOT NULL, facet text NOT NULL, value text NOT NULL, number bigint NOT NULL,
        PRIMARY KEY (kind, facet, value)
    )""",
]
DROP = ["DROP TABLE search_tally"]
EMPTY = ["DELETE FROM search_tally"]
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
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_tally (kind, facet, value, number) VALUES (%s, %s, %s, %s) "
            "ON CONFLICT (kind, facet, value) DO UPDATE SET number = search_tally.number + excluded.number",
            lines,
        )


def tallies(kind: str) -> dict[str, Counter[str]]:
    """For each facet of ``kind`` how many rows bear each value."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT facet, value, number FROM search_tally WHERE kind = %s AND number <> 0", [kind])
        found: dict[str, Counter[str]] = {}
        for facet, value, number in cursor.fetchall():
            found.setdefault(facet, Counter())[value] = number
        return found
