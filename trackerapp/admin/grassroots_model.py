"""Grassroots models: their list, and the page on which a clerk enters one."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from trackerapp import erasing
from trackerapp.models import GrassrootsModel

from .citation import CitationInline
from .desk import GapFilter, WaitingFilter
from .erasing import ErasesPersons
from .exporting import ExportsRows
from .filters import ChoiceOrUnknown, ProvinceFilter
from .forms import RecordForm
from .milestone import MilestoneInline
from .photo import HoldsPhotos, PhotoInline
from .publication import PublishableAdmin


class GrassrootsModelForm(RecordForm):
    """Its status is from one of its own citations."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "status_citation" in self.fields:
            own = self.instance.citations.for_display() if self.instance.pk else None
            choice = self.fields["status_citation"]
            choice.queryset = choice.queryset.none() if own is None else own
            choice.help_text = _("One of the citations below; save a new one first, then choose it here.")


@admin.register(GrassrootsModel)
class GrassrootsModelAdmin(ExportsRows, ErasesPersons, HoldsPhotos, PublishableAdmin):
    """The heart of the register."""

    form = GrassrootsModelForm
    actions = [*PublishableAdmin.actions, "erase_persons", "export_rows"]
    related = ["organisation", "locality__parent__parent"]
    search_fields = ["name_key", "organisation__name_key", "locality__path_key"]
    list_display = ["title", "kind", "place", "runner", "status", "state"]
    list_filter = [WaitingFilter, GapFilter, "state", "kind", ("status", ChoiceOrUnknown), "fields", ProvinceFilter]
    ordering = ["-pk"]
    autocomplete_fields = ["organisation", "locality", "replicated_from"]
    inlines = [CitationInline, MilestoneInline, PhotoInline]
    fieldsets = [
        (_("Name"), {"fields": ["name", "is_quoted", "kind"]}),
        (_("Where, and run by whom"), {"fields": ["locality", "place_as_printed", "organisation", "runner_kind"]}),
        (_("In which fields"), {"fields": ["fields"]}),
        (
            _("Since when, and how it stands"),
            {"fields": [("started_on", "ended_on"), ("status", "status_on"), "status_citation"]},
        ),
        (_("What it is"), {"fields": ["summary", "method", "results"]}),
        (
            _("More about it"),
            {
                "classes": ["collapse"],
                "fields": ["situation", "aims", "beneficiaries", "forces", "resources", "prospects", "lessons"],
            },
        ),
        (_("Copied from another"), {"classes": ["collapse"], "fields": ["replicated_from", "adaptation"]}),
        (
            _("If a person or a household runs it"),
            {"classes": ["collapse"], "fields": ["runner_name", ("basis", "basis_document", "basis_until")]},
        ),
        PublishableAdmin.note,
    ]

    @admin.display(description=_("name"), ordering="sort_key")
    def title(self, model):
        return format_html("{} <small>{}</small>", model.title, model.code)

    @admin.display(description=_("place, as it was"), ordering="locality__position")
    def place(self, model):
        return model.locality

    @admin.display(description=_("run by"), ordering="organisation__sort_key")
    def runner(self, model):
        return model.organisation and model.organisation.name

    def warnings(self, record):
        return [*super().warnings(record), *erasing.warnings(record)]
