"""What the sheets of a resource hold, read by values: nothing of it is ever whole in memory."""

from functools import lru_cache

from django.core.exceptions import EmptyResultSet, PermissionDenied
from django.db import connection
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from trackerapp import scope
from trackerapp.filters import CommendationFilter, GrassrootsModelFilter, SearchFilter
from trackerapp.models import Commendation, GrassrootsModel
from trackerapp.scope import Right

from .literal import in_a_cell
from .plain import csv_file, json_file
from .workbook import xlsx_file

CHUNK = 2000
MOST_KEPT = 50_000
"""So many written values of a column are remembered."""
FILTERS = {GrassrootsModel: GrassrootsModelFilter, Commendation: CommendationFilter}


def exported(resource, ending, query=None, columns=None):
    """Yield the bytes of a sheet of that ``ending``: what the user of ``resource`` may see, narrowed by ``query``.

    ``query`` is a query string as lists have it. Raises PermissionDenied, and ValueError for what is not understood.
    """
    if not scope.may_exchange(resource.user, Right.EXPORT):
        raise PermissionDenied
    rows = narrowed(resource, query if query is not None else QueryDict())
    columns = columns or resource.columns
    return file_of(capfirst(str(resource.kind._meta.verbose_name_plural)), columns, lines(rows, columns), ending)


def narrowed(resource, query):
    """The records that the user of ``resource`` may see, narrowed as lists are."""
    rows = scope.theirs(resource.kind._base_manager.all(), resource.user)
    filterset = FILTERS.get(resource.kind, SearchFilter)(query, rows)
    unknown = [name for name in query if name not in filterset.filters]
    if unknown or not filterset.is_valid():
        wrong = ", ".join(unknown or filterset.errors)
        raise ValueError(_("The list cannot be narrowed by this: %(names)s.") % {"names": wrong})
    return filterset.qs


def file_of(title, columns, rows, ending):
    """Yield the bytes of a file of ``rows``, by its ending: xlsx, csv or json."""
    head = [column.column_name for column in columns]
    match ending:
        case "xlsx":
            return xlsx_file(title, head, rows, [column.width for column in columns])
        case "csv":
            return csv_file(head, rows)
        case "json":
            return json_file(head, rows)
    raise ValueError(_("“%(ending)s” is no kind of file for this: write xlsx, csv or json.") % {"ending": ending})


def lines(queryset, columns):
    """Yield the values of ``columns`` of each record of ``queryset``, as a sheet shows them, by number."""
    writers = [_writer(column) for column in columns]
    plain = list(dict.fromkeys(["id", *(column.attribute for column in columns if not column.is_tie)]))
    last = 0
    while found := _values(queryset.filter(pk__gt=last).order_by("pk")[:CHUNK], plain):
        values = dict(zip(plain, zip(*found, strict=True), strict=True))
        ids = values["id"]
        for column in columns:
            if column.is_tie:
                tied = column.ties(ids)
                values[column.attribute] = [tied[pk] for pk in ids]
        written = [map(write, values[column.attribute]) for column, write in zip(columns, writers, strict=True)]
        yield from map(list, zip(*written, strict=True))
        last = ids[-1]


def _writer(column):
    """How a value of ``column`` is written; equal values of those that repeat themselves are written once."""
    render = column.widget.render
    if column.holds_free_text:
        return lambda value: in_a_cell(render(value)) if value else value
    return lru_cache(maxsize=MOST_KEPT)(render) if column.is_repetitive else render


def _values(queryset, names):
    """The rows as the database gives them: a date is the whole number that it is stored as."""
    try:
        statement, values = queryset.values_list(*names).query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
