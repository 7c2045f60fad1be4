"""The choices of a filter, each with the number of rows that it would leave.

A filter set knows how to narrow, and nothing of what is shown beside it. What another choice would leave is a read
across models; so this module asks the filter set, and no filter asks for it.
"""

from collections import Counter
from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.db.models import Case, Count, ExpressionWrapper, F, IntegerField, Value, When

from trackerapp.filters import UNKNOWN, copied, with_unknown
from trackerapp.models import Citation, Commendation, Locality

from .places import count_at, spots_of

MOST_PLACES = 10


@dataclass(frozen=True)
class Choice:
    """A value that can be chosen, in words, and how many rows it leaves."""

    value: str
    label: str
    count: int
    is_chosen: bool = False


def grassroots_model_choices(filterset, names=("tinh", "noi", "linh_vuc", "loai", "tinh_trang", "nam", "nam_nguon")):
    """For each of ``names``, filters of grassroots models, its choices; those that would leave nothing are left out."""
    named = _named_choices(filterset)
    counting = {
        "tinh": lambda: _provinces(filterset),
        "xa": lambda: _communes(filterset),
        "noi": lambda: _places(filterset),
        "linh_vuc": lambda: named("linh_vuc", "fields__code"),
        "loai": lambda: named("loai", "kind"),
        "tinh_trang": lambda: named("tinh_trang", "status"),
        "nam": lambda: _years(filterset, "nam", tally(filterset.without("nam"), _year("started_on"))),
        "nam_nguon": lambda: _years(filterset, "nam_nguon", _tally_years_of_sources(filterset.without("nam_nguon"))),
        "nhan_rong": lambda: _ends_of_copies(filterset),
    }
    return {name: counting[name]() for name in names}


def commendation_choices(filterset, names=("tinh", "hinh_thuc", "cap", "nam", "so")):
    """For each of ``names``, filters of commendations, its choices; those that would leave nothing are left out."""
    named = _named_choices(filterset)
    counting = {
        "tinh": lambda: _provinces(filterset),
        "xa": lambda: _communes(filterset),
        "hinh_thuc": lambda: named("hinh_thuc", "award_type__group"),
        "cap": lambda: named("cap", "level__code"),
        "nam": lambda: _years(filterset, "nam", tally(filterset.without("nam"), "merit_year")),
        "so": lambda: _numbered(filterset),
    }
    return {name: counting[name]() for name in names}


def _numbered(filterset):
    uncounted = filterset.without("so").exclude(pk__in=Commendation.objects.counted().values("pk")).count()
    printed = Counter({UNKNOWN: uncounted, "co": filterset.without("so").count() - uncounted})
    return _choices(filterset, "so", filterset.form.fields["so"].choices, printed)


def _named_choices(filterset):
    """A function that counts by a column and names the values as the filter does."""

    def named(name, column):
        return _choices(filterset, name, filterset.form.fields[name].choices, tally(filterset.without(name), column))

    return named


def tally(rows, by):
    """How many of ``rows`` there are for each value of the column or expression ``by``; none counts as unknown."""
    counted = rows.order_by().annotate(by=F(by) if isinstance(by, str) else by).values_list("by")
    found = Counter()
    for value, number in counted.annotate(number=Count("pk")):
        found[UNKNOWN if value in (None, "") else value] += number
    return found


def _year(column):
    return ExpressionWrapper(F(column) / 10000, output_field=IntegerField())


def _tally_years_of_sources(rows):
    """A record with sources of two years counts in both."""
    citations = Citation.objects.public().filter(grassroots_model__in=rows.order_by().values("pk"))
    years = citations.order_by().annotate(by=_year("source__published_on")).values_list("by")
    counted = years.annotate(number=Count("grassroots_model", distinct=True))
    return Counter({UNKNOWN if year is None else year: number for year, number in counted})


def _choices(filterset, name, named, counts):
    """The choices of ``named`` that leave something, and those that are chosen already."""
    chosen = filterset.data.getlist(name)
    choices = [Choice(str(value), label, counts[value], str(value) in chosen) for value, label in named]
    return [choice for choice in choices if choice.count or choice.is_chosen]


def _years(filterset, name, counts):
    years = {*counts, filterset.form.cleaned_data.get(name)} - {UNKNOWN, None, ""}
    return _choices(filterset, name, with_unknown((year, str(year)) for year in sorted(years, reverse=True)), counts)


def _provinces(filterset):
    counts = Counter()
    for spot in spots_of(filterset.without("tinh")):
        counts[spot.province or UNKNOWN] += spot.count
    provinces = [(province.pk, province.name) for province in filterset.form.fields["tinh"].queryset]
    return _choices(filterset, "tinh", with_unknown(provinces), counts)


def _communes(filterset):
    """The communes of today; what lies in none of them alone counts as unknown."""
    is_one = When(locality__today__level=Locality.Level.COMMUNE, then=F("locality__today"))
    counts = tally(filterset.without("xa"), Case(is_one))
    communes = Locality.objects.filter(pk__in=set(counts) - {UNKNOWN})
    return _choices(filterset, "xa", with_unknown((commune.pk, commune.full_name) for commune in communes), counts)


def _ends_of_copies(filterset):
    """A record that was copied and is a copy itself counts in both."""
    ends = copied()
    which = Case(
        When(reduce(and_, ends.values()), then=Value("both")),
        *(When(condition, then=Value(end)) for end, condition in ends.items()),
        default=Value(""),
    )
    counts = tally(filterset.without("nhan_rong"), which)
    both = counts.pop("both", 0)
    counts.update(dict.fromkeys(ends, both))
    return _choices(filterset, "nhan_rong", filterset.form.fields["nhan_rong"].choices, counts)


def _places(filterset):
    """The places that most rows name, as they were then; each counted with what lies below it."""
    spots = spots_of(filterset.without("noi"))
    named = sorted((spot for spot in spots if spot.place), key=lambda spot: (-spot.count, spot.position))
    places = Locality.objects.select_related("parent__parent").filter(
        pk__in=[spot.place for spot in named[:MOST_PLACES]]
    )
    choices = [Choice(str(place.pk), place.path_name, count_at(spots, place)) for place in places]
    return sorted(choices, key=lambda choice: -choice.count)
