"""The full-text index, on SQLite (FTS5) and on PostgreSQL: a table for each kind. It knows no model.

Words are folded before they are stored and before they are looked for, so that both databases find the same
rows, with and without accents. Beside its folded form each word is stored as it is written: rows that hold it
with the accents of the query come first. The order is made of questions of yes or no, and not of a rank,
which each database works out in its own way; so it is the same on both.
"""

from collections import Counter
from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL

from trackerapp.text.query import Query

from . import postgresql, sqlite, tally, vocabulary
from .entry import Entry, Row
from .tables import KINDS, table, tables
from .tally import tallies
from .vocabulary import words_like

__all__ = [
    "KINDS", "Row", "count", "create", "drop", "empty", "forget", "hits", "indexed", "is_counted", "is_stored",
    "newest", "ranked", "replace", "stored_ids", "tallies", "tidy", "words_like",
]  # fmt: skip

BATCH = 500


def _engine():
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]


def create() -> list[str]:
    """The statements that make the index, empty."""
    return [*tables(*_engine().CREATE), *vocabulary.CREATE, *tally.CREATE]


def drop() -> list[str]:
    """The statements that take all of it away."""
    return [*tables("DROP TABLE {table}"), *vocabulary.DROP, *tally.DROP]


def empty() -> None:
    """Leave nothing in the index."""
    _execute(*tables("DELETE FROM {table}"), *vocabulary.EMPTY, *tally.EMPTY)


def replace(kind: str, ids: Iterable[int], rows: Iterable[Row]) -> None:
    """Let of ``ids`` of ``kind`` just ``rows`` stand in the index."""
    entries = [(row.pk, Entry.of(row)) for row in rows]
    gone = _removed(kind, list(ids))
    with connection.cursor() as cursor:
        cursor.executemany(table(_engine().INSERT, kind), [(pk, *_engine().stored(entry)) for pk, entry in entries])
    vocabulary.learn(set().union(*(entry.words for _pk, entry in entries)))
    tally.change(kind, _sum(gone), _sum(entry.facets for _pk, entry in entries))


def _removed(kind: str, ids: list[int]) -> list[str]:
    """Take ``ids`` out of the index; the facets of those that stood there."""
    gone = []
    for start in range(0, len(ids), BATCH):
        part = ids[start : start + BATCH]
        among = f"WHERE rowid IN ({', '.join(['%s'] * len(part))})"
        gone += [facets for (facets,) in _ask(table(f"SELECT facets FROM {{table}} {among}", kind), part)]
        with connection.cursor() as cursor:
            cursor.execute(table(f"DELETE FROM {{table}} {among}", kind), part)
    return gone


def _sum(told: Iterable[str]) -> Counter[tally.Facet]:
    return Counter(facet for text in told for facet in tally.heard(text))


def forget() -> None:
    """Leave no word behind that stood only in rows which were removed."""
    tidy()
    _execute(vocabulary.forgotten(_engine().HOLDS_WORD))


def tidy() -> None:
    """Put together what many writings have left in parts: an index in one piece answers twice as fast."""
    _execute(*tables(*_engine().TIDY))


def hits(kind: str, query: Query) -> RawSQL:
    """A subquery of the ids of ``kind`` that hold all that ``query`` asks for."""
    return RawSQL(*_found_or_coded(kind, query))  # noqa: S611


def count(kind: str, query: Query, most: int) -> int:
    """How many rows of ``kind`` ``query`` finds; counting ends behind ``most``."""
    found, asked = _found_or_coded(kind, query)
    return _ask(f"SELECT count(*) FROM ({found} LIMIT %s) AS found", [*asked, most + 1])[0][0]


def newest(kind: str, query: Query, first: int, last: int) -> list[int]:
    """The ids that ``query`` finds, the highest first, from number ``first`` to before number ``last``."""
    found, asked = _found_or_coded(kind, query)
    rows = _ask(f"{found} ORDER BY rowid DESC LIMIT %s OFFSET %s", [*asked, last - first, first])
    return [pk for (pk,) in rows]


def ranked(kind: str, query: Query) -> list[tuple[int, int]]:
    """The ids that ``query`` finds, each with the number of the first of ``_questions`` that it answers.

    The one whose code is asked for comes first, then the nearest, then the newest. All are read: ask ``count`` before.
    """
    asked = [*_coded(kind, query), *(_found(kind, *question) for question in _questions(query))]
    found = " UNION ALL ".join(
        f"SELECT {rank} AS rank, rowid FROM ({sql}) AS q{rank}" for rank, (sql, _) in enumerate(asked)
    )
    statement = f"SELECT rowid, min(rank) FROM ({found}) AS found GROUP BY rowid ORDER BY min(rank), rowid DESC"
    return _ask(statement, [value for _sql, values in asked for value in values])


def _questions(query: Query) -> list[tuple[Query, bool, bool]]:
    """What makes a row near: a query, whether its words stand as they are written, and whether in the title.

    Whole words come before beginnings of words, written ones before folded ones, neighbours before scattered ones.
    A query without any mark tells little of what is written: then the title comes before that.
    """
    whole, phrase = query.whole, query.phrase
    in_title, folded = [(phrase, True, True), (whole, True, True)], [(phrase, False, True), (whole, False, True)]
    in_text = [(whole, True, False)]
    asked = [*in_title, *in_text, *folded] if query.has_marks else [*in_title, *folded, *in_text]
    asked += [(whole, False, False)]
    if query.is_open and query.has_marks:
        asked += [(query, True, True), (query, True, False)]
    return [*asked, (query, False, True), (query, False, False)] if query.is_open else asked


def indexed(kind: str) -> RawSQL:
    """A subquery of all ids of ``kind`` that stand in the index."""
    return RawSQL(table("SELECT rowid FROM {table}", kind), [])  # noqa: S611


def stored_ids(kind: str) -> list[int]:
    """The ids of ``kind`` that stand in the index."""
    return [pk for (pk,) in _ask(table("SELECT rowid FROM {table}", kind), [])]


def is_stored(kind: str, row: Row) -> bool:
    """Whether the index holds just what it should of ``row``."""
    statement = table(f"SELECT 1 FROM {{table}} WHERE rowid = %s AND {_engine().IS_STORED}", kind)
    entry = Entry.of(row)
    return bool(_ask(statement, [row.pk, *_engine().stored(entry)])) and not vocabulary.unknown(entry.words)


def is_counted(kind: str) -> bool:
    """Whether the tallies of ``kind`` are those of its rows."""
    rows = _ask(table("SELECT facets FROM {table}", kind), [])
    counted = _sum(facets for (facets,) in rows)
    kept = {(facet, value): number for facet, of in tallies(kind).items() for value, number in of.items()}
    return kept == dict(counted)


def _found(kind: str, query: Query, as_written: bool = False, in_title: bool = False):
    """The statement that finds the ids, and its values."""
    statement = table(f"SELECT rowid FROM {{table}} WHERE {_engine().MATCHES}", kind)
    return statement, [_engine().expression(query, as_written=as_written, in_title=in_title)]


def _coded(kind: str, query: Query):
    """The same for the record whose code ``query`` is, such as MH-12: one statement or none."""
    number = query.number_behind(KINDS[kind])
    return [(table("SELECT rowid FROM {table} WHERE rowid = %s", kind), [number])] if number else []


def _found_or_coded(kind: str, query: Query):
    asked = [_found(kind, query), *_coded(kind, query)]
    return " UNION ".join(sql for sql, _values in asked), [value for _sql, values in asked for value in values]


def _ask(statement: str, values: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def _execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
