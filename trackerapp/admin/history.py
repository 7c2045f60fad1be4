"""The history of a record: who, when, through what, what changed in words; and a way back to an earlier version."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from trackerapp import restoring, selectors

from .refusals import in_words


class HistoryAdmin(admin.ModelAdmin):
    """A kind of record whose story is told, with what belongs to it."""

    def get_urls(self):
        way = "<int:object_id>/history/<slug:kind>/<int:history_id>/"
        name = f"{self.opts.app_label}_{self.opts.model_name}_restore"
        return [path(way, self.admin_site.admin_view(self.restore_view), name=name), *super().get_urls()]

    def history_view(self, request, object_id, extra_context=None):
        record = self._record(request, object_id)
        page = selectors.story(record, request.GET.get("p"), self.told_sources(request))
        may = self.may_restore(request, record)
        for entry in page:
            entry.offers_restore = may and restoring.can_be_restored(entry)
        context = {"title": _("History"), "page": page, **(extra_context or {})}
        return self._show(request, record, "history.html", context)

    def told_sources(self, request):
        """The sources whose citations the history tells of: None for all."""

    def restore_view(self, request, object_id, kind, history_id):
        """Show what bringing back a version would change; then do it, if nobody has saved the row meanwhile."""
        record = self._record(request, str(object_id))
        entry = selectors.version(record, kind, history_id)
        if entry is None:
            raise Http404
        row = restoring.stored(entry)
        if not self.may_restore(request, row or record) or not self.may_restore(request, record):
            raise PermissionDenied
        refusal = ""
        if request.method == "POST":
            refusal = self._restore(request, entry)
            if not refusal:
                self.message_user(request, _("Version %(number)d is restored.") % {"number": entry.row.version})
                return HttpResponseRedirect(self._page_of(record, "history"))
        return self._show(request, record, "restore.html", self._choice(entry, row, refusal))

    def may_restore(self, request, row):
        """Whether this person may bring back a version of ``row``."""
        return self.has_change_permission(request) and restoring.may_restore(request.user, row)

    def _restore(self, request, entry):
        """Why the version of ``entry`` could not be brought back; empty if it was."""
        seen = request.POST.get("version", "")
        if not restoring.can_be_restored(entry):
            return _("This version cannot be restored.")
        try:
            restoring.restore(entry, int(seen) if seen.isdecimal() and len(seen) < 10 else None, request.user)
        except ValidationError as refused:
            return in_words(refused, entry.kind)
        return ""

    def _choice(self, entry, row, refusal):
        can = restoring.can_be_restored(entry)
        return {
            "title": _("Restore version %(number)d") % {"number": entry.row.version},
            "entry": entry,
            "row": row,
            "changes": restoring.would_change(entry) if can else [],
            "can_be_restored": can,
            "refusal": refusal,
        }

    def _record(self, request, object_id):
        """The record, if it lies in the scope of this person."""
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        return record

    def _show(self, request, record, template, context):
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "record": record,
            "subtitle": str(record),
            "kind": capfirst(self.opts.verbose_name),
            "kinds": capfirst(self.opts.verbose_name_plural),
            "page_of_record": self._page_of(record, "change"),
            "history_of_record": self._page_of(record, "history"),
            **context,
        }
        return render(request, f"admin/trackerapp/{template}", context)

    def _page_of(self, record, page):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=[record.pk])
