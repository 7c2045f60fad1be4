"""How many rows each value of a filter would leave.

Over the whole list the search index has counted them as rows came and went. Over a narrowed one they are counted
once an edition.
"""

from bisect import bisect_right
from collections import Counter
from functools import reduce
from operator import and_

from django.db.models import Case, Count, ExpressionWrapper, F, IntegerField, Value, When

from trackerapp import search
from trackerapp.filters import UNKNOWN, copied
from trackerapp.models import Citation, Commendation, GrassrootsModel, Locality


def tally_of(filterset, name, edition):
    """For each value of the filter ``name``, as a parameter has it, the number of rows that it would leave."""
    kind, narrowing = filterset.queryset.model, filterset.narrowing(name)
    if not narrowing and name in (known := whole(kind, edition)):
        return known[name]
    return edition.kept(lambda: COUNTS[kind][name](filterset.without(name)), "tally", kind.__name__, name, narrowing)


def whole(kind, edition):
    """For each facet of the index how many public rows of ``kind`` bear each value."""

    def heard():
        told = search.tallies(kind.objects.all().search_kind)
        return {
            facet: Counter({value or UNKNOWN: number for value, number in of.items()}) for facet, of in told.items()
        }

    return edition.kept(heard, "whole", kind.__name__)


def number_of(filterset, edition):
    """How many rows the whole list has, as the index has counted them; None if it counts none of them by place.

    Each row counts once there: in its province of today, or as one whose province is unknown.
    """
    return tally_of(filterset, "tinh", edition).total() if "tinh" in filterset.filters else None


def tally(rows, by):
    """How many of ``rows`` there are for each value of the column or expression ``by``; none counts as unknown."""
    counted = rows.order_by().annotate(by=F(by) if isinstance(by, str) else by).values_list("by")
    found = Counter()
    for value, number in counted.annotate(number=Count("pk")):
        found[UNKNOWN if value in (None, "") else str(value)] += number
    return found


def _by(column):
    return lambda rows: tally(rows, column)


def year_of(column):
    """The year of a partial date, as an expression."""
    return ExpressionWrapper(F(column) / 10000, output_field=IntegerField())


def _by_province(rows):
    """By the provinces of today; what lies in none counts as unknown."""
    spans = list(Locality.objects.provinces().in_force().order_by("position").values_list("position", "last", "pk"))
    starts, found = [first for first, _last, _pk in spans], Counter()
    for position, number in tally(rows, "position_today").items():
        first, last, pk = spans[max(bisect_right(starts, int(position)) - 1, 0)] if spans else (0, -1, None)
        found[str(pk) if first <= int(position) <= last else UNKNOWN] += number
    return found


def _by_commune(rows):
    """By the communes of today; what lies in none of them alone counts as unknown."""
    return tally(rows, Case(When(locality__today__level=Locality.Level.COMMUNE, then=F("locality__today"))))


def _by_year_of_source(rows):
    """A record with sources of two years counts in both."""
    citations = Citation.objects.public().filter(grassroots_model__in=rows.order_by().values("pk"))
    years = citations.order_by().annotate(by=year_of("source__published_on")).values_list("by")
    counted = years.annotate(number=Count("grassroots_model", distinct=True))
    return Counter({UNKNOWN if year is None else str(year): number for year, number in counted})


def _by_end_of_copy(rows):
    """A record that was copied and is a copy itself counts in both."""
    ends = copied()
    counts = tally(
        rows,
        Case(
            When(reduce(and_, ends.values()), then=Value("both")),
            *(When(condition, then=Value(end)) for end, condition in ends.items()),
            default=Value(""),
        ),
    )
    counts.update(dict.fromkeys(ends, counts.pop("both", 0)))
    return counts


def _by_numbers(rows):
    counted = rows.filter(pk__in=Commendation.objects.counted().values("pk")).count()
    return Counter({"co": counted, UNKNOWN: rows.count() - counted})


PLACES = {"tinh": _by_province, "xa": _by_commune}
COUNTS = {
    GrassrootsModel: PLACES
    | {
        "linh_vuc": _by("fields__code"),
        "loai": _by("kind"),
        "tinh_trang": _by("status"),
        "nam": _by(year_of("started_on")),
        "nam_nguon": _by_year_of_source,
        "nhan_rong": _by_end_of_copy,
    },
    Commendation: PLACES
    | {
        "hinh_thuc": _by("award_type__group"),
        "cap": _by("level__code"),
        "nam": _by("merit_year"),
        "so": _by_numbers,
    },
}
