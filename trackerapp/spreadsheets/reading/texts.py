"""CSV and TSV, by the module csv of Python and within this process: nothing in a text can take more than it holds.

What a line, a cell and a record may hold is bounded, so that a file takes the memory of a chunk, whatever is in it.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from trackerapp.spreadsheets.plain import read_from_csv

from .encodings import encoding_of, has_lost_letters, is_garbled, mark_of
from .limits import Limits
from .refusals import Refused

DELIMITERS = "\t;,"
LONGEST_LINE = 1024**2
LONGEST_RECORD = 2 * 1024**2
SAMPLE = 64 * 1024
_SEP = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_NOTHING = re.compile(r"[\s,;\"]*")

OLD_LETTERS = _("The file is not in Unicode; its letters were read as Windows-1258.")


class TextFile:
    """One table of text: how its letters are written, and in which ways its cells may be parted, by ``way`` now."""

    is_1904 = False

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path, self.limits = path, limits
        self.encoding = encoding_of(path)
        sample = self._sample()
        if has_lost_letters(sample) or is_garbled(sample):
            raise Refused("lost")
        found = _SEP.match(sample)
        self.is_told = bool(found)
        self.ways = found[1] if found else _by_likelihood(sample)
        self.way = self.ways[0]

    @property
    def sheets(self) -> list[tuple[str, bool]]:
        return [("", False)]

    @property
    def remarks(self) -> list[str]:
        return [str(OLD_LETTERS)] if self.encoding == "cp1258" else []

    def facts(self, sheet: int) -> dict:
        """What there is to know of the table before its rows; ``last`` is about where it ends."""
        with self.path.open("rb") as file:
            last = sum(piece.count(b"\n") or piece.count(b"\r") for piece in iter(lambda: file.read(SAMPLE * 16), b""))
        return {"last": last + 1, "width": 0, "merged": [], "hidden_rows": [], "hidden_columns": []}

    def rows(self, sheet: int, count: int) -> Iterator[tuple[list[int], list[list]]]:
        """Yield the numbers and cells of the filled rows, ``count`` at a time. A line break in a cell begins no row."""
        records = self._records()
        while chunk := list(islice(records, count)):
            numbers, rows = zip(*chunk, strict=True)
            yield list(numbers), list(rows)

    def close(self) -> None:
        """Nothing stays open."""

    def _sample(self) -> str:
        try:
            with self._opened() as file:
                return file.read(SAMPLE)
        except UnicodeDecodeError as error:
            raise Refused("encoding") from error

    def _opened(self):
        file = self.path.open("rb")
        file.seek(len(mark_of(file.read(4))))
        return TextIOWrapper(file, self.encoding, newline="")

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        with self._opened() as file:
            lines = _Lines(file)
            if self.is_told:
                next(lines)
            reader = csv.reader(lines, delimiter=self.way, strict=True)
            try:
                for number, row in enumerate(reader, 1):
                    if number > self.limits.rows:
                        if any(row) or not lines.are_over():
                            raise Refused("lines", row=number, limit=self.limits.rows)
                        raise Refused("void", limit=self.limits.rows)
                    if any(row):
                        yield number, self._cells(row, number, has_apostrophe=lines.has_apostrophe)
                    lines.begin()
            except csv.Error as error:
                raise Refused("field" if "field larger" in str(error) else "quotes", line=lines.began) from error
            except UnicodeDecodeError as error:
                raise Refused("encoding") from error

    def _cells(self, row: list[str], number: int, *, has_apostrophe: bool) -> list[str]:
        """The cells of a row as they were before they were written into a text; refuses a row of too many."""
        limit = self.limits.columns
        if len(row) > limit:
            if any(row[limit:]):
                raise Refused("wide", row=number, limit=limit)
            del row[limit:]
        return [*map(read_from_csv, row)] if has_apostrophe else row


class _Lines:
    """The lines of a text, and what is known of the record that they belong to."""

    def __init__(self, file) -> None:
        self.file, self.number = file, 0
        self.begin()

    def begin(self) -> None:
        """A record begins with the next line."""
        self.began, self.length, self.has_apostrophe = self.number + 1, 0, False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self.file.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        self.length += len(line)
        if self.length > LONGEST_RECORD or len(line) == LONGEST_LINE:
            raise Refused("field", line=self.began)
        if "'" in line:
            self.has_apostrophe = True
        return line

    def are_over(self) -> bool:
        """Whether nothing but empty rows is left. The file is read to its end."""
        return all(_NOTHING.fullmatch(piece) for piece in iter(lambda: self.file.read(LONGEST_LINE), ""))


def _by_likelihood(sample: str) -> str:
    """The delimiters, first the one that parts most lines into equally many cells."""
    lines = sample.splitlines()[:60]
    return "".join(sorted(DELIMITERS, key=lambda sign: _evenness(lines, sign), reverse=True))


def _evenness(lines: list[str], sign: str) -> tuple[int, int]:
    lengths = Counter(len(row) for row in csv.reader(lines, delimiter=sign) if len(row) > 1)
    return max(((times, length) for length, times in lengths.items()), default=(0, 0))
