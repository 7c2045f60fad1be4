"""The choices of a filter, each with the number of rows that it would leave.

A filter set knows how to narrow, and nothing of what is shown beside it. What another choice would leave is a read
across models; so this module asks the filter set, and no filter asks for it.
"""

from dataclasses import dataclass

from trackerapp.filters import UNKNOWN, with_unknown
from trackerapp.models import Locality

from .tallies import tally_of


@dataclass(frozen=True)
class Choice:
    """A value that can be chosen, in words, and how many rows it leaves."""

    value: str
    label: str
    count: int
    is_chosen: bool = False


def choices(filterset, edition, names=None):
    """For each of ``names``, filters of ``filterset``, its choices; those that would leave nothing are left out.

    Without names they are those of the facets beside the list.
    """
    return {name: _choices(filterset, name, edition) for name in names or filterset.facets}


def _choices(filterset, name, edition):
    """The choices of a filter that leave something, and those that are chosen already."""
    chosen, counts = filterset.data.getlist(name), tally_of(filterset, name, edition)
    if name == "tinh":
        named = edition.kept(_provinces, "provinces")
    else:
        named = NAMED.get(name, _as_offered)(filterset, name, counts)
    found = [Choice(str(value), label, counts[str(value)], str(value) in chosen) for value, label in named]
    return [choice for choice in found if choice.count or choice.is_chosen]


def _as_offered(filterset, name, _counts):
    return filterset.form.fields[name].choices


def _years(filterset, name, counts):
    years = {*counts, str(filterset.form.cleaned_data.get(name) or "")} - {UNKNOWN, ""}
    return with_unknown((year, year) for year in sorted(years, reverse=True))


def _provinces():
    return with_unknown(Locality.objects.provinces().in_force().values_list("pk", "name"))


def _communes(_filterset, _name, counts):
    communes = Locality.objects.filter(pk__in=set(counts) - {UNKNOWN})
    return with_unknown((commune.pk, commune.full_name) for commune in communes)


NAMED = {"xa": _communes, "nam": _years, "nam_nguon": _years}
"""How the values of a filter are named, where it does not name them itself."""
