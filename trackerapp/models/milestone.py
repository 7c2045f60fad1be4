"""Milestones: the dated events in the life of a grassroots model. They do not compute its status."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import Record, RecordQuerySet
from .citation import Cited
from .fields import ChosenField, LineField, PartialDateField
from .grassroots_model import GrassrootsModel
from .organisation import Organisation
from .vocabularies import Level


class MilestoneQuerySet(RecordQuerySet):
    """Events, in the order of time."""

    def in_time(self):
        """Oldest first; those without a day at the end."""
        return self.order_by(models.F("on").asc(nulls_last=True), "pk")

    def for_display(self):
        return self.select_related("level", "decided_by").prefetch_related("citations__source").in_time()


class Milestone(Cited, Record):
    """Something that happened to a grassroots model on a day."""

    class Kind(models.TextChoices):
        REGISTERED = "registered", _("registered")
        RECOGNISED = "recognised", _("recognised")
        LAUNCHED = "launched", _("launched")
        INSPECTED = "inspected", _("inspected")
        CONFIRMED = "confirmed", _("confirmed alive")
        PAUSED = "paused", _("paused")
        ENDED = "ended", _("ended")

    names = ["decided_by"]
    CITABLE = ["kind", "on", "level", "decision_number", "decided_by", "note"]

    grassroots_model = models.ForeignKey(
        GrassrootsModel, models.CASCADE, related_name="milestones", verbose_name=_("grassroots model")
    )
    kind = ChosenField(_("event"), max_length=10, choices=Kind.choices)
    on = PartialDateField(_("on"), help_text=_("2018, 09/2018 or 19/05/2018; empty if unknown."))
    level = models.ForeignKey(Level, models.PROTECT, null=True, blank=True, verbose_name=_("level"))
    decision_number = LineField(_("decision number"), max_length=60, blank=True, help_text=_("E.g. 123/QĐ-UBND."))
    decided_by = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="milestones_decided",
        verbose_name=_("decided by"),
    )
    note = LineField(_("what happened"), max_length=300, blank=True)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["on", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.on or ''}".strip()
