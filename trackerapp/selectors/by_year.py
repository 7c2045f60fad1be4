"""What the register holds of something, year by year, and what its commendations print, level by level."""

from dataclasses import dataclass

from django.db.models import Count

from trackerapp.filters import UNKNOWN
from trackerapp.models import Recipient
from trackerapp.models.commendation import COUNTED

from .figures import sums_by_level
from .tallies import tally, year_of

YEAR = {"grassroots_model": year_of("started_on"), "commendation": "merit_year"}
"""The year that a record counts for: that in which it began, or that of the merit."""


@dataclass(frozen=True)
class Year:
    """A year, or "chua-ro" for what nobody knows the year of, and how many records of each series count for it."""

    value: str
    counts: list[int]

    @property
    def is_unknown(self):
        return self.value == UNKNOWN


def years_of(*series):
    """The years of ``series``, querysets of records: the newest first, the unknown one last; one query for each."""
    tallies = [tally(rows, YEAR[rows.search_kind]) for rows in series]
    known = sorted({year for counts in tallies for year in counts} - {UNKNOWN}, reverse=True)
    last = [UNKNOWN] if any(counts[UNKNOWN] for counts in tallies) else []
    return [Year(year, [counts[year] for counts in tallies]) for year in [*known, *last]]


@dataclass(frozen=True)
class Number:
    """A kind of recipient: the sum as printed and how many commendations print one; how many stand here by name."""

    label: str
    printed: int | None
    printed_by: int
    of: int
    named: int

    @property
    def is_partly_printed(self):
        """Whether some of the ``of`` commendations print it and others do not."""
        return 0 < self.printed_by < self.of


@dataclass(frozen=True)
class LevelOfCommendation:
    """One level, how many commendations of it there are, and its numbers. No level is added to another."""

    name: str
    code: str
    commendations: int
    numbers: list[Number]


def levels_of(commendations):
    """The levels of ``commendations``, the unknown one last; three queries."""
    labels = {name: commendations.model._meta.get_field(name).verbose_name for name in COUNTED}
    named = _named(commendations)
    return [
        LevelOfCommendation(
            row["name"],
            row["code"],
            row["number"],
            [
                Number(label, row[name], row[f"{name}_printed"], row["number"], named.get((row["level"], name), 0))
                for name, label in labels.items()
            ],
        )
        for row in sums_by_level(commendations)
    ]


def _named(commendations):
    """How many recipients stand in the register by name, for each level and kind."""
    recipients = Recipient.objects.filter(commendation__in=commendations.order_by().values("pk"))
    counted = recipients.order_by().values_list("commendation__level", "kind").annotate(number=Count("pk"))
    return {(level, f"{kind}s"): number for level, kind, number in counted}
