"""What the rows of an import would do, kept beside the register until somebody confirms it."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from trackerapp import scope
from trackerapp.models import SheetImport, SheetRow
from trackerapp.models.rows import insert
from trackerapp.text.folding import fold

from .checking import Checker
from .heads import Headings
from .reading import opened
from .resources import RESOURCES
from .writing import CHUNK

State = SheetImport.State
MOST_ROWS_NAMED = 50


def person_of(job):
    """Who acts: who sent it in, or the register itself."""
    return job.user or scope.the_register()


def resource_of(job):
    """The columns of ``job``, as who sent it in reads and writes them."""
    return RESOURCES[job.kind](person_of(job), job.sha256)


def stage(job):
    """Keep what each row of the file of ``job`` would do. Raises Refused, or ValidationError for its headings."""
    resource = resource_of(job)
    with opened(Path(job.file.path)) as book:
        table = book.table(resource.is_known, _named(book, job.sheet), resource.is_counted)
        columns = _columns(job, resource, table)
        suspicions = [_suspicion(each) for each in table.suspicions()]
        name = "" if table.sheet == Path(job.file.path).name else table.sheet
        job.move(sheet=name, rows_read=max(table.last - table.row, 0))
        resource.begin(job.sheet_name, table.epoch)
        checker, read, unchanged = Checker(resource, columns, job.lists), 0, 0
        for rows in checker.through(table.chunks(CHUNK, job.converted)):
            changing = [row for row in rows if row.deed]
            lines, changed = (sum(1 + len(row.joined) for row in some) for some in (rows, changing))
            read, unchanged = read + lines, unchanged + lines - changed
            _stage_rows(job, changing, read)
        notes = [[str(note.text), note.rows[:MOST_ROWS_NAMED], note.is_fault] for note in table.notes]
    if not read:
        job.notes = notes
        text = _(
            "No record was found below the headings (%(where)s). Write the records below them, or name the sheet that "
            "holds them."
        )
        raise ValidationError(text % {"where": table.sheet or job.file_name})
    found = {"headings": job.headings, "notes": notes + checker.notices.told(), "suspicions": suspicions}
    lists = job.lists or (SheetImport.Lists.REPLACED if checker.notices.takes_out else "")
    job.take(State.CHECKED, rows_read=read, unchanged=unchanged, lists=lists, **found)


def _columns(job, resource, table):
    """The columns of ``table``, and where each stands. Raises ValidationError for headings that cannot be taken."""
    headings = Headings(resource, table.headings)
    job.headings = [column.column_name for column, _place in headings.columns]
    if headings.faults:
        where = [_("The sheet “%(sheet)s” was read.") % {"sheet": table.sheet}] if table.sheet else []
        raise ValidationError([*where, *headings.faults])
    return headings.columns


def _named(book, wanted):
    """The name of the sheet that is ``wanted``, capitals and spaces aside. Raises ValidationError if there is none."""
    names = [sheet.name for sheet in book.sheets]
    if not wanted or wanted in names:
        return wanted
    found = next((name for name in names if fold(name) == fold(wanted)), None)
    if found is None:
        text = _("The file has no sheet “%(sheet)s”. Its sheets are: %(names)s.")
        raise ValidationError(text % {"sheet": wanted, "names": "; ".join(filter(None, names)) or "–"})
    return found


def _suspicion(found):
    return [found.heading.column, found.heading.printed, found.encoding, found.samples]


def _stage_rows(job, rows, read):
    with transaction.atomic():
        job.move(progress=read)
        insert(
            SheetRow,
            ["sheet_import_id", "number", "joined", "deed", "record", "version", "values", "before", "faults"],
            [
                (
                    job.pk,
                    row.number,
                    row.joined,
                    str(row.deed),
                    row.record,
                    row.version,
                    row.values,
                    row.before,
                    row.faults,
                )
                for row in rows
            ],
        )
