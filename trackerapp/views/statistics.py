"""The register in numbers, and each figure as a table to take away."""

import csv
from itertools import accumulate

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trackerapp import selectors
from trackerapp.filters import StatisticsFilter
from trackerapp.models import GrassrootsModel

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes the accents for something else."""
HEAD = 5
"""The height of what stands around the rows of a figure, in rows."""


@require_safe
def statistics_page(request):
    """Show each figure as bars in a table; every number leads to the list behind it."""
    narrowing = StatisticsFilter(request.GET, GrassrootsModel.objects.none())
    query = _query(narrowing)
    sections = selectors.statistics(query) if narrowing.is_valid() else []
    context = {
        "filterset": narrowing,
        "query": query.urlencode(),
        "sections": [(section, _columns(figures)) for section, figures in sections],
        "years": selectors.years(sections),
    }
    return render(request, "statistics/page.html", context)


@require_safe
def statistics_table(request, code):
    """One figure as CSV; a condition that makes no sense leads to the page, which says so."""
    narrowing = StatisticsFilter(request.GET, GrassrootsModel.objects.none())
    if not narrowing.is_valid():
        return redirect(f"{reverse('statistics_page')}?{request.GET.urlencode()}")
    figure = selectors.figure(code, _query(narrowing))
    if not figure:
        raise Http404
    response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="so-lieu-{code}.csv"'
    csv.writer(response).writerows(_lines(figure, request.build_absolute_uri(reverse(figure.list_name))))
    return response


def _query(narrowing):
    """What the reader narrows by, in the parameters of the lists, and nothing else."""
    query = narrowing.data.copy()
    query.clear()
    for name in narrowing.filters:
        if value := narrowing.data.get(name):
            query[name] = value
    return query


def _columns(figures):
    """``figures`` in their order, in two columns of about the same height."""
    heights = [HEAD + len(figure.rows) for figure in figures]
    above = accumulate(heights, initial=0)
    is_left = [start + height / 2 < sum(heights) / 2 for start, height in zip(above, heights, strict=False)]
    return [[figure for figure, left in zip(figures, is_left, strict=True) if left == side] for side in (True, False)]


def _lines(figure, address):
    """The table with its head, in the words of the page, and the address of the list behind each first number."""
    yield [figure.head, *figure.columns, _("List")]
    for row in figure.rows:
        numbers = [_("unknown") if number.count is None else number.count for number in row.numbers]
        label = _("unknown") if row.is_unknown else capfirst(row.label)
        yield [_harmless(label), *numbers, f"{address}?{row.numbers[0].query}"]


def _harmless(label):
    """``label`` so that a spreadsheet takes it for text, whatever it begins with."""
    return f"'{label}" if label.startswith(("=", "+", "-", "@")) else label
