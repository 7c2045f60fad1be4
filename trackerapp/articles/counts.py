"""Counts of recipients: "30 tập thể và 47 cá nhân", "03 tập thể", "46 tập thể, cá nhân"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,6}"
_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_COLLECTIVES = (
    "tập thể|tổ chức cơ sở đảng|tổ chức đảng|tổ chức đoàn|tổ chức hội|tổ chức|đơn vị|cơ quan|"
    "địa phương|chi bộ|đảng bộ|chi hội|chi đoàn|doanh nghiệp|ban, ngành|"
    "thôn|ấp|bản|buôn|làng|xóm|khu phố|khóm|khu dân cư|tổ dân phố|xã|phường|trường|nhóm|câu lạc bộ|"
    "clb|công đoàn cơ sở|công đoàn|đoàn cơ sở|tổ hợp tác|dòng họ|hội quán|khoa|phòng|tổ|đội|"
    "cơ sở hội|cơ sở đoàn|cơ sở|"
    "công ty|hợp tác xã|cụm"
)
_INDIVIDUALS = (
    "cá nhân|đảng viên|đồng chí|hội viên|đoàn viên|cán bộ|công chức|viên chức|người có uy tín|"
    "người lao động|người|nông dân|phụ nữ|thanh niên|công nhân|học sinh|"
    "sinh viên|giáo viên|nhà giáo|chiến sĩ|cựu chiến binh|gương cá nhân|gương thanh niên|"
    "gương người tốt|tấm gương|bí thư chi bộ|trưởng thôn|thiếu nhi|đội viên|nghệ nhân|doanh nhân"
)
_HOUSEHOLDS = "hộ gia đình|hộ dân|hộ|gia đình"
_TOTALS = (
    "tập thể(?:,| và| và các|/) ?(?:hộ gia đình(?:,| và) )?cá nhân|"
    "cá nhân(?:,| và|/) ?(?:hộ gia đình(?:,| và) )?tập thể|điển hình|gương điển hình|gương|đại biểu"
)
_COUNT = re.compile(
    rf"(?<![0-9/.,-])(?P<number>{_NUMBER}|(?<!\w)(?:{'|'.join(_WORDS)}))(?:/[0-9]+)? (?:lượt )?(?:(?P<total>{_TOTALS})|"
    rf"(?P<collectives>{_COLLECTIVES})|"
    rf"(?P<individuals>{_INDIVIDUALS})|(?P<households>{_HOUSEHOLDS}))(?![^\W_])"
)
_GLUE = re.compile(
    r"(?P<plain>,? ?(?:và |cùng |với |cùng với )?(?:có )?)|(?P<more>[^.;:()0-9\"]{0,90}(?:,|và|cùng|với) )"
)
_IN_IT = re.compile(r"[^.;0-9]{0,120}(?:trong đó|gồm|bao gồm|cụ thể)(?: có|:|,)? ?")
_AWARD = re.compile(
    r"bằng khen|giấy khen|biểu dương|tuyên dương|khen thưởng|tôn vinh|vinh danh|tặng|trao|được|nhận|"
    r"cờ thi đua|kỷ niệm chương|huân chương|danh hiệu"
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


def groups(low: str, start: int, end: int) -> Iterator[Group]:
    """Yield the counts of recipients in a sentence, those that belong to one act together."""
    numbers: dict[str, int] = {}
    begin = head = last = -1
    for count in _COUNT.finditer(low, start, end):
        kind = str(count.lastgroup)
        if numbers and _belongs(low, last, count.start(), kind, numbers):
            numbers[kind] = _value(count["number"])
        else:
            if numbers:
                yield Group(begin, last, head, **numbers)
            begin, head, numbers = count.start(), count.end(), {kind: _value(count["number"])}
        last = count.end()
    if numbers:
        yield Group(begin, last, head, **numbers)


def _belongs(low: str, last: int, start: int, kind: str, numbers: dict[str, int]) -> bool:
    """Tell whether a count goes on with those before it: linked to them, of another kind, no award between."""
    between = low[last:start]
    if "total" in numbers and kind != "total":
        return _IN_IT.fullmatch(between.replace("(", ",")) is not None or (
            len(numbers) > 1 and bool(_GLUE.fullmatch(between))
        )
    if kind in numbers or kind == "total" or len(between) > 110:
        return False
    return _GLUE.fullmatch(between) is not None and not _AWARD.search(between)


def _value(number: str) -> int:
    return _WORDS[number] if number in _WORDS else int(number.replace(".", ""))
