"""A place in columns of its own for commune, district and province, as many lists have it."""

import re

from trackerapp.spreadsheets.reading.raw import shown

from .columns import heading_key

LEVELS = {
    "xã": r"(xa|phuong)( xa| phuong| thi tran| dac khu)*",
    "huyện": r"(huyen|quan)( huyen| quan| thi xa| thanh pho| thi| tx| tp)*",
    "tỉnh": r"tinh( thanh pho| thanh| tp)*( truc thuoc (trung uong|tw))?",
}
"""The headings of each level, the lowest first, as patterns of their keys."""


def level_of(heading):
    """Which of LEVELS ``heading`` names; None if it names none."""
    key = heading_key(heading)
    return next((level for level, keys in LEVELS.items() if re.fullmatch(rf"(ten |cap )?{keys}", key)), None)


def cells_at(raw, place):
    """The cells of a sheet's columns ``raw`` at ``place``; where these are columns by level, as one name of a place."""
    if isinstance(place, int):
        return raw[place]
    rows = zip(*(raw[each] for each in place.values()), strict=True)
    return [_joined(place, [shown(cell).strip() for cell in cells]) for cells in rows]


def _joined(levels, names):
    """One name: a commune, and the district of before that was called like it, are told apart by their columns."""
    filled = [(level, name) for level, name in zip(levels, names, strict=True) if name]
    text = ", ".join(name for _level, name in filled)
    return f"{text} (cấp {filled[0][0]})" if len(filled) > 1 else text
