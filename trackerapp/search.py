"""The full-text index, on SQLite (FTS5) and on PostgreSQL. It knows kinds, ids, titles and bodies, no model.

Words are folded before they are stored and before they are looked for, so that both databases find the
same rows, with and without accents. A row's place in the index is its id and its kind in one number.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL

from trackerapp.text.folding import tokens

KINDS = ("grassroots_model", "commendation")
"""What is searched. Only ever add at the end: the place in this list is part of every stored number."""

SPAN = 16
MAX_WORDS = 12
CREATE = {
    "sqlite": "CREATE VIRTUAL TABLE search_index USING fts5(title, body, tokenize='unicode61 remove_diacritics 0')",
    "postgresql": (
        "CREATE TABLE search_index (rowid bigint PRIMARY KEY, words tsvector NOT NULL);"
        "CREATE INDEX search_index_words ON search_index USING gin (words)"
    ),
}
INSERT = {
    "sqlite": "INSERT INTO search_index (rowid, title, body) VALUES (%s, %s, %s)",
    "postgresql": (
        "INSERT INTO search_index (rowid, words) VALUES (%s, "
        "setweight(to_tsvector('simple', %s), 'A') || setweight(to_tsvector('simple', %s), 'B'))"
    ),
}
FOUND = f"SELECT rowid / {SPAN} FROM search_index WHERE rowid %% {SPAN} = %s AND "
MATCH = {
    "sqlite": f"{FOUND} search_index MATCH %s",
    "postgresql": f"{FOUND} words @@ to_tsquery('simple', %s)",
}
LONGEST_WORD = 60


def index(kind: str, entries: Iterable[tuple[int, str, str]]) -> None:
    """Put (id, title, body) of ``kind`` into the index; ids that stand there must be removed first."""
    rows = [(_number(kind, pk), _folded(title), _folded(body)) for pk, title, body in entries]
    with connection.cursor() as cursor:
        cursor.executemany(INSERT[connection.vendor], rows)


def remove(kind: str, ids: Iterable[int]) -> None:
    """Take ``ids`` of ``kind`` out of the index; those that are not there are passed over."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_index WHERE rowid = %s", [(_number(kind, pk),) for pk in ids])


def forget() -> None:
    """Leave nothing of rows that were removed: SQLite keeps their words until it next merges its parts."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")


def hits(kind: str, query: str) -> RawSQL | None:
    """A subquery of the ids of ``kind`` that hold every word of ``query``; None if it has no word.

    The last word also matches as a beginning, from two letters on.
    """
    words = _words(query)[:MAX_WORDS]
    if not words:
        return None
    return RawSQL(MATCH[connection.vendor], (KINDS.index(kind), _expression(words)))  # noqa: S611


def _expression(words: list[str]) -> str:
    """``words`` in the language of the database; they are letters and digits only, so nothing can be slipped in."""
    *whole, last = words
    if connection.vendor == "sqlite":
        ending = f'"{last}"*' if len(last) > 1 else f'"{last}"'
        return " AND ".join([*(f'"{word}"' for word in whole), ending])
    return " & ".join([*whole, f"{last}:*" if len(last) > 1 else last])


def _number(kind: str, pk: int) -> int:
    return pk * SPAN + KINDS.index(kind)


def _folded(text: str) -> str:
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in tokens(text)]
