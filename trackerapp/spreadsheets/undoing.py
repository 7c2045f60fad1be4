"""Takes an import back as a whole, unless somebody has gone on working with what it wrote."""

from collections import defaultdict

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from trackerapp import scope
from trackerapp.models import AuditEntry, Citation, Commendation, Overtaken, Recipient, SheetImport, SheetRow
from trackerapp.models.rows import Writing, among, delete, tell, update
from trackerapp.publishing import take_away
from trackerapp.publishing.rules import Road, roads
from trackerapp.scope import Right

from .failing import fail
from .resources import taken_out
from .staging import resource_of
from .writing import broken_rule, chunks

Deed, State = SheetRow.Deed, SheetImport.State
MOST_TOLD = 20
"""So many rows that stand in the way are told with the import; its page of undoing lists more."""


def obstacles(job, *, by):
    """The rows of ``job`` that ``by`` cannot take back: number in the sheet, why, and number of the record."""
    resource, against = resource_of(job), defaultdict(set)
    written = job.rows.filter(deed__in=[Deed.NEW, Deed.UPDATED])
    for pk in _worked_on(job, resource.kind, written):
        against[pk].add(_("was changed since"))
    for pk, name in _leaning(job, resource.kind):
        against[pk].add(_("others refer to it: %(name)s") % {"name": name})
    for pk, name in _pointing_nowhere(job, resource):
        against[pk].add(_("what it named is no longer there: %(name)s") % {"name": name})
    for pk, road in roads(resource.kind, set(written.values_list("record", flat=True)), by).items():
        if road is not Road.SAVE and pk not in against:
            against[pk].add(_("it is not yours to change now"))
    found = [
        (number, "; ".join(sorted(against[pk])), pk)
        for number, pk in written.values_list("number", "record").iterator()
        if pk in against
    ]
    found += [
        (row.number, _("the proposed change was decided on"), row.record)
        for row in _proposed(job)
        if not (row.proposed_change and row.proposed_change.is_waiting)
    ]
    return sorted(found)


def _worked_on(job, kind, written):
    """The records of the rows that are ``written`` that were changed since, but by imports that are taken back."""
    there = dict(kind._base_manager.filter(pk__in=written.values("record")).values_list("pk", "version"))
    rows = list(written.values_list("record", "version", "deed"))
    left = {pk: version + (deed == Deed.UPDATED) for pk, version, deed in rows}
    gone = {pk for pk, _version, deed in rows if deed == Deed.UPDATED} - there.keys()
    changed = {pk for pk, version in there.items() if version != left[pk]}
    settled = _settled()
    later = kind.history.filter(id__in=among(changed)).exclude(history_change_reason__in=settled)
    found = gone | {pk for pk, version in later.values_list("id", "version") if version > left[pk]}
    return found | set(taken_out.worked_on(job.reason, settled)) if kind is Commendation else found


def _settled():
    """How the history names the imports that were taken back, and that they were."""
    undone = [each.reason for each in SheetImport.objects.filter(state=State.UNDONE).only("pk")]
    return [*undone, *map(_taken_back, undone)]


def _taken_back(reason):
    """How the history names that what had this ``reason`` was taken back."""
    return f"{reason} taken back"


def undo(job, *, by):
    """Take back what ``job`` wrote. Raises ValidationError that names the rows which somebody has worked on since."""
    ask(job, by=by)
    take_back(job, by=by)
    if job.state != State.UNDONE:
        raise ValidationError(job.message.splitlines())


def ask(job, *, by):
    """Let ``by`` say that ``job`` is to be taken back: it waits for that. It counts once."""
    if not scope.may_exchange(by, Right.IMPORT) or not scope.may(by, Right.IMPORT, job):
        raise PermissionDenied
    if not (job.may_be_undone and job.take(State.UNDOING, message="")):
        raise ValidationError(_("Only what an import has written can be taken back, and only once."))


def take_back(job, *, by):
    """Take ``job`` back, which waits for it, as a whole; if that cannot be, its message says why."""
    try:
        _undo(job, by)
    except ValidationError as refusal:
        _stay(job, refusal.messages[:MOST_TOLD])
    except IntegrityError as fault:
        _stay(job, [broken_rule(fault, resource_of(job).kind)])
    except Overtaken:
        job.refresh_from_db()
    except BaseException:
        fail(job)
        raise


def _stay(job, why):
    """Leave ``job`` as it was written, and say why."""
    job.refresh_from_db()
    job.take(State.DONE, message="\n".join([_("Nothing was taken back:"), *why]))


def _undo(job, by):
    with transaction.atomic(), SheetImport.objects.writing():
        if not scope.may_exchange(by, Right.IMPORT):
            raise ValidationError(_("Whoever asked for it may no longer import."))
        job.move(state=State.UNDONE, undone_at=timezone.now())
        if found := obstacles(job, by=by):
            raise ValidationError([_("Row %(number)d: %(why)s.") % {"number": n, "why": why} for n, why, _pk in found])
        _take_back(job, Writing(_taken_back(job.reason), by))
        what = _("Import %(number)d taken back: %(file)s") % {"number": job.pk, "file": job.file_name}
        AuditEntry.objects.record(AuditEntry.Kind.IMPORT, user=by, name=by.username, what=what)
    job.refresh_from_db()


def _take_back(job, writing):
    resource = resource_of(job)
    cited = Citation.history.filter(history_type="+", history_change_reason=job.reason).values("id")
    delete(Citation, list(Citation.objects.filter(pk__in=cited).values_list("pk", flat=True)), writing)
    for row in _proposed(job):
        take_away(row.proposed_change, by=row.proposed_change.proposed_by)
    for chunk in chunks(job.rows.filter(deed=Deed.UPDATED), "before"):
        _put_back(resource, chunk, job.reason, writing)
    for chunk in chunks(job.rows.filter(deed=Deed.NEW)):
        there = resource.kind._base_manager.filter(pk__in=[row.record for row in chunk])
        ids = list(there.values_list("pk", flat=True))
        for column in resource.columns:
            if column.is_tie:
                column.bind(dict.fromkeys(ids, ()), writing, anew=True)
        with resource.kind.objects.in_step([resource.kind(pk=pk) for pk in ids]):
            delete(resource.kind, ids, writing)
    if job.source and not _is_needed(job.source):
        job.source._change_reason = writing.reason
        job.source.delete()


def _is_needed(source):
    """Whether anything stands on ``source``, or may yet: another import of the same file can have proposed it."""
    used = source.citations.exists() or source.imports.filter(state=State.DONE).exists()
    return used or bool(source.published_at)


def _put_back(resource, chunk, reason, writing):
    ties = {column.attribute: column for column in resource.columns if column.is_tie}
    whole = resource.stored([row.record for row in chunk if resource.derives(row.before)])
    changes, numbers = {}, [row.record for row in chunk]
    versions = dict(resource.kind._base_manager.filter(pk__in=among(numbers)).values_list("pk", "version"))
    for row in chunk:
        plain = {name: value for name, value in row.before.items() if name not in ties}
        more = resource.derived(whole[row.record][1] | row.before) if row.record in whole else {}
        changes[row.record] = (versions[row.record], plain | more)
    with resource.kind.objects.in_step([resource.kind(pk=pk) for pk in changes]):
        update(resource.kind, changes)
        for name, column in ties.items():
            tied = {row.record: row.before[name] for row in chunk if name in row.before}
            column.put_back(tied, reason, writing)
        tell(resource.kind, list(changes), "~", writing)
    resource.verify(numbers)


def _leaning(job, kind):
    """Pairs of a new record and the name of a kind whose rows refer to it, beside what the import wrote itself."""
    new = job.rows.filter(deed=Deed.NEW).values("record")
    for relation in kind._meta.related_objects:
        other, name = relation.related_model, relation.field.name
        if other.__name__.startswith("Historical"):
            continue
        rows = other._base_manager.filter(**{f"{name}__in": new})
        if other in {Citation, Recipient}:
            written = other.history.filter(history_type="+", history_change_reason=job.reason)
            rows = rows.exclude(pk__in=written.values("id"))
        for pk in rows.values_list(name, flat=True).distinct():
            yield pk, other._meta.verbose_name


def _pointing_nowhere(job, resource):
    """Pairs of a changed record and the name of a kind: before it named one of these that is deleted by now."""
    if resource.kind is Commendation:
        yield from taken_out.pointing_nowhere(job.reason)
    for chunk in chunks(job.rows.filter(deed=Deed.UPDATED), "before"):
        for column in (column for column in resource.columns if column.field.is_relation):
            named = {row.record: _ids(row.before.get(column.attribute)) for row in chunk}
            other, wanted = column.field.related_model, set().union(*named.values())
            there = set(other._base_manager.filter(pk__in=among(wanted)).values_list("pk", flat=True))
            yield from ((pk, other._meta.verbose_name) for pk, ids in named.items() if not ids <= there)


def _ids(value):
    """What a value of a column that names records names."""
    return {*value} if isinstance(value, list) else {value} - {None}


def _proposed(job):
    return job.rows.filter(deed=Deed.PROPOSED).select_related("proposed_change")
