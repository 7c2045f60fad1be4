"""What is given to whom: the papers and words of commendation, and how a text links them to numbers."""

import re
from collections.abc import Iterator

from trackerapp.articles.commendations.counts import RECIPIENT, Group
from trackerapp.articles.prose.wording import Wording

_PAPER = (
    "bằng khen|giấy khen|cờ (?:đơn vị|thi đua) (?:dẫn đầu|xuất sắc)|cờ (?:thi đua|thưởng|luân lưu)|"
    'cờ (?:dẫn đầu|xuất sắc)(?: (?:phong trào|cụm|khối) thi đua)?|cờ(?=:? ")|'
    "kỷ niệm chương|kỉ niệm chương|huy hiệu(?: đảng| (?:[0-9]{2}(?:,| và)? ?(?:năm)?,? ?){1,4}tuổi đảng)?|"
    "bằng (?:lao động|tuổi trẻ) sáng tạo|bằng lao động giỏi|"
    "huân chương|huy chương|(?<!bí )thư khen|(?<!bí )thư biểu dương|bằng chứng nhận|"
    '(?:danh hiệu "?|(?<=tặng ))(?:(?:thầy thuốc|nhà giáo|nghệ nhân|nghệ sĩ) (?:ưu tú|nhân dân)|'
    'anh hùng (?:lao động|lực lượng vũ trang nhân dân))"?|'
    'danh hiệu (?:vinh dự )?(?:nhà nước )?"?(?:bà )?mẹ việt nam anh hùng"?|'
    "giấy chứng nhận(?! (?:[0-9]+ )?(?:mô hình|quyền|đạt|sản phẩm|an toàn|đăng k|nhãn|chất lượng|hoàn thành))|"
    "bằng ghi công|bằng ghi nhận|giấy biểu dương|giấy tuyên dương"
)
_PRAISE = (
    "biểu dương|tuyên dương|suy tôn|(?<!thi đua, )(?<!thi đua - )(?<!thi đua )khen thưởng|khen thưởng(?= (?:cho |"
    "[0-9]))|tôn vinh|vinh danh|khen tặng|ngợi khen|khen(?= (?:[0-9]|$))|(?<=được )khen|"
    "(?<=tỉnh )khen|(?<=huyện )khen|(?<=xã )khen|(?<=trên )khen|(?<=trung ương )khen"
)
_PAPER_AT = re.compile(rf"(?<!\w)(?:{_PAPER}|giải thưởng)(?![^\W_])")
PRAISE_AT = re.compile(rf"(?<!\w)(?:{_PRAISE})(?:(?:,| và|,? cũng như)? (?:{_PRAISE}))*(?!\w)")
GIVEN = re.compile(
    r"(?<!\w)(?:công nhận|phong tặng|tặng thưởng|trao tặng|trao thưởng|truy tặng|tặng|trao|nhận|đón nhận|đạt|khen|"
    r"cấp|thưởng)(?!\w)"
)
_RANK = re.compile(
    r"(?: (?:lao động|độc lập|bảo vệ tổ quốc|chiến công|quân công|đại đoàn kết(?: dân tộc)?|dũng cảm|hữu nghị|"
    r"sao vàng|"
    r"hồ chí minh|kháng chiến(?: chống (?:mỹ|pháp)(?:,? cứu nước)?)?|giải phóng|chiến sĩ (?:vẻ vang|giải phóng)|"
    r"quân kỳ quyết thắng|vì an ninh tổ quốc))?(?: ?hạng (?:nhất|nhì|ba|i{1,3}|[123])(?![^\W_]))?(?![^\W_])"
)
"""The names of orders and medals in the laws on emulation and commendation, and their classes."""
_NAME = re.compile(r' (?:"[^"\n]{3,80}"|(?!hội thi|cuộc thi)[^\W\d_]+(?: [^\W\d_]+){1,4})')
LINKED = re.compile(
    r"(?:(?<!\w)(?:cho|tặng|đối với|tới|gồm|(?P<loose>là|với|có))|:|\()(?: ?(?:các|cả|hơn|trên|gần|tổng số|tổng cộng|"
    r"thêm|gồm|có|là|khoảng|thân nhân(?: của)?))* $"
)
GIFT = re.compile(
    r"(?<!\w)(?:trao|tặng|hỗ trợ|thăm)(?: [0-9.]+)? (?:phần )?"
    r"(?:quà|suất|học bổng|hoa|nhà|tiền|xe|sổ|hiện vật|phần)(?!\w)"
)
AND_PRAISES = re.compile(rf"(?:,| và) (?:ghi danh|ghi nhận|{_PRAISE}) ")
"""Praise between a paper and whom it is given to: "tặng Bằng khen, biểu dương 5 tập thể"."""
OF_THEM = re.compile(r"(?<!\w)trong đó(?!\w)")
CLOSE = re.compile(rf"(?:{_PAPER}|{_PRAISE})(?: được|(?: (?!được|có|và)[^\W\d_]+){{0,4}}) $")
ASKED = re.compile(
    r"(?<!theo )(?<!khen thưởng và )(?:đề nghị(?! và được)|đề xuất|kiến nghị|dự kiến|(?<!qua )(?<!đã )xem xét|bình xét|"
    r"(?<!đường )(?<!trình )phấn đấu|"
    r"chỉ tiêu|sẽ |"
    r"(?:xét chọn|lựa chọn)(?!(?:,| và| để)? (?:biểu|tuyên|khen|tôn|vinh) )|"
    r"đăng ký|(?<!chương )(?<!quá )(?<!công )(?<!quy )(?<!hành )trình )"
)
PROPOSED = re.compile(r"(?<!theo )(?:đề nghị(?! và được)|đề xuất|kiến nghị)")
"""What asks for whatever follows, named with its paper or without."""
CHOSEN = re.compile(r"(?<!\w)(?:đã|vừa) (?:[^\W\d_]+ ){0,3}?chọn (?:(?:ra|được|cử) ){0,2}$")
"""What is said of those who were chosen: they were, or else it is a plan."""
DENIED = re.compile(
    r"(?<!\w)(?:không|chưa|xứng đáng|mong muốn|mong|hy vọng|ước|nếu|sẽ|lẽ ra)(?: [^\W\d_]+){0,3} (?:được|nhận|tặng)"
    r"(?!\w)[^.;,]{0,40}$"
)
"""What says of an award that it was not given, or is wished for."""
BY = re.compile(r"(?<!\w)được ")
DONE = re.compile(
    r", [^,;]{0,80}(?:đã|vừa) (?:quyết định |thống nhất |tổ chức )?"
    r"(?:trao|tặng|khen|biểu dương|tuyên dương|tôn vinh|vinh danh)(?!\w)"
)
HAD = re.compile(r"(?<!\w)(?:có|được|đạt) (?:[0-9.]{1,6} )?$")
PLANNED = re.compile(r"(?<!\w)(?:phấn đấu|chỉ tiêu|dự kiến|mục tiêu|đề nghị|sẽ)(?!\w)")
RECEIVED = re.compile(r"(?<!\w)(?:được|nhận|đạt|vinh dự|đón|(?<!và )(?<!, )(?:tặng|trao|cấp(?= bằng| giấy)))(?!\w)")
ANOTHER = re.compile(
    r"[,;] (?:riêng |đến |và )?năm (?:19|20)[0-9]{2}(?! ?[-–])|"
    r"(?<!\w)(?:hàng (?:vạn|nghìn|ngàn|trăm|chục)|nhiều) (?:lượt )?(?:tập thể|cá nhân)"
)
"""What begins a statement on others behind a count: "74 chi hội …, năm 2013 Hội được tặng Bằng khen"."""
GOES_ON_DOING = re.compile(
    r" (?:và |đồng thời )?(?:tổ chức|tiến hành|phát động|biểu dương|tuyên dương|khen|tặng|trao)(?!\w)"
)
"""What begins a clause of whoever acts at the head of the sentence."""
WON = re.compile(r"(?<!\w)(?:đạt|đoạt|giành) (?:được )?(?:các |nhiều |[0-9]+ )?(?:giải|huy chương)(?!\w)")
"""Prizes of competitions: who wins one is not commended by that."""
HANDING = re.compile(r"(?<!\w)(?:trao|tặng) (?:[0-9.]{1,6} )?$")
TO_SOMEBODY = re.compile(
    r"[^.;0-9]{0,90}? cho (?:(?:đại diện )?(?:các |một số |nhiều |những )?(?:tập thể|cá nhân)|"
    r"đồng chí|đ/c|ông|bà|anh|chị|cụ|mẹ|em)(?!\w)"
)
STATELY = ("huân chương", "huy chương", "giải thưởng", "danh hiệu")
"""Forms that say by themselves that they were given, whoever gave them."""
HELD = re.compile(r"(?<!\w)tổ chức (?:[^\W\d_]+ ){0,4}(?:trao|tặng) $")
MADE_KNOWN = re.compile(r"(?<!\w)công bố (?:danh sách )?$")
OF_STATE = ("huân chương", "huy chương", "danh hiệu")
"""Forms that only the State gives."""
CERTIFICATES = ("giấy chứng nhận", "bằng chứng nhận", "huy hiệu")
"""Forms that a picture shows on many occasions."""
HANDED = re.compile(r" (?:đã |vừa )?(?:trao|tặng|cấp)(?!\w)")
JOINED = re.compile(rf"(?:,| và|,? cùng) (?:[0-9.]{{1,7}} (?:tấm |lá )?)?(?:{_PAPER})(?!\w)(?: \"[^\"\n]{{2,80}}\")?")
IN_TURN = re.compile(r"(?<!\w)lần lượt(?!\w)")
MORE = re.compile(r"[^.]{0,200}(?:[,;]| và| cùng|[,;] có) [0-9.]{1,7}(?: tấm)? ")
"""What stands between an act and papers that are counted behind it: "cho 5 tập thể và 9 bằng khen"."""
AND = re.compile(r"(?: \(?năm (?:19|20)[0-9]{2}\)?)?(?:,|;|,? và|,? cùng)(?: nhiều| [0-9.]{1,6}(?: tấm)?)? ?$")
GIVES = re.compile(r"(?<!\w)(?:công nhận|tặng|trao|nhận|khen)(?!\w)")
NAMELY = re.compile(r"(?<!\w)gồm(?: có)?:? (?:[^.;]{0,200}(?:,| và) )?[0-9.]{1,7} $")
"""What leads to papers that an act before is divided into: "… cho 84 đồng chí, gồm: 9 Huân chương …"."""
GOES_ON = re.compile(r"[,;] (?:và |đồng thời |cùng đó )?(?:trao tặng|trao|tặng) (?:[0-9.]{1,7} (?:tấm |lá )?)?$")
"""What leads to another paper of the same giver: "… cho xã A, trao | Cờ thi đua cho xã B"."""
ALSO = re.compile(r"(?:[^.;:()0-9\"]|\"[^\"]{1,90}\"){0,120}(?:,| và| cùng)(?: hơn| trên| gần)? ")
"""What stands between two counts of one act: "tuyên dương 8 đảng viên trẻ và 14 thanh niên"."""
ALSO_FOR = re.compile(
    r"[^.;:()]{0,70}(?<!\w)(?:thành tích|xuất sắc|tiêu biểu)(?!\w)(?![^.;]{0,40} được )|"
    r"(?: \"[^\"\n]{2,80}\"| (?!(?:được|đã|là|có|nhận|đạt|giành|bị|sẽ|phải|đăng ký|tham gia|tham dự|dự)(?!\w))[^\W_]+"
    r"| - |[,/-]){0,25} ?(?=[.;]|$)"
)
"""What is said behind a count that a semicolon parts from its act: "; 7 tập thể có thành tích …"."""
GENERAL = re.compile(
    r"(?<!\w)(?:công tác|việc|kịp thời|bình xét|hình thức|làm căn cứ|cơ sở để|xét|sẽ|nhằm|để|quy chế|"
    r"luật|(?<!ủy )ban|hội đồng) (?:[^\W\d_]+ ){0,3}$"
)

_PAPERS = re.compile(r"(?<![0-9.])([0-9]{1,3}(?:\.[0-9]{3})*) (?:tấm |lá |chiếc )?$")
_TO = re.compile(rf"(?: ?\([^()]{{2,80}}\))?[^.;,0-9]{{0,60}}? cho (?:các )?(?:{RECIPIENT})(?!\w)")


def forms(wording: Wording, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of papers between ``start`` and ``stop``, with their rank: "Huân chương Lao động hạng Ba"."""
    for paper in _PAPER_AT.finditer(wording.low, start, stop):
        rank = _RANK.match(wording.low, paper.end(), stop) if "chương" in paper[0] else None
        end = (rank or paper).end() if paper[0] != "giải thưởng" else _end_of_prize(wording, paper.end(), stop)
        if end:
            yield paper.start(), end


def _end_of_prize(wording: Wording, start: int, stop: int) -> int | None:
    """Return where the name of a prize ends, in quotation marks or with a capital at both ends; None if it has none."""
    name = _NAME.match(wording.low, start, stop)
    if not name or name[0].endswith('"'):
        return name and name.end()
    starts = [space.end() for space in re.finditer(" ", name[0])]
    last = max((at for at in starts if wording.plain[start + at].isupper()), default=0)
    is_name = last > 1 and wording.plain[start + 1].isupper()
    return start + last + len(name[0][last:].split()[0]) if is_name else None


def last_form(wording: Wording, start: int, stop: int) -> tuple[int, int] | None:
    """Return the span of the last form between ``start`` and ``stop``; a paper comes before praise."""
    papers = [*forms(wording, start, stop)]
    praises = [found.span() for found in PRAISE_AT.finditer(wording.low, start, stop)]
    found = papers or praises
    return found[-1] if found else None


def first_form(wording: Wording, start: int, stop: int) -> tuple[int, int] | None:
    """Return the span of the first form behind ``start``; a paper comes before praise that stands near it."""
    paper = next(forms(wording, start, min(stop, start + 300)), None)
    praise = PRAISE_AT.search(wording.low, start, min(stop, start + 300))
    if paper and (praise is None or paper[0] < praise.start() + 60):
        return paper
    return praise.span() if praise else None


def papers(low: str, start: int, form: tuple[int, int], stop: int) -> Group | None:
    """Return what "25 bằng khen cho các tập thể" tells of recipients; None if the papers are not counted."""
    number = _PAPERS.search(low, max(start, form[0] - 12), form[0])
    if not number:
        return None
    count = int(number[1].replace(".", ""))
    joined = JOINED.match(low, form[1], stop)
    to = _TO.match(low, joined.end() if joined else form[1], stop)
    key = str(to.lastgroup) if to else "total"
    return Group(form[0], form[1], form[1], **{key: count})
