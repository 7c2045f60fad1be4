"""How the list of grassroots models is narrowed and ordered."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from trackerapp.models import Citation, Field, GrassrootsModel

from .placed import PlacedFilterSet
from .values import UNKNOWN, OneOf, SomeOf, Year, vocabulary, with_unknown

COPIED = {"lam-theo": _("copied from elsewhere"), "duoc-lam-theo": _("copied elsewhere")}
"""The two ends of a copy, as parameters have them."""


def copied():
    """The condition of each end of a copy; the other end is public, too."""
    public = GrassrootsModel.objects.published()
    return {
        "lam-theo": Exists(public.filter(pk=OuterRef("replicated_from"))),
        "duoc-lam-theo": Exists(public.filter(replicated_from=OuterRef("pk"))),
    }


class GrassrootsModelFilter(PlacedFilterSet):
    """Grassroots models."""

    USUAL_ORDER = "moi"
    FACETS = ["linh_vuc", "loai", "tinh_trang", "nam"]

    linh_vuc = SomeOf(label=_("Field"), choices=vocabulary(Field), method="in_fields")
    loai = SomeOf(label=_("Kind"), choices=GrassrootsModel.Kind.choices, method="of_kinds")
    tinh_trang = SomeOf(label=_("Status"), choices=with_unknown(GrassrootsModel.Status.choices), method="with_status")
    nam = Year(label=_("Year it began"), method="begun_in")
    nam_nguon = Year(label=_("Year of the source"), method="told_in")
    nhan_rong = SomeOf(label=_("Copies"), choices=with_unknown(COPIED.items()), method="at_ends_of_copies")
    xep = OneOf(
        label=_("Sort by"),
        choices=[
            ("hop", _("Nearest to the words")),
            ("moi", _("Newest in the register")),
            ("nam", _("Year it began")),
            ("ten", _("Name A–Y")),
            ("noi", _("Place")),
        ],
        method="in_order",
    )

    def in_fields(self, rows, name, codes):
        placed = GrassrootsModel.fields.through.objects.filter(grassrootsmodel=OuterRef("pk"))
        chosen = Exists(placed.filter(field__code__in=codes))
        return rows.filter(chosen | ~Exists(placed) if UNKNOWN in codes else chosen)

    def of_kinds(self, rows, name, kinds):
        return rows.filter(kind__in=kinds)

    def with_status(self, rows, name, statuses):
        return rows.filter(status__in=["" if status == UNKNOWN else status for status in statuses])

    def begun_in(self, rows, name, year):
        return rows.filter(started_on=None) if year == UNKNOWN else rows.begun_in(year)

    def told_in(self, rows, name, year):
        span = (
            Q(source__published_on__range=(year * 10000, year * 10000 + 9999))
            if year != UNKNOWN
            else Q(source__published_on=None)
        )
        return rows.filter(pk__in=Citation.objects.public().filter(span).values("grassroots_model"))

    def at_ends_of_copies(self, rows, name, ends):
        ties = copied()
        ties[UNKNOWN] = ~reduce(or_, ties.values())
        return rows.filter(reduce(or_, (ties[end] for end in ends)))

    def in_order(self, rows, name, order):
        return {"nam": rows.latest_begun_first, "ten": rows.by_name, "noi": rows.by_place}.get(
            order, rows.newest_first
        )()
