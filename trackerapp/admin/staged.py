"""What a sheet would do, or has done, as the page of its import shows it: value by value, a page at a time."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from trackerapp.models import SheetRow
from trackerapp.spreadsheets.staging import resource_of

from .links import link_to

Deed = SheetRow.Deed
PER_PAGE = 200
MOST_NAMED = 100
"""So many of those who are named in one cell are shown, first of all those by whom two lists differ."""


@dataclass(frozen=True)
class Part:
    """Some rows of a sheet, under the name by which an address asks for a page of them."""

    name: str
    title: str
    deeds: list[str]


FAULTY = Part("faults", _("Faults"), [Deed.FAULTY])
CHANGED = Part("changes", _("What changes"), [Deed.UPDATED, Deed.PROPOSED])
NEW = Part("new", _("What is new"), [Deed.NEW])


@dataclass(frozen=True)
class Shown:
    """One page of a part."""

    part: Part
    page: Page
    rows: list


@dataclass(frozen=True)
class Line:
    """A row of the sheet: its record, where there is one, and the values of its columns, before and after."""

    row: SheetRow
    record: str
    values: list


def shown(job, part, wanted):
    """The page ``wanted`` of the rows of ``part``; None if there are none."""
    page = Paginator(job.rows.filter(deed__in=part.deeds).order_by("number", "pk"), PER_PAGE).get_page(wanted)
    if not page.paginator.count:
        return None
    resource = resource_of(job)
    links = _links(resource.kind, [row.record for row in page if row.record])
    return Shown(part, page, [_line(row, links.get(row.record, ""), resource) for row in page])


def with_links(job, obstacles):
    """Each row that stands in the way of undoing ``job``: its number, why, and a link to its record."""
    links = _links(resource_of(job).kind, [pk for _number, _why, pk in obstacles])
    return [(number, why, links.get(pk, "")) for number, why, pk in obstacles]


def _links(kind, ids):
    """Links to those of the records ``ids`` that are there."""
    return {pk: link_to(record) for pk, record in kind.objects.for_display().in_bulk(ids).items()}


def _line(row, link, resource):
    values = [
        (column.column_name, _in_words(column, before, after), _in_words(column, after, before))
        for column in resource.columns
        if column.attribute in row.values
        for before, after in [(row.before.get(column.attribute), row.values[column.attribute])]
    ]
    return Line(row, link, values)


def _in_words(column, value, other):
    """``value`` of a ``column`` as the sheet would have it; "" for one that is unknown.

    Of a long list only what the ``other`` one does not hold, and how many there are.
    """
    if value in (None, "", []):
        return ""
    if isinstance(value, list) and len(value) > MOST_NAMED:
        known = set(other or ())
        apart = [each for each in value if each not in known][:MOST_NAMED]
        return "; ".join(filter(None, [column.widget.render(apart), f"… ({len(value)})"]))
    rendered = column.widget.render(value)
    return f"{rendered:%d/%m/%Y}" if isinstance(rendered, date) else str(rendered)
