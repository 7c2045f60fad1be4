"""The log of accounts, to be read by administrators of the whole register."""

from django.contrib import admin

from trackerapp import scope
from trackerapp.models import AuditEntry
from trackerapp.scope import Right

from .filters import NamedFiltersOnly


@admin.register(AuditEntry)
class AuditAdmin(NamedFiltersOnly, admin.ModelAdmin):
    """Events, the last first. Nobody adds, changes or deletes one here."""

    list_display = ["at", "kind", "who", "about", "address", "what"]
    list_display_links = None
    list_select_related = ["user", "about"]
    list_filter = ["kind"]
    search_fields = ["name", "about__username", "address"]
    list_per_page = 100
    empty_value_display = "–"
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False

    @admin.display(description=AuditEntry._meta.get_field("user").verbose_name, ordering="name")
    def who(self, entry):
        return entry.name

    def has_view_permission(self, request, obj=None):
        return scope.may(request.user, Right.READ, AuditEntry)

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
