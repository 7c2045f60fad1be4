"""Publishing and withdrawing from the admin: one at a time from the page of a record, or several from the list."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trackerapp import publishing, scope
from trackerapp.scope import Right

from .base import RecordAdmin
from .forms import THROUGH

MOST_AT_ONCE = 100
"""Their numbers stand in an address, and a server answers within half a minute."""


class ReasonForm(forms.Form):
    """Why something is withdrawn."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=gettext_lazy("Staff read it, the public does not, e.g. the office has corrected the number."),
    )


class PublishableAdmin(RecordAdmin):
    """A kind of record with a state of publication, which no form edits: it is moved by what stands here.

    Of several records those that may be moved are moved; each of the others is named with what it lacks.
    """

    actions = ["publish", "withdraw"]
    note = (gettext_lazy("For staff"), {"classes": ["collapse"], "fields": ["staff_note"]})

    def has_publish_permission(self, request, obj=None):
        return scope.may(request.user, Right.PUBLISH, obj or self.model)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and self.why_kept(obj))

    def why_kept(self, record):
        """Why ``record`` cannot be deleted; empty if it can."""
        if record.published_at is None:
            return ""
        return _("%(record)s has been public. It can be withdrawn, not deleted.") % {"record": record}

    def delete_view(self, request, object_id, extra_context=None):
        record = self.get_object(request, object_id)
        if record and (why := self.why_kept(record)):
            self.message_user(request, why, messages.ERROR)
            return HttpResponseRedirect(self.page_of(record))
        return super().delete_view(request, object_id, extra_context)

    def get_deleted_objects(self, objs, request):
        """What was ever public stands among what cannot be deleted, in words."""
        deleted, count, lacking, kept = super().get_deleted_objects(objs, request)
        reasons = [why for record in objs if (why := self.why_kept(record))]
        if reasons:
            lacking.discard(self.opts.verbose_name)
        return deleted, count, lacking, [*reasons, *kept]

    @admin.action(permissions=["publish"], description=gettext_lazy("Publish"))
    def publish(self, request, queryset):
        if self.are_too_many(request, queryset):
            return
        done = [record for record in queryset if self.move(request, record, publishing.publish)]
        if done:
            text = ngettext("%(count)d record is public now.", "%(count)d records are public now.", len(done))
            self.message_user(request, text % {"count": len(done)}, messages.SUCCESS)

    @admin.action(permissions=["publish"], description=gettext_lazy("Withdraw from the public"))
    def withdraw(self, request, queryset):
        if self.are_too_many(request, queryset):
            return None
        return HttpResponseRedirect(self.withdraw_url([record.pk for record in queryset]))

    def are_too_many(self, request, records):
        if len(records) > MOST_AT_ONCE:
            self.message_user(request, _("Choose at most %(count)d at once.") % {"count": MOST_AT_ONCE}, messages.ERROR)
        return len(records) > MOST_AT_ONCE

    def withdraw_view(self, request):
        """Ask for the reason, then withdraw the records named in the address."""
        if not self.has_publish_permission(request):
            raise PermissionDenied
        ids = [pk for pk in request.GET.getlist("id") if pk.isdecimal()]
        records = self.get_queryset(request).filter(pk__in=ids[:MOST_AT_ONCE])
        form = ReasonForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            return self.withdraw_all(request, records, form.cleaned_data["reason"])
        context = self.admin_site.each_context(request) | {
            "title": _("Withdraw from the public"),
            "opts": self.opts,
            "form": form,
            "records": [record for record in records if record.is_published],
            "media": self.media,
        }
        return render(request, "admin/trackerapp/withdraw.html", context)

    def withdraw_all(self, request, records, reason):
        done = [record for record in records if self.move(request, record, publishing.withdraw, reason)]
        if done:
            text = ngettext("%(count)d record is withdrawn.", "%(count)d records are withdrawn.", len(done))
            self.message_user(request, text % {"count": len(done)}, messages.SUCCESS)
        address = self.page_of(records[0]) if len(records) == 1 else reverse(self.url_name("changelist"))
        return HttpResponseRedirect(address)

    def move(self, request, record, verb, *args):
        """Whether ``verb`` could move ``record``; if not, the person is told why."""
        try:
            verb(record, *args, through=THROUGH)
        except ValidationError as refusal:
            self.message_user(request, f"{record}: {in_words(refusal, record)}", messages.ERROR)
            return False
        return True

    def get_urls(self):
        road = path("withdraw/", self.admin_site.admin_view(self.withdraw_view), name=self.url_name("withdraw")[6:])
        return [road, *super().get_urls()]

    def url_name(self, page):
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"

    def withdraw_url(self, ids):
        return f"{reverse(self.url_name('withdraw'))}?{urlencode({'id': ids}, doseq=True)}"

    def page_of(self, record):
        return reverse(self.url_name("change"), args=[record.pk])

    def render_change_form(self, request, context, obj=None, **options):
        """With the state in words, and the buttons that move it."""
        may, public = self.has_publish_permission(request, obj), bool(obj and obj.is_published)
        context |= {
            "record_with_state": obj,
            "show_publish": may and not public and not context["is_popup"],
            "withdraw_url": self.withdraw_url([obj.pk]) if may and public else "",
            "warnings": self.warnings(obj) if obj else [],
        }
        return super().render_change_form(request, context, obj=obj, **options)

    def warnings(self, record):
        """What is unusual about ``record``, in words; it stops nobody."""
        return []

    def save_related(self, request, form, formsets, change):
        """What is public stays fit to be: without its last citation, say, it is not saved."""
        super().save_related(request, form, formsets, change)
        if form.instance.is_published:
            publishing.check(form.instance)

    def response_add(self, request, obj, post_url_continue=None):
        return self.response_after(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.response_after(request, obj) or super().response_change(request, obj)

    def response_after(self, request, obj):
        """Tell the warnings; then publish, where that was asked for, and stay on the page."""
        if "_continue" not in request.POST:
            for text in self.warnings(obj):
                self.message_user(request, f"{obj}: {text}", messages.WARNING)
        if "_publish" not in request.POST or not self.has_publish_permission(request, obj):
            return None
        self.message_user(request, _("%(record)s is saved.") % {"record": obj}, messages.SUCCESS)
        self.publish(request, [obj])
        return HttpResponseRedirect(self.page_of(obj))


def in_words(refusal, record):
    """What ``refusal`` says, each field by its name."""
    if not hasattr(refusal, "error_dict"):
        return " ".join(refusal.messages)
    names = {field.name: field.verbose_name for field in record._meta.get_fields() if hasattr(field, "verbose_name")}
    told = [
        f"{names[name]}: {text}" if name in names else text
        for name, texts in refusal.message_dict.items()
        for text in texts
    ]
    return " ".join(told)
