"""The index in PostgreSQL: a table a kind with one vector a row, made here word by word.

Its own parser would take numbers, addresses and dashes apart in a way of its own. Folded words stand in the vector
as they are, written ones behind a sign; those of the title bear the weight A. Between title and body a place is
left free, so that no phrase reaches over it.
"""

from collections import defaultdict
from collections.abc import Iterable

from trackerapp.text.query import Query, Term

from .entry import Entry

CREATE = [
    "CREATE TABLE {table} (rowid bigint PRIMARY KEY, words tsvector NOT NULL, facets text NOT NULL)",
    "CREATE INDEX {table}_words ON {table} USING gin (words)",
]
INSERT = "INSERT INTO {table} (rowid, words, facets) VALUES (%s, %s::tsvector, %s)"
IS_STORED = "words = %s::tsvector AND facets = %s"
MATCHES = "words @@ %s::tsquery"
HOLDS_WORD = "words @@ quote_literal(word)::tsquery"
TIDY: list[str] = []
WRITTEN = "="
GAP = 2
LAST_PLACE = 2**14 - 1
"""PostgreSQL puts what lies behind on this place, too; the place before it is left free, so that nothing there has a
neighbour. Of one word it keeps 255 places. Words without a place of their own are found, phrases of them are not."""


def stored(entry: Entry) -> list[str]:
    """The vector of ``entry``, as text, and its facets."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    body = len(entry.title) + GAP
    for sign, title, rest in [("", entry.title, entry.body), (WRITTEN, entry.written_title, entry.written_body)]:
        _place(places, sign, title, 1, "A")
        _place(places, sign, rest, body, "")
    return [" ".join(f"'{word}':{','.join(at)}" for word, at in places.items()), entry.facets]


def _place(places: dict[str, list[str]], sign: str, words: Iterable[str], first: int, weight: str) -> None:
    for at, word in enumerate(words, first):
        places[sign + word].append(f"{at if at < LAST_PLACE - 1 else LAST_PLACE}{weight}")


def expression(query: Query, *, as_written: bool, in_title: bool) -> str:
    """``query`` for @@. Words are letters and digits only, so nothing can be slipped in."""
    return " & ".join(_phrase(term, "A" if in_title else "") for term in query.terms(as_written=as_written))


def _phrase(term: Term, weight: str) -> str:
    sign, kind = WRITTEN if term.as_written else "", ("*" if term.is_open else "") + weight
    ending = f":{kind}" if kind else ""
    return "(" + " <-> ".join(f"'{sign}{word}'{ending}" for word in term.words) + ")"
