"""The register in numbers, and each figure as a table to take away."""

from itertools import accumulate

from django.http import Http404, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trackerapp import selectors, spreadsheets
from trackerapp.filters import StatisticsFilter
from trackerapp.guards import limited
from trackerapp.models import GrassrootsModel

from .downloads import headers_of, refused

HEAD = 5
"""The height of what stands around the rows of a figure, in rows."""


@require_safe
def statistics_page(request):
    """Show each figure as bars in a table; every number leads to the list behind it."""
    filterset = _asked(request)
    sections = selectors.statistics(_query(filterset)) if filterset.is_valid() else []
    context = {
        "filterset": filterset,
        "sections": [(section, _columns(figures)) for section, figures in sections],
        "years": selectors.years(sections),
    }
    return render(request, "statistics/page.html", context)


@require_safe
@limited
def statistics_table(request, code, ending):
    """Send one figure as a file of that ``ending``; where a value is not understood, say so instead."""
    filterset = _asked(request)
    if not filterset.is_valid():
        return refused(request, filterset, "statistics_page")
    figure = selectors.figure(code, _query(filterset))
    if not figure:
        raise Http404
    head = [str(name) for name in (figure.head, *figure.columns, _("List"))]
    lines = list(_lines(figure, request.build_absolute_uri(reverse(figure.list_name))))
    if ending == "csv":
        file = spreadsheets.csv_file(head, lines)
    else:
        file = spreadsheets.xlsx_file(str(figure.title), head, lines, [40, *(16 for _column in figure.columns), 60])
    return StreamingHttpResponse(file, headers=headers_of(figure.title, ending))


def _asked(request):
    return StatisticsFilter(request.GET, GrassrootsModel.objects.none())


def _query(filterset):
    """What the reader narrows by, in the parameters of the lists, and nothing else."""
    return QueryDict(filterset.query_to_share().removeprefix("?"))


def _columns(figures):
    """``figures`` in their order, in two columns of about the same height."""
    heights = [HEAD + len(figure.rows) for figure in figures]
    above = accumulate(heights, initial=0)
    is_left = [start + height / 2 < sum(heights) / 2 for start, height in zip(above, heights, strict=False)]
    return [[figure for figure, left in zip(figures, is_left, strict=True) if left == side] for side in (True, False)]


def _lines(figure, address):
    """The rows as on the page, with the address of the list behind each first number; an unknown sum is empty."""
    for row in figure.rows:
        label = _("unknown") if row.is_unknown else capfirst(row.label)
        yield [str(label), *(number.count for number in row.numbers), f"{address}?{row.numbers[0].query}"]
