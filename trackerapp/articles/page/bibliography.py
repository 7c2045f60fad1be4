"""What an article says of itself: title, publisher, author, day."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from trackerapp.articles.bodies.authorities import head_at
from trackerapp.articles.page.passages import Passage
from trackerapp.articles.page.writers import without_office
from trackerapp.articles.prose.wording import Wording
from trackerapp.text.dates import PartialDate
from trackerapp.text.folding import clean

_DAY = re.compile(
    r"(?<![0-9/.-])[0-9]{1,2} ?(?P<mark>[/.-]) ?[0-9]{1,2} ?(?P=mark) "
    r"?(?:19|20)[0-9]{2}(?![0-9])|[0-9]{1,2} tháng [0-9]{1,2} năm (?:19|20)[0-9]{2}|"
    r"(?<![0-9/.-])(?:19|20)[0-9]{2}-[01][0-9](?:-[0-3][0-9])?(?![0-9])"
)
_SOURCE = re.compile(r"\(?(?:nguồn|theo)(?: tin)? ?[:.]? ?(?=\S)")
_PAPER = re.compile(
    r"(?:báo(?! điện tử$)|cổng thông tin điện tử|trang thông tin điện tử|cổng ttđt|tạp chí|đài phát thanh(?: và|-|"
    r" -) truyền hình|thông tấn xã|ttxvn|bản tin)(?= [^\W\d_])[^\n0-9|,;:()]{2,60}"
)
_NAMED_FIRST = (
    r"(?!(?:UBND|HĐND|MTTQ|CLB|LHPN|TP|THPT|THCS)(?!\w))(?:(?:Báo|báo) [^\W\d_]+(?: [^\W\d_]+){0,3}|Dân trí|"
    r"[A-ZĐÀ-Ỹ]{2,9} ĐIỆN TỬ|[A-ZĐ][A-ZĐ0-9&]{2,9}(?: [Oo]nline)?|"
    r"[A-Za-zĐđ]{2,20}(?:\.(?:[A-Za-z]{2,4})){1,2}|[A-Z][A-Za-z]{7,19})"
)
"""The last is longer than any syllable: "Bienphong"."""
_PREFIX = re.compile(
    rf"(?:Báo [^()\n]{{2,20}} )?\((?P<inside>{_NAMED_FIRST})\)|"
    rf"(?P<bare>{_NAMED_FIRST}) ?[-–—|](?: |(?=[A-ZĐÀ-Ỹ][a-zà-ỹ]))"
)
"""What a first line begins with: "(GLO)", "QĐND - "."""
_UNNAMED = re.compile(r"(?:báo|trang thông tin|cổng thông tin|tạp chí) điện tử|báo (?:giấy|in|chí)")
_SITE = re.compile(r"[a-z0-9-]{3,30}(?:\.[a-z]{2,6}){1,3} ?")
_ISSUE = re.compile(r",? (?:số|kỳ)$", re.IGNORECASE)
"""What leads to the number of a journal."""
_WEEKDAY = re.compile(r"[-–|,]? ?(?:thứ [^\W\d_]+|chủ nhật)[, -]*$", re.IGNORECASE)
_BY = re.compile(
    r"(?:pv|tác giả(?: bài viết)?|(?:tin|bài)(?:(?:,| và)? (?:ảnh|bài))?|thực hiện|người viết|biên tập) ?: ?|"
    r"theo ?: ?|(?:ghi chép|ghi nhanh|phóng sự|bút ký|ký sự|tản văn)(?: ?:| của) "
)
_NOT_AUTHORS = re.compile(r"nguồn|ảnh ?:|theo |báo |\d|http|www|ban biên tập|bbt$|^pv$")


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What the text prints of itself; None where it prints nothing."""

    title: str | None
    publisher: str | None
    author: str | None
    published_on: PartialDate | None


def bibliography(wording: Wording, found: Sequence[Passage]) -> Bibliography:
    """Return title, publisher, author and day of the article whose passages are ``found``."""
    title = next((clean(_text(wording, each)) for each in found if each.kind == "title"), None)
    return Bibliography(
        title or _first_words(wording, found), _publisher(wording, found), _author(wording, found), _day(wording, found)
    )


def _text(wording: Wording, passage: Passage) -> str:
    return wording.plain[passage.start : passage.end]


def _first_words(wording: Wording, found: Sequence[Passage]) -> str | None:
    """Return the beginning of a text that prints no title, up to its first pause of some length."""
    body = next((_text(wording, each) for each in found if each.kind == "body"), None)
    if body is None:
        return None
    prefix = _PREFIX.match(body)
    body = body[prefix.end() :].lstrip(" -–—") if prefix else body
    pause = re.compile(r"[.;:]| về (?=đẩy mạnh)").search(body, 15, 120)
    return clean(body[: pause.start()] if pause else body[:100].rsplit(" ", 1)[0])


def _publisher(wording: Wording, found: Sequence[Passage]) -> str | None:
    for each in found:
        low = wording.low[each.start : each.end]
        if (
            each.kind in {"byline", "date", "furniture"}
            and each.end - each.start < 150
            and (source := _SOURCE.match(low))
        ):
            name = re.split(r"[|,;(]|\d", wording.plain[each.start + source.end() : each.end])[0]
            if not (name[:1].isupper() or _SITE.fullmatch(name)) or _UNNAMED.fullmatch(name.strip().lower()):
                continue
            return clean(name.strip(" ().:")) or None
    for each in found:
        if each.kind in {"byline", "date", "furniture", "caption"} and each.end - each.start < 150:
            paper = _PAPER.match(wording.low, each.start, each.end)
            if paper and (each.kind != "caption" or paper.end() == each.end):
                name = _WEEKDAY.sub("", wording.plain[paper.start() : paper.end()])
                return clean(_ISSUE.sub("", name.strip(" -–."))) or None
    return _before_first_words(wording, found) or _head_of_page(wording, found)


def _before_first_words(wording: Wording, found: Sequence[Passage]) -> str | None:
    """Return the sign that the first paragraph, or the line with the day, begins with."""
    body = next((each for each in found if each.kind == "body"), None)
    dates = [each for each in found if each.kind == "date" and (body is None or each.start < body.start)]
    for each in (body, *dates):
        prefix = _PREFIX.match(wording.plain, each.start, each.end) if each else None
        if prefix:
            return clean(prefix["inside"] or prefix["bare"])
    return None


def _head_of_page(wording: Wording, found: Sequence[Passage]) -> str | None:
    """Return the body whose name in capitals heads the page, the lower one where its superior stands above it."""
    named = [
        clean(_text(wording, each))
        for each in found[:3]
        if each.kind == "furniture"
        and _text(wording, each).isupper()
        and not _UNNAMED.fullmatch(wording.low, each.start, each.end)
        and head_at(wording, each.start, each.end)
    ]
    return named[-1] if named else None


def _author(wording: Wording, found: Sequence[Passage]) -> str | None:
    """Return the line below the last paragraph, or above the first, that is a name."""
    bodies = [at for at, each in enumerate(found) if each.kind == "body"]
    last, first = (bodies[-1], bodies[0]) if bodies else (-1, -1)
    ordered = [*found[last + 1 :], *reversed(found[: max(first, 0)])]
    for each in ordered:
        if each.kind != "byline":
            continue
        low = wording.low[each.start : each.end]
        by = _BY.match(low)
        name = wording.plain[each.start + (by.end() if by else 0) : each.end]
        name = clean(without_office(name).strip(" ().-–/"))
        if name and not _NOT_AUTHORS.search(name.lower()) and len(name.split()) <= 8:
            return name
    return _beside_day(wording, found) or (_run_on(wording, found[last]) if bodies else None)


def _beside_day(wording: Wording, found: Sequence[Passage]) -> str | None:
    """Return the name that stands before the day on its line: "BẢO AN - 19/05/2020"."""
    for each in found:
        day = _DAY.search(wording.low, each.start, each.end) if each.kind == "date" else None
        name = _WEEKDAY.sub("", wording.plain[each.start : day.start()]).strip(" -–|,") if day else ""
        words = name.split()
        if 2 <= len(words) <= 5 and all(word[0].isupper() for word in words) and not _NOT_AUTHORS.search(name.lower()):
            return None if re.match(r"(?:thứ|chủ nhật|cập nhật|ngày|báo)(?!\w)", name.lower()) else clean(name)
    return None


def _run_on(wording: Wording, passage: Passage) -> str | None:
    """Return the name that a last paragraph ends with, behind its full stop."""
    tail = re.search(
        r"(?:\./\.|[.!?…])\"?”? ?((?:[A-ZĐÀ-Ỹ][^\W\d_]* ?(?:- |– )?){2,5})$",
        wording.plain[max(passage.start, passage.end - 80) : passage.end],
    )
    return clean(tail[1]) if tail else None


def _day(wording: Wording, found: Sequence[Passage]) -> PartialDate | None:
    """Return the day of a line of its own, else of a short line around the article: a whole one, near the title.

    Pages print the day on which they are looked at, too; it stands at their head.
    """
    title = next((at for at, each in enumerate(found) if each.kind == "title"), 0)
    near = [each for _, each in sorted(enumerate(found), key=lambda line: (abs(line[0] - title), -line[0]))]
    for kind in ("date", "byline"):
        lines = [each for each in near if each.kind == kind]
        days = [day for each in lines for day in _days(wording.low, each.start, each.end)]
        if days:
            return next((day for day in days if day.day), days[0])
    return None


def _days(low: str, start: int, end: int) -> Iterator[PartialDate]:
    for day in _DAY.finditer(low, start, end):
        with suppress(ValueError):
            yield PartialDate.parse(day[0])
