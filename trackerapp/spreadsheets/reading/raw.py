"""What a cell is as it was read: a text ("" if empty), a number, a truth, a day, whole or in part, or one of these."""

from dataclasses import dataclass
from datetime import date, datetime

from trackerapp.text.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell in which the sheet itself shows an error, such as #REF!."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Uncomputed:
    """A formula whose value nobody has worked out; its text, where it is known."""

    formula: str

    def __str__(self) -> str:
        return f"={self.formula}"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day or a length of time, as the sheet shows a number that is no date."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Yearless:
    """A day that the sheet shows without a year: of 12/5, as typed, it has made one of this year."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Formatted:
    """A number that the sheet shows among words or with zeros before it: 35 as 35/QĐ."""

    number: float
    text: str

    def __str__(self) -> str:
        return self.text


Raw = str | float | bool | date | datetime | PartialDate | Broken | Uncomputed | Moment | Yearless | Formatted


def shown(cell: Raw) -> str:
    """``cell`` as people see it in the sheet, roughly.

    >>> shown(2024.0), shown(1.195), shown(date(2024, 4, 3)), shown(True)
    ('2024', '1,195', '03/04/2024', 'TRUE')
    """
    match cell:
        case bool():
            return str(cell).upper()
        case float():
            return f"{cell or 0.0:.15g}".replace(".", ",")
        case datetime():
            return f"{cell:%d/%m/%Y %H:%M}"
        case date():
            return f"{cell:%d/%m/%Y}"
    return str(cell)
