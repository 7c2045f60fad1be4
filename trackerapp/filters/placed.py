"""What is found by words alone, and what has a place, too."""

from django.utils.translation import gettext_lazy as _

from trackerapp.models import Locality
from trackerapp.models.placed import NOWHERE

from .base import RegisterFilterSet
from .values import UNKNOWN, Place, Words, Year


class SearchFilter(RegisterFilterSet):
    """Kinds of record that are found by words alone: places, organisations, sources."""

    q = Words(label=_("Words"), method="with_words")

    def with_words(self, rows, name, words):
        return rows.matching(words)


class PlacedFilterSet(SearchFilter):
    """Records that have a place: by province of today, by place and what lies below it, by words."""

    tinh = Place(
        label=_("Province or city of today"),
        queryset=lambda: Locality.objects.provinces().in_force(),
        method="in_province",
    )
    xa = Place(
        label=_("Commune of today"),
        queryset=lambda: Locality.objects.communes().in_force().select_related("parent"),
        method="in_commune",
    )
    noi = Place(
        label=_("Place"),
        queryset=lambda: Locality.objects.select_related("parent__parent", "today__parent"),
        method="at_place",
    )

    FACETS: list[str] = []
    """The filters beside that of places whose choices the list shows, each with its count."""

    @property
    def facets(self):
        """The filters whose choices the list shows; a province that is chosen shows its communes, too."""
        self.is_valid()
        return ["tinh", *(["xa"] if self.has_province else []), *self.FACETS]

    def in_province(self, rows, name, province):
        return rows.filter(position_today=NOWHERE) if province == UNKNOWN else rows.today_in(province)

    def in_commune(self, rows, name, commune):
        return (
            rows.exclude(locality__today__level=Locality.Level.COMMUNE)
            if commune == UNKNOWN
            else rows.today_in(commune)
        )

    def at_place(self, rows, name, place):
        return rows.filter(locality=None) if place == UNKNOWN else rows.at(place)


class StatisticsFilter(RegisterFilterSet):
    """What narrows all statistics at once; the parameters are those of the lists."""

    tinh = Place(label=_("Province or city of today"), queryset=lambda: Locality.objects.provinces().in_force())
    nam = Year(label=_("Year it began, or year of the merit"))
