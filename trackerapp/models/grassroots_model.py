"""Grassroots models (mô hình): named practices, run by someone, somewhere."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from trackerapp.text.collation import sort_key
from trackerapp.text.folding import fold

from .base import address_part, code_of, goes_in_a_circle
from .citation import Cited
from .description import Described
from .fields import ChosenField, LineField, PartialDateField, ProseField
from .locality import Locality
from .organisation import Organisation
from .placed import Placed, PlacedQuerySet, or_zero, placed_indexes
from .publication import NamesPerson, State, basis_constraint, erased_constraint, reason_constraint
from .searched import in_every_language
from .status import HasStatus, status_constraint
from .ties import IndexedManyToManyField
from .vocabularies import Field

END_OF_YEAR = ExpressionWrapper(F("ended_on") + 9999, output_field=PartialDateField())
"""No day of the year in which it ended is later: an end that is known by its year alone takes any beginning in it."""


BEGINNING = or_zero("started_on")

ALIVE = ["registered", "recognised", "launched", "inspected", "confirmed"]
"""The kinds of milestone that tell of a grassroots model at work."""


class GrassrootsModelQuerySet(PlacedQuerySet):
    """Grassroots models; methods chain: ``published().at(place).begun_in(2018)``."""

    search_kind = "grassroots_model"
    cited_through = ["milestones"]

    def begun_in(self, year):
        """Those that began in ``year``."""
        return self.filter(started_on__range=(year * 10000, year * 10000 + 9999))

    def heir_of(self, number):
        """The number of the record that ``number`` was merged into, at the end of the line; else ``number``.

        One that never was public leads nowhere.
        """
        seen, merged = set(), self.exclude(merged_into=None).filter(state__in=[State.PUBLISHED, State.WITHDRAWN])
        while number not in seen and (heir := merged.filter(pk=number).values_list("merged_into", flat=True).first()):
            seen.add(number)
            number = heir
        return number

    def without_field(self):
        return self.filter(fields=None)

    def unconfirmed(self, today):
        """Those of which nothing says that they were alive in the year before ``today``: no status, no milestone."""
        year_ago = (today.year - 1) * 10000 + today.month * 100 + today.day
        alive = Q(kind__in=ALIVE, on__gte=year_ago)
        seen = self.model.milestones.rel.related_model.objects.filter(alive).values("grassroots_model")
        return self.exclude(status="ended").exclude(status_on__gte=year_ago).exclude(pk__in=seen)

    def for_display(self):
        """With what a card or a row of the table shows, in a fixed number of queries."""
        return self.select_related(
            "organisation", "locality__parent__parent", "locality__today__parent", "status_citation__source"
        ).prefetch_related("fields", "locality__successors_today__parent", "citations__source")

    def by_name(self):
        return self.order_by("sort_key", "-pk")

    def for_index(self):
        return self.select_related("organisation").prefetch_related("fields")

    def latest_begun_first(self):
        """Those whose beginning nobody knows come last."""
        return self.order_by(BEGINNING.desc(), "-pk")


class GrassrootsModel(Cited, Described, HasStatus, NamesPerson, Placed):
    """One named practice, run by someone, somewhere. Never "model" alone: that is Django's word."""

    class Kind(models.TextChoices):
        MODEL = "model", _("model")
        MOVEMENT = "movement", _("movement")
        CLUB = "club", _("club")
        FORUM = "forum", _("forum")
        PRACTICE = "practice", _("way of working")
        WEB_PAGE = "web_page", _("web page")
        OTHER = "other", _("other")

    class RunnerKind(models.TextChoices):
        COLLECTIVE = "collective", _("collective")
        INDIVIDUAL = "individual", _("individual")
        HOUSEHOLD = "household", _("household")

    CITABLE = [
        "name", "kind", "runner_kind", "organisation", "locality", "fields", "started_on", "ended_on", "status",
        "summary", "situation", "aims", "method", "beneficiaries", "forces", "resources", "results", "prospects",
        "lessons", "replicated_from",
    ]  # fmt: skip
    names = ["organisation", "milestones__decided_by"]
    NAME, PERSONAL = "runner_name", ["runner_name"]

    key = models.CharField(_("seed key"), max_length=80, unique=True, null=True, blank=True, editable=False)
    name = LineField(
        _("name"), max_length=300, help_text=_("Without quotation marks, letters as printed, e.g. Nụ cười tiếp dân.")
    )
    is_quoted = models.BooleanField(
        _("printed in quotation marks"), default=True, help_text=_("Untick if the source names it without them.")
    )
    kind = ChosenField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.MODEL)
    runner_kind = ChosenField(_("run by a"), max_length=10, choices=RunnerKind.choices, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="grassroots_models",
        verbose_name=_("run by"),
        help_text=_("Only if a source says so."),
    )
    runner_name = LineField(
        _("name of the person or household"),
        max_length=200,
        blank=True,
        help_text=_("Public only with a legal basis, below."),
    )
    locality = models.ForeignKey(
        Locality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="grassroots_models",
        verbose_name=_("place, as it was"),
        help_text=_("Type a part of the name, accents or not: van gia. Choose the unit of that time."),
    )
    place_as_printed = LineField(
        _("place as printed"), max_length=200, blank=True, help_text=_("E.g. thị trấn Vạn Giã, Vạn Ninh.")
    )
    fields = IndexedManyToManyField(Field, blank=True, related_name="grassroots_models", verbose_name=_("fields"))
    started_on = PartialDateField(_("began"), help_text=_("2018, 09/2018 or 19/05/2018; empty if unknown."))
    ended_on = PartialDateField(_("ended"), help_text=_("Empty if it runs or if that is unknown."))
    replicated_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replicas",
        verbose_name=_("copied from"),
        help_text=_("Only if a source says that this place learnt from that one."),
    )
    adaptation = ProseField(_("what was adapted"), blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", editable=False, verbose_name=_("merged into")
    )
    name_key = models.CharField(max_length=300, editable=False, default="")
    sort_key = models.BinaryField(editable=False, default=b"")

    history_m2m = ["fields"]

    letters = "MH"
    code = property(code_of)
    objects = GrassrootsModelQuerySet.as_manager()

    class Meta:
        verbose_name = _("grassroots model")
        verbose_name_plural = _("grassroots models")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "-id"], name="grassroots_model_by_number"),
            models.Index(fields=["state", "sort_key", "-id"], name="grassroots_model_by_name"),
            models.Index("state", BEGINNING.desc(), F("id").desc(), name="grassroots_model_by_year"),
            *placed_indexes("grassroots_model"),
            models.Index(fields=["state", "-published_at", "-id"], name="grassroots_model_newest"),
        ]
        constraints = [
            reason_constraint("grassroots_model"),
            basis_constraint("grassroots_model"),
            erased_constraint("grassroots_model", ["runner_name"]),
            models.UniqueConstraint(
                "name_key",
                Coalesce("locality", 0),
                Coalesce("organisation", 0),
                condition=Q(merged_into=None),
                name="grassroots_model_natural_key",
                violation_error_message=_("A model of this name, place and organisation is already in the register."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="grassroots_model_has_name",
                violation_error_message=_("A grassroots model has a name."),
            ),
            models.CheckConstraint(
                condition=Q(started_on=None) | Q(ended_on=None) | Q(started_on__lte=END_OF_YEAR),
                name="grassroots_model_ends_after_it_begins",
                violation_error_message=_("It ended before it began."),
            ),
            models.CheckConstraint(
                condition=Q(replicated_from=None) | ~Q(replicated_from=F("id")),
                name="grassroots_model_not_copied_from_itself",
                violation_error_message=_("A grassroots model is not copied from itself."),
            ),
            status_constraint("grassroots_model"),
        ]

    def __str__(self):
        return self.title

    @property
    def title(self):
        """The name as pages show it: in quotation marks only where the source has them."""
        return f"“{self.name}”" if self.is_quoted else self.name[:1].upper() + self.name[1:]

    @property
    def public_runner_name(self):
        """The private person's name, if it may be public."""
        return self.runner_name if self.may_be_named() else ""

    def derive(self):
        self.name_key, self.sort_key = fold(self.name), sort_key(self.name)

    def get_absolute_url(self):
        return reverse("grassroots_model_detail", args=[self.pk, address_part(self.name)])

    def clean(self):
        super().clean()
        self.derive()
        self._check_days()
        self._check_place()
        self._check_lineage()

    def _check_days(self):
        if self.started_on and self.ended_on and self.started_on.first_day() > self.ended_on.last_day():
            raise ValidationError({"ended_on": _("It ended before it began.")})

    def _check_place(self):
        """A place belongs to its time: it must have existed while the model ran, as far as the days are known."""
        if not self.locality:
            return
        known = [day for day in (self.status_on, self.ended_on) if day]
        place = self.locality
        if known and place.valid_from and place.valid_from > max(day.last_day() for day in known):
            raise ValidationError(
                {"locality": _("%(unit)s did not exist yet then. Choose the unit of that time.") % {"unit": place}}
            )
        if self.started_on and place.valid_to and place.valid_to < self.started_on.first_day():
            raise ValidationError({"locality": _("%(unit)s had ended before the model began.") % {"unit": place}})

    def _check_lineage(self):
        """Following "copied from" must come to an end."""
        if goes_in_a_circle(self, "replicated_from"):
            raise ValidationError({"replicated_from": _("The models would be copied from one another in a circle.")})

    def facets(self, places):
        year = str(self.started_on.year) if self.started_on else ""
        told = [("loai", self.kind), ("tinh_trang", self.status), ("nam", year)]
        return [*super().facets(places), *told, *(("linh_vuc", code) for code in self._codes_of_fields())]

    def _codes_of_fields(self):
        return [field.code for field in self.fields.all()] or [""]

    def searched_title(self):
        """Its kind before its name, as people say it: "mô hình Nụ cười"."""
        return f"{in_every_language(self.Kind, self.kind)} {self.name}"

    def searched_text(self, places):
        """The words by which it is found, beside its name: what its page shows of it."""
        return " ".join([
            self.place_as_printed,
            self.organisation.name if self.organisation else "",
            self.findable(self.runner_name),
            places.words(self.locality_id),
            *(word for field in self.fields.all() for word in (field.name, field.name_en)),
            self.searched_status,
            *(str(day.year) for day in (self.started_on, self.ended_on, self.status_on) if day),
            *self.searched_prose,
        ])  # fmt: skip
