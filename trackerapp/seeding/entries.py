"""Reads one file of seeds/articles: its entries, and the values and passages that they give."""

import tomllib

from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.db import models

from .tables import said
from .tally import SeedError

PASSAGE = {"paragraph": 0, "caption": 0, "in_title": False, "words": "", "supports": []}
"""What a passage says, and what it says if it says nothing."""


class Entries:
    """One file: ``source`` is its bibliography, ``sections`` hold its other entries."""

    def __init__(self, path, sections):
        self.name = path.name
        content = self._read(path)
        unknown = content.keys() - {"source", *sections}
        if unknown:
            raise self.fault("the file", f"unknown section “{min(unknown)}”")
        self.source = content.get("source", {})
        if not isinstance(self.source, dict):
            raise self.fault("source", "write [source], once in a file")
        self.sections = {section: self._list(section, content.get(section, [])) for section in sections}

    def _read(self, path):
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise self.fault("the file", error) from error

    def _list(self, section, given):
        if not _is_list_of(dict, given):
            raise self.fault(section, f"write [[{section}]] above each entry")
        return given

    def fault(self, place, fault):
        """The error that names this file, the place in it and the fault."""
        return SeedError(self.name, place, said(fault))

    def key(self, section, entry):
        """What seeding knows the entry by."""
        key = entry.get("key")
        if not key or not isinstance(key, str):
            raise self.fault(f"{section} (without a key)", "every entry needs a key, a text")
        return key

    def values(self, place, model, entry, beside):
        """The values of columns and the records of many-to-many fields; ``beside`` names what is neither."""
        values, links = {}, {}
        for name, given in entry.items():
            if name in beside:
                continue
            field, where = self._field(place, model, name), f"{place}, {name}"
            if field.many_to_many:
                links[name] = [self.named(where, field.related_model, key) for key in self._texts(where, given)]
            else:
                values[name] = self._value(where, field, given)
        return values, links

    def _field(self, place, model, name):
        """The field of that name, if an editor may fill it and a file can."""
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            field = None
        if field is None or not field.concrete or not field.editable or field.primary_key or not _has_keys(field):
            raise self.fault(place, f"unknown field “{name}”")
        return field

    def _value(self, place, field, given):
        if field.is_relation:
            return self.named(place, field.related_model, given)
        if not _fits(field, given):
            raise self.fault(place, f"{given!r} is not what belongs there")
        try:
            return field.clean(given, None)
        except (ValidationError, TypeError, ValueError) as error:
            raise self.fault(place, error) from error

    def named(self, place, model, key):
        """The record of that key or code in the register."""
        try:
            if isinstance(key, str):
                return model.objects.get_by_natural_key(key)
        except ObjectDoesNotExist:
            pass
        raise self.fault(place, f"the register has no {model.__name__} “{key}”")

    def _texts(self, place, given):
        if not _is_list_of(str, given):
            raise self.fault(place, "give a list of texts, as [“a”, “b”] with straight quotation marks")
        return given

    def passages(self, place, entry):
        """What the entry's passages say, each as a tuple."""
        given = entry.get("cited", [])
        if not _is_list_of(dict, given):
            raise self.fault(f"{place}, cited", "give a list of passages, each in { }")
        return [self._passage(place, each) for each in given]

    def _passage(self, place, given):
        unknown = given.keys() - PASSAGE.keys()
        if unknown:
            raise self.fault(place, f"unknown part of a passage “{min(unknown)}”")
        found = PASSAGE | given
        for part, usual in PASSAGE.items():
            if type(found[part]) is not type(usual):
                raise self.fault(f"{place}, cited", f"“{part}” is {found[part]!r}; give a {type(usual).__name__}")
        supports = self._texts(f"{place}, supports", found.pop("supports"))
        return (*found.values(), tuple(sorted(supports)))


def _is_list_of(kind, given):
    return isinstance(given, list) and all(isinstance(each, kind) for each in given)


def _has_keys(field):
    """Whether it is no relation, or one to records that a file can name."""
    return not field.is_relation or hasattr(field.related_model.objects, "get_by_natural_key")


def _fits(field, given):
    """Whether TOML gave a text for a text, a yes or no for one, and a single value for anything else."""
    if isinstance(field, models.CharField | models.TextField):
        return isinstance(given, str)
    if isinstance(given, bool) or isinstance(field, models.BooleanField):
        return isinstance(given, bool) and isinstance(field, models.BooleanField)
    return not isinstance(given, list | dict | float)
