"""Directives: the documents that call for models and commendations."""

from django.contrib import admin

from trackerapp.models import Directive

from .base import RecordAdmin
from .citation import CitationInline


@admin.register(Directive)
class DirectiveAdmin(RecordAdmin):
    """Numbered or named documents."""

    related = ["issued_by__locality__parent__parent"]
    search_fields = ["name_key", "issued_by__name_key"]
    list_display = ["__str__", "kind", "number", "issued_by", "issued_on"]
    list_filter = ["kind"]
    autocomplete_fields = ["issued_by"]
    fields = ["kind", "number", "name", "issued_by", "issued_on"]
    inlines = [CitationInline]
