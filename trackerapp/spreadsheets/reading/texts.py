"""CSV and TSV, by the module csv of Python and within this process: nothing in a text can take more than it holds.

Its reader keeps to what a field and a line may hold, so that a file takes the memory of a chunk, whatever is in it.
"""

import csv
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from .limits import Limits

DELIMITERS = ",;\t"
LONGEST_LINE = 1024**2
SAMPLE = 64 * 1024
_SEP = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)


class TextFile:
    """One table of text: how its letters are written, and what parts its cells."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path, self.limits = path, limits
        self.encoding = "utf-8-sig"
        with self._opened() as file:
            sample = file.read(SAMPLE)
        found = _SEP.match(sample)
        self.skipped = bool(found)
        self.delimiter = found[1] if found else _delimiter(sample)

    @property
    def sheets(self) -> list[tuple[str, bool]]:
        return [(self.path.name, False)]

    def facts(self, sheet: int) -> dict:
        return {"last": None, "width": 0, "merged": [], "hidden_rows": [], "hidden_columns": []}

    def rows(self, sheet: int, count: int) -> Iterator[tuple[list[int], list[list]]]:
        """Yield the numbers and cells of the filled rows, ``count`` at a time."""
        with self._opened() as file:
            lines = _Lines(file)
            if self.skipped:
                next(lines)
            numbered = enumerate(csv.reader(lines, delimiter=self.delimiter, strict=True), 1)
            while chunk := list(islice(numbered, count)):
                filled = [(number, row) for number, row in chunk if any(row)]
                if filled:
                    numbers, rows = zip(*filled, strict=True)
                    yield list(numbers), list(rows)

    def close(self) -> None:
        """Nothing stays open."""

    def _opened(self):
        return self.path.open(encoding=self.encoding, newline="")


class _Lines:
    """The lines of a text, none of them longer than a line should be."""

    def __init__(self, file) -> None:
        self.file = file

    def __iter__(self):
        return self

    def __next__(self) -> str:
        line = self.file.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        return line


def _delimiter(sample: str) -> str:
    lines = sample.splitlines()[:20]
    return max(DELIMITERS, key=lambda sign: sum(line.count(sign) for line in lines))
