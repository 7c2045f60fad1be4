"""The addresses of the API below ``/api/v1/``."""

from django.urls import path, register_converter
from django.utils.translation import gettext_lazy as _
from django.views.decorators.gzip import gzip_page

from trackerapp.filters import CommendationFilter, GrassrootsModelFilter, SearchFilter
from trackerapp.models import Commendation, GrassrootsModel, Locality, Organisation, Source

from . import commendations, grassroots_models, others
from .describing import in_words
from .endpoints import Front, Kind, Record, RecordList


class NumberConverter:
    """The number of a record as people write it: 05, 12."""

    regex = "[0-9]{1,9}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return f"{value:02}"


register_converter(NumberConverter, "number")


KINDS = [
    Kind(
        "grassroots_model",
        "models",
        GrassrootsModel,
        _("Grassroots models"),
        GrassrootsModelFilter,
        grassroots_models.rows,
        grassroots_models.GrassrootsModelSerializer,
    ),
    Kind(
        "commendation",
        "commendations",
        Commendation,
        _("Commendations"),
        CommendationFilter,
        commendations.rows,
        commendations.CommendationSerializer,
    ),
    Kind("locality", "places", Locality, _("Places"), SearchFilter, others.places, others.PlaceSerializer),
    Kind(
        "organisation",
        "organisations",
        Organisation,
        _("Organisations"),
        SearchFilter,
        others.organisations,
        others.OrganisationSerializer,
    ),
    Kind("source", "sources", Source, _("Sources"), SearchFilter, others.sources, others.SourceSerializer),
]


def _of(kind):
    record_list, record = (gzip_page(view.as_view()) for view in in_words(kind, RecordList, Record))
    return [
        path(f"{kind.path}/", record_list, name=f"api_{kind.name}_list"),
        path(f"{kind.path}/{kind.model.letters}-<number:number>/", record, name=f"api_{kind.name}_record"),
    ]


urlpatterns = [
    path("", Front.as_view(kinds=KINDS), name="api_front"),
    *(address for kind in KINDS for address in _of(kind)),
]
