"""What the register holds of places, as they were and as they are."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, F

from trackerapp.filters import UNKNOWN
from trackerapp.models import Commendation, GrassrootsModel, Locality, Source, Succession

from .tallies import whole


@dataclass(frozen=True)
class Spot:
    """A place that rows name, and how many do: in the numbering of places, then and today."""

    place: int | None
    position: int
    today: int
    province: int | None
    count: int


def spots_of(rows):
    """The places of ``rows``, each once."""
    columns = [
        "locality",
        "locality__position",
        "locality__today__position",
        "locality__today",
        "locality__today__parent",
    ]
    counted = rows.order_by().values_list(*columns).annotate(number=Count("pk"))
    return [
        Spot(place, position or 0, today or 0, above or unit, number)
        for place, position, today, unit, above, number in counted
    ]


def count_then(spots, place):
    """How many rows are of ``place`` as it was, and of what lay below it; none that it only holds today."""
    return sum(spot.count for spot in spots if spot.position in range(place.position, place.last + 1))


def count_at(spots, place):
    """How many rows are of ``place`` as it was or as it is, and of what lies below it."""
    span = range(place.position, place.last + 1)
    return sum(spot.count for spot in spots if spot.position in span or spot.today in span)


@dataclass
class Roll:
    """A place and what the register holds of it."""

    place: Locality
    grassroots_models: int = 0
    commendations: int = 0
    sources: int = 0

    @property
    def is_empty(self):
        return not (self.grassroots_models or self.commendations or self.sources)


def roll(places, *, below=None):
    """What the register holds of each of ``places``; three queries, however many there are.

    ``below`` narrows what is looked at to one place that holds them all.
    """
    held = [_of(each, below) for each in (GrassrootsModel, Commendation, Source)]
    return [Roll(place, *(count_at(spots, place) for spots in held)) for place in places]


def roll_of_eras(place, origins):
    """What was recorded of ``place`` under its own name, and of each of ``origins`` that it was made of, as it was."""
    held = [_of(each, place) for each in (GrassrootsModel, Commendation, Source)]
    rolls = [Roll(unit, *(count_then(spots, unit) for spots in held)) for unit in [place, *origins]]
    return [each for each in rolls if not each.is_empty]


def _of(model, place):
    rows = model.objects.published()
    return spots_of(rows.at(place) if place else rows)


def roll_of_provinces(edition):
    """The provinces of today, each with what the register holds of it, and what has no province."""
    held = [whole(kind, edition).get("tinh", Counter()) for kind in (GrassrootsModel, Commendation, Source)]
    provinces = Locality.objects.provinces().in_force()
    rolls = [Roll(place, *(numbers[str(place.pk)] for numbers in held)) for place in provinces]
    return rolls, Roll(None, *(numbers[UNKNOWN] for numbers in held))


class Homonyms(NamedTuple):
    """Two units of one name on the same ground that are not the same: huyện Kiên Lương then, xã Kiên Lương now."""

    then: Locality
    now: Locality


def homonyms(place):
    """The pairs that a reader of ``place`` could mistake for each other: a unit then, one now."""
    if place.is_of_today:
        named = place.made_of.filter(name=place.name).exclude(type=place.type).select_related("parent__parent")
        return [Homonyms(other, place) for other in named]
    then = {unit.name: unit for unit in [*reversed(place.above), place]}
    return [
        Homonyms(then[heir.name], heir)
        for heir in place.successors_today.all()
        if heir.name in then and heir.type != then[heir.name].type
    ]


def joined_provinces():
    """For each province of today, by its number, those that went into it whole and bore another name."""
    found = {}
    steps = Succession.objects.filter(successor__level=Locality.Level.PROVINCE, successor__valid_to=None, share="whole")
    others = steps.exclude(predecessor__name=F("successor__name"))
    for step in others.select_related("predecessor").order_by("predecessor__position"):
        found.setdefault(step.successor_id, []).append(step.predecessor)
    return found


def others_merged_into(place):
    """The units that went into the one unit of today that holds ``place``, besides it; empty if it was parted."""
    heirs = [] if place.is_of_today else list(place.successors_today.all())
    if len(heirs) != 1:
        return []
    steps = Succession.objects.filter(successor=heirs[0]).exclude(predecessor=place)
    return [step.predecessor for step in steps.select_related("predecessor__parent")]
