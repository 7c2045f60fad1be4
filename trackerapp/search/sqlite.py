"""The index in SQLite: an FTS5 table a kind, with the folded words and the written ones in columns of their own."""

from trackerapp.text.query import Query, Term

from .entry import Entry

COLUMNS = "title, body, written_title, written_body, facets"
CREATE = [f"CREATE VIRTUAL TABLE {{table}} USING fts5({COLUMNS} UNINDEXED, tokenize='unicode61 remove_diacritics 0')"]
INSERT = f"INSERT INTO {{table}} (rowid, {COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s)"
IS_STORED = "title = %s AND body = %s AND written_title = %s AND written_body = %s AND facets = %s"
MATCHES = "{table} MATCH %s"
HOLDS_WORD = "{table} MATCH '\"' || word || '\"'"
FORGET = ["INSERT INTO {table} ({table}) VALUES ('optimize')"]
"""SQLite keeps the words of removed rows until it next merges the parts of the index."""


def stored(entry: Entry) -> list[str]:
    """The columns of ``entry``."""
    return [*(" ".join(words) for words in entry.texts), entry.facets]


def expression(query: Query, *, as_written: bool, in_title: bool) -> str:
    """``query`` for MATCH. Words are letters and digits only, so nothing can be slipped in."""
    return " AND ".join(_phrase(term, in_title) for term in query.terms(as_written=as_written))


def _phrase(term: Term, in_title: bool) -> str:
    written = "written_" if term.as_written else ""
    columns = f"{written}title" if in_title else f"{written}title {written}body"
    return f'{{{columns}}} : "{" ".join(term.words)}"{" *" if term.is_open else ""}'
