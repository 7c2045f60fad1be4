"""Changes of public records that wait for somebody who may publish."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .commendation import Commendation
from .fields import ChosenField, LineField
from .grassroots_model import GrassrootsModel
from .organisation import Organisation
from .photo import Photo
from .source import Source
from .user import User

RECORDS = ["grassroots_model", "commendation", "source", "photo", "organisation"]
"""The kinds of record that a change may be proposed of; it is of exactly one."""


class ProposedChangeQuerySet(models.QuerySet):
    """Proposed changes."""

    def waiting(self):
        return self.filter(state=ProposedChange.State.WAITING)

    def for_display(self):
        return self.select_related(*RECORDS, "proposed_by", "decided_by")


def _of(model):
    return models.ForeignKey(model, models.CASCADE, null=True, editable=False, related_name="proposed_changes")


def _of_only(record):
    return Q(**{f"{name}__isnull": name != record for name in RECORDS})


class ProposedChange(models.Model):
    """What somebody without the right to publish would change of a public record; the public sees it as it is."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        APPROVED = "approved", _("approved")
        REFUSED = "refused", _("returned")
        TAKEN_BACK = "taken_back", _("taken back")

    grassroots_model = _of(GrassrootsModel)
    commendation = _of(Commendation)
    source = _of(Source)
    photo = _of(Photo)
    organisation = _of(Organisation)
    changes = models.JSONField(default=list, editable=False)
    """Row by row the columns that would change, as ``publishing.snapshot`` tells them."""
    state = ChosenField(_("state"), max_length=10, choices=State.choices, default=State.WAITING, editable=False)
    proposed_by = models.ForeignKey(
        User, models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed at"), auto_now_add=True)
    decided_by = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=pgettext_lazy("a person", "decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    reason = LineField(_("reason"), max_length=500, blank=True, editable=False)

    objects = ProposedChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=reduce(or_, map(_of_only, RECORDS)),
                name="proposed_change_of_exactly_one_record",
                violation_error_message=_("A change is proposed of exactly one record."),
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""),
                name="proposed_change_refused_for_a_reason",
                violation_error_message=_("Say why it is returned."),
            ),
        ]

    def __str__(self):
        return str(self.record)

    @property
    def record(self):
        """The record that would change."""
        return next(found for name in RECORDS if (found := getattr(self, name)))

    @property
    def is_waiting(self):
        return self.state == self.State.WAITING
