"""Columns of raw cells, made into days and years; each function as those of ``cells``."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from trackerapp.text.dates import PartialDate
from trackerapp.text.folding import fold

from . import faults
from .cells import LONGEST_VALUE, UNKNOWN, bare, count, count_of_number, each, fault, plain, unreadable
from .faults import Fault
from .raw import Moment, Raw, Yearless

EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
"""Day 0 of the serial numbers of days, as Excel counts them and as old Macs did."""
FIRST_DAY = date(1900, 3, 1)
"""Before it sheets count a day that never was."""
SERIALS = range(15_000, 80_000)
"""Numbers that are taken for days if a date is wanted: 1941 to 2119."""
YEARS = range(1900, 2101)

_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm]|Z|[+-]\d{2}:?\d{2})?$")
_YEAR_FIRST = re.compile(r"([12]\d{3})([/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])")
_SHORT_YEAR = re.compile(r"(?:\D*\d{1,2}\D+){1,2}\d{2}|'\d\d|nam \d\d")


def years(column: Sequence[Raw], epoch: date = EPOCH) -> list:
    """Years of four digits, from 1900 to 2100; a day stands for its year."""
    return each(bare(column), lambda cell: _year(cell, epoch))


def dates(column: Sequence[Raw], epoch: date = EPOCH) -> list:
    """Days, months and years (``PartialDate``), the day before the month. A number is a year or a serial."""
    return each(bare(column), lambda cell: _date(cell, epoch))


def _year(cell: Raw, epoch: date) -> int | Fault | None:
    found = count(cell) if type(cell) in (str, float) else _date(cell, epoch)
    if isinstance(found, PartialDate):
        return found.year
    if found is None or found in YEARS:
        return found
    if isinstance(found, Fault) and found.message in faults.TRUE_OF_YEARS:
        return found
    return _year_in_words(cell) if type(cell) is str else fault(faults.NO_YEAR, cell)


def _year_in_words(cell: str) -> int | Fault:
    found = _date(cell, EPOCH)
    if isinstance(found, PartialDate):
        return found.year
    is_short = isinstance(found, Fault) and found.message is faults.SHORT_YEAR
    return fault(faults.SHORT_YEAR if is_short else faults.NO_YEAR, cell)


def _date(cell: Raw, epoch: date) -> PartialDate | Fault | None:
    match cell:
        case str():
            return _date_of_text(cell)
        case bool() | Moment():
            return fault(faults.NO_DATE, cell)
        case Yearless():
            return fault(faults.YEARLESS, cell)
        case float():
            return _date_of_number(cell, epoch)
        case date():
            return _date_of_day(cell.date() if isinstance(cell, datetime) else cell, epoch)
    return cell if isinstance(cell, PartialDate) else unreadable(cell)


def _date_of_day(day: date, epoch: date) -> PartialDate | Fault:
    serial = (day - epoch).days
    if serial in YEARS:
        return fault(faults.YEAR_AS_DAY, day, serial)
    return PartialDate.of(day) if day >= FIRST_DAY and day.year in YEARS else fault(faults.NO_DATE, day)


def _date_of_number(cell: float, epoch: date) -> PartialDate | Fault:
    if SERIALS.start <= cell < SERIALS.stop:
        return PartialDate.of(epoch + timedelta(cell))
    found = count_of_number(cell)
    if isinstance(found, Fault):
        return found if found.message is faults.NO_WHOLE_NUMBER else fault(faults.NO_DATE, cell)
    return _parsed(str(found)) or fault(faults.NO_DATE, cell)


@lru_cache(maxsize=4096)
def _date_of_text(cell: str) -> PartialDate | Fault | None:
    text = _CLOCK.sub("", plain(cell[:LONGEST_VALUE]))
    if not text or fold(text) in UNKNOWN:
        return None
    if found := _parsed(_YEAR_FIRST.sub(r"\4/\3/\1", text)):
        serial = (found.first_day() - EPOCH).days if found.day else 0
        return fault(faults.YEAR_AS_DAY, cell, serial) if serial in YEARS else found
    if text.isdecimal() and int(text) in SERIALS:
        return fault(faults.SERIAL, cell, PartialDate.of(EPOCH + timedelta(int(text))))
    return fault(faults.SHORT_YEAR if _SHORT_YEAR.fullmatch(fold(text)) else faults.NO_DATE, cell)


def _parsed(text: str) -> PartialDate | None:
    if len(text) == 8 and text.isdecimal():
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None
