"""What the sheets of all kinds of record have in common."""

from difflib import get_close_matches
from functools import cached_property
from itertools import repeat

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.resources import Resource

from trackerapp.models.rows import among

from .columns import heading_key
from .lists import ListWidget, together
from .parted import level_of
from .references import ReferenceWidget, in_other_times
from .widgets import CountWidget


class RegisterResource(Resource):
    """The columns of one kind of record, as ``user`` reads and writes them."""

    def __init__(self, user, sha256=""):
        """``sha256`` tells which file is read, where one is."""
        super().__init__()
        self.user, self.sha256 = user, sha256
        for column in self.columns:
            _tell(column.widget, user)

    def begin(self, sheet, epoch):
        """Read the ``sheet`` of that name, in which numbers of days count from ``epoch``."""
        self.sheet = sheet
        for column in self.columns:
            if hasattr(column.widget, "epoch"):
                column.widget.epoch = epoch

    def twice(self, values):
        """What is said of a row with these ``values`` and another one about the same record."""
        return _("Rows %(first)d and %(second)d are about the same record: keep one of the two.")

    @property
    def kind(self):
        """The model of the records."""
        return self._meta.model

    @property
    def columns(self):
        return list(self.fields.values())

    @property
    def code(self):
        """The column of the number that the register itself has given, if there is one."""
        return self.fields.get("code")

    @property
    def place(self):
        """The column of the place of a record, if it has one."""
        return self.fields.get("locality")

    @cached_property
    def by_heading(self):
        """The columns by the keys of their headings."""
        return {key: column for column in reversed(self.columns) for key in column.headings}

    def column_of(self, heading):
        """The column that ``heading`` means, or None."""
        return self.by_heading.get(heading_key(heading))

    def is_known(self, heading):
        """Whether ``heading`` means a column, or a part of one."""
        return self.column_of(heading) is not None or self.level_of(heading) is not None

    def level_of(self, heading):
        """Which level of a record's locality ``heading`` names; None if it means something else."""
        return level_of(heading) if self.place and self.column_of(heading) in {None, self.place} else None

    def is_counted(self, heading):
        """Whether ``heading`` means a column that says how many there are of something."""
        column = self.column_of(heading)
        return column is not None and isinstance(column.widget, CountWidget)

    def near(self, heading):
        """The heading that comes nearest to an unknown one, or ""."""
        found = get_close_matches(heading_key(heading), self.by_heading, n=1, cutoff=0.6)
        return self.by_heading[found[0]].column_name if found else ""

    def key(self, values):
        """What tells which record ``values`` are about, where they bear no number; None if they do not say."""
        raise NotImplementedError

    def second_key(self, values):
        """Another key of a whole record that no other one may bear; None if there is none."""

    def known(self, keys):
        """The ids of the records with one of ``keys``, by key."""
        raise NotImplementedError

    def act(self, values):
        """What rows of a sheet have in common that are about one record; None if ``values`` do not say."""
        return (self.code and values.get(self.code.attribute)) or self.key(values)

    def go_together(self, one, other):
        """Whether rows with these two of ``act`` are about one record."""
        return one == other

    def recognise(self, rows, notices):
        """Find records of ``rows`` whose key does not tell which, and note of which nobody can say."""

    def warn(self, rows, notices):
        """Note what may be a mistake in ``rows``, which change records."""

    def where(self, values):
        """The place and the organisation that say whose a record with these ``values`` is."""
        return values.get("locality_id"), values.get("organisation_id")

    def stored(self, ids, columns=None):
        """The version and the values of the records ``ids``, by id: values as the widgets give them.

        They are those of all columns, or of ``columns`` alone.
        """
        columns = self.columns if columns is None else columns
        plain = [column for column in columns if not column.is_tie and column is not self.code]
        names = [column.attribute for column in plain]
        rows = list(self.kind._base_manager.filter(pk__in=among(ids)).values_list("pk", "version", *names))
        if not rows:
            return {}
        numbers, versions, *read = zip(*rows, strict=True)
        values = [column.widget.all_stored(each) for column, each in zip(plain, read, strict=True)]
        each_row = zip(*values, strict=True) if plain else repeat((), len(rows))
        records = (dict(zip(names, each, strict=True)) for each in each_row)
        found = dict(zip(numbers, zip(versions, records, strict=True), strict=True))
        for column in columns:
            if column.is_tie:
                for pk, others in column.ties(ids).items():
                    found[pk][1][column.attribute] = together(column.key_of, others)
        return found

    def derived(self, values):
        """The columns that follow from ``values`` of a record, with their values."""
        return {}

    def derives(self, values):
        """Whether any column follows from ``values`` that changed."""
        return False

    def verify(self, ids):
        """Raise ValidationError if the records ``ids``, as they are written now, break a rule together."""

    def faults(self, values, places):
        """Pairs of a column's attribute and what ``values`` of a whole record break: rules of several columns."""
        return []


def broken(rule, record):
    """Pairs of a column and what ``record`` breaks of a model's own ``rule``."""
    try:
        rule(record)
    except ValidationError as fault:
        for name, messages in fault.message_dict.items():
            told = in_other_times(record.locality) if name == "locality" else ""
            yield name, " ".join([*messages, told]).rstrip()


def _tell(widget, user):
    """Tell a widget that names records who asks."""
    if isinstance(widget, ListWidget):
        widget = widget.inner
    if isinstance(widget, ReferenceWidget):
        widget.user = user
