"""A sheet as it was sent in, with a column beside it that names the faults of each row."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.utils.translation import gettext as _

from trackerapp.models import SheetRow

from .heads import FAULTS
from .reading import opened
from .reading.days import EPOCH, SERIALS
from .reading.raw import Broken, Formatted, Moment, Uncomputed, shown
from .staging import resource_of
from .workbook import xlsx_file
from .writing import CHUNK

AS_SHOWN = (Broken, Formatted, Moment, datetime)
"""Cells of which the new file holds what people see in them."""
NO_VALUE = "#VALUE!"
"""Stands for a formula that nobody has worked out: its text would be taken for what was meant."""


def sheet_with_faults(job) -> Iterator[bytes]:
    """Yield an XLSX of the rows of ``job`` in their order.

    Each fault names the row of the sheet that was sent in, for titles and totals are left out here.
    """
    resource = resource_of(job)
    with opened(Path(job.file.path)) as book:
        table = book.table(resource.is_known, job.sheet, resource.is_counted)
        kept = [place for place, heading in enumerate(table.headings) if heading.name != FAULTS]
        head = [*(table.headings[place].printed for place in kept), FAULTS]
        days = {place for place, heading in enumerate(table.headings) if _holds_days(resource, heading)}
        rows = _rows(job, table, kept, days if table.epoch != EPOCH else ())
        yield from xlsx_file(job.get_kind_display(), head, rows)


def _holds_days(resource, heading):
    column = resource.column_of(heading.name)
    return column is not None and hasattr(column.widget, "epoch")


def _rows(job, table, kept, counted):
    """``counted`` are the places where a number counts days from another first day than that of the new file."""
    said = _("Row %(number)d. %(faults)s")
    for chunk in table.chunks(CHUNK, job.converted):
        numbers = [number for number, _cells in chunk]
        faulty = SheetRow.objects.filter(sheet_import=job, number__range=(numbers[0], numbers[-1])).exclude(faults=[])
        told = {row.number: said % {"number": row.number, "faults": _listed(row.faults)} for row in faulty}
        for number, cells in chunk:
            for place in counted:
                cells[place] = _day(cells[place], table.epoch)
            yield [*(_cell(cells[place]) for place in kept), told.get(number, "")]


def _listed(faults):
    return " ".join(f"{each['column']}: {each['message']}" if each["column"] else each["message"] for each in faults)


def _day(cell, epoch):
    is_serial = type(cell) is float and SERIALS.start <= cell < SERIALS.stop
    return epoch + timedelta(int(cell)) if is_serial else cell


def _cell(cell):
    if isinstance(cell, Uncomputed):
        return NO_VALUE
    return shown(cell) if isinstance(cell, AS_SHOWN) else cell
