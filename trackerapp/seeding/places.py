"""Loads the tables of seeds/places: the units of both eras and which became which."""

from trackerapp.models import Locality

from . import people
from .successions import load_successions
from .tables import Table, settled
from .tally import Tally

LEVELS = {"province": 1, "district": 2, "commune": 3}
COLUMNS = ["key", "code", "level", "type", "name", "parent", "valid_from", "valid_to"]
WRITTEN = ["code", "level", "type", "name", "parent", "valid_from", "valid_to"]


def load_places(folder):
    """Bring the tables in ``folder`` into the register; returns a tally of units and one of successions.

    Raises SeedError that names the file and the row at fault.
    """
    with Locality.objects.settled():
        units = _load_units(Table(folder / "units.csv", COLUMNS))
        return [units, load_successions(folder / "successions.csv")]


def _load_units(table):
    _check(table)
    tally, kept = Tally("places"), people.changed(Locality)
    known = {unit.key: unit for unit in Locality.objects.exclude(key=None)}
    rows = _left(table.rows, people.deleted(Locality, "key") - known.keys(), tally)
    for level in LEVELS:
        changed = []
        for place, row in rows:
            if row["level"] != level:
                continue
            unit = known.setdefault(row["key"], Locality(key=row["key"]))
            if settled(row["key"], unit, _values(table, place, row, known), kept, tally):
                unit.parent = known.get(row["parent"])
                changed.append((place, unit))
        table.write(changed, WRITTEN, unasked=["parent", "today"])
    table.check_known()
    return tally


def _check(table):
    """What only the table as a whole can tell: keys, codes and parents."""
    table.once(lambda row: (row["key"],))
    table.once(lambda row: (row["code"], row["level"], row["valid_from"]) if row["code"] else None)
    levels = {}
    for place, row in table.rows:
        if not row["key"]:
            raise table.fault(place, "every unit needs a key")
        if row["level"] not in LEVELS:
            raise table.fault(place, f"“{row['level']}” is no level; write province, district or commune")
        if row["parent"] and row["parent"] not in levels:
            raise table.fault(place, f"no unit has the key “{row['parent']}” above this line")
        if row["parent"] and LEVELS[levels[row["parent"]]] >= LEVELS[row["level"]]:
            raise table.fault(place, f"“{row['parent']}” is of no higher level")
        levels[row["key"]] = row["level"]


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


def _values(table, place, row, known):
    parent = known.get(row["parent"])
    return {
        "code": row["code"],
        "level": LEVELS[row["level"]],
        "type": row["type"],
        "name": row["name"],
        "parent_id": parent and parent.pk,
        "valid_from": table.day(place, row["valid_from"]),
        "valid_to": table.day(place, row["valid_to"]),
    }
