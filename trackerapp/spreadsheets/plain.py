"""CSV and JSON, written row by row.

Programs for spreadsheets run a text of a CSV file as a formula if it begins with one of ``= + - @``. Such a text gets
an apostrophe in front, which they do not run; ``read_from_csv`` takes it off again, and nothing else.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from itertools import islice

from trackerapp.text.dates import PartialDate

BOM = "\ufeff"
"""By it Excel knows that a file is UTF-8."""
CHUNK = 500

_is_run = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r\n]").match


def csv_file(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """Yield a file of CSV that Excel opens with its accents; days are written 2019-02-11, 2019-02 or 2019."""
    yield BOM.encode() + _lines([head])
    rows = iter(rows)
    while chunk := list(islice(rows, CHUNK)):
        yield _lines(chunk)


def _lines(rows: Iterable[Sequence[object]]) -> bytes:
    buffer = StringIO(newline="")
    csv.writer(buffer).writerows([[_field(value) for value in row] for row in rows])
    return buffer.getvalue().encode(errors="ignore")


def as_printed_in_csv(text: str) -> str:
    """``text``, harmless: one that would be run as a formula has an apostrophe in front.

    >>> as_printed_in_csv("=1+1"), as_printed_in_csv("Nụ cười")
    ("'=1+1", 'Nụ cười')
    """
    return f"'{text}" if not text[:1].isalnum() and _is_run(text) else text


def read_from_csv(text: str) -> str:
    """The text that ``as_printed_in_csv`` made ``text`` of.

    >>> read_from_csv("'+84 90"), read_from_csv("'quoted'")
    ('+84 90', "'quoted'")
    """
    return text[1:] if text[:1] == "'" and _is_run(text[1:]) else text


def json_file(keys: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """Yield an array of objects, one in a line; what is unknown is null."""
    yield b"["
    rows, between = iter(rows), "\n"
    while lines := [_object(keys, row) for row in islice(rows, CHUNK)]:
        yield (between + ",\n".join(lines)).encode(errors="ignore")
        between = ",\n"
    yield b"\n]\n"


def in_words(value: object) -> str:
    """``value`` as one text: days as 2019-02-11, 2019-02 or 2019, several values with semicolons between."""
    if isinstance(value, (list, tuple)):
        return "; ".join(map(in_words, value))
    return value.isoformat() if isinstance(value, (date, PartialDate)) else str(value)


def _field(value: object) -> object:
    if type(value) is str:
        return as_printed_in_csv(value)
    return value if value is None or isinstance(value, (int, float)) else as_printed_in_csv(in_words(value))


def _object(keys: Sequence[str], row: Sequence[object]) -> str:
    known = {key: None if value == "" else value for key, value in zip(keys, row, strict=True)}
    return json.dumps(known, ensure_ascii=False, default=in_words)
