"""Changes of public records by those who may not publish: kept until somebody approves them."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from trackerapp import scope
from trackerapp.models import Organisation, ProposedChange
from trackerapp.models.proposed_change import RECORDS
from trackerapp.scope import Right

from . import letters
from .rules import check
from .snapshot import apply, conflicts, differences, snapshot


def propose(record, before, after, *, by):
    """Keep what lies between two snapshots of ``record`` as a proposed change; None if nothing does."""
    changes = differences(before, after)
    if not changes:
        return None
    relation = next(name for name in RECORDS if isinstance(record, ProposedChange._meta.get_field(name).related_model))
    return ProposedChange.objects.create(**{relation: record}, changes=changes, proposed_by=by)


@transaction.atomic
def approve(proposed, *, by):
    """Write the ``proposed`` change. Raises ValidationError if a rule, or what changed meanwhile, stands against it."""
    record = proposed.record
    record.refresh_from_db()
    if not scope.may(by, Right.PUBLISH, record):
        raise PermissionDenied
    if not (isinstance(record, Organisation) or record.is_published):
        raise ValidationError(_("The record is no longer public. Return the change, and say so."))
    _decide(proposed, ProposedChange.State.APPROVED, by)
    if conflicts(proposed.changes, snapshot(record)):
        raise ValidationError(_("The record has changed since this was proposed. Return it, and say so."))
    apply(proposed.changes, f"proposed change {proposed.pk}")
    record.refresh_from_db()
    if not scope.may(by, Right.PUBLISH, record):
        raise ValidationError(_("The record would then lie outside of what you look after: leave it to somebody else."))
    if not isinstance(record, Organisation):
        check(record)
    _answer(proposed)


@transaction.atomic
def refuse(proposed, reason, *, by):
    """Return the ``proposed`` change to who proposed it, with the ``reason``, which is obligatory."""
    if not scope.may(by, Right.PUBLISH, proposed.record):
        raise PermissionDenied
    reason = ProposedChange._meta.get_field("reason").clean(reason, proposed)
    if not reason:
        raise ValidationError(_("Say why it is returned."))
    _decide(proposed, ProposedChange.State.REFUSED, by, reason)
    _answer(proposed)


@transaction.atomic
def take_away(proposed, *, by):
    """Take a change back that one proposed oneself."""
    if by != proposed.proposed_by:
        raise PermissionDenied
    _decide(proposed, ProposedChange.State.TAKEN_BACK, by)


def _decide(proposed, state, by, reason=""):
    """Decide it once: of two people who press at the same moment the second is told."""
    decided = {"state": state, "decided_by": by, "decided_at": timezone.now(), "reason": reason}
    if not ProposedChange.objects.waiting().filter(pk=proposed.pk).update(**decided):
        raise ValidationError(_("Somebody has decided on this already."))
    proposed.refresh_from_db()


def _answer(proposed):
    letters.answer(proposed.proposed_by, proposed.record, proposed.get_state_display(), proposed.reason)
