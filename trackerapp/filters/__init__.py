"""Lists narrowed by a query string, the same way for pages, export and API.

Parameters are Vietnamese without marks, as addresses are. "chua-ro" asks for the records whose value is
unknown. Nothing is guessed: as long as one value is not understood, the list is empty and says why.
"""

from .commendation import CommendationFilter
from .grassroots_model import GrassrootsModelFilter, copied
from .placed import SearchFilter, StatisticsFilter
from .values import NO_SUCH_CHOICE, UNKNOWN, OneOf, Place, SomeOf, Words, WordsField, Year, with_unknown

__all__ = [
    "NO_SUCH_CHOICE",
    "UNKNOWN",
    "CommendationFilter",
    "GrassrootsModelFilter",
    "OneOf",
    "Place",
    "SearchFilter",
    "SomeOf",
    "StatisticsFilter",
    "Words",
    "WordsField",
    "Year",
    "copied",
    "with_unknown",
]
