"""Organisations: who runs a grassroots model, receives a commendation or grants one."""

from functools import reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from trackerapp.text.collation import sort_key
from trackerapp.text.folding import fold

from .base import address_part, code_of, goes_in_a_circle
from .fields import LineField, ProseField
from .locality import Locality
from .publication import State, is_openly_named
from .searched import Searched, SearchedQuerySet
from .vocabularies import OrganisationKind


class OrganisationQuerySet(SearchedQuerySet):
    """Organisations; public are those that a published record names."""

    search_kind = "organisation"

    def searchable(self):
        return self.public()

    def public(self):
        roads = [
            Q(grassroots_models__state=State.PUBLISHED),
            Q(commendations_issued__state=State.PUBLISHED),
            Q(is_openly_named("received__"), received__commendation__state=State.PUBLISHED),
            Q(directives_issued__citations__source__state=State.PUBLISHED),
            Q(milestones_decided__grassroots_model__state=State.PUBLISHED),
            Q(sources__state=State.PUBLISHED),
        ]
        named = [Q(pk__in=self.model.objects.filter(road).values("pk")) for road in roads]
        return self.filter(reduce(or_, named))

    def called(self, words):
        """Organisations, public or not, whose name or place holds every one of ``words``, with or without accents."""
        found = self
        for word in fold(words).split():
            found = found.filter(Q(name_key__contains=word) | Q(locality__path_key__contains=word))
        return found

    def at(self, locality):
        """Those of ``locality``, as it was or as it is."""
        return self.filter(locality__in=Locality.objects.counted_in(locality))

    def for_display(self):
        return self.select_related("kind", "locality__parent__parent", "locality__today__parent")

    def for_index(self):
        return self.select_related("kind")


class Organisation(Searched):
    """A body of people with a name. Not a place: it has one."""

    shown_by = ["grassroots_models", "commendations_issued", "received", "sources"]

    key = models.CharField(_("seed key"), max_length=80, unique=True, null=True, blank=True, editable=False)
    name = LineField(
        _("name"), max_length=250, help_text=_("In full, as the body writes it, e.g. Trạm Y tế thị trấn Vạn Giã.")
    )
    kind = models.ForeignKey(OrganisationKind, models.PROTECT, null=True, blank=True, verbose_name=_("kind"))
    locality = models.ForeignKey(
        Locality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("place"),
        help_text=_("Where it works, as the unit was then; leave empty if not stated."),
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)
    staff_note = ProseField(_("note for staff"), blank=True, help_text=_("Never public."))
    name_key = models.CharField(max_length=250, editable=False, default="")
    sort_key = models.BinaryField(editable=False, default=b"")

    letters = "TC"
    code = property(code_of)
    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                "name_key",
                Coalesce("locality", 0),
                name="organisation_name_unique_in_place",
                violation_error_message=_("An organisation of this name is already in the register for this place."),
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="organisation_not_its_own_parent",
                violation_error_message=_("An organisation does not belong to itself."),
            ),
        ]
        indexes = [models.Index(fields=["sort_key"], name="organisation_sort")]

    def __str__(self):
        return f"{self.name} ({self.locality.path_name})" if self.locality else self.name

    def natural_key(self):
        return (self.key,)

    def derive(self):
        self.name_key, self.sort_key = fold(self.name), sort_key(self.name)

    def clean(self):
        super().clean()
        self.derive()
        if goes_in_a_circle(self, "parent"):
            raise ValidationError({"parent": _("The organisations would belong to one another in a circle.")})

    def get_absolute_url(self):
        return reverse("organisation_detail", args=[self.pk, address_part(self.name)])

    def searched_title(self):
        return self.name

    def searched_text(self, places):
        kind = [self.kind.name, self.kind.name_en] if self.kind else []
        return " ".join([places.words(self.locality_id), *kind])
