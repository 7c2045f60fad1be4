"""The words that the index has met: what a beginning can mean, and what somebody meant who mistypes one.

A word is offered only while a row holds it.
"""

from difflib import get_close_matches

from django.db import connection

from .tables import tables

CREATE = [
    "CREATE TABLE search_word (word text NOT NULL)",
    "CREATE INDEX search_word_word ON search_word (word)",
]
DROP = ["DROP TABLE search_word"]
EMPTY = ["DELETE FROM search_word"]
SHORTEST = 3
NEAR_ENOUGH = 0.65
MOST = 8
LAST_LETTER = "\U0010ffff"


def learn(words: set[str]) -> None:
    """Remember those of ``words`` that are new."""
    with connection.cursor() as cursor:
        new = sorted(unknown(words))
        cursor.executemany("INSERT INTO search_word (word) VALUES (%s)", [(word,) for word in new])


def unknown(words: set[str]) -> set[str]:
    """Those of ``words`` that are not remembered, and should be; a number is no word."""
    wanted = sorted(word for word in words if not word.isdigit())
    found = set()
    with connection.cursor() as cursor:
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            places = ", ".join(["%s"] * len(part))
            cursor.execute(f"SELECT word FROM search_word WHERE word IN ({places})", part)
            found.update(word for (word,) in cursor.fetchall())
    return {*wanted} - found


def words_like(word: str) -> list[str]:
    """The words of the register that are written almost like ``word``, the likest first; folded, as it is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT word FROM search_word WHERE length(word) BETWEEN %s AND %s ORDER BY word",
            [max(len(word) - 2, SHORTEST), len(word) + 2],
        )
        known = [found for (found,) in cursor.fetchall() if found != word]
    return get_close_matches(word, known, n=MOST, cutoff=NEAR_ENOUGH)


def beginning_with(start: str, most: int) -> list[str]:
    """The words that begin with ``start``, folded as it is; those of removed rows, too. At most ``most``.

    Of a number nothing is known.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT word FROM search_word WHERE word >= %s AND word < %s ORDER BY word LIMIT %s",
            [start, start + LAST_LETTER, most],
        )
        return [word for (word,) in cursor.fetchall()]


def forgotten(holds_word: str) -> str:
    """The statement that takes out the words that no row holds any longer; ``holds_word`` is the engine's."""
    nowhere = " AND ".join(tables("NOT EXISTS (SELECT 1 FROM {table} WHERE " + holds_word + ")"))
    return f"DELETE FROM search_word WHERE {nowhere}"
