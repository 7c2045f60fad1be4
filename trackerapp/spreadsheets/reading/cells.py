"""One cell, as it was read, made into a value, column by column."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell in which the sheet itself shows an error, such as #REF!."""

    text: str


@dataclass(frozen=True, slots=True)
class Uncomputed:
    """A formula whose value nobody has worked out; its text, where it is known."""

    formula: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day or a length of time, as the sheet shows a number that is no date."""

    text: str
