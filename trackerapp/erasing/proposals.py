"""Proposed changes keep values of rows as JSON; a person who is erased goes from there, too."""

from django.apps import apps

from trackerapp.models import ProposedChange
from trackerapp.models.proposed_change import RECORDS
from trackerapp.text.persons import holds, without


def empty_proposals(trace, keys):
    """Take the person out of all changes that were proposed of the record of ``trace``, or of its photo.

    The row is emptied there as it is in the register, so that what else was proposed of it can still be approved.
    """
    heads = [trace.head, (trace.kind, trace.pk)]
    for name in RECORDS:
        kind = ProposedChange._meta.get_field(name).related_model
        for pk in [pk for head, pk in heads if head is kind]:
            _rewrite(ProposedChange.objects.filter(**{name: pk}), keys, trace)


def empty_past_proposals(key):
    """Take the name of ``key`` out of all changes that were decided on."""
    _rewrite(ProposedChange.objects.exclude(state=ProposedChange.State.WAITING), {key})


def _rewrite(proposals, keys, trace=None):
    for proposal in proposals.iterator():
        changes = [_emptied(change, keys, trace) for change in proposal.changes]
        if changes != proposal.changes:
            proposal.changes = changes
            proposal.save(update_fields=["changes"])


def _emptied(change, keys, trace):
    """One row of a proposal, without the person."""
    kind = apps.get_model(change["kind"])
    blanks = trace.kind.blanks() if trace and (kind, change["pk"]) == (trace.kind, trace.pk) else {}
    gone = {"quote", *getattr(kind, "PERSONAL", [])}
    return change | {
        side: {name: blanks.get(name, _words(value, keys, name in gone)) for name, value in change[side].items()}
        for side in ("before", "after")
        if change[side] is not None
    }


def _words(value, keys, is_to_go):
    """A value without the names: empty where the column goes as a whole, else with a mark of omission."""
    for key in keys:
        if isinstance(value, str) and holds(value, key):
            value = "" if is_to_go else without(value, key)
    return value
