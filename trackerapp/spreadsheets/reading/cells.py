"""Columns of raw cells, made into values.

Each function takes a whole column and gives as many values: None for an empty cell, a ``Fault`` for one that cannot be
read without guessing. Equal cells are looked at once.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from unicodedata import is_normalized, normalize

from django.utils.functional import Promise

from trackerapp.text.dates import PartialDate
from trackerapp.text.folding import clean, clean_lines, fold
from trackerapp.text.numbers import parse_count

from . import faults
from .faults import Fault
from .raw import Broken, Formatted, Raw, Uncomputed, Yearless, shown

LONGEST_NUMBER = 10**15
"""From here on a sheet does not hold every digit."""
LONGEST_SHOWN = 80
LONGEST_VALUE = 200
"""No number, day or year is written in more letters; what is longer is a fault without being looked through."""

UNKNOWN = {"chua ro", "khong ro", "chua biet"}
YES = {"x", "co", "dung", "yes", "true", "1", "v", "✓", "✔", "☑", "☒"}
NO = {"khong", "sai", "no", "false", "0", "☐"}

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_ERROR = re.compile(r"#(?:REF!|N/A|NAME\?|DIV/0!|VALUE!|NUM!|NULL!|SPILL!|CALC!|##+)|Err:\d{3}")
"""What a sheet writes into a text of cells that it shows as errors, or that are too narrow."""
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+\d{2}")
_WHOLE = re.compile(r"(\d{1,15})[.,]0{1,2}")


def texts(column: Sequence[Raw]) -> list:
    """Names and words on one line: NFC, single spaces, nothing invisible. Numbers as the sheet shows them.

    A day is a fault: of the number 12/5 that somebody types, sheets make the twelfth of May.
    """
    if are_plain(column):
        return [cell or None for cell in column]
    return each(column, _text)


def long_texts(column: Sequence[Raw]) -> list:
    """Texts that keep their lines. Numbers and days as the sheet shows them."""
    if are_plain(column):
        return [cell or None for cell in column]
    return each(column, _long_text)


def counts(column: Sequence[Raw]) -> list:
    """Whole numbers from 0 on. A text has dots or spaces between thousands; a number must be whole."""
    return each(bare(column), count)


def truths(column: Sequence[Raw]) -> list:
    """Yes and no, in words or as a mark."""
    return each(bare(column), _truth)


def are_plain(column: Sequence[Raw]) -> bool:
    """Whether all cells are texts that stay as they are: looked at as one text, in a tenth of the time."""
    try:
        return _is_plain("|".join(column))
    except TypeError:
        return False


def _is_plain(text: str) -> bool:
    """Whether ``text`` is clean, and each part of it between bars."""
    spaced = "  " in text or "| " in text or " |" in text or text[:1] == " " or text[-1:] == " "
    odd = "\ufffd" in text or "#" in text or "E+" in text
    return not spaced and not odd and text.isprintable() and "\u034f" not in text and is_normalized("NFC", text)


def each(column: Sequence[Raw], one: Callable[[Raw], object]) -> list:
    """What ``one`` makes of each cell of ``column``."""
    distinct: Iterable[Raw] = set(column)
    if bool in set(map(type, column)):  # True and 1.0 are equal, but no equal cells
        return [one(cell) for cell in column]
    return list(map({cell: one(cell) for cell in distinct}.__getitem__, column))


def bare(column: Sequence[Raw]) -> Sequence[Raw]:
    """The cells without the words that a sheet shows around their numbers."""
    if Formatted not in set(map(type, column)):
        return column
    return [cell.number if isinstance(cell, Formatted) else cell for cell in column]


def fault(message: Promise, cell: Raw, meant: object = "") -> Fault:
    """The fault of ``cell``; ``meant`` is what it may mean."""
    return Fault(message, shown(cell)[:LONGEST_SHOWN], str(meant))


def unreadable(cell: Raw) -> Fault | None:
    """The fault of a cell that has no value at all."""
    if isinstance(cell, Broken):
        return fault(faults.BROKEN, cell)
    return fault(faults.UNCOMPUTED, cell) if isinstance(cell, Uncomputed) else None


def _text(cell: Raw) -> str | Fault | None:
    return fault(faults.DAY_IN_TEXT, cell) if isinstance(cell, date | PartialDate | Yearless) else _shown_text(cell)


def _shown_text(cell: Raw) -> str | Fault | None:
    if type(cell) is str:
        return cell or None if _is_plain(cell) else _text_made_clean(cell)
    if type(cell) is float and abs(cell) >= LONGEST_NUMBER:
        return fault(faults.NO_TEXT, cell)
    return unreadable(cell) or shown(cell)


def _text_made_clean(cell: str) -> str | Fault | None:
    text = clean(_CONTROL.sub("", cell))
    if "\ufffd" in text:
        return fault(faults.LOST, cell)
    if _ERROR.fullmatch(text):
        return fault(faults.BROKEN, text)
    return fault(faults.NO_TEXT, text) if _ROUNDED.fullmatch(text) else text or None


def _long_text(cell: Raw) -> str | Fault | None:
    if type(cell) is str and not cell.isprintable() and "\ufffd" not in cell:
        return clean_lines(_CONTROL.sub("", cell)) or None
    return _shown_text(cell)


def plain(cell: str) -> str:
    """A text that should be a number or a date, without the apostrophe that made it a text."""
    text = clean(_CONTROL.sub("", cell if cell.isascii() else normalize("NFKC", cell)))
    return text[1:].strip() if text[:1] in "'’" and text[1:2].isdigit() and len(text) > 3 else text


def count(cell: Raw) -> int | Fault | None:
    """The whole number of one cell, from 0 on."""
    if type(cell) is float:
        return count_of_number(cell)
    if type(cell) is not str:
        return unreadable(cell) or fault(faults.NO_COUNT, cell)
    return int(cell) if cell.isdecimal() and cell.isascii() and len(cell) < 16 else _count_of_text(cell)


def _count_of_text(cell: str) -> int | Fault | None:
    text = plain(cell[:LONGEST_VALUE])
    if not text or fold(text) in UNKNOWN:
        return None
    if whole := _WHOLE.fullmatch(text):
        return int(whole[1])
    try:
        return parse_count(text)
    except ValueError:
        return fault(faults.NO_COUNT, cell)


def count_of_number(cell: float) -> int | Fault:
    """The same of a cell that is a number."""
    if cell.is_integer() and 0 <= cell < LONGEST_NUMBER:
        return int(cell)
    thousands = round(cell * 1000, 6)
    if 1 <= cell < 1000 and thousands.is_integer():  # 1.195, typed where the sheet expects a decimal comma
        return fault(faults.NO_WHOLE_NUMBER, cell, int(thousands))
    return fault(faults.NO_COUNT, cell)


def _truth(cell: Raw) -> bool | Fault | None:
    if isinstance(cell, bool):
        return cell
    if blamed := unreadable(cell):
        return blamed
    word = fold(shown(cell))
    if not word or word in UNKNOWN:
        return None
    return word in YES if word in YES | NO else fault(faults.NO_TRUTH, cell)
