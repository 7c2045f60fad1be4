"""The school, hospital, company or post that a whole article is about."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from trackerapp.articles.passages import Passage
from trackerapp.articles.running_units import Runner, name, unit_at
from trackerapp.articles.wording import Wording
from trackerapp.text.folding import fold

HOUSE = re.compile(
    r"(?<!\w)(?:trường (?:thpt|thcs|trung học|tiểu học|mầm non|mẫu giáo|cao đẳng|đại học|pt[^\W\d_]*)|bệnh viện|"
    r"công ty|nhà máy|xí nghiệp|trạm y tế|đồn biên phòng)(?!\w)"
)
_EARLY = 250
"""Characters in which a title, or the first paragraph, names what the article is about."""


def house_of(wording: Wording, read: Sequence[Passage]) -> Runner | None:
    """Return the house that the title names, or that the beginning names and the text comes back to; else None."""
    named = [unit for passage in read for unit in _houses(wording, passage.start, passage.end)]
    often = Counter(_key(wording, unit) for unit in named)
    title = next((passage for passage in read if passage.kind == "title"), None)
    first = next((passage for passage in read if passage.kind == "body"), None)
    for passage, least in ((title, 1), (first, 3)):
        inside = [unit for unit in named if passage and passage.start <= unit.start < passage.start + _EARLY]
        if inside and len({_key(wording, unit) for unit in inside}) == 1:
            return inside[0] if often[_key(wording, inside[0])] >= least else None
    return None


def _houses(wording: Wording, start: int, stop: int) -> Iterator[Runner]:
    """Yield the houses that are named by more than what they are."""
    for head in HOUSE.finditer(wording.low, start, stop):
        unit = unit_at(wording, head.start(), stop)
        if unit and any(map(str.isupper, wording.plain[head.end() : unit.end])):
            yield unit


def _key(wording: Wording, unit: Runner) -> str:
    return fold(name(wording, unit) or "")
