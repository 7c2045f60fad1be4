"""Who runs a practice and where, as the words around its name say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trackerapp.articles.authorities import PLACES, end_of, head_at, heads, printed
from trackerapp.articles.gazetteer import Gazetteer, Level
from trackerapp.articles.places import Place
from trackerapp.articles.wording import Wording

_BY = re.compile(r"[\"”“’' ]{0,3}(?:,? ?(?:của|do)(?: các)? |\()")
_BY_WHOM = re.compile(r"[\"”“’' ]{0,3}(?:đã |cũng |đang )?được (?:các )?")
_AT = re.compile(r"[\"”“’' ]{0,3},? ?(?:ở|tại|thuộc)(?: các)? ")
_LOCAL = re.compile(r"(?<![^\W_])(?:thôn|ấp|bản|buôn|làng|xóm|khu phố|tổ dân phố|khóm|kp)(?= [^\W_])")
_VERB = (
    r"(?:được biết đến với|dẫn đầu với|với|có|chọn|triển khai|thực hiện|xây dựng|duy trì|phát động|ra mắt|thành lập|"
    r"nhân rộng|đăng ký|đăng kí|mở|lập|khởi xướng|sáng lập|nghĩ ra|gầy dựng|tạo|dựng|tổ chức|vận động|phối hợp|chỉ đạo|làm tốt|nổi bật|tham mưu|đẩy mạnh|"
    r"gắn|đề xuất|áp dụng)"
)
_ADVERB = (
    r"(?:đã |cũng |còn |luôn |hiện |đang |lại |thì |mới |tiếp tục |vừa |chủ động |tích cực |đều đặn |đều |thường xuyên |"
    r"mạnh dạn |tự |bắt đầu )*"
)
_MORE = re.compile(
    rf"(?: ?\([^()\n]{{2,40}}\))?(?:, [^,;.:()\"\n]{{2,45}}?(?=,| {_ADVERB}{_VERB}(?![^\W_])))*(?: "
    rf"?\([^()\n]{{2,40}}\))?"
)
"""The places that a unit lies in, named behind it."""
_ACTS = re.compile(rf" ?{_ADVERB}{_VERB}(?![^\W_])")
_PLACE_ACTS = re.compile(
    rf"(?:{'|'.join(PLACES)}) [^\"\n;]{{2,90}}? {_ADVERB}{_VERB}(?: tốt| hiệu quả| các| những| nhiều)* (?:mô hình )?$"
)
_ANOTHER = re.compile(
    rf"[;, ]{{1,3}}(?:(?:nhiều|các|một số) [^\W\d_]+|(?:[A-ZĐÀ-Ỹ][^\W\d_]*,? ?){{1,5}}) "
    rf"?{_ADVERB}{_VERB}(?![^\W_])"
)
_LEADING = re.compile(r"(?:(?:trong khi đó|ngoài ra|bên cạnh đó|cùng với đó|đặc biệt|riêng|đối với|theo đó|ở|tại),? )*")


LEVELS: tuple[Level, ...] = ("commune", "district", "province")


@dataclass(frozen=True, slots=True)
class Runner:
    """A unit by its span; ``end`` is where the words about it end, its place included."""

    start: int
    end: int


def behind(wording: Wording, at: int, stop: int) -> Runner | None:
    """Return the unit named right behind a name: "… của Hội Phụ nữ xã A", "… (Trạm Y tế thị trấn B)"."""
    by = _BY.match(wording.low, at, stop)
    if by:
        return _unit(wording, by.end(), stop)
    passive = _BY_WHOM.match(wording.low, at, stop)
    unit = _unit(wording, passive.end(), stop) if passive else None
    return unit if unit and _ACTS.match(wording.low, _behind_places(wording, unit.end, stop), stop) else None


def around(wording: Wording, at: int, stop: int) -> Runner | None:
    """Return the unit in which a practice is carried out: "… tại Trường Tiểu học A"."""
    by = _AT.match(wording.low, at, stop)
    return _unit(wording, by.end(), stop) if by else None


def subject(wording: Wording, start: int, stop: int) -> Runner | None:
    """Return the unit that a sentence begins with, whatever it is said to do."""
    begin = start
    while begin < stop and not wording.plain[begin].isalnum():
        begin += 1
    leading = _LEADING.match(wording.low, begin, stop)
    return _unit(wording, leading.end() if leading else begin, stop)


def place_acts(wording: Wording, start: int, stop: int) -> bool:
    """Tell whether a place has the practice that begins at ``stop``: "Huyện A có mô hình …"."""
    return _PLACE_ACTS.search(wording.low, max(start, stop - 160), stop) is not None


def another_acts(wording: Wording, start: int, stop: int) -> bool:
    """Tell whether a clause begins with somebody else who acts, such as a place: "; Cam Lộ với mô hình …"."""
    return _ANOTHER.match(wording.plain, start, stop) is not None


def whole(wording: Wording, runner: Runner, start: int) -> Runner:
    """Return for a bare "Hội" or "Chi bộ" the unit of that sort which was last named in full since ``start``."""
    word, head = wording.low[runner.start : runner.end], head_at(wording, runner.start, runner.end)
    if head is None or head.end() < runner.end:
        return runner
    named = [
        _unit(wording, head.start(), runner.start)
        for head in heads(wording, max(start, runner.start - 3000), runner.start)
    ]
    fuller = [
        unit
        for unit in named
        if unit and wording.low.startswith(word + " ", unit.start) and unit.end > unit.start + len(word)
    ]
    return fuller[-1] if fuller else runner


def before(wording: Wording, start: int, stop: int) -> Runner | None:
    """Return the unit that acts at the beginning of a clause: "Hội Phụ nữ xã A với mô hình …"."""
    begin = start
    while begin < stop and not wording.plain[begin].isalnum():
        begin += 1
    for at in reversed(_starts(wording, begin, stop)):
        unit = _unit(wording, at, stop)
        if unit and _ACTS.match(wording.low, _behind_places(wording, unit.end, stop), stop):
            return unit
    return None


def _behind_places(wording: Wording, at: int, stop: int) -> int:
    places = _MORE.match(wording.low, at, stop)
    return places.end() if places else at


def _starts(wording: Wording, begin: int, stop: int) -> list[int]:
    """Return where a subject may begin: at the clause, and behind each comma or "như" in it."""
    found = re.finditer(r",[\"”]? ?|(?:như|là|có|còn|trong khi|:) ", wording.low[begin:stop])
    return [begin, *[begin + each.end() for each in found][-4:]]


def _unit(wording: Wording, start: int, stop: int) -> Runner | None:
    head = head_at(wording, start, stop) or _LOCAL.match(wording.low, start, stop)
    if not head or head[0] == "lãnh đạo" or head[0].startswith("các "):
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
    return _with_home(found, home)


def _with_home(found: dict[str, str | None], home: dict[Level, str]) -> dict[str, str | None]:
    """Return the place with what the article carries: all of it where nothing is named, else what lies above."""
    if not any(found.values()):
        return {level: home.get(level) for level in LEVELS}
    if found["commune"]:
        return {level: found[level] or home.get(level) for level in LEVELS}
    return {**found, "province": found["province"] or home.get("province")}
