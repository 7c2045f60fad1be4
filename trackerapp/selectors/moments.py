"""The life of a grassroots model."""

from dataclasses import dataclass
from datetime import timedelta

from trackerapp.models import GrassrootsModel, Milestone
from trackerapp.text.dates import PartialDate

FRESH = timedelta(days=365)
"""How long a word about a grassroots model counts as news of today."""


@dataclass(frozen=True)
class Moment:
    """Something in the life of a grassroots model; ``on`` is None where nobody knows when."""

    kind: str
    on: PartialDate | None
    about: object = None

    @property
    def is_open(self):
        return self.on is None


def moments(record, today):
    """The life of ``record`` in order: its start first, known or not; today last if nobody has told of it lately."""
    events = [
        *(Moment("named", source.published_on, source) for source in record.public_sources),
        *(Moment("milestone", milestone.on, milestone) for milestone in record.milestones.all()),
        *_end_of_place(record.locality),
        *([Moment("end", record.ended_on)] if record.ended_on else []),
    ]
    events.sort(key=lambda event: (event.on is not None, event.on and event.on.first_day()))
    start, now = Moment("start", record.started_on), _now(record, today)
    return [start, *events, *now]


def _end_of_place(place):
    if not place or place.is_of_today:
        return []
    return [Moment("place", PartialDate.of(place.valid_to + timedelta(days=1)), place)]


def _now(record, today):
    """A last, open moment, unless it has ended or somebody has told of it in the past year."""
    if record.ended_on or record.status == GrassrootsModel.Status.ENDED:
        return []
    told = last_told_on(record)
    if told and told.last_day() >= today - FRESH:
        return []
    return [Moment("now", None, told)]


def last_told_on(record):
    """The day of the youngest word about ``record``; None if no source and no check has a day."""
    witnessed = [Milestone.Kind.CONFIRMED, Milestone.Kind.INSPECTED]
    days = [source.published_on for source in record.public_sources]
    days += [milestone.on for milestone in record.milestones.all() if milestone.kind in witnessed]
    return max((day for day in days if day), key=PartialDate.last_day, default=None)
