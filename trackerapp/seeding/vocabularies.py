"""Loads the fixtures: the register's words, and the directives that the articles name."""

from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.serializers.base import DeserializationError

from .tally import THROUGH, SeedError, Tally, differs, touched

FILES = [
    "levels.json", "organisation_kinds.json", "commendation_kinds.json", "fields.json", "award_types.json",
    "directives.json",
]  # fmt: skip


def load_vocabularies(folder):
    """Bring the fixtures in ``folder`` into the register; returns a tally a file. Raises SeedError."""
    return [_load(folder / name) for name in FILES]


def _load(path):
    tally, kept = Tally(path.stem.replace("_", " ")), {}
    for number, word in enumerate(_words(path), start=1):
        model = type(word)
        if word.pk in kept.setdefault(model, touched(model)):
            tally.kept.append(str(word))
        else:
            _save(path, number, word, tally)
    return tally


def _words(path):
    """The records of the fixture; those that the register has carry its id."""
    try:
        found = serializers.deserialize("json", path.read_text(encoding="utf-8"))
        for each in found:
            yield each.object
    except DeserializationError as error:
        raise SeedError(path.name, "the file", error) from error


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
