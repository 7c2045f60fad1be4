"""The list on screen as a file: all of its pages, narrowed and ordered by the same query string."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from trackerapp import licence, selectors, spreadsheets
from trackerapp.guards import limited
from trackerapp.spreadsheets.endings import called

from . import commendation, grassroots_model, locality, organisation, source

LISTS = {
    "grassroots_model": (grassroots_model.narrowed, spreadsheets.GRASSROOTS_MODELS),
    "commendation": (commendation.narrowed, spreadsheets.COMMENDATIONS),
    "locality": (locality.narrowed, spreadsheets.LOCALITIES),
    "organisation": (organisation.narrowed, spreadsheets.ORGANISATIONS),
    "source": (source.narrowed, spreadsheets.SOURCES_TABLE),
}
"""The lists that can be taken away, by what their addresses are called: how they are narrowed, and their table."""


@require_safe
@limited
def download(request, name, ending):
    """Send the list ``name`` as a file of that ``ending``; where a value is not understood, say so instead."""
    narrowed, table = LISTS[name]
    filterset = narrowed(request)
    if not filterset.is_valid():
        return refused(request, filterset, f"{name}_list")
    headers = headers_of(table.title, ending)
    if request.method == "HEAD":
        return HttpResponse(headers=headers)
    rows = table.read(filterset.queryset, _numbers(filterset, request), request.build_absolute_uri("/").rstrip("/"))
    return StreamingHttpResponse(_written(table, rows, ending), headers=headers)


def headers_of(title, ending):
    """What is said of a file called ``title``: its kind, its name, its licence."""
    return {
        "Content-Type": spreadsheets.KINDS[ending],
        "Content-Disposition": content_disposition_header(True, called(title, ending)),
        "Link": f'<{licence.ADDRESS}>; rel="license"',
        "X-Robots-Tag": "noindex",
    }


def _numbers(filterset, request):
    """The numbers of all records of the list, in the order of the screen."""
    return selectors.Listing(filterset, selectors.Edition.of(request)).numbers


def refused(request, filterset, page):
    """The page for a list that could not be narrowed as asked: an empty file would say that there is nothing."""
    query = filterset.data.urlencode()
    context = {"conditions": filterset.conditions(), "list_address": f"{reverse(page)}?{query}"}
    return render(request, "refused.html", context, status=400)


def _written(table, rows, ending):
    if ending == "json":
        return spreadsheets.json_file(table.keys, rows)
    head = [str(name) for name in table.head]
    if ending == "csv":
        return spreadsheets.csv_file(head, rows)
    return spreadsheets.xlsx_file(str(table.title), head, rows, table.widths)
