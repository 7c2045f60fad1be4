"""Who runs a practice and where, as the words around its name say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trackerapp.articles.authorities import HEAD, PLACES, end_of, printed
from trackerapp.articles.gazetteer import Gazetteer, Level
from trackerapp.articles.places import Place
from trackerapp.articles.wording import Wording

_BY = re.compile(r"[\"”“’' ]{0,3}(?:,? ?(?:của|do|ở|tại|thuộc)(?: các)? |\()")
_LOCAL = re.compile(r"(?<![^\W_])(?:thôn|ấp|bản|buôn|làng|xóm|khu phố|tổ dân phố|khóm|kp)(?= [^\W_])")
_MORE = re.compile(r"(?:, [^,;.:()\"\n]{2,45}?(?=,| (?:đã|với|có|triển|thực|xây|duy|ra|thành|phát|đăng)(?![^\W_])))*")
"""The places that a unit lies in, named behind it."""
_ACTS = re.compile(
    r" (?:đã |cũng |còn |luôn |hiện |đang |lại |tiếp tục |vừa |chủ động |tích cực )*(?:với|có|chọn|"
    r"triển khai|thực hiện|xây dựng|duy trì|phát động|ra mắt|thành lập|nhân rộng|đăng ký|đăng kí|tổ chức|"
    r"vận động|phối hợp|chỉ đạo|làm tốt|nổi bật|tham mưu|đẩy mạnh|gắn)(?![^\W_])"
)


@dataclass(frozen=True, slots=True)
class Runner:
    """A unit by its span; ``end`` is where the words about it end, its place included."""

    start: int
    end: int


def behind(wording: Wording, at: int, stop: int) -> Runner | None:
    """Return the unit named right behind a name: "… của Hội Phụ nữ xã A", "… (Trạm Y tế thị trấn B)"."""
    by = _BY.match(wording.low, at, stop)
    return _unit(wording, by.end(), stop) if by else None


def before(wording: Wording, start: int, stop: int) -> Runner | None:
    """Return the unit that acts at the beginning of a clause: "Hội Phụ nữ xã A với mô hình …"."""
    begin = start
    while begin < stop and not wording.plain[begin].isalnum():
        begin += 1
    for at in _starts(wording, begin, stop):
        unit = _unit(wording, at, stop)
        if unit and _ACTS.match(wording.low, _behind_places(wording, unit.end, stop), stop):
            return unit
    return None


def _behind_places(wording: Wording, at: int, stop: int) -> int:
    places = _MORE.match(wording.low, at, stop)
    return places.end() if places else at


def _starts(wording: Wording, begin: int, stop: int) -> list[int]:
    """Return where a subject may begin: at the clause, and behind each comma or "như" in it."""
    found = re.finditer(r", |(?:như|là|có|còn|trong khi|:) ", wording.low[begin:stop])
    return [begin, *[begin + each.end() for each in found][-4:]]


def _unit(wording: Wording, start: int, stop: int) -> Runner | None:
    head = HEAD.match(wording.low, start, stop) or _LOCAL.match(wording.low, start, stop)
    if not head:
        return None
    return None if head[0] in PLACES else Runner(start, end_of(wording, head.end(), stop))


def name(wording: Wording, runner: Runner | None) -> str | None:
    """Return the unit as printed."""
    return printed(wording, (runner.start, runner.end)) if runner else None


def place_of(near: Sequence[Place], home: dict[Level, str], gazetteer: Gazetteer) -> dict[str, str | None]:
    """Return commune, district and province of a practice: named near it, above what is named, or the article's."""
    found: dict[str, str | None] = {"commune": None, "district": None, "province": None}
    for place in near:
        for level in place.levels[:1]:
            found[level] = found[level] or place.name
    for place in near:
        lines = [gazetteer.above(unit) for unit in place.units]
        for level in ("district", "province"):
            names = {unit.name for line in lines for unit in line if unit.level == level}
            if found[level] is None and len(names) == 1 and place.levels and place.levels[0] != level:
                found[level] = names.pop()
    lowest = found["commune"] or found["district"]
    for level, name_of in home.items():
        if found[level] is None and not (lowest and level == "commune") and not (found["province"] and not lowest):
            found[level] = name_of
    return found
