"""What a record needs before the public may see it, and who may move or change it in which state."""

from enum import Enum

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from trackerapp import scope
from trackerapp.models import (
    Citation,
    Commendation,
    GrassrootsModel,
    Milestone,
    Organisation,
    Photo,
    Recipient,
    Source,
    State,
)
from trackerapp.models.rows import among
from trackerapp.scope import Right

PUBLIC = [State.PUBLISHED]
ON_THE_WAY = [State.SUBMITTED, State.PUBLISHED]


class Road(Enum):
    """What becomes of a change that somebody makes."""

    SAVE = "written at once"
    PROPOSE = "kept beside the record until it is approved"
    CLOSED = "refused"


def record_of(row):
    """The record whose publication ``row`` shares: itself, or what it belongs to; None for a word or a place."""
    match row:
        case GrassrootsModel() | Commendation() | Source() | Photo() | Organisation():
            return row
        case Milestone():
            return row.grassroots_model
        case Recipient():
            return row.commendation
        case Citation():
            return record_of(row.target)
    return None


def road(row, by):
    """What becomes of a change of ``row``, as it is stored, by the person ``by``.

    A submitted record waits for its reviewer and is changed by nobody else. A public one is changed by those
    who may publish; the changes of others are proposed.
    """
    record = record_of(row)
    if not scope.may(by, Right.WRITE, record or row):
        return Road.CLOSED
    if record is None or scope.may(by, Right.PUBLISH, record):
        return Road.SAVE
    if isinstance(record, Organisation):
        return Road.PROPOSE if Organisation.objects.public().filter(pk=record.pk).exists() else Road.SAVE
    return {State.PUBLISHED: Road.PROPOSE, State.SUBMITTED: Road.CLOSED}.get(record.state, Road.SAVE)


def roads(kind, ids, by):
    """What ``road`` says of each of the records ``ids`` of ``kind``, as they are stored, by a few queries for all."""
    published = _theirs(kind, ids, by, Right.PUBLISH)
    written = _theirs(kind, set(ids) - published, by, Right.WRITE)
    public, submitted = _public_and_submitted(kind._base_manager.filter(pk__in=among(written)))
    others = {pk: Road.PROPOSE if pk in public else Road.CLOSED if pk in submitted else Road.SAVE for pk in written}
    return dict.fromkeys(ids, Road.CLOSED) | others | dict.fromkeys(published, Road.SAVE)


def _theirs(kind, ids, by, right):
    return set(scope.theirs(kind._base_manager.filter(pk__in=among(ids)), by, right).values_list("pk", flat=True))


def _public_and_submitted(rows):
    """The ids of ``rows`` whose changes are proposed, and of those that nobody but a reviewer changes."""
    if rows.model is Organisation:
        return set(Organisation.objects.public().filter(pk__in=rows.values("pk")).values_list("pk", flat=True)), set()
    if not hasattr(rows.model, "state"):
        return set(), set()
    states = dict(rows.values_list("pk", "state"))
    return tuple({pk for pk, state in states.items() if state == each} for each in (State.PUBLISHED, State.SUBMITTED))


def saves_directly(row, by):
    """Whether a change of ``row`` by the person ``by`` is written at once."""
    return road(row, by) is Road.SAVE


def check(record, sources=PUBLIC):
    """Raise ValidationError if ``record`` lacks what every public record of its kind has.

    ``sources`` are the states of the sources that it may stand on.
    """
    match record:
        case Photo():
            _must_be_described(record)
        case GrassrootsModel() | Commendation():
            _must_be_traced(record, sources)


def must_not_be_needed(source):
    """Raise ValidationError if a public record stands on ``source`` alone."""
    standing = [
        record
        for kind in (GrassrootsModel, Commendation)
        for record in kind.objects.published().filter(citations__source=source).distinct()
        if not _is_traced(record, record.citations.public().exclude(source=source))
    ]
    if standing:
        raise ValidationError(
            _("Public records stand on this source alone; withdraw them first: %(records)s.")
            % {"records": ", ".join(map(str, standing[:5]))}
        )


def _must_be_traced(record, sources):
    if _is_traced(record, record.citations.filter(source__state__in=sources)):
        return
    raise ValidationError(
        _("It cannot be public: it has neither a citation of a published source nor the number of a decision.")
    )


def _is_traced(record, citations):
    return citations.exists() or bool(_decisions(record))


def _decisions(record):
    """The numbers of decisions that ``record`` stands on."""
    if isinstance(record, Commendation):
        return [record.decision_number] if record.decision_number else []
    return list(record.milestones.exclude(decision_number="").values_list("decision_number", flat=True))


def _must_be_described(photo):
    if not photo.alternative_text:
        raise ValidationError(_("A photo cannot be published before somebody says what it shows."))
    if photo.shows_persons is None:
        raise ValidationError(_("Say first whether private persons can be recognised in this photo."))
    if photo.shows_persons and not photo.may_be_named():
        raise ValidationError(_("Private persons can be recognised in this photo: give the legal basis first."))
