"""A sheet as it was sent in, with a column beside it that names the faults of each row."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _

from trackerapp.models import SheetRow

from .heads import FAULTS
from .reading import opened
from .reading.raw import Broken, Formatted, Moment, Uncomputed, shown
from .staging import resource_of
from .workbook import xlsx_file
from .writing import CHUNK

AS_SHOWN = (Broken, Formatted, Uncomputed, Moment, datetime)
"""Cells of which the new file holds what people see in them."""


def sheet_with_faults(job) -> Iterator[bytes]:
    """Yield an XLSX of the rows of ``job`` in their order.

    Each fault names the row of the sheet that was sent in, for titles and totals are left out here.
    """
    resource = resource_of(job)
    with opened(Path(job.file.path)) as book:
        table = book.table(resource.is_known, job.sheet, resource.is_counted)
        kept = [place for place, heading in enumerate(table.headings) if heading.name != FAULTS]
        head = [*(table.headings[place].printed for place in kept), FAULTS]
        yield from xlsx_file(job.get_kind_display(), head, _rows(job, table, kept))


def _rows(job, table, kept):
    said = _("Row %(number)d. %(faults)s")
    for chunk in table.chunks(CHUNK, job.converted):
        numbers = [number for number, _cells in chunk]
        faulty = SheetRow.objects.filter(sheet_import=job, number__range=(numbers[0], numbers[-1])).exclude(faults=[])
        told = {row.number: said % {"number": row.number, "faults": _listed(row.faults)} for row in faulty}
        for number, cells in chunk:
            yield [*(_cell(cells[place]) for place in kept), told.get(number, "")]


def _listed(faults):
    return " ".join(f"{each['column']}: {each['message']}" if each["column"] else each["message"] for each in faults)


def _cell(cell):
    return shown(cell) if isinstance(cell, AS_SHOWN) else cell
