"""A record's way to the public and back. Who may move it is for the caller to know."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from trackerapp.models import Commendation, GrassrootsModel, Photo, Source, State


@transaction.atomic
def publish(record, *, through=""):
    """Show ``record`` to the public. Raises ValidationError that says what is missing; then nothing is written.

    ``through`` says in the history what moved it. The grassroots models, sources and commendations of the
    register are traced: one without a citation of a published source, or a decision number, is refused.
    """
    record.full_clean()
    check(record)
    record.state, record.state_reason = State.PUBLISHED, ""
    record.published_at = record.published_at or timezone.now()
    return _move(record, through)


def check(record):
    """Raise ValidationError if ``record`` lacks what every public record of its kind has."""
    for rule in RULES[type(record)]:
        rule(record)


@transaction.atomic
def withdraw(record, reason, *, through=""):
    """Take ``record`` out of the public's sight; it is kept with its history.

    ``reason`` is obligatory, and a line of text: ValidationError says what is wrong with it.
    """
    reason = record._meta.get_field("state_reason").clean(reason, record)
    if not reason:
        raise ValidationError(_("Say why it is withdrawn."))
    if not record.is_published:
        raise ValidationError(_("It is not public."))
    if isinstance(record, Source):
        _must_not_be_needed(record)
    record.state, record.state_reason = State.WITHDRAWN, reason
    return _move(record, through)


def _move(record, through):
    record._change_reason = through
    record.save()
    return record


def _must_be_traced(record):
    if _is_traced(record, record.citations.public()):
        return
    raise ValidationError(
        _("It cannot be public: it has neither a citation of a published source nor the number of a decision.")
    )


def _must_not_be_needed(source):
    """A source is not withdrawn while a public record stands on it alone."""
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


RULES = {
    GrassrootsModel: [_must_be_traced],
    Commendation: [_must_be_traced],
    Source: [],
    Photo: [_must_be_described],
}
