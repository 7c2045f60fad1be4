"""Commendations: a decision, or what a source reports of it."""

from django.contrib import admin
from django.contrib.admin.filters import AllValuesFieldListFilter
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from trackerapp import duplicates, erasing, law
from trackerapp.models import AwardType, Commendation
from trackerapp.text.folding import fold

from .citation import CitationInline
from .desk import GapFilter, WaitingFilter
from .exporting import ExportsRows
from .filters import ProvinceFilter
from .publication import PublishableAdmin
from .recipient import RecipientInline


@admin.register(Commendation)
class CommendationAdmin(ExportsRows, PublishableAdmin):
    """Acts of commending."""

    actions = [*PublishableAdmin.actions, "export_rows"]
    related = ["award_type", "kind", "level", "issued_by", "locality__parent__parent"]
    search_fields = ["name_key", "issued_by__name_key", "locality__path_key"]
    list_display = ["form_given", "authority", "year", "numbers", "place", "state"]
    list_filter = [
        WaitingFilter,
        GapFilter,
        "state",
        "award_type__group",
        "level",
        "kind",
        ("merit_year", AllValuesFieldListFilter),
        ProvinceFilter,
    ]
    autocomplete_fields = ["issued_by", "locality", "grassroots_models"]
    inlines = [CitationInline, RecipientInline]
    fieldsets = [
        (_("What was given"), {"fields": ["award_type", "form_as_printed", "level", "kind"]}),
        (_("By whom"), {"fields": ["issued_by", "authority_as_printed", "signer", "presented_by"]}),
        (_("The decision"), {"fields": [("decision_number", "decided_on")]}),
        (_("For what, and where"), {"fields": ["merit_year", "merit", "locality", "grassroots_models"]}),
        (_("To how many"), {"fields": [("collectives", "individuals", "households"), "total"]}),
        (_("If it was revoked"), {"classes": ["collapse"], "fields": [("revoked_on", "revoked_by")]}),
        PublishableAdmin.note,
    ]

    def find(self, queryset, words):
        """What was given is a word of a short vocabulary, which is folded here."""
        for word in words.split():
            awards = [award.pk for award in AwardType.objects.all() if word in fold(award.name)]
            rest = super().find(queryset.model.objects.all(), word)
            queryset = queryset.filter(Q(award_type__in=awards) | Q(pk__in=rest))
        return queryset

    def warnings(self, record):
        return [*law.warnings(record), *duplicates.warnings(record), *erasing.warnings(record)]

    @admin.display(description=_("form or title"))
    def form_given(self, commendation):
        return format_html("{} <small>{}</small>", commendation.form, commendation.code)

    @admin.display(description=_("granted by"))
    def authority(self, commendation):
        return commendation.authority or None

    @admin.display(description=_("year of the merit"), ordering="merit_year")
    def year(self, commendation):
        return commendation.merit_year and str(commendation.merit_year)

    @admin.display(description=_("collectives, individuals, households"))
    def numbers(self, commendation):
        known = [commendation.collectives, commendation.individuals, commendation.households]
        return " · ".join(str(_("unknown") if number is None else number) for number in known)

    @admin.display(description=_("place, as it was"), ordering="locality__position")
    def place(self, commendation):
        return commendation.locality
