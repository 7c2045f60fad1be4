"""The tree of places: who writes places or successions holds it meanwhile, and it is numbered anew at the end."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

from trackerapp import atlas
from trackerapp.text.collation import sort_key

from .base import KeyedQuerySet

PLACED = ["grassroots_models", "commendations"]
"""The relations to records that stand in the order of their places."""
SEARCHED = [*PLACED, "organisations", "sources"]
"""The relations to the searched records, whose words are those of their place, too."""

_written = ContextVar("what the open block has written", default=None)


def is_being_written():
    """Whether a block is open that writes places or successions."""
    return _written.get() is not None


class TreeQuerySet(KeyedQuerySet):
    """Places as a tree, with the columns that follow from all of it."""

    @contextmanager
    def in_step(self, records):
        """What the block writes to places, it writes with the numbering of the tree, or not at all."""
        with self.settled() as written, super().in_step(records):
            yield
            written.extend(records)

    @contextmanager
    def settled(self):
        """Hold the tree; if the block writes places or successions, settle it at the end, once for all of them.

        Blocks may stand in one another: the outermost settles.
        """
        if (written := _written.get()) is not None:
            yield written
            return
        opened = _written.set([])
        try:
            with transaction.atomic():
                self.hold()
                yield _written.get()
                if written := _written.get():
                    self.model.objects.settle({row.pk for row in written if isinstance(row, self.model)})
        finally:
            _written.reset(opened)

    def hold(self):
        """Let no other transaction number the tree until this one ends: it would count rows it cannot see.

        SQLite needs no lock, because its transactions write one after the other.
        """
        list(self.model.objects.select_for_update(no_key=True).order_by("pk").values_list("pk")[:1])

    @transaction.atomic
    def settle(self, rewritten=frozenset()):
        """Number the tree again and work out anew which unit of today holds each one. Returns how many changed.

        Positions are a pre-order walk in dictionary order, so that "within" is one range and the order of
        places is alphabetical. About two seconds for both eras; only rows that changed are written. Records
        at a place whose words are others now are indexed again; so are those of the units ``rewritten``, whose
        names may differ by accents alone, and of those below them.
        """
        self.hold()
        units = {row["pk"]: atlas.Unit(**row) for row in self.model.objects.values(*atlas.COLUMNS)}
        steps = self.model.objects.exclude(successions=None).values_list("pk", "successions__successor")
        places = atlas.settle(units, steps, by=sort_key)
        rows = [place.row() for place in places if place.has_changed]
        self._number(rows)
        told = self._link({(place.unit.pk, heir) for place in places for heir in place.heirs - {place.unit.pk}})
        renamed = {place.unit.pk for place in places if place.path_key != place.unit.path_key}
        renamed |= {pk for pk in units if _lies_in(pk, rewritten, units)}
        self.model.objects.index(renamed)
        told |= {place.unit.pk for place in places if not renamed.isdisjoint({place.unit.pk, *place.heirs})}
        told |= {place.unit.pk for place in places if place.today_id != place.unit.today_id}
        self._settle_records(told)
        return len(rows)

    def _number(self, rows):
        table = connection.ops.quote_name(self.model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {table} SET position=%s, last=%s, path_key=%s, today_id=%s WHERE id=%s",  # noqa: S608
                rows,
            )

    def _link(self, wanted):
        """Make the stored pairs of a unit and its heirs those that are ``wanted``; returns the units of the others."""
        link = self.model.successors_today.through
        pairs = {(unit, heir): pk for pk, unit, heir in link.objects.values_list("pk", "from_locality", "to_locality")}
        gone, new = pairs.keys() - wanted, wanted - pairs.keys()
        link.objects.filter(pk__in=[pairs[pair] for pair in gone]).delete()
        link.objects.bulk_create(
            [link(from_locality_id=unit, to_locality_id=heir) for unit, heir in sorted(new)], batch_size=2000
        )
        return {unit for unit, _heir in gone | new}

    def _settle_records(self, units):
        """Records lie where their places do; they are found by the names of these, of those above, and of heirs."""
        for road in SEARCHED:
            records = self.model._meta.get_field(road).related_model.objects
            if road in PLACED:
                records.settle()
            places = records.exclude(locality=None).values_list("pk", "locality")
            records.index({pk for pk, place in places if place in units})


def _lies_in(pk, wanted, units):
    """Whether the unit is one of ``wanted`` or lies below one."""
    while pk and pk not in wanted:
        pk = units[pk].parent_id
    return bool(pk)
