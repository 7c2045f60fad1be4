"""The columns of the sheets that offices send in and take out, by the name of the kind."""

from .base import RegisterResource
from .columns import Column
from .commendations import CommendationResource
from .grassroots_models import GrassrootsModelResource
from .localities import LocalityResource
from .organisations import OrganisationResource

RESOURCES = {
    "models": GrassrootsModelResource,
    "commendations": CommendationResource,
    "localities": LocalityResource,
    "organisations": OrganisationResource,
}

__all__ = ["RESOURCES", "Column", "RegisterResource"]
