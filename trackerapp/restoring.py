"""Bringing back what a row of the register held in an earlier version."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from trackerapp import publishing, scope
from trackerapp.models import Assignment, Citation, Milestone, Photo, Recipient
from trackerapp.models.base import StaleRecord
from trackerapp.models.citation import TARGETS
from trackerapp.selectors import versions

REMADE = {Citation, Milestone, Recipient}
"""What is made again where it has been deleted. A photo's files have gone with it."""

NEVER = {Assignment}
"""What a person looks after is given anew, by somebody who may give it."""

OWNERS = {
    Citation: TARGETS,
    Milestone: ["grassroots_model"],
    Photo: ["grassroots_model"],
    Recipient: ["commendation"],
}
"""The record that a row belongs to: no version leads to another one."""


def may_restore(user, row):
    """Whether ``user`` may bring back a version of ``row``, which is then written at once."""
    return publishing.saves_directly(row, user)


def can_be_restored(entry):
    """Whether there is something to bring back in a version, and its kind allows it."""
    return entry.differs and entry.kind not in NEVER and (entry.kind in REMADE or not entry.is_gone)


def stored(entry):
    """The row that ``entry`` tells of as it is now; None if it has been deleted."""
    return entry.kind._base_manager.filter(pk=entry.row.id).first()


def would_change(entry):
    """What bringing back the version of ``entry`` would change, in words."""
    now, then = stored(entry), _restored_values(entry)
    before = versions.held(now) if now else None
    names = versions.Names([(entry.kind, each) for each in (before, then) if each])
    after = then if before is None else before | then
    return versions.changes(entry.kind, before, after, names)


@transaction.atomic
def restore(entry, seen, by):
    """Bring back what the row of ``entry`` held then, for ``by``, who saw its version ``seen`` (None: deleted).

    State, version, keys and owner stay. Raises ValidationError where a rule stands against it; then nothing is written.
    """
    row = stored(entry)
    if row and not may_restore(by, row):
        raise PermissionDenied
    if (row and row.version) != seen:
        raise StaleRecord
    values = _restored_values(entry)
    is_new = row is None
    row = row or _made_again(entry)
    _refuse_what_has_gone(entry.kind, values, None if is_new else versions.held(row), by)
    ties = {name: values.pop(name) for name in entry.kind.history_m2m}
    for name, value in values.items():
        setattr(row, entry.kind._meta.get_field(name).attname, value)
    row._change_reason, row._history_user = f"restored version {entry.row.version}", by
    row.full_clean()
    _write(row, is_new, ties)
    _refuse_what_must_not_be(row, by)
    return row


def _made_again(entry):
    """The deleted row of ``entry``, under its number; if a person was erased from it, it stays a stub."""
    row = entry.kind(pk=entry.row.id, version=entry.row.version + 1)
    if hasattr(row, "erased_on"):
        row.erased_on = entry.row.erased_on
    return row


def _restored_values(entry):
    """What of the version comes back, by field; not the gap that an erased person has left in it."""
    kept = [] if entry.is_gone else OWNERS.get(entry.kind, [])
    if not entry.is_gone and getattr(entry.row, "erased_on", None):
        kept = [*kept, *entry.kind.blanks()]
    values = versions.held(entry.row)
    return {name: values[name] for name in versions.typed(entry.kind) if name not in kept}


def _refuse_what_has_gone(kind, values, now, by):
    """Raise ValidationError for what the version points at and what is not there, or not for ``by`` to name."""
    faults = {}
    for name, value in values.items():
        field = kind._meta.get_field(name)
        if not field.is_relation or value is None or (now and now[name] == value):
            continue
        wanted = set(value) if field.many_to_many else {value}
        other = field.related_model
        there = scope.readable(other.objects.filter(pk__in=wanted), by).values_list("pk", flat=True)
        if wanted - set(there):
            faults[name] = _("%(field)s of that version is no longer in the register, or not yours to name.") % {
                "field": capfirst(field.verbose_name)
            }
    if faults:
        raise ValidationError(list(faults.values()))


def _write(row, is_new, ties):
    try:
        row.save(force_insert=is_new)
    except IntegrityError as refused:
        raise StaleRecord from refused
    for name, ids in ties.items():
        getattr(row, name).set(ids)


def _refuse_what_must_not_be(row, by):
    """Raise ValidationError if ``row`` is not for ``by`` to write as it is now, or what is public is no longer fit."""
    row = type(row).objects.get(pk=row.pk)
    if not may_restore(by, row):
        raise ValidationError(_("That version lies outside of what you look after. Nothing was written."))
    for each in {row, publishing.record_of(row)}:
        if getattr(each, "is_published", False):
            publishing.check(each)
