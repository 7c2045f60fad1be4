"""Places of both eras."""

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from trackerapp.models import Locality

from .base import RecordAdmin
from .exporting import ExportsRows
from .filters import EraFilter, UnitsProvinceFilter
from .links import link_to
from .reform import LoadsReforms
from .succession import OriginInline, SuccessionInline


@admin.register(Locality)
class LocalityAdmin(ExportsRows, LoadsReforms, RecordAdmin):
    """Administrative units. Saving one numbers the tree of places again, which takes a second or two."""

    actions = ["export_rows"]
    related = ["parent__parent", "today__parent__parent"]
    search_fields = ["path_key"]
    list_display = ["full_name", "belongs_to", "code", "time", "today"]
    list_filter = ["level", EraFilter, UnitsProvinceFilter]
    ordering = ["position"]
    autocomplete_fields = ["parent"]
    readonly_fields = ["today", "units_of_today"]
    fieldsets = [
        (_("The unit"), {"fields": ["level", ("type", "name"), "code", "parent"]}),
        (
            _("Its time"),
            {
                "fields": [("valid_from", "valid_to")],
                "description": _("A unit that a reform ends keeps its page and its records: give the last day."),
            },
        ),
        (_("What holds it today"), {"fields": ["today", "units_of_today"]}),
    ]

    def get_inlines(self, request, obj):
        """A new unit is saved first: what it was made of is checked against its days."""
        return [OriginInline, SuccessionInline] if obj else []

    def find(self, queryset, words):
        return queryset.called(words)

    @admin.display(description=_("name"), ordering="position")
    def full_name(self, unit):
        return unit.full_name

    @admin.display(description=_("era"), ordering="valid_from")
    def time(self, unit):
        return unit.era

    @admin.display(description=_("belongs to"))
    def belongs_to(self, unit):
        return ", ".join(f"{each.type} {each.name}" for each in unit.above)

    @admin.display(description=_("units of today"))
    def units_of_today(self, unit):
        units = unit.successors_today.select_related("parent__parent")
        return format_html_join("", "<div>{}</div>", ((link_to(each),) for each in units)) or None
