"""The table in a sheet, as Vietnamese forms have it: with titles above, totals within and signatures below."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from django.utils.translation import gettext_lazy as _

from .asides import Aside, Sorter
from .headings import SEARCHED, Head, Known, find, is_row_of_column_numbers

SKIPPED = {
    Aside.TITLE: _("Titles above the table, which are not read"),
    Aside.NUMBERS: _("Numbers of the columns, which are not read"),
    Aside.AGAIN: _("The headings once more, which are not read"),
    Aside.TOTAL: _("Totals, which are not read"),
    Aside.SECTION: _("Sub-headings, which are not read"),
    Aside.EMPTY: _("Rows that hold a number at most, which are not read"),
    Aside.CLOSING: _("Signatures and remarks below the table, which are not read"),
}


@dataclass
class Note:
    """What people should know of how the sheet was read. A fault is something that may be lost."""

    text: str
    rows: list[int] = field(default_factory=list)
    is_fault: bool = False


class Table:
    """The table of one sheet: its headings, and its rows by the chunk. ``notes`` grow while the rows are read."""

    def __init__(self, source, place: int, head: Head, notes: list[Note], known: Known) -> None:
        self.source, self.place, self.head, self.known = source, place, head, known
        self.sheet = source.sheets[place][0]
        self.row = head.rows[-1]
        self.headings = [heading for heading in head.headings if heading is not head.stt]
        self.told, self.asides = notes, {}

    @property
    def notes(self) -> list[Note]:
        return self.told + [Note(SKIPPED[aside], rows) for aside, rows in self.asides.items()]

    def chunks(self, size: int) -> Iterator[list[tuple[int, list]]]:
        """Yield the records, at most ``size`` at a time: the number of each row as people see it, and its cells.

        The cells stand in the order of ``headings``; "" is an empty one.
        """
        self.asides = {}
        sorter = Sorter(self.head, self.known)
        take, width = _taker([heading.place for heading in self.headings])
        for numbers, rows in self.source.rows(self.place, size):
            chunk = []
            for number, row in zip(numbers, rows, strict=True):
                if number <= self.row:
                    self._skip(Aside.TITLE, number, number not in self.head.rows)
                elif aside := self._aside(sorter, number, row):
                    self._skip(aside, number)
                else:
                    chunk.append((number, take(row if len(row) >= width else row + [""] * (width - len(row)))))
            if chunk:
                yield chunk

    def _aside(self, sorter: Sorter, number: int, row: list) -> Aside | None:
        if number == self.row + 1 and is_row_of_column_numbers(row):
            return Aside.NUMBERS
        return sorter.aside(row)

    def _skip(self, aside: Aside, number: int, is_told: bool = True) -> None:
        if is_told:
            self.asides.setdefault(aside, []).append(number)


def find_table(source, place: int, known: Known) -> Table | None:
    """Return the table of the sheet at ``place``, if it has a row of known headings."""
    facts = source.facts(place)
    numbers, rows = next(source.rows(place, SEARCHED), ([], []))
    head = find(list(zip(numbers, rows, strict=True)), facts["merged"], known)
    return Table(source, place, head, [], known) if head else None


def _taker(places: list[int]):
    """What picks the cells at ``places`` out of a row, and how long the row must be."""
    first, last = places[0], places[-1] + 1
    if places == list(range(first, last)):
        return itemgetter(slice(first, last)), last
    return (lambda row: [row[place] for place in places]), last
