"""Recipients: on the page of their commendation; on a page of their own for their citations."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from trackerapp.models import Recipient

from .base import RecordAdmin, RecordInline
from .citation import CitationInline

LINES = ["kind", "name", "organisation", ("title", "standing")]
BASIS = (
    _("If a private person's name may be shown"),
    {"classes": ["collapse"], "fields": [("basis", "basis_document", "basis_until")]},
)


class RecipientInline(RecordInline):
    """Those who are commended by name."""

    model = Recipient
    fieldsets = [(None, {"fields": LINES}), BASIS]
    autocomplete_fields = ["organisation"]


@admin.register(Recipient)
class RecipientAdmin(RecordAdmin):
    """All recipients; they are added on the page of their commendation."""

    related = ["commendation__award_type", "commendation__issued_by", "organisation"]
    search_fields = ["name_key", "organisation__name_key"]
    list_display = ["name", "kind", "organisation", "commendation", "basis"]
    list_filter = ["kind", "basis"]
    readonly_fields = ["commendation"]
    fieldsets = [(None, {"fields": ["commendation", *LINES]}), BASIS]
    autocomplete_fields = ["organisation"]
    inlines = [CitationInline]

    def has_add_permission(self, request):
        return False
