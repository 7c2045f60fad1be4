"""Columns of raw cells, made into values.

Each function takes a whole column and gives as many values: None for an empty cell, a ``Fault`` for one that cannot be
read without guessing. Equal cells are looked at once.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from unicodedata import is_normalized

from django.utils.functional import Promise

from trackerapp.text.dates import PartialDate
from trackerapp.text.folding import clean, clean_lines, fold
from trackerapp.text.numbers import parse_count

from . import faults
from .faults import Fault
from .raw import Broken, Moment, Raw, Uncomputed, shown

EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
"""Day 0 of the serial numbers of days, as Excel counts them and as old Macs did."""
FIRST_DAY = date(1900, 3, 1)
"""Before it sheets count a day that never was."""
SERIALS = range(15_000, 80_000)
"""Numbers that are taken for days if a date is wanted: 1941 to 2119."""
YEARS = range(1900, 2101)
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
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm]|Z|[+-]\d{2}:?\d{2})?$")
_YEAR_FIRST = re.compile(r"([12]\d{3})([/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])")
_SHORT_YEAR = re.compile(r"(?:\D*\d{1,2}\D+){1,2}\d{2}|'\d\d|nam \d\d")
_WHOLE = re.compile(r"(\d{1,15})[.,]0{1,2}")


def texts(column: Sequence[Raw]) -> list:
    """Names and words on one line: NFC, single spaces, nothing invisible. Numbers as the sheet shows them.

    A day is a fault: of the number 12/5 that somebody types, sheets make the twelfth of May.
    """
    if are_plain(column):
        return [cell or None for cell in column]
    return _each(column, _text)


def long_texts(column: Sequence[Raw]) -> list:
    """Texts that keep their lines. Numbers and days as the sheet shows them."""
    if are_plain(column):
        return [cell or None for cell in column]
    return _each(column, _long_text)


def counts(column: Sequence[Raw]) -> list:
    """Whole numbers from 0 on. A text has dots or spaces between thousands; a number must be whole."""
    return _each(column, _count)


def years(column: Sequence[Raw], epoch: date = EPOCH) -> list:
    """Years of four digits, from 1900 to 2100; a day stands for its year."""
    return _each(column, lambda cell: _year(cell, epoch))


def dates(column: Sequence[Raw], epoch: date = EPOCH) -> list:
    """Days, months and years (``PartialDate``), the day before the month. A number is a year or a serial."""
    return _each(column, lambda cell: _date(cell, epoch))


def truths(column: Sequence[Raw]) -> list:
    """Yes and no, in words or as a mark."""
    return _each(column, _truth)


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


def _each(column: Sequence[Raw], one: Callable[[Raw], object]) -> list:
    distinct: Iterable[Raw] = set(column)
    if bool in set(map(type, column)):  # True and 1.0 are equal, but no equal cells
        return [one(cell) for cell in column]
    return list(map({cell: one(cell) for cell in distinct}.__getitem__, column))


def _fault(message: Promise, cell: Raw, meant: object = "") -> Fault:
    return Fault(message, shown(cell)[:LONGEST_SHOWN], str(meant))


def _unreadable(cell: Raw) -> Fault | None:
    """The fault of a cell that has no value at all."""
    if isinstance(cell, Broken):
        return _fault(faults.BROKEN, cell)
    return _fault(faults.UNCOMPUTED, cell) if isinstance(cell, Uncomputed) else None


def _text(cell: Raw) -> str | Fault | None:
    return _fault(faults.DAY_IN_TEXT, cell) if isinstance(cell, date | PartialDate) else _shown_text(cell)


def _shown_text(cell: Raw) -> str | Fault | None:
    if type(cell) is str:
        return cell or None if _is_plain(cell) else _text_made_clean(cell)
    if type(cell) is float and abs(cell) >= LONGEST_NUMBER:
        return _fault(faults.NO_TEXT, cell)
    return _unreadable(cell) or shown(cell)


def _text_made_clean(cell: str) -> str | Fault | None:
    text = clean(_CONTROL.sub("", cell))
    if "\ufffd" in text:
        return _fault(faults.LOST, cell)
    if _ERROR.fullmatch(text):
        return _fault(faults.BROKEN, text)
    return _fault(faults.NO_TEXT, text) if _ROUNDED.fullmatch(text) else text or None


def _long_text(cell: Raw) -> str | Fault | None:
    if type(cell) is str and not cell.isprintable() and "\ufffd" not in cell:
        return clean_lines(_CONTROL.sub("", cell)) or None
    return _shown_text(cell)


def _plain(cell: str) -> str:
    """A text that should be a number or a date, without the apostrophe that made it a text."""
    text = clean(_CONTROL.sub("", cell))
    return text[1:].strip() if text[:1] in "'’" and text[1:2].isdigit() and len(text) > 3 else text


def _count(cell: Raw) -> int | Fault | None:
    if type(cell) is float:
        return _count_of_number(cell)
    if type(cell) is not str:
        return _unreadable(cell) or _fault(faults.NO_COUNT, cell)
    return int(cell) if cell.isdecimal() and cell.isascii() and len(cell) < 16 else _count_of_text(cell)


def _count_of_text(cell: str) -> int | Fault | None:
    text = _plain(cell[:LONGEST_VALUE])
    if not text or fold(text) in UNKNOWN:
        return None
    if whole := _WHOLE.fullmatch(text):
        return int(whole[1])
    try:
        return parse_count(text)
    except ValueError:
        return _fault(faults.NO_COUNT, cell)


def _count_of_number(cell: float) -> int | Fault:
    if cell.is_integer() and 0 <= cell < LONGEST_NUMBER:
        return int(cell)
    thousands = round(cell * 1000, 6)
    if 1 <= cell < 1000 and thousands.is_integer():  # 1.195, typed where the sheet expects a decimal comma
        return _fault(faults.NO_WHOLE_NUMBER, cell, int(thousands))
    return _fault(faults.NO_COUNT, cell)


def _year(cell: Raw, epoch: date) -> int | Fault | None:
    found = _count(cell) if type(cell) in (str, float) else _date(cell, epoch)
    if isinstance(found, PartialDate):
        return found.year
    if found is None or found in YEARS:
        return found
    if isinstance(found, Fault) and found.message in faults.TRUE_OF_YEARS:
        return found
    return _year_in_words(cell) if type(cell) is str else _fault(faults.NO_YEAR, cell)


def _year_in_words(cell: str) -> int | Fault:
    found = _date(cell, EPOCH)
    if isinstance(found, PartialDate):
        return found.year
    is_short = isinstance(found, Fault) and found.message is faults.SHORT_YEAR
    return _fault(faults.SHORT_YEAR if is_short else faults.NO_YEAR, cell)


def _date(cell: Raw, epoch: date) -> PartialDate | Fault | None:
    match cell:
        case str():
            return _date_of_text(cell)
        case bool() | Moment():
            return _fault(faults.NO_DATE, cell)
        case float():
            return _date_of_number(cell, epoch)
        case date():
            return _date_of_day(cell.date() if isinstance(cell, datetime) else cell, epoch)
    return cell if isinstance(cell, PartialDate) else _unreadable(cell)


def _date_of_day(day: date, epoch: date) -> PartialDate | Fault:
    serial = (day - epoch).days
    if serial in YEARS:
        return _fault(faults.YEAR_AS_DAY, day, serial)
    return PartialDate.of(day) if day >= FIRST_DAY and day.year in YEARS else _fault(faults.NO_DATE, day)


def _date_of_number(cell: float, epoch: date) -> PartialDate | Fault:
    if SERIALS.start <= cell < SERIALS.stop:
        return PartialDate.of(epoch + timedelta(cell))
    count = _count_of_number(cell)
    if isinstance(count, Fault):
        return count if count.message is faults.NO_WHOLE_NUMBER else _fault(faults.NO_DATE, cell)
    return _parsed(str(count)) or _fault(faults.NO_DATE, cell)


@lru_cache(maxsize=4096)
def _date_of_text(cell: str) -> PartialDate | Fault | None:
    text = _CLOCK.sub("", _plain(cell[:LONGEST_VALUE]))
    if not text or fold(text) in UNKNOWN:
        return None
    if found := _parsed(_YEAR_FIRST.sub(r"\4/\3/\1", text)):
        return found
    if text.isdecimal() and int(text) in SERIALS:
        return _fault(faults.SERIAL, cell, PartialDate.of(EPOCH + timedelta(int(text))))
    return _fault(faults.SHORT_YEAR if _SHORT_YEAR.fullmatch(fold(text)) else faults.NO_DATE, cell)


def _parsed(text: str) -> PartialDate | None:
    if len(text) == 8 and text.isdecimal():
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


def _truth(cell: Raw) -> bool | Fault | None:
    if isinstance(cell, bool):
        return cell
    if fault := _unreadable(cell):
        return fault
    word = fold(shown(cell))
    if not word or word in UNKNOWN:
        return None
    return word in YES if word in YES | NO else _fault(faults.NO_TRUTH, cell)
