"""Dates of which only the year, or the month, may be known."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from trackerapp.text.folding import fold

_DAY, _MONTH, _YEAR = "(?P<d>0?[1-9]|[12][0-9]|3[01])", "(?P<m>0?[1-9]|1[0-2])", "(?P<y>[0-9]{4})"
_WRITINGS = [
    re.compile(writing)
    for writing in (
        rf"(?:ngay )?{_DAY} ?(?P<sep>[/.-]) ?{_MONTH} ?(?P=sep) ?{_YEAR}",
        rf"(?:ngay )?{_DAY} thang {_MONTH} nam {_YEAR}",
        rf"(?:thang )?{_MONTH} ?[/-] ?{_YEAR}",
        rf"thang {_MONTH}(?: nam |\.){_YEAR}",
        rf"(?:nam )?{_YEAR}",
        r"(?P<y>[0-9]{4})-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>0[1-9]|[12][0-9]|3[01]))?",
    )
]


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A day, a month or a year between 1900 and 2100; ``month`` and ``day`` are 0 where unknown.

    A year sorts before its months, a month before its days. Anything else raises ValueError.

    >>> sorted([PartialDate(2019, 2, 11), PartialDate(2019), PartialDate(2019, 2)])[0]
    PartialDate(year=2019, month=0, day=0)
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if not 1900 <= self.year <= 2100:
            raise ValueError(f"The year {self.year} is not between 1900 and 2100.")
        if not 0 <= self.month <= 12:
            raise ValueError(f"{self.month} is not a month.")
        if self.day and not (self.month and 1 <= self.day <= monthrange(self.year, self.month)[1]):
            raise ValueError(f"{self.day}/{self.month}/{self.year} is not a day of the calendar.")

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the whole date ``day``."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_int(cls, number: int) -> Self:
        """Return the date of a stored yyyymmdd, with 00 for each unknown part."""
        return cls(number // 10000, number // 100 % 100, number % 100)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the date in ``text`` as Vietnamese write it, the day before the month, or as ISO has it.

        A year has four digits. With or without "ngày", "tháng", "năm"; any case, any form of Unicode.

        >>> [str(PartialDate.parse(text)) for text in ("ngày 31-3-2017", "tháng 8-2012", "2019-02-11")]
        ['31/03/2017', '08/2012', '11/02/2019']
        """
        plain = fold(text)
        for writing in _WRITINGS:
            if found := writing.fullmatch(plain):
                parts = found.groupdict()
                return cls(*(int(parts.get(part) or 0) for part in "ymd"))
        raise ValueError(f"“{text}” is not a date: write 11/02/2019, 02/2019 or 2019.")

    def to_int(self) -> int:
        """Return yyyymmdd, with 00 for each unknown part: the stored form."""
        return self.year * 10000 + self.month * 100 + self.day

    def __str__(self) -> str:
        """Return the date as Vietnamese write it: 11/02/2019, 02/2019 or 2019."""
        return "/".join([*(f"{part:02}" for part in (self.day, self.month) if part), str(self.year)])

    def isoformat(self) -> str:
        """Return 2019-02-11, 2019-02 or 2019."""
        return "-".join([str(self.year), *(f"{part:02}" for part in (self.month, self.day) if part)])

    def first_day(self) -> date:
        """Return the first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """Return the last day that the date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])
