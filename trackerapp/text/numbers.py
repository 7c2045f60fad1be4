"""Counts as Vietnamese write them: 1.195 is one thousand one hundred and ninety-five."""

import re

from trackerapp.text.folding import clean_lines

_COUNT = re.compile(r"[0-9]{1,18}|[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){1,5}|(?: [0-9]{3}){1,5})")

_ONES = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip
_ONE = "|".join(_ONES)
_BELOW_HUNDRED = rf"(?:(?:mười|(?:{_ONE}) mươi)(?: (?:{_ONE}))?|{_ONE})(?!\w)"
SPELLED = rf"(?:(?:{_ONE}) trăm(?: (?:(?:linh|lẻ) )?{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
"""A number below a thousand in words, in lower case, as a pattern."""


def parse_spelled(words: str) -> int:
    """Return the number below a thousand that ``words`` of the form `SPELLED` name.

    >>> parse_spelled("mười hai"), parse_spelled("năm mươi bốn"), parse_spelled("một trăm linh ba")
    (12, 54, 103)
    """
    total = last = 0
    for word in words.split():
        if word in {"trăm", "mươi"}:
            total, last = total + last * (100 if word == "trăm" else 10), 0
        else:
            total, last = total + last, 10 if word == "mười" else _ONES.get(word, 0)
    return total + last


def parse_count(text: str) -> int:
    """Return the count written in ``text``, its thousands parted by dots, by spaces or not at all.

    Whatever can be read in two ways ("1,195", "2024.7", one number above the other) or is no count raises
    ValueError, and so do more than 18 digits, which no column holds.

    >>> parse_count("1.195"), parse_count("1 195"), parse_count("03")
    (1195, 1195, 3)
    """
    if not _COUNT.fullmatch(clean_lines(text)):
        raise ValueError(f"“{text}” is not a count: write 1195 or 1.195.")
    return int(re.sub(r"\D", "", text))


def format_count(number: int) -> str:
    """Return ``number`` as Vietnamese write it.

    >>> format_count(1195)
    '1.195'
    """
    return f"{number:,}".replace(",", ".")
