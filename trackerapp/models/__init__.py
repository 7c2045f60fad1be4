"""The records of the register, one file an entity, each with its queryset."""

from .article import Article, Candidate
from .assignment import Assignment, Role
from .audit import AuditEntry
from .base import StaleRecord, code_of
from .citation import Certainty, Citation
from .commendation import Commendation
from .directive import Directive
from .edition import Mark
from .erasure import Erasure
from .feedback import Feedback
from .gazetteer import Gazetteer
from .grassroots_model import GrassrootsModel
from .locality import REFORM, Locality
from .milestone import Milestone
from .organisation import Organisation
from .photo import Photo
from .proposed_change import ProposedChange
from .publication import LegalBasis, State
from .recipient import Recipient
from .sheet_import import Overtaken, SheetImport, SheetRow
from .source import Source
from .succession import Succession
from .user import User
from .vocabularies import AwardType, CommendationKind, Field, Level, OrganisationKind

SEARCHED = [GrassrootsModel, Commendation, Organisation, Locality, Source]
"""The kinds that readers find by words."""

__all__ = [
    "REFORM",
    "SEARCHED",
    "Article",
    "Assignment",
    "AuditEntry",
    "AwardType",
    "Candidate",
    "Certainty",
    "Citation",
    "Commendation",
    "CommendationKind",
    "Directive",
    "Erasure",
    "Feedback",
    "Field",
    "Gazetteer",
    "GrassrootsModel",
    "LegalBasis",
    "Level",
    "Locality",
    "Mark",
    "Milestone",
    "Organisation",
    "OrganisationKind",
    "Overtaken",
    "Photo",
    "ProposedChange",
    "Recipient",
    "Role",
    "SheetImport",
    "SheetRow",
    "Source",
    "StaleRecord",
    "State",
    "Succession",
    "User",
    "code_of",
]
