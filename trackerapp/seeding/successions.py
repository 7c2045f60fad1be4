"""Loads the table of which unit became which."""

from trackerapp.models import Locality, Succession, bulk

from . import people
from .tables import Table, settled
from .tally import THROUGH, Tally

COLUMNS = ["predecessor", "successor", "share", "on", "act"]
WRITTEN = ["share", "on", "act"]


def load_successions(path):
    """Bring the successions into the register, and take out those that the table no longer has; returns a tally.

    Raises SeedError.
    """
    table, tally = Table(path, COLUMNS), Tally("successions")
    table.once(_pair)
    units = {unit.key: unit for unit in Locality.objects.exclude(key=None)}
    known, kept = _stored(units), people.changed(Succession)
    changed = []
    for place, row in _left(table, units, known, tally):
        pair = _pair(row)
        _check(table, place, pair, units)
        step = known.get(pair) or Succession(predecessor=units[pair[0]], successor=units[pair[1]])
        values = {"share": row["share"], "on": table.day(place, row["on"]), "act": row["act"]}
        if settled(" → ".join(pair), step, values, kept, tally):
            changed.append((place, step))
    table.write(changed, WRITTEN, unasked=["predecessor", "successor"])
    table.check_known()
    named = {_pair(row) for _place, row in table.rows}
    _remove(tally, [step.pk for pair, step in known.items() if pair not in named and step.pk not in kept])
    return tally


def _pair(row):
    return row["predecessor"], row["successor"]


def _stored(units):
    """The successions between seeded units, by the keys of both."""
    by_id, known = {unit.pk: unit for unit in units.values()}, {}
    for step in Succession.objects.filter(predecessor__key__isnull=False, successor__key__isnull=False):
        step.predecessor, step.successor = by_id[step.predecessor_id], by_id[step.successor_id]
        known[step.predecessor.key, step.successor.key] = step
    return known


def _left(table, units, known, tally):
    """The rows without those that people have deleted, or whose units they have."""
    gone, gone_units = people.deleted_successions() - known.keys(), people.deleted(Locality, "key") - units.keys()
    for place, row in table.rows:
        if _pair(row) in gone or not gone_units.isdisjoint(_pair(row)):
            tally.kept.append(" → ".join(_pair(row)))
        else:
            yield place, row


def _check(table, place, pair, units):
    missing = [key for key in pair if key not in units]
    if missing:
        raise table.fault(place, f"no unit has the key “{missing[0]}”")
    if pair[0] == pair[1]:
        raise table.fault(place, f"“{pair[0]}” does not succeed itself")


def _remove(tally, ids):
    """Take out seeded successions that a correction has since replaced; each leaves its row in the history."""
    tally.changed += bulk.remove(Succession.objects.filter(pk__in=ids), reason=THROUGH)
