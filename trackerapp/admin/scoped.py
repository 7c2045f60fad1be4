"""Who may do what in the admin: ``scope`` knows. Lists of what nobody writes by hand."""

from django.contrib import admin
from django.http import Http404

from trackerapp import scope
from trackerapp.scope import Right

from .filters import NamedFiltersOnly


class InScope:
    """Nobody comes in by Django's permissions: ``scope`` knows who may do what to which record.

    For rows that belong to a record, ``obj`` is that record.
    """

    def has_module_permission(self, request):
        return scope.may(request.user, Right.READ, self.model)

    def has_view_permission(self, request, obj=None):
        return scope.may(request.user, Right.READ, obj or self.model)

    def has_add_permission(self, request, obj=None):
        return scope.may(request.user, Right.WRITE, obj or self.model)

    def has_change_permission(self, request, obj=None):
        return scope.may(request.user, Right.WRITE, obj or self.model)

    def has_delete_permission(self, request, obj=None):
        return scope.may(request.user, Right.WRITE, obj or self.model)


class NotThere:
    """What somebody may not see is not there: its typed address is not found."""

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404


class ReadOnlyAdmin(NotThere, NamedFiltersOnly, InScope, admin.ModelAdmin):
    """Rows that are read here: nobody adds, changes or deletes one by a form."""

    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
