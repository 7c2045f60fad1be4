"""Texts that a sheet would not give back as they are, such as #N/A or (xóa): an apostrophe stands before them.

So it does before texts like formulas in CSV (``plain``).
"""

from trackerapp.text.folding import fold

from .reading import Fault, cells

CLEARING = {"(xoa)", "(xoa trang)", "(clear)"}
"""What somebody writes into a cell to empty the column of a record; an empty cell changes nothing."""
_BEGINNINGS = frozenset("'(#E0123456789")


def in_a_cell(value):
    """``value`` as it stands in a cell: a text that would be read as something else has an apostrophe in front."""
    if type(value) is str and value[:1] in _BEGINNINGS and _is_misread(value.lstrip("'")):
        return f"'{value}"
    return value


def out_of_a_cell(cell):
    """The text that ``in_a_cell`` made ``cell`` of; None if it did not."""
    return cell[1:] if cell[:1] == "'" and _is_misread(cell.lstrip("'")) else None


def _is_misread(text):
    return fold(text) in CLEARING or isinstance(cells.texts([text])[0], Fault)
