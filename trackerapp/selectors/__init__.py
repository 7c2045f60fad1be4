"""Reads that span models: choices with their counts, roll-ups by place, the life of a record, figures.

They look at published rows only; but ``history`` and ``versions`` tell staff what any record of theirs was.
"""

from .akin import akin
from .by_year import levels_of, years_of
from .choices import choices
from .editions import Edition
from .figures import figures, sums_by_level, weave
from .history import story, version
from .lineage import lineage
from .listing import Listing
from .moments import last_told_on, moments
from .moves import last_move
from .near import near
from .places import homonyms, joined_provinces, others_merged_into, roll, roll_of_eras, roll_of_provinces
from .release import RELEASE
from .sources import drawn_from, organisations_with_numbers, read, widest, with_numbers
from .statistics import figure, statistics, years

__all__ = [
    "RELEASE",
    "Edition",
    "Listing",
    "akin",
    "choices",
    "drawn_from",
    "figure",
    "figures",
    "homonyms",
    "joined_provinces",
    "last_move",
    "last_told_on",
    "levels_of",
    "lineage",
    "moments",
    "near",
    "organisations_with_numbers",
    "others_merged_into",
    "read",
    "roll",
    "roll_of_eras",
    "roll_of_provinces",
    "statistics",
    "story",
    "sums_by_level",
    "version",
    "weave",
    "widest",
    "with_numbers",
    "years",
    "years_of",
]
