"""A column of a sheet: its headings, and the widget that reads and writes its cells."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import override
from import_export.fields import Field

from trackerapp.models import GrassrootsModel, Locality, Organisation
from trackerapp.models.fields import PartialDateField
from trackerapp.text.folding import tokens

from .widgets import (
    ChoiceWidget,
    CodeWidget,
    ColumnWidget,
    DateWidget,
    DayWidget,
    ListWidget,
    NumberWidget,
    OrganisationWidget,
    PlaceWidget,
    ReferenceWidget,
)

WIDE = 50


def heading_key(heading):
    """The key on which two writings of a heading meet."""
    return " ".join(tokens(heading))


class Column(Field):
    """A column: ``column_name`` is the Vietnamese heading, ``also`` are others that people use.

    ``attribute`` is where the value is stored: a column of the table, or a many-to-many relation.
    """

    def __init__(self, kind, name, heading, *also, width=20, readonly=False, widget=None):
        self.field = kind._meta.get_field(name)
        attribute = name if self.field.many_to_many else self.field.attname
        super().__init__(attribute, heading, widget or _widget(self.field), readonly=readonly)
        self.name, self.also, self.width = name, also, width

    @property
    def is_tie(self):
        """Whether the values are many-to-many, in a table of their own."""
        return self.field.many_to_many

    @property
    def is_required(self):
        return not (self.field.blank or self.field.null or self.field.has_default() or self.is_tie)

    @cached_property
    def headings(self):
        """The keys of all headings that mean this column: Vietnamese and English ones, and the name in the code."""
        with override("en"):
            english = str(self.field.verbose_name)
        with override("vi"):
            vietnamese = str(self.field.verbose_name)
        return {heading_key(each) for each in (self.column_name, *self.also, english, vietnamese, self.name)}


def _widget(field):
    """The widget of the column ``field`` of a model."""
    if field.many_to_many:
        return ListWidget(_widget_of_relation(field))
    if field.is_relation:
        return _widget_of_relation(field)
    if field.choices:
        return ChoiceWidget(field)
    sorts = [(PartialDateField, DateWidget), (models.DateField, DayWidget), (models.IntegerField, NumberWidget)]
    return next((widget for sort, widget in sorts if isinstance(field, sort)), ColumnWidget)(field)


def _widget_of_relation(field):
    if field.related_model is GrassrootsModel:
        return CodeWidget(field, "MH")
    return {Locality: PlaceWidget, Organisation: OrganisationWidget}.get(field.related_model, ReferenceWidget)(field)
