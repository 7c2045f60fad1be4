"""The history of a record: who, when, through what, and what changed in words."""

from dataclasses import replace
from itertools import pairwise

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from simple_history.admin import SimpleHistoryAdmin
from simple_history.models import DeletedObject, ModelChange
from simple_history.template_utils import HistoricalRecordContextHelper

ROADS = {
    "admin": pgettext_lazy("through what a record was changed", "the admin"),
    "erasure": pgettext_lazy("through what a record was changed", "erasing on request"),
    "erasure again": pgettext_lazy("through what a record was changed", "erasing again after a backup was put back"),
    "seed": pgettext_lazy("through what a record was changed", "the register's seed files"),
}
HIDDEN = {"id", "key", "version", "token", "name_key", "sort_key", "number_key"}
"""Columns that mean nothing to people."""

MOVED = ["state", "state_reason"]
"""Columns that no form edits, and that django-simple-history therefore leaves out."""


class ChangesInWords(HistoricalRecordContextHelper):
    """Values as people read them: choices by their names, unknown as unknown."""

    DEFAULT_MAX_DISPLAYED_DELTA_CHANGE_CHARS = 300

    def prepare_delta_change_value(self, change, value):
        field = self.model._meta.get_field(change.field)
        value = super().prepare_delta_change_value(change, value)
        if field.choices:
            value = dict(field.flatchoices).get(value, value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, list):
            value = ", ".join(str(each) for each in value)
        is_none = value in (None, "") or (isinstance(value, DeletedObject) and value.pk is None)
        return _("unknown") if is_none else value


class HistoryAdmin(SimpleHistoryAdmin):
    """django-simple-history's page; it tells, and restores nothing: that would pass by the states of publication."""

    object_history_list_template = "admin/trackerapp/history_list.html"
    history_list_per_page = 50

    def history_view(self, request, object_id, extra_context=None):
        if self.get_object(request, object_id) is None:
            raise Http404
        return super().history_view(request, object_id, extra_context)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        raise Http404

    def revert_disabled(self, request, obj=None):
        return True

    def set_history_delta_changes(self, request, historical_records, foreign_keys_are_objs=True):
        """Say what each entry changed of the one before."""
        for newer, older in pairwise(historical_records):
            delta = newer.diff_against(older, excluded_fields=HIDDEN, foreign_keys_are_objs=foreign_keys_are_objs)
            changes = [*moves(older, newer), *delta.changes]
            helper = ChangesInWords(self.model, newer)
            newer.history_delta_changes = helper.context_for_delta_changes(replace(delta, changes=changes))
        for entry in historical_records:
            entry.road = ROADS.get(entry.history_change_reason, entry.history_change_reason or "")


def moves(older, newer):
    """What changed of the columns that no form edits."""
    pairs = [(name, getattr(older, name, None), getattr(newer, name, None)) for name in MOVED]
    return [ModelChange(name, old, new) for name, old, new in pairs if old != new]
