"""All places in memory, for whoever reads or writes many records at once."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.db import connection

from trackerapp.text.names import capitalise

from .edition import Mark
from .tree import is_being_written

UNITS = (
    "SELECT id, code, level, type, name, parent_id, valid_from, valid_to, today_id "
    "FROM trackerapp_locality ORDER BY position, id"
)
HEIRS = (
    "SELECT from_locality_id, to_locality_id FROM trackerapp_locality_successors_today "
    "JOIN trackerapp_locality heir ON heir.id = to_locality_id ORDER BY heir.position"
)
"""Said in SQL: the model of places stands above this file, and the whole table is read twice as fast."""


@dataclass(slots=True)
class Place:
    """A unit of one era; ``heirs`` are the units of today in which its ground lies, none for a unit of today."""

    pk: int
    code: str
    level: int
    type: str
    name: str
    parent_id: int | None
    valid_from: date | None
    valid_to: date | None
    today_id: int | None
    path_name: str = ""
    heirs: list["Place"] = field(default_factory=list)


class Gazetteer(dict[int, Place]):
    """Every place by its id, in the order of the tree."""

    @classmethod
    def now(cls):
        """The places as they are; read once for as long as nobody writes one."""
        if is_being_written():
            return cls.read()
        numbers = Mark.objects.numbers()
        return _kept(numbers.get("locality"), numbers.get("succession"))

    @classmethod
    def read(cls):
        with connection.cursor() as cursor:
            cursor.execute(UNITS)
            found = cls({row[0]: Place(*row) for row in cursor.fetchall()})
            cursor.execute(HEIRS)
            for unit, heir in cursor.fetchall():
                found[unit].heirs.append(found[heir])
        for place in found.values():
            place.path_name = capitalise(found._path_name(place))
        return found

    def _path_name(self, place):
        name = f"{place.type} {place.name}"
        return f"{name}, {self._path_name(self[place.parent_id])}" if place.parent_id else name

    def words(self, pk):
        """The names by which a record at the place ``pk`` is found: that of then, and those of today."""
        return " ".join([self[pk].path_name, *(heir.path_name for heir in self[pk].heirs)]) if pk else ""

    def facets(self, pk):
        """The province of today in which all of ``pk`` lies, if there is one."""
        today = self[pk].today_id if pk else None
        return [("tinh", str(self[today].parent_id or today) if today else "")]


@lru_cache(maxsize=1)
def _kept(*_numbers):
    return Gazetteer.read()
