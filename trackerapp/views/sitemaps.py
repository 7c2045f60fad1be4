"""The addresses of all public pages, for search engines: by kind of record, in both languages, in parts."""

from functools import partial

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import override

from trackerapp.models import Commendation, GrassrootsModel, Locality, Organisation, Source

LISTS = ["grassroots_model_list", "commendation_list", "locality_list", "organisation_list", "source_list"]
PLAIN = ["home", *LISTS, "statistics_page", "about", "privacy", "accessibility", "data_licence", "api_page"]
LIMIT = 1000


class Pages(Sitemap):
    """The pages that are about no record."""

    limit = LIMIT

    def items(self):
        return PLAIN

    def address(self, item):
        """The path of ``item`` in the language that is active."""
        return reverse(item)

    def changed_at(self, item):
        return None

    def get_urls(self, page=1, site=None, protocol=None):
        root = f"{protocol}://{site.domain}"
        return [entry for item in self.paginator.page(page).object_list for entry in self._entries(item, root)]

    def _entries(self, item, root):
        """``item`` in each language, with where the others are."""
        found = {}
        for code, _name in settings.LANGUAGES:
            with override(code):
                found[code] = root + self.address(item)
        others = {**found, "x-default": found[settings.LANGUAGE_CODE]}
        alternates = [{"lang_code": code, "location": location} for code, location in others.items()]
        return [
            {"location": location, "lastmod": self.changed_at(item), "alternates": alternates}
            for location in found.values()
        ]


class Records(Pages):
    """The pages of one kind of record."""

    def __init__(self, rows):
        self.rows = rows

    def items(self):
        return self.rows().order_by("pk")

    def address(self, item):
        return item.get_absolute_url()

    def changed_at(self, item):
        return item.updated_at

    def get_latest_lastmod(self):
        return self.items().aggregate(last=Max("updated_at"))["last"]


SITEMAPS = {
    "pages": Pages,
    "models": partial(Records, lambda: GrassrootsModel.objects.published().only("name", "updated_at")),
    "commendations": partial(
        Records,
        lambda: (
            Commendation.objects.published()
            .select_related("award_type")
            .only("form_as_printed", "award_type__name", "updated_at")
        ),
    ),
    "places": partial(Records, lambda: Locality.objects.only("name", "type", "updated_at")),
    "organisations": partial(Records, lambda: Organisation.objects.public().only("name", "updated_at")),
    "sources": partial(Records, lambda: Source.objects.published().only("title", "updated_at")),
}
