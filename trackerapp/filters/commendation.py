"""How the list of commendations is narrowed and ordered."""

from django.utils.translation import gettext_lazy as _

from trackerapp.models import AwardType, Level

from .placed import PlacedFilterSet
from .values import UNKNOWN, OneOf, Year, vocabulary, with_unknown

PRINTED = [("co", _("printed")), (UNKNOWN, _("unknown"))]


class CommendationFilter(PlacedFilterSet):
    """Commendations."""

    USUAL_ORDER = "nam"
    FACETS = ["hinh_thuc", "cap", "nam", "so"]

    hinh_thuc = OneOf(label=_("Form"), choices=with_unknown(AwardType.Group.choices), method="of_form")
    cap = OneOf(label=_("Level"), choices=vocabulary(Level), method="at_level")
    nam = Year(label=_("Year of the merit"), method="for_merit_in")
    so = OneOf(
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

    def of_form(self, rows, name, group):
        return rows.filter(award_type=None) if group == UNKNOWN else rows.filter(award_type__group=group)

    def at_level(self, rows, name, code):
        return rows.filter(level=None) if code == UNKNOWN else rows.filter(level__code=code)

    def for_merit_in(self, rows, name, year):
        return rows.filter(merit_year=None if year == UNKNOWN else year)

    def counted(self, rows, name, choice):
        numbered = rows.model.objects.counted()
        return (
            rows.filter(pk__in=numbered.values("pk")) if choice == "co" else rows.exclude(pk__in=numbered.values("pk"))
        )

    def printing(self, rows, column, choice):
        return rows.filter(**{f"{column}__isnull": choice == UNKNOWN})
