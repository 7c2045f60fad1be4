"""What is given to whom: the papers and words of commendation, and how a text links them to numbers and years."""

import re

from trackerapp.articles.counts import Group

_PAPER = (
    "bằng khen|giấy khen|cờ thi đua xuất sắc|cờ thi đua|cờ đơn vị dẫn đầu|kỷ niệm chương|huy hiệu|"
    "huân chương|huy chương|thư khen|thư biểu dương|bằng chứng nhận|"
    "giấy chứng nhận|bằng ghi công|bằng ghi nhận|giấy biểu dương|giấy tuyên dương"
)
_PRAISE = (
    "biểu dương|tuyên dương|khen thưởng|tôn vinh|vinh danh|khen tặng|ngợi khen|khen(?= (?:[0-9]|$))|(?<=được )khen"
)
PAPER_AT = re.compile(rf"(?<!\w)(?:{_PAPER})(?!\w)")
PRAISE_AT = re.compile(rf"(?<!\w)(?:{_PRAISE})(?:(?:,| và|,? cũng như)? (?:{_PRAISE}))*(?!\w)")
GIVEN = re.compile(r"(?<!\w)(?:tặng thưởng|trao tặng|trao thưởng|truy tặng|tặng|trao|nhận|đón nhận|đạt|khen)(?!\w)")
_RANK = re.compile(
    r" (?:lao động|độc lập|bảo vệ tổ quốc|chiến công|đại đoàn kết)?(?: ?hạng (?:nhất|nhì|ba))?(?![^\W_])"
)
LINKED = re.compile(
    r"(?:(?<!\w)(?:cho|đối với|tới|gồm|là|với|có)|:|\()(?: ?(?:các|cả|hơn|trên|gần|tổng số|tổng cộng|"
    r"thêm|gồm|có|là|khoảng))* $"
)
CLOSE = re.compile(rf"(?:{_PAPER}|{_PRAISE})(?: (?!được|có|và)[^\W\d_]+){{0,4}} $")
ASKED = re.compile(
    r"(?<!theo )(?:đề nghị|đề xuất|kiến nghị|dự kiến|xem xét|bình xét|phấn đấu|chỉ tiêu|sẽ |xét chọn|"
    r"lựa chọn|đăng ký|trình )"
)
RECEIVED = re.compile(r"(?<!\w)(?:được|nhận|đạt|vinh dự|đón|tặng|trao)(?!\w)")
PERSON = re.compile(
    r"(?<!\w)(?:đồng chí|đ/c|ông|bà|anh|chị|lãnh đạo|đại diện|thay mặt|thừa ủy quyền|các đại biểu|ban tổ chức)(?!\w)"
)
OF = re.compile(r" của ")
_YEAR = re.compile(
    r"(?:(?P<range>giai đoạn|nhiệm kỳ|từ năm) ?[0-9]{4}|(?P<years>[0-9]{4} ?- ?[0-9]{2,4})|"
    r"(?<!\w)(?<!riêng )năm(?: học)? (?P<year>(?:19|20)[0-9]{2})(?! ?- ?[0-9]{4}))"
)
RECIPIENTS = re.compile(
    r"(?<!\w)(?:tập thể|cá nhân|hộ gia đình|gia đình|điển hình|gương|đơn vị|đảng viên|chi bộ|tổ chức)(?!\w)"
)
MEETING = re.compile(r"(?:hội nghị|lễ|buổi|hội thảo)(?: [^\W\d_]+){0,4} $")
GENERAL = re.compile(
    r"(?<!\w)(?:công tác|việc|kịp thời|bình xét|hình thức|làm căn cứ|cơ sở để|xét|sẽ|nhằm|để|quy chế|"
    r"luật|ban|hội đồng) (?:[^\W\d_]+ ){0,3}$"
)

_PAPERS = re.compile(r"(?<![0-9.])([0-9]{1,3}(?:\.[0-9]{3})*) (?:tấm )?$")
_TO = re.compile(
    r"[^.;,0-9]{0,60}? cho (?:các )?(tập thể|cá nhân|hộ gia đình)(?!,? (?:và )?(?:các )?(?:cá nhân|tập thể))"
)
_SPAN = re.compile(r"giai đoạn|nhiệm kỳ|từ năm|[0-9]{4} ?- ?[0-9]{4}|đến nay|qua [0-9]+ năm|trong [0-9]+ năm")
_YEAR_BEFORE = re.compile(r"(?:^|[, ])năm (?P<year>(?:19|20)[0-9]{2})(?! ?- ?[0-9]{4})(?=[,: ])")


def last_form(low: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return the span of the last form between ``start`` and ``stop``; a paper comes before praise."""
    papers = [found.span() for found in PAPER_AT.finditer(low, start, stop)]
    if papers:
        return whole(low, papers[-1])
    praises = [found.span() for found in PRAISE_AT.finditer(low, start, stop)]
    return praises[-1] if praises else None


def first_form(low: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return the span of the first form behind ``start``; a paper comes before praise that stands near it."""
    paper = PAPER_AT.search(low, start, min(stop, start + 220))
    praise = PRAISE_AT.search(low, start, min(stop, start + 160))
    if paper and (praise is None or paper.start() < praise.start() + 60):
        return whole(low, paper.span())
    return praise.span() if praise else None


def whole(low: str, paper: tuple[int, int]) -> tuple[int, int]:
    """Return a form with its rank: "Huân chương Lao động hạng Ba"."""
    rank = _RANK.match(low, paper[1]) if low.startswith(("huân", "huy c"), paper[0]) else None
    return paper[0], rank.end() if rank else paper[1]


def year(low: str, first: int, start: int, end: int, stop: int) -> int | None:
    """Return the year of the merit: in the statement ``low[start:end]``, behind it, else before it in the sentence.

    A span of several years is none.
    """
    for begin, limit in ((start, end), (end, stop)):
        if found := _YEAR.search(low, begin, min(limit, begin + 400)):
            return int(found["year"]) if found["year"] else None
    before = [found["year"] for found in _YEAR_BEFORE.finditer(low[first:start])]
    return int(before[-1]) if before and not _SPAN.search(low, first, start) else None


def papers(low: str, start: int, form: tuple[int, int], stop: int) -> Group | None:
    """Return what "25 bằng khen cho các tập thể" tells of recipients; None if the papers are not counted."""
    number = _PAPERS.search(low, max(start, form[0] - 12), form[0])
    if not number:
        return None
    count = int(number[1].replace(".", ""))
    to = _TO.match(low, form[1], stop)
    key = {"tập thể": "collectives", "cá nhân": "individuals", "hộ gia đình": "households"}.get(
        to[1] if to else "", "total"
    )
    return Group(form[0], form[1], form[1], **{key: count})
