"""Citations: on the page of the record that stands on them, and a list of all of them."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from trackerapp.models import Citation
from trackerapp.models.citation import TARGETS

from .base import RecordAdmin, RecordInline
from .forms import RecordForm
from .links import link_to

PLACE = ("in_title", "paragraph", "caption")
SHEET = (_("If the source is a spreadsheet"), {"classes": ["collapse"], "fields": [("sheet", "row")]})


def citable(model):
    """The fields of ``model`` that words can state, with their names, as choices."""
    return [(name, capfirst(model._meta.get_field(name).verbose_name)) for name in model.CITABLE]


class SupportsField(forms.MultipleChoiceField):
    """The fields that the words state, ticked."""

    def __init__(self, model):
        super().__init__(
            choices=citable(model),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            label=_("These words state"),
            help_text=_("Tick only what can be read in them. The rest is shown as placed by an editor."),
        )


class CitationInline(RecordInline):
    """The passages that a record stands on."""

    model = Citation
    related = ["source"]
    autocomplete_fields = ["source"]
    fieldsets = [(None, {"fields": ["source", PLACE, "quote", "supports"]}), SHEET]

    def get_extra(self, request, obj=None, **kwargs):
        """A new record needs one to become public, so the first stands there, open."""
        return 0 if obj else 1

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "supports":
            return SupportsField(self.parent_model)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class CitationForm(RecordForm):
    """A citation on a page of its own: the record that it stands for is settled."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "supports" in self.fields:
            self.fields["supports"] = SupportsField(type(self.instance.target))


@admin.register(Citation)
class CitationAdmin(RecordAdmin):
    """All citations, to look through; they are added on the page of the record that stands on them."""

    form = CitationForm
    related = ["source", *TARGETS, "commendation__award_type", "commendation__issued_by"]
    search_fields = ["source__name_key", "grassroots_model__name_key"]
    list_display = ["quote", "source", "where", "record"]
    list_display_links = ["quote", "where"]
    list_filter = ["source__kind"]
    linked_filters = ["source__id__exact"]
    actions = None
    autocomplete_fields = ["source"]
    readonly_fields = ["record"]
    fieldsets = [(None, {"fields": ["record", "source", PLACE, "quote", "supports"]}), SHEET]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        """It is changed and deleted on the page of its record, where what is public is checked to stay traced."""
        return False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return super().change_view(request, object_id, form_url, (extra_context or {}) | {"show_delete": False})

    def delete_view(self, request, object_id, extra_context=None):
        """The right to delete stays, for citations go with a draft that is deleted; the page does not."""
        raise PermissionDenied

    @admin.display(description=_("where"))
    def where(self, citation):
        return citation.where

    @admin.display(description=_("stands for"))
    def record(self, citation):
        return link_to(citation.target)
