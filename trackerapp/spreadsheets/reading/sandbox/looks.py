"""Which looks of a workbook show a month or a year alone. Of 4/2024, as typed, Excel makes the first of April."""

import re
from html import unescape

KNOWN_MONTH = b"17"
"""mmm-yy, which Excel knows by its number."""

_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)>")
_CELLS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_LOOK = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
_NUMBER = re.compile(rb"""\bnumFmtId=["'](\d+)["']""")
_CODE = re.compile(rb"""\bformatCode=(?:"([^"]*)"|'([^']*)')""")
_WORDS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')


def partial_looks(styles: bytes) -> dict[str, list[bytes]]:
    """The numbers of looks that show a month or a year alone, by "month" and "year"."""
    shown = {KNOWN_MONTH: "month"}
    for attributes in _FORMAT.findall(styles):
        number, code = _NUMBER.search(attributes), _CODE.search(attributes)
        if number and code:
            shown[number[1]] = _shown(unescape((code[1] or code[2] or b"").decode(errors="replace")))
    found: dict[str, list[bytes]] = {"month": [], "year": []}
    cells = _CELLS.search(styles)
    for place, attributes in enumerate(_LOOK.findall(cells[0]) if cells else []):
        number = _NUMBER.search(attributes)
        if number and (part := shown.get(number[1])):
            found[part].append(b"%d" % place)
    return found


def _shown(code: str) -> str:
    """What a format shows of a day, if it is not all: "month" or "year".

    >>> _shown("mm/yyyy"), _shown('"Năm" yyyy'), _shown("dd/mm/yyyy"), _shown("#,##0")
    ('month', 'year', '', '')
    """
    letters = set(_WORDS.sub("", code.split(";", maxsplit=1)[0]).lower())
    if "y" not in letters or letters & set("dhs0#"):
        return ""
    return "month" if "m" in letters else "year"
