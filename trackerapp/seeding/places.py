"""Loads the tables of seeds/places: the units of both eras and which became which."""

import csv
from datetime import date

from trackerapp.models import Locality, Succession, bulk

from . import people
from .tally import THROUGH, SeedError, Tally, differs

LEVELS = {"province": 1, "district": 2, "commune": 3}


def load_places(folder):
    """Bring the tables in ``folder`` into the register; returns a tally of units and one of successions.

    Raises SeedError that names the file and the row at fault.
    """
    units = _load_units(folder / "units.csv")
    successions = _load_successions(folder / "successions.csv")
    if units.new or units.changed or successions.new or successions.changed:
        Locality.objects.settle()
    return [units, successions]


def _load_units(path):
    tally, kept = Tally("places"), people.changed(Locality)
    known = {unit.key: unit for unit in Locality.objects.exclude(key=None)}
    rows = _left(list(_rows(path)), people.deleted(Locality, "key") - known.keys(), tally)
    for level in LEVELS:
        changed = []
        for place, row in rows:
            if row["level"] == level:
                unit = known.setdefault(row["key"], Locality(key=row["key"]))
                changed += _settled(row["key"], unit, _unit_values(path, place, row, known), kept, tally)
        bulk.write(changed, UNIT_FIELDS, reason=THROUGH)
    return tally


def _left(rows, gone, tally):
    """The rows without the units that people have deleted, and without what would belong to one of them."""
    left = []
    for place, row in rows:
        if row["key"] in gone or row["parent"] in gone:
            gone.add(row["key"])
            tally.kept.append(row["key"])
        else:
            left.append((place, row))
    return left


UNIT_FIELDS = ["code", "level", "type", "name", "parent", "valid_from", "valid_to"]


def _unit_values(path, place, row, known):
    parent = known.get(row["parent"]) if row["parent"] else None
    if row["parent"] and parent is None:
        raise SeedError(path.name, place, f"no unit has the key “{row['parent']}”")
    if row["type"] not in Locality.Type.values:
        raise SeedError(path.name, place, f"“{row['type']}” is no type of unit")
    return {
        "code": row["code"],
        "level": LEVELS[row["level"]],
        "type": row["type"],
        "name": row["name"],
        "parent_id": parent and parent.pk,
        "valid_from": _day(path, place, row["valid_from"]),
        "valid_to": _day(path, place, row["valid_to"]),
    }


def _load_successions(path):
    tally, kept = Tally("successions"), people.changed(Succession)
    units = {unit.key: unit for unit in Locality.objects.exclude(key=None)}
    stored = Succession.objects.select_related("predecessor", "successor")
    known = {(each.predecessor.key, each.successor.key): each for each in stored}
    changed, named = [], set()
    gone, gone_units = people.deleted_successions() - known.keys(), people.deleted(Locality, "key") - units.keys()
    for place, row in _rows(path):
        pair = (row["predecessor"], row["successor"])
        if pair in gone or not gone_units.isdisjoint(pair):
            tally.kept.append(" → ".join(pair))
            continue
        missing = [key for key in pair if key not in units]
        if missing:
            raise SeedError(path.name, place, f"no unit has the key “{missing[0]}”")
        named.add(pair)
        step = known.get(pair) or Succession(predecessor=units[pair[0]], successor=units[pair[1]])
        values = {"share": row["share"], "on": _day(path, place, row["on"]), "act": row["act"]}
        changed += _settled(" → ".join(pair), step, values, kept, tally)
    bulk.write(changed, ["share", "on", "act"], reason=THROUGH)
    _remove(tally, [each for pair, each in known.items() if pair not in named and all(pair) and each.pk not in kept])
    return tally


def _remove(tally, gone):
    """Take out seeded successions that a correction has since replaced."""
    for each in gone:
        each._change_reason = THROUGH
        each.delete()
    tally.changed += len(gone)


def _settled(name, record, values, kept, tally):
    """``[record]`` with ``values`` if it has to be written, else nothing; counts which."""
    if record.pk in kept:
        tally.kept.append(name)
        return []
    if record.pk and not differs(record, values):
        tally.unchanged += 1
        return []
    tally.changed += bool(record.pk)
    tally.new += not record.pk
    for column, value in values.items():
        setattr(record, column, value)
    return [record]


def _rows(path):
    """Each row with its place in the file; the header is line 1."""
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            yield f"line {number}", row


def _day(path, place, text):
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise SeedError(path.name, place, f"“{text}” is no day; write 2025-07-01") from None
