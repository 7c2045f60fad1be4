"""A column of a sheet: its headings, and the widget that reads and writes its cells."""

from functools import lru_cache

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from import_export.fields import Field

from trackerapp.models import GrassrootsModel, Locality, Organisation
from trackerapp.models.base import STAFF_ONLY
from trackerapp.models.fields import PartialDateField
from trackerapp.models.rows import among, tie, untie
from trackerapp.text.folding import tokens

from .lists import ListWidget
from .references import CodeWidget, OrganisationWidget, PlaceWidget, ReferenceWidget
from .widgets import ChoiceWidget, CountWidget, DateWidget, DayWidget, ProseWidget, TextWidget

WIDE = 50
PRIVATE = _("It can name private persons, whom the public sees only with a legal basis.")
FOR_STAFF = _("For staff only, never public: it can hold what concerns persons.")


@lru_cache(maxsize=64)  # each cell above a table is asked about several times, one after the other
def heading_key(heading):
    """The key on which two writings of a heading meet."""
    return " ".join(tokens(heading))


class Column(Field):
    """A column for ``field`` of a model; the first of its Vietnamese ``headings`` is written, all are understood.

    ``attribute`` is where the value is stored: a column of the table, or a many-to-many relation.
    """

    def __init__(self, field, headings, width=20, widget=None):
        attribute = field.name if field.many_to_many else field.attname
        super().__init__(attribute, headings[0], widget or _widget(field))
        self.field, self.also, self.width = field, headings[1:], width

    is_part = False
    """Whether the values are rows of their own that belong to the record."""

    @property
    def is_tie(self):
        """Whether the values are many-to-many, in a table of their own."""
        return self.field.many_to_many

    @property
    def personal(self):
        """Why it is taken out only by those who ask for it; empty if there is no reason."""
        if self.field.name in STAFF_ONLY:
            return FOR_STAFF
        return PRIVATE if self.field.name in getattr(self.field.model, "PERSONAL", ()) else ""

    @property
    def unknown(self):
        """What is stored where nothing is known."""
        if self.is_tie:
            return ()
        return None if self.field.null else self.field.get_default()

    @property
    def through(self):
        """The table of a many-to-many relation, and its two columns."""
        return self.field.remote_field.through, (self.field.m2m_column_name(), self.field.m2m_reverse_name())

    def told(self, value):
        """``value`` as a proposed change has it."""
        return str(self.widget.render(value)) if isinstance(self.widget, DateWidget) else value

    def ties(self, ids):
        """The ids that each of the records ``ids`` is tied to, in order."""
        through, (record, other) = self.through
        pairs = through._base_manager.filter(**{f"{record}__in": among(ids)}).values_list(record, other)
        found = {pk: [] for pk in ids}
        for pk, tied in pairs:
            found[pk].append(tied)
        return {pk: tuple(sorted(tied)) for pk, tied in found.items()}

    @staticmethod
    def key_of(value):
        """The key on which two writings of one of several values meet."""
        return value

    def bind(self, tied, writing, *, anew=False):
        """Write to what each record is tied, {id: ids}; ``anew`` takes the place of what was."""
        through, ends = self.through
        if anew:
            untie(through, ends[0], list(tied))
        tie(through, ends, [(pk, other) for pk, others in tied.items() for other in others])

    def put_back(self, tied, reason, writing):
        """Write to what each record was tied, {id: ids}, before the writing of that ``reason``."""
        self.bind(tied, writing, anew=True)

    @property
    def is_repetitive(self):
        """Whether records share their values, so that it pays to remember how each is written."""
        return not isinstance(self.field, models.TextField) and type(self.widget) is not TextWidget

    @property
    def holds_free_text(self):
        """Whether a cell can hold any text that people type, and none but such."""
        widget = self.widget.inner if isinstance(self.widget, ListWidget) else self.widget
        return isinstance(widget, TextWidget)

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
        return {heading_key(each) for each in (self.column_name, *self.also, english, vietnamese, self.field.name)}


def _widget(field):
    """The widget of the column ``field`` of a model."""
    if field.many_to_many:
        return ListWidget(_widget_of_relation(field))
    if field.is_relation:
        return _widget_of_relation(field)
    if field.choices:
        return ChoiceWidget(field)
    sorts = [
        (PartialDateField, DateWidget),
        (models.DateField, DayWidget),
        (models.IntegerField, CountWidget),
        (models.TextField, ProseWidget),
    ]
    return next((widget for sort, widget in sorts if isinstance(field, sort)), TextWidget)(field)


def _widget_of_relation(field):
    if field.related_model is GrassrootsModel:
        return CodeWidget(field, GrassrootsModel.letters)
    return {Locality: PlaceWidget, Organisation: OrganisationWidget}.get(field.related_model, ReferenceWidget)(field)
