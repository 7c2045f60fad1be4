"""Places that an article names, with their types, and the units that they can mean on the article's date."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from trackerapp.articles.page.passages import Passage
from trackerapp.articles.places.gazetteer import LEVELS, Gazetteer, Level, Unit, name_key
from trackerapp.articles.places.place_names import Name, names
from trackerapp.articles.prose.wording import Wording
from trackerapp.text.folding import clean

_LED_TO = re.compile(
    r"(?<!\w)(?:ở|tại|về|lên|xuống|đến|tới|từ|qua|rời|thăm|đất|vùng|bà con|chị em|"
    r"hội (?:phụ nữ|lhpn|nông dân|cựu chiến binh|ccb)|công an|trạm y tế) $|\($"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A mention of a place: its name as printed, its type printed or implied, the units that it can mean."""

    name: str
    type: str | None
    start: int
    end: int
    typed: bool
    units: tuple[Unit, ...] = ()

    @property
    def levels(self) -> tuple[Level, ...]:
        """Return the levels that the place can have, as far as its units or its type tell."""
        return tuple(dict.fromkeys(unit.level for unit in self.units)) or LEVELS.get(self.type or "", ())

    @property
    def called(self) -> str:
        """Return the name as printed, in full where it is printed in capitals or letters: "TP.HCM"."""
        return self.units[0].name if self.units and self.name.isupper() else self.name


def mentions(wording: Wording, read: Iterable[Passage], gazetteer: Gazetteer, on: date | None) -> list[Place]:
    """Return every mention of a place in ``read``, in the order of the text.

    Homonyms stay open where neighbours do not decide.
    """
    found = [_place(wording, name) for passage in read for name in names(wording, passage, gazetteer, on)]
    return _settled([*_meant(wording, found, gazetteer)], gazetteer)


def _meant(wording: Wording, found: list[Place], gazetteer: Gazetteer) -> Iterator[Place]:
    """Yield the mentions without communes whose type is not printed, unless the text prints it or leads there.

    Led to is a commune behind a word of place, of a unit that the text names.
    """
    typed = {name_key(place.name): place for place in found if place.typed and place.levels == ("commune",)}
    named = {unit for place in found if place.levels != ("commune",) for unit in place.units}
    wider = {name_key(place.name) for place in found if place.typed and place.levels != ("commune",)}
    for place in found:
        key = name_key(place.name)
        is_village = key in typed and typed[key].type == "xã" and key not in wider
        is_village = is_village and (_ends_line(wording, place) or _heads_line(wording, place))
        if place.typed or (place.levels != ("commune",) and not is_village):
            yield place
        elif twin := typed.get(name_key(place.name)):
            yield replace(place, type=twin.type, units=twin.units)
        elif _LED_TO.search(wording.low, max(0, place.start - 20), place.start) or _heads_line(wording, place):
            units = tuple(unit for unit in place.units if gazetteer.above(unit)[0] in named)
            if units:
                yield replace(place, type=units[0].type, units=units)


def _ends_line(wording: Wording, place: Place) -> bool:
    """Tell whether a place stands at the end of a title: "Tiếng kẻng ở Lương Sơn"."""
    return wording.low.startswith("\n", place.end)


def _heads_line(wording: Wording, place: Place) -> bool:
    """Tell whether a place stands before the colon of a heading: "Ea Tul: Buôn làng không rác"."""
    before = "\n" + wording.low[max(0, place.start - 3) : place.start]
    return wording.low.startswith(":", place.end) and before.endswith(("\n", "\n* ", "\n- "))


def _place(wording: Wording, name: Name) -> Place:
    printed = clean(wording.plain[name.start : name.end])
    return Place(printed, name.type or name.units[0].type, name.start, name.end, bool(name.type), tuple(name.units))


def distinct(found: Sequence[Place]) -> list[Place]:
    """Return each place once, where it is first named; a mention without its type is the one with it."""
    entries: dict[tuple[str, str | None], Place] = {}
    typed = {name_key(place.name): place for place in reversed(found) if place.typed}
    for place in found:
        twin = typed.get(name_key(place.name))
        known = place if place.typed or twin is None or not _same(place, twin) else replace(place, type=twin.type)
        entries.setdefault((name_key(place.name), known.type), known)
    return list(entries.values())


def _same(place: Place, twin: Place) -> bool:
    return not place.units or not twin.units or bool(set(place.units) & set(twin.units)) or place.levels == twin.levels


def _settled(found: list[Place], gazetteer: Gazetteer) -> list[Place]:
    """Return the mentions with those units of homonyms left that the neighbours, else the whole article, agree with."""
    sure = {unit for place in found if len(place.units) == 1 for unit in _line(place.units[0], gazetteer)}
    named = {unit for place in found for unit in place.units}
    is_set = any(unit.level != "commune" for unit in named)
    settled = []
    for at, place in enumerate(found):
        near = {unit for other in found[max(0, at - 2) : at + 3] if other is not place for unit in other.units}
        units = place.units
        if len(units) > 1:
            agreeing = (_agreeing(units, around, gazetteer) for around in (near, sure, named))
            units = next((some for some in agreeing if some), units)
        if is_set and place.levels == ("commune",) and not _agreeing(units, named, gazetteer):
            units = ()  # a namesake elsewhere; that of the text is in no table
        settled.append(replace(place, units=units))
    return settled


def _line(unit: Unit, gazetteer: Gazetteer) -> list[Unit]:
    return [unit, *gazetteer.above(unit)]


def _agreeing(units: Sequence[Unit], around: set[Unit], gazetteer: Gazetteer) -> tuple[Unit, ...]:
    """Return the units that lie in one of ``around``, if possible directly."""
    directly = tuple(unit for unit in units if gazetteer.above(unit)[:1] and gazetteer.above(unit)[0] in around)
    return directly or tuple(unit for unit in units if not around.isdisjoint(gazetteer.above(unit)))
