"""Names without quotation marks that a verb introduces, or that stand beside a quoted one."""

import re
from collections.abc import Iterator, Sequence

from trackerapp.articles.practices import heads, items
from trackerapp.articles.practices.ends import end_of_name
from trackerapp.articles.prose.quotation import Quote
from trackerapp.articles.prose.vocabulary import CAPITAL, UNITS
from trackerapp.articles.prose.wording import Wording

Found = tuple[int, int, str]
"""The span of a name and its kind."""

_CALLED = re.compile(
    r"(?<!\w)(?P<noun>[Mm]ô hình|[Cc]âu lạc bộ|[Cc]ách làm|[Pp]hong trào)(?!\w)[^.;:\"]{0,90}? "
    rf"(?:(?:mang tên|có tên gọi|có tên|với tên gọi|lấy tên)(?: là)? (?=[{CAPITAL}])|"
    rf"(?:nổi bật|tiêu biểu|điển hình|hiệu quả|ấn tượng|thiết thực)(?: nhất)? là (?={items.THING.pattern}))"
)
_LAUNCHED = re.compile(
    rf"(?:[Rr]a mắt|[Đđ]iển hình (?:như|là)|[Tt]iêu biểu (?:như|là)) (?=[{CAPITAL}])(?!Câu lạc bộ|CLB)"
)
_TEAM = "(?:Tổ|Đội|Nhóm|Bếp|Tủ|Quán|Lớp)"
_FOUNDED = re.compile(
    rf"(?P<name>{_TEAM} (?!trưởng)[^.,;:\"“”()]{{6,60}}?)(?: (?:{UNITS}) [{CAPITAL}][^.,;:\"“”()]{{2,30}})? "
    r"do (?:ông|bà|anh|chị|cô|thầy|cụ|đồng chí|vợ chồng) [^.,;:\"]{2,60} (?:sáng lập|khởi xướng)(?!\w)"
)
"""What a person has founded: "Đội xe cứu thương miễn phí do ông A sáng lập"; bodies set up teams every day."""
_ONE_TEAM = rf"(?<!\w){_TEAM} (?:(?! và {_TEAM} )[^.,;:\"()]){{6,60}}"
_ARE_MODELS = re.compile(rf"(?P<names>(?:{_ONE_TEAM}(?:, | và )){{1,8}}{_ONE_TEAM}) là (?:những|các) mô hình(?!\w)")
"""What teams are said to be: "Tổ xe ôm an toàn và Đội dân phòng nữ là những mô hình …"."""


def called(wording: Wording, start: int, end: int) -> Iterator[Found]:
    """Yield what is said to be called so: "mô hình … mang tên Bể chứa xanh", "mô hình hiệu quả là tủ sách …"."""
    for each in _CALLED.finditer(wording.plain, start, end):
        at = each.end()
        finish = end_of_name(wording, at, end, 75).at
        words = wording.plain[at:finish].split()
        if 2 <= len(words) <= 12 and words[1].islower():
            yield at, finish, heads.kind_of(each["noun"].lower())


def launched(wording: Wording, start: int, end: int) -> Iterator[Found]:
    """Yield the things with a capital that somebody launches: "Công an xã A vừa ra mắt Đội Dân phòng nữ"."""
    for each in _LAUNCHED.finditer(wording.plain, start, end):
        yield from _thing(wording, each.end(), end, 4, "khác")


def told(wording: Wording, start: int, end: int) -> Iterator[Found]:
    """Yield teams that somebody is said to have founded, or that are told to be models: "Đội A và Tổ B là những …"."""
    for founded in _FOUNDED.finditer(wording.plain, start, end):
        yield founded.start("name"), founded.end("name"), "khác"
    for models in _ARE_MODELS.finditer(wording.plain, start, end):
        for team in re.finditer(_ONE_TEAM, models["names"]):
            yield models.start() + team.start(), models.start() + team.end(), "mô hình"


def beside(wording: Wording, start: int, end: int, quoted: Sequence[Quote], kind: str) -> Iterator[Found]:
    """Yield the things with a capital beside quoted names: "ra mắt mô hình “…” và Tổ tự quản bến cá"."""
    for quote in quoted:
        at = quote.after + len(" và ")
        if quote.start > start and wording.low.startswith(" và ", quote.after) and wording.plain[at : at + 1].isupper():
            yield from _thing(wording, at, end, 3, kind)


def _thing(wording: Wording, at: int, end: int, least: int, kind: str) -> Iterator[Found]:
    found = end_of_name(wording, at, end)
    is_long = len(wording.plain[at : found.at].split()) >= least
    if is_long and found.mark and not found.is_quotation and items.THING.match(wording.low, at, end):
        yield at, found.at, kind
