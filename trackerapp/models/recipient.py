"""Recipients: those who were commended by name."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trackerapp.text.folding import fold

from .base import Record, RecordQuerySet
from .citation import Cited
from .commendation import Commendation
from .fields import ChosenField, LineField
from .organisation import Organisation
from .publication import NamesPerson, basis_constraint, erased_constraint

NAMELESS = _("Give the name of who was commended.")


class RecipientQuerySet(RecordQuerySet):
    """Those commended by name."""

    def for_display(self):
        return self.select_related("organisation").order_by("kind", "pk")


class Recipient(Cited, NamesPerson, Record):
    """A named collective, individual or household of a commendation."""

    class Kind(models.TextChoices):
        COLLECTIVE = "collective", _("collective")
        INDIVIDUAL = "individual", _("individual")
        HOUSEHOLD = "household", _("household")

    class Standing(models.TextChoices):
        """The rows by which the state's form 0603.N tells recipients apart."""

        ENTERPRISE = "enterprise", _("enterprise")
        MINISTRY_LEADER = "ministry", _("leader of a ministry or province")
        DEPARTMENT_LEADER = "department", _("leader of a department")
        ENTREPRENEUR = "entrepreneur", _("entrepreneur")
        OTHER_LEADER = "leader", _("other leader, from deputy head of a section")
        WORKER = "worker", _("directly at work")

    shown_by = ["commendation"]
    names = ["organisation"]
    CITABLE = ["kind", "name", "organisation", "title"]
    NAME, PERSONAL = "name", ["name", "title"]

    commendation = models.ForeignKey(
        Commendation, models.CASCADE, related_name="recipients", verbose_name=_("commendation")
    )
    kind = ChosenField(_("kind"), max_length=10, choices=Kind.choices)
    name = LineField(
        _("name"), max_length=250, blank=True, help_text=_("A person's name is public only with a legal basis.")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="received",
        verbose_name=_("organisation"),
        help_text=_("The collective itself, or where the person works."),
    )
    title = LineField(_("office or unit"), max_length=250, blank=True)
    standing = ChosenField(_("standing"), max_length=12, choices=Standing.choices, blank=True)
    name_key = models.CharField(max_length=250, editable=False, default="")

    objects = RecipientQuerySet.as_manager()

    class Meta:
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        ordering = ["pk"]
        constraints = [
            basis_constraint("recipient"),
            erased_constraint("recipient", ["name", "title"]),
            models.CheckConstraint(
                condition=~Q(name="") | Q(erased_on__isnull=False),
                name="recipient_has_name",
                violation_error_message=NAMELESS,
            ),
        ]

    def __str__(self):
        return str(self.name or self.stub)

    @property
    def is_private(self):
        return self.kind != self.Kind.COLLECTIVE

    def clean(self):
        super().clean()
        if not (self.name or self.erased_on):
            raise ValidationError({"name": NAMELESS})

    @property
    def public_name(self):
        """The name, if it may be public: that of a collective always, that of a person with a legal basis."""
        return self.name if not self.is_private or self.may_be_named() else ""

    def derive(self):
        self.name_key = fold(self.name)

    @property
    def searched_name(self):
        """The name, if words may find it."""
        return self.findable(self.name) if self.is_private else self.name
