"""What an administrator does for an account: makes it, helps somebody who is locked out, signs somebody out."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from trackerapp.accounts import rescue
from trackerapp.accounts.notes import note
from trackerapp.models import AuditEntry, Role, User

RIGHTS = ["username", "email", "is_active", "groups"]
"""Fields of an account whose change is written down."""


class NewAccountForm(forms.ModelForm):
    """An account without a password: its owner chooses one with the link that an administrator hands over."""

    class Meta:
        model = User
        fields = ["username", "last_name", "first_name", "email"]

    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit)


class AccountAdmin(UserAdmin):
    """Accounts as things to sign in with. What their owners may do stands elsewhere."""

    add_form = NewAccountForm
    add_form_template = None
    change_form_template = "admin/trackerapp/user/change_form.html"
    add_fieldsets = [(None, {"fields": NewAccountForm.Meta.fields})]

    def get_queryset(self, request):
        codes = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
        return super().get_queryset(request).annotate(has_code=Exists(codes))

    def get_readonly_fields(self, request, obj=None):
        """Administrators of everything are made by a command on the server, and by nobody here."""
        return [*super().get_readonly_fields(request, obj), "is_superuser", "last_login", "date_joined"]

    @admin.display(description=gettext_lazy("one-time codes"), boolean=True)
    def code_is_set_up(self, user):
        return user.has_code

    def get_urls(self):
        road = self.admin_site.admin_view(self.access_view)
        return [path("<int:pk>/access/", road, name="trackerapp_user_access"), *super().get_urls()]

    def user_change_password(self, request, id, form_url=""):
        """Nobody sets another's password; ``access_view`` makes a link."""
        raise Http404

    def access_view(self, request, pk):
        """How somebody signs in, and help if they cannot; asks once more who is asking."""
        user = self.get_object(request, str(pk))
        if user is None:
            raise Http404
        if user == request.user:
            return HttpResponseRedirect(reverse("account_home"))
        if not self.has_change_permission(request, user) or (user.is_superuser and not request.user.is_superuser):
            raise PermissionDenied
        return reauthentication_required(self.help_with_access, app="allauth.mfa")(request, user)

    def help_with_access(self, request, user):
        link = ""
        if "link" in request.POST:
            link = rescue.make_link(user, request=request)
        elif "code" in request.POST:
            rescue.remove_code(user, request=request)
            messages.success(request, _("The one-time codes are removed, and all sessions have ended."))
        elif "sessions" in request.POST:
            rescue.end_sessions(user, request=request)
            messages.success(request, _("All sessions have ended."))
        if request.method == "POST" and not link:
            return HttpResponseRedirect(request.path)
        context = self.admin_site.each_context(request) | {
            "title": _("Sign-in of %(name)s") % {"name": user},
            "opts": self.opts,
            "original": user,
            "has_code": user.has_code,
            "sessions": UserSession.objects.filter(user=user).count(),
            "link": link,
        }
        return render(request, "admin/trackerapp/user/access.html", context)

    def save_related(self, request, form, formsets, change):
        """Write down which rights were changed, and sign somebody out whose account is switched off."""
        super().save_related(request, form, formsets, change)
        user = form.instance
        with override(settings.LANGUAGE_CODE):
            changed = _changed(form, formsets) if change else [_("new account")]
            if changed:
                note(request, AuditEntry.Kind.RIGHTS, about=user, what=f"{', '.join(changed)}: {_rights(user)}")
        if not user.is_active:
            rescue.end_sessions(user, request=request)


def _changed(form, formsets):
    """The rights that were changed, by their names."""
    fields = [str(form.fields[name].label) for name in form.changed_data if name in RIGHTS]
    return fields + [str(rows.model._meta.verbose_name_plural) for rows in formsets if rows.has_changed()]


def _rights(user):
    """What an account may do now, in words."""
    names = set(user.groups.values_list("name", flat=True))
    roles = [str(role.label.partition(":")[0]) for role in Role if role in names]
    areas = [str(area) for area in user.assignments.select_related("locality", "organisation")]
    return ", ".join([_("active") if user.is_active else _("switched off"), *roles, *areas])
