"""Sources, and what stands on them."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from trackerapp import scope
from trackerapp.models import Source

from .citation import CitationAdmin
from .desk import WaitingFilter
from .filters import ProvinceFilter
from .links import link_to
from .publication import PublishableAdmin

SHOWN = 50
WHOSE = _(
    "Give the office or the place: they say who looks after this source. Choose the place as it was when the source "
    "appeared; type a part of its name, accents or not: van gia."
)


@admin.register(Source)
class SourceAdmin(PublishableAdmin):
    """Newspaper articles, reports and sheets of offices, decisions, checks on the spot."""

    related = ["issued_by__locality__parent__parent", "locality__parent__parent"]
    is_entered_on_the_way = True
    search_fields = ["name_key"]
    list_display = ["title", "kind", "publisher", "published_on", "locality", "state"]
    list_filter = [WaitingFilter, "state", "kind", ProvinceFilter]
    autocomplete_fields = ["issued_by", "locality"]
    readonly_fields = ["standing_on_it"]
    fieldsets = [
        (_("What it is"), {"fields": ["kind", "title", "has_printed_title"]}),
        (_("Where it appeared"), {"fields": ["publisher", "author", "published_on", "url"]}),
        (_("From which office, about which place"), {"fields": ["issued_by", "locality"], "description": WHOSE}),
        (_("What stands on it"), {"fields": ["standing_on_it"]}),
        (_("Proof of the text that was read"), {"classes": ["collapse"], "fields": ["text_sha256"]}),
        PublishableAdmin.note,
    ]

    def get_fieldsets(self, request, obj=None):
        """Nothing stands on a source that is not there yet."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else [each for each in fieldsets if "standing_on_it" not in each[1]["fields"]]

    def get_object(self, request, object_id, from_field=None):
        """With the citations that this person may read: drafts of other places may stand on a public source, too."""
        source = super().get_object(request, object_id, from_field)
        if source:
            source.shown_citations = scope.theirs(source.citations.all(), request.user)
        return source

    def find(self, queryset, words):
        return queryset.called(words)

    @admin.display(description=_("citations"))
    def standing_on_it(self, source):
        found = source.shown_citations.select_related(*CitationAdmin.related)
        citations = found.order_by("paragraph", "caption", "pk")
        lines = ((each.where, link_to(each.target), each.quote) for each in citations[:SHOWN])
        address = f"{reverse('admin:trackerapp_citation_changelist')}?source__id__exact={source.pk}"
        return format_html(
            '<ul>{}</ul><a href="{}">{}</a>',
            format_html_join("", "<li>{}: {} {}</li>", lines),
            address,
            _("All citations of this source (%(count)d)") % {"count": found.count()},
        )
