"""Accounts of staff, for administrators only."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from trackerapp.models import User

from .base import StaffOnly

admin.site.unregister(Group)


@admin.register(User)
class StaffAdmin(StaffOnly, UserAdmin):
    """The people who sign in. An account is switched off, never deleted: the history names its owner."""

    list_display = ["username", "name", "email", "is_active", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_superuser"]
    search_fields = ["username", "first_name", "last_name", "email"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (_("Sign-in"), {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["last_name", "first_name", "email"]}),
        (_("Rights"), {"fields": ["is_active", "is_staff", "is_superuser"]}),
        (_("Days"), {"fields": ["last_login", "date_joined"]}),
    ]

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("name"))
    def name(self, user):
        return user.get_full_name()
