"""Bodies that commend, issue or run something, as an article writes them, and their level."""

import re
from collections.abc import Iterator

from trackerapp.articles.bodies import people
from trackerapp.articles.bodies.beginnings import BEFORE_CAPITALS, BEGINNINGS, BEHIND, BEHIND_COMMA, COUNCIL
from trackerapp.articles.prose.vocabulary import CAPITAL, UNITS
from trackerapp.articles.prose.wording import Wording
from trackerapp.text.folding import clean

_HEAD = re.compile(
    rf"(?<![\w/])(?<!\w-)(?:{BEGINNINGS}|(?:{UNITS}|tp|{'|'.join(BEFORE_CAPITALS)})(?= [^\W\d_])|"
    r"tp(?=\.[^\W\d_]))(?![^\W_])"
)
_PLACE = re.compile(rf"(?:{UNITS}|tp)")
_PLACES = re.compile(rf"(?:(?:,| và) (?:{UNITS})(?!\w))+")
"""Places of other types that are named together: "UBND các huyện | , thị xã, thành phố"."""
_LOCALITY = re.compile(rf" (?:{UNITS})(?= [^\W\d_])")
_COMPOUND = re.compile(r" (?:hội|ủy|uỷ|đoàn|đảo|đội|biên giới|miền núi|vùng cao)(?!\w)")
"""What goes on behind a type of place in small letters: "xã hội", "tỉnh ủy"."""
_STOP = re.compile(
    rf"(?<!tp)(?<! [qphx])(?<! tx)(?<! tt)\.|(?<!{COUNCIL}),(?! (?:{BEHIND_COMMA})(?!\w))|[;:()\"\n…]|"
    rf" (?:{BEHIND})(?![^\W_])|(?<!{COUNCIL})(?= - )"
)
_STEERING = re.compile(
    r"(?<=ban chỉ đạo) (?:(?!(?:đã|vừa|được|do|của|tặng|trao|khen|biểu dương|tuyên dương|tôn vinh|họp|cấp)(?!\w))"
    rf"[^.;:()\"\n ]+ ){{1,22}}?(?=(?:{UNITS}|tp|trung ương|quốc gia)(?! hội|\w))"
)
"""What a steering committee is for, commas and verbs and all, up to its place."""
_SHORT_FORM = re.compile(rf"\([A-ZĐ&/-]{{2,12}}\)(?= (?:{UNITS}|TP|Việt Nam|Trung ương)(?!\w))")
"""A short form in the middle of a name: "Hội Cựu chiến binh (CCB) tỉnh"."""
_IN_NAME = re.compile(rf"[{CAPITAL}][^\W\d_]* [{CAPITAL}][^\W\d_]*[ ,.][^\W\d{CAPITAL}_]$")
_PERSON = re.compile(r"(?:(?:trung|thượng|đại|thiếu) (?:úy|uý|tá|tướng)|đồng chí|ông|bà|anh|chị)(?!\w)")
_LEVELS = [
    ("other", r"quân khu|quân đoàn|binh đoàn|vùng cảnh sát|vùng hải quân"),
    ("province", r"tư lệnh (?:thủ đô|tp|thành phố)|^bộ (?:chỉ huy|chqs|chbđbp)"),
    (
        "central",
        (
            r"thủ tướng|chính phủ|chủ tịch nước|trung ương|t\.ư|tw|bộ chính trị|ban bí thư|tổng bí thư|^bộ trưởng|"
            r"tối cao|"
            r"^(?:đảng(?: và|,) |cấp )?nhà nước|"
            r"^(?:các )?bộ(?:, |(?: (?!chỉ huy|chqs|chbđbp|đội)|$))|"
            r"tổng (?:liên đoàn|lđlđ)|tổng cục|^ủy ban dân tộc|việt nam$|quốc hội|tư lệnh"
        ),
    ),
    ("commune", r"(?<!\w)(?:(?<!hợp tác )(?<!thông tấn )xã(?! hội)|phường|thị trấn|đặc khu|(?:p|x|tt)(?=\.))(?!\w)"),
    ("district", r"(?<!\w)(?:huyện|quận|thị xã|thị ủy|huyện ủy|quận ủy|huyện đoàn|thị đoàn|(?:q|h|tx)(?=\.))(?!\w)"),
    ("province", r"(?<!\w)(?:tỉnh|tỉnh ủy|tỉnh đoàn|(?<!cơ )sở)(?!\w)|^đảng ủy khối$"),
]
_WORKPLACE = re.compile(
    r"(?<!\w)(?:công ty|tập đoàn|xí nghiệp|nhà máy|ngân hàng|bệnh viện|học viện|trường|đại học|cao đẳng)(?!\w)"
)
_CITY = re.compile(r"(?<!\w)(?:thành phố|tp\.?(?:hcm)?|thành ủy|thành đoàn)(?!\w)")
_GREAT = re.compile(r"hà nội|hồ chí minh|hcm|hải phòng|đà nẵng|cần thơ")
_THE = re.compile(r"(?<!\w)thị xã(?!\w)")


def heads(wording: Wording, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Yield the beginnings of bodies; a type of place is one only before a name ("tỉnh Nghệ An", not "tỉnh đã")."""
    for head in _HEAD.finditer(wording.low, start, stop):
        if _is_whole(wording, head):
            yield head


def head_at(wording: Wording, start: int, stop: int) -> re.Match[str] | None:
    """Return the beginning of a body at ``start``."""
    head = _HEAD.match(wording.low, start, stop)
    return head if head and _is_whole(wording, head) else None


def is_place(head: re.Match[str]) -> bool:
    """Tell whether the beginning of a body is a type of place: "tỉnh Nghệ An"."""
    return _PLACE.fullmatch(head[0]) is not None


def is_workplace(wording: Wording, span: tuple[int, int]) -> bool:
    """Tell whether a body is a school, a firm or the like, which is of no level: "Trường Đại học Vinh"."""
    return _WORKPLACE.search(wording.low, *span) is not None


def _is_whole(wording: Wording, head: re.Match[str]) -> bool:
    """Tell whether a head is no mere type of place or body without a name."""
    if wording.low.startswith("ban tổ chức", head.start()):
        return head[0] != "ban"
    if head[0] in {"trường", "đoàn"} and _IN_NAME.search(wording.plain, max(0, head.start() - 12), head.end() + 2):
        return False  # "ông Trần Việt Trường tặng …"
    is_type = is_place(head) or head[0] in BEFORE_CAPITALS
    return not is_type or wording.plain[head.end() + 1].isupper() or _is_team(wording, head)


def _is_team(wording: Wording, head: re.Match[str]) -> bool:
    """Tell whether a team is named by its capital inside a sentence: "…, Tổ phụ nữ số 3"."""
    return (
        head[0] in {"tổ", "nhóm", "đội"}
        and wording.plain[head.start()].isupper()
        and wording.low[max(0, head.start() - 2) : head.start()] == ", "
        and not wording.low.startswith(" quốc", head.end())
    )


def authority_at(wording: Wording, start: int, stop: int) -> tuple[int, int] | None:
    """Return the span of the body whose name begins at or right after ``start``, None if none does."""
    head = head_at(wording, start, stop)
    return (start, end_of(wording, head.end(), stop)) if head else None


def authority_last(wording: Wording, start: int, stop: int) -> tuple[int, int] | None:
    """Return the span of the last body that is named between ``start`` and ``stop``, whole."""
    found: tuple[int, int] | None = None
    for head in heads(wording, start, stop):
        if found is None or head.start() >= found[1]:
            found = head.start(), end_of(wording, head.end(), stop)
    return found


def end_of(wording: Wording, start: int, stop: int) -> int:
    """Return where the name of a body ends that goes on from ``start``."""
    if steering := _STEERING.match(wording.low, start, stop):
        start = steering.end() - 1
    end = min(stop, start + 90)
    short = _SHORT_FORM.search(wording.plain, start, end)
    for found in _STOP.finditer(wording.low, start, end):
        if short and short.start() <= found.start() < short.end():
            continue
        is_word = found[0].startswith(" ") and wording.plain[found.start() + 1 : found.start() + 2].isupper()
        is_double = not found[0] and wording.plain[found.start() + 3].isupper()
        is_double = is_double and not (
            head_at(wording, found.start() + 3, stop) or _PERSON.match(wording.low, found.start() + 3)
        )
        if not is_word and not is_double:  # "Sở Xây dựng" is no "xây dựng", "Tổ Toán - Tin" one name
            end = found.start()
            break
    for place in _LOCALITY.finditer(wording.low, start, end):
        if wording.plain[place.end() + 1].islower() and not _COMPOUND.match(wording.low, place.end()):
            end = place.end()  # "Hội Phụ nữ xã | cùng nhau …"
            break
    end = people.name_at(wording, start, end) or end
    if wording.low.endswith((" các huyện", " các xã", " các quận"), start, end):
        places = _PLACES.match(wording.low, end)
        end = places.end() if places else end
    return start + len(wording.low[start:end].rstrip().removesuffix(" và"))


def printed(wording: Wording, span: tuple[int, int]) -> str:
    """Return a name as it is printed, on one line."""
    return clean(wording.plain[slice(*span)])


def level(name: str, home: str | None = None) -> str:
    """Return the level of a body: commune, district, province, central or other.

    A city is a province or a district: by its name, else by ``home``, the level of the city that the article is about.

    >>> level("Chủ tịch UBND tỉnh"), level("Ban Thường vụ Huyện ủy"), level("Thành ủy Hải Phòng"), level("Công ty A")
    ('province', 'district', 'province', 'other')
    """
    low = name.lower().replace("uỷ", "ủy").partition(" trực thuộc ")[0]
    for found, pattern in _LEVELS:
        if re.search(pattern, _THE.sub("huyện", low)):
            return found
    if _CITY.search(low) and not _WORKPLACE.search(low):
        return "province" if _GREAT.search(low) else (home or "district")
    return "other"
