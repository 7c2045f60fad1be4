"""The one door: a file opened, its sheets, its table."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from . import forms
from .child import Child
from .headings import Known
from .kinds import kind_of
from .limits import Limits
from .refusals import Refused
from .texts import TextFile

SEVERAL = 3


@dataclass(frozen=True)
class Sheet:
    """A sheet by its name, and whether the file hides it. A file of text has one without a name."""

    name: str
    is_hidden: bool


class Book:
    """A file that is open: read what is wanted before it is closed."""

    def __init__(self, source) -> None:
        self.source = source
        self.sheets = [Sheet(*sheet) for sheet in source.sheets]

    def table(self, known: Known, sheet: str = "", counted: Known = lambda _heading: False) -> forms.Table:
        """Return the table with known headings: of the sheet of that name, or else of the first one that has several.

        ``known`` says of a heading whether it means a column, ``counted`` whether that says how many there are of
        something. A sheet in which one or two are known may be a list of explanations: it is taken only if no other has
        more. Hidden sheets are asked if no other has a table. Raises ``Refused`` if there is none.
        """
        best = None
        for place in sorted(range(len(self.sheets)), key=lambda place: self.sheets[place].is_hidden):
            if sheet not in ("", self.sheets[place].name) or (best and self.sheets[place].is_hidden):
                continue
            found = forms.find_table(self.source, place, known, counted)
            if found and (best is None or found.head.hits > best.head.hits):
                best = found
            if best and best.head.hits >= SEVERAL:
                break
        if best:
            return best
        names = sheet or ", ".join(each.name for each in self.sheets)
        raise Refused("table", sheets=names or _("in the whole file"))


class Workbook:
    """The sheets of a workbook, asked of the child that reads it. There is one way to part its cells."""

    remarks: tuple[str, ...] = ()
    ways = ("",)
    way = ""

    def __init__(self, path: Path, kind: str, limits: Limits) -> None:
        self.child = Child(path, kind, limits)
        try:
            answer = self.child.answer()
        except Refused:
            self.child.close()
            raise
        self.sheets, self.is_1904 = answer["sheets"], answer["is_1904"]
        self.last: tuple[list, dict] = ([], {})

    def facts(self, sheet: int) -> dict:
        return self.child.ask(sheet)

    def rows(self, sheet: int, count: int) -> Iterator[tuple[list[int], list[list]]]:
        """Yield the numbers and cells of the filled rows, ``count`` at a time."""
        first = 1
        while (answer := self._rows([sheet, first, count]))["numbers"]:
            yield answer["numbers"], answer["rows"]
            first = answer["numbers"][-1] + 1

    def _rows(self, asked: list[int]) -> dict:
        """The answer to what is ``asked``; the last one is kept, for the first rows are looked at more than once."""
        if asked != self.last[0]:
            self.last = asked, self.child.ask(asked)
        return self.last[1]

    def close(self) -> None:
        self.child.close()


@contextmanager
def opened(path: Path, limits: Limits | None = None) -> Iterator[Book]:
    """Open the spreadsheet at ``path``, told by what stands in it; raise ``Refused`` if it is not to be read.

    ``limits`` are those of the settings unless given. Nothing in the file is run or fetched.
    """
    limits = limits or Limits.of_settings()
    kind = kind_of(path, limits)
    source = TextFile(path, limits) if kind == "text" else Workbook(path, kind, limits)
    try:
        yield Book(source)
    finally:
        source.close()
