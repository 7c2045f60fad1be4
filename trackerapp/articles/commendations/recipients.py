"""Recipients that are named instead of counted: each is one ("Chi bộ thôn A và bà B được tặng Giấy khen")."""

import re
from collections import Counter
from dataclasses import replace

from trackerapp.articles.bodies.authorities import end_of, head_at
from trackerapp.articles.bodies.people import NAME
from trackerapp.articles.commendations import awards
from trackerapp.articles.commendations.counts import Group
from trackerapp.articles.commendations.statements import Statement
from trackerapp.articles.prose.vocabulary import CAPITAL, HAMLETS, UNITS
from trackerapp.articles.prose.wording import Wording

_RECEIVED = re.compile(r"(?<!\w)(?:được|(?<!ghi )(?<!công )(?<!đảm )(?<!tiếp )nhận)(?!\w)")
_TOLD = re.compile(rf"{_RECEIVED.pattern}|(?<!\w)đạt(?!\w)")
"""What the first clause tells of those whom a later one is about: "đơn vị A đạt …; năm 2018 được …"."""
_FOR = re.compile(r"(?:[^.;:,\"]|\"[^\"]{1,90}\"){0,90}? (?:cho|tặng) ")
_GIVING_TO = re.compile(r"(?<!\w)(?:tặng|trao)(?: cho)? (?!thưởng|tặng)(?=[^.;:,\"]{2,50} $)")
"""What leads to who stands between the giving and the paper: "Công đoàn huyện từng tặng cô Giấy khen"."""
_LEADING = re.compile(
    r"[ \"]*(?:(?:riêng|còn|đặc biệt|trước đây|trước đó|mới đây|vừa qua|đến nay|"
    r"(?:trong )?năm(?: học)? (?:19|20)[0-9 -]{2,9}),? |"
    r"(?:đại diện(?: cho)?|lãnh đạo|bản thân|vợ chồng|cá nhân) (?!của |đã |được ))*"
)
_SUBJECT = (
    r"(?: (?:vinh dự|đã|cũng|còn|vừa|từng|luôn|lại|nhiều|liên tục|là|đạt|hai|ba|[0-9]+) |"
    r"(?= ?(?:\(|,|$))| ?$|(?= nhà trường))"
)
_HOUSEHOLD = re.compile(r"(?:hộ )?gia đình(?! (?:văn|học|các|chính))(?= [^\W\d_])|hộ (?=(?:ông|bà|anh|chị)(?!\w))")
_PERSON = re.compile(
    r"(?:ông|bà|anh|chị|cô|thầy|em|cháu|cụ|tôi|đồng chí|đ/c|bác sĩ|y sĩ|điều dưỡng(?: trưởng)?|kỹ sư|thạc sĩ|tiến sĩ|"
    r"(?:cô|thầy) giáo|nhà (?:giáo|báo|văn|thơ|nghiên cứu|khoa học)|già làng|nghệ (?:nhân|sĩ)|linh mục|mục sư|"
    r"(?:thiếu|trung|thượng|đại) (?:úy|tá|tướng)|giám đốc|hiệu trưởng|bí thư|chủ tịch|trưởng (?:thôn|bản|ấp))"
    rf"(?:(?P<is>{_SUBJECT})|(?= [^\W\d_]))"
)
_COLLECTIVE = re.compile(
    rf"(?:{HAMLETS}) (?=[^\W_])|"
    r"(?:cán bộ|nhân dân|đảng viên|chiến sĩ|quân|lực lượng vũ trang|công nhân|giáo viên)(?:,| và) |"
    r"(?:(?:nhà )?trường|đơn vị|trung tâm|bệnh viện|công ty|tập thể(?! (?:và|có|tiêu|xuất|điển)|,)|câu lạc bộ|hội|đoàn|"
    r"chi bộ|đảng bộ|chi hội|chi đoàn|liên đội|công đoàn|khoa|tổ|đội|nhóm|đồn|(?:trung|tiểu|sư|lữ) đoàn|đại đội|"
    r"huyện|xã|phường)(?!\w)(?! (?:viên|kết|thể|chức|trưởng|phó|ngũ))"
)
_KIN = re.compile(r"(?:con|cháu|vợ|chồng|em|anh|chị)(?: (?:trai|gái|ruột|nội|ngoại|của))* (?:ông|bà|anh|chị)(?!\w)")
"""What says behind a comma whose the one before it is: "em A, con trai ông B và bà C"."""
_PEOPLE_OF = re.compile(
    r"(?:tập thể )?(?:cán bộ|nhân dân|đảng viên|chiến sĩ|công nhân|giáo viên|quân)"
    r"(?:(?:,| và) (?:cán bộ|nhân dân|đảng viên|chiến sĩ|công nhân|giáo viên|nhân viên|học sinh|sinh viên|dân))+ "
)
"""What is one with the body behind it: "cán bộ, giáo viên và học sinh Trường B"."""
_ONE_OF = re.compile(r" có (?=(?:ông|bà|anh|chị|em|cô|thầy|cụ|đồng chí|đ/c) [^\W\d_])")
"""What leads from a body to the one of it who received: "Hội A có ông B được …"."""
_HAS_NAME = re.compile(rf" [{CAPITAL}]")
"""What tells one of a list by name from an office: "Trường A, …", not "Nhà báo, nhà nghiên cứu B"."""
_WORDS = re.compile(r"[^\W_]+(?: [^\W_]+)?")
_UNION = re.compile(r"đoàn (?:khối|trường|xã|phường|thanh niên|công ty|cơ quan|khoa|sở|kinh tế)(?!\w)")
"""A union whose name looks like a person's: "Đoàn Khối Các cơ quan tỉnh"."""
_MANY = re.compile(r"(?:các|nhiều|những|một số|mỗi|toàn thể các|hàng)(?!\w)|[0-9]")
_APPOSED = re.compile(
    r"(?:(?:phó|nguyên|ủy viên|thường trực) )*(?:bí thư|chủ tịch|giám đốc|hiệu trưởng|trưởng|chi hội trưởng|đảng viên|"
    r"(?:[^\W\d_]+ ){1,2}trưởng(?!\w)|"
    rf"hội viên|đội trưởng|(?:{UNITS}|{HAMLETS}) (?!đoàn|ủy|hội))"
)
"""What says behind a comma who or where the one before it is: "bà B, Bí thư Chi bộ", "Hội C, huyện D"."""
_CALLED = re.compile(rf"(?:[^\W\d_]+ ){{0,3}}?[{CAPITAL}][^\W\d_]*(?: [{CAPITAL}][^\W\d_]*)*")
_LINK = re.compile(r",? (?:và|cùng) $|, $")
_NEXT = re.compile(r",? và |,? cùng |(?P<comma>, )")


def named(statement: Statement, form: tuple[int, int]) -> Group | None:
    """Return who is named as recipient of ``form``: before "được", or behind "cho"; None if nobody is.

    Behind a semicolon it may go on with those of the sentence: "ông A được …: Bằng khen của …; Giấy khen của …".
    """
    wording, low = statement.wording, statement.low
    start = max(statement.start, low.rfind(";", statement.start, form[0]) + 1)
    received = [found.start() for found in _RECEIVED.finditer(low, start, form[0])]
    if received and (found := _subjects(wording, start, received[-1])):
        return found
    stop = statement.clause_end(form[1], statement.end)
    if not received and (to := _to(low, form, stop)):
        return _those(wording, to, stop)
    if not received and (given := _GIVING_TO.search(low, max(start, form[0] - 60), form[0])):
        return _those(wording, given.end(), form[0])
    while start > statement.start:
        stop, start = start, max(statement.start, low.rfind(";", statement.start, start - 1) + 1)
        if (before := _TOLD.search(low, start, stop)) and (found := _subjects(wording, start, before.start())):
            return found
    return None


def is_called(wording: Wording, named: Group) -> bool:
    """Tell whether a person is called by name."""
    return bool(named.individuals) and NAME.search(wording.plain, named.start, named.end + 40) is not None


def with_named(statement: Statement, group: Group) -> Group:
    """Return a count with those who are named right before it: "Chi bộ thôn A và | 2 đảng viên được …"."""
    stop = statement.low.rfind(" ", 0, group.start - 1)
    if not statement.low.startswith((" và ", " cùng "), stop):
        return group
    return _and(group, _subjects(statement.wording, statement.clause(group.start), stop))


def with_given(statement: Statement, form: tuple[int, int], group: Group) -> Group | None:
    """Return a count with those to whom ``form`` is given before it: "… cho Hội A và | 4 cá nhân"; else None."""
    link = _LINK.search(statement.low, max(form[1], group.start - 6), group.start)
    stop = link.start() if link else form[1]
    to = _to(statement.low, form, stop)
    if to is None or link is None:
        return None
    found = _those(statement.wording, to, stop)
    return _and(group, found) if found else None


def _to(low: str, form: tuple[int, int], stop: int) -> int | None:
    """Return where those may be named to whom ``form`` is given: behind "cho", right behind praise."""
    if to := _FOR.match(low, form[1], stop):
        return to.end()
    return form[1] + 1 if awards.PRAISE_AT.fullmatch(low, *form) and low.startswith(" ", form[1]) else None


def _and(group: Group, found: Group | None) -> Group:
    """Return a count with those who are named besides."""
    if found is None or group.total is not None:
        return group
    return replace(
        group,
        start=found.start,
        collectives=_sum(group.collectives, found.collectives),
        individuals=_sum(group.individuals, found.individuals),
        households=_sum(group.households, found.households),
    )


def _sum(one: int | None, other: int | None) -> int | None:
    return (one or 0) + (other or 0) or None


def _subjects(wording: Wording, start: int, stop: int) -> Group | None:
    """Return who is named in the last part of a clause that begins with somebody."""
    one = [found.end() for found in _ONE_OF.finditer(wording.low, start, stop)]
    start = one[-1] if one else start
    apposed: Group | None = None
    is_closed = wording.low[start:stop].rstrip().endswith(",")  # "bà B, Sở C, được": where she works
    commas = [start + found.end() for found in re.finditer(", ", wording.low[start:stop])]
    for begin in (*reversed(commas), start):
        if apposed and _RECEIVED.search(wording.low, begin, apposed.start):
            return apposed
        at = _behind_leading(wording, begin, stop)
        if _MANY.match(wording.low, at, stop):
            return None
        if found := _those(wording, at, stop):
            if not _APPOSED.match(wording.low, at, stop) and not (is_closed and found.collectives and begin != start):
                return _listed(wording, [start, *(comma for comma in commas if comma < begin)], begin, stop) or found
            apposed = found
    return apposed


def _listed(wording: Wording, begins: list[int], last: int, stop: int) -> Group | None:
    """Return those of a list that commas part, of which what begins at ``last`` is the end: "Trường A, Trường B và"."""
    first: int | None = None
    for begin in reversed(begins if last > begins[0] else []):
        at = _behind_leading(wording, begin, stop)
        is_one = _kind_at(wording, at, stop) and _end_of(wording, at, stop) >= last - len(", ")
        is_one = is_one and _HAS_NAME.search(wording.plain, at, last) is not None
        if not is_one or _MANY.match(wording.low, at, stop) or _APPOSED.match(wording.low, at, stop):
            break
        first, last = at, begin
    return None if first is None else _those(wording, first, stop)


def _those(wording: Wording, start: int, stop: int) -> Group | None:
    """Return how many of each kind are named from ``start`` on, if one is named there."""
    begin = _behind_leading(wording, start, stop)
    kinds = Counter(filter(None, [_kind_at(wording, begin, stop)]))
    end, is_kin = begin, False
    people = _PEOPLE_OF.match(wording.low, begin, stop)
    for found in _NEXT.finditer(wording.low, people.end() if people else start, stop) if kinds else ():
        at = _behind_leading(wording, found.end(), stop)
        is_kin = bool(_KIN.match(wording.low, at, stop)) if found["comma"] else is_kin
        if is_kin or (found["comma"] and _is_where_one_works(wording, at, stop)):
            continue
        if not (found["comma"] and _APPOSED.match(wording.low, at, stop)) and (kind := _kind_at(wording, at, stop)):
            kinds[kind] += 1
            end = at
    if not kinds:
        return None
    end = _end_of(wording, end, stop)
    return Group(begin, end, end, **kinds)


def _is_where_one_works(wording: Wording, at: int, stop: int) -> bool:
    """Tell whether a body between commas is where the one before it works: "ông A, Công ty B, và bà C, Sở D, được"."""
    if _kind_at(wording, at, stop) != "collectives":
        return False
    return wording.low.startswith((", và ", ", cùng ", ", được "), _end_of(wording, at, stop))


def _end_of(wording: Wording, at: int, stop: int) -> int:
    """Return where the name ends that begins at ``at``."""
    people = _PEOPLE_OF.match(wording.low, at, stop)
    at = people.end() if people else at
    if head := head_at(wording, at, stop):
        return end_of(wording, head.end(), stop)
    called = _CALLED.match(wording.plain, at, stop) or _WORDS.match(wording.plain, at, stop)
    return called.end() if called else at


def _behind_leading(wording: Wording, at: int, stop: int) -> int:
    leading = _LEADING.match(wording.low, at, stop)
    return leading.end() if leading else at


def _kind_at(wording: Wording, at: int, stop: int) -> str | None:
    """Return what kind of recipient is named at ``at``."""
    if _MANY.match(wording.low, at, stop):
        return None
    if _HOUSEHOLD.match(wording.low, at, stop):
        return "households"
    person = _PERSON.match(wording.low, at, stop)
    if person and (person["is"] is not None or wording.plain[person.end() + 1].isupper()):
        return "individuals"
    if NAME.match(wording.plain, at, stop) and not _UNION.match(wording.low, at, stop):
        return "individuals"
    return "collectives" if _COLLECTIVE.match(wording.low, at, stop) or head_at(wording, at, stop) else None
