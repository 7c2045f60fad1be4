"""What every editable record of the register has: a version, a history, and columns derived from the others."""

from collections import defaultdict
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from trackerapp.text.folding import fold

from .edition import Mark
from .fields import LineField

KEYS = ["name_key", "sort_key", "number_key"]
"""Columns that ``derive`` sets."""

SENDERS = ["sender", "contact"]
"""Columns that say who sent in a report; they are forgotten after a while, so no version keeps them."""

STAFF_ONLY = {"staff_note"}
"""Columns that no public page shows: a save of these alone leaves ``updated_at`` as it was."""

NOT_IN_HISTORY = [
    *KEYS, *SENDERS, "path_key", "position", "position_today", "last", "today", "created_at", "updated_at",
]  # fmt: skip


class History(HistoricalRecords):
    """Rows of every change, without the columns that follow from others; one list of those serves all models."""

    def create_history_model(self, model, inherited):
        everywhere, columns = self.excluded_fields, {field.name for field in model._meta.fields}
        self.excluded_fields = [name for name in everywhere if name in columns]
        try:
            return super().create_history_model(model, inherited)
        finally:
            self.excluded_fields = everywhere


def address_part(text):
    """The readable end of a record's address; never empty, so that every name has an address."""
    return slugify(fold(text))[:80] or "-"


def code_of(record):
    """What people call ``record`` by its number: MH-12."""
    return f"{record.letters}-{record.pk:02}"


def goes_in_a_circle(record, relation):
    """Whether following ``relation`` from ``record``, as it is about to be saved, comes to no end."""
    seen, further = {record.pk}, getattr(record, relation)
    while further and further.pk not in seen:
        seen.add(further.pk)
        further = getattr(further, relation)
    return further is not None


class StaleRecord(ValidationError):
    """Somebody else has saved the record since it was read."""

    def __init__(self):
        super().__init__(
            _("Somebody else has changed this record since you opened it. Open it again and repeat your change."),
            code="stale",
        )


def wait_for_writers():
    """Let one transaction after the other write, until its end: what one counts or finds, another would miss.

    SQLite does so by itself.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('trackerapp writers'))")


class RecordQuerySet(models.QuerySet):
    """Rows of one kind of record."""

    def for_display(self):
        """With what a list of them shows."""
        return self

    def versions(self, ids):
        """The version of each of ``ids`` that is there. Every list asks: the ORM would take most of its time."""
        if not ids:
            return {}
        places = ", ".join(["%s"] * len(ids))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id, version FROM {self.model._meta.db_table} WHERE id IN ({places})", ids)  # noqa: S608
            return dict(cursor.fetchall())

    @contextmanager
    def in_step(self, records):
        """Within, ``records`` may be written in any way: the index follows, or nothing is written.

        What shows them is brought in step, be it that it did before or that it does now.
        """
        with transaction.atomic():
            wait_for_writers()
            shown = self._showing(records)
            yield
            for kind, ids in self._showing(records).items():
                shown[kind] |= ids
            for kind, ids in shown.items():
                kind.objects.index(ids)
            Mark.objects.leave(self.model)

    def _showing(self, records):
        """The searched records that show ``records``: the ids of each kind."""
        found = defaultdict(set)
        if ids := [record.pk for record in records if record.pk]:
            for kind, shown in self.model.objects.filter(pk__in=ids).found_in():
                found[kind].update(shown)
        return found

    def delete(self):
        records = list(self)
        with self.model.objects.in_step(records):
            return super().delete()

    delete.alters_data = delete.queryset_only = True

    def found_in(self):
        """The searched records that words of these rows lead to, as pairs of a model and ids."""
        for road in self.model.shown_by:
            kind, ids = self._along(road)
            yield from kind.objects.filter(pk__in=ids).found_in()
        yield from self.made_public()

    def made_public(self):
        """What the public sees because these rows name it, as pairs of a model and ids."""
        for road in self.model.names:
            yield self._along(road)

    def _along(self, road):
        """The model at the end of ``road``, and the ids that these rows lead to there."""
        kind = self.model
        for step in road.split("__"):
            kind = kind._meta.get_field(step).related_model
        return kind, set(self.exclude(**{road: None}).order_by().values_list(road, flat=True))


HISTORY = History(
    inherit=True,
    excluded_fields=NOT_IN_HISTORY,
    m2m_fields_model_field_name="history_m2m",
    verbose_name=_("history"),
)


class Record(models.Model):
    """A row that people edit. ``save`` refuses a stale version and writes the history."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created_at = models.DateTimeField(_("entered at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed at"), auto_now=True)

    history = HISTORY
    history_m2m = []
    letters = ""
    """What the code of such a record begins with, where people call it by one."""
    shown_by: list[str] = []
    """The relations to records on whose pages this one's name stands, so that its words find them."""
    names: list[str] = []
    """The relations to organisations that are public as long as a public record such as this one names them."""

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        self.derive()
        opened = self.version
        if update_fields is not None:
            seen = [] if STAFF_ONLY.issuperset(update_fields) else ["updated_at"]
            update_fields = {*update_fields, *self.derived_columns(), "version", *seen}
        try:
            with type(self).objects.in_step([self]):
                if not self._state.adding:
                    self.claim()
                super().save(*args, update_fields=update_fields, **kwargs)
        except Exception:
            self.version = opened
            raise

    def delete(self, *args, **kwargs):
        with type(self).objects.in_step([self]):
            return super().delete(*args, **kwargs)

    def derive(self):
        """Set the columns that follow from others, such as folded keys."""

    @classmethod
    def derived_columns(cls):
        """The columns that ``derive`` sets here."""
        return [field.name for field in cls._meta.concrete_fields if field.name in KEYS]

    def claim(self):
        """Take the next version, or raise StaleRecord if another save took it first."""
        rows = type(self)._base_manager.filter(pk=self.pk, version=self.version)
        if not rows.update(version=self.version + 1):
            raise StaleRecord
        self.version += 1


class KeyedQuerySet(RecordQuerySet):
    """Records that a seed file may name by a stable key."""

    def get_by_natural_key(self, key):
        return self.get(key=key)


class Vocabulary(Record):
    """A word of the register's own, kept as data: a stable code, a Vietnamese and an English name."""

    code = models.SlugField(_("code"), max_length=40, unique=True, help_text=_("Short and stable, e.g. GK_XA."))
    name = LineField(_("name"), max_length=200)
    name_en = LineField(_("English name"), max_length=200)
    rank = models.PositiveSmallIntegerField(_("place in lists"), default=0)

    class Meta:
        abstract = True
        ordering = ["rank", "code"]

    def __str__(self):
        return self.name_en if get_language() == "en" else self.name

    def natural_key(self):
        return (self.code,)
