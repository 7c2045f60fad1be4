"""All places in memory, for whoever reads or writes many records at once."""

import re
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property, lru_cache

from django.db import connection

from trackerapp.articles.places import gazetteer as reader
from trackerapp.text.folding import clean, fold
from trackerapp.text.names import capitalise, name_key, parted_by_commas, split_unit, unit_key, ways_to_part
from trackerapp.text.tones import place_tones

from .edition import Mark
from .tree import is_being_written

UNITS = (
    "SELECT id, code, level, type, name, parent_id, valid_from, valid_to, today_id, position "
    "FROM trackerapp_locality ORDER BY position, id"
)
HEIRS = (
    "SELECT from_locality_id, to_locality_id FROM trackerapp_locality_successors_today "
    "JOIN trackerapp_locality heir ON heir.id = to_locality_id ORDER BY heir.position"
)
"""Said in SQL: the model of places stands above this file, and the whole table is read twice as fast."""


class OfAnEra:
    """A unit with a first and a last day; None where there is none, or nobody knows it."""

    __slots__ = ()

    def was_in_force(self, first, last):
        """Whether it existed on any day from ``first`` to ``last``."""
        return (self.valid_from is None or self.valid_from <= last) and (
            self.valid_to is None or self.valid_to >= first
        )


@dataclass(slots=True)
class Place(OfAnEra):
    """A unit of one era.

    ``heirs`` are the units of today in which its ground lies, none for a unit of today; ``made_of`` is the way back.
    """

    pk: int
    code: str
    level: int
    type: str
    name: str
    parent_id: int | None
    valid_from: date | None
    valid_to: date | None
    today_id: int | None
    position: int
    path_name: str = ""
    heirs: list["Place"] = field(default_factory=list, repr=False, compare=False)
    made_of: list["Place"] = field(default_factory=list, repr=False, compare=False)

    def __str__(self):
        return f"{self.path_name} {self.era}" if self.valid_to else self.path_name

    @property
    def era(self):
        """When it was in force, as ``Gazetteer.called`` understands it."""
        if self.valid_to:
            return f"(đến {self.valid_to:%d/%m/%Y})"
        return f"(từ {self.valid_from:%d/%m/%Y})" if self.valid_from else ""


LEVELS = {1: "province", 2: "district", 3: "commune"}
_ERA = re.compile(r"\s*\((đến|từ|until|from) (\d{1,2})/(\d{1,2})/(\d{4})\)$", re.IGNORECASE)
_LEVEL = re.compile(r"\s*\(cấp (tỉnh|huyện|xã)\)$", re.IGNORECASE)
_LEVELS = {"tỉnh": 1, "huyện": 2, "xã": 3}
_CODE = re.compile(r"\d{1,5}")
LENGTHS_OF_CODES = (2, 3, 5)
"""Those of a province, a district and a commune."""


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
                found[heir].made_of.append(found[unit])
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

    def called(self, text):
        """The places that ``text`` can mean: a name with what it belonged to, or a code; with era or level, if need be.

        Types may be abbreviated or left out, and so may units in between. Of names that differ by accents alone
        those written as in ``text`` are meant.

        "xã Khánh Trung, huyện Khánh Vĩnh, tỉnh Khánh Hòa", "TT Vạn Giã, Vạn Ninh", "22489 (đến 30/06/2025)"; but also
        "xã Khánh Trung (huyện Khánh Vĩnh)", from the province down to the commune, and "Vạn Ninh, Khánh Hòa (cấp xã)"
        """
        return list(self._remembered(clean(text)))

    @cached_property
    def _remembered(self):
        """What ``_find`` gives; sheets and their checks ask for the same names again and again."""
        return lru_cache(maxsize=4096)(self._find)

    def _find(self, text):
        if level := _LEVEL.search(text):
            found = self._find(text[: level.start()])
            return [place for place in found if place.level == _LEVELS[level[1].lower()]] or found
        era = _ERA.search(text)
        name = text[: era.start()] if era else text
        return next(filter(None, (self._called(parts, era) for parts in ways_to_part(name))), [])

    def _called(self, parts, era):
        wanted = [split_unit(part) for part in parts]
        first, *above = (name_key(" ".join(unit)) for unit in wanted)
        found = self._with_code(parts[0]) if _CODE.fullmatch(parts[0]) else self._named.get(first, [])
        found = [place for place in found if self._lies_in(place, above) and (not era or _is_of(place, era))]
        return [place for place in found if self._is_written(place, wanted)] or found

    def _with_code(self, code):
        """The places with that ``code``, or, as sheets cut them off, with zeros before it."""
        codes = {code} if code.startswith("0") else {code.zfill(width) for width in LENGTHS_OF_CODES}
        return [place for each in sorted(codes) for place in self._coded.get(each, [])]

    def near(self, text, most):
        """At most ``most`` places that are called almost like ``text``, which means none; the nearest first."""
        parts = parted_by_commas(_LEVEL.sub("", clean(text)))
        keys = get_close_matches(unit_key(parts[0]), self._named, n=4 * most)
        likeness = SequenceMatcher(b=fold(", ".join(parts)))

        def unlike(place):
            likeness.set_seq1(fold(", ".join(place.path_name.split(", ")[: len(parts)])))
            return -likeness.ratio()

        return sorted({place.pk: place for key in keys for place in self._named[key]}.values(), key=unlike)[:most]

    def label(self, place):
        """The shortest name by which ``called`` finds ``place`` alone: its full name, with its era if need be."""
        alone = self.called(place.path_name) == [place]
        return place.path_name if alone else f"{place.path_name} {place.era}".rstrip()

    @cached_property
    def for_reader(self):
        """The same places as the reader of articles takes them; the key of a unit is its id."""
        return reader.Gazetteer(
            reader.Unit(
                key=str(place.pk),
                level=LEVELS[place.level],
                type=place.type,
                name=place.name,
                parent=str(place.parent_id) if place.parent_id else None,
                valid_from=place.valid_from,
                valid_to=place.valid_to,
            )
            for place in self.values()
        )

    def line(self, pk):
        """The ids of a place and of those that it lies in."""
        return [pk, *(place.pk for place in self._above(self[pk]))]

    def _above(self, place):
        while place.parent_id:
            place = self[place.parent_id]
            yield place

    def _lies_in(self, place, wanted):
        """Whether units above ``place`` bear names with the keys ``wanted``, in this order."""
        above = (self._keys[unit.pk] for unit in self._above(place))
        return all(any(key in keys for keys in above) for key in wanted)

    def _is_written(self, place, wanted):
        """Whether the place, and those above it, are written with the accents of ``wanted``."""
        names = (unit.name for unit in (place, *self._above(place)))
        return all(any(_written(name) == _written(part) for name in names) for _type, part in wanted)

    @cached_property
    def _named(self):
        found = {}
        for place in self.values():
            for key in self._keys[place.pk]:
                found.setdefault(key, []).append(place)
        return found

    @cached_property
    def _keys(self):
        """Under which keys each place is looked for: with its type, and without."""
        names = {place.pk: name_key(place.name) for place in self.values()}
        return {pk: (f"{fold(self[pk].type)} {name}", name) for pk, name in names.items()}

    @cached_property
    def _coded(self):
        found = {}
        for place in self.values():
            found.setdefault(place.code, []).append(place)
        return found


@lru_cache(maxsize=16_384)
def _written(name):
    return place_tones(name).lower()


def _is_of(place, era):
    word, day, month, year = era.groups()
    end = place.valid_to if word.lower() in {"đến", "until"} else place.valid_from
    return end is not None and (end.day, end.month, end.year) == (int(day), int(month), int(year))


@lru_cache(maxsize=1)
def _kept(*_numbers):
    return Gazetteer.read()
