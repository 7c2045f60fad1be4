"""Records with a state of publication, in the admin: from the page of one, or several from the list."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trackerapp import scope, selectors
from trackerapp.scope import Right

from .base import RecordAdmin
from .moves import MOST_AT_ONCE, MOVES, MovesRecords


class PublishableAdmin(MovesRecords, RecordAdmin):
    """A kind of record with a state of publication, which no form edits: it is moved by what stands here.

    Of several records those that may be moved are moved; each of the others is named with what it lacks.
    """

    actions = ["submit", "publish", "send_back", "withdraw"]
    note = (gettext_lazy("For staff"), {"classes": ["collapse"], "fields": ["staff_note"]})

    def has_submit_permission(self, request, obj=None):
        return scope.may(request.user, Right.WRITE, obj or self.model)

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

    @admin.action(permissions=["submit"], description=gettext_lazy("Submit for review"))
    def submit(self, request, queryset):
        return self.ask(request, "submit", queryset)

    @admin.action(permissions=["publish"], description=gettext_lazy("Publish"))
    def publish(self, request, queryset):
        return self.ask(request, "publish", queryset)

    @admin.action(permissions=["publish"], description=gettext_lazy("Return for correction"))
    def send_back(self, request, queryset):
        return self.ask(request, "send_back", queryset)

    @admin.action(permissions=["publish"], description=gettext_lazy("Withdraw from the public"))
    def withdraw(self, request, queryset):
        return self.ask(request, "withdraw", queryset)

    def ask(self, request, name, records):
        """Lead to the page of the move ``name``, unless there are too many ``records``."""
        if self.are_too_many(request, records):
            return None
        return HttpResponseRedirect(self.move_url(name, [record.pk for record in records]))

    def are_too_many(self, request, records):
        if len(records) > MOST_AT_ONCE:
            self.message_user(request, _("Choose at most %(count)d at once.") % {"count": MOST_AT_ONCE}, messages.ERROR)
        return len(records) > MOST_AT_ONCE

    def render_change_form(self, request, context, obj=None, **options):
        """With the state in words, and the buttons that move it."""
        may_publish, is_public = self.has_publish_permission(request, obj), bool(obj and obj.is_published)
        context |= {
            "record_with_state": obj,
            "moved": selectors.last_move(obj) if obj else None,
            "show_publish": may_publish and not is_public and not context["is_popup"],
            "show_submit": not may_publish and not is_public and not context["is_popup"],
            "moves": self.moves_of(request, obj) if obj else [],
            "warnings": self.warnings(obj) if obj else [],
        }
        return super().render_change_form(request, context, obj=obj, **options)

    def warnings(self, record):
        """What is unusual about ``record``, in words; it stops nobody."""
        return []

    def response_add(self, request, obj, post_url_continue=None):
        return self.response_after(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.response_after(request, obj) or super().response_change(request, obj)

    def response_after(self, request, obj):
        """Tell the warnings; then move it on, where that was asked for, and stay on the page."""
        if "_continue" not in request.POST:
            for text in self.warnings(obj):
                self.message_user(request, f"{obj}: {text}", messages.WARNING)
        for button, move in (("_submit", MOVES["submit"]), ("_publish", MOVES["publish"])):
            if button in request.POST and scope.may(request.user, move.right, obj):
                self.message_user(request, _("%(record)s is saved.") % {"record": obj}, messages.SUCCESS)
                self.tell(request, move, [obj] if self.move(request, obj, move.verb) else [])
                return HttpResponseRedirect(self.page_of(obj))
        return None
