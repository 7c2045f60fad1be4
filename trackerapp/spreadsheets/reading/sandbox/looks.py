"""What cells look like where it says something else than their value.

Of 4/2024, as typed, a sheet makes the first of April, which looks like a month; of 12/5 a day of this year. Of 35 it
shows 35/QĐ or 00035, of 0.15 it shows 15%.
"""

import re
from collections.abc import Iterable
from datetime import date
from html import unescape

MONTH, YEAR, NO_YEAR = "month", "year", "no year"
KNOWN = {9: "0%", 10: "0.00%", 16: NO_YEAR, 17: MONTH}
"""What Excel knows by its number: 0%, 0.00%, d-mmm and mmm-yy."""
FIRST_YEAR = 1910
"""Before it a day is what a sheet makes of a year that was typed as a number."""

_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)>")
_CELLS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_LOOK = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
_NUMBER = re.compile(rb"""\bnumFmtId=["'](\d+)["']""")
_CODE = re.compile(rb"""\bformatCode=(?:"([^"]*)"|'([^']*)')""")
_HINTS = re.compile(r"\[(?:\$[^\]]*|[A-Z][a-z]+\d*)\]|_.|\*.")
"""Languages, colours and gaps, which say nothing of the value."""
_WORDS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])*')
_LITERALS = r'((?:"[^"]*"|\\.|[ /()+:-])*)'
_PLACES = r"(General|@|[0#](?:[0#,]|[ /-](?=[0#]))*)(\.0+)?(%?)"
_NUMBER_AMONG = re.compile(rf"{_LITERALS}{_PLACES}{_LITERALS}")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')


def looks_of(styles: bytes) -> dict[bytes, str]:
    """The looks that tell something, by the numbers that cells of a workbook of Excel since 2007 name."""
    formats = {}
    for attributes in _FORMAT.findall(styles):
        number, code = _NUMBER.search(attributes), _CODE.search(attributes)
        if number and code:
            formats[int(number[1])] = unescape((code[1] or code[2] or b"").decode(errors="replace"))
    cells = _CELLS.search(styles)
    used = [_NUMBER.search(attributes) for attributes in _LOOK.findall(cells[0])] if cells else []
    looks = told(formats, [int(number[1]) if number else 0 for number in used])
    return {b"%d" % place: look for place, look in looks.items()}


def told(formats: dict[int, str], used: Iterable[int]) -> dict[int, str]:
    """The looks that tell something among those ``used``, by their places; ``formats`` are codes by number."""
    by_number = KNOWN | {number: look_of(code) for number, code in formats.items()}
    looks = {place: by_number.get(number, "") for place, number in enumerate(used)}
    return {place: look for place, look in looks.items() if look}


def look_of(code: str) -> str:
    """What a format shows: MONTH or YEAR of a day alone, NO_YEAR, or how digits stand among words; "" if nothing else.

    >>> look_of("mm/yyyy"), look_of('"Năm" yyyy'), look_of("d-mmm"), look_of("dd/mm/yyyy"), look_of("#,##0")
    ('month', 'year', 'no year', '', '')
    >>> look_of('[$-42A]00"/QĐ"'), look_of("0000"), look_of("0")
    ('00"/QĐ"', '0000', '')
    """
    section = _HINTS.sub("", _SECTION.match(code)[0])
    if found := _NUMBER_AMONG.fullmatch(section):
        words, places = found[1].strip() + found[5].strip(), found[2]
        is_padded = places.count("0") > 1 and "," not in places
        return section if words or found[4] or is_padded else ""
    letters = set(_WORDS.sub("", section).lower())
    if letters & set("hs0#") or not letters & set("ymd"):
        return ""
    if "d" in letters:
        return NO_YEAR if "m" in letters and "y" not in letters else ""
    return "" if "y" not in letters else MONTH if "m" in letters else YEAR


def seen(cell: object, look: str) -> object:
    """``cell`` as it is seen with a ``look``, if it has that value."""
    if look in {MONTH, YEAR, NO_YEAR}:
        return _day(cell, look)
    found = _NUMBER_AMONG.fullmatch(look)
    if not found or isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return cell
    before, after = (_QUOTED.sub(r"\1\2", part) for part in (found[1], found[5]))
    if isinstance(cell, str):
        return f"{before}{cell}{after}" if found[2] == "@" and cell else cell
    shown = _digits(cell * 100 if found[4] else cell, found[2], len(found[3] or ".") - 1)
    return {"formatted": [float(cell), f"{before}{shown}{found[4]}{after}"]} if shown else cell


def _day(cell: object, look: str) -> object:
    if not isinstance(cell, date) or cell.year < FIRST_YEAR:
        return cell
    if look == NO_YEAR:
        return {"yearless": f"{cell:%d/%m}"}
    return {"partial": f"{cell:%Y-%m}" if look == MONTH else f"{cell:%Y}"}


def _digits(number: float, places: str, decimals: int) -> str:
    """``number`` in ``places`` of a format, with so many decimals; "" for one that they do not tell."""
    if number < 0:
        return ""
    if places in {"General", "@"}:
        return f"{number:.15g}".replace(".", ",")
    whole, _point, rest = f"{number:.{decimals}f}".partition(".")
    if "," in places:
        return f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")
    told, left = "", whole.zfill(places.count("0"))
    for place in reversed(places[1:]):
        told, left = (left[-1:] + told, left[:-1]) if place in "0#" else (place + told, left)
    return left + told + (f",{rest}" if rest else "")
