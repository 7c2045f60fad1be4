"""Quotation marks, paired however they were typed: the wrong way round, straight, nested or never closed."""

import re
from bisect import bisect
from dataclasses import dataclass, replace

_MARK = re.compile("[‘’']{2}|[“”„‟«»″＂\"‘’']")
"""Two single marks side by side are a double one."""
_OPENS, _CLOSES = "“„«‘", "”»’"
_SINGLES = set("‘’'")
_LONGEST, _DEEPEST = 200, 8
_SEPARATOR = re.compile(
    r"[;.:(\n]|,? (?:của|do|được|đã|nhằm|cho đến|góp phần|giúp|qua đó|từ đó)(?!\w)|"
    r", (?=(?:còn|các|nhiều|đến|với|trong|hội|đoàn|chi|xã|huyện|"
    r"thị trấn|phường|thôn|trường|ông|bà|anh|chị|người)(?!\w))",
    re.IGNORECASE,
)
"""What a name that is never closed does not go on behind."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands between two marks: ``start`` and ``end`` without them; ``depth`` 0 is not inside another.

    The marks stand at ``before`` and right before ``after``, which is ``end`` where none closes.
    """

    start: int
    end: int
    depth: int
    before: int
    after: int


def quotes(text: str, start: int, end: int) -> list[Quote]:
    """Return what is quoted in the paragraph ``text[start:end]``, in the order of the beginnings.

    Deeper than _DEEPEST nothing opens. What opens and is never closed ends before the next that opens, else at the
    next separator.
    """
    found: list[Quote] = []
    opened: list[tuple[int, str]] = []
    for mark in _MARK.finditer(text, start, end):
        role = _role(text, mark, is_inside=bool(opened))
        if role == "open" and len(opened) < _DEEPEST:
            opened.append((mark.end(), mark[0]))
        elif role == "close" and opened and (opened[-1][1] in _SINGLES) == (mark[0] in _SINGLES):
            began, opener = opened.pop()
            found.append(Quote(began, mark.start(), len(opened), began - len(opener), mark.end()))
    starts = sorted([*(quote.start for quote in found), *(began for began, _ in opened), end + 1])
    for depth, (began, opener) in enumerate(opened):
        stop = _guessed_end(text, began, starts[bisect(starts, began)] - 1)
        found.append(Quote(began, stop, depth, began - len(opener), stop))
    return sorted((_trimmed(text, quote) for quote in found), key=lambda quote: quote.start)


def _guessed_end(text: str, began: int, limit: int) -> int:
    stop = _SEPARATOR.search(text, began, min(limit, began + _LONGEST))
    return stop.start() if stop else min(limit, began + _LONGEST)


def _role(text: str, found: re.Match[str], *, is_inside: bool) -> str:
    """Tell whether the mark opens or closes: by what stands beside it, else by its shape, else by what is open."""
    mark = found[0]
    before = text[found.start() - 1] if found.start() > found.pos else " "
    after = text[found.end()] if found.end() < found.endpos else " "
    joins_before, joins_after = before.isalnum() or before in ".!?…)%", after.isalnum() or after in "(…"
    if joins_before != joins_after:
        is_stuck = joins_before and not is_inside and mark[0] in "“„«"  # "phong trào“ Ngày thứ bảy …”"
        return "close" if joins_before and not is_stuck else "open"
    if mark in _SINGLES:
        return ""
    if mark[0] in _OPENS:
        return "open"
    return "close" if mark[0] in _CLOSES or is_inside else "open"


def _trimmed(text: str, quote: Quote) -> Quote:
    inner = text[quote.start : quote.end]
    start = quote.start + len(inner) - len(inner.lstrip(" "))
    end = max(start, quote.start + len(inner.rstrip(" ,;(.")))
    return replace(quote, start=start, end=end, after=end if quote.after == quote.end else quote.after)
