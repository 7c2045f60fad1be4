"""How a figure is made of the choices of a filter, or of the numbers that commendations print."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from trackerapp.filters import UNKNOWN

from .choices import choices
from .figures import sums_by_level


class Number(NamedTuple):
    """A number, None where nobody knows it, and the query string of the list behind it."""

    count: int | None
    query: str


@dataclass(frozen=True)
class Row:
    """A value in words, and its numbers in the order of the figure's columns; the first is drawn."""

    label: str
    numbers: list[Number]
    is_unknown: bool = False
    is_name: bool = False


@dataclass(frozen=True)
class Figure:
    """A table with a bar in each row; how many records have no known value.

    Its ``total`` is None where rows may not be added up.
    """

    code: str
    list_name: str
    title: str
    head: str
    columns: list[str]
    note: str
    rows: list[Row]
    unknown: Number
    total: Number | None = None
    is_wider: bool = False
    """Whether it is counted over more than the reader chose: over all values of what one was chosen of."""

    @property
    def lines(self):
        """Each row, its numbers under their columns, and the width of its bar in percent or None if that is unknown."""
        most = max((row.numbers[0].count or 0 for row in self.rows), default=0) or 1
        for row in self.rows:
            count = row.numbers[0].count
            yield (
                row,
                zip(self.columns, row.numbers, strict=True),
                None if count is None else round(100 * count / most, 2),
            )


@dataclass(frozen=True)
class Plan:
    """How a figure is made: of the choices of the filter ``by``, and in which words."""

    by: str
    title: str
    head: str
    note: str = ""
    most_first: bool = False
    overlaps: bool = False
    of_names: bool = False

    def figure(self, code, section, filterset, edition):
        found = choices(filterset, edition, [self.by])[self.by]
        if self.most_first:
            found = sorted(found, key=lambda choice: (choice.value == UNKNOWN, -choice.count))
        rows = [self._row(choice, query_with(filterset, self.by, choice.value)) for choice in found]
        unknown = next((row.numbers[0] for row in rows if row.is_unknown), Number(0, ""))
        total = Number(sum(choice.count for choice in found), query_with(filterset, self.by))
        is_wider = self.by in filterset.data
        return section.figure(code, self, [section.records], rows, unknown, None if self.overlaps else total, is_wider)

    def _row(self, choice, query):
        is_unknown = choice.value == UNKNOWN
        return Row(choice.label, [Number(choice.count, query)], is_unknown, self.of_names and not is_unknown)


@dataclass(frozen=True)
class Sums(Plan):
    """The plan of a figure of the numbers that commendations print, level by level; levels are never added up."""

    column: str = ""
    counted: str = ""
    note: str = _(
        "Sums of the numbers as printed, with how many commendations print one and how many do not."
        " Levels are not added up: the same people may stand in several."
    )

    def figure(self, code, section, filterset, edition):
        rows = [self._sums(level, filterset) for level in sums_by_level(filterset.qs, [self.column])]
        unknown = Number(sum(row.numbers[-1].count for row in rows), query_with(filterset, self.by, UNKNOWN))
        columns = [self.counted, _("Printed in"), _("Unknown in")]
        return section.figure(code, self, columns, rows, unknown)

    def _sums(self, level, filterset):
        at_level = query_with(filterset, "cap", level["code"])
        printed, unprinted = (f"{at_level}&{self.by}={choice}" for choice in ("co", UNKNOWN))
        number, known = level["number"], level[f"{self.column}_printed"]
        numbers = [Number(level[self.column], printed), Number(known, printed), Number(number - known, unprinted)]
        return Row(level["name"], numbers, level["code"] == UNKNOWN)


def query_with(filterset, name, value=""):
    """The query string of ``filterset`` with ``value`` for ``name``, or without it."""
    query = filterset.data.copy()
    query.pop(name, None)
    if value:
        query[name] = value
    return query.urlencode()
