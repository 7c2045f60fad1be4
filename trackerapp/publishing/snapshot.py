"""A record with the rows that belong to it, as plain values: to tell what a change would do, and to do it later."""

import json

from django.apps import apps
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder

from trackerapp.models import Citation, Commendation, GrassrootsModel, Milestone, Recipient

BELONGS = {
    GrassrootsModel: [
        (Milestone, "grassroots_model"),
        (Citation, "grassroots_model"),
        (Citation, "milestone__grassroots_model"),
    ],
    Commendation: [(Recipient, "commendation"), (Citation, "commendation"), (Citation, "recipient__commendation")],
}
"""The rows that are changed with a record, and the road from them to it; those that others hang on come first.
Photos are published for themselves."""


def snapshot(record):
    """The stored values of ``record`` and of the rows that belong to it: {(kind, id): {column: value}}.

    ``kind`` is a label such as ``trackerapp.citation``. Columns that no person edits are left out; values are of JSON.
    """
    kind = type(record)
    found = {}
    for model, road in [(kind, "pk"), *BELONGS.get(kind, [])]:
        rows = model.objects.filter(**{road: record.pk}).order_by("pk")
        told = serializers.serialize("python", rows, fields=columns(model))
        for row in json.loads(json.dumps(told, cls=DjangoJSONEncoder)):
            found[row["model"], row["pk"]] = row["fields"]
    return found


def columns(model):
    """The names of the columns and of the many-to-many relations of ``model`` that people edit."""
    fields = [*model._meta.fields, *model._meta.many_to_many]
    return [field.name for field in fields if field.editable and not field.primary_key]


def differences(before, after):
    """What changed between two snapshots of one record, as a list of JSON objects.

    Each has ``kind`` and ``pk`` of a row, and the values of the columns that differ, ``before`` and ``after``;
    ``before`` is None for a new row, whose ``pk`` is only a mark, and ``after`` for one that was deleted.
    """
    changes = []
    for kind, pk in [*after, *(key for key in before if key not in after)]:
        old, new = before.get((kind, pk)), after.get((kind, pk))
        if old and new:
            names = [name for name in new if new[name] != old[name]]
            old, new = ({name: values[name] for name in names} for values in (old, new))
        if old != new:
            changes.append({"kind": kind, "pk": pk, "before": old, "after": new})
    return changes


def conflicts(changes, present):
    """Those of ``changes`` that the snapshot ``present`` contradicts: what they start from is no longer there."""

    def holds(change):
        row = present.get((change["kind"], change["pk"]))
        return change["before"] is None or (
            row is not None and all(row[name] == value for name, value in change["before"].items())
        )

    return [change for change in changes if not holds(change)]


def apply(changes, through):
    """Write ``changes``, each through the rules of its row. Raises ValidationError; the caller rolls back."""
    made = {}
    for change in changes:
        if change["after"] is not None:
            _write(change, made, through)
    for change in reversed(changes):
        if change["after"] is None:
            row = apps.get_model(change["kind"]).objects.get(pk=change["pk"])
            row._change_reason = through
            row.delete()


def _write(change, made, through):
    model = apps.get_model(change["kind"])
    row = model() if change["before"] is None else model.objects.get(pk=change["pk"])
    several = {}
    for name, value in change["after"].items():
        field = model._meta.get_field(name)
        if field.many_to_many:
            several[name] = value
        elif field.is_relation:
            setattr(row, field.attname, made.get((field.related_model._meta.label_lower, value), value))
        else:
            setattr(row, name, field.to_python(value))
    row._change_reason = through
    row.full_clean()
    row.save()
    for name, value in several.items():
        getattr(row, name).set(value)
    if change["before"] is None:
        made[change["kind"], change["pk"]] = row.pk
