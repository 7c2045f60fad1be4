"""What the public may see: the states of publication, and the legal basis for a private person's name."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import KeyedQuerySet, Record
from .fields import ChosenField, LineField, ProseField

HAS_BEEN_PUBLIC = _("%(record)s has been public. It can be withdrawn, not deleted.")


class State(models.TextChoices):
    """Where a record stands on its way to the public."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class PublishableQuerySet(KeyedQuerySet):
    """Records that have a state of their own."""

    def published(self):
        """What the public may see."""
        return self.filter(state=State.PUBLISHED)

    def kept(self):
        """All but what was withdrawn."""
        return self.exclude(state=State.WITHDRAWN)

    def delete(self):
        """Only what was never public is deleted; the rest is withdrawn."""
        for record in self.exclude(published_at=None)[:1]:
            raise ValidationError(HAS_BEEN_PUBLIC % {"record": record})
        return super().delete()

    delete.alters_data = delete.queryset_only = True


class Publishable(Record):
    """A record with a state of publication. What was ever published is withdrawn, never deleted."""

    state = ChosenField(
        _("publication"), max_length=10, choices=State.choices, default=State.DRAFT, editable=False, db_index=True
    )
    published_at = models.DateTimeField(_("first published at"), null=True, editable=False)
    state_reason = LineField(_("reason of the return or withdrawal"), max_length=500, blank=True, editable=False)
    submitted_by = models.ForeignKey(
        "User", models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("submitted by")
    )
    staff_note = ProseField(
        _("note for staff"), blank=True, help_text=_("Never public, e.g. whom to ring about this record.")
    )

    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_published(self):
        return self.state == State.PUBLISHED

    def delete(self, *args, **kwargs):
        """Only what was never public is deleted; the rest is withdrawn."""
        if self.published_at:
            raise ValidationError(HAS_BEEN_PUBLIC % {"record": self})
        return super().delete(*args, **kwargs)


def reason_constraint(model_name):
    """The rule that who returns or withdraws a record says why."""
    return models.CheckConstraint(
        condition=~Q(state__in=[State.RETURNED, State.WITHDRAWN]) | ~Q(state_reason=""),
        name=f"{model_name}_taken_back_for_a_reason",
        violation_error_message=_("Say why it is returned or withdrawn."),
    )


class LegalBasis(models.TextChoices):
    """Why a private person may be named (Law 91/2025/QH15, article 16)."""

    CONSENT = "consent", _("Written consent of the person")
    DUTY = "duty", _("A law orders the publication")


NO_BASIS = {"basis": "", "basis_document": "", "basis_until": None}


class NamesPerson(models.Model):
    """A row that may name a private person. Without a basis, or after its last day, the name stays with staff.

    Who is erased leaves a stub: the row stays with the day on which its name went, and takes no name again.
    """

    NAME = ""
    """The column that holds a name and nothing else, if there is one."""
    PERSONAL: list[str] = []
    """The columns that tell who the person is."""

    basis = ChosenField(
        _("legal basis for showing the name"),
        max_length=10,
        choices=LegalBasis.choices,
        blank=True,
        help_text=_("Leave empty if there is none: the public then sees the count, not the name."),
    )
    basis_document = LineField(
        _("document of the basis"), max_length=200, blank=True, help_text=_("E.g. consent form of 12/05/2026, file 14.")
    )
    basis_until = models.DateField(_("name shown until"), null=True, blank=True)
    erased_on = models.DateField(_("name erased on request on"), null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_private(self):
        """Whether whom it names is a private person or a household, whose name may be erased."""
        return True

    @classmethod
    def blanks(cls):
        """The values of an erased row, by column."""
        return dict.fromkeys(cls.PERSONAL, "") | NO_BASIS

    @property
    def stub(self):
        """What stands where the name stood, once it is erased."""
        return _("name erased on request") if self.erased_on else ""

    def may_be_named(self, today=None):
        """Whether the public may read the name on ``today``."""
        return bool(self.basis) and (self.basis_until is None or (today or timezone.localdate()) <= self.basis_until)

    def findable(self, name):
        """``name``, if words may find it: the index does not hear of the day on which a basis ends."""
        return name if self.basis and self.basis_until is None else ""


def is_openly_named(road=""):
    """The condition by which a recipient at the end of ``road`` is a collective, or a person whom words may find.

    Where somebody works whom the public does not know by name is not told either.
    """
    has_lasting_basis = ~Q(**{f"{road}basis": ""}) & Q(**{f"{road}basis_until": None})
    return Q(**{f"{road}kind": "collective"}) | has_lasting_basis


def basis_constraint(model_name):
    """The rule that a basis names its document."""
    return models.CheckConstraint(
        condition=Q(basis="") | ~Q(basis_document=""),
        name=f"{model_name}_basis_has_document",
        violation_error_message=_("Name the document that the legal basis stands in."),
    )


def erased_constraint(model_name, columns):
    """The rule that nobody enters a name again where one was erased; ``columns`` are the personal ones."""
    return models.CheckConstraint(
        condition=Q(erased_on=None) | Q(**dict.fromkeys(columns, ""), **NO_BASIS),
        name=f"{model_name}_erased_has_no_name",
        violation_error_message=_("The name was erased on request. It is not entered again."),
    )
