"""Units that run practices, by the way they are named: bodies, those who act for them, teams, hamlets."""

import re
from dataclasses import dataclass

from trackerapp.articles.bodies.authorities import end_of, head_at, is_place, level, printed
from trackerapp.articles.prose.vocabulary import CAPITAL, HAMLETS, UNITS
from trackerapp.articles.prose.wording import Wording
from trackerapp.text.folding import fold

_LOCAL = re.compile(rf"(?<![^\W_])(?:(?:{HAMLETS}|kp)(?= [^\W_])|khu(?= [0-9]))")
_CALLED = re.compile(rf" (?:(?:số|văn hóa|phố|dân cư) )*[{CAPITAL}0-9]")
"""A hamlet's name, or its number."""
_WORKS_ONLY = re.compile(
    r"(?<![\w/-])(?:phân xưởng|tàu|trại(?: giam)?|hải đoàn|hải quan|cảnh sát biển|kiểm lâm|ban liên lạc|bộ phận|"
    r"biên phòng|tổng đội|nhà (?:thiếu nhi|chùa|thờ|hát)|thư viện|bảo tàng|ga|cảng(?: vụ)?|"
    r"tịnh xá|thiền viện|tu viện|thánh thất|họ giáo|giáo họ|giáo xứ|dòng họ|đồn công an|trạm|tổ|đội|nhóm|"
    r"lớp(?= [0-9])|cơ quan|đơn vị(?! (?:đầu|đi|duy|tiên|điểm|thứ))|doanh nghiệp|siêu thị|khách sạn|"
    r"phân hội|phân đoàn|ubmttqvn|(?:cụm|khối) thi đua)(?= [^\W_])"
)
"""Bodies that run things and hardly ever commend; one is named by a capital, a number or its place."""
_PROPER = re.compile(rf".+ (?:[{CAPITAL}0-9]|(?:{UNITS}|trường)(?!\w))")
_MEMBERS = re.compile(
    r"(?:(?:tập thể|toàn thể|cán bộ|chiến sĩ|đảng viên|hội viên|đoàn viên|thanh niên|giáo viên|học sinh|thầy|cô|trò|"
    r"lực lượng|dân quân|giảng viên|sinh viên|công nhân|viên chức|người lao động|y|bác sĩ|chị em|"
    r"tổ chức|(?:ban )?lãnh đạo|ban giám hiệu)(?:, | và | ))+"
    r"(?:(?:của|ở|tại|thuộc) )?"
)
"""Those who act for their unit: "Cán bộ, chiến sĩ Đồn Biên phòng A …"."""
_HOSPITALS, _TROOPS = {"bệnh viện", "trung tâm", "trường"}, {"tiểu đoàn", "trung đoàn", "lữ đoàn", "sư đoàn", "hải đội"}
_PARTS = {
    "khoa": _HOSPITALS,
    "phòng": {*_HOSPITALS, "công an"},
    "đội": {"công an"},
    "đại đội": _TROOPS,
    "tiểu đoàn": _TROOPS,
    "trung đội": _TROOPS,
}
"""Parts of a body that are named with it: "Tiểu đoàn 1, Trung đoàn 4"."""
_SCHOOLS = re.compile(r"(?:liên đội|chi (?:đoàn|đội|hội|bộ)|trường|khối) [^\W_]", re.IGNORECASE)
_COMMITTEE = re.compile(
    r"(?:ban thường vụ|thường trực|btv|ban chấp hành|(?:tỉnh|thành|huyện|thị|quận) (?:ủy|uỷ)|ubnd|ủy ban nhân dân|"
    r"hđnd|"
    r"ban chỉ đạo|ban tuyên giáo|ban dân vận|ban tổ chức|đảng bộ (?:tỉnh|huyện|thành phố|thị xã)|cấp ủy)"
)
_NO_UNIT = re.compile(
    r"các |lãnh đạo$|(?:chủ tịch|thủ tướng|bộ trưởng|giám đốc|tổng giám đốc|chánh án|viện trưởng|cục trưởng|"
    r"tổng cục trưởng|"
    r"tư lệnh|chính ủy|hiệu trưởng)(?!\w)"
)
"""Bodies that give and persons who lead are no units that run anything."""


_ALL_LEVELS = re.compile(
    r"các (?:(?:cấp (?:bộ )?|(?:tổ chức )?cơ sở )(?=(?:hội|đoàn|công đoàn) [^\W\d_])|"
    r"(?=(?:hội|đoàn|chi hội|chi đoàn|chi bộ|đồn biên phòng) [^\W\d_]))"
)
"""What makes a union that of every place: "các cấp Hội Phụ nữ"."""
_SHORT = re.compile(rf" \([^\W\d_]{{2,7}}\)(?: và [^,.;:\"()]{{2,40}}?)?(?= (?:{UNITS}|{HAMLETS}|trường|các cấp) )")
"""A body's short name in the middle of it: "Hội Liên hiệp Phụ nữ (LHPN) xã A"."""
_BEHIND_NAME = re.compile(
    r"(?P<rest> (?:như|khánh thành|bàn giao|khai trương|phổ biến|cụ thể hóa|nhằm|đưa|chính thức|chủ động|tích cực|"
    r"bắt đầu|mạnh dạn|đồng loạt|đầu tiên)(?!\w))"
)
_BEHIND_PLACE = re.compile(
    rf"(?<!\w)(?:{UNITS}) [{CAPITAL}][^\W_]*(?:(?: | - |['’-])[{CAPITAL}0-9][^\W_]*)*"
    rf"(?P<rest> (?!(?:{UNITS}|{HAMLETS})(?!\w))[^\W\d{CAPITAL}_])"
)
"""What is said of a unit and no part of its name."""
_WITHIN = re.compile(rf" (?:trong|của|trên địa bàn) (?:{UNITS})(?!\w)")
_MANY = re.compile(r" các (?:đơn vị|địa phương|ngành)(?!\w)")
"""What makes a body all of its sort."""


@dataclass(frozen=True, slots=True)
class Runner:
    """A unit by its span; ``end`` is where the words about it end, its place included."""

    start: int
    end: int


def unit_at(wording: Wording, start: int, stop: int) -> Runner | None:
    """Return the unit whose name begins at ``start``; those who act for it may stand before it."""
    if members := _MEMBERS.match(wording.low, start, stop):
        start = members.end()
    if all_of := _ALL_LEVELS.match(wording.low, start, stop):
        return _of_all_levels(wording, start, all_of.end(), stop)
    head = head_at(wording, start, stop) or _LOCAL.match(wording.low, start, stop)
    if head is None:
        return _named_by_itself(wording, start, stop)
    if head.re is _LOCAL and not _CALLED.match(wording.plain, head.end(), stop):
        return None
    if _NO_UNIT.match(head[0]) or is_place(head) or wording.low.startswith(" trưởng ", head.end()):
        return None
    end = end_of(wording, head.end(), stop)
    if short := _SHORT.match(wording.low, end, stop):
        end = end_of(wording, short.end(), stop)
    end = _within(wording, end, stop) if wording.low.endswith(" các cấp", start, end) else end
    behind = _BEHIND_NAME.search(wording.plain, head.end(), end) or _BEHIND_PLACE.search(wording.plain, start, end)
    end = behind.start("rest") if behind else end
    if _MANY.search(wording.low, head.end(), end) or (end == head.end() and _LOCAL.match(wording.low, start)):
        return None
    above = head_at(wording, end + 2, stop) if head[0] in _PARTS and wording.low.startswith(", ", end) else None
    return Runner(start, end_of(wording, above.end(), stop) if above and above[0] in _PARTS[head[0]] else end)


def _of_all_levels(wording: Wording, start: int, at: int, stop: int) -> Runner | None:
    """Return a union of every level, if it is told of which place it is: "các cấp Hội Phụ nữ | trong huyện"."""
    head, body = head_at(wording, at, stop), unit_at(wording, at, stop)
    if head is None or body is None:
        return None
    end = _within(wording, body.end, stop)
    is_told = end > head.end() or " " in head[0] or wording.low.startswith("các cấp", start)
    return Runner(start, end) if is_told else None


def _within(wording: Wording, at: int, stop: int) -> int:
    """Return where the place ends in which a union of every level is told to be, else ``at``."""
    within = _WITHIN.match(wording.low, at, stop)
    return end_of(wording, within.end(), stop) if within else at


def _named_by_itself(wording: Wording, start: int, stop: int) -> Runner | None:
    """Return a team, a ship, a library … that begins at ``start``, if it is named and no name is quoted behind it."""
    head = _WORKS_ONLY.match(wording.low, start, stop)
    if head is None:
        return None
    end = end_of(wording, head.end(), stop)
    is_capital = wording.plain[start].isupper() and head[0] not in {"đơn vị", "cơ quan"}
    is_named = (is_capital and end > head.end()) or _PROPER.match(wording.plain, start, end)
    return Runner(start, end) if is_named and not wording.low.startswith((' "', '"'), end) else None


def hamlet_at(wording: Wording, start: int, stop: int) -> bool:
    """Tell whether a hamlet is named at ``start``."""
    return _LOCAL.match(wording.low, start, stop) is not None


def is_unit(wording: Wording, start: int, stop: int) -> bool:
    """Tell whether a unit is named between ``start`` and ``stop``, and nothing else."""
    unit = unit_at(wording, start, stop)
    return unit is not None and not wording.low[unit.end : stop].strip()


def is_committee(wording: Wording, unit: Runner) -> bool:
    """Tell whether a unit is one that leads others rather than runs anything itself."""
    return _COMMITTEE.match(wording.low, unit.start, unit.end) is not None


def is_small(wording: Wording, unit: Runner | None) -> bool:
    """Tell whether a unit is of a commune or a school, whose movements are its own."""
    called = name(wording, unit) or ""
    return level(called) == "commune" or _SCHOOLS.search(called) is not None


def is_fuller(one: str, other: str) -> bool:
    """Tell whether two units are the same and the second says more of it: "Hội LHPN xã A", "Hội … (LHPN) xã A"."""
    is_same = any(second.startswith(first) for first in _writings(one) for second in _writings(other))
    return is_same and (one.isupper(), len(other)) > (other.isupper(), len(one))


def _writings(unit: str) -> tuple[str, str]:
    """Return a unit folded, in full and in short, where it prints both."""
    words = f"{fold(unit)} "
    if not (short := re.search(r"\((\w+)\) ", words)):
        return words, words
    letters = "".join(rf"{letter}\w* " for letter in short[1])
    return words.replace(short[0], ""), re.sub(rf"{letters}\({short[1]}\)", short[1], words)


def name(wording: Wording, runner: Runner | None) -> str | None:
    """Return the unit as printed."""
    return printed(wording, (runner.start, runner.end)) if runner else None
