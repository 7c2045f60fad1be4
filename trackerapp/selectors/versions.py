"""What a row of the register held in one version, and its values as people read them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from simple_history.utils import get_m2m_reverse_field_name

from trackerapp.models import Citation, Commendation, Locality, Organisation, Succession
from trackerapp.models.base import NOT_IN_HISTORY
from trackerapp.models.citation import TARGETS

HIDDEN = {*NOT_IN_HISTORY, "id", "key", "version", "token", "published_at", "submitted_by", "width", "height"}
"""Columns that mean nothing to people, or that follow from others."""

FIRST = ["state", "state_reason"]
"""What is told before everything else."""

NAMED_WITH = {
    Citation: ["source"],
    Commendation: ["award_type", "issued_by"],
    Locality: ["parent__parent"],
    Organisation: ["locality__parent__parent"],
    Succession: ["predecessor", "successor"],
}
"""What the name of a row in words needs, as ``select_related`` has it."""

MOST = 300
"""How long a text is told in full; of a longer one, what is around the difference."""

BESIDE = 60
"""How much of a long text stands before and after the difference."""


@dataclass(frozen=True)
class Change:
    """One field of two versions, in words; ``before`` is None where there was no version before."""

    name: str
    label: str
    before: str | None
    after: str

    def shortened(self):
        """The change with long texts cut down to what differs."""
        before, after = around_the_difference(self.before, self.after)
        return Change(self.name, self.label, before, after)


def kind_of(row):
    """The kind of record of ``row``, be it a record or a row of its history."""
    return getattr(row, "instance_type", None) or type(row)


def told_fields(kind):
    """The fields of ``kind`` that its history keeps and people understand; the state first."""
    kept = {field.name for field in kind.history.model._meta.fields} - HIDDEN
    fields = [field for field in kind._meta.concrete_fields if field.name in kept]
    fields.sort(key=lambda field: field.name not in FIRST)
    return [*fields, *(kind._meta.get_field(name) for name in kind.history_m2m)]


def typed(kind):
    """The names of those fields that people fill in; what else moves a record, such as its state, is left out."""
    return [field.name for field in told_fields(kind) if field.editable]


def held(row):
    """What ``row`` holds, by field: of a tie to another record its number, of several the numbers in order."""
    return {
        field.name: _ties(row, field) if field.many_to_many else getattr(row, field.attname)
        for field in told_fields(kind_of(row))
    }


def _ties(row, field):
    if not hasattr(row, "history_id"):
        return tuple(sorted(each.pk for each in getattr(row, field.name).all()))
    if not hasattr(row, "_ties"):
        with_ties([row])
    return row._ties[field.name]


def with_ties(rows):
    """Read what ``rows`` of the history of one kind were tied to: one query for each field. Returns them."""
    for row in rows:
        row._ties = {field.name: () for field in row._history_m2m_fields}
    known = {row.history_id: row for row in rows}
    for field in rows[0]._history_m2m_fields if rows else ():
        ties = getattr(rows[0].__class__, field.name).model.objects.filter(history__in=known)
        column = f"{get_m2m_reverse_field_name(field)}_id"
        for history_id, pk in ties.order_by(column).values_list("history_id", column):
            known[history_id]._ties[field.name] += (pk,)
    return rows


class Names:
    """The records that ``versions``, pairs of a kind and what it held, point at: one query for each kind of them."""

    def __init__(self, versions):
        wanted = defaultdict(set)
        for kind, values in versions:
            for name, value in values.items():
                field = kind._meta.get_field(name)
                if field.is_relation:
                    wanted[field.related_model].update(value if field.many_to_many else [value])
        self._found = {kind: self._read(kind, ids - {None}) for kind, ids in wanted.items()}

    @staticmethod
    def _read(kind, ids):
        rows = kind._base_manager.filter(pk__in=ids) if ids else kind._base_manager.none()
        return rows.select_related(*NAMED_WITH.get(kind, [])).in_bulk()

    def get(self, kind, pk):
        """The record, or None if it has gone."""
        return self._found.get(kind, {}).get(pk)

    def of(self, kind, pk):
        """The record's name, or that it has gone."""
        found = self.get(kind, pk)
        if found is None:
            return _("%(kind)s no. %(number)s, which is no longer in the register") % {
                "kind": capfirst(kind._meta.verbose_name),
                "number": pk,
            }
        return str(found)

    def of_row(self, kind, values):
        """The name that a row of ``kind`` had while it held ``values``; empty if that cannot be told any more."""
        row = kind()
        for name, value in values.items():
            field = kind._meta.get_field(name)
            if not field.is_relation:
                setattr(row, name, value)
            elif not field.many_to_many and value is not None:
                if (other := self.get(field.related_model, value)) is None:
                    return ""
                setattr(row, name, other)
        return str(row)


def changes(kind, before, after, names, without=()):
    """What differs between two versions of a row of ``kind``; of a first one (``before`` is None) what it holds."""
    return [
        Change(
            field.name,
            capfirst(str(field.verbose_name)),
            None if before is None else in_words(field, before[field.name], names, before),
            in_words(field, after[field.name], names, after),
        )
        for field in told_fields(kind)
        if field.name not in without and field.name in after and _is_told(field, before, after)
    ]


def _is_told(field, before, after):
    value = after[field.name]
    if before is None:
        return value is not None and value is not False and value not in ("", [], ())
    return before.get(field.name, value) != value


def in_words(field, value, names, values):
    """``value`` of ``field`` as people read it; ``values`` is all that the row holds."""
    if value is None or value in ("", [], ()):
        return _("unknown")
    if field.many_to_many:
        return ", ".join(names.of(field.related_model, pk) for pk in value)
    if field.is_relation:
        return names.of(field.related_model, value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.JSONField):
        return _stated(value, values)
    return _plainly(field, value)


def _plainly(field, value):
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, int) and not isinstance(field, models.PositiveSmallIntegerField):
        return number_format(value, use_l10n=True, force_grouping=True)
    return str(value)


def _stated(names, values):
    """The fields that a citation states, by their names in words."""
    target = next((target for target in TARGETS if values.get(target)), None)
    kind = Citation._meta.get_field(target).related_model if target else None
    labels = {name: str(kind._meta.get_field(name).verbose_name) for name in kind.CITABLE} if kind else {}
    return ", ".join(labels.get(str(name), str(name)) for name in names) if isinstance(names, list) else str(names)


def around_the_difference(before, after):
    """Two texts, cut down to what differs and the words beside it, if one of them is long.

    >>> around_the_difference("một", "hai")
    ('một', 'hai')
    """
    if before is None:
        return before, _cut(after, 0, 0)
    if max(len(before), len(after)) <= MOST:
        return before, after
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    return tuple(_cut(text, start - BESIDE, end - BESIDE) for text in (before, after))


def _alike(one, other):
    """How many letters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _cut(text, start, end):
    """``text`` without ``start`` letters at its beginning and ``end`` at its end, and never longer than MOST."""
    start, end = max(start, 0), len(text) - max(end, 0)
    stop = min(end, start + MOST)
    return f"{'…' if start else ''}{text[start:stop]}{'…' if stop < len(text) else ''}"
