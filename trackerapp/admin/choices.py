"""Choices that are typed, which do not fall over numbers that no form of ours has sent."""

import re

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.forms import ModelMultipleChoiceField

PLAIN_NUMBER = re.compile("[0-9]{1,18}")
"""A number of a record, as forms send it: no database falls over one of 18 digits."""


class PlainNumbersOnly:
    """Passes over values that can be no record's number; Django asks the database for them."""

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, [each for each in value if PLAIN_NUMBER.fullmatch(str(each))], attrs)


class TypedChoice(PlainNumbersOnly, AutocompleteSelect):
    """One record, found while typing."""


class TypedChoices(PlainNumbersOnly, AutocompleteSelectMultiple):
    """Several records, found while typing."""


class SeveralRecords(ModelMultipleChoiceField):
    """Several records; what can be no record's number is an invalid choice."""

    def _check_values(self, value):
        for each in value:
            if not PLAIN_NUMBER.fullmatch(str(each)):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": str(each)[:40]}
                )
        return super()._check_values(value)
