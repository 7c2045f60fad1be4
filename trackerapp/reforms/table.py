"""Reads the table of a reform, as pasted from a spreadsheet or saved as CSV; knows nothing of what is in force."""

import csv
from dataclasses import astuple, dataclass
from datetime import date
from io import StringIO

from django.utils.translation import gettext as _

from trackerapp.text.dates import PartialDate
from trackerapp.text.folding import clean, fold, has_control_characters

HEADINGS = {
    "old_code": ("mã cũ", "old code"),
    "new_code": ("mã mới", "new code"),
    "new_type": ("loại mới", "new type"),
    "new_name": ("tên mới", "new name"),
    "parent_code": ("thuộc mã", "parent code"),
    "share": ("phần", "share"),
    "on": ("từ ngày", "on"),
    "act": ("văn bản", "act"),
}
"""The columns of the table, and the headings that each may have, with or without accents and capitals."""

SHARES = {"": "", "toan bo": "whole", "whole": "whole", "mot phan": "part", "part": "part"}
"""What may stand in the column of the share, folded, and what it means."""

NEEDED = ["old_code", "new_code", "new_type", "new_name", "on"]
LONGEST = 1_000_000


class TableRefused(Exception):
    """The text is no such table: what is wrong, in the user's language."""


@dataclass(frozen=True)
class Line:
    """One succession as written. ``number`` is the line as a person sees it; the heading is line 1."""

    number: int
    old_code: str
    new_code: str
    new_type: str
    new_name: str
    parent_code: str = ""
    share: str = ""
    on: str = ""
    act: str = ""

    @property
    def day(self) -> date | None:
        """The first day of the new unit; None if no day can be read."""
        try:
            written = PartialDate.parse(self.on)
        except ValueError:
            return None
        return written.first_day() if written.day else None

    @property
    def has_control_characters(self) -> bool:
        """Whether a cell holds what cannot be seen, printed or, as NUL, stored."""
        return any(has_control_characters(cell) for cell in astuple(self)[1:])


def read_table(text: str) -> list[Line]:
    """The lines of the table ``text``; empty ones are passed over. Raises TableRefused."""
    if len(text) > LONGEST:
        raise TableRefused(_("The table is too large: at most 1 million characters."))
    if not text.strip("\ufeff \t\r\n"):
        raise TableRefused(_("The table is empty."))
    heading, *rows = _rows(text.removeprefix("\ufeff"))
    places = _places(heading)
    found = [_line(number, row, places) for number, row in enumerate(rows, start=2) if any(map(str.strip, row))]
    if not found:
        raise TableRefused(_("The table has a heading and no lines."))
    return found


def _rows(text: str) -> list[list[str]]:
    """The cells of ``text``, which a tab, semicolon or comma parts, whichever the heading has most of."""
    delimiter = max("\t;,", key=text.splitlines()[0].count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error:
        raise TableRefused(
            _("Line %(line)d cannot be read: a quotation mark lacks its pair, or a cell is too long.")
            % {"line": reader.line_num}
        ) from None


def _line(number: int, row: list[str], places: dict[str, int]) -> Line:
    return Line(number, **{name: clean(row[at]) if at < len(row) else "" for name, at in places.items()})


def _places(heading: list[str]) -> dict[str, int]:
    """Where each column stands."""
    said = {fold(each): name for name, headings in HEADINGS.items() for each in headings}
    places = {said[fold(cell)]: at for at, cell in enumerate(heading) if fold(cell) in said}
    missing = [HEADINGS[name][0] for name in NEEDED if name not in places]
    if missing:
        raise TableRefused(
            _("The heading lacks: %(missing)s. The columns are: %(all)s.")
            % {"missing": ", ".join(missing), "all": ", ".join(names[0] for names in HEADINGS.values())}
        )
    return places
