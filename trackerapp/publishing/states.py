"""A record's way to the public and back: draft, submitted, published; returned or withdrawn with a reason.

Every verb takes ``by``, the person, and refuses (PermissionDenied) what that person may not do; None is the register
itself, which its seeds speak for. ``through`` says in the history what moved the record. A ValidationError says
what is missing, and then nothing is written.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from trackerapp import scope
from trackerapp.models import Commendation, GrassrootsModel, Photo, Source, State
from trackerapp.scope import Right

from . import letters
from .rules import ON_THE_WAY, check, must_not_be_needed

UNREVIEWED = [State.DRAFT, State.RETURNED, State.SUBMITTED]


@transaction.atomic
def submit(record, *, by, through=""):
    """Hand ``record`` to those who may publish it, with the sources and photos that are ready to go with it."""
    _must_be_allowed(by, Right.WRITE, record)
    _must_be_in(record, State.DRAFT, State.RETURNED, State.WITHDRAWN)
    record.full_clean()
    for each in companions(record, State.DRAFT, State.RETURNED):
        if _is_ready(each) and _is_allowed(by, Right.WRITE, each):
            submit(each, by=by, through=through)
    check(record, sources=ON_THE_WAY)
    record.submitted_by = by
    return _move(record, State.SUBMITTED, through)


@transaction.atomic
def take_back(record, *, by, through=""):
    """Make a submitted ``record`` a draft again, to go on with it."""
    _must_be_allowed(by, Right.WRITE, record)
    _must_be_in(record, State.SUBMITTED)
    _release(record, through)
    return _move(record, State.DRAFT, through)


@transaction.atomic
def send_back(record, reason, *, by, through=""):
    """Return a submitted ``record`` to who submitted it, and tell them the ``reason``, which is obligatory."""
    _must_be_allowed(by, Right.PUBLISH, record)
    _must_be_in(record, State.SUBMITTED)
    _release(record, through)
    return _answered(_move(record, State.RETURNED, through, _line(record, reason, _("Say why it is returned."))))


@transaction.atomic
def publish(record, *, by, through=""):
    """Show ``record`` to the public, with the sources and photos that are ready to go with it.

    The grassroots models and commendations of the register are traced: one without a citation of a published source,
    or a decision number, is refused.
    """
    _must_be_allowed(by, Right.PUBLISH, record)
    record.full_clean()
    for each in companions(record, *UNREVIEWED):
        if _is_ready(each) and _is_allowed(by, Right.PUBLISH, each):
            publish(each, by=by, through=through)
    check(record)
    was_submitted = record.state == State.SUBMITTED
    record.published_at = record.published_at or timezone.now()
    _move(record, State.PUBLISHED, through)
    return _answered(record) if was_submitted else record


@transaction.atomic
def withdraw(record, reason, *, by, through=""):
    """Take ``record`` out of the public's sight; it is kept with its history. ``reason`` is obligatory."""
    _must_be_allowed(by, Right.PUBLISH, record)
    if not record.is_published:
        raise ValidationError(_("It is not public."))
    if isinstance(record, Source):
        must_not_be_needed(record)
    return _move(record, State.WITHDRAWN, through, _line(record, reason, _("Say why it is withdrawn.")))


def companions(record, *states):
    """What goes with ``record`` and is in one of ``states``: the sources that it stands on, and its photos."""
    if not isinstance(record, GrassrootsModel | Commendation):
        return []
    pairs = type(record).objects.filter(pk=record.pk).with_sources()
    sources = Source.objects.filter(pk__in={source for _, source in pairs}, state__in=states)
    photos = Photo.objects.filter(grassroots_model=record, state__in=states) if hasattr(record, "photos") else []
    return [*sources, *photos]


def left_behind(record):
    """What belongs to ``record`` and is not on its way to the public, as pairs of it and what it lacks."""
    return [(each, _lack(each)) for each in companions(record, State.DRAFT, State.RETURNED, State.WITHDRAWN)]


def _is_ready(record):
    return not _lack(record)


def _lack(record):
    """What ``record`` lacks to become public; empty if nothing."""
    try:
        check(record)
    except ValidationError as fault:
        return " ".join(fault.messages)
    return ""


def _release(record, through):
    """Give back, with ``record``, what was submitted with it and is needed by no other submitted record."""
    for each in companions(record, State.SUBMITTED):
        if isinstance(each, Photo) or not _waits_elsewhere(each, record):
            _move(each, State.DRAFT, through)


def _waits_elsewhere(source, record):
    """Whether a submitted record other than ``record`` stands on ``source``."""
    waiting = (
        kind.objects.filter(state=State.SUBMITTED).drawn_from(source) for kind in (GrassrootsModel, Commendation)
    )
    return any(each != record for found in waiting for each in found)


def _is_allowed(by, right, record):
    return by is None or scope.may(by, right, record)


def _must_be_allowed(by, right, record):
    if not _is_allowed(by, right, record):
        raise PermissionDenied


def _must_be_in(record, *states):
    if record.state not in states:
        raise ValidationError(
            _("This cannot be done now: it is %(state)s.") % {"state": record.get_state_display().lower()}
        )


def _line(record, reason, missing):
    """The ``reason`` as a line of text; ValidationError says what is wrong with it."""
    reason = record._meta.get_field("state_reason").clean(reason, record)
    if not reason:
        raise ValidationError(missing)
    return reason


def _move(record, state, through, reason=""):
    record.state, record.state_reason, record._change_reason = state, reason, through
    record.save()
    return record


def _answered(record):
    """Tell who submitted ``record`` what became of it."""
    letters.answer(record.submitted_by, record, record.get_state_display(), record.state_reason)
    return record
