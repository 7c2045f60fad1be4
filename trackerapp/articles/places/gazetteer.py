"""The places that an article may mean: the units of both eras by name, and which of them two mentions agree on."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, cast

from trackerapp.text.folding import clean
from trackerapp.text.tones import place_tones

Level = Literal["province", "district", "commune"]

LEVELS: dict[str, tuple[Level, ...]] = {
    "tỉnh": ("province",),
    "thành phố": ("province", "district"),
    "quận": ("district",),
    "huyện": ("district",),
    "thị xã": ("district",),
    "xã": ("commune",),
    "phường": ("commune",),
    "thị trấn": ("commune",),
    "đặc khu": ("commune",),
}
"""The levels that a unit of each type can have."""


_SHORT = {"Hồ Chí Minh": ("HCM",), "Đắk Lắk": ("Đăk Lăk", "Đắc Lắc"), "Kon Tum": ("Kontum",)}
"""Other writings of names that newspapers use."""


_DAK = re.compile(r"(?<!\w)(?:đăk|đak|đắc|đăc|dak|dăk)(?!\w)")
"""The many writings of one word of the highlands in names of places."""


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit of one era; ``parent`` is the key of the one above."""

    key: str
    level: Level
    type: str
    name: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None

    def is_in_force(self, day: date) -> bool:
        """Whether the unit existed on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


def name_key(name: str) -> str:
    """Return the name as places are looked up: lower case, tones placed, plain dashes, one "Đắk"; marks count.

    >>> name_key("Bà Rịa – Vũng  Tàu")
    'bà rịa - vũng tàu'
    >>> name_key("Đăk Tô") == name_key("Đak Tô")
    True
    """
    key = place_tones(clean(name)).lower().replace("–", "-").replace("'", "").replace("’", "")
    return _DAK.sub("đắk", key)


class Gazetteer:
    """The units handed in, by name and by key; rows are those of seeds/places/units.csv."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units: dict[str, Unit] = {}
        self._named: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            self.units[unit.key] = unit
            for name in (unit.name, *_SHORT.get(unit.name, ())):
                self._named[name_key(name)].append(unit)

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> "Gazetteer":
        """Return the places of a table with the columns key, level, type, name, parent, valid_from, valid_to."""
        day = cache(lambda text: date.fromisoformat(text) if text else None)

        return cls(
            Unit(
                row["key"],
                cast(Level, row["level"]),
                row["type"],
                row["name"],
                row["parent"] or None,
                day(row["valid_from"]),
                day(row["valid_to"]),
            )
            for row in rows
        )

    def named(self, name: str, kind: str = "", on: date | None = None) -> list[Unit]:
        """Return the units called ``name``: of the type ``kind``, else of its level; in force ``on`` a day or ever."""
        found = self._named.get(name_key(name), [])
        levels = LEVELS.get(kind)
        called = [unit for unit in found if levels is None or unit.level in levels]
        called = [unit for unit in called if on is None or unit.is_in_force(on)]
        return [unit for unit in called if unit.type == kind] or called

    def above(self, unit: Unit) -> list[Unit]:
        """Return what ``unit`` lies in, the nearest first."""
        line = []
        while unit.parent:
            unit = self.units[unit.parent]
            line.append(unit)
        return line
