"""Places, each an administrative unit of its own era, and what became of them."""

from datetime import date
from functools import reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce, Replace
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trackerapp.text.folding import fold
from trackerapp.text.names import capitalise, unit_key

from .base import address_part
from .fields import ChosenField, LineField
from .gazetteer import OfAnEra
from .searched import Searched, SearchedQuerySet
from .tree import TreeQuerySet

REFORM = date(2025, 7, 1)
"""The day on which districts ended and 63 provinces became 34 (Resolution 202/2025/QH15)."""

TYPES_OF_LEVEL = {
    1: ["tỉnh", "thành phố"],
    2: ["thành phố", "quận", "huyện", "thị xã"],
    3: ["xã", "phường", "thị trấn", "đặc khu"],
}
"""Which types of unit there are on each level, in either era."""


class LocalityQuerySet(TreeQuerySet, SearchedQuerySet):
    """Administrative units; methods read as the end of "units ..."."""

    search_kind = "locality"

    def searchable(self):
        return self

    def for_index(self):
        return self.select_related("parent__parent")

    def nearest_first(self, ranks):
        """Of equally near ones those in force, and of these the higher."""
        rows = self.filter(pk__in=ranks).values_list("pk", "valid_to", "level", "position")
        return [row[0] for row in sorted(rows, key=lambda row: (ranks[row[0]], row[1] is not None, *row[2:]))]

    def on(self, day):
        """Units in force on ``day``."""
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day))

    def in_force(self):
        """Units that no reform has ended."""
        return self.filter(valid_to=None)

    def provinces(self):
        return self.filter(level=Locality.Level.PROVINCE)

    def communes(self):
        return self.filter(level=Locality.Level.COMMUNE)

    def within(self, locality):
        """``locality`` and everything below it: one range of the pre-order numbering."""
        return self.filter(position__range=(locality.position, locality.last))

    def counted_in(self, locality):
        """Units whose records count for ``locality``: those in it, and those that it holds today."""
        span = (locality.position, locality.last)
        return self.filter(Q(position__range=span) | Q(today__position__range=span))

    def called(self, words):
        """Units in whose full name every one of ``words`` begins a word, with or without accents.

        Units of just that name come first, then those whose name begins with it, then the others; of each the units
        in force, and of these the higher.
        """
        phrase = unit_key(words)
        found = self.alias(of_name=_words_of("name_key"), of_path=_words_of("path_key"))
        for word in phrase.split():
            found = found.filter(of_path__contains=f" {word}")
        whole, beginning = Q(of_path__contains=f" {phrase} "), Q(of_path__startswith=f" {phrase}")
        nearness = Case(
            When(Q(of_name=phrase) | Q(beginning, whole), then=0), When(of_name__startswith=phrase, then=1), default=2
        )
        return found.order_by(nearness, F("valid_to").desc(nulls_first=True), "level", "position")

    def for_display(self):
        return self.select_related("parent__parent", "today__parent").prefetch_related("successors_today")


def _words_of(key):
    """The column ``key`` in words as ``unit_key`` has them: Ia H'Drai in three."""
    return Replace(key, Value("'"), Value(" "))


class Locality(OfAnEra, Searched):
    """An administrative unit of one era: a province, a district (until 30/06/2025) or a commune.

    A unit that a reform dissolves keeps its row and its records; only ``valid_to`` is set.
    """

    class Level(models.IntegerChoices):
        PROVINCE = 1, _("Province")
        DISTRICT = 2, _("District")
        COMMUNE = 3, _("Commune")

    class Type(models.TextChoices):
        PROVINCE = "tỉnh", _("province")
        CITY = "thành phố", _("city")
        URBAN_DISTRICT = "quận", _("urban district")
        DISTRICT = "huyện", _("district")
        TOWN = "thị xã", _("town")
        COMMUNE = "xã", _("commune")
        WARD = "phường", _("ward")
        TOWNSHIP = "thị trấn", _("township")
        SPECIAL_ZONE = "đặc khu", _("special zone")

    key = models.CharField(_("seed key"), max_length=40, unique=True, null=True, blank=True, editable=False)
    code = models.CharField(_("code"), max_length=5, blank=True, help_text=_("As in the state's list, e.g. 22489."))
    level = models.PositiveSmallIntegerField(_("level"), choices=Level.choices)
    type = ChosenField(_("type"), max_length=10, choices=Type.choices)
    name = LineField(_("name"), max_length=100, help_text=_("Without its type: Vạn Giã, not thị trấn Vạn Giã."))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    valid_from = models.DateField(_("in force from"), null=True, blank=True, help_text=_("Empty if unknown."))
    valid_to = models.DateField(
        _("in force until"), null=True, blank=True, help_text=_("The last day; empty if in force.")
    )
    position = models.PositiveIntegerField(default=0, editable=False, db_index=True)
    last = models.PositiveIntegerField(default=0, editable=False)
    name_key = models.CharField(max_length=100, default="", editable=False)
    path_key = models.CharField(max_length=400, default="", editable=False)
    today = models.ForeignKey(
        "self", models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("unit of today")
    )
    successors_today = models.ManyToManyField(
        "self", symmetrical=False, editable=False, related_name="made_of", verbose_name=_("units of today")
    )

    letters = "DP"
    objects = LocalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["position"]
        indexes = [models.Index("level", "valid_to", "position", name="locality_of_a_level")]
        constraints = [
            models.UniqueConstraint(
                "code",
                "level",
                Coalesce("valid_from", date.min),
                condition=~Q(code=""),
                name="locality_code_unique_in_era",
                violation_error_message=_("A unit with this code already begins on that day."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="locality_ends_after_it_begins",
                violation_error_message=_("The last day in force comes before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(level=2) | Q(valid_to__isnull=False, valid_to__lt=REFORM),
                name="locality_district_ended_by_reform",
                violation_error_message=_("There are no districts after 30/06/2025: give the last day."),
            ),
            models.CheckConstraint(
                condition=Q(level=1, parent=None) | Q(level__in=[2, 3], parent__isnull=False),
                name="locality_only_provinces_stand_alone",
                violation_error_message=_("A province belongs to no unit; every other unit belongs to one."),
            ),
            models.CheckConstraint(
                condition=reduce(or_, (Q(level=level, type__in=types) for level, types in TYPES_OF_LEVEL.items())),
                name="locality_type_fits_level",
                violation_error_message=_("There is no such type of unit on this level."),
            ),
        ]

    def __str__(self):
        return f"{self.path_name} ({self.era})" if self.valid_to else self.path_name

    def natural_key(self):
        return (self.key,)

    def derive(self):
        self.name_key = fold(self.name)

    @property
    def full_name(self):
        """Type and name: "Thị trấn Vạn Giã"."""
        return capitalise(f"{self.type} {self.name}")

    @property
    def path_name(self):
        """With what it belonged to: "Thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa"."""
        return ", ".join([self.full_name, *(f"{unit.type} {unit.name}" for unit in self.above)])

    @property
    def above(self):
        """The units it belongs to, the nearest first."""
        unit, found = self.parent, []
        while unit:
            found.append(unit)
            unit = unit.parent
        return found

    @property
    def era(self):
        """When it was in force, in words."""
        if self.valid_to:
            return _("until %(day)s") % {"day": f"{self.valid_to:%d/%m/%Y}"}
        return _("from %(day)s") % {"day": f"{self.valid_from:%d/%m/%Y}"} if self.valid_from else _("in force")

    @property
    def is_of_today(self):
        return self.valid_to is None

    @property
    def heirs(self):
        """The units of today in which its ground lies: itself, if it is one of them."""
        return [self] if self.is_of_today else list(self.successors_today.all())

    def get_absolute_url(self):
        return reverse("locality_detail", args=[self.pk, address_part(self.full_name)])

    def clean(self):
        super().clean()
        self._refuse_days_to_come()
        if self.parent and self.level and self.parent.level >= self.level:
            raise ValidationError({"parent": _("A unit belongs to one of a higher level.")})
        if self.parent and self._outlives(self.parent):
            raise ValidationError({"parent": _("%(unit)s was not in force in that time.") % {"unit": self.parent}})
        self._refuse_to_end_before_its_units()

    def _refuse_to_end_before_its_units(self):
        if not (self.pk and self.valid_to):
            return
        left = self.children.filter(Q(valid_to=None) | Q(valid_to__gt=self.valid_to)).first()
        if left:
            message = _("%(unit)s belongs to it and is in force for longer. End the units below it first.")
            raise ValidationError({"valid_to": message % {"unit": left.full_name}})

    def _refuse_days_to_come(self):
        """A unit is of today when it has no last day, so nothing can be entered before its day."""
        today = timezone.localdate()
        late = [name for name in ("valid_from", "valid_to") if (getattr(self, name) or today) > today]
        if late:
            raise ValidationError(dict.fromkeys(late, _("This day is still to come: enter it when it has come.")))

    def _outlives(self, parent):
        first, last = self.valid_from or date.min, self.valid_to or date.max
        return not parent.was_in_force(first, last) or (parent.valid_to or date.max) < last

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self.refresh_from_db(fields=["position", "last", "path_key", "today"])

    def searched_title(self):
        return self.full_name

    def searched_text(self, places):
        return " ".join(unit.full_name for unit in self.above)
