"""Who gives a commendation, as the words around the award tell: before it, behind it, or by a bare type of place."""

import re

from trackerapp.articles.bodies.authorities import authority_at, authority_last, end_of, head_at, heads, is_place
from trackerapp.articles.prose.vocabulary import UNITS
from trackerapp.articles.prose.wording import Wording

Span = tuple[int, int]

_OF = re.compile(
    r'(?: ?"[^"\n]{2,90}")?(?: (?:đột xuất|toàn diện|chuyên đề|các loại))?(?: năm (?:19|20)[0-9]{2})?'
    r"(?: (?:của|từ|do) |(?: ở)? (?=cấp [^\W\d_]))"
)
_UNIT = re.compile(rf"(?:{UNITS})(?!\w)")
_HEAD_OF = re.compile(r"trưởng (?=ban )")
"""Whoever leads a committee gives in its name: "Bằng khen của Trưởng Ban Tuyên giáo Trung ương"."""
_BARE = re.compile(
    rf"(?:^|(?<!các huyện)(?<!các xã)[,;:(]|(?<!\w)(?:và|còn|được))[ \"]*(?P<body>{UNITS}|cấp trên|trung ương|t\.?ư)"
    r"(?: nhà)?(?: (?:thì|đã|cũng|còn|lại|vừa|quyết định))*(?: (?:tặng|trao|cấp|khen)[^,;:]{0,30})? ?$"
)
"""A unit that commends by its bare type: "…, huyện tặng giấy khen"."""
_PASSIVE = re.compile(r"được (?=[^;:]{0,90}$)")
_HELD = re.compile(r"[^.;:]{0,120}? (?:được|do) (?=[^.;:]{4,80} tổ chức(?!\w))")
_FOR = re.compile(
    r"(?:thừa|theo) (?:ủy|uỷ) (?:quyền|nhiệm) (?:của )?|"
    r"(?<!\w)(?:thay mặt|đại diện) (?:cho )?(?:lãnh đạo (?=đảng|[^.,;:]{4,70} đã (?:biểu|tuyên|khen|trao|tặng|tôn|vinh)"
    r"(?!\w)))?(?!lãnh đạo|các)"
)
_ISSUED = re.compile(
    r"(?:chỉ thị|kết luận|nghị quyết|quy định)[^,;:]{0,40} của $|"
    r"(?:thành lập|truyền thống|xây dựng|phong trào|công tác|chiến sĩ thi đua) $"
)
"""What stands before the body that has issued a directive or is itself spoken of, and gives nothing by that."""
_PERSON = re.compile(
    r"(?<!\w)(?:đồng chí|đ/c|ông|bà|anh|chị|lãnh đạo|đại diện|thay mặt|thừa ủy quyền|các đại biểu|ban tổ chức)(?!\w)"
)
_HANDS_OVER = re.compile(r"(?<!\w)(?:trao|tặng hoa|gắn)(?!\w)")
_OFFICE = re.compile(r"(?:bí thư|chủ tịch|trưởng|giám đốc|ủy viên|phó [^\W\d_]+) $")
_LEADER = re.compile(r"[-(\" ]*(?:phó )?(?:bí thư|chủ tịch|trưởng|giám đốc|thứ trưởng|bộ trưởng)(?!\w)")
_DEPUTY = re.compile(
    r"(?<!\w)phó (?:(?:chủ tịch|thủ tướng|bí thư|giám đốc|trưởng ban|chỉ huy trưởng)(?: thường trực| thứ nhất)? )?$"
)
"""A deputy is a person, who hands over what a body gives."""
_ASIDE = re.compile(r"(?<!\w)(?:của|theo|tại|ở|với|cho|thành lập) $")
"""What stands before a body that is none of those who act."""
_RECEIVED = re.compile(r"(?<!\w)(?:được|nhận)(?!\w)")
"""What makes of the body before it the one that an award is given to."""
_GIVEN_TO = re.compile(r"(?<!\w)(?:cho|tặng) $")
"""What stands before whoever has been given something: "tặng Cờ thi đua cho Hội A, tặng …"."""
_PARTNER = re.compile(r"(?:phối hợp|liên kết|hợp tác)(?: chặt chẽ)?(?: với| cùng)? $")
"""What stands before a body that only takes part: "Hội CCB phối hợp với Công an xã tổ chức …"."""
_JOINED = re.compile(r",? ?(?:và )?")


def behind(wording: Wording, start: int, stop: int) -> Span | None:
    """Return the body that an award is said to be of: "… Bằng khen của UBND tỉnh"."""
    of = _OF.match(wording.low, start, stop)
    if not of:
        return None
    bare = _UNIT.match(wording.low, of.end(), stop)
    head = _HEAD_OF.match(wording.low, of.end(), stop)
    found = authority_at(wording, head.end() if head else of.end(), stop)
    return (of.end(), found[1]) if found else (bare and bare.span())


def beside(wording: Wording, start: int, stop: int) -> Span | None:
    """Return the body that stands right behind an award: "Cờ thi đua Chính phủ"."""
    return authority_at(wording, start + 1, stop) if wording.low.startswith(" ", start) else None


def holding(wording: Wording, start: int, stop: int) -> Span | None:
    """Return the body that holds a ceremony of which the sentence begins: "Lễ tuyên dương … được Đoàn xã tổ chức"."""
    held = _HELD.match(wording.low, start, stop)
    return authority_at(wording, held.end(), stop) if held else None


def before(wording: Wording, start: int, stop: int, *, is_caption: bool) -> Span | None:
    """Return the body that acts before ``stop``; who hands over for it is no giver."""
    low = wording.low[start:stop]
    for signal in _FOR.finditer(low):
        head = _HEAD_OF.match(wording.low, start + signal.end(), stop)
        if found := authority_at(wording, head.end() if head else start + signal.end(), stop):
            return start + signal.end(), found[1]
    for signal in reversed([*_PASSIVE.finditer(low)][-3:]):
        if found := authority_at(wording, start + signal.end(), stop):
            return _with_next(wording, found, stop)
    last = authority_last(wording, start, stop)
    while last and any(each.search(wording.low, start, last[0]) for each in (_ISSUED, _PARTNER, _GIVEN_TO)):
        last = authority_last(wording, start, last[0])
    if (bare := _BARE.search(low)) and not (last and last[0] < start + bare.start("body") < last[1]):
        return start + bare.start("body"), start + bare.end("body")
    if last is None or _RECEIVED.search(wording.low, last[1], stop):
        return None
    return _if_giver(wording, start, stop, last, is_caption=is_caption)


def _if_giver(wording: Wording, start: int, stop: int, found: Span, *, is_caption: bool) -> Span | None:
    """Return a body, whole, unless a person of it only hands over."""
    if _PERSON.search(wording.low, start, found[1]):
        gives = wording.low.startswith(" tặng", found[1])
        hands_over = (is_caption and not gives) or _HANDS_OVER.search(wording.low, found[1], stop)
        if hands_over and "quyết định" not in wording.low[start:stop]:
            return None
    if _DEPUTY.search(wording.low, max(start, found[0] - 40), found[0]):
        return None
    office = _OFFICE.search(wording.low, max(start, found[0] - 20), found[0])
    is_first = office is not None and start > 0 and wording.low[start - 1 : office.start()].strip() == ";"
    if (office and is_caption) or (office and not is_first and _acts_as_person(wording, start, found)):
        return None
    return whole(wording, start, found)


def _acts_as_person(wording: Wording, start: int, found: Span) -> bool:
    """Tell whether somebody of a body is named, or is said to hand over: "Chủ tịch Hội A trao …"."""
    is_named = _PERSON.search(wording.low, start, found[1]) is not None
    return is_named or wording.low.startswith(" trao ", found[1])


def received(wording: Wording, start: int, stop: int) -> Span | None:
    """Return the body by which something is received between ``start`` and ``stop``."""
    if bare := _BARE.search(wording.low[start:stop]):
        return start + bare.start("body"), start + bare.end("body")
    last = authority_last(wording, start, stop)
    return last and whole(wording, start, last)


def whole(wording: Wording, start: int, found: Span) -> Span:
    """Return a body with those named before it: "Ban Thường vụ | Huyện ủy Phong Điền", "HĐND, | UBND huyện"."""
    begin = found[0]
    for body in reversed(several(wording, max(start, found[0] - 120), found[1])):
        if body[1] < begin and _is_place(wording, body):
            break  # "… tại hội trường tỉnh A, Tỉnh đoàn …"
        if body[1] < begin and not _JOINED.fullmatch(wording.low, body[1], begin):
            break
        if _ASIDE.search(wording.low, max(start, body[0] - 11), body[0]):
            break
        begin = min(begin, body[0])
    return begin, found[1]


def _with_next(wording: Wording, found: Span, stop: int) -> Span:
    """Return a body with those named behind it: "được T.Ư Hội, | UBND tỉnh tặng …"."""
    end = found[1]
    for body in several(wording, end, stop):
        if _is_place(wording, body) or not _JOINED.fullmatch(wording.low, end, body[0]):
            break
        end = body[1]
    return found[0], end


def _is_place(wording: Wording, body: Span) -> bool:
    head = head_at(wording, *body)
    return head is not None and is_place(head)


def is_handed_over(wording: Wording, start: int, stop: int) -> bool:
    """Tell whether somebody is named between ``start`` and ``stop`` who hands over what follows."""
    return _PERSON.search(wording.low, start, stop) is not None or _LEADER.match(wording.low, start, stop) is not None


def several(wording: Wording, start: int, stop: int) -> list[Span]:
    """Return the bodies that are named one after the other."""
    found: list[Span] = []
    while head := next(heads(wording, found[-1][1] if found else start, stop), None):
        found.append((head.start(), max(head.end(), end_of(wording, head.end(), stop))))
    return found
