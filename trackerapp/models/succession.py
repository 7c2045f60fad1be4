"""Successions: which unit became which, when a reform ended the one and began the other."""

from contextlib import contextmanager
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .base import Record, RecordQuerySet
from .fields import ChosenField, LineField
from .locality import Locality

LONGEST_GAP = timedelta(days=366)
"""How long after the last day of one unit another may begin as its successor; as a rule it is the day after."""

_LEVEL = Locality.Level
LEVELS = {*((level, level) for level in _LEVEL), (_LEVEL.DISTRICT, _LEVEL.COMMUNE)}
"""The levels of a unit and of its successor; the districts of islands became communes, as special zones."""


class SuccessionQuerySet(RecordQuerySet):
    """Steps from unit to unit."""

    @contextmanager
    def in_step(self, records):
        """With what a unit became change the heirs of all before it, so that the tree is settled."""
        with Locality.objects.settled() as written, super().in_step(records):
            yield
            written.extend(records)


class Succession(Record):
    """One unit became another, whole or in part, on a day. Those of districts follow from their communes."""

    class Share(models.TextChoices):
        WHOLE = "whole", _("whole")
        PART = "part", _("part")

    predecessor = models.ForeignKey(
        Locality, models.PROTECT, related_name="successions", verbose_name=_("unit that was")
    )
    successor = models.ForeignKey(
        Locality, models.PROTECT, related_name="origins", verbose_name=_("unit that it became")
    )
    share = ChosenField(_("share"), max_length=5, choices=Share.choices)
    on = models.DateField(_("on"), help_text=_("The first day of the new unit."))
    act = LineField(
        _("legal act"),
        max_length=200,
        blank=True,
        help_text=_("Only if you have read it there, e.g. 1667/NQ-UBTVQH15."),
    )

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        ordering = ["predecessor__position", "successor__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="succession_once",
                violation_error_message=_("This succession is already in the register."),
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="succession_between_two_units",
                violation_error_message=_("A unit does not succeed itself."),
            ),
        ]

    def __str__(self):
        return f"{self.predecessor.full_name} → {self.successor.full_name}"

    def clean(self):
        super().clean()
        if not (hasattr(self, "predecessor") and hasattr(self, "successor") and self.on):
            return
        if fault := self._fault_of_predecessor():
            raise ValidationError({"predecessor": fault})
        if fault := self._fault_of_successor():
            raise ValidationError({"successor": fault})

    def _fault_of_predecessor(self):
        """Why the unit that was cannot have ended by this step."""
        ended = self.predecessor.valid_to
        if ended is None or ended >= self.on:
            return _("This unit is still in force on that day; it has no successor yet.")
        if self.on - ended > LONGEST_GAP:
            return _("This unit had ended long before that day, on %(day)s.") % {"day": f"{ended:%d/%m/%Y}"}
        return None

    def _fault_of_successor(self):
        """Why the unit that it became cannot have begun by this step."""
        was, became = self.predecessor, self.successor
        if was.valid_from and became.valid_from and became.valid_from < was.valid_from:
            return _("This unit is older than the one that it is to succeed.")
        if became.valid_from != self.on:
            return _("This unit does not begin on that day; a successor does.")
        if (was.level, became.level) not in LEVELS:
            return _("%(old)s and %(new)s are not of one level.") % {"old": was.full_name, "new": became.full_name}
        return None
