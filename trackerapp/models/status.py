"""How a practice fares, as far as a source says so: the status, its day, and the words that it is from."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .fields import ChosenField, PartialDateField
from .searched import in_every_language


class HasStatus(models.Model):
    """A record whose status is stored, and may be unknown; no event computes it."""

    class Status(models.TextChoices):
        NEW = "new", _("newly set up")
        MAINTAINED = "maintained", _("kept up")
        PAUSED = "paused", _("paused")
        ENDED = "ended", _("ended")

    status = ChosenField(
        _("status"), max_length=10, choices=Status.choices, blank=True, help_text=_("Empty if no source says.")
    )
    status_on = PartialDateField(_("status as of"), help_text=_("The day of the source that says so."))
    status_citation = models.ForeignKey(
        "Citation", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("status is from")
    )

    class Meta:
        abstract = True

    @property
    def searched_status(self):
        """The words of the status by which it is found, in both languages."""
        return in_every_language(self.Status, self.status)

    def clean(self):
        """The words that it is from are about this record."""
        super().clean()
        cited = self.status_citation
        if cited and (self.pk is None or cited.grassroots_model_id != self.pk):
            raise ValidationError({"status_citation": _("This citation stands for another record.")})


def status_constraint(model_name):
    """The rule that there is no day and no citation of a status that is unknown."""
    return models.CheckConstraint(
        condition=~Q(status="") | Q(status_on=None, status_citation=None),
        name=f"{model_name}_status_day_needs_status",
        violation_error_message=_("There is a day or a citation of the status, but no status."),
    )
