"""The page on which staff take rows along as a file: a list as it is narrowed, or the rows ticked in it."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ALL_VAR, ERROR_FLAG, ORDER_VAR, PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header, urlencode
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trackerapp import scope
from trackerapp.accounts.notes import note
from trackerapp.models import AuditEntry
from trackerapp.scope import Right
from trackerapp.spreadsheets import KINDS
from trackerapp.spreadsheets.endings import called
from trackerapp.spreadsheets.exporting import file_of, lines
from trackerapp.spreadsheets.resources import RESOURCES
from trackerapp.spreadsheets.workbook import LONGEST_TEXT, MOST_ROWS

from .choices import PLAIN_NUMBER

TICKED = "id"
"""By what an address names ticked rows; there are at most as many as a page of a list has."""
ENDINGS = {
    "xlsx": gettext_lazy("XLSX, for Excel and LibreOffice"),
    "csv": gettext_lazy("CSV in UTF-8, for other programs"),
    "json": gettext_lazy("JSON, for programmers"),
}


class ExportForm(forms.Form):
    """Which columns of ``resource``, and what kind of file, for ``count`` rows."""

    ending = forms.ChoiceField(
        label=gettext_lazy("Kind of file"), choices=list(ENDINGS.items()), initial="xlsx", widget=forms.RadioSelect
    )
    columns = forms.MultipleChoiceField(
        label=gettext_lazy("Columns"), required=False, widget=forms.CheckboxSelectMultiple
    )
    personal = forms.MultipleChoiceField(
        label=gettext_lazy("Columns about persons"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Tick them only if your work needs them; it is written down in the log."),
    )

    def __init__(self, resource, count, *args):
        super().__init__(*args)
        self.resource, self.count = resource, count
        plain = [column for column in resource.columns if not column.personal]
        personal = [column for column in resource.columns if column.personal]
        self.fields["columns"].choices = [(column.attribute, column.column_name) for column in plain]
        self.fields["columns"].initial = [column.attribute for column in plain]
        self.fields["personal"].choices = [
            (column.attribute, format_html("{} <small>{}</small>", column.column_name, column.personal))
            for column in personal
        ]
        if not personal:
            del self.fields["personal"]

    def clean(self):
        chosen = {*self.cleaned_data.get("columns", []), *self.cleaned_data.get("personal", [])}
        self.chosen = [column for column in self.resource.columns if column.attribute in chosen]
        if not self.chosen and not self.errors:
            raise forms.ValidationError(_("Tick at least one column."))
        if self.cleaned_data.get("ending") == "xlsx" and self.count > MOST_ROWS:
            text = _("A sheet holds %(most)d rows at most. Take CSV, or narrow the list.")
            raise forms.ValidationError(text % {"most": MOST_ROWS})
        return self.cleaned_data


class ExportsRows:
    """Gives a list its page of export, and the action that leads there."""

    def get_urls(self):
        road = path("export/", self.admin_site.admin_view(self.export_view), name=self.export_name)
        return [road, *super().get_urls()]

    @property
    def export_name(self):
        return f"{self.opts.app_label}_{self.opts.model_name}_export"

    def export_url(self, query):
        return f"{reverse(f'admin:{self.export_name}')}?{query}"

    def has_export_permission(self, request):
        return scope.may_exchange(request.user, Right.EXPORT) and self.has_view_permission(request)

    def changelist_view(self, request, extra_context=None):
        if self.has_export_permission(request):
            url = self.export_url(self.understood(request).urlencode())
            extra_context = {"export_url": url} | (extra_context or {})
        return super().changelist_view(request, extra_context)

    @admin.action(permissions=["export"], description=gettext_lazy("Export to a file"))
    def export_rows(self, request, queryset):
        """Lead to the page of export: with the numbers of the ticked rows, or for the whole list with its filters."""
        if request.POST.get("select_across") == "1":
            return HttpResponseRedirect(self.export_url(request.GET.urlencode()))
        ids = list(queryset.values_list("pk", flat=True))
        return HttpResponseRedirect(self.export_url(urlencode({TICKED: ids}, doseq=True)))

    def export_view(self, request):
        """Ask for columns and kind of file; a POST sends the file, as it is read."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        try:
            rows = self.rows_to_export(request)
        except IncorrectLookupParameters:
            self.message_user(request, _("The list cannot be narrowed in this way."), messages.ERROR)
            return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))
        resource = next(each for each in RESOURCES.values() if each._meta.model is self.model)(request.user)
        form = ExportForm(resource, rows.count(), *([request.POST] if request.method == "POST" else []))
        if form.is_valid():
            return self.export_file(request, form, rows)
        context = self.admin_site.each_context(request) | {
            "title": _("Export to a file"),
            "opts": self.opts,
            "form": form,
            "is_ticked": TICKED in request.GET,
            "query": request.GET.urlencode(),
            "most_rows": MOST_ROWS,
            "longest_text": LONGEST_TEXT,
        }
        return render(request, "admin/trackerapp/export.html", context)

    def rows_to_export(self, request):
        """The rows that the address names by number, or else those of the list as it narrows them."""
        if TICKED in request.GET:
            ids = [pk for pk in request.GET.getlist(TICKED) if PLAIN_NUMBER.fullmatch(pk)]
            return self.get_queryset(request).filter(pk__in=ids[: self.list_max_show_all])
        request.GET = self.understood(request)
        for name in (ALL_VAR, ERROR_FLAG, ORDER_VAR, PAGE_VAR):
            request.GET.pop(name, None)
        return self.get_changelist_instance(request).queryset

    def export_file(self, request, form, rows):
        ending, title = form.cleaned_data["ending"], capfirst(str(self.opts.verbose_name_plural))
        self.note_export(request, form, title)
        name = content_disposition_header(True, called(title, ending))
        return StreamingHttpResponse(
            file_of(title, form.chosen, lines(rows, form.chosen), ending),
            headers={"Content-Type": KINDS[ending], "Content-Disposition": name},
        )

    def note_export(self, request, form, title):
        """Write down who takes what along."""
        asked = "; ".join(f"{name}={', '.join(values)}" for name, values in request.GET.lists())
        what = format_lazy(
            gettext_lazy("{kind}, {ending}, {count} rows. Columns about persons: {personal}. Narrowed by: {asked}"),
            kind=title,
            ending=form.cleaned_data["ending"],
            count=form.count,
            personal=", ".join(column.column_name for column in form.chosen if column.personal) or "–",
            asked=asked or "–",
        )
        note(request, AuditEntry.Kind.EXPORT, what=what)
