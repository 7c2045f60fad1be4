"""Imports keep what the rows of a sheet hold, and the file itself; a person who is erased goes from there, too."""

from functools import partial

from django.db import transaction

from trackerapp.models import Commendation, GrassrootsModel, SheetImport, SheetRow
from trackerapp.text.persons import holds, without

KINDS = {
    Commendation: SheetImport.Kind.COMMENDATIONS,
    GrassrootsModel: SheetImport.Kind.GRASSROOTS_MODELS,
}


def empty_sheets(trace, keys):
    """Take the names ``keys`` out of all that imports keep of the record of ``trace``.

    A sheet that names the person is deleted as a whole: its source keeps its hash. What was not written is given up.
    """
    kind, pk = trace.head
    for row in SheetRow.objects.filter(record=pk, sheet_import__kind=KINDS[kind]).select_related("sheet_import"):
        said = row.values
        row.values, row.before = (
            {name: _left(each, keys) for name, each in kept.items()} for kept in (said, row.before)
        )
        row.save(update_fields=["values", "before"])
        if row.values != said:
            _delete_file(row.sheet_import)


def _left(value, keys):
    """``value`` of a column, without the names."""
    if isinstance(value, list):
        return [each for each in value if not any(isinstance(each, str) and holds(each, key) for key in keys)]
    for key in keys:
        if isinstance(value, str) and holds(value, key):
            value = without(value, key)
    return value


def _delete_file(job):
    if not job.file or job.is_at_work:
        return
    transaction.on_commit(partial(job.file.storage.delete, job.file.name))
    if job.may_start_again:
        job.rows.all().delete()
        job.take(SheetImport.State.DROPPED, message="")
    job.file = ""
    job.save(update_fields=["file"])
