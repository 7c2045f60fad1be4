"""How a cell becomes a value, and a value a cell: one widget for each sort of column.

A widget is django-import-export's: ``clean`` reads one cell and raises ValueError, ``render`` gives what ``clean``
reads back; ``column`` reads a whole column at once. Values are as the database holds them: ids, not records.
"""

import re
from datetime import date
from functools import cached_property

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override
from import_export.widgets import Widget

from trackerapp.models.fields import refuse_control_characters
from trackerapp.spreadsheets.reading import Fault, cells, days
from trackerapp.spreadsheets.workbook import SURELY_WHOLE, is_cut
from trackerapp.text.dates import PartialDate
from trackerapp.text.folding import fold

from .near import nearest, unknown

LONGEST_NAME, LONGEST_TEXT = 300, 100_000
"""So many letters at most has a name, a number or a word, and a text; what is longer is not looked up."""
SAID = "%(value)s"
"""A fault that is said in full already."""


class ColumnWidget(Widget):
    """A widget of the column ``field`` of a model, whose own rules have the last word."""

    read = staticmethod(cells.texts)
    """How a column of cells becomes values, before the rules are asked."""
    longest = LONGEST_NAME
    remembers = False
    """Whether a sheet names the same few again and again, so that it pays to look up each only once."""

    def __init__(self, field):
        super().__init__(coerce_to_string=False)
        self.field, self.remembered = field, {}

    def column(self, raw):
        """The values of a whole column of cells: None for an empty one, a ``Fault`` for one that cannot be taken.

        Equal cells are looked at once.
        """
        read = self.read(raw)
        if self._are_sound(read):
            return read
        known = self.remembered if self.remembers else {}
        for each in set(read).difference(known):
            known[each] = each if each is None or isinstance(each, Fault) else self._accepted(each)
        return list(map(known.__getitem__, read))

    def _are_sound(self, read):
        """Whether nothing can be said against any of these values: by those who know a rule for all at once."""
        return False

    def _accepted(self, value):
        try:
            return self.taken(value)
        except ValidationError as fault:
            return Fault(SAID, " ".join(fault.messages))
        except ValueError as fault:
            return Fault(SAID, str(fault))

    def literal(self, text):
        """``text`` as it is stored, whatever a sheet would make of it; a ``Fault`` if it breaks a rule."""
        return self._accepted(text)

    def taken(self, value):
        """``value`` as ``accept`` gives it, unless it is longer than anything in such a column."""
        if isinstance(value, str) and len(value) > self.longest:
            text = _("“%(text)s…” has %(length)d letters; at most %(most)d can stand here.")
            raise ValueError(text % {"text": value[:20], "length": len(value), "most": self.longest})
        return self.accept(value)

    def clean(self, value, row=None, **_options):
        match self.column([value]):
            case [Fault() as fault]:
                raise ValueError(str(fault))
            case [found]:
                return found

    def accept(self, value):
        """``value`` as it is stored; raise ValueError or ValidationError if it breaks a rule."""
        return self.field.clean(value, None)

    def stored(self, value):
        """A value that was read from the database, as ``accept`` gives it."""
        return value

    def all_stored(self, values):
        """The same of the values of a whole column; most are as they are read."""
        return values if type(self).stored is ColumnWidget.stored else map(self.stored, values)

    def render(self, value, obj=None, **_options):
        return value


class TextWidget(ColumnWidget):
    """A text on one line."""

    longest = sound_up_to = LONGEST_TEXT

    def _are_sound(self, read):
        """Whether all are texts as they are stored, and none is too long: no more is asked of most."""
        rules = [rule for rule in self.field.validators if rule is not refuse_control_characters]
        longest = [rule.limit_value for rule in rules if isinstance(rule, MaxLengthValidator)]
        if len(longest) < len(rules) or self.field.choices:
            return False
        given = [value for value in read if value is not None]
        return cells.are_plain(given) and max(map(len, given), default=0) <= min([self.sound_up_to, *longest])


class ProseWidget(TextWidget):
    """A text of several lines."""

    read = staticmethod(cells.long_texts)

    sound_up_to = SURELY_WHOLE

    def accept(self, value):
        if is_cut(value):
            raise ValueError(
                _(
                    "This text was cut when it was taken out, for no cell of a workbook takes more. Take it out as "
                    "CSV, or delete it here: it stays as it is in the register."
                )
            )
        return super().accept(value)


class DateWidget(ColumnWidget):
    """A year, a month or a day, stored as a whole number."""

    epoch = days.EPOCH

    def read(self, raw):
        return days.dates(raw, self.epoch)

    def accept(self, value):
        return self.stored(super().accept(value))

    def stored(self, value):
        return value and value.to_int()

    def render(self, value, obj=None, **_options):
        return value and PartialDate.from_int(value)


class DayWidget(ColumnWidget):
    """A whole day."""

    epoch = days.EPOCH

    def read(self, raw):
        return days.dates(raw, self.epoch)

    def accept(self, value):
        if not value.day:
            raise ValueError(_("“%(text)s” is no whole day: write it as 11/02/2019.") % {"text": value})
        return self.stored(super().accept(value.first_day()))

    def stored(self, value):
        return value and value.isoformat()

    def render(self, value, obj=None, **_options):
        return date.fromisoformat(value) if isinstance(value, str) else value


class CountWidget(ColumnWidget):
    """A whole number."""

    read = staticmethod(cells.counts)


class YearWidget(ColumnWidget):
    """A year."""

    epoch = days.EPOCH

    def read(self, raw):
        return days.years(raw, self.epoch)


class ChoiceWidget(ColumnWidget):
    """A word of a list, in either language or as it is stored; ``also`` are other words for it."""

    def __init__(self, field, also=None):
        super().__init__(field)
        self.also = also or {}

    @cached_property
    def words(self):
        """The stored value of each word, by its folded form."""
        found = {fold(word): value for word, value in self.also.items()}
        for language in ("en", "vi"):
            with override(language):
                found |= {fold(str(label)): value for value, label in self.field.choices if value}
        return found | {fold(str(value)): value for value, _label in self.field.choices if value}

    @cached_property
    def names(self):
        with override("vi"):
            return {value: capfirst(str(label)) for value, label in self.field.choices if value}

    def accept(self, value):
        if fold(value) not in self.words:
            if fold(value) in cells.UNKNOWN:
                return None
            raise ValueError(unknown(value, nearest(value, self.names.values()), self.names.values()))
        return self.words[fold(value)]

    def render(self, value, obj=None, **_options):
        return self.names.get(value, "")


class NumberWidget(ColumnWidget):
    """The number of a record, as people know it: MH-12."""

    def __init__(self, field, sign):
        super().__init__(field)
        self.pattern = re.compile(rf"{sign} ?[-–]? ?0*(\d{{1,9}})", re.IGNORECASE)
        self.sign = sign

    def accept(self, value):
        if value.isdecimal():
            text = _(
                "“%(text)s” has no letters in front, so that nobody knows whether it is a number of this register. If "
                "it is, write %(example)s; if it is a number of your own, delete the column."
            )
            raise ValueError(text % {"text": value, "example": self.render(int(value[:9]))})
        found = self.pattern.fullmatch(value)
        if found is None:
            text = _("“%(text)s” is no number of a record: write %(example)s.")
            raise ValueError(text % {"text": value, "example": f"{self.sign}-12"})
        return int(found[1])

    def render(self, value, obj=None, **_options):
        return f"{self.sign}-{value:02}" if value else ""
