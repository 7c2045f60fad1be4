"""The page on which staff load the next reform of places: paste the table, look at what it would do, confirm."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trackerapp import scope
from trackerapp.models import Locality
from trackerapp.models.base import StaleRecord
from trackerapp.reforms.reform import apply, work_out
from trackerapp.reforms.table import HEADINGS, LONGEST, TableRefused, read_table
from trackerapp.scope import Right

SHOWN = 200
"""How many lines or faults the page lists; the rest is counted."""

CHANGED = gettext_lazy("The places have changed since you looked. Look again before you confirm.")


class ReformForm(forms.Form):
    """The table of a reform, pasted or as a file; gives its text."""

    table = forms.CharField(
        label=gettext_lazy("Table"),
        required=False,
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "class": "vLargeTextField"}),
        help_text=gettext_lazy("Copy the cells of the spreadsheet with their heading and paste them here."),
    )
    file = forms.FileField(
        label=gettext_lazy("or a CSV file"),
        required=False,
        help_text=gettext_lazy("In Excel: Save as, CSV UTF-8."),
    )
    fingerprint = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not file:
            return ""
        if file.size > 4 * LONGEST:
            raise forms.ValidationError(_("The file is too large."))
        content = file.read()
        try:
            return content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
        except UnicodeDecodeError:
            raise forms.ValidationError(_("This is no CSV file in UTF-8. In Excel: Save as, CSV UTF-8.")) from None

    def clean(self):
        text = self.cleaned_data.get("file") or self.cleaned_data.get("table") or ""
        if self.errors:
            return self.cleaned_data
        try:
            self.reform = work_out(read_table(text), timezone.localdate())
        except TableRefused as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return self.cleaned_data | {"table": text}


class LoadsReforms:
    """Gives the list of places its page for a reform."""

    def get_urls(self):
        road = path("reform/", self.admin_site.admin_view(self.reform_view), name="trackerapp_locality_reform")
        return [road, *super().get_urls()]

    def reform_view(self, request):
        """Show what the table would do; write it when it is confirmed and nothing has moved since it was shown."""
        if not scope.may(request.user, Right.WRITE, Locality):
            raise PermissionDenied
        form = ReformForm(request.POST or None, request.FILES or None)
        reform = form.reform if request.method == "POST" and form.is_valid() else None
        if reform and not reform.problems and form.cleaned_data["fingerprint"]:
            if form.cleaned_data["fingerprint"] != reform.fingerprint:
                messages.warning(request, CHANGED)
            elif self.apply_reform(request, reform):
                return HttpResponseRedirect(reverse("admin:trackerapp_locality_changelist"))
        return render(request, "admin/trackerapp/locality/reform.html", self.reform_context(request, form, reform))

    def apply_reform(self, request, reform):
        """Whether it was written; not if somebody saved one of its units at this moment, or the database refuses."""
        try:
            count = apply(reform, request.user)
        except StaleRecord:
            messages.warning(request, CHANGED)
            return False
        except (IntegrityError, DataError):
            messages.error(request, _("The database does not take this reform. Nothing was written; check the table."))
            return False
        text = ngettext(
            "The reform is loaded: %(count)d new unit.", "The reform is loaded: %(count)d new units.", count
        )
        messages.success(request, text % {"count": count})
        return True

    def reform_context(self, request, form, reform):
        return self.admin_site.each_context(request) | {
            "title": _("Load a reform"),
            "opts": self.opts,
            "form": form,
            "reform": reform,
            "headings": [names[0] for names in HEADINGS.values()],
            "steps": reform.steps[:SHOWN] if reform else [],
            "problems": reform.problems[:SHOWN] if reform else [],
        }
