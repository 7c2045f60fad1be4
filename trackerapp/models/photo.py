"""Photos of grassroots models, as re-encoded on arrival; the file that was sent is not kept."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .fields import LineField, PartialDateField
from .grassroots_model import GrassrootsModel
from .publication import (
    NamesPerson,
    Publishable,
    PublishableQuerySet,
    State,
    basis_constraint,
    erased_constraint,
    reason_constraint,
)


class PhotoQuerySet(PublishableQuerySet):
    """Photos; the public sees one when it and its record are published and nobody in it lacks a basis."""

    def public(self):
        lapsed = Q(basis="") | Q(basis_until__lt=timezone.localdate())
        shown = self.published().filter(grassroots_model__state=State.PUBLISHED)
        return shown.exclude(lapsed, shows_persons=True)

    def undescribed(self):
        """Those of which nobody has said what they show."""
        return self.filter(alternative_text="")


class Photo(NamesPerson, Publishable):
    """A picture with its words. Its address is a random number, so nobody can guess it."""

    PERSONAL = ["alternative_text", "caption", "credit"]

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    grassroots_model = models.ForeignKey(
        GrassrootsModel, models.CASCADE, related_name="photos", verbose_name=_("grassroots model")
    )
    alternative_text = LineField(
        _("what it shows"),
        max_length=300,
        blank=True,
        help_text=_(
            "For those who cannot see it, e.g. Officer hands papers to a woman at a counter. Needed to publish."
        ),
    )
    caption = LineField(_("caption"), max_length=300, blank=True)
    credit = LineField(_("taken by"), max_length=200, blank=True)
    taken_on = PartialDateField(_("taken on"))
    shows_persons = models.BooleanField(
        _("private persons can be recognised"), null=True, blank=True, help_text=_("If so, it needs a legal basis.")
    )
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["pk"]
        constraints = [
            reason_constraint("photo"),
            basis_constraint("photo"),
            erased_constraint("photo", ["alternative_text", "caption", "credit"]),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | ~Q(alternative_text=""),
                name="photo_published_has_alternative_text",
                violation_error_message=_("Say what the photo shows before it is published."),
            ),
        ]

    def __str__(self):
        return str(self.alternative_text or self.caption or self.stub or _("photo"))

    def get_absolute_url(self):
        return reverse("photo_file", args=[self.token, "large"])
