"""The index in SQLite: an FTS5 table a kind, with the folded words and the written ones in columns of their own."""

from trackerapp.text.query import Query, Term

from .entry import Entry
from .vocabulary import beginning_with

COLUMNS = "title, body, written_title, written_body, facets"
CREATE = [f"CREATE VIRTUAL TABLE {{table}} USING fts5({COLUMNS} UNINDEXED, tokenize='unicode61 remove_diacritics 0')"]
INSERT = f"INSERT INTO {{table}} (rowid, {COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s)"
IS_STORED = "title = %s AND body = %s AND written_title = %s AND written_body = %s AND facets = %s"
MATCHES = "{table} MATCH %s"
HOLDS_WORD = "{table} MATCH '\"' || word || '\"'"
TIDY = ["INSERT INTO {table} ({table}) VALUES ('optimize')"]
"""SQLite keeps the words of removed rows until it next merges the parts of the index."""
MOST_ENDINGS = 200
"""So many words that begin alike are asked for one by one: FTS5 then reads them only as far as rows are wanted, while
of a beginning it first reads all uses of all words."""


def stored(entry: Entry) -> list[str]:
    """The columns of ``entry``."""
    return [*(" ".join(words) for words in entry.texts), entry.facets]


def expression(query: Query, *, as_written: bool, in_title: bool) -> str:
    """``query`` for MATCH. Words are letters and digits only, so nothing can be slipped in."""
    return " AND ".join(_phrase(term, in_title) for term in query.terms(as_written=as_written))


def _phrase(term: Term, in_title: bool) -> str:
    written = "written_" if term.as_written else ""
    columns = f"{written}title" if in_title else f"{written}title {written}body"
    return f"{{{columns}}} : {_words(term)}"


def _words(term: Term) -> str:
    if not term.is_open:
        return f'"{" ".join(term.words)}"'
    (start,) = term.words
    meant = [] if term.as_written or start.isdigit() else beginning_with(start, MOST_ENDINGS + 1)
    if 0 < len(meant) <= MOST_ENDINGS:
        return "(" + " OR ".join(f'"{word}"' for word in meant) + ")"
    return f'"{start}" *'
