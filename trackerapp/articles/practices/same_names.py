"""Writings of one name: with capitals or without, with its noun or without, in letters or in full."""

import re
from collections.abc import Iterable, Mapping

from trackerapp.articles.prose.short_forms import in_full
from trackerapp.text.folding import fold

_MEMBERS = ("phu nu ", "thanh nien ", "nong dan ", "cuu chien binh ", "nguoi cao tuoi ", "nu cong nhan ")
_RANK = re.compile(r" (?:kieu mau|nang cao|xay dung nong thon moi)$")
"""What a name may go on with and be the same: "Chi hội phụ nữ 5 không, 3 sạch kiểu mẫu"."""
_WHO = re.compile(r"^(?:to|chi hoi|cau lac bo) (?:\w+ ){1,3}xay dung (?=gia dinh )")
"""Who carries out a campaign that gives a name: "Tổ phụ nữ xây dựng “Gia đình 5 không, 3 sạch”"."""
_LETTERS = re.compile(r"(?<!\w)[A-ZĐ]{3,6}(?!\w)")
"""The first letters of words: "ANTT"."""


def key(name: str) -> str:
    """Return what two writings of one name share."""
    return re.sub(r"^(?:mo hinh|cau lac bo) ", "", in_full(name))


def is_plain(name: str) -> bool:
    """Tell whether a name is written in full and without its noun."""
    return key(name) == " ".join(re.findall(r"\w+", fold(name)))


def keys(names: Iterable[str]) -> dict[str, str]:
    """Return by the names what those that are the same have in common."""
    found = {name: key(name) for name in names}
    found = {name: _longer(name, short, found.values()) for name, short in found.items()}
    every = dict.fromkeys(found.values())
    return {name: _bare(short, every) for name, short in found.items()}


def _longer(name: str, short: str, found: Iterable[str]) -> str:
    in_full = _in_full(name)
    return next((each for each in found if in_full and in_full.fullmatch(each)), short)


def _bare(short: str, every: Mapping[str, None]) -> str:
    """Return the name without the members of a club, its rank, or who carries it out, where it is named so too."""
    for words in (_RANK, _WHO):
        bare = words.sub("", short)
        if bare != short and bare in every:
            return bare
    if not short.startswith(_MEMBERS):
        return short
    return next((each for each in every if each != short and short.endswith(f" {each}") and len(each) > 9), short)


def _in_full(name: str) -> re.Pattern[str] | None:
    """Return what a name with the letters of some words is in full: "Tự quản về ANTT"."""
    if not _LETTERS.search(name):
        return None
    words = (
        " ".join(rf"{letter}\w*" for letter in fold(word)) if _LETTERS.fullmatch(word) else key(word)
        for word in re.findall(r"\w+", name)
    )
    return re.compile(" ".join(words))
