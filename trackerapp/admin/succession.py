"""Successions: on the pages of the two units, and a list of all of them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from trackerapp.models import Succession

from .base import RecordAdmin, RecordInline


class SuccessionInline(RecordInline):
    """What the unit became."""

    model = Succession
    fk_name = "predecessor"
    verbose_name_plural = _("What it became")
    related = ["predecessor", "successor"]
    fields = ["successor", ("share", "on"), "act"]
    autocomplete_fields = ["successor"]


class OriginInline(RecordInline):
    """What the unit was made of."""

    model = Succession
    fk_name = "successor"
    verbose_name_plural = _("What it was made of")
    related = ["predecessor", "successor"]
    fields = ["predecessor", ("share", "on"), "act"]
    autocomplete_fields = ["predecessor"]


@admin.register(Succession)
class SuccessionAdmin(RecordAdmin):
    """Which unit became which, whole or in part."""

    related = ["predecessor__parent__parent", "successor__parent__parent"]
    search_fields = ["predecessor__path_key", "successor__path_key"]
    list_display = ["predecessor", "successor", "share", "on", "act"]
    list_filter = ["share"]
    autocomplete_fields = ["predecessor", "successor"]
    fields = ["predecessor", "successor", "share", "on", "act"]
