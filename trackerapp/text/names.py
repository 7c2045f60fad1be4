"""Names and types of administrative units, as people and tables write them."""

import re
from collections.abc import Iterator

from trackerapp.text.folding import clean, tokens

UNIT_TYPES = {
    "tỉnh": ("t.",),
    "thành phố": ("tp", "tp.", "t.p", "t.p."),
    "quận": ("q", "q."),
    "huyện": ("h", "h."),
    "thị xã": ("tx", "tx.", "t.x", "t.x."),
    "xã": ("x.",),
    "phường": ("p", "p."),
    "thị trấn": ("tt", "tt.", "t.t", "t.t."),
    "đặc khu": (),
}
"""Each type of unit with its abbreviations, in lower case."""

SHORT_NAMES = {"hcm": "Hồ Chí Minh", "br-vt": "Bà Rịa - Vũng Tàu"}
"""Names that everybody writes short."""
FORMER_NAMES = {"thừa thiên huế": ("thành phố", "Huế"), "thừa thiên - huế": ("thành phố", "Huế")}
"""Names that a unit bore before the day on which our table of units begins: this one until 31/12/2024."""
_CITY = re.compile(r"tp ?hcm", re.IGNORECASE)
_COMMAS = re.compile(r"\s*[,;]\s*")
_PARTED = [
    _COMMAS,
    re.compile(r"\s*[,;/()]\s*|\s+[-–]\s+"),
    re.compile(r"[\s,;]+(?=(?:huyện|quận|thị xã|thành phố|tỉnh)\s)"),
]
"""The ways in which people part the units of a name, the surest first."""

_TYPE_OF = {form: kind for kind, short in UNIT_TYPES.items() for form in (kind, *short)}


def _pattern() -> re.Pattern[str]:
    """Return the pattern of a unit: a type, longest first, and a name. "Tỉnh ủy" is a committee, no unit."""
    forms = sorted(_TYPE_OF, key=len, reverse=True)
    ends = [re.escape(form) + ("" if form.endswith(".") else "(?=[ 0-9])") for form in forms]
    return re.compile(rf"({'|'.join(ends)}) ?(?!(?:ủy|uỷ)\b)(\w.*)", re.IGNORECASE)


_UNIT = _pattern()


def split_unit(text: str) -> tuple[str, str]:
    """Return the type of the unit named ``text``, in full and in lower case, and its proper name.

    The type is "" where none is written. The type is read with its marks: "Xa Dung" and "Quản Bạ" are
    names. Give it the name of a unit, not running text.

    >>> split_unit("TP Móng Cái"), split_unit("P.1"), split_unit("Kon Tum")
    (('thành phố', 'Móng Cái'), ('phường', '1'), ('', 'Kon Tum'))
    >>> split_unit("tỉnh Thừa Thiên - Huế")
    ('thành phố', 'Huế')
    >>> split_unit("TP.HCM") == split_unit("TPHCM") == split_unit("Thành phố Hồ Chí Minh")
    True
    """
    name = _CITY.sub("TP.HCM", clean(text))
    unit = _UNIT.fullmatch(name)
    kind, proper = (_TYPE_OF[unit[1].lower()], unit[2]) if unit else ("", name)
    known = proper.lower()
    return FORMER_NAMES.get(known) or (kind, SHORT_NAMES.get(known, proper))


def unit_key(text: str) -> str:
    """Return the key on which two writings of one unit meet: folded, the type in full, no leading zeros.

    Different units can share a key ("Tân Thành", "Tân Thạnh"): it finds candidates, it does not decide.

    >>> unit_key("TT. Vạn Giã") == unit_key("thị trấn  Vạn Giã")
    True
    >>> unit_key("P.01")
    'phuong 1'
    """
    return name_key(" ".join(split_unit(text)))


def name_key(name: str) -> str:
    """Return the key of a proper name: folded, without leading zeros.

    >>> name_key("Vạn Giã"), name_key("01")
    ('van gia', '1')
    """
    return " ".join(word.lstrip("0") or "0" if word.isdecimal() else word for word in tokens(name))


def capitalise(text: str) -> str:
    """Return ``text`` with its first letter upper case and the rest as it is.

    >>> capitalise("đặc khu Phú Quốc")
    'Đặc khu Phú Quốc'
    """
    return text[:1].upper() + text[1:]


def parted_by_commas(name: str) -> list[str]:
    """Return the units that commas part in the full ``name`` of a place."""
    return _COMMAS.split(name)


def ways_to_part(name: str) -> Iterator[list[str]]:
    """Yield the units of ``name``, the lowest first, in each way in which they may be parted and ordered.

    >>> next(ways_to_part("Vạn Giã, Vạn Ninh"))
    ['Vạn Giã', 'Vạn Ninh']
    """
    for turn in (1, -1):
        for way in _PARTED:
            if parts := [part for part in way.split(name) if part]:
                yield parts[::turn]
