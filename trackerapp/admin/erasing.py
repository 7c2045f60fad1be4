"""Erasing a private person from the admin: a page that shows what would go, and asks for the request's document."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trackerapp import erasing, scope
from trackerapp.models import Erasure, Photo
from trackerapp.scope import Right

from .choices import PLAIN_NUMBER
from .links import link_to
from .scoped import ReadOnlyAdmin

MOST_AT_ONCE = 50
"""Their numbers stand in an address."""


class EraseForm(forms.Form):
    """Which rows, on whose request. A choice carries the version that was shown: an older one is refused."""

    rows = forms.MultipleChoiceField(
        label=gettext_lazy("Erase the person in"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": gettext_lazy("Somebody has changed one of these rows since you looked. Look again."),
        },
    )
    document = forms.CharField(
        label=gettext_lazy("Document of the request"),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("Number and day, without the person's name, e.g. request 3 of 02/06/2026."),
    )
    with_files = forms.BooleanField(
        label=gettext_lazy("Delete the files of these photos, too"), required=False, initial=True
    )

    def __init__(self, data, traces, chosen):
        super().__init__(data, initial={"rows": [mark_of(trace) for trace in traces if trace.row in chosen]})
        self.traces = {mark_of(trace): trace for trace in traces}
        self.fields["rows"].choices = [(mark, words_for(trace)) for mark, trace in self.traces.items()]
        if not any(trace.kind is Photo for trace in traces):
            del self.fields["with_files"]

    @property
    def wanted(self):
        return [self.traces[mark] for mark in self.cleaned_data["rows"]]


def mark_of(trace):
    """What a choice sends: the row with the version in which it was shown."""
    seen = trace.row.version if trace.row else f"past{len(trace.moments)}"
    return f"{trace.kind._meta.model_name}-{trace.pk}-{seen}"


def words_for(trace):
    """A row with what would go from it."""
    kind, held = trace.kind._meta.verbose_name, " · ".join(sorted(trace.texts))
    if trace.row is None:
        return _("%(kind)s %(number)d, earlier versions only: %(held)s") % {
            "kind": kind,
            "number": trace.pk,
            "held": held,
        }
    return format_html("{} {}: {}", kind, link_to(trace.row), held)


class ErasesPersons:
    """A kind of record that may name a private person, whom reviewers may erase on request."""

    def has_erase_permission(self, request, obj=None):
        return scope.may(request.user, Right.PUBLISH, obj or self.model)

    @admin.action(permissions=["erase"], description=gettext_lazy("Erase the person on request"))
    def erase_persons(self, request, queryset):
        ids = list(queryset.values_list("pk", flat=True))
        if len(ids) > MOST_AT_ONCE:
            self.message_user(request, _("Choose at most %(count)d at once.") % {"count": MOST_AT_ONCE}, messages.ERROR)
            return None
        return HttpResponseRedirect(self.erase_url(ids))

    def erase_url(self, ids):
        return f"{reverse(f'admin:trackerapp_{self.opts.model_name}_erase')}?{urlencode({'id': ids}, doseq=True)}"

    def get_urls(self):
        name = f"trackerapp_{self.opts.model_name}_erase"
        return [path("erase/", self.admin_site.admin_view(self.erase_view), name=name), *super().get_urls()]

    def render_change_form(self, request, context, obj=None, **options):
        """With the button, where there is somebody to erase."""
        may = obj is not None and self.has_erase_permission(request, obj) and erasing.can_be_erased(obj)
        context |= {"erase_url": self.erase_url([obj.pk]) if may and not context["is_popup"] else ""}
        return super().render_change_form(request, context, obj=obj, **options)

    def erase_view(self, request):
        """Show what would go and where else the name stands; erase when it is confirmed as it was shown."""
        if not self.has_erase_permission(request):
            raise PermissionDenied
        chosen = self.chosen_for_erasure(request)
        names = list(dict.fromkeys(name for row in chosen for name in erasing.names_of(row)))
        traces = self.offered_for_erasure(request, chosen, names)
        form = EraseForm(request.POST or None, traces, chosen)
        mentions = mentions_of(names, traces)
        is_done = request.method == "POST" and bool(chosen) and form.is_valid() and self.erase(request, form)
        told = [each for each in mentions if each.record and scope.may(request.user, Right.READ, each.record)]
        context = self.admin_site.each_context(request) | {
            "title": _("Erase a person on request"),
            "opts": self.opts,
            "form": form,
            "chosen": chosen,
            "is_done": is_done,
            "mentions": [(link_to(each.record), each) for each in told],
            "others": len(mentions) - len(told),
            "media": self.media,
        }
        return render(request, "admin/trackerapp/erase.html", context)

    def chosen_for_erasure(self, request):
        ids = [pk for pk in request.GET.getlist("id") if PLAIN_NUMBER.fullmatch(pk)]
        rows = self.get_queryset(request).filter(pk__in=ids[:MOST_AT_ONCE]).order_by("pk")
        return [row for row in rows if self.has_erase_permission(request, row) and erasing.can_be_erased(row)]

    def offered_for_erasure(self, request, chosen, names):
        """The rows that were chosen, and others of the same name that this person may erase."""
        found = {mark_of(trace): trace for trace in map(erasing.Trace.of, chosen)}
        for name in names:
            for trace in [*erasing.find(name), *erasing.photos_of(name)]:
                if may_erase(request.user, trace):
                    found.setdefault(mark_of(trace), trace)
        return list(found.values())

    def erase(self, request, form):
        """Whether it was done; if not, the form says why and nothing was written."""
        told = form.cleaned_data
        wanted = erasing.Request(told["document"], request.user, with_files=told.get("with_files", False))
        try:
            erasing.erase_all(form.wanted, wanted)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        except OSError:
            form.add_error(None, _("The list outside the database cannot be written, so nothing was erased."))
        return form.is_valid()


def may_erase(user, trace):
    """Whether ``user`` has the right; what is left of a deleted row belongs to those who hold everything."""
    row = trace.row or trace.kind.objects.filter(pk=trace.pk).first()
    if row is None:
        return scope.may(user, Right.PUBLISH, trace.kind) and scope.of(user).is_everything
    return scope.may(user, Right.PUBLISH, row)


def mentions_of(names, traces):
    """Where else ``names`` stand, each record once for each name."""
    return [mention for name in names for mention in erasing.mentions(name, apart_from=traces)]


@admin.register(Erasure)
class ErasureAdmin(ReadOnlyAdmin):
    """What was erased, the last first."""

    list_display = ["erased_at", "kind", "row", "document", "erased_by", "with_files"]
    list_display_links = None
    list_select_related = ["erased_by"]
    list_filter = ["kind"]
