"""Filters beside the lists. One over places offers the provinces of today, never thousands of communes."""

from django.contrib import admin
from django.contrib.admin.filters import ChoicesFieldListFilter
from django.utils.translation import gettext_lazy as _

from trackerapp.models import Locality

UNKNOWN = "unknown"


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
