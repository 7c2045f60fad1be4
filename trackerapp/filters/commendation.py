"""How the list of commendations is narrowed and ordered."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trackerapp.models import AwardType, Commendation, Level

from .placed import PlacedFilterSet
from .values import UNKNOWN, OneOf, SomeOf, Year, vocabulary, with_unknown

PRINTED = [("co", _("printed")), (UNKNOWN, _("unknown"))]


class CommendationFilter(PlacedFilterSet):
    """Commendations."""

    USUAL_ORDER = "nam"
    FACETS = ["hinh_thuc", "cap", "nam", "so"]

    hinh_thuc = SomeOf(label=_("Form"), choices=with_unknown(AwardType.Group.choices), method="of_forms")
    cap = SomeOf(label=_("Level"), choices=vocabulary(Level), method="at_levels")
    nam = Year(label=_("Year of the merit"), method="for_merit_in")
    so = SomeOf(
        label=_("Numbers"), choices=[("co", _("Some are printed")), (UNKNOWN, _("None is printed"))], method="counted"
    )
    tap_the = OneOf("collectives", label=_("Number of collectives"), choices=PRINTED, method="printing")
    ca_nhan = OneOf("individuals", label=_("Number of individuals"), choices=PRINTED, method="printing")
    ho_gia_dinh = OneOf("households", label=_("Number of households"), choices=PRINTED, method="printing")
    xep = OneOf(
        label=_("Sort by"),
        choices=[
            ("hop", _("Nearest to the words")),
            ("nam", _("Year of the merit")),
            ("moi", _("Newest in the register")),
            ("noi", _("Place")),
        ],
        method="in_order",
    )

    def in_order(self, rows, name, order):
        return {"moi": rows.newest_first, "noi": rows.by_place}.get(order, rows.latest_first)()

    def of_forms(self, rows, name, groups):
        known = Q(award_type__group__in=groups)
        return rows.filter(known | Q(award_type=None) if UNKNOWN in groups else known)

    def at_levels(self, rows, name, codes):
        known = Q(level__code__in=codes)
        return rows.filter(known | Q(level=None) if UNKNOWN in codes else known)

    def for_merit_in(self, rows, name, year):
        return rows.filter(merit_year=None if year == UNKNOWN else year)

    def counted(self, rows, name, choices):
        numbered = Q(pk__in=Commendation.objects.counted().values("pk"))
        return rows.filter(reduce(or_, (numbered if choice == "co" else ~numbered for choice in choices)))

    def printing(self, rows, column, choice):
        return rows.filter(**{f"{column}__isnull": choice == UNKNOWN})
