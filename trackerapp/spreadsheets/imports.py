"""A sheet on its way into the register: received, checked, confirmed, written, taken back."""

import json
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from trackerapp import scope
from trackerapp.models import AuditEntry, Mark, Overtaken, SheetImport, SheetRow, Source, User
from trackerapp.scope import Right

from .failing import told_if_it_fails
from .reading import Refused
from .staging import person_of, resource_of, stage
from .writing import Writer, broken_rule

State, Deed = SheetImport.State, SheetRow.Deed


def receive(kind, path, name, *, by, sheet=""):
    """Keep the file at ``path`` for an import; nothing is read yet. It was sent in under the ``name``.

    Raises OSError or a DatabaseError where there is no room for it, and keeps nothing then.
    """
    if not scope.may_exchange(by, Right.IMPORT):
        raise PermissionDenied
    with Path(path).open("rb") as content:
        digest = sha256()
        while piece := content.read(1024**2):
            digest.update(piece)
        content.seek(0)
        made = SheetImport(
            kind=kind, file_name=name, sha256=digest.hexdigest(), user=by if by.pk else None, sheet=sheet
        )
        _keep(made, content)
    return made


def _keep(made, content):
    """Store the file and the row of an import: both or neither."""
    name = f"{made.sha256[:16]}-{token_hex(4)}{Path(made.file_name).suffix[:8]}"
    try:
        made.file.save(name, File(content), save=False)
        made.save()
    except Exception:
        made.file.storage.delete(made.file.field.generate_filename(made, name))
        raise


def earlier(sheet_import):
    """The last import that brought in the same file, if there is one."""
    same = SheetImport.objects.filter(sha256=sheet_import.sha256, kind=sheet_import.kind, state=State.DONE)
    return same.exclude(pk=sheet_import.pk).first()


def check(job):
    """Read the file of ``job`` and stage what it would do; the register itself is not touched.

    Nothing happens if somebody else has taken the job since it was read from the database.
    """
    with told_if_it_fails(job):
        _check(job)
    return job


def _check(job):
    anew = {"check_number": job.check_number + 1, "edition": _edition(job)}
    if not job.take(State.READING, **anew, message="", progress=0, rows_read=0, unchanged=0):
        return
    job.rows.all().delete()
    try:
        stage(job)
    except (Refused, ValidationError) as refusal:
        told = "\n".join(getattr(refusal, "messages", [str(refusal)]))
        job.take(State.REFUSED, message=told, headings=job.headings, notes=job.notes)
    except Overtaken:
        job.refresh_from_db()


def restart(job, **choices):
    """Whether ``job`` waits to be looked through once more: from the start, whatever became of it before.

    Of the ``choices``, ``conversions`` say of the columns that seem to be written in an old font, by their letters,
    from which encoding each is to be converted, "" leaves it as it is; ``lists`` is one of SheetImport.Lists.
    """
    return job.may_start_again and job.take(State.WAITING, message="", progress=0, **choices)


def confirm(job, check_number, *, by):
    """Let ``by`` say that what check number ``check_number`` found is to be written; it counts once."""
    if (by if by.pk else None) != job.user or not scope.may_exchange(by, Right.IMPORT):
        raise PermissionDenied
    if job.rows.filter(deed=Deed.FAULTY).exists() or any(is_fault for _text, _rows, is_fault in job.notes):
        raise ValidationError(_("Some rows are faulty: correct the sheet, and send it in again."))
    if job.undecided:
        raise ValidationError(_("Say first whether the columns in an old font are to be converted."))
    if job.check_number != check_number or job.state != State.CHECKED or not job.take(State.CONFIRMED, message=""):
        raise ValidationError(
            _("This was confirmed already, or has been checked anew since: look at the import again.")
        )
    return job


def drop(job):
    """Whether ``job`` is given up: nothing of it is kept but that it was sent in. What is written stays."""
    if not job.may_start_again or not job.take(State.DROPPED, message=""):
        return False
    job.rows.all().delete()
    job.file.delete()
    return True


def write(job):
    """Write what was confirmed, all of it or nothing; the job says which.

    If the register or the person's scope has changed since the check, the sheet is checked again; what comes out
    otherwise than it was confirmed has to be looked at again. Nothing happens if somebody else has taken the job.
    """
    with told_if_it_fails(job):
        if job.user_id:
            job.user = User.objects.get(pk=job.user_id)  # their rights as they are now
        if not scope.may_exchange(person_of(job), Right.IMPORT):
            job.take(State.FAILED, message=_("Whoever sent this in may no longer import. Nothing was written."))
        elif job.take(State.WRITING):
            _try_to_write(job)
    return job


def _try_to_write(job):
    try:
        if _still_holds(job) and not _write(job):
            with transaction.atomic(), SheetImport.objects.writing():  # who edits waits, or this would never end
                if _still_holds(job):
                    _write(job)
    except (IntegrityError, ValidationError) as fault:
        job.refresh_from_db()
        why = broken_rule(fault, resource_of(job).kind)
        job.take(State.FAILED, message=_("The register refuses the sheet: %(why)s") % {"why": why})


def _write(job):
    """Whether it was written: it is not if the register has changed before the first word."""
    try:
        with transaction.atomic(), SheetImport.objects.writing():
            if job.edition != _edition(job):
                return False
            job.source = _source(job)
            job.move(source=job.source)
            Writer(job, resource_of(job)).write()
            _note(job)
            job.move(state=State.DONE, written_at=timezone.now())
    except Overtaken:
        pass
    job.refresh_from_db()
    return True


def _note(job):
    """Leave a word in the log of accounts."""
    what = _("Import %(number)d written: %(file)s") % {"number": job.pk, "file": job.file_name}
    AuditEntry.objects.record(AuditEntry.Kind.IMPORT, user=job.user, name=person_of(job).username, what=what)


def _still_holds(job):
    """Whether the sheet does what was confirmed; if the register has changed since, it is checked again."""
    return job.edition == _edition(job) or _is_as_confirmed(job)


def _is_as_confirmed(job):
    before = _digest(job)
    _check(job)
    if job.state != State.CHECKED:
        return False
    if _digest(job) == before:
        return job.take(State.WRITING)
    job.take(
        State.CHECKED,
        message=_("The register has changed since you looked. Look at what the sheet does now, and confirm it again."),
    )
    return False


def _digest(job):
    """What the staged rows come to."""
    digest = sha256()
    for row in job.rows.order_by("number").values_list("number", "deed", "record", "values", "before"):
        digest.update(json.dumps(row).encode())
    return digest.hexdigest()


def _source(job):
    """The source that the rows cite: this sheet, entered once however often it is sent in."""
    found = Source.objects.filter(text_sha256=job.sha256).first()
    if found is None:
        found = Source(kind=Source.Kind.SHEET, title=job.file_name, has_printed_title=False, text_sha256=job.sha256)
        found._change_reason, found._history_user = job.reason, job.user
        found.save()
    return found


def _edition(job):
    """The state of the register, and of what may be done in it, as ``job`` is checked against them."""
    reach = sha256(repr(scope.of(person_of(job)).told).encode()).hexdigest()[:16]
    return f"{sum(Mark.objects.numbers().values())} {reach}"
