"""The figures and the woven picture of the first page."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from trackerapp.filters import UNKNOWN
from trackerapp.models import Commendation, GrassrootsModel, Level, Locality, Source
from trackerapp.models.commendation import COUNTED

from .choices import Choice
from .sources import with_numbers
from .tallies import whole

MOST_STRANDS = 40
MOST_SOURCES = 8


@dataclass
class Figures:
    """What the register holds, in numbers that may stand on the first page."""

    kinds: list[Choice]
    provinces: int
    provinces_of_today: int
    commendations: int
    counted: int
    by_level: list[dict]
    sources: int
    sources_naming: int

    @property
    def grassroots_models(self):
        return sum(kind.count for kind in self.kinds)

    @property
    def sources_without(self):
        return self.sources - self.sources_naming


def figures(edition):
    """The figures of the first page; levels of commendation are never added up."""
    given = Commendation.objects.published()
    told, printed = whole(GrassrootsModel, edition), whole(Commendation, edition).get("so", Counter())
    kinds = told.get("loai", Counter())
    sources = Source.objects.published()
    return Figures(
        kinds=[Choice(value, label, kinds[value]) for value, label in GrassrootsModel.Kind.choices if kinds[value]],
        provinces=len({*told.get("tinh", ())} - {UNKNOWN}),
        provinces_of_today=Locality.objects.provinces().in_force().count(),
        commendations=printed.total(),
        counted=printed["co"],
        by_level=_by_level(given.counted()),
        sources=sources.count(),
        sources_naming=with_numbers(sources).exclude(grassroots_models=0).count(),
    )


def sums_by_level(commendations, columns=COUNTED):
    """For each level, unknown at the end, how many commendations and the sum of each of ``columns`` as printed.

    A sum is None where none is printed; ``…_printed`` says how many print it.
    """
    told = {f"{name}_printed": Count(name) for name in columns} | {name: Sum(name) for name in columns}
    rows = commendations.order_by().values("level").annotate(number=Count("pk"), **told)
    found = {row["level"]: row for row in rows}
    levels = [(level.pk, level.code, str(level)) for level in Level.objects.all()]
    return [
        found[pk] | {"code": code, "name": name}
        for pk, code, name in [*levels, (None, UNKNOWN, _("level unknown"))]
        if pk in found
    ]


def _by_level(commendations):
    """For each level its name and the sums that are printed at it."""
    return [row for row in sums_by_level(commendations) if any(row[name] is not None for name in COUNTED)]


@dataclass(frozen=True)
class Weave:
    """The woven picture: grassroots models are the upright strands, sources the level ones. Measures are in pixels."""

    PITCH = 16, 34
    MARGIN = 7

    warps: int
    sources: list[Source]
    crossings: list[tuple[int, int]]

    @property
    def width(self):
        return self.warps * self.PITCH[0]

    @property
    def height(self):
        return len(self.sources) * self.PITCH[1]

    @property
    def columns(self):
        return [column * self.PITCH[0] + 1 for column in range(self.warps)]

    @property
    def rows(self):
        return [row * self.PITCH[1] + self.MARGIN for row in range(len(self.sources))]

    @property
    def knots(self):
        """Where a strand comes to the top."""
        return [(column * self.PITCH[0] + 1, row * self.PITCH[1]) for column, row in self.crossings]

    @property
    def raised(self):
        """Each source with the number of strands that it raises."""
        rows = Counter(row for _column, row in self.crossings)
        return [(source, rows[row]) for row, source in enumerate(self.sources)]


def weave():
    """The newest grassroots models and the sources that name them, crossed where one names the other."""
    strands = list(GrassrootsModel.objects.published().newest_first().values_list("pk", flat=True)[:MOST_STRANDS])
    sources = list(Source.objects.published().newest_first()[:MOST_SOURCES])
    columns = {pk: column for column, pk in enumerate(reversed(strands))}
    rows = {source.pk: row for row, source in enumerate(sources)}
    pairs = GrassrootsModel.objects.filter(pk__in=strands).order_by().with_sources()
    crossings = {(columns[grassroots_model], rows[source]) for grassroots_model, source in pairs if source in rows}
    return Weave(len(strands), sources, sorted(crossings))
