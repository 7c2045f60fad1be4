"""Addresses: Vietnamese without a prefix, the same pages in English under /en/.

The words of an address stand here and in no catalogue, so that no translator moves a page.
"""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.utils.functional import lazy
from django.utils.translation import get_language

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


def words(vietnamese, english):
    """The words of an address, in the language of the page that asks for it."""
    return lazy(lambda: english if get_language() == "en" else vietnamese, str)()


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
            words("mo-hinh/", "models/"),
            records(
                "grassroots_model", grassroots_model.grassroots_model_list, grassroots_model.grassroots_model_detail
            ),
        ),
        path(
            words("khen-thuong/", "commendations/"),
            records("commendation", commendation.commendation_list, commendation.commendation_detail),
        ),
        path(
            words("dia-phuong/", "places/"),
            records("locality", locality.locality_list, locality.locality_detail),
        ),
        path(
            words("to-chuc/", "organisations/"),
            records("organisation", organisation.organisation_list, organisation.organisation_detail),
        ),
        path(words("nguon/", "sources/"), records("source", source.source_list, source.source_detail)),
        path(words("gioi-thieu/", "about/"), statements.about, name="about"),
        path(words("quyen-rieng-tu/", "privacy/"), statements.privacy, name="privacy"),
        path(words("tiep-can/", "accessibility/"), statements.accessibility, name="accessibility"),
        path(words("giay-phep-du-lieu/", "data-licence/"), statements.data_licence, name="data_licence"),
        prefix_default_language=False,
    ),
]
