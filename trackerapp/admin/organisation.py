"""Organisations: who runs a model, receives a commendation or grants one."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from trackerapp.models import Organisation

from .base import RecordAdmin
from .exporting import ExportsRows
from .filters import ProvinceFilter


@admin.register(Organisation)
class OrganisationAdmin(ExportsRows, RecordAdmin):
    """Bodies of people with a name; the place of one is another record."""

    actions = ["export_rows"]
    related = ["kind", "locality__parent__parent"]
    is_entered_on_the_way = True
    search_fields = ["name_key", "locality__path_key"]
    list_display = ["name", "kind", "locality", "parent", "updated_at"]
    list_filter = ["kind", ProvinceFilter]
    autocomplete_fields = ["locality", "parent"]
    fieldsets = [
        (_("The organisation"), {"fields": ["name", "kind", "locality", "parent"]}),
        (_("If it no longer exists"), {"classes": ["collapse"], "fields": ["dissolved_on"]}),
        (_("For staff"), {"classes": ["collapse"], "fields": ["staff_note"]}),
    ]

    def find(self, queryset, words):
        return queryset.called(words)
