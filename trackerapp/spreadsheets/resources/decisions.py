"""Which commendation of the register is of which decision: by number, body, and the year of its day where known."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from trackerapp.models import Commendation
from trackerapp.models.rows import among
from trackerapp.text.decisions import number_key

from .near import MOST_NAMED

A_YEAR = 10_000
"""A stored day divided by it is its year."""


class Decision(NamedTuple):
    """What tells two decisions apart: the numbers of a body begin anew each year."""

    number: str
    body: int | None
    year: int | None


def decision_of(values):
    """The decision that ``values`` of a commendation name; None if they have no number."""
    number, day = number_key(values.get("decision_number") or ""), values.get("decided_on")
    return Decision(number, values.get("issued_by_id"), day // A_YEAR if day else None) if number else None


class Decisions:
    """The decisions of the register that those of a sheet can mean, and those that the sheet itself has named."""

    def __init__(self):
        self.several, self.named = {}, {}

    def known(self, wanted):
        """The commendations of the ``wanted`` decisions, as far as nobody can doubt which one is meant.

        That of the same year; or else the one of unknown year; of a decision of unknown year the only one, unless the
        sheet names another year beside it.
        """
        stored, found, told = self._stored(wanted), {}, {}
        for decision in wanted:
            told.setdefault(decision[:2], set()).add(decision.year)
        for decision in wanted:
            years = stored.get(decision[:2], {})
            if years and decision.year is None and None not in years and len(years.keys() | told[decision[:2]]) > 2:
                self.several[decision] = [years[year] for year in sorted(years)]
            elif decision.year is None:
                found[decision] = years.get(None) or next(iter(years.values()), None)
            else:
                found[decision] = years.get(decision.year) or years.get(None)
        return {decision: pk for decision, pk in found.items() if pk}

    def _stored(self, wanted):
        rows = Commendation.objects.filter(number_key__in=among({each.number for each in wanted}))
        stored = {}
        for number, body, day, pk in rows.values_list("number_key", "issued_by_id", "decided_on", "pk"):
            stored.setdefault((number, body), {})[day and day.year] = pk
        return stored

    def refuse_doubtful(self, row, decision, code):
        """Blame ``row``, which is new, if its ``decision`` can be one of several, here or in the register."""
        if several := self.several.get(decision):
            text = _(
                "Several decisions have this number and body: %(codes)s. Write the day of the decision, or the code of "
                "the record that is meant."
            )
            row.blame(None, text % {"codes": ", ".join(map(code.render, several[:MOST_NAMED]))})
        years = self.named.setdefault(decision[:2], {})
        others = [number for year, number in years.items() if None in (year, decision.year) and year != decision.year]
        if others:
            text = _(
                "Rows %(first)d and %(second)d have the same number and body, and only one of them has a day of the "
                "decision: write it in both."
            )
            first, second = sorted((others[0], row.number))
            row.blame(None, text % {"first": first, "second": second})
        years.setdefault(decision.year, row.number)
