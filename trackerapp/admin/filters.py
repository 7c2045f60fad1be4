"""Filters beside the lists. One over places offers the provinces of today, never thousands of communes."""

from django.contrib import admin
from django.contrib.admin.filters import ChoicesFieldListFilter
from django.contrib.admin.options import IS_POPUP_VAR, TO_FIELD_VAR
from django.contrib.admin.views.main import ALL_VAR, ERROR_FLAG, IS_FACETS_VAR, ORDER_VAR, PAGE_VAR, SEARCH_VAR
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trackerapp.models import Locality

UNKNOWN = "unknown"

OF_A_LIST = {ALL_VAR, ERROR_FLAG, IS_FACETS_VAR, IS_POPUP_VAR, ORDER_VAR, PAGE_VAR, SEARCH_VAR, TO_FIELD_VAR}
"""What every list understands in its address, beside its filters."""


class NamedFiltersOnly:
    """A list whose address does what its filters name, and nothing else: no other column can be asked, or guessed.

    Null bytes go: no text holds one, and PostgreSQL refuses to look for them.
    """

    linked_filters: list[str] = []
    """What links of our own ask for, beside the filters."""

    def changelist_view(self, request, extra_context=None):
        request.GET = self.understood(request)
        return super().changelist_view(request, extra_context)

    def understood(self, request):
        """What of the address of ``request`` the list understands."""
        known = {*OF_A_LIST, *self.linked_filters, *self.filters_in_address(request)}
        found = QueryDict(mutable=True)
        for name, values in request.GET.lists():
            if name in known:
                found.setlist(name, [value.replace("\0", "") for value in values])
        return found

    def filters_in_address(self, request):
        """The names by which the filters of the list are asked."""
        for each in self.get_list_filter(request):
            if isinstance(each, type):
                yield each.parameter_name
            else:
                column = each if isinstance(each, str) else each[0]
                yield from (f"{column}{ending}" for ending in ("", "__exact", "__id__exact", "__isnull"))


class UnitsProvinceFilter(admin.SimpleListFilter):
    """Places by province of today: the units of today in it, and those that it was made of."""

    title = _("province of today")
    parameter_name = "province"

    def lookups(self, request, model_admin):
        provinces = Locality.objects.in_force().provinces().order_by("position")
        return [(unit.pk, unit.name) for unit in provinces]

    def queryset(self, request, queryset):
        province = self.chosen()
        return queryset.counted_in(province) if province else queryset

    def chosen(self):
        """The province asked for; None if none is, or if it does not exist."""
        pk = self.value() or ""
        return Locality.objects.provinces().filter(pk=pk).first() if pk.isdecimal() else None


class ProvinceFilter(UnitsProvinceFilter):
    """Records by the province of today that holds their place, whichever era the place is of."""

    def lookups(self, request, model_admin):
        return [*super().lookups(request, model_admin), (UNKNOWN, _("unknown"))]

    def queryset(self, request, queryset):
        if self.value() == UNKNOWN:
            return queryset.filter(locality=None)
        province = self.chosen()
        return queryset.at(province) if province else queryset


class EraFilter(admin.SimpleListFilter):
    """Units of today, or those that a reform has ended."""

    title = _("era")
    parameter_name = "era"

    def lookups(self, request, model_admin):
        return [("today", _("in force")), ("past", _("ended"))]

    def queryset(self, request, queryset):
        match self.value():
            case "today":
                return queryset.in_force()
            case "past":
                return queryset.exclude(valid_to=None)
        return queryset


class ChoiceOrUnknown(ChoicesFieldListFilter):
    """A choice that a record may leave open: "unknown" can be asked for, too."""

    def choices(self, changelist):
        yield from super().choices(changelist)
        yield {
            "selected": self.lookup_val == [""],
            "query_string": changelist.get_query_string({self.lookup_kwarg: ""}),
            "display": _("unknown"),
        }
