"""The paragraphs of an article, told apart from titles, captions, bylines and the furniture of the page around it."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from trackerapp.articles.bodies.authorities import authority_at
from trackerapp.articles.page import furniture
from trackerapp.articles.page.writers import BYLINE, is_name
from trackerapp.articles.prose import campaigns
from trackerapp.articles.prose.wording import Wording

Kind = Literal["title", "date", "byline", "heading", "caption", "body", "furniture"]

READ = {"title", "heading", "caption", "body"}
"""The kinds of passages that records are proposed from."""

_LINE = re.compile(r"\A\s*date (?:19|20)[0-9]{2}-[01][0-9](?:-[0-3][0-9])?(?![0-9-])|[^\n]+")
"""A line; the stamp that some copies of pages begin with is one by itself: "date 2026-01-24 …"."""
_DAY = re.compile(
    r"(?<![0-9/.-])(?:0?[1-9]|[12][0-9]|3[01]) ?[/.-] ?(?:0?[1-9]|1[0-2]) ?[/.-] ?(?:19|"
    r"20)[0-9]{2}(?![0-9])|(?:19|20)[0-9]{2}-[01][0-9](?:-[0-3][0-9])?(?![0-9])"
)
_POINT = re.compile(r"[-–—+•*·] ")
_DAY_IN_WORDS = re.compile(r"ngày (?:0?[1-9]|[12][0-9]|3[01]) tháng (?:0?[1-9]|1[0-2]) năm (?:19|20)[0-9]{2}")
_FILLED = re.compile(r"[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!?…][\"')]{0,3}(?:/\.?)?$")
_SIGNED = re.compile(r"[.!?…][\"”]? ?(?:[A-ZĐÀ-Ỹ][^\W\d_]* ?){2,5}$")
"""A last paragraph that the writer's name stands behind."""
_DATE_WORDS = re.compile(
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|ngày đăng|đăng ngày|cập nhật|đăng lúc|lúc|gmt ?\+?7?|lượt xem|"
    r"lượt đọc|"
    r"ngày|tháng|năm|date|views?|am|pm|xuất bản|giờ|phút|sa|ch|post|posted on|báo|nguồn|theo|tác giả|in|email|"
    r"thời gian|người đăng|đăng bởi|quản trị viên|quản trị|admin|đã xem|đã đọc|xem|lần)(?!\w)"
)

_CAPTION = re.compile(
    r"(?:(?<!\w)ảnh|^hình)(?: minh họa| tư liệu|, clip)?(?: ?[0-9]{1,2})? ?:|\((?:ảnh|trong ảnh|hình)|"
    r"ảnh (?:minh họa|tư liệu)|- ảnh ?\d*$|"
    r"\((?:bên|bìa|ngoài cùng|đứng|hàng|thứ|người)[^()\n]{0,40}(?:trái|phải|giữa|đầu|sang|bìa|hai|ba|tư|nhất)"
)
_HANDING_OVER = re.compile(
    r"(?:các )?(?:đồng chí|đ/c|ông|bà|lãnh đạo|đại diện|thừa ủy quyền|ban tổ chức) [^.:;“\"]{0,110}?"
    r"(?:trao|tặng|khen thưởng|biểu dương|tuyên dương) [^.:;0-9]{3,120}(?:19|20)?[0-9]{0,2}\.?$"
)
"""A line by itself that tells who hands something over stands below a picture."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the text, by its place in the plain text; ``number`` counts the paragraphs of the body from 1."""

    start: int
    end: int
    kind: Kind
    number: int | None = None


def passages(wording: Wording) -> list[Passage]:
    """Return the lines of the text that hold something, each with its kind."""
    lines = [_trimmed(wording, line.start(), line.end()) for line in _LINE.finditer(wording.plain)]
    lines = [line for line in lines if line[0] < line[1]]
    kinds = _kinds(wording, lines)
    found, number = [], 0
    for (start, end), kind in zip(lines, kinds, strict=True):
        number += kind == "body"
        found.append(Passage(start, end, kind, number if kind == "body" else None))
    return _cut(wording, found)


def _trimmed(wording: Wording, start: int, end: int) -> tuple[int, int]:
    line = wording.plain[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _kinds(wording: Wording, lines: list[tuple[int, int]]) -> list[Kind]:
    """Return a kind for each line: each on its own first, then what its neighbours tell."""
    kinds: list[Kind] = [_alone(wording, *line) for line in lines]
    first = next((at for at, kind in enumerate(kinds) if kind == "body"), len(lines))
    last = max((at for at, kind in enumerate(kinds) if kind == "body"), default=-1)
    title = _title(wording, lines, kinds, first)
    for at, (start, end) in enumerate(lines):
        if at == title:
            kinds[at] = "title"
        elif title is not None and at < title and kinds[at] not in {"date", "byline"}:
            kinds[at] = "furniture"
        elif kinds[at] == "heading" and at < last and (at < first or end - start > 75):
            is_writer = title is not None and title < at < first and _is_writer(wording, lines, at)
            kinds[at] = "byline" if is_writer else "caption"  # between paragraphs a subheading is short
        elif (
            at == first
            and at - 1 == title
            and end - start < 110
            and wording.low[end - 1] != ":"
            and wording.low[start] != "("
        ):
            kinds[at] = "caption"
    return _signed(wording, lines, _ended(wording, lines, kinds, first))


def _alone(wording: Wording, start: int, end: int) -> Kind:
    low, length = wording.low[start:end], end - start
    is_prose = low.endswith(("?", "!")) or (len(low.split()) > 8 and low.endswith(".") and ":" not in low[:20])
    is_byline = length < 90 and not is_prose and BYLINE.match(low) is not None
    is_teaser = length < 110 and low.endswith("…")
    is_slogan = length > 110 and wording.plain[start:end].isupper()
    is_ended = _SENTENCE_END.search(low) or _SIGNED.search(wording.plain[max(start, end - 60) : end])
    is_sentence = length >= 60 and (is_ended is not None or low.endswith((":", ";", ",")))
    is_short = length >= 30 and low.endswith(".") and len(low.split()) > 6
    kinds: list[tuple[Kind, object]] = [
        ("date", _is_date(low)),
        ("furniture", is_slogan or not _FILLED.search(low) or furniture.is_furniture(low, is_sentence=is_sentence)),
        ("byline", is_byline and not low.startswith("ảnh")),
        ("caption", (length < 500 and _CAPTION.search(low)) or (length < 180 and _HANDING_OVER.match(low))),
        ("byline", is_byline),
        ("furniture", is_teaser),
        ("body", length >= 220 or is_sentence or is_short or (length >= 15 and _POINT.match(low))),
    ]
    return next((kind for kind, holds in kinds if holds), "heading")


def _is_date(low: str) -> bool:
    """Tell whether a line prints a day, and little else."""
    if len(low) > 140 or not (_DAY.search(low) or _DAY_IN_WORDS.search(low)):
        return False
    rest = _DATE_WORDS.sub("", _DAY_IN_WORDS.sub("", _DAY.sub("", low)))
    return len(re.findall(r"[^\W\d_]+", rest)) <= 6


def _title(wording: Wording, lines: list[tuple[int, int]], kinds: list[Kind], first: int) -> int | None:
    """Return the line that is the title: the one beside the day above the body, else the first of some length."""
    heads = [at for at in range(min(first, len(lines))) if kinds[at] == "heading" and _is_title(wording, *lines[at])]
    if first == 0 or not heads:
        return _title_in_body(wording, lines, kinds, first)
    heads = [at for at in heads if not _is_rubric(wording, *lines[at])] or heads
    dates = [at for at in range(first) if kinds[at] == "date"]
    if not dates:
        return heads[0] if len(heads) < 5 else max(heads, key=lambda at: lines[at][1] - lines[at][0])
    above = [at for at in heads if at < dates[-1]]
    below = [at for at in heads if at > dates[-1]]
    return (above or below)[-1 if above else 0]


def _title_in_body(wording: Wording, lines: list[tuple[int, int]], kinds: list[Kind], first: int) -> int | None:
    """Return a first line that looks like a paragraph and does not end like one."""
    if first < len(lines) - 1 and lines[first][1] - lines[first][0] < 300:
        low = wording.low[slice(*lines[first])]
        if not _SENTENCE_END.search(low) and not low.endswith((":", ";", ",")):
            return first
    return None


def _is_title(wording: Wording, start: int, end: int) -> bool:
    words = wording.plain[start:end].split()
    return 4 <= len(words) <= 45 and not (wording.plain[start:end].isupper() and end - start > 150)


def _is_rubric(wording: Wording, start: int, end: int) -> bool:
    """Tell whether a line in capitals is the name of a body, or of the movement that a whole column is about."""
    line = wording.plain[start:end]
    return line.isupper() and (_is_body(wording, start, end) or campaigns.begins_as_frame(line))


def _signed(wording: Wording, lines: list[tuple[int, int]], kinds: list[Kind]) -> list[Kind]:
    """Return the kinds with what short lines below the last paragraph are."""
    last = max((at for at, kind in enumerate(kinds) if kind == "body"), default=-1)
    below = [at > last and kind == "heading" for at, kind in enumerate(kinds)]
    return [_kind_below(wording, lines, at, last) if below[at] else kind for at, kind in enumerate(kinds)]


def _kind_below(wording: Wording, lines: list[tuple[int, int]], at: int, last: int) -> Kind:
    """Return what a short line below the last paragraph is."""
    start, end = lines[at]
    if at == last + 1 and _is_unended(wording, lines, at):
        return "body"
    is_signed = is_name(wording.plain[start:end]) or (at == last + 1 and _is_body(wording, start, end))
    return "byline" if is_signed else "furniture"


def _is_unended(wording: Wording, lines: list[tuple[int, int]], at: int) -> bool:
    """Tell whether a long line is a last paragraph without its full stop: the writer's name follows, or nothing."""
    length = lines[at][1] - lines[at][0]
    if at + 1 == len(lines):
        return length > 110
    return length > 80 and is_name(wording.plain[slice(*lines[at + 1])])


def _is_writer(wording: Wording, lines: list[tuple[int, int]], at: int) -> bool:
    """Tell whether a line above the text is the writer's name: it stands there twice, or right above the day."""
    line = wording.plain[slice(*lines[at])]
    beside = [wording.plain[slice(*lines[other])] for other in (at - 1, at + 1) if 0 <= other < len(lines)]
    return 2 <= len(line.split()) <= 4 and is_name(line) and (line in beside or _is_date(beside[-1].lower()))


def _is_body(wording: Wording, start: int, end: int) -> bool:
    """Tell whether a line is the name of a body and nothing more: "Ban Tuyên giáo - Nữ công"."""
    span = authority_at(wording, start, end) if end - start < 60 else None
    return span is not None and (span[1] == end or wording.low.startswith(" - ", span[1]))


def _ended(wording: Wording, lines: list[tuple[int, int]], kinds: list[Kind], first: int) -> list[Kind]:
    """Return the kinds with all that follows the end of the article as furniture."""
    ended = is_box = False
    length = 0
    for at, (start, end) in enumerate(lines):
        if at > first and not ended and end - start < 60 and furniture.ENDS.match(wording.low, start, end):
            is_box = True
            ended = not _goes_on(wording, lines, kinds, at)
        if kinds[at] == "body":
            is_box = False
        if (ended and kinds[at] not in {"byline", "date"}) or (is_box and kinds[at] in {"heading", "caption"}):
            kinds[at] = "furniture"
        if at > first and length > 600 and kinds[at] in {"date", "byline"} and _is_last(wording, lines, at):
            ended = True
        length += (end - start) if kinds[at] == "body" else 0
    return kinds


def _goes_on(wording: Wording, lines: list[tuple[int, int]], kinds: list[Kind], at: int) -> bool:
    """Tell whether a box of teasers stands in the middle: a paragraph follows soon, and more or the writer below it."""
    soon = next((number for number in range(at + 1, min(at + 6, len(lines))) if kinds[number] == "body"), None)
    if soon is None or lines[soon][1] - lines[soon][0] <= 90:
        return False
    below = kinds[soon + 1 : soon + 4]
    return "body" in below or "byline" in below or _is_signature(wording, lines, soon + 1)


def _is_signature(wording: Wording, lines: list[tuple[int, int]], at: int) -> bool:
    line = wording.plain[slice(*lines[at])] if at < len(lines) else ""
    return len(line.split()) > 1 and is_name(line)


def _is_last(wording: Wording, lines: list[tuple[int, int]], at: int) -> bool:
    """Tell whether no long paragraph follows soon: what follows a byline is teasers then."""
    return all(end - start < 260 for start, end in lines[at + 1 : at + 6])


def _cut(wording: Wording, found: list[Passage]) -> list[Passage]:
    """Return the passages, the tail of the page cut off a line that runs on into it ("Lan ChiTin liên quan")."""
    cut = []
    for passage in found:
        start, end = passage.start, passage.end
        tail = furniture.TAIL.search(wording.low, start, end) if end - start < 120 else None
        if tail and tail.start() > passage.start:
            kind: Kind = "byline" if is_name(wording.plain[passage.start : tail.start()]) else passage.kind
            cut += [replace(passage, end=tail.start(), kind=kind), Passage(tail.start(), passage.end, "furniture")]
        else:
            cut.append(passage)
    return cut
