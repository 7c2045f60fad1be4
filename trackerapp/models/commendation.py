"""Commendations: one act of commending, and those who received it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, IntegerField, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from trackerapp.text.decisions import has_day_behind, number_key
from trackerapp.text.folding import fold

from . import twins
from .base import address_part, code_of
from .citation import Cited
from .fields import LineField, PartialDateField, ProseField
from .grassroots_model import GrassrootsModel
from .locality import Locality
from .organisation import Organisation
from .placed import Placed, PlacedQuerySet, or_zero, placed_indexes
from .publication import reason_constraint
from .ties import IndexedManyToManyField
from .vocabularies import AwardType, CommendationKind, Level

FIRST_YEAR, LAST_YEAR = 1945, 2100
LATEST = [or_zero("merit_year"), or_zero("decided_on")]
COUNTED = ["collectives", "individuals", "households"]


def refuse_day_behind(number):
    """Raise ValidationError where a day stands behind the ``number`` of a decision."""
    if has_day_behind(number):
        raise ValidationError(
            _("Write the number alone here, such as 1234/QĐ-UBND, and its day as the day of the decision."),
            code="day_behind",
        )


def year_of(column):
    """The year of a partial date, 0 where it is unknown, as an index on both databases wants it."""
    return Func(column, template="(COALESCE(%(expressions)s, 0) / 10000)", output_field=IntegerField())


class CommendationQuerySet(PlacedQuerySet):
    """Acts of commending."""

    search_kind = "commendation"
    cited_through = ["recipients"]

    def counted(self):
        """Those for which at least one number is known."""
        return self.exclude(collectives=None, individuals=None, households=None, total=None)

    def uncounted(self):
        """Those of which no number is known."""
        return self.filter(collectives=None, individuals=None, households=None, total=None)

    def given_beside(self, record):
        """Others of the same decision, or of the same year by the same authority; an unknown one is not the same."""
        others = self.exclude(pk=record.pk)
        same = Q(pk__in=[])
        if record.number_key and record.decided_on:
            same |= Q(number_key=record.number_key, decided_on=record.decided_on)
        if record.issued_by_id and record.merit_year:
            same |= Q(issued_by=record.issued_by_id, merit_year=record.merit_year)
        return others.filter(same)

    def for_display(self):
        return self.select_related(
            "award_type", "kind", "level", "issued_by", "locality__parent__parent", "locality__today__parent"
        ).prefetch_related("citations__source", "locality__successors_today__parent")

    def for_index(self):
        return self.select_related("award_type", "level", "issued_by").prefetch_related("recipients__organisation")

    def latest_first(self):
        """By the year of the merit, then the day of the decision; those whose year nobody knows come last."""
        return self.order_by(*(column.desc() for column in LATEST), "-pk")


def _count(name):
    return models.PositiveIntegerField(
        name, null=True, blank=True, help_text=_("As printed; empty if not stated, never 0 for that.")
    )


class Commendation(Cited, Placed):
    """One act of commending: a decision, or what a source reports of it.

    Who grants, who signs and who hands over are three things. The year of the merit is not the day of the decision.
    """

    CITABLE = [
        "award_type", "kind", "level", "issued_by", "signer", "presented_by", "decision_number", "decided_on",
        "merit_year", "merit", "collectives", "individuals", "households", "total", "locality",
    ]  # fmt: skip
    names = ["issued_by", "recipients__organisation"]

    key = models.CharField(_("seed key"), max_length=80, unique=True, null=True, blank=True, editable=False)
    award_type = models.ForeignKey(
        AwardType,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commendations",
        verbose_name=_("form or title"),
        help_text=_("Empty if the source only says that somebody was commended."),
    )
    form_as_printed = LineField(_("form as printed"), max_length=100, blank=True, help_text=_("E.g. bằng khen."))
    kind = models.ForeignKey(
        CommendationKind,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("kind"),
        help_text=_("Empty if not stated."),
    )
    level = models.ForeignKey(Level, models.PROTECT, null=True, blank=True, verbose_name=_("level"))
    issued_by = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commendations_issued",
        verbose_name=_("granted by"),
        help_text=_("Empty if the source does not say; who hands it over has a line of its own."),
    )
    authority_as_printed = LineField(_("authority as printed"), max_length=250, blank=True)
    signer = LineField(_("signed by"), max_length=200, blank=True, help_text=_("Name and office of the signer."))
    presented_by = LineField(_("handed over by"), max_length=300, blank=True)
    decision_number = LineField(
        _("decision number"),
        max_length=60,
        blank=True,
        validators=[refuse_day_behind],
        help_text=_("E.g. 1234/QĐ-UBND."),
    )
    decided_on = PartialDateField(_("decided on"), help_text=_("The day of the decision, not of the merit."))
    merit_year = models.PositiveSmallIntegerField(
        _("year of the merit"),
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )
    merit = ProseField(_("merit"), max_length=500, blank=True, help_text=_("What it was given for."))
    collectives = _count(_("collectives"))
    individuals = _count(_("individuals"))
    households = _count(_("households"))
    total = models.PositiveIntegerField(
        _("total as printed"), null=True, blank=True, help_text=_("Only if the source prints a total of its own.")
    )
    grassroots_models = IndexedManyToManyField(
        GrassrootsModel, blank=True, related_name="commendations", verbose_name=_("for the grassroots models")
    )
    locality = models.ForeignKey(
        Locality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commendations",
        verbose_name=_("place, as it was"),
        help_text=_("Where those commended are. Type a part of the name: kien luong."),
    )
    revoked_on = PartialDateField(_("revoked on"))
    revoked_by = LineField(_("revoked by decision"), max_length=60, blank=True)
    number_key = models.CharField(max_length=60, editable=False, default="")
    name_key = models.TextField(editable=False, default="")

    history_m2m = ["grassroots_models"]

    letters = "KT"
    code = property(code_of)
    objects = CommendationQuerySet.as_manager()

    class Meta:
        verbose_name = _("commendation")
        verbose_name_plural = _("commendations")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "-id"], name="commendation_by_number"),
            models.Index("state", *(column.desc() for column in LATEST), F("id").desc(), name="commendation_by_year"),
            *placed_indexes("commendation"),
        ]
        constraints = [
            reason_constraint("commendation"),
            *(
                models.CheckConstraint(
                    condition=Q(**{name: None}) | Q(**{f"{name}__gte": 0}),
                    name=f"commendation_{name}_not_negative",
                    violation_error_message=_("A number of those commended is never negative."),
                )
                for name in [*COUNTED, "total"]
            ),
            models.CheckConstraint(
                condition=Q(merit_year=None) | Q(merit_year__range=(FIRST_YEAR, LAST_YEAR)),
                name="commendation_merit_year_plausible",
                violation_error_message=_("The year of the merit lies between 1945 and 2100."),
            ),
            models.UniqueConstraint(
                "number_key",
                Coalesce("issued_by", 0),
                year_of("decided_on"),  # the numbers of a body begin anew each year
                condition=~Q(number_key=""),
                name="commendation_decision_unique",
                violation_error_message=_("This decision of this body and year is already in the register."),
            ),
            models.CheckConstraint(
                condition=Q(revoked_on=None) | ~Q(revoked_by=""),
                name="commendation_revocation_has_decision",
                violation_error_message=_("Name the decision that revoked it."),
            ),
        ]

    def __str__(self):
        year = f", {self.merit_year}" if self.merit_year else ""
        body = f", {self.authority}" if self.authority else ""
        return f"{self.form}{body}{year}"

    @property
    def form(self):
        """What was given, in the words of the vocabulary or as printed."""
        return str(self.award_type) if self.award_type else (self.form_as_printed or _("commendation"))

    @property
    def authority(self):
        """Who granted it, in full or as printed; empty if no source says."""
        return self.issued_by.name if self.issued_by else self.authority_as_printed

    @property
    def is_revoked(self):
        return bool(self.revoked_by)

    @property
    def is_counted(self):
        return any(getattr(self, name) is not None for name in [*COUNTED, "total"])

    def derive(self):
        self.number_key = number_key(self.decision_number)
        self.name_key = fold(f"{self.form_as_printed} {self.authority_as_printed} {self.decision_number} {self.merit}")

    def get_absolute_url(self):
        name = self.award_type.name if self.award_type else self.form_as_printed
        return reverse("commendation_detail", args=[self.pk, address_part(name)])

    def named(self, kind):
        """How many recipients of ``kind`` stand in the register by name."""
        return sum(1 for each in self.recipients.all() if each.kind == kind)

    def clean(self):
        super().clean()
        self.derive()
        self._check_place()
        if self.pk:
            self.refuse_twin(self.citations.values("source"))

    def refuse_twin(self, sources):
        """Raise ValidationError if another one that is drawn from one of ``sources`` is the same act."""
        if found := twins.certain(self, sources):
            text = _(
                "%(code)s is the same commendation: the same source, authority, form and year. Keep one of the two."
            )
            raise ValidationError(text % {"code": found[0].code})

    def _check_place(self):
        """A place belongs to its time: it was in force when the decision was taken, or in the year of the merit."""
        place = self.locality
        if not place:
            return
        if self.decided_on and not place.was_in_force(self.decided_on.first_day(), self.decided_on.last_day()):
            raise ValidationError(
                {"locality": _("%(unit)s was not in force on the day of the decision.") % {"unit": place}}
            )
        year = self.merit_year if not self.decided_on else None
        if year and not place.was_in_force(date(year, 1, 1), date(year, 12, 31)):
            raise ValidationError(
                {
                    "locality": _("%(unit)s was not in force in that year. Choose the unit of that time.")
                    % {"unit": place}
                }
            )

    def facets(self, places):
        group = self.award_type.group if self.award_type else ""
        level = self.level.code if self.level else ""
        counted = "co" if self.is_counted else ""
        return [
            *super().facets(places),
            ("hinh_thuc", group),
            ("cap", level),
            ("nam", str(self.merit_year or "")),
            ("so", counted),
        ]

    def searched_title(self):
        """The form in both languages, so that it does not matter in which one it was saved."""
        award = [self.award_type.name, self.award_type.name_en] if self.award_type else []
        return " ".join([*award, self.form_as_printed, self.authority])

    def searched_text(self, places):
        """The words by which it is found: what its page shows of it, names of persons without a basis left out."""
        return " ".join([
            self.authority_as_printed, self.decision_number, self.merit, str(self.merit_year or ""),
            places.words(self.locality_id),
            *(each.searched_name for each in self.recipients.all()),
        ])  # fmt: skip
