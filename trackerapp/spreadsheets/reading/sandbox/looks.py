"""What cells look like where it says something else than their value.

Of 4/2024, as typed, a sheet makes the first of April, which looks like a month. Of 35 it shows 35/QĐ, or 00035.
"""

import re
from collections.abc import Iterable
from datetime import date
from html import unescape

MONTH, YEAR = "month", "year"
KNOWN = {17: MONTH}
"""mmm-yy, which Excel knows by its number."""
FIRST_YEAR = 1910
"""Before it a day is what a sheet makes of a year that was typed as a number."""

_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)>")
_CELLS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_LOOK = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
_NUMBER = re.compile(rb"""\bnumFmtId=["'](\d+)["']""")
_CODE = re.compile(rb"""\bformatCode=(?:"([^"]*)"|'([^']*)')""")
_WORDS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])*')
_LITERALS = r'((?:"[^"]*"|\\.|[ /()+:-])*)'
_DIGITS = re.compile(rf"{_LITERALS}(0+|#){_LITERALS}")
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
    """What a format shows: MONTH or YEAR of a day, or the digits of a number among words; "" if nothing else.

    >>> look_of("mm/yyyy"), look_of('"Năm" yyyy'), look_of("dd/mm/yyyy"), look_of("#,##0")
    ('month', 'year', '', '')
    >>> look_of('00"/QĐ"'), look_of("0000"), look_of("0")
    ('%02d/QĐ', '%04d', '')
    """
    section = _SECTION.match(code)[0]  # type: ignore[index]  # it matches nothing, too
    if digits := _DIGITS.fullmatch(section):
        before, after = (_QUOTED.sub(r"\1\2", part).replace("%", "%%") for part in (digits[1], digits[3]))
        look = f"{before}%0{len(digits[2])}d{after}"
        return "" if look.strip() == "%01d" else look
    letters = set(_WORDS.sub("", section).lower())
    if "y" not in letters or letters & set("dhs0#"):
        return ""
    return MONTH if "m" in letters else YEAR


def seen(cell: object, look: str) -> object:
    """``cell`` as it is seen with a ``look``, if it has that value."""
    if look in (MONTH, YEAR):
        if not isinstance(cell, date) or cell.year < FIRST_YEAR:
            return cell
        return {"partial": f"{cell:%Y-%m}" if look == MONTH else f"{cell:%Y}"}
    if isinstance(cell, bool) or not isinstance(cell, int | float) or cell < 0 or cell != int(cell):
        return cell
    return {"formatted": [float(cell), look % cell]}
