"""Addresses: Vietnamese without a prefix, the same pages in English under /en/.

The first word of an address is translated like any other text; the words are in the catalogues.
"""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.utils.translation import pgettext_lazy

from trackerapp.views import (
    commendation,
    grassroots_model,
    home,
    locality,
    organisation,
    photo,
    source,
    statements,
    well_known,
)


def records(name, record_list, record_detail):
    """The addresses of one kind of record: its list, a record by its number, a record by number and name."""
    return include([
        path("", record_list, name=f"{name}_list"),
        path("<int:pk>/", record_detail, name=f"{name}_short"),
        path("<int:pk>/<slug:slug>/", record_detail, name=f"{name}_detail"),
    ])  # fmt: skip


urlpatterns = [
    path("anh/<uuid:token>/<str:size>.webp", photo.photo_file, name="photo_file"),
    path("robots.txt", well_known.robots, name="robots"),
    path(".well-known/security.txt", well_known.security, name="security"),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", home.home, name="home"),
        path(
            pgettext_lazy("address", "models/"),
            records(
                "grassroots_model", grassroots_model.grassroots_model_list, grassroots_model.grassroots_model_detail
            ),
        ),
        path(
            pgettext_lazy("address", "commendations/"),
            records("commendation", commendation.commendation_list, commendation.commendation_detail),
        ),
        path(
            pgettext_lazy("address", "places/"),
            records("locality", locality.locality_list, locality.locality_detail),
        ),
        path(
            pgettext_lazy("address", "organisations/"),
            records("organisation", organisation.organisation_list, organisation.organisation_detail),
        ),
        path(pgettext_lazy("address", "sources/"), records("source", source.source_list, source.source_detail)),
        path(pgettext_lazy("address", "about/"), statements.about, name="about"),
        path(pgettext_lazy("address", "privacy/"), statements.privacy, name="privacy"),
        path(pgettext_lazy("address", "accessibility/"), statements.accessibility, name="accessibility"),
        path(pgettext_lazy("address", "data-licence/"), statements.data_licence, name="data_licence"),
        prefix_default_language=False,
    ),
]
