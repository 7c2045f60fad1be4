"""Columns of the register that Django does not bring: clean text, partial dates, folded keys."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from trackerapp.text.dates import PartialDate
from trackerapp.text.folding import clean, clean_lines, has_control_characters


def refuse_control_characters(text):
    """Raise ValidationError where ``text`` holds characters that cannot be seen or printed."""
    if has_control_characters(text):
        raise ValidationError(
            _("Remove the invisible control characters; type the text again if you cannot see them."),
            code="control_characters",
        )


class CleanText:
    """A text column whose value is NFC, trimmed and free of doubled spaces before it is checked or stored."""

    default_validators = [refuse_control_characters]
    tidy = staticmethod(clean)

    def to_python(self, value):
        text = super().to_python(value)
        return text if text is None or has_control_characters(text) else self.tidy(text)

    def pre_save(self, instance, add):
        text = self.to_python(super().pre_save(instance, add))
        setattr(instance, self.attname, text)
        return text


class LineField(CleanText, models.CharField):
    """One line of text; empty when unknown, if ``blank``: otherwise the database, too, wants at least a sign."""

    non_db_attrs = tuple(name for name in models.CharField.non_db_attrs if name != "blank")

    def db_check(self, connection):
        return None if self.blank else f"{connection.ops.quote_name(self.column)} <> ''"


class ProseField(CleanText, models.TextField):
    """Several paragraphs of text; empty when unknown."""

    tidy = staticmethod(clean_lines)


class ChosenField(models.CharField):
    """A word from a list of choices; the database holds to the list, too. Empty when unknown, if ``blank``.

    A migration that makes the list longer has to renew the check on PostgreSQL itself, as 0019 does.
    """

    non_db_attrs = tuple(name for name in models.CharField.non_db_attrs if name not in {"blank", "choices"})

    def db_check(self, connection):
        words = [*(value for value, _label in self.choices), *([""] if self.blank else [])]
        listed = ", ".join("'" + word.replace("'", "''") + "'" for word in words)
        return f"{connection.ops.quote_name(self.column)} IN ({listed})"


class PartialDateFormField(forms.CharField):
    """Reads a year, a month or a day as Vietnamese write them: 2018, 9/2018, 11/02/2019."""

    default_error_messages = {
        "invalid": _("“%(value)s” is no day, month or year. Write it as 11/02/2019, 02/2019 or 2019."),
    }

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": text[:40]}) from None

    def has_changed(self, initial, data):
        return super().has_changed(str(initial or ""), data)


class PartialDateField(models.Field):
    """A year, month or day in one integer column: yyyymmdd, with 00 for what is unknown; NULL when all is."""

    description = _("Year, month or day")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **({"null": True, "blank": True} | kwargs))

    def get_internal_type(self):
        return "IntegerField"

    def db_check(self, connection):
        column = connection.ops.quote_name(self.column)
        month = f"{column} / 100 - {column} / 10000 * 100"
        return f"{column} / 10000 BETWEEN 1900 AND 2100 AND {month} <= 12 AND {column} - {column} / 100 * 100 <= 31"

    def from_db_value(self, value, expression, connection):
        return None if value is None else PartialDate.from_int(value)

    def to_python(self, value):
        if value in (None, "") or isinstance(value, PartialDate):
            return value or None
        if isinstance(value, date):
            return PartialDate.of(value)
        try:
            return PartialDate.from_int(value) if isinstance(value, int) else PartialDate.parse(value)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def get_prep_value(self, value):
        """Integers pass, so that a year is the range from 20180000 to 20189999."""
        value = super().get_prep_value(value)
        if isinstance(value, int):
            return value
        date = self.to_python(value)
        return None if date is None else date.to_int()

    def value_to_string(self, instance):
        return str(self.value_from_object(instance) or "")

    def formfield(self, **kwargs):
        return super().formfield(**({"form_class": PartialDateFormField} | kwargs))
