"""The words that the index has met, for those who mistype one. A word is offered only while a row holds it."""

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


def learn(words: set[str]) -> None:
    """Remember those of ``words`` that are new."""
    wanted = {word for word in words if len(word) >= SHORTEST and not word.isdigit()}
    with connection.cursor() as cursor:
        new = wanted - _known(cursor, sorted(wanted))
        cursor.executemany("INSERT INTO search_word (word) VALUES (%s)", [(word,) for word in sorted(new)])


def _known(cursor, words: list[str]) -> set[str]:
    found = set()
    for start in range(0, len(words), 500):
        part = words[start : start + 500]
        places = ", ".join(["%s"] * len(part))
        cursor.execute(f"SELECT word FROM search_word WHERE word IN ({places})", part)
        found.update(word for (word,) in cursor.fetchall())
    return found


def words_like(word: str) -> list[str]:
    """The words of the register that are written almost like ``word``, the likest first; folded, as it is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT word FROM search_word WHERE length(word) BETWEEN %s AND %s ORDER BY word",
            [len(word) - 2, len(word) + 2],
        )
        known = [found for (found,) in cursor.fetchall() if found != word]
    return get_close_matches(word, known, n=MOST, cutoff=NEAR_ENOUGH)


def forgotten(holds_word: str) -> str:
    """The statement that takes out the words that no row holds any longer; ``holds_word`` is the engine's."""
    nowhere = " AND ".join(tables("NOT EXISTS (SELECT 1 FROM {table} WHERE " + holds_word + ")"))
    return f"DELETE FROM search_word WHERE {nowhere}"
