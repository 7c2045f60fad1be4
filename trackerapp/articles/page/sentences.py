"""The sentences of a passage."""

import re
from collections.abc import Iterator

from trackerapp.articles.page.passages import Passage
from trackerapp.articles.prose.wording import Wording

_END = re.compile(r"(?:[.!?]|\.\.\.|…)[\"”’)]? ?(?=[A-ZĐÀ-Ỹ“\"(0-9-])|\n")
_LONGEST = 3000
_SHORT = re.compile(r"(?<![^\W_])(?:tp|tx|tt|t|p|q|h|đ|gs|ts|ths|pgs|bs|đ/c|st|nxb|tr|số|v\.v|[a-zđ])$")


def sentences(wording: Wording, passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the beginning and end of each sentence; the dot of "TP. Huế" or of "T.Ư" ends none.

    What goes on for more than 3,000 characters is no prose: it is cut, so that work grows with the length alone.
    """
    start = passage.start
    for stop in (*_ends(wording, passage), passage.end):
        while stop - start > _LONGEST:
            begin, limit = start + _LONGEST // 2, start + _LONGEST
            pauses = (wording.low.rfind(pause, begin, limit) + 1 for pause in (";", ",", " "))
            cut = next((pause for pause in pauses if pause), limit)
            yield start, cut
            start = cut
        if stop > start:
            yield start, stop
        start = stop


def _ends(wording: Wording, passage: Passage) -> Iterator[int]:
    for end in _END.finditer(wording.plain, passage.start, passage.end):
        around = wording.plain[end.start() - 1], wording.plain[end.end() : end.end() + 1]
        is_decimal = end[0] == "." and all(map(str.isdecimal, around))
        is_short = _SHORT.search(wording.low, max(passage.start, end.start() - 6), end.start()) is not None
        if not is_decimal and not (is_short and wording.plain[end.start()] == "."):
            yield end.end()
