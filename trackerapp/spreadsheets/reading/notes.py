"""What people are told of how a sheet was read: what was left out, and what cannot be seen in it."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from .asides import Aside
from .headings import Head
from .sandbox.columns import letters
from .spans import Spans, named

SKIPPED = {
    Aside.TITLE: _("Titles above the table, which are not read"),
    Aside.NUMBERS: _("Numbers of the columns, which are not read"),
    Aside.AGAIN: _("The headings once more, which are not read"),
    Aside.TOTAL: _("Totals, which are not read"),
    Aside.SECTION: _("Sub-headings, which are not read"),
    Aside.EMPTY: _("Rows that hold a number at most, which are not read"),
    Aside.CLOSING: _("Signatures and remarks below the table, which are not read"),
    Aside.BELOW: _("Below the signatures the table seems to go on. These rows are not read: move them above."),
    Aside.BESIDE: _("Cells without a heading hold something. Give the column a heading, or delete it."),
}
FAULTS = {Aside.BELOW, Aside.BESIDE}
OTHER_SHEETS = _("Only the sheet “%(sheet)s” is read. The file has others, too: %(others)s.")
HIDDEN = _("%(name)s (hidden)")
HIDDEN_SHEET = _("The sheet “%(sheet)s”, which is read, is hidden.")
HIDDEN_ROWS = _("Hidden rows, which are read all the same")
HIDDEN_COLUMNS = _("Hidden columns, which are read all the same: %(columns)s.")
FILLED = _("Merged cells, whose value counts for each of their rows: %(areas)s.")
KEPT = _("Merged cells with a number, which counts for the first of their rows alone: %(areas)s.")
LISTED = 20


@dataclass
class Note:
    """What people should know of how the sheet was read. A fault is something that would be lost."""

    text: str
    rows: list[int] = field(default_factory=list)
    is_fault: bool = False


def of_asides(asides: dict[Aside, list[int]]) -> list[Note]:
    """What was left out, and where."""
    return [Note(str(SKIPPED[aside]), rows, aside in FAULTS) for aside, rows in asides.items()]


def of_sheets(sheets: list[tuple[str, bool]], place: int) -> list[Note]:
    """Which sheets are not read, and whether the one that is cannot be seen."""
    name, is_hidden = sheets[place]
    others = [HIDDEN % {"name": other} if hidden else other for other, hidden in sheets[:place] + sheets[place + 1 :]]
    notes = [Note(HIDDEN_SHEET % {"sheet": name})] if is_hidden else []
    return notes + ([Note(OTHER_SHEETS % {"sheet": name, "others": _listed(others)})] if others else [])


def of_sheet(facts: dict, head: Head) -> list[Note]:
    """What cannot be seen in the sheet."""
    places = {heading.place for heading in head.headings if heading is not head.stt}
    notes = []
    if rows := [row for row in facts["hidden_rows"] if row > head.rows[-1]]:
        notes.append(Note(str(HIDDEN_ROWS), rows))
    if columns := [letters(column) for column in facts["hidden_columns"] if column in places]:
        notes.append(Note(HIDDEN_COLUMNS % {"columns": _listed(columns)}))
    return notes


def of_spans(spans: Spans) -> list[Note]:
    """Which cells of the table are merged over several rows, and how they were read."""
    told = [(FILLED, spans.filled), (KEPT, spans.kept)]
    return [Note(text % {"areas": _listed(named(areas))}) for text, areas in told if areas]


def _listed(names: list[str]) -> str:
    return ", ".join(names[:LISTED]) + (" …" if len(names) > LISTED else "")
