"""Milestones: on the page of their grassroots model; on a page of their own for their citations."""

from django.contrib import admin

from trackerapp.models import Milestone

from .base import RecordAdmin, RecordInline
from .citation import CitationInline

LINES = ["kind", "on", ("level", "decided_by"), "decision_number", "note"]


class MilestoneInline(RecordInline):
    """The events in the life of a grassroots model."""

    model = Milestone
    fieldsets = [(None, {"fields": LINES})]
    autocomplete_fields = ["decided_by"]


@admin.register(Milestone)
class MilestoneAdmin(RecordAdmin):
    """All milestones; they are added on the page of their grassroots model."""

    related = ["grassroots_model", "level", "decided_by"]
    search_fields = ["grassroots_model__name_key"]
    list_display = ["kind", "on", "grassroots_model", "level", "decision_number"]
    list_filter = ["kind", "level"]
    readonly_fields = ["grassroots_model"]
    fieldsets = [(None, {"fields": ["grassroots_model", *LINES]})]
    autocomplete_fields = ["decided_by"]
    inlines = [CitationInline]

    def has_add_permission(self, request):
        return False
