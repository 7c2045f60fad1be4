"""Imports: a sheet that somebody sent in, what was found in it, and what became of it."""

from contextlib import contextmanager
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .base import RecordQuerySet
from .fields import ChosenField, LineField
from .proposed_change import ProposedChange
from .source import Source
from .user import User

SILENCE = timedelta(minutes=5)
"""Whoever works on an import gives a sign of life far more often than that."""


class Overtaken(Exception):
    """Somebody else has taken the import meanwhile."""


class SheetImportQuerySet(models.QuerySet):
    """Imports."""

    @contextmanager
    def writing(self):
        """Let nobody else write to the register until the transaction ends."""
        with RecordQuerySet(self.model).in_step([]):
            yield


class SheetImport(models.Model):
    """One sheet on its way into the register: read, checked, confirmed, written, perhaps taken back."""

    class Kind(models.TextChoices):
        """What sort of record its rows are, as the commands call it."""

        GRASSROOTS_MODELS = "models", _("Grassroots models")
        COMMENDATIONS = "commendations", _("Commendations")
        LOCALITIES = "localities", _("Places")
        ORGANISATIONS = "organisations", _("Organisations")

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", _("waiting to be read")
        READING = "reading", _("being read")
        REFUSED = "refused", _("cannot be read")
        CHECKED = "checked", _("read: look it through")
        CONFIRMED = "confirmed", _("waiting to be written")
        WRITING = "writing", _("being written")
        DONE = "done", _("written")
        FAILED = "failed", _("not written")
        UNDOING = "undoing", _("being taken back")
        UNDONE = "undone", pgettext_lazy("an import", "taken back")
        DROPPED = "dropped", _("given up")

    class Lists(models.TextChoices):
        """What becomes of the several values of a record, such as those commended, that its row does not name again."""

        REPLACED = "replaced", _("The row has the whole list: take out what it does not name")
        ADDED = "added", _("The row has a part of the list: add what it names, take out nothing")

    kind = ChosenField(_("kind of record"), max_length=15, choices=Kind.choices)
    file = models.FileField(_("file"), upload_to="imports", max_length=200)
    file_name = LineField(_("name of the file"), max_length=200)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, db_index=True)
    sheet = LineField(_("sheet"), max_length=100, blank=True, help_text=_("Empty: the first one that has a table."))
    conversions = models.JSONField(_("columns to be converted"), default=dict, blank=True)
    suspicions = models.JSONField(_("columns that seem to be in an old font"), default=list)
    lists = ChosenField(
        _("several values"), max_length=10, choices=Lists.choices, blank=True, help_text=_("Empty: none is taken out.")
    )
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", verbose_name=_("sent in by"))
    state = ChosenField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField(_("sent in at"), default=timezone.now)
    check_number = models.PositiveIntegerField(_("number of the check"), default=0)
    edition = models.CharField(_("edition that it was checked against"), max_length=60, blank=True)
    headings = models.JSONField(_("columns"), default=list)
    notes = models.JSONField(_("notes"), default=list)
    rows_read = models.PositiveIntegerField(_("rows"), default=0)
    unchanged = models.PositiveIntegerField(_("rows that change nothing"), default=0)
    progress = models.PositiveIntegerField(_("rows that are done"), default=0)
    message = models.TextField(_("message"), blank=True)
    source = models.ForeignKey(
        Source, models.SET_NULL, null=True, related_name="imports", verbose_name=_("source that its rows cite")
    )
    moved_at = models.DateTimeField(_("last sign of life"), default=timezone.now)
    written_at = models.DateTimeField(_("written at"), null=True)
    undone_at = models.DateTimeField(_("taken back at"), null=True)

    objects = SheetImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.file_name}"

    @property
    def reason(self):
        """How the history names it."""
        return f"import {self.pk}"

    @property
    def sheet_name(self):
        """What people call the sheet: a file of text has only its own name."""
        return self.sheet or self.file_name[:100]

    @property
    def is_at_work(self):
        """Whether something is being done with it, or is about to be."""
        state = self.State
        return self.state in {state.WAITING, state.READING, state.CONFIRMED, state.WRITING, state.UNDOING}

    @property
    def is_stuck(self):
        """Whether nothing has been heard for long of whoever should be working on it."""
        return self.is_at_work and timezone.now() - self.moved_at > SILENCE

    @property
    def may_start_again(self):
        """Whether it can be looked through once more, or be given up."""
        at_rest = {self.State.REFUSED, self.State.CHECKED, self.State.FAILED}
        return self.state in at_rest or (self.is_stuck and self.state != self.State.UNDOING)

    @property
    def may_be_undone(self):
        """Whether it can be taken back, or once more if that work was broken off."""
        return self.state == self.State.DONE or (self.is_stuck and self.state == self.State.UNDOING)

    @property
    def undecided(self):
        """The columns of which nobody has said whether they are to be converted."""
        return [each for each in self.suspicions if each[0] not in self.conversions]

    @property
    def converted(self):
        """The columns that are converted, by their letters, and from which encoding."""
        return {letter: encoding for letter, encoding in self.conversions.items() if encoding}

    def take(self, state, **values):
        """Whether it went on to ``state``, with ``values``: not if somebody else has taken it since it was read."""
        try:
            self.move(state=state, **values)
        except Overtaken:
            self.refresh_from_db()
            return False
        return True

    def move(self, **values):
        """Write ``values``; raise Overtaken if somebody else has taken it since it was read."""
        values["moved_at"] = timezone.now()
        same = SheetImport.objects.filter(pk=self.pk, state=self.state, check_number=self.check_number)
        if not same.update(**values):
            raise Overtaken
        for name, value in values.items():
            setattr(self, name, value)

    def counts(self):
        """How many rows there are of each deed."""
        counted = self.rows.order_by().values_list("deed").annotate(number=models.Count("pk"))
        return dict.fromkeys(SheetRow.Deed, 0) | dict(counted)


class SheetRow(models.Model):
    """One row of a sheet, and what it does to the register. Rows that change nothing are only counted."""

    class Deed(models.TextChoices):
        """What a row does."""

        NEW = "new", _("new")
        UPDATED = "updated", _("changed")
        PROPOSED = "proposed", _("proposed change")
        FAULTY = "faulty", _("faulty")

    sheet_import = models.ForeignKey(SheetImport, models.CASCADE, related_name="rows", db_index=False)
    number = models.PositiveIntegerField(_("row in the sheet"))
    joined = models.JSONField(_("rows that are one with it"), default=list)
    deed = ChosenField(_("what it does"), max_length=10, choices=Deed.choices)
    record = models.PositiveBigIntegerField(_("record"), null=True)
    version = models.PositiveIntegerField(_("version of the record"), null=True)
    proposed_change = models.ForeignKey(ProposedChange, models.SET_NULL, null=True, related_name="+")
    values = models.JSONField(_("values"), default=dict)
    before = models.JSONField(_("values before"), default=dict)
    faults = models.JSONField(_("faults"), default=list)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["sheet_import", "deed", "number"], name="sheet_row_by_deed")]

    def __str__(self):
        return f"{self.sheet_import}, {self.number}"
