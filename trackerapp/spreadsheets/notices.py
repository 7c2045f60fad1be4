"""What people should know of rows that are taken as they stand."""

from django.utils.translation import gettext as _

from trackerapp.models import ProposedChange, SheetRow
from trackerapp.models.rows import among
from trackerapp.text.folding import fold

from .resources.references import in_other_times

MOST_UNITS = 20
"""So many units of before are named one by one."""
MOST_ROWS = 50
"""So many rows are named with each text."""


class Notices:
    """Texts about the rows of a sheet; ``takes_out`` is whether any leaves a value out of a list."""

    def __init__(self):
        self.rows, self.units, self.takes_out = {}, set(), False

    def add(self, text, number):
        """Say ``text`` of the row ``number``."""
        rows = self.rows.setdefault(text, [])
        if len(rows) < MOST_ROWS:
            rows.append(number)

    def add_place(self, place, number):
        """Name the units of today, in case one of them is meant, of a row about the ``place`` of before."""
        if not place.heirs:
            return
        if len(self.units) < MOST_UNITS:
            self.units.add(place.pk)
        if place.pk in self.units:
            self.add(
                _("%(unit)s is a unit of before. %(today)s") % {"unit": place, "today": in_other_times(place)}, number
            )
        else:
            self.add(_("Further units of before: they stay as they are written."), number)

    def add_changes(self, kind, rows, columns):
        """Say of ``rows``, which change ``columns`` of records of ``kind``, what may be a mistake."""
        waiting = _waiting(kind, [row.record for row in rows if row.deed == SheetRow.Deed.PROPOSED])
        for row in rows:
            if row.record in waiting:
                self.add(_("A change of these records is proposed already, and waits to be decided on."), row.number)
            if "name" in row.before and fold(row.before["name"]) != fold(row.values["name"]):
                self.add(
                    _("These rows rename the record of their number. Is it a number of this register?"), row.number
                )
            if any(_takes_out(columns[name], row.before[name], after) for name, after in row.values.items()):
                self.takes_out = True
                self.add(_("These rows take out what their cell does not name again."), row.number)

    def told(self):
        """Each text with its rows, and that it is no fault, as an import keeps them."""
        return [[text, rows, False] for text, rows in self.rows.items()]


def _takes_out(column, before, after):
    """Whether a list of several values loses some of them, and is not emptied on purpose."""
    return column.is_tie and bool(after) and not set(map(column.key_of, before)) <= set(map(column.key_of, after))


def _waiting(kind, records):
    """Those of the ``records`` of which a change is proposed that nobody has decided on."""
    if not records:
        return set()
    found = kind._base_manager.filter(pk__in=among(records), proposed_changes__state=ProposedChange.State.WAITING)
    return set(found.values_list("pk", flat=True))
