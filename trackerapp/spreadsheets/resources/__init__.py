"""The columns of the sheets that offices send in and take out, by the name of the kind."""

from .base import RegisterResource
from .columns import Column
from .grassroots_models import GrassrootsModelResource

RESOURCES = {"models": GrassrootsModelResource}

__all__ = ["RESOURCES", "Column", "RegisterResource"]
