"""The tree of places and its heirs, worked out in memory: no database, no Django.

A unit's heirs are the units of today that its ground lies in. Stored successions are followed to their
end; a district that has none of its own has the heirs of its communes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count

from trackerapp.text.folding import fold

COLUMNS = ["pk", "parent_id", "type", "name", "valid_to", "position", "last", "path_key", "today_id"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the table of places, as it is stored."""

    pk: int
    parent_id: int | None
    type: str
    name: str
    valid_to: date | None
    position: int
    last: int
    path_key: str
    today_id: int | None


Units = Mapping[int, Unit]


@dataclass(frozen=True, slots=True)
class Place:
    """What a unit's derived columns should be."""

    unit: Unit
    position: int
    last: int
    path_key: str
    today_id: int | None
    heirs: frozenset[int]

    @property
    def has_changed(self) -> bool:
        """Whether the stored row differs."""
        stored = self.unit
        return (stored.position, stored.last, stored.path_key, stored.today_id) != self.row()[:4]

    def row(self) -> tuple[int, int, str, int | None, int]:
        """Values in the order of the UPDATE: position, last, path_key, today, id."""
        return (self.position, self.last, self.path_key, self.today_id, self.unit.pk)


def settle(units: Units, steps: Iterable[tuple[int, int]], by: Callable[[str], bytes]) -> list[Place]:
    """Every unit's place in the tree, in pre-order; siblings ordered by ``by(name)``, the older era first.

    ``steps`` are (predecessor, successor) keys.
    """
    children = _children(units)
    order = {pk: (by(unit.name), unit.valid_to or date.max, pk) for pk, unit in units.items()}
    found, places = heirs(units, steps), []
    counter = count(1)

    def walk(pk: int, above: str) -> int:
        unit, position = units[pk], next(counter)
        path = f" {fold(unit.type)} {fold(unit.name)} {above.strip()}".rstrip() + " "
        last = max([position, *(walk(child, path) for child in sorted(children[pk], key=order.__getitem__))])
        places.append(Place(unit, position, last, path, _holder(found[pk], units), found[pk]))
        return last

    for root in sorted(children[None], key=order.__getitem__):
        walk(root, "")
    return places


def heirs(units: Units, steps: Iterable[tuple[int, int]]) -> dict[int, frozenset[int]]:
    """For every unit the units of today that its ground lies in; a unit of today has itself."""
    children, onward = _children(units), defaultdict(list)
    found: dict[int, frozenset[int]] = {}
    for predecessor, successor in steps:
        onward[predecessor].append(successor)

    def of(pk: int, path: tuple[int, ...] = ()) -> frozenset[int]:
        if pk not in found:
            nearer = [heir for heir in onward[pk] or children[pk] if heir not in path]
            found[pk] = (
                frozenset([pk])
                if units[pk].valid_to is None
                else frozenset().union(*(of(heir, (*path, pk)) for heir in nearer))
            )
        return found[pk]

    return {pk: of(pk) for pk in units}


def _children(units: Units) -> defaultdict[int | None, list[int]]:
    children: defaultdict[int | None, list[int]] = defaultdict(list)
    for pk, unit in units.items():
        children[unit.parent_id].append(pk)
    return children


def _holder(found: frozenset[int], units: Units) -> int | None:
    """The lowest unit of today that holds all of ``found``; None where nothing does."""
    lines = [_line(pk, units) for pk in found]
    shared = [pk for pk in lines[0] if all(pk in line for line in lines[1:])] if lines else []
    return shared[0] if shared else None


def _line(pk: int | None, units: Units) -> list[int]:
    """The unit and what it belongs to, the nearest first."""
    line = []
    while pk is not None:
        line.append(pk)
        pk = units[pk].parent_id
    return line
