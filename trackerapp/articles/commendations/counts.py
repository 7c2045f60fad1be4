"""Counts of recipients: "30 tập thể và 47 cá nhân", "03 tập thể", "46 tập thể, cá nhân"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trackerapp.articles.prose.wording import Wording
from trackerapp.text.numbers import SPELLED, parse_spelled

_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,6}"
_COLLECTIVES = (
    "tập thể|(?:mô hình|(?:gương )?điển hình) tập thể|"
    "tổ chức cơ sở đảng|tổ chức đảng|tổ chức đoàn|tổ chức hội|tổ chức|đơn vị|cơ quan|"
    "địa phương|chi bộ|đảng bộ|chi hội|chi đoàn|doanh nghiệp|ban, ngành|sở, ngành|"
    "thôn|ấp|bản|buôn|bon|làng|plei|xóm|khu phố|khối phố|khối|khóm|khu dân cư|tổ dân phố|tổ dân cư|"
    "xã(?! viên)|phường|thị trấn|"
    "huyện|trường|nhóm|câu lạc bộ|clb|công đoàn cơ sở|công đoàn|đoàn cơ sở|tổ hợp tác|dòng họ|hội quán|khoa|phòng|"
    "cđcs|tổ(?! viên)|đội(?! viên)|"
    "cơ sở hội|cơ sở đoàn|cơ sở|bệnh viện|trạm y tế|đồn biên phòng|đồn|đại đội|tiểu đoàn|liên đội|chi đội|lớp|"
    "chi cục|hội(?! viên)|"
    "công ty|công an xã|hợp tác xã|htx|cụm|chùa|giáo xứ|cộng đồng|tộc họ|họ tộc|chi, đảng bộ|đoàn(?! viên)|liên đoàn|sở"
)
_PEOPLE = (
    "cá nhân|thanh niên|thanh thiếu|thiếu nhi|người tốt|phụ nữ|hội viên|đoàn viên|đảng viên|nông dân|học sinh|"
    "sinh viên|nhà giáo|giáo viên|cán bộ|chiến sĩ|công nhân|người lao động|trẻ"
)
"""Whose examples ("gương") are people; others may be collectives, too."""
_INDIVIDUALS = (
    "cá nhân|các nhân|(?:mô hình|(?:gương )?điển hình) cá nhân|"
    "chị em|chị|anh|bạn trẻ|tình nguyện viên|gương mặt(?! tập thể)|đảng viên|đồng chí|hội viên|"
    "đoàn viên|cán bộ,? (?:và )?chiến sĩ|cán bộ|dân quân|công chức|viên chức|người có uy tín|"
    "phụ huynh|quần chúng|người lao động|cnvc-lđ|cnvclđ|cnvc|cnlđ|nlđ|ccvc|"
    "người|nông dân|phụ nữ|thanh niên|thanh thiếu niên|công nhân|học sinh|em|cháu|"
    "y, bác sĩ|bác sĩ|thầy cô|thầy, cô giáo|quân nhân|già làng|tiểu thương|ngư dân|văn nghệ sĩ|nhà khoa học|"
    "phóng viên|nhà báo|chức sắc|tu sĩ|linh mục|giáo dân|"
    "sinh viên|giáo viên|nhà giáo|chiến sĩ(?! thi đua)|cựu chiến binh|"
    rf"(?:tấm )?gương (?:{_PEOPLE})|bí thư|"
    "chủ tịch|trưởng (?:thôn|bản|ấp|khóm|khu)|thiếu nhi|đội viên|nghệ nhân|doanh nhân|"
    "cụ|mẹ|vị|thầy thuốc|điều dưỡng|nghệ sĩ|vận động viên|huấn luyện viên|hòa giải viên|nhân viên|sĩ quan|"
    "lao động(?= (?:giỏi|tiêu biểu|xuất sắc|sáng tạo))"
)
_HOUSEHOLDS = "hộ gia đình|hộ dân|hộ|gia đình"
_TOTALS = (
    "tập thể(?:,| và| và các|/| -)? ?(?:(?:hộ )?gia đình(?:,| và) )?cá nhân|"
    "cá nhân(?:,| và| và các|/| -) ?(?:(?:hộ )?gia đình(?:,| và) )?tập thể|"
    "mô hình(?:,| và) điển hình|(?:gương )?điển hình(?! (?:tập thể|cá nhân))|"
    rf"(?:tấm )?gương(?! (?:mặt|{_PEOPLE}))|"
    "đại biểu|trường hợp"
)
RECIPIENT = (
    rf"(?P<total>{_TOTALS})|(?P<collectives>{_COLLECTIVES})|(?P<individuals>{_INDIVIDUALS})|"
    rf"(?P<households>{_HOUSEHOLDS})"
)
"""What is commended, by its kind."""
_THINGS = (
    "(?:suất|phần|triệu|tỷ|tỉ|đồng|nghìn|ngàn|năm|tháng|ngày|tuần|giờ|phút|lần|mô hình|công trình|tác phẩm|bài|"
    "sản phẩm|đề tài|sáng kiến|giải|dự án|cuốn|chiếc|con|căn|ngôi|loại|lĩnh vực|nội dung|vụ|"
    "phong trào|việc|ca|số|vài|cây|được|đã|và|cùng|là|có|vừa|cũng|vinh|của|trong|với|nhận)(?!\\w)"
)
"""What no person is: others that something is given to by number are people."""
_COUNT = re.compile(
    rf"(?<![0-9/.,-])(?P<number>{_NUMBER}|(?<!\w){SPELLED})(?:/[0-9]+)? (?:\([^()]{{2,30}}\) )?(?:lượt )?[\"']?"
    rf"(?:{RECIPIENT}|(?P<others>(?!{_THINGS})[^\W\d_]+))(?![^\W_])"
)
_MIXED = re.compile(
    rf"(?:(?:,| và) (?:{_COLLECTIVES}|{_INDIVIDUALS}|{_HOUSEHOLDS}))+"
    r"(?= (?:có|tiêu biểu|xuất sắc|được|đạt|điển hình|trong|vì|đã|làm)(?!\w)| ?[,.;]|$)"
)
"""What shares a number with what is counted: "120 gia đình, dòng họ, đơn vị"."""
_SENT = re.compile(r"đại diện (?:lãnh đạo )?(?:cho |của )?$")
"""What makes of a number those whom somebody stands for: "đại diện 13 huyện và 126 cá nhân được …"."""
_NUMBERED = re.compile(
    r"(?<!\w)(?:tổ|tổ dân phố|khu phố|khu|thôn|ấp|bản|khối|xóm|phường|quận|(?<!trong )(?<!tổng )số|thứ|cụm|"
    r"tiểu đoàn|trung đoàn|sư đoàn|"
    r"quân khu|hạng) $"
)
"""Nouns before a number that make it a name: "Tổ 17 phường Đông Ba"."""
_IN_NAME = re.compile(r"\w $")
"""What stands before a number with a capital that is somebody's name: "Lê Thị Tám", "ông Bảy"."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9.])")
_EACH = re.compile(
    r"(?<!\w)(?:mỗi [^\W_]+(?: [^\W_]+)? có|(?<=[.;:\n] )cả|(?<=\n)cả|thì|"
    r"(?:bình quân|trung bình)(?: [^\W\d_]+,?){0,14}) $"
)
"""What gives a number over and over, or once more: "mỗi nơi có 2 làng …", "bình quân … 40 hộ", "… thì một người …"."""
_HELPED = re.compile(r"(?<!\w)(?:cứu|giúp(?: đỡ)?|đỡ đầu|nuôi(?: dưỡng)?|cưu mang|cảm hóa)(?: được| sống)? $")
"""What was done to those who are counted: "anh A, người cứu 3 em nhỏ, được tặng …"."""
_OUT_OF = re.compile(r"(?<!một )(?<![0-9] )(?<!\w)(?:trong(?: số| tổng số)?|trên tổng số)(?: hơn| gần| trên)? $")
"""Words before a number of those from among whom some are commended: "11 tập thể trong 38 cơ sở"."""
_YEARS = re.compile(r"(?:trong|mỗi|hằng|hàng|từng|nhiều|suốt|cả|đầu|cuối|giữa|qua|các|những) $")
"""Words before "năm" that make it a year, not five."""
_GLUE = re.compile(
    r"(?P<plain>(?: ?\([^()]{0,160}\))?[,/&+-]? ?(?:và |cùng |với |cùng với )?(?:có )?(?:hơn |trên |gần |khoảng )?)|"
    r"(?P<more>[^.;:()0-9\"]{0,90}(?:,|và|cùng|với) )"
)
_NAMED = re.compile(r" (?:là|gồm|gồm có):? [^.;0-9\"]{0,400}(?:,| và| cùng) ")
"""Names of those just counted: "3 tập thể là Trường A (huyện B), Trường C và 9 cá nhân"."""
_MERIT = r"(?: (?!(?:được|đã|là|có|nhận|đạt|giành|bị|sẽ|phải|đăng ký|tham gia|tham dự|dự|và)(?!\w))[^\W\d_]+){0,15} ?"
_ITEM, _NEXT = re.compile(rf"{_MERIT}; "), re.compile(rf"{_MERIT}(?:[;.)\n]|$)")
_LINK = re.compile(r"(?: (?!được|đã|có|nhận|đạt)[^\W\d_]+){0,2}(?:,|,? và) ")
"""What stands between two counts of one kind, which are one sum: "5 thôn và 10 cơ quan"."""
_TO = (" cho ", " đối với ", " tuyên dương ", " biểu dương ", " khen thưởng ", " vinh danh ", " tôn vinh ")
"""What leads to whomever an award is given to."""
_ARE_COMMENDED = re.compile(
    r"(?: [^\W\d_]+){0,4}? (?:được (?:biểu dương|tuyên dương|khen)|(?:được (?:trao|tặng|nhận)|đón nhận)"
    r"(?: [^\W\d_]+){0,3} (?:bằng|giấy|huân|huy|kỷ niệm|danh hiệu|cờ))(?!\w)"
)
"""What says behind a noun that those who are counted were commended: gifts are given to many."""
_ALL = {"tập thể", "cá nhân"}
"""Words for all of one kind, which nothing is added to."""
_IN_IT = re.compile(
    r"(?:[^.;0-9]|(?:19|20)[0-9]{2}(?![0-9])){0,120};? ?(?:trong đó|gồm|bao gồm|cụ thể)(?: có|:|,)? ?|"
    r"(?:[^.;0-9()]|(?:19|20)[0-9]{2}(?![0-9])){0,60}\((?:gồm |trong đó )?(?:có )?|"
    r"[^.;0-9]{0,60}(?:khen|dương|vinh)(?!\w)[^.;0-9]{0,40} có "
)
_AWARD = re.compile(
    r"bằng khen|giấy khen|biểu dương|tuyên dương|khen thưởng|tôn vinh|vinh danh|tặng|trao|được|nhận|"
    r"cờ thi đua|kỷ niệm chương|huân chương"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers of recipients that one act is for; those that are not said are None.

    ``head`` is where the first number's words end: "45 tập thể, cá nhân" may be broken down behind the award.
    """

    start: int
    end: int
    head: int
    collectives: int | None = None
    individuals: int | None = None
    households: int | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class _Count:
    """One number with what it counts."""

    start: int
    end: int
    kind: str
    noun: str
    number: int


def groups(wording: Wording, start: int, end: int) -> Iterator[Group]:
    """Yield the counts of recipients in a sentence, those that belong to one act together."""
    numbers: dict[str, int] = {}
    nouns: dict[str, list[str]] = {}
    low = wording.low
    begin = head = last = base = -1
    for count in _counts(wording, start, end):
        kind = count.kind
        if last >= 0 and _is_base(low, base, last, count.start):
            base = count.end
            continue
        if _adds(nouns.get(kind, []), count.noun) and _LINK.fullmatch(low, last, count.start):
            numbers[kind] += count.number
            nouns[kind].append(count.noun)
        elif numbers and (_belongs(low, last, count.start, kind, numbers) or _is_item(low, last, count, numbers)):
            numbers[kind] = count.number
            nouns[kind] = [count.noun]
        else:
            if numbers:
                yield Group(begin, last, head, **_whole(numbers))
            begin, head, numbers = count.start, count.end, {kind: count.number}
            nouns = {kind: [count.noun]} if kind != "total" else {}
        last = count.end
    if numbers:
        yield Group(begin, last, head, **_whole(numbers))


def _whole(numbers: dict[str, int]) -> dict[str, int]:
    """Return numbers without one part that leaves the rest of a total open: "3 đại biểu, trong đó có 1 đoàn viên"."""
    total = numbers.get("total")
    return {"total": total} if total and len(numbers) == 2 and sum(numbers.values()) != 2 * total else numbers


def _counts(wording: Wording, start: int, stop: int) -> Iterator[_Count]:
    """Yield each number of recipients; whoever else something is given to are people: "cho 12 nhạc công"."""
    low = wording.low
    for found in _COUNT.finditer(low, start, stop):
        kind, at = str(found.lastgroup), found.start()
        before = _YEARS if found["number"] == "năm" else _NUMBERED
        is_year = _YEAR.match(low, at) is not None and low.startswith("năm ", at - 4)
        is_name = found[kind] not in _ALL and before.search(low, max(start, at - 12), at) is not None
        is_persons = wording.plain[at].isupper() and _IN_NAME.search(wording.plain, max(start, at - 2), at)
        if is_year or is_name or is_persons or _is_of_no_recipients(low, start, at):
            continue
        end = found.end()
        if kind not in {"others", "total"} and (mixed := _MIXED.match(low, end)) and _is_of_others(kind, mixed[0]):
            kind, end = "total", mixed.end()
        if kind != "others" or (found["number"] != "năm" and _are_given(low, start, at, end)):
            noun, kind = found[str(found.lastgroup)], "individuals" if kind == "others" else kind
            yield _Count(at, end, kind, noun, _value(found["number"]))


def _are_given(low: str, start: int, at: int, end: int) -> bool:
    """Tell whether something is given to those who are counted: before the number, or behind their noun."""
    return low.endswith(_TO, start, at) or _ARE_COMMENDED.match(low, end) is not None


def _is_of_no_recipients(low: str, start: int, at: int) -> bool:
    """Tell whether the number at ``at`` is one of each, of those somebody helped, or of those somebody stands for."""
    before = low[max(start, at - 20) : at]
    is_else = _HELPED.search(before) or _SENT.search(before)
    return bool(is_else) or _EACH.search(low, max(start, at - 90), at) is not None


def _is_of_others(kind: str, words: str) -> bool:
    """Tell whether one of the ``words`` behind a count is of another kind than what is counted."""
    kinds = (found.lastgroup for found in re.finditer(rf"(?<!\w)(?:{RECIPIENT})(?!\w)", words))
    return any(other not in {None, kind} for other in kinds)


def _adds(nouns: list[str], noun: str) -> bool:
    """Tell whether ``noun`` is a part of its kind, and another than those before: "5 thôn, 10 cơ quan"."""
    return bool(nouns) and noun not in nouns and _ALL.isdisjoint({*nouns, noun})


def _is_base(low: str, base: int, last: int, at: int) -> bool:
    """Tell whether a count behind another is of those from among whom some are commended, or goes on with one."""
    goes_on = base >= 0 and _GLUE.fullmatch(low, base, at) is not None
    return goes_on or _OUT_OF.search(low, max(last, at - 30), at) is not None


def _belongs(low: str, last: int, start: int, kind: str, numbers: dict[str, int]) -> bool:
    """Tell whether a count goes on with those before it: linked to them, of another kind, no award between."""
    between = low[last:start]
    if "total" in numbers and kind != "total":
        return _IN_IT.fullmatch(between) is not None or (len(numbers) > 1 and bool(_GLUE.fullmatch(between)))
    if kind in numbers or kind == "total":
        return False
    is_linked = (len(between) <= 110 and _GLUE.fullmatch(between)) or _NAMED.fullmatch(between)
    return bool(is_linked) and not _AWARD.search(between)


def _is_item(low: str, last: int, count: _Count, numbers: dict[str, int]) -> bool:
    """Tell whether a count is the next of a list that semicolons part: "cho: 9 tập thể; 15 cá nhân; 3 hộ gia đình"."""
    return (
        "total" not in {*numbers, count.kind}
        and count.kind not in numbers
        and _ITEM.fullmatch(low, last, count.start) is not None
        and _NEXT.match(low, count.end) is not None
    )


def _value(number: str) -> int:
    return int(number.replace(".", "")) if number[0].isdecimal() else parse_spelled(number)
