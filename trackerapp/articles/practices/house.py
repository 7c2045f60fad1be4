"""The school, hospital, company, post or body of a commune that a whole article is about."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from trackerapp.articles.bodies.authorities import heads
from trackerapp.articles.bodies.beginnings import HOUSE
from trackerapp.articles.bodies.running_units import Runner, is_committee, name, unit_at
from trackerapp.articles.page.passages import Passage
from trackerapp.articles.practices.runners import is_called
from trackerapp.articles.prose.vocabulary import CAPITAL, COMMUNES
from trackerapp.articles.prose.wording import Wording
from trackerapp.text.folding import fold

_OF_COMMUNE = re.compile(rf" (?:{COMMUNES}) [{CAPITAL}0-9]")
_HELPS = re.compile(r"(?<!\w)(?:phối hợp|liên kết)(?: với| cùng)? (?:[^\W\d_]+ ){0,4}$")
"""What makes a house one that only helps: "… phối hợp với Đoàn | Trường Đại học A"."""
_EARLY = 250
"""Characters in which a title, or the first paragraph, names what the article is about."""


def house_of(wording: Wording, read: Sequence[Passage]) -> Runner | None:
    """Return the house that the title names, or that the beginning names and the text comes back to; else None."""
    named = [unit for passage in read for unit in _houses(wording, passage.start, passage.end)]
    often = Counter(_key(wording, unit) for unit in named)
    title = next((passage for passage in read if passage.kind == "title"), None)
    first = next((passage for passage in read if passage.kind == "body"), None)
    for passage, least in ((title, 1), (first, 3)):
        early = [unit for unit in named if passage and passage.start <= unit.start < passage.start + _EARLY]
        inside = [unit for unit in early if passage and unit.start < passage.end] or early
        if inside and len({_key(wording, unit) for unit in inside}) == 1:
            is_own = not _HELPS.search(wording.low, max(0, inside[0].start - 60), inside[0].start)
            return inside[0] if is_own and often[_key(wording, inside[0])] >= least else None
    return _only_body(wording, read, title)


def _only_body(wording: Wording, read: Sequence[Passage], title: Passage | None) -> Runner | None:
    """Return the one body of a commune that the text names, if the title names it too; else None."""
    named = [unit for passage in read for unit in _bodies(wording, passage.start, passage.end)]
    keys = {_key(wording, unit) for unit in named}
    is_titled = bool(title and named and title.start <= named[0].start < title.end)
    is_only = is_titled and len(keys) == 1 and len(named) > 1
    return named[0] if is_only and not is_committee(wording, named[0]) else None


def _bodies(wording: Wording, start: int, stop: int) -> Iterator[Runner]:
    """Yield the bodies that are named with their commune: "Hội Phụ nữ xã A"."""
    for head in heads(wording, start, stop):
        unit = unit_at(wording, head.start(), stop)
        if unit and _OF_COMMUNE.search(wording.plain, unit.start, unit.end):
            yield unit


def _houses(wording: Wording, start: int, stop: int) -> Iterator[Runner]:
    """Yield the houses that are named by more than what they are."""
    for head in HOUSE.finditer(wording.low, start, stop):
        unit = unit_at(wording, head.start(), stop)
        if unit and is_called(wording.plain[head.end() : unit.end]):
            yield unit


def _key(wording: Wording, unit: Runner) -> str:
    return fold(name(wording, unit) or "")
