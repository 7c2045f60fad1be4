"""Names without quotation marks that begin with a capital, right behind the noun that introduces them."""

import re
from collections.abc import Iterator

from trackerapp.articles.practices import items
from trackerapp.articles.practices.ends import End, end_of_name
from trackerapp.articles.prose import campaigns
from trackerapp.articles.prose.wording import Wording

Loose = tuple[int, int, str, bool]
"""The span of a name, its kind, and whether the words alone make sure; else somebody must be said to run it."""

_LEADS = re.compile(r".[\"“] ?[0-9]+ [^\W\d_]|(?<=xây dựng) [\"“]")
"""What is the name itself behind what it is a model of: "mô hình Tổ dân phố “5 không”"."""
_BUILDING = re.compile(
    r"(?:cầu|hồ|kênh|đập|đường (?:tỉnh|liên|giao|bê|trục|quốc|tránh)|bảng|trụ sở|khu|chợ|sân vận|bể|cống|đê|nghĩa|"
    r"tượng|thủy|công viên|điện|nhà|trung|quốc|phòng|đài|bia|lăng|sân bay|cảng|bờ kè|kè|ao)(?!\w)"
)
"""Works that are built, and no practices."""
_NAMED_SO = re.compile(
    r"Trường học |Hội quán |"
    r"Chi bộ (?!thôn|ấp|bản|khu|khối|trường|cơ quan|văn phòng|phòng|sở|ban|công|quân)[^\W\d_]*[^\W\d_A-Z] "
)
"""What begins a name, though a body may be called so: "mô hình Chi bộ đỡ đầu chi bộ"."""
_FRAMES = {"Dân vận khéo", "Chính quyền đô thị", "Chính quyền điện tử", "Chính quyền số"}
"""What is no name by itself, though it has its capital."""
_GOES_ON = {",", "…", ".", ";", " và", " của", " do", " tại"}
"""What a name in a list ends before."""
_STARTED = re.compile(r"(?<![^\W_])(?:phát động|khởi xướng|tổ chức|duy trì|xây dựng|có)(?: tốt| hiệu quả| thêm)* $")
"""What somebody does who has a movement of their own."""
_MEMBERS = re.compile(r"(?:chủ nhiệm|thành viên|hội viên|tham gia|đội|của) $")
"""What stands before a club that is spoken of by the way: "bà A, chủ nhiệm CLB …"."""
_STARTED_BY = re.compile(r"[^.,;:\"]{6,60} do [^.,;:\"]{4,80} (?:phát động|khởi xướng)(?!\w)")
NUMBER = re.compile(r"(?:[0-9]|(?<!\w)(?:nhiều|một số|hàng loạt)) $")
SPORTS = re.compile(
    r"(?:văn nghệ|thể dục|thể thao|dưỡng sinh|bóng|cầu lông|khiêu vũ|yoga|cờ tướng)(?!\w)(?! (?:vì|cho))"
)
"""Sorts of clubs that every place has."""


def capital(wording: Wording, noun: re.Match[str], end: int) -> Iterator[Loose]:
    """A name that begins with a capital: "mô hình Hũ gạo tình thương", "CLB Văn hóa Thái"."""
    at = noun.end()
    found = end_of_name(wording, at, end)
    finish = found.at
    leads = found.is_quotation and (
        _LEADS.match(wording.low, found.behind - 2) is not None or wording.low[at:finish] in {"câu lạc bộ", "chi hội"}
    )
    if leads or not _is_capital_name(wording, noun, finish):
        return
    words = wording.low[at:finish].split()
    if noun["work"]:
        if len(words) > 2 and not _BUILDING.match(wording.low, at):
            yield at, finish, "khác", False
    elif noun["movement"]:
        if is_started(wording, noun):
            yield at, finish, "phong trào", False
    elif noun["model"]:
        yield at, finish, "mô hình", True
        yield from _further(wording, found, end, "mô hình")
    elif not _MEMBERS.search(wording.low, max(0, noun.start() - 14), noun.start()):
        holds_noun = "(" not in noun[0] and _holds_noun(wording, noun)
        yield (noun.start() if holds_noun else at), finish, "câu lạc bộ", True
        yield from _further(wording, found, end, "câu lạc bộ")


def _further(wording: Wording, found: End, end: int, kind: str) -> Iterator[Loose]:
    """The names with capitals that go on behind a comma: "CLB Nữ tiểu thương, Nữ chủ nhà trọ"."""
    while found.mark == "," and wording.plain[found.behind + 1 : found.behind + 2].isupper():
        at = found.behind + 1 + len("clb ") * wording.low.startswith("clb ", found.behind + 1)
        found = end_of_name(wording, at, end, 60)
        if found.mark not in _GOES_ON or not items.is_item(wording, at, found.at, is_placed=False):
            return
        yield at, found.at, kind, True


def _is_capital_name(wording: Wording, noun: re.Match[str], finish: int) -> bool:
    """Tell whether the words behind a noun, the first with a capital, may be a name."""
    at, name = noun.end(), wording.plain[noun.end() : finish]
    is_sort = SPORTS.match(wording.low, at) or NUMBER.search(wording.low, max(0, noun.start() - 12), noun.start())
    if not 2 <= len(name.split()) <= 12 or name.isupper() or (noun["club"] and is_sort):
        return False
    is_body = name.lower().split()[0] in items.NOT_FIRST and not _NAMED_SO.match(name)
    is_frame = name in _FRAMES or campaigns.is_frame(wording.plain[at : finish + 20]) or campaigns.is_campaign(name)
    is_frame = is_frame and not (noun["club"] and campaigns.is_campaign(name))
    return not (is_body or items.HOUSES.match(wording.low, at) or is_frame)


def is_started(wording: Wording, noun: re.Match[str]) -> bool:
    """Tell whether somebody is said to have started the movement."""
    is_started = _STARTED.search(wording.low, max(0, noun.start() - 40), noun.start())
    return bool(is_started or _STARTED_BY.match(wording.low, noun.end()))


def _holds_noun(wording: Wording, noun: re.Match[str]) -> bool:
    """Tell whether a club's name begins with its noun: it has its capital in the middle of a sentence."""
    before = wording.plain[max(0, noun.start() - 2) : noun.start()]
    return (
        not noun[0].startswith("clb")
        and wording.plain[noun.start()].isupper()
        and before[-1:] == " "
        and before[:1] not in ".:!?;…-–"
    )
