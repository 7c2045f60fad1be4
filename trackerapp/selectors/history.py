"""The story of a record: every save of it and of what belongs to it, with those rows that are there no more."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from trackerapp.models import (
    Assignment,
    Citation,
    Commendation,
    Directive,
    GrassrootsModel,
    Locality,
    Milestone,
    Photo,
    Recipient,
    Succession,
    User,
)

from .entries import Entry, road_in_words
from .versions import Names, changes, held, typed, with_ties

ON_A_PAGE = 50

BELONGING = {
    GrassrootsModel: {Milestone: ["grassroots_model"], Photo: ["grassroots_model"]},
    Commendation: {Recipient: ["commendation"]},
    Locality: {Succession: ["predecessor", "successor"]},
    User: {Assignment: ["user"]},
}
"""What belongs to a kind of record, and by which of its columns. Citations follow from ``CITED``."""

CITED = {
    GrassrootsModel: "grassroots_model",
    Commendation: "commendation",
    Milestone: "milestone",
    Recipient: "recipient",
    Directive: "directive",
}


def histories(record, sources=None):
    """The rows of history that tell of ``record``, by kind: its own, and those of what belongs to it or did.

    ``sources`` are those whose citations are told; None for all.
    """
    kind = type(record)
    found = {kind: kind.history.filter(id=record.pk)} if hasattr(kind, "history") else {}
    for other, roads in BELONGING.get(kind, {}).items():
        found[other] = other.history.filter(_any(roads, record.pk))
    cited = {
        CITED[each]: record.pk if each is kind else rows.values("id") for each, rows in found.items() if each in CITED
    }
    if cited:
        condition = Q()
        for name, value in cited.items():
            condition |= Q(**{name if name == CITED.get(kind) else f"{name}__in": value})
        found[Citation] = Citation.history.filter(condition, *([] if sources is None else [Q(source__in=sources)]))
    return found


def _any(roads, pk):
    condition = Q()
    for road in roads:
        condition |= Q(**{road: pk})
    return condition


def saves(rows):
    """Of each save among ``rows``, all of one kind, the last row: ties to other records leave rows of their own.

    Those have the same version, person and road as the save that they are a part of.
    """
    later = rows.model.objects.exclude(history_type="-").order_by()
    later = later.annotate(_by=Coalesce("history_user_id", 0), _road=Coalesce("history_change_reason", Value("")))
    later = later.filter(
        id=OuterRef("id"),
        version=OuterRef("version"),
        history_id__gt=OuterRef("history_id"),
        _by=Coalesce(OuterRef("history_user_id"), 0),
        _road=Coalesce(OuterRef("history_change_reason"), Value("")),
    )
    return rows.filter(Q(history_type="-") | ~Exists(later))


def story(record, number=1, sources=None):
    """Page ``number`` of the story of ``record``, newest first: a page of a paginator, whose rows are entries.

    ``sources`` are those whose citations are told; None for all. It takes as many queries for one entry as for many.
    """
    kinds = [(kind, saves(rows)) for kind, rows in histories(record, sources).items()]
    every, *others = (
        rows.order_by().annotate(_kind=Value(index)).values_list("history_date", "_kind", "history_id")
        for index, (_kind, rows) in enumerate(kinds)
    )
    every = every.union(*others, all=True) if others else every
    page = Paginator(every.order_by("-history_date", "-_kind", "-history_id"), ON_A_PAGE).get_page(number)
    rows = {}
    for index, (kind, _rows) in enumerate(kinds):
        ids = [history_id for _date, each, history_id in page.object_list if each == index]
        rows |= {(index, row.history_id): row for row in with_previous(kind, ids)}
    entries = _entries([rows[each, history_id] for _date, each, history_id in page.object_list], record)
    page.object_list = entries
    return page


def version(record, kind_name, history_id):
    """The entry of the story of ``record`` that tells of this row of history; None if it is not of that story."""
    for kind, rows in histories(record).items():
        if kind._meta.model_name == kind_name and saves(rows).filter(history_id=history_id).exists():
            return _entries(with_previous(kind, [history_id]), record)[0]
    return None


def with_previous(kind, ids):
    """The rows of history ``ids``, each with the one of the save before as ``previous``, or None."""
    if not ids:
        return []
    before = saves(kind.history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")))
    rows = kind.history.select_related("history_user")
    found = list(
        rows.filter(history_id__in=ids).annotate(
            previous_id=Subquery(before.order_by("-history_id").values("history_id")[:1])
        )
    )
    known = {row.history_id: row for row in found}
    missing = {row.previous_id for row in found} - {None, *known}
    known |= {row.history_id: row for row in rows.filter(history_id__in=missing)}
    with_ties(list(known.values()))
    for row in found:
        row.previous = known.get(row.previous_id)
    return found


def _entries(rows, record):
    """``rows`` of history as entries, in words."""
    values = {row: held(row) for row in rows}
    values |= {row.previous: held(row.previous) for row in rows if row.previous}
    stored = _stored(rows)
    names = Names((row.instance_type, each) for row, each in values.items())
    return [_entry(row, record, values, stored, names) for row in rows]


def _stored(rows):
    """What the rows that ``rows`` of history tell of hold today, by kind and number."""
    ids = {}
    for row in rows:
        ids.setdefault(row.instance_type, set()).add(row.id)
    found = (
        each
        for kind, wanted in ids.items()
        for each in kind._base_manager.filter(pk__in=wanted).prefetch_related(*kind.history_m2m)
    )
    return {(type(each), each.pk): held(each) for each in found}


def _entry(row, record, values, stored, names):
    kind, previous = row.instance_type, row.previous
    is_new = previous is None or previous.history_type == "-"
    before = None if is_new else values[previous]
    is_own = kind is type(record) and row.id == record.pk
    without = [] if is_own else [*BELONGING.get(type(record), {}).get(kind, []), CITED.get(type(record), "")]
    today, is_end = stored.get((kind, row.id)), row.history_type == "-"
    return Entry(
        row,
        kind,
        "-" if is_end else "+" if is_new else "~",
        road_in_words(row.history_change_reason),
        "" if is_own else names.of_row(kind, values[row]),
        [] if is_end else changes(kind, before, values[row], names, without),
        is_gone=today is None,
        differs=today is None or any(today[name] != values[row][name] for name in typed(kind)),
    )
