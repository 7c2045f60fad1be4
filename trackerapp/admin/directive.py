"""Directives: the documents that call for models and commendations."""

from django.contrib import admin

from trackerapp import scope
from trackerapp.models import Directive, Source

from .base import RecordAdmin
from .citation import CitationInline


class DirectiveCitationInline(CitationInline):
    """The passages that name a document; it belongs to everybody, the drafts of sources do not."""

    def get_queryset(self, request):
        return super().get_queryset(request).filter(source__in=sources_of(request))


def sources_of(request):
    """The sources that this person may read."""
    return scope.readable(Source.objects.all(), request.user)


@admin.register(Directive)
class DirectiveAdmin(RecordAdmin):
    """Numbered or named documents."""

    related = ["issued_by__locality__parent__parent"]
    search_fields = ["name_key", "issued_by__name_key"]
    list_display = ["__str__", "kind", "number", "issued_by", "issued_on"]
    list_filter = ["kind"]
    autocomplete_fields = ["issued_by"]
    fields = ["kind", "number", "name", "issued_by", "issued_on"]
    inlines = [DirectiveCitationInline]

    def told_sources(self, request):
        return sources_of(request)
