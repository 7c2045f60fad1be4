"""Who runs a practice, as the words before its name say."""

import re
from collections import deque
from itertools import islice

from trackerapp.articles.bodies.authorities import head_at
from trackerapp.articles.bodies.running_units import Runner, hamlet_at, is_committee, unit_at
from trackerapp.articles.prose.vocabulary import BEGIN, CAPITAL, CARRY_OUT, HAMLETS, HAVE, UNITS
from trackerapp.articles.prose.wording import Wording

_VERB = (
    rf"(?:giữ vững|đảm nhận|đảm trách|được biết đến với|nổi tiếng với|dẫn đầu với|{HAVE}|{CARRY_OUT}|{BEGIN}|chọn|"
    r"đăng ký|đăng kí|gầy dựng|tạo|làm theo|học theo|làm|vận động|phối hợp|chỉ đạo|làm tốt|nổi bật|tham mưu|đẩy mạnh|"
    r"gắn|đề xuất|lên ý tưởng|nảy ra|có sáng kiến|cho|đưa|bàn|bắt tay|quyết định|thí điểm|khai trương|huy động|"
    r"tập trung|tiên phong|đi đầu|giới thiệu|cụ thể hóa|khánh thành|bàn giao|khai trương)"
)
_ADVERB = (
    r"(?:đã |cũng |còn |luôn |hiện |đang |lại |thì |mới |tiếp tục |vừa |chủ động |tích cực |đều đặn |đều |"
    r"thường xuyên |"
    r"mạnh dạn |tự |đầu tiên |bắt đầu |tiến hành |chính thức )*"
)
DOES = f"{_ADVERB}{_VERB}"
"""What somebody does with a practice, as a pattern."""
_MORE = re.compile(
    rf"(?: (?:trong|trên)(?: toàn| địa bàn)* (?:{UNITS}|ngành)(?= {DOES}(?![^\W_])))?(?: ?\([^()\n]{{2,40}}\))?"
    rf"(?:, (?:t\.?[px]\.? ?)?[^,;.:()\"\n]{{2,45}}?(?=,| {DOES}(?![^\W_])))*(?: ?\([^()\n]{{2,40}}\))?"
)
"""The places that a unit lies in, named behind it."""
_LEADS_ONLY = re.compile(
    rf" ?{_ADVERB}(?:lãnh đạo|chỉ đạo|yêu cầu|giao|ban hành (?:hướng dẫn|kế hoạch|công văn|nghị quyết|chỉ thị))(?!\w)"
)
"""What a committee does that has others run a practice."""
_FIRST = r"(?:là (?:một trong )?(?:những )?(?:đơn vị|nơi) (?:đầu tiên|đi đầu|duy nhất|điểm)[^,.;:\"()]{0,40}? )?"
_ACTS = re.compile(
    rf"\)? ?{_FIRST}{DOES}(?![^\W_])|, (?:nơi|đơn vị)(?: đã)? (?:đầu tiên|đi đầu|có|khởi|tiên phong)(?!\w)"
)
_HOLDS = re.compile(r" ?\(?(?:với )?(?:các )?(?:mô hình|cách làm|câu lạc bộ|clb|phong trào)?[ \":]*")
"""What stands between a unit and its practice where nothing is said: "Hội Phụ nữ xã A (mô hình “…”)"."""
_PLACE_ACTS = re.compile(
    rf"(?:{UNITS}|{HAMLETS}) [^\"\n;]{{1,90}}? {_FIRST}{DOES}"
    r"(?: tốt| hiệu quả| các| những| nhiều)* (?:mô hình )?$"
)
_ANOTHER = re.compile(
    rf"[;, ]{{1,3}}(?:(?:nhiều|các|một số) [^\W\d_]+|(?:(?:{UNITS}) )?(?:[{CAPITAL}][^\W\d_]*,? ?){{1,5}}) "
    rf"?{DOES}(?![^\W_])"
)
_MADE = re.compile(
    r"(?<!\w)(?:nhiều|các|những|[0-9]+) (?:mô hình|câu lạc bộ|cách làm)(?:,? (?:và )?(?:mô hình|câu lạc bộ|cách làm|"
    r"phần việc))* "
    r"(?:do|của) (?=[^.;]{4,80} (?:thành lập|xây dựng|duy trì|triển khai|khởi xướng|thực hiện)(?!\w))"
)
_OWNED = re.compile(r"(?<!\w)(?:mô hình|cách làm|câu lạc bộ|việc làm|phần việc)[^.;:\"]{0,60}? của (?=\w)")
_IS = re.compile(
    r"(?:,? (?:là|như|gồm|có thể kể|phải kể|được kể|tiêu biểu|nổi bật|điển hình)(?!\w)[^.;:\"]{0,25})?"
    r"(?: là| như)?(?: các)?(?: mô hình)?[ :–-]*\"?"
)
"""What leads from whose practices they are to the first of them."""
_SIGN = re.compile(r"\s?\([^()\n]{2,25}\) ?-")
AND = re.compile(r" (?:và|cùng) ")
_FAR, _MOST_CALLED = 3000, 40
"""Characters, and places of its bare word, in which a unit may be named in full before it is called by that word."""
_WHY = re.compile(
    r"(?:thực hiện|triển khai|hưởng ứng|nhằm|để|với|trong|qua|trước|từ|sau|xuất phát|nhận thức|nhận thấy|phát huy|"
    r"xác định|tiếp tục|học tập|học|làm theo|cụ thể hóa|quán triệt|trên|căn cứ|thông qua|nhân|chào mừng|theo|bằng|"
    r"thấm nhuần|góp phần|đồng hành|cùng|tại|ở)(?!\w)"
)
"""What begins a clause of why or how, in front of the one that says who acts."""
_MOST_COMMAS = 8
_PLACE = re.compile(r"(?: ?\([^()\n]{2,60}\))?, ")
LEADING = re.compile(
    r"(?:[0-9]{1,2}[.)] )?(?:(?:trong khi đó|ngoài ra|bên cạnh đó|cùng với đó|(?:mặc dù|chính vì|vì) vậy|tuy nhiên|"
    r"do đó|nhờ đó|(?:trong )?(?:những|nhiều|các|[0-9]{1,2}) (?:năm|tháng)(?: gần đây| qua| nay)+|đặc biệt|riêng|"
    r"đối với|theo đó|ở|tại|đến nay|(?:trong |đầu |cuối )?năm (?:nay|qua|[0-9]{4})|vừa qua|mới đây|thời gian qua|"
    r"(?:(?:sáng|chiều|tối)(?: nay| qua)?(?: ngày)?|ngày) [0-9][0-9/.-]*|"
    r"(?:về|đến|tới|ghé)(?: thăm)?|thăm|hiện(?: nay)?),? )*"
)
_ASKED = re.compile(r"(?<!\w)(?:đề xuất|đề nghị|kiến nghị|tham mưu)(?: (?:với|cho|và))?(?: (?!và )[^;.\"]{2,60},)? $")
"""What a unit does with those above it: "Đoàn cơ sở … đã đề xuất Đảng ủy, Ban Chỉ huy …"."""
LEADERS = re.compile(r"đảng (?:ủy|uỷ|bộ)|hội đồng|ban(?! công tác)")


def subject(wording: Wording, start: int, stop: int) -> Runner | None:
    """Return the unit that a sentence begins with, whatever it is said to do."""
    begin = _first_word(wording, start, stop)
    leading = LEADING.match(wording.low, begin, stop)
    comma = wording.low.find(", ", begin, min(stop, begin + 80))
    unit = unit_at(wording, leading.end() if leading else begin, stop) or (
        unit_at(wording, comma + 2, stop) if comma > 0 else None
    )
    unit = (_behind_hamlet(wording, unit, stop) if unit else None) or unit or _behind_clause(wording, begin, stop)
    return None if unit and _only_leads(wording, unit, stop) else unit


def _behind_hamlet(wording: Wording, unit: Runner, stop: int) -> Runner | None:
    """Return the unit that is named behind the hamlet where it acts: "Tại thôn A (xã B), Hội Phụ nữ … đã …"."""
    place = _PLACE.match(wording.low, unit.end, stop) if hamlet_at(wording, unit.start, stop) else None
    return unit_at(wording, place.end(), stop) if place else None


def _behind_clause(wording: Wording, begin: int, stop: int) -> Runner | None:
    """Return the unit that acts behind a clause of why or how: "Thực hiện Chỉ thị số 05 …, Hội … đã …"."""
    if not _WHY.match(wording.low, begin, stop):
        return None
    commas = islice(re.finditer(r", (?=\w)", wording.low[begin:stop]), _MOST_COMMAS)
    units = (unit_at(wording, begin + comma.end(), stop) for comma in commas)
    return next((unit for unit in units if unit and _acts_behind(wording, unit, stop)), None)


def _acts_behind(wording: Wording, unit: Runner, stop: int) -> bool:
    return _ACTS.match(wording.low, behind_places(wording, unit.end, stop), stop) is not None


def owner(wording: Wording, start: int, name: int) -> Runner | None:
    """Return the unit of whose practices the one at ``name`` is: "Một trong các mô hình của Hội Phụ nữ xã A là …"."""
    for owned in _OWNED.finditer(wording.low, start, name):
        unit = unit_at(wording, owned.end(), name)
        if unit and _IS.fullmatch(wording.low, behind_places(wording, unit.end, name), name):
            return unit
    return None


def maker(wording: Wording, start: int, stop: int) -> Runner | None:
    """Return the unit whose practices a sentence speaks of: "… 210 mô hình, câu lạc bộ do Hội A thành lập …"."""
    made = _MADE.search(wording.low, start, stop)
    return unit_at(wording, made.end(), stop) if made else None


def _first_word(wording: Wording, start: int, stop: int) -> int:
    """Return where the words begin, behind the marks and the sign of a paper: "(Mặt trận) - Hội …"."""
    stop = min(stop, len(wording.plain))
    sign = _SIGN.match(wording.low, start, stop)
    begin = sign.end() if sign else start
    while begin < stop and not wording.plain[begin].isalnum():
        begin += 1
    return begin


def place_acts(wording: Wording, start: int, stop: int) -> bool:
    """Tell whether a place has the practice that begins at ``stop``: "Huyện A có mô hình …"."""
    return _PLACE_ACTS.search(wording.low, max(start, stop - 160), stop) is not None


def another_acts(wording: Wording, start: int, stop: int) -> bool:
    """Tell whether a clause begins with somebody else who acts, such as a place: "; Cam Lộ với mô hình …"."""
    return _ANOTHER.match(wording.plain, start, stop) is not None


def whole(wording: Wording, runner: Runner) -> Runner:
    """Return for a bare "Hội" or "Chi bộ" the unit of that sort which was last named in full."""
    word, head = wording.low[runner.start : runner.end], head_at(wording, runner.start, runner.end)
    if head is None or head.end() < runner.end:
        return runner
    named = _fuller(wording, word.removeprefix("nhà "), max(0, runner.start - _FAR), runner.start)
    return named[-1] if named else runner


def _fuller(wording: Wording, word: str, start: int, stop: int) -> list[Runner]:
    """Return the units that begin with ``word`` and are named in full between ``start`` and ``stop``."""
    called = deque(re.finditer(rf"(?<!\w){re.escape(word)} ", wording.low[start:stop]), maxlen=_MOST_CALLED)
    named = (unit_at(wording, start + at.start(), stop) for at in called)
    return [unit for unit in named if unit and is_called(wording.plain[unit.start + len(word) : unit.end])]


def is_called(words: str) -> bool:
    """Tell whether words are a name, or the place that tells whose a body is: "hội | đi" is none."""
    return any(letter.isupper() or letter.isdigit() for letter in words)


def before(wording: Wording, start: int, stop: int) -> Runner | None:
    """Return the unit that acts at the beginning of a clause: "Hội Phụ nữ xã A với mô hình …"."""
    begin = _first_word(wording, start, stop)
    units = [unit for at in _starts(wording, begin, stop) if (unit := unit_at(wording, at, stop))]
    for last in reversed(units):
        if _ASKED.search(wording.low, units[0].end, last.start):
            continue
        unit = next(each for each in units if each.end == last.end)  # with the part that is named before it
        behind_unit = behind_places(wording, unit.end, stop)
        if _only_leads(wording, unit, stop):
            return None
        if _ACTS.match(wording.low, behind_unit, stop):
            return unit
        if _HOLDS.fullmatch(wording.low, unit.end, stop):
            return unit
        if other := _joined(wording, unit, stop):
            return other
    return None


def _only_leads(wording: Wording, unit: Runner, stop: int) -> bool:
    """Tell whether a unit is a committee that has others do it: "Đảng ủy xã chỉ đạo xây dựng …"."""
    is_leading = is_committee(wording, unit) or LEADERS.match(wording.low, unit.start)
    return bool(is_leading and _LEADS_ONLY.match(wording.low, behind_places(wording, unit.end, stop), stop))


def _joined(wording: Wording, unit: Runner, stop: int) -> Runner | None:
    """Return two units that act together: "Ban CHQS huyện A và Chi đoàn Quân sự huyện duy trì …"."""
    link = AND.match(wording.low, unit.end, stop)
    other = unit_at(wording, link.end(), stop) if link else None
    is_acting = other and _ACTS.match(wording.low, behind_places(wording, other.end, stop), stop)
    return Runner(unit.start, other.end) if other and is_acting else None


def behind_places(wording: Wording, at: int, stop: int) -> int:
    places = _MORE.match(wording.low, at, stop)
    return places.end() if places else at


def _starts(wording: Wording, begin: int, stop: int) -> list[int]:
    """Return where a subject may begin: at the clause, and behind each comma or "như" in it."""
    found = re.finditer(
        r",[\"”]? ?(?:và )?|\(| - |(?:như|là|có|còn|nên|khi|từ ngày|nhờ|thấy|rằng|nơi|:|"
        r"(?:năm|ngày) [0-9/.-]{1,10}) [\"“]?",
        wording.low[begin:stop],
    )
    return [begin, *[begin + each.end() for each in found][-4:]]
