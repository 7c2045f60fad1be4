"""One form for a text that is kept, and one for a text that is searched."""

import re
from functools import lru_cache
from unicodedata import category, combining, decomposition, normalize

from trackerapp.text.tones import place_tones

_INVISIBLE = re.compile("[\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufeff]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_THOUSANDS = re.compile(r"(?<![0-9.])[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?!\.?[0-9])")
_WORD = re.compile(r"[^\W_]+")
_WITH_APOSTROPHE = re.compile(r"(?<![^\W_])[^\W_]++(?:['‘’‛][^\W_]++)+")
_FIGURES = frozenset(char for char in map(chr, range(0x80, 0x20000)) if category(char) == "No")
"""½, ² and ①: figures that are no digits."""


class _PlainLetters(dict[int, str]):
    """What each character of a composed lower-case text becomes in a search key: a table for translate.

    It holds what Vietnamese texts use. The rest is worked out each time: stored, a text of rarities
    would fill the memory.
    """

    def __init__(self) -> None:
        for code in (*range(0x250), *range(0x300, 0x370), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070)):
            self[code] = self[code]  # asks __missing__, once
        for alike, plain in {"đð": "d", "“”„‟«»": '"', "‘’‚‛": "'", "‐‑‒–—―−": "-"}.items():
            self.update(dict.fromkeys(map(ord, alike), plain))

    def __missing__(self, code: int) -> str:
        char = _INVISIBLE.sub("", chr(code))
        return "".join(part for part in normalize("NFD", char) if not combining(part))


_PLAIN = _PlainLetters()


def clean(text: str) -> str:
    r"""Return ``text`` on one line as it is stored: NFC, trimmed, single plain spaces, nothing invisible.

    >>> clean("  thị trấn\u00a0Vạn \n Giã\ufeff")
    'thị trấn Vạn Giã'
    """
    return " ".join(normalize("NFC", _INVISIBLE.sub("", text)).split())


def clean_lines(text: str) -> str:
    r"""Return a long ``text`` as it is stored: each line clean, line breaks and empty lines kept.

    >>> clean_lines("Một \r\n\r\n  hai\n")
    'Một\n\nhai'
    """
    return "\n".join(clean(line) for line in text.splitlines()).strip("\n")


def has_control_characters(text: str) -> bool:
    """Tell whether ``text`` holds what no name or note needs: controls, bidi overrides, half characters.

    Tabs and line ends are no offence. A half character (a lone surrogate) cannot be stored at all.
    """
    return _CONTROL.search(text) is not None


def visible(text: str) -> str:
    """Return ``text`` with the sign � for each control character, so that people see what they sent."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def join_thousands(text: str) -> str:
    """Return ``text`` without the dots that group the digits of a number; other dots stay.

    >>> join_thousands("1.195 tin, ngày 31.3.2017")
    '1195 tin, ngày 31.3.2017'
    """
    return _THOUSANDS.sub(lambda number: number[0].replace(".", ""), text) if "." in text else text


def without_apostrophes(text: str) -> str:
    """Return the words of ``text`` that have an apostrophe inside, without it: people type "mdrak" for M'Đrắk.

    >>> without_apostrophes("xã Ea H’leo, huyện M'Đrắk")
    'Hleo MĐrắk'
    """
    return re.sub("['‘’‛]", "", " ".join(_WITH_APOSTROPHE.findall(normalize("NFC", text))))


def fold(text: str) -> str:
    """Return the search key of ``text``: lower case, no marks, plain quotes and dashes, single spaces.

    Readers type "dak lak" and must find "Đắk Lắk". Taking the marks off is not enough: "đ" has no
    decomposition in Unicode. For matching only; never show it, never store it in place of the name.

    >>> fold("  Xã Đắk  Ơ ")
    'xa dak o'
    """
    plain = normalize("NFC", text).lower().translate(_PLAIN)
    return normalize("NFC", " ".join(plain.split()))


def tokens(text: str) -> list[str]:
    """Return the folded words of ``text``, letters and digits only.

    Databases do not agree whether ½ or ① is part of a word; here none is. A raised digit behind a letter is
    a digit, for who looks for m² types m2.

    >>> tokens("Chỉ thị 05-CT/TW: 1.195 tin, 20 m²")
    ['chi', 'thi', '05', 'ct', 'tw', '1195', 'tin', '20', 'm2']
    """
    return _words(fold(text))


def written_tokens(text: str) -> list[str]:
    """Return the words of ``text`` with their marks, in lower case, each tone on the letter where it belongs.

    >>> written_tokens("Hoà giải: 1.195 tin")
    ['hòa', 'giải', '1195', 'tin']
    """
    return list(map(_placed, _words(normalize("NFC", text).lower())))


_placed = lru_cache(maxsize=8192)(place_tones)


def _words(text: str) -> list[str]:
    joined = join_thousands(text)
    if figures := _FIGURES.intersection(joined):
        joined = re.sub(f"[{''.join(sorted(figures))}]", _plain_number, joined)
    return _WORD.findall(joined)


def _plain_number(found: re.Match[str]) -> str:
    char, before = found[0], found.string[max(found.start() - 1, 0) : found.start()]
    is_raised = decomposition(char).startswith(("<super>", "<sub>"))
    return normalize("NFKC", char) if is_raised and before.isalpha() else " "
