"""A sheet on its way into the register: received, checked, confirmed, written, taken back."""

import json
from hashlib import sha256
from pathlib import Path

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from trackerapp import scope
from trackerapp.models import Mark, SheetImport, SheetRow, Source, StaleRecord
from trackerapp.models.rows import insert
from trackerapp.scope import Right

from .checking import Checker, Headings
from .reading import Refused, opened
from .resources import RESOURCES
from .writing import CHUNK, Writer

State, Deed = SheetImport.State, SheetRow.Deed
MOST_TRIES = 3


def receive(kind, path, name, *, by, sheet=""):
    """Keep the file at ``path`` for an import; nothing is read yet. It was sent in under the ``name``."""
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
        made.file.save(f"{made.sha256[:16]}{Path(name).suffix[:8]}", File(content), save=False)
    made.save()
    return made


def resource_of(job):
    """The columns of ``job``, as who sent it in reads and writes them."""
    return RESOURCES[job.kind](job.user or scope.the_register(), job.sha256)


def earlier(sheet_import):
    """The last import that brought in the same file, if there is one."""
    same = SheetImport.objects.filter(sha256=sheet_import.sha256, kind=sheet_import.kind, state=State.DONE)
    return same.exclude(pk=sheet_import.pk).first()


def check(job):
    """Read the file of ``job`` and stage what it would do; the register itself is not touched."""
    job.state, job.message, job.progress, job.unchanged, job.rows_read = State.READING, "", 0, 0, 0
    job.edition, job.check_number = _edition(), job.check_number + 1
    job.save()
    job.rows.all().delete()
    try:
        _stage(job)
    except Refused as refusal:
        job.state, job.message = State.REFUSED, str(refusal)
    except ValidationError as faults:
        job.state, job.message = State.REFUSED, "\n".join(faults.messages)
    else:
        job.state = State.CHECKED
    job.save()
    return job


def _stage(job):
    resource = resource_of(job)
    with opened(Path(job.file.path)) as book:
        table = book.table(lambda heading: resource.column_of(heading) is not None, job.sheet)
        headings = Headings(resource, table.headings)
        job.headings = [column.column_name for column, _place in headings.columns]
        if headings.faults:
            raise ValidationError(headings.faults)
        job.sheet = "" if table.sheet == Path(job.file.path).name else table.sheet
        checker = Checker(resource, headings.columns)
        for chunk in table.chunks(CHUNK):
            _stage_rows(job, checker.check(chunk))
        job.notes = [[str(note.text), note.rows[:50]] for note in table.notes]


def _stage_rows(job, rows):
    changing = [row for row in rows if row.deed]
    job.rows_read += len(rows)
    job.unchanged += len(rows) - len(changing)
    job.progress = job.rows_read
    with transaction.atomic():
        insert(
            SheetRow,
            ["sheet_import_id", "number", "deed", "record", "version", "values", "before", "faults"],
            [
                (job.pk, row.number, str(row.deed), row.record, row.version, row.values, row.before, row.faults)
                for row in changing
            ],
        )
        SheetImport.objects.filter(pk=job.pk).update(progress=job.progress)


def confirm(job, check_number, *, by):
    """Let ``by`` say that what check number ``check_number`` found is to be written; it counts once."""
    if (by if by.pk else None) != job.user or not scope.may_exchange(by, Right.IMPORT):
        raise PermissionDenied
    if job.rows.filter(deed=Deed.FAULTY).exists():
        raise ValidationError(_("Some rows are faulty: correct the sheet, and send it in again."))
    right = SheetImport.objects.filter(pk=job.pk, state=State.CHECKED, check_number=check_number)
    if not right.update(state=State.CONFIRMED):
        raise ValidationError(
            _("This was confirmed already, or has been checked anew since: look at the import again.")
        )
    job.refresh_from_db()
    return job


def drop(job):
    """Give ``job`` up: nothing of it is kept but that it was sent in. What is written stays."""
    if job.state not in (State.DONE, State.UNDONE):
        job.rows.all().delete()
        job.file.delete(save=False)
        job.state = State.DROPPED
        job.save()


def write(job):
    """Write what was confirmed, all of it or nothing; the job says which.

    If the register has changed since the check, the sheet is checked again; what comes out otherwise than it was
    confirmed has to be looked at again.
    """
    for _attempt in range(MOST_TRIES):
        if job.edition != _edition() and not _is_as_confirmed(job):
            return job
        try:
            if _write(job):
                return job
        except (StaleRecord, IntegrityError, ValidationError):
            continue
    job.state, job.message = State.FAILED, _("The register changed again and again meanwhile. Check it anew.")
    job.save()
    return job


def _write(job):
    """Whether it was written: it is not if the register has changed before the first word."""
    with transaction.atomic(), SheetImport.objects.writing():
        if job.edition != _edition():
            return False
        job.source = _source(job)
        Writer(job, resource_of(job)).write()
        job.state, job.written_at = State.DONE, timezone.now()
        job.save()
    return True


def _is_as_confirmed(job):
    before = _digest(job)
    check(job)
    if job.state == State.CHECKED and _digest(job) == before:
        job.state = State.CONFIRMED
        job.save()
        return True
    job.message = _("The register has changed since you looked. Look at what the sheet does now, and confirm it again.")
    job.save()
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


def _edition():
    """The state of the register, as it is checked against."""
    return str(sum(Mark.objects.numbers().values()))
