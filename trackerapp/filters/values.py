"""What one value of a query string may be: words, a choice, a place, a year; or that it is unknown."""

import re
from functools import cache

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_filters import Filter

from trackerapp.models.fields import refuse_control_characters

UNKNOWN = "chua-ro"
LONGEST_QUERY = 200
NO_SUCH_CHOICE = {"invalid_choice": _("The register has no such choice.")}


class OfOneForm:
    """A field that a filter set makes for its form alone, which need not copy it."""

    def __deepcopy__(self, _memo):
        return self


class WordsField(OfOneForm, forms.CharField):
    """Words to search for."""

    default_validators = [refuse_control_characters]

    def __init__(self, **kwargs):
        super().__init__(max_length=LONGEST_QUERY, **kwargs)
        self.error_messages["max_length"] = _("Search for at most %(limit_value)d characters.")


class OneOfField(OfOneForm, forms.ChoiceField):
    """A choice; the function ``choices`` is asked once, and only if somebody wants to know."""

    default_error_messages = NO_SUCH_CHOICE

    def __init__(self, *, choices, **kwargs):
        super().__init__(choices=cache(choices), **kwargs)


class SomeOfField(OneOfField, forms.MultipleChoiceField):
    """Several choices."""


class PlaceField(OfOneForm, forms.ModelChoiceField):
    """A place by its number in the register, or "chua-ro"; ``queryset`` is a function."""

    default_error_messages = {"invalid_choice": _("The register has no such place.")}

    def __init__(self, *, queryset, **kwargs):
        super().__init__(queryset=queryset(), **kwargs)

    def to_python(self, value):
        return value if value == UNKNOWN else super().to_python(value)


class YearField(OfOneForm, forms.CharField):
    """A year of four digits, or "chua-ro"."""

    def to_python(self, value):
        text = super().to_python(value)
        if text in ("", UNKNOWN):
            return text
        if not re.fullmatch("(?:19|20)[0-9]{2}|2100", text):
            raise ValidationError(_("Write a year between 1900 and 2100."), code="invalid")
        return int(text)


class Words(Filter):
    field_class = WordsField


class OneOf(Filter):
    """One of ``choices``, a list or a function: filters are copied for each request, a function is not."""

    field_class = OneOfField

    def __init__(self, *args, choices, **kwargs):
        self.is_of_data = callable(choices)
        super().__init__(*args, choices=choices if self.is_of_data else lambda: choices, **kwargs)


class SomeOf(OneOf):
    """Several of them, any of which will do."""

    field_class = SomeOfField


class Place(Filter):
    field_class = PlaceField


class Year(Filter):
    field_class = YearField


def with_unknown(choices):
    """``choices`` and "unknown" at their end."""
    return [*choices, (UNKNOWN, _("Unknown"))]


def vocabulary(model):
    """A function that lists a vocabulary as choices."""
    return lambda: with_unknown((word.code, str(word)) for word in model.objects.all())
