"""What staff may do, and where: roles are groups, assignments name the places and organisations."""

from functools import reduce
from operator import and_, or_

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import Record, RecordQuerySet
from .locality import Locality
from .organisation import Organisation
from .user import User

AREAS = ["locality", "organisation", "is_everything"]
"""What an assignment may cover; it covers exactly one."""


class Role(models.TextChoices):
    """What a person does in the register. Each role is a group of that name.

    Each of the first four holds what those before it hold; the others are given beside one of them.
    """

    VIEWER = "viewer", _("Viewer: reads everything inside the scope")
    EDITOR = "editor", _("Editor: enters and corrects records, submits them")
    REVIEWER = "reviewer", _("Reviewer: returns, publishes and withdraws records")
    ADMINISTRATOR = "administrator", _("Administrator: accounts, and for the whole register its words and places")
    IMPORTER = "importer", _("May also send in spreadsheets")
    EXPORTER = "exporter", _("May also take out spreadsheets")


def _covers_only(area):
    covered = {
        "locality": Q(locality=None),
        "organisation": Q(organisation=None),
        "is_everything": Q(is_everything=False),
    }
    return reduce(and_, (~empty if name == area else empty for name, empty in covered.items()))


class AssignmentQuerySet(RecordQuerySet):
    """Assignments of staff."""

    def on(self, day):
        """Those in force on ``day``, the first and the last day included."""
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day))


class Assignment(Record):
    """One place, organisation, or all of the register, that a member of staff looks after in a time.

    A place stands for itself, what lies below it, and what it was made of.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="assignments", verbose_name=_("account"))
    locality = models.ForeignKey(
        Locality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("place"),
        help_text=_("The unit of today, e.g. tỉnh Khánh Hòa: with what lies below it and what it was made of."),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("organisation"),
        help_text=_("For somebody who looks after the records of one body, wherever they are."),
    )
    is_everything = models.BooleanField(_("the whole register"), default=False)
    valid_from = models.DateField(_("from"), null=True, blank=True, help_text=_("Empty: from now on."))
    valid_to = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day; empty: until taken away.")
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=reduce(or_, map(_covers_only, AREAS)),
                name="assignment_covers_one_area",
                violation_error_message=_("Choose a place, an organisation or the whole register: one of them."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="assignment_ends_after_it_begins",
                violation_error_message=_("The last day comes before the first."),
            ),
        ]

    def __str__(self):
        if self.is_everything:
            return str(_("the whole register"))
        return str(self.locality or self.organisation or "")

    def is_in_force(self, today=None):
        """Whether it counts on ``today``."""
        today = today or timezone.localdate()
        return (self.valid_from or today) <= today <= (self.valid_to or today)
