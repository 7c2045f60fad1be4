"""A proposed change as people read it: row by row, field by field, what stands there and what would."""

from dataclasses import dataclass

from django.apps import apps
from django.utils.text import capfirst

from trackerapp.selectors import versions


@dataclass(frozen=True)
class Row:
    """One row that would change: what kind it is, whether it is new or goes, and what of it changes."""

    kind: str
    is_new: bool
    is_deleted: bool
    lines: list[versions.Change]


def side_by_side(changes):
    """The rows of ``changes``, as ``snapshot.differences`` tells them, in words."""
    sides = [_sides(apps.get_model(change["kind"]), change) for change in changes]
    names = versions.Names([(kind, side) for kind, *both in sides for side in both if side])
    return [_row(kind, before, after, names) for kind, before, after in sides]


def _sides(kind, change):
    """All that the row holds before and after the change; None where it is not there."""
    row = kind.objects.filter(pk=change["pk"]).first() if change["before"] is not None else None
    held = versions.held(row) if row else {}
    return kind, *(_read(kind, change[side], held) for side in ("before", "after"))


def _read(kind, values, held):
    """The JSON ``values`` over those that the row holds, as the history has them."""
    if values is None:
        return None
    told = {field.name: field for field in versions.told_fields(kind)}
    return held | {name: _typed(told[name], value) for name, value in values.items() if name in told}


def _typed(field, value):
    if field.many_to_many:
        return tuple(sorted(value))
    return value if field.is_relation else field.to_python(value)


def _row(kind, before, after, names):
    title = capfirst(kind._meta.verbose_name)
    if after is None:
        lines = [
            versions.Change(line.name, line.label, line.after, "")
            for line in versions.changes(kind, None, before, names)
        ]
    else:
        lines = versions.changes(kind, before, after, names)
    return Row(title, before is None, after is None, lines)
