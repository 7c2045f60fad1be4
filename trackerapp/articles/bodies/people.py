"""Who leads a body and is named right behind it: "Chủ tịch UBND tỉnh | Lê Văn A", "Giám đốc Sở Y tế | Trần B C"."""

import re
from collections.abc import Iterator

from trackerapp.articles.prose.vocabulary import CAPITAL, DISTRICTS, PROVINCES, UNITS
from trackerapp.articles.prose.wording import Wording
from trackerapp.articles.prose.words import words

SURNAMES = words(
    """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trương đoàn mai tô lương trịnh đào hà
    cao thái lâm tạ chu châu quách vương lò vàng giàng thào sùng hầu lục nông hứa triệu kiều tăng la phùng thạch danh
    quàng cầm hạng mùa vừ ma chảo tẩn lù lầu bàn đàm nghiêm khuất viên ông âu văn tống từ hàn thân tôn uông doãn
    y h ksor rơ siu kpă rcom nay điểu kim sơn
    """
)
_SURNAME = "|".join(word.capitalize() for word in SURNAMES)
_WORD = rf"[{CAPITAL}][^\W\d_]*"
NAME = re.compile(rf"(?<!\w)(?:{_SURNAME})(?: {_WORD}){{2,3}}(?! {_WORD})(?!\w)")
_OFFICE = re.compile(
    r"(?<!\w)(?:chủ tịch|bí thư|giám đốc|trưởng|trưởng ban|chủ nhiệm|chỉ huy trưởng|chính ủy|viện trưởng|chánh án)"
    r" [^.,;:()\"]{0,60}$"
)
_HOUSE = re.compile(r"(?:trường|thpt|thcs|tiểu học|mầm non|bệnh viện|công ty|tnhh|đường|chợ|chùa)$")
_NARROW = re.compile(rf"(?:{UNITS})$")
_WIDE = re.compile(rf"(?:{DISTRICTS}|{PROVINCES}|tp)$")
"""Types of places: their names may be a person's; behind those of wide ones, more often one follows who leads."""
_PLACES = re.compile(r"(?:Hồ Chí Minh|Trần Văn Thời|Phạm Văn Hai|Hoàng Su Phì)")
_WORN = re.compile(r"[^ ]+ (?:Văn|Thị) ")
"""Middle names that hardly any place has."""


def name_at(wording: Wording, start: int, stop: int) -> int | None:
    """Return where between ``start`` and ``stop`` the name of the one begins who leads the body; None if nowhere.

    Right behind a type of place stands its name, which may be a person's ("xã Lê Minh Xuân"), so there three words are
    one's name only behind "tỉnh" and "huyện", or with a middle name that hardly any place has. Names of two words are
    those of places too ("Hà Nam").
    """
    if not _OFFICE.search(wording.low, max(0, start - 60), start + 1):
        return None
    found = [each for each in _names(wording, start, stop) if _may_be(wording, each)]
    return min(found, key=lambda each: (abs(each[0].count(" ") - 2), each.start())).start() if found else None


def _names(wording: Wording, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Yield what looks like a name, one within another too: "Hà | Đoàn Thị Thủy"."""
    while found := NAME.search(wording.plain, start, stop):
        yield found
        start = found.start() + 1


def _may_be(wording: Wording, found: re.Match[str]) -> bool:
    before = wording.low[max(0, found.start() - 20) : found.start()].rstrip()
    if _PLACES.match(found[0]) or _HOUSE.search(before):
        return False
    return not _NARROW.search(before) or bool(_WIDE.search(before) or _WORN.match(found[0]))
