"""Erasing a private person, as is their right: out of the row, its history, the words cited and the search.

A stub stays where the name stood, so that the numbers still add up. Each erasure is written to a file outside the
database, too; after an older backup was put back, ``erase_again`` carries out what the file holds. Who may erase
is for the caller to know.
"""

from .again import erase_again
from .mentions import Mention, mentions
from .traces import Trace, can_be_erased, find, names_of, photos_of
from .verb import Request, erase, erase_all
from .warnings import warnings

__all__ = [
    "Mention",
    "Request",
    "Trace",
    "can_be_erased",
    "erase",
    "erase_again",
    "erase_all",
    "find",
    "mentions",
    "names_of",
    "photos_of",
    "warnings",
]
