"""Counts as Vietnamese write them: 1.195 is one thousand one hundred and ninety-five."""

import re

from trackerapp.text.folding import clean_lines

_COUNT = re.compile(r"[0-9]{1,18}|[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){1,5}|(?: [0-9]{3}){1,5})")


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
