"""The log of accounts, to be read by administrators of the whole register."""

from django.contrib import admin

from trackerapp.models import AuditEntry

from .scoped import ReadOnlyAdmin


@admin.register(AuditEntry)
class AuditAdmin(ReadOnlyAdmin):
    """Events, the last first."""

    list_display = ["at", "kind", "who", "about", "address", "what"]
    list_display_links = None
    list_select_related = ["user", "about"]
    list_filter = ["kind"]
    search_fields = ["name", "about__username", "address"]
    list_per_page = 100
    empty_value_display = "–"
    show_full_result_count = False

    @admin.display(description=AuditEntry._meta.get_field("user").verbose_name, ordering="name")
    def who(self, entry):
        return entry.name
