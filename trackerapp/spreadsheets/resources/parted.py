"""A place in columns of its own for commune, district and province, as many lists have it."""

from trackerapp.spreadsheets.reading.raw import shown

from .columns import heading_key

LEVELS = [
    {"xa", "phuong", "xa phuong", "phuong xa", "xa phuong thi tran", "xa phuong dac khu", "ten xa", "cap xa"},
    {"huyen", "quan huyen", "huyen quan", "huyen thi xa thanh pho", "quan huyen thi xa", "huyen thi", "ten huyen"},
    {"tinh", "tinh thanh", "tinh thanh pho", "tinh tp", "ten tinh"},
]
"""The headings of each level, the lowest first, by their keys."""


def level_of(heading):
    """Which of LEVELS ``heading`` names; None if it names none."""
    key = heading_key(heading)
    return next((level for level, keys in enumerate(LEVELS) if key in keys), None)


def cells_at(raw, place):
    """The cells of a sheet's columns ``raw`` at ``place``; where that is several columns, as one name of a place."""
    if isinstance(place, int):
        return raw[place]
    rows = zip(*(raw[each] for each in place), strict=True)
    return [", ".join(filter(None, (shown(cell).strip() for cell in cells))) for cells in rows]
