"""Accounts of staff: what each may do, and where. For administrators only."""

from datetime import date

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trackerapp import scope
from trackerapp.models import Assignment, Locality, Organisation, Role, User

from .accounts import AccountAdmin
from .base import RecordInline
from .choices import SeveralRecords
from .filters import NamedFiltersOnly
from .forms import RecordForm
from .history import HistoryAdmin
from .scoped import InScope, NotThere

LOGGED = 50
"""How many of the last changes of an account are told."""


class RolesField(SeveralRecords):
    """Roles by their names in words."""

    def label_from_instance(self, group):
        return Role(group.name).label


class AssignmentForm(RecordForm):
    """Nobody gives away what they do not look after themselves."""

    giver: User

    def clean(self):
        values = super().clean()
        if values.get("is_everything") and not scope.of(self.giver).is_everything:
            self.add_error("is_everything", _("You do not look after the whole register yourself."))
        last = last_day_of(self.giver)
        if last and (values.get("valid_to") or date.max) > last:
            self.add_error("valid_to", _("You look after it yourself until %(day)s.") % {"day": f"{last:%d/%m/%Y}"})
        return values


def last_day_of(user):
    """The last day on which ``user`` has work here; None if it has no end."""
    days = [each.valid_to for each in user.assignments.on(timezone.localdate())]
    return None if user.is_superuser or None in days else max(days, default=None)


class AssignmentFormSet(BaseInlineFormSet):
    """Whoever looks after a part of the register makes accounts for that part alone."""

    giver: User

    def clean(self):
        super().clean()
        given = [form for form in self.forms if form.has_changed() or not form.is_new]
        kept = [form for form in given if form not in self.deleted_forms]
        if not kept and not scope.of(self.giver).is_everything:
            raise ValidationError(_("Give the account a place that you look after."))


class AssignmentInline(RecordInline):
    """What the person looks after."""

    model = Assignment
    form = AssignmentForm
    formset = AssignmentFormSet
    related = ["locality__parent__parent", "organisation__locality__parent__parent"]
    autocomplete_fields = ["locality", "organisation"]
    fields = ["locality", "organisation", "is_everything", ("valid_from", "valid_to")]
    show_change_link = False

    def offered(self, db_field, request):
        """Only what the person who gives it looks after; a body has records in other places, too."""
        reach = scope.of(request.user)
        if db_field.related_model is Organisation:
            bodies = Organisation.objects.all()
            return {"queryset": bodies if reach.is_everything else bodies.filter(pk__in=reach.organisations)}
        units = Locality.objects.all() if reach.is_everything else reach.units()
        return {"queryset": units.select_related("parent__parent")}

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.giver = formset.form.giver = request.user
        return formset


class RoleFilter(admin.SimpleListFilter):
    """Accounts by what they do."""

    title = gettext_lazy("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return Role.choices

    def queryset(self, request, queryset):
        return queryset.filter(groups__name=self.value()) if self.value() in Role else queryset


@admin.register(User)
class StaffAdmin(NotThere, NamedFiltersOnly, InScope, HistoryAdmin, AccountAdmin):
    """The people who sign in. An account is switched off, never deleted: the history names its owner."""

    list_display = ["username", "name", "email", "roles", "areas", "is_active", "code_is_set_up", "last_login"]
    list_filter = ["is_active", RoleFilter]
    search_fields = ["username", "first_name", "last_name", "email"]
    filter_horizontal = []
    inlines = [AssignmentInline]
    fieldsets = [
        (gettext_lazy("Sign-in"), {"fields": ["username"]}),
        (gettext_lazy("Person"), {"fields": ["last_name", "first_name", "email"]}),
        (gettext_lazy("Rights"), {"fields": ["is_active", "groups"]}),
        (gettext_lazy("Days"), {"fields": ["last_login", "date_joined"]}),
    ]

    def get_queryset(self, request):
        users = super().get_queryset(request).prefetch_related("groups", "assignments__locality__parent__parent")
        return scope.theirs(users, request.user)

    def choosable(self, request):
        return self.get_queryset(request)

    def history_view(self, request, object_id, extra_context=None):
        """What it looked after, and below that what Django's admin kept of the account, which has no versions."""
        kept = LogEntry.objects.filter(content_type__app_label="trackerapp", content_type__model="user")
        log = kept.filter(object_id=object_id).select_related("user")[:LOGGED]
        return super().history_view(request, object_id, {"log": log, **(extra_context or {})})

    def has_change_permission(self, request, obj=None):
        """Nobody changes their own rights; another administrator does. Superusers change superusers."""
        is_above = bool(obj and obj.is_superuser and not request.user.is_superuser)
        return super().has_change_permission(request, obj) and obj != request.user and not is_above

    def has_delete_permission(self, request, obj=None):
        return False

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            kwargs |= {"form_class": RolesField, "widget": forms.CheckboxSelectMultiple}
            kwargs |= {"queryset": Group.objects.filter(name__in=Role).order_by("pk"), "help_text": ""}
            kwargs |= {"label": capfirst(gettext_lazy("roles"))}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description=gettext_lazy("name"))
    def name(self, user):
        return user.get_full_name()

    @admin.display(description=gettext_lazy("roles"))
    def roles(self, user):
        names = {group.name for group in user.groups.all()}
        return ", ".join(role.label.split(":")[0] for role in Role if role in names)

    @admin.display(description=gettext_lazy("looks after"))
    def areas(self, user):
        return ", ".join(str(each) for each in user.assignments.all() if each.is_in_force())
