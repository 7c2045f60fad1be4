"""Changes that were proposed of public records: read side by side, approved or returned."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trackerapp import publishing, scope
from trackerapp.models import ProposedChange
from trackerapp.scope import Right

from .desk import WaitingFilter
from .links import link_to
from .moves import ReasonForm
from .scoped import ReadOnlyAdmin


@admin.register(ProposedChange)
class ProposedChangeAdmin(ReadOnlyAdmin):
    """Nobody writes here: a change is proposed on the page of its record, and decided with the buttons of its own."""

    list_display = ["record", "state", "proposed_by", "proposed_at", "decided_by"]
    list_filter = [WaitingFilter, "state"]
    empty_value_display = gettext_lazy("nobody yet")
    actions = None

    def get_queryset(self, request):
        return scope.theirs(super().get_queryset(request), request.user).for_display()

    @admin.display(description=gettext_lazy("record"))
    def record(self, proposed):
        return proposed.record

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show it side by side; a POST decides."""
        proposed = object_id and self.get_object(request, object_id)
        if proposed is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        form = ReasonForm(request.POST if "_refuse" in request.POST else None)
        if request.method == "POST" and (not form.is_bound or form.is_valid()):
            self.decide(request, proposed, form)
            return HttpResponseRedirect(request.path)
        may_publish = scope.may(request.user, Right.PUBLISH, proposed.record)
        context = self.admin_site.each_context(request) | {
            "title": _("Proposed change"),
            "opts": self.opts,
            "proposed": proposed,
            "record": link_to(proposed.record),
            "rows": publishing.side_by_side(proposed.changes),
            "form": form,
            "may_decide": may_publish and proposed.is_waiting,
            "may_take_away": proposed.is_waiting and proposed.proposed_by == request.user,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/trackerapp/proposed_change.html", context)

    def decide(self, request, proposed, form):
        """Do what the pressed button says, and tell the person what was really done."""
        try:
            if "_approve" in request.POST:
                publishing.approve(proposed, by=request.user)
                text = _("The change of %(record)s is approved: the public sees it now.")
            elif "_refuse" in request.POST:
                publishing.refuse(proposed, form.cleaned_data["reason"], by=request.user)
                text = _("The change of %(record)s is returned.")
            elif "_take_away" in request.POST:
                publishing.take_away(proposed, by=request.user)
                text = _("The change of %(record)s is taken back.")
            else:
                raise PermissionDenied
        except ValidationError as refusal:
            self.message_user(request, " ".join(refusal.messages), messages.ERROR)
        else:
            self.message_user(request, text % {"record": proposed.record}, messages.SUCCESS)
