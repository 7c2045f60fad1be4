"""Lines that a paragraph was broken into, as texts copied from some pages are, put together again."""

import re
from itertools import pairwise

_LINE = re.compile(r"[^\n]+")
_SHORTEST = 30
"""Characters of a line that may go on in the next."""


def unwrapped(plain: str) -> str:
    """Return a text of the same length with a space for each break inside a paragraph.

    A line goes on in the next one where that begins with a small letter; in a text with several such lines also where
    it is as long as those are and no sentence ends.
    """
    lines = [line.span() for line in _LINE.finditer(plain)]
    pairs = [(one, other) for one, other in pairwise(lines) if _touch(plain, one, other)]
    sure = [one for one, other in pairs if plain[other[0]].islower()]
    if not sure:
        return plain
    usual = sorted(end - start for start, end in sure)[len(sure) // 2]
    broken = {one[1] for one in sure}
    if len(sure) > 2:
        broken |= {one[1] for one, _ in pairs if one[1] - one[0] > usual * 0.75}
    return "".join(" " if at in broken else letter for at, letter in enumerate(plain))


def _touch(plain: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether nothing stands between two lines and the first may go on: it is long and ends in a word."""
    is_near = other[0] == one[1] + 1 and one[1] - one[0] >= _SHORTEST
    return is_near and (plain[one[1] - 1].isalnum() or plain[one[1] - 1] == ",") and plain[other[0]].isalnum()
