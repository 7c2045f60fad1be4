"""Organisations that a sheet names and the register does not have, as a sheet of organisations to be looked through."""

from collections.abc import Iterator
from itertools import islice

from django.utils.text import capfirst

from trackerapp.models import SheetRow
from trackerapp.text.folding import clean, fold

from .resources import RESOURCES
from .resources.references import OrganisationWidget
from .staging import resource_of
from .workbook import xlsx_file

LOOKED_THROUGH = 2000
"""Among so many faulty rows one with an organisation is looked for, before a page offers the sheet of them."""
FILLED_IN = ["name", "sort", "locality"]


def has_missing(job):
    """Whether one of the first faults of ``job`` is an organisation that the register does not have."""
    return any(_missing(job, LOOKED_THROUGH))


def sheet_of_missing(job) -> Iterator[bytes]:
    """Yield an XLSX with a row for each organisation that ``job`` names and the register does not have.

    Its place is that of the row which names it as who runs a grassroots model; of others nobody knows it.
    """
    organisations = RESOURCES["organisations"](job.user)
    columns = [organisations.fields[name] for name in FILLED_IN]
    rows = ([name, "", place] for name, place in _missing(job))
    title = capfirst(str(organisations.kind._meta.verbose_name_plural))
    return xlsx_file(title, [each.column_name for each in columns], rows, [each.width for each in columns])


def _missing(job, most=None):
    """Yield the name and the place of each, once."""
    resource = resource_of(job)
    columns = {each.column_name: each for each in resource.columns if isinstance(each.widget, OrganisationWidget)}
    places, told = resource.fields.get("locality"), set()
    for row in islice(job.rows.filter(deed=SheetRow.Deed.FAULTY).order_by("number").iterator(), most):
        for fault in row.faults:
            column, name = columns.get(fault["column"]), clean(fault["value"])
            if column is None or not _is_name(name) or column.widget.candidates(name):
                continue
            runs = column.field.name == "organisation"
            place = places.widget.render(row.values.get(places.attribute)) if runs else ""
            if (fold(name), place) not in told:
                told.add((fold(name), place))
                yield name, place


def _is_name(text):
    """Whether it is no error of the sheet and no number."""
    return any(letter.isalpha() for letter in text) and not text.startswith(("#", "="))
