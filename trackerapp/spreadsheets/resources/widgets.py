"""How a cell becomes a value, and a value a cell: one widget for each sort of column.

A widget is django-import-export's: ``clean`` raises ValueError or ValidationError that says what stands there and
what to write, ``render`` gives what ``clean`` reads back. Values are as the database holds them: ids, not records.
"""

import re
from datetime import date, datetime
from difflib import get_close_matches
from functools import cached_property

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override
from import_export.widgets import Widget

from trackerapp import scope
from trackerapp.models import Gazetteer, Organisation
from trackerapp.text.dates import PartialDate
from trackerapp.text.folding import clean, fold
from trackerapp.text.numbers import parse_count

MOST_NAMED = 5
"""So many candidates are named where a cell can mean several."""
_SEPARATOR = re.compile(r"[;\n]+")


class ColumnWidget(Widget):
    """A widget of the column ``field`` of a model, whose own rules have the last word."""

    def __init__(self, field):
        super().__init__(coerce_to_string=False)
        self.field = field

    def clean(self, value, row=None, **_options):
        return self.field.clean(self.read(value), None)

    def read(self, cell):
        """What ``cell`` says, before the rules of the column are asked."""
        return as_text(cell)


class DateWidget(ColumnWidget):
    """A year, a month or a day, stored as a whole number."""

    def clean(self, value, row=None, **_options):
        found = super().clean(value)
        return found and found.to_int()

    def read(self, cell):
        if isinstance(cell, date):
            return PartialDate.of(cell)
        return as_text(cell)

    def render(self, value, obj=None, **_options):
        return value and PartialDate.from_int(value)


class DayWidget(ColumnWidget):
    """A whole day."""

    def read(self, cell):
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        found = PartialDate.parse(as_text(cell))
        if not found.day:
            raise ValueError(_("“%(text)s” is no whole day: write it as 11/02/2019.") % {"text": found})
        return found.first_day()

    def render(self, value, obj=None, **_options):
        return value


class NumberWidget(ColumnWidget):
    """A count, or a year."""

    def read(self, cell):
        if isinstance(cell, float) and not cell.is_integer():
            text = _("“%(text)s” is no whole number: write 1195 or 1.195, as a text if need be.")
            raise ValueError(text % {"text": f"{cell:n}"})
        return parse_count(as_text(cell))

    def render(self, value, obj=None, **_options):
        return value


class ChoiceWidget(ColumnWidget):
    """A word of a list, in either language or as it is stored."""

    @cached_property
    def words(self):
        """The stored value of each word, by its folded form."""
        found = {}
        for language in ("en", "vi"):
            with override(language):
                found |= {fold(str(label)): value for value, label in self.field.choices if value}
        return found | {fold(value): value for value, _label in self.field.choices if value}

    def read(self, cell):
        text = as_text(cell)
        try:
            return self.words[fold(text)]
        except KeyError:
            raise ValueError(unknown(text, self.names.values())) from None

    @cached_property
    def names(self):
        with override("vi"):
            return {value: capfirst(str(label)) for value, label in self.field.choices if value}

    def render(self, value, obj=None, **_options):
        return self.names.get(value, "")


class ReferenceWidget(ColumnWidget):
    """Another record, named by its words; ``user`` is who reads the sheet, and names no record that they cannot read."""

    user = None

    def clean(self, value, row=None, **_options):
        text = as_text(value)
        found = self.candidates(text)
        if len(found) == 1:
            return found[0]
        if found:
            raise ValueError(ambiguous(text, [self.render(pk) for pk in found]))
        raise ValueError(unknown(text, self.labels.values()))

    def candidates(self, text):
        """The ids that ``text`` can mean."""
        return self.keys.get(fold(text), [])

    @cached_property
    def keys(self):
        """The ids of each folded name."""
        found = {}
        for pk, names in self.named():
            for key in {fold(str(name)) for name in names if name}:
                found.setdefault(key, []).append(pk)
        return found

    @cached_property
    def labels(self):
        """What each record is called in a sheet."""
        return {pk: str(names[0]) for pk, names in self.named()}

    @property
    def records(self):
        return scope.readable(self.field.related_model.objects.all(), self.user)

    def named(self):
        """Pairs of an id and its names, the one that sheets show first."""
        return [(pk, names) for pk, *names in self.records.values_list("pk", "name", "name_en", "code")]

    def render(self, value, obj=None, **_options):
        return self.labels.get(value, "") if value else ""


class PlaceWidget(ReferenceWidget):
    """A place of either era."""

    @cached_property
    def places(self):
        return Gazetteer.now()

    def candidates(self, text):
        return [place.pk for place in self.places.called(text)]

    @cached_property
    def labels(self):
        return {place.pk: place.path_name for place in self.places.values()}

    def render(self, value, obj=None, **_options):
        return self.places.label(self.places[value]) if value else ""


class OrganisationWidget(ReferenceWidget):
    """An organisation by its name, with its place in parentheses where several bear it."""

    def named(self):
        places = Gazetteer.now()
        rows = self.records.values_list("pk", "name", "locality")
        return [
            (pk, [f"{name} ({places[place].path_name})", name] if place else [name])
            for pk, name, place in rows.order_by("pk")
        ]


class CodeWidget(ReferenceWidget):
    """A record by the number that people know it by, such as MH-12."""

    def __init__(self, field, sign):
        super().__init__(field)
        self.pattern = re.compile(rf"(?:{sign}-?)?0*(\d{{1,9}})", re.IGNORECASE)
        self.sign = sign

    @cached_property
    def known(self):
        return set(self.records.values_list("pk", flat=True))

    def clean(self, value, row=None, **_options):
        text = as_text(value)
        found = self.pattern.fullmatch(text)
        if found is None:
            raise ValueError(
                _("“%(text)s” is no number of a record: write %(example)s.")
                % {"text": text, "example": f"{self.sign}-12"}
            )
        if int(found[1]) not in self.known:
            raise ValueError(_("There is no record %(text)s that you may read.") % {"text": text})
        return int(found[1])

    def render(self, value, obj=None, **_options):
        return f"{self.sign}-{value:02}" if value else ""


class ListWidget(Widget):
    """Several values in one cell, parted by semicolons or lines."""

    def __init__(self, inner):
        super().__init__(coerce_to_string=False)
        self.inner = inner

    def clean(self, value, row=None, **_options):
        parts = [part for part in map(str.strip, _SEPARATOR.split(as_text(value))) if part]
        return tuple(sorted({self.inner.clean(part) for part in parts}))

    def render(self, value, obj=None, **_options):
        return "; ".join(self.inner.render(each) for each in value or ())


def as_text(cell):
    """What ``cell`` shows, as a text on its lines."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        cell = cell.date()
    return str(PartialDate.of(cell)) if isinstance(cell, date) else str(cell).strip()


def unknown(text, names):
    """The words for a name that nobody knows, with those that come near."""
    by_key = {fold(str(name)): str(name) for name in names}
    near = [by_key[key] for key in get_close_matches(fold(clean(text)), by_key, n=MOST_NAMED, cutoff=0.6)]
    if near:
        return _("“%(text)s” is unknown. Near it: %(names)s.") % {"text": text, "names": "; ".join(near)}
    return _("“%(text)s” is unknown.") % {"text": text}


def ambiguous(text, names):
    """The words for a name that can mean several things."""
    listed = "; ".join(names[:MOST_NAMED]) + ("; …" if len(names) > MOST_NAMED else "")
    return _("“%(text)s” can mean several: %(names)s. Write which one.") % {"text": text, "names": listed}
