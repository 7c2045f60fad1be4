"""Who runs a practice and where, as the words around its name say."""

import re
from dataclasses import dataclass

from trackerapp.articles.authorities import PLACES, end_of, head_at, heads, printed
from trackerapp.articles.wording import Wording

_BY = re.compile(
    r"[\"”“’' ]{0,3}(?:(?:ra mắt|ra đời|thành lập|được thành lập|triển khai) [^,.;:()\"]{0,30}(?=do ))?(?:,? ?(?:ở|"
    r"tại|thuộc) (?:xã|phường|thị trấn|huyện|thôn|ấp|bản) [^,.;:()\"]{2,30} (?=(?:của|"
    r"do) ))?(?:"
    r",? ?(?:(?:-|là|,) ?(?:một )?(?:mô hình|cách làm|câu lạc bộ|sáng kiến|tên) )?(?:của|do|mà)(?: các)? |\(| ?- )"
)
_BY_WHOM = re.compile(r"[\"”“’' ]{0,3}(?:đã |cũng |đang )?được (?:các )?")
_AT = re.compile(r"[\"”“’' ]{0,3},? ?(?:ở|tại|thuộc)(?: các)? ")
_LOCAL = re.compile(r"(?<![^\W_])(?:thôn|ấp|bản|buôn|làng|xóm|khu phố|tổ dân phố|khóm|kp)(?= [^\W_])")
_VERB = (
    r"(?:đảm nhận|đảm trách|được biết đến với|nổi tiếng với|dẫn đầu với|với|có|chọn|triển khai|thực hiện|xây dựng|"
    r"duy trì|phát động|"
    r"ra mắt|thành lập|"
    r"nhân rộng|đăng ký|đăng kí|mở|lập|khởi xướng|sáng lập|nghĩ ra|gầy dựng|tạo|làm theo|học theo|làm|dựng|tổ chức|"
    r"vận động|phối hợp|chỉ đạo|làm tốt|nổi bật|tham mưu|đẩy mạnh|"
    r"gắn|đề xuất|áp dụng)"
)
_ADVERB = (
    r"(?:đã |cũng |còn |luôn |hiện |đang |lại |thì |mới |tiếp tục |vừa |chủ động |tích cực |đều đặn |đều |"
    r"thường xuyên |"
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
    rf"[;, ]{{1,3}}(?:(?:nhiều|các|một số) [^\W\d_]+|(?:(?:{'|'.join(PLACES)}) )?(?:[A-ZĐÀ-Ỹ][^\W\d_]*,? ?){{1,5}}) "
    rf"?{_ADVERB}{_VERB}(?![^\W_])"
)
_COMMITTEE = re.compile(
    r"(?:ban thường vụ|thường trực|btv|ban chấp hành|(?:tỉnh|thành|huyện|thị|quận) (?:ủy|uỷ)|ubnd|ủy ban nhân dân|"
    r"hđnd|"
    r"ban chỉ đạo|ban tuyên giáo|ban dân vận|ban tổ chức|đảng bộ (?:tỉnh|huyện|thành phố|thị xã)|cấp ủy)"
)
_ONLY_ONE = {"trường", "công ty", "bệnh viện", "hợp tác xã", "đồn biên phòng"}
"""Bare words that mean the one that the article is about."""
_NO_UNIT = re.compile(
    r"các |lãnh đạo$|(?:chủ tịch|thủ tướng|bộ trưởng|giám đốc|tổng giám đốc|chánh án|viện trưởng|cục trưởng|"
    r"tổng cục trưởng|"
    r"tư lệnh|chính ủy|hiệu trưởng)(?!\w)"
)
"""Bodies that give and persons who lead are no units that run anything."""
_LEAD = re.compile(r"[-\s]*(?:với|từ|bằng|thông qua|nhờ|qua|triển khai|thực hiện|duy trì|ra mắt) [^,.;:\"]{0,60}\"? ?")
_GOES_ON = re.compile(r" (?:đã|vừa|cũng|còn|đang|luôn|tích cực|thường xuyên|giúp|vận động|tổ chức)(?!\w)")
_LEADING = re.compile(r"(?:(?:trong khi đó|ngoài ra|bên cạnh đó|cùng với đó|đặc biệt|riêng|đối với|theo đó|ở|tại),? )*")


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


def behind_lead(wording: Wording, start: int, name: int, at: int, stop: int) -> Runner | None:
    """Return the unit that acts behind a name which the sentence leads with: "Với mô hình “…”, Hội … đã …"."""
    if not _LEAD.fullmatch(wording.low, start, name) or not wording.low.startswith(", ", at):
        return None
    unit = _unit(wording, at + 2, stop)
    return unit if unit and _GOES_ON.match(wording.low, _behind_places(wording, unit.end, stop), stop) else None


def is_unit(wording: Wording, start: int, stop: int) -> bool:
    """Tell whether a unit is named between ``start`` and ``stop``, and nothing else."""
    unit = _unit(wording, start, stop)
    return unit is not None and not wording.low[unit.end : stop].strip()


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
    comma = wording.low.find(", ", begin, min(stop, begin + 80))
    return _unit(wording, leading.end() if leading else begin, stop) or (
        _unit(wording, comma + 2, stop) if comma > 0 else None
    )


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
    word = word.removeprefix("nhà ")
    start = 0 if word in _ONLY_ONE else start
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


def is_committee(wording: Wording, unit: Runner) -> bool:
    """Tell whether a unit is one that leads others rather than runs anything itself."""
    return _COMMITTEE.match(wording.low, unit.start, unit.end) is not None


def before(wording: Wording, start: int, stop: int) -> Runner | None:
    """Return the unit that acts at the beginning of a clause: "Hội Phụ nữ xã A với mô hình …"."""
    begin = start
    while begin < stop and not wording.plain[begin].isalnum():
        begin += 1
    for at in reversed(_starts(wording, begin, stop)):
        unit = _unit(wording, at, stop)
        if unit and _ACTS.match(wording.low, _behind_places(wording, unit.end, stop), stop):
            return unit
        if unit and not wording.low[unit.end : stop].strip(' "'):
            return unit
        if unit and (other := _joined(wording, unit, stop)):
            return other
    return None


def _joined(wording: Wording, unit: Runner, stop: int) -> Runner | None:
    """Return two units that act together: "Ban CHQS huyện A và Chi đoàn Quân sự huyện duy trì …"."""
    if not wording.low.startswith(" và ", unit.end):
        return None
    other = _unit(wording, unit.end + 4, stop)
    is_acting = other and _ACTS.match(wording.low, _behind_places(wording, other.end, stop), stop)
    return Runner(unit.start, other.end) if other and is_acting else None


def _behind_places(wording: Wording, at: int, stop: int) -> int:
    places = _MORE.match(wording.low, at, stop)
    return places.end() if places else at


def _starts(wording: Wording, begin: int, stop: int) -> list[int]:
    """Return where a subject may begin: at the clause, and behind each comma or "như" in it."""
    found = re.finditer(r",[\"”]? ?(?:và )?|(?:như|là|có|còn|trong khi|:|năm [0-9]{4}) ", wording.low[begin:stop])
    return [begin, *[begin + each.end() for each in found][-4:]]


def _unit(wording: Wording, start: int, stop: int) -> Runner | None:
    head = head_at(wording, start, stop) or _LOCAL.match(wording.low, start, stop)
    if not head or _NO_UNIT.match(head[0]):
        return None
    return None if head[0] in PLACES else Runner(start, end_of(wording, head.end(), stop))


def name(wording: Wording, runner: Runner | None) -> str | None:
    """Return the unit as printed."""
    return printed(wording, (runner.start, runner.end)) if runner else None
