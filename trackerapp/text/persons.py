"""Names of private persons: what two writings of one name have in common, and whether a text holds a name."""

import re
from collections import defaultdict
from functools import cache

from .folding import clean, fold, tokens

ADDRESSES = [
    "anh", "bà", "bác", "chị", "chú", "cô", "cụ", "em", "hộ", "nhà", "ông", "đ/c", "đồng chí", "gia đình", "vợ chồng",
]  # fmt: skip
"""What stands before a name and is no part of it. Marks count: hộ is a household, Hồ a family name."""


def person_key(name: str) -> str:
    """Return the folded words of ``name`` alone, on which several writings of it meet.

    Of one word, as in "bà Tám", too little would be left: such a name keeps what stands before it.

    >>> person_key("Hộ gia đình ông NGUYỄN Văn Á"), person_key("Hồ Thị Nhà"), person_key("bà Tám")
    ('nguyen van a', 'ho thi nha', 'ba tam')
    """
    bare = clean(name)
    while rest := _without_address(bare):
        bare = rest
    return " ".join(tokens(bare))


def _without_address(name: str) -> str:
    """Return what is left of ``name`` without its first address, if there is one and two words are left."""
    for address in ADDRESSES:
        if name.lower().startswith(f"{address} ") and " " in (rest := name[len(address) + 1 :]):
            return rest
    return ""


def holds(text: str, key: str) -> bool:
    """Tell whether the words of ``key``, a ``person_key``, stand in ``text`` one after the other.

    >>> holds("Bí thư NGUYỄN VĂN A, 60 tuổi", "nguyen van a"), holds("Nguyễn Văn An", "nguyen van a")
    (True, False)
    """
    return bool(key) and f" {key} " in f" {' '.join(tokens(text))} "


def pattern(key: str) -> str:
    """Return a regular expression that finds ``key`` in texts as they are stored, and now and then too much.

    Both databases and Python understand it. A text that it finds is looked at again by ``holds``.
    """
    return r"\W+".join("".join(f"[{_variants()[letter]}]" for letter in word) for word in key.split())


def without(text: str, key: str) -> str:
    """Return ``text`` with a mark of omission wherever it holds ``key``.

    >>> without("Bà Lê Thị B và ông Nguyễn Văn A.", "nguyen van a")
    'Bà Lê Thị B và ông […].'
    """
    return re.sub(rf"(?<!\w){pattern(key)}(?!\w)", "[…]", text)


class _Itself(defaultdict[str, str]):
    def __missing__(self, letter: str) -> str:
        return letter + letter.upper()


@cache
def _variants() -> dict[str, str]:
    """Return all letters that fold to one, by that one."""
    found = _Itself()
    for code in (*range(0x30, 0x250), *range(0x1E00, 0x1F00)):
        letter = chr(code)
        if letter.isalnum():
            found[fold(letter)] = found.get(fold(letter), "") + letter
    return found
