"""Successions: which unit became which, when a reform ended the one and began the other."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .base import Record
from .fields import ChosenField, LineField
from .locality import Locality


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
        if not (self.predecessor_id and self.successor_id and self.on):
            return
        if self.predecessor.valid_to is None or self.predecessor.valid_to >= self.on:
            raise ValidationError(
                {"predecessor": _("This unit is still in force on that day; it has no successor yet.")}
            )
        if self.successor.valid_from is None or self.successor.valid_from > self.on:
            raise ValidationError(
                {"successor": _("This unit is older or younger than that day; a successor begins on it.")}
            )
        if self.successor.valid_to and self.successor.valid_to < self.on:
            raise ValidationError({"successor": _("This unit had ended before that day.")})

    def save(self, *args, **kwargs):
        opened = self.version
        try:
            with transaction.atomic():
                Locality.objects.hold()
                super().save(*args, **kwargs)
                self._settle()
        except Exception:
            self.version = opened
            raise

    @transaction.atomic
    def delete(self, *args, **kwargs):
        Locality.objects.hold()
        deleted = super().delete(*args, **kwargs)
        self._settle()
        return deleted

    def _settle(self):
        Locality.objects.settle()
        self.predecessor.reindex_records()
