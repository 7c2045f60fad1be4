"""Loads the fixtures: the register's words, and the directives that the articles name."""

import json

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.serializers.base import DeserializationError

from trackerapp.models.base import Vocabulary

from . import people
from .tally import THROUGH, SeedError, Tally, differs

FILES = [
    "levels.json", "organisation_kinds.json", "commendation_kinds.json", "fields.json", "award_types.json",
    "directives.json",
]  # fmt: skip


def load_vocabularies(folder):
    """Bring the fixtures in ``folder`` into the register; returns a tally a file. Raises SeedError."""
    return [_load(folder / name) for name in FILES]


def _load(path):
    tally, kept = Tally(path.stem.replace("_", " ")), {}
    for number, entry in enumerate(_entries(path), start=1):
        model, column, name = _identity(path, number, entry)
        if model not in kept:
            kept[model] = _kept(model, column)
        if name in kept[model]:
            tally.kept.append(name)
        else:
            _save(path, number, _word(path, number, entry), tally)
    return tally


def _entries(path):
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise SeedError(path.name, "the file", error) from error
    if not isinstance(entries, list):
        raise SeedError(path.name, "the file", "it is no list of entries")
    return entries


def _identity(path, number, entry):
    """The model of an entry, the column that seeding knows it by, and what stands there."""
    try:
        model = apps.get_model(entry["model"])
        column = "code" if issubclass(model, Vocabulary) else "key"
        return model, column, entry["fields"][column]
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise SeedError(path.name, f"entry {number}", f"no model, code or key: {error}") from error


def _kept(model, column):
    """The codes or keys of the words that people have changed or deleted."""
    changed = model.objects.filter(pk__in=people.changed(model)).values_list(column, flat=True)
    return set(changed) | people.deleted(model, column) - set(model.objects.values_list(column, flat=True))


def _word(path, number, entry):
    """The record of an entry; one that the register has carries its id."""
    try:
        [found] = serializers.deserialize("json", json.dumps([entry]))
    except DeserializationError as error:
        raise SeedError(path.name, f"entry {number}", error) from error
    return found.object


def _save(path, number, word, tally):
    model = type(word)
    stored = model.objects.filter(pk=word.pk).first() if word.pk else None
    names = [field.name for field in model._meta.concrete_fields if field.editable and not field.primary_key]
    values = {name: getattr(word, name) for name in names}
    if stored and not differs(stored, values):
        tally.unchanged += 1
        return
    record = stored or word
    for name, value in values.items():
        setattr(record, name, value)
    try:
        record.full_clean()
    except ValidationError as error:
        raise SeedError(path.name, f"entry {number}", "; ".join(error.messages)) from error
    record._change_reason = THROUGH
    record.save()
    tally.changed += bool(stored)
    tally.new += not stored
