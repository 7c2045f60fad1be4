"""A proposed change as people read it: row by row, field by field, what stands there and what would."""

from dataclasses import dataclass

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Line:
    """One field of a row, before and after, in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One row that would change: what kind it is, whether it is new or goes, and its lines."""

    kind: str
    is_new: bool
    is_deleted: bool
    lines: list[Line]


def side_by_side(changes):
    """The rows of ``changes`` (as ``snapshot.differences`` tells them) in words; empty fields of new rows left out."""
    return [_change(apps.get_model(change["kind"]), change) for change in changes]


def _change(model, change):
    before, after = change["before"], change["after"]
    names = [name for name in (after or before) if _says_something(name, before, after)]
    lines = [
        Line(capfirst(field.verbose_name), *(in_words(field, (side or {}).get(field.name)) for side in (before, after)))
        for field in map(model._meta.get_field, names)
    ]
    return Change(capfirst(model._meta.verbose_name), before is None, after is None, lines)


def _says_something(name, before, after):
    return any((side or {}).get(name) not in (None, "", [], False) for side in (before, after))


def in_words(field, value):
    """The JSON ``value`` of ``field`` in words: choices and other records by their names, unknown as unknown."""
    if value in (None, "", []):
        return _("unknown")
    if field.many_to_many or field.is_relation:
        keys = value if field.many_to_many else [value]
        rows = field.related_model._base_manager.filter(pk__in=keys)
        return ", ".join(map(str, rows)) or _("a new row")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(dict(field.flatchoices).get(value, value))
