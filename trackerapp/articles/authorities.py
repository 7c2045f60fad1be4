"""Bodies that commend, issue or run something, as an article writes them, and their level."""

import re
from collections.abc import Iterator

from trackerapp.articles.vocabulary import UNITS
from trackerapp.articles.wording import Wording
from trackerapp.text.folding import clean

_HEADS = (
    "cđ[a-zđ]{0,3}|bưu điện|điện lực|viễn thông|chi nhánh|hnd|hội nd|hội pn|đtn|bđbp|hội lhtn|"
    "thủ tướng chính phủ|thủ tướng|chính phủ|chủ tịch nước|chủ tịch ubnd|chủ tịch ủy ban nhân dân|"
    "chủ tịch hội đồng nhân dân|chủ tịch(?= hội| liên đoàn| công đoàn| tổng| ủy ban| mttq| mặt trận)|"
    "đảng và nhà nước|đảng, nhà nước|nhà nước|ủy ban thường vụ quốc hội|quốc hội|chánh án|tòa án|toà án|tand|"
    "viện trưởng|viện kiểm sát|viện ksnd|vksnd|cục trưởng|tổng cục trưởng|tư lệnh|chỉ huy trưởng|chính ủy|"
    "quân ủy|kiểm toán|"
    "bảo hiểm xã hội|kho bạc|văn phòng|thanh tra|hạt kiểm lâm|đài phát thanh|đài truyền thanh|đài truyền hình|"
    "học viện|đại học|"
    "tổng công ty|nhà máy|xí nghiệp|nông trường|lâm trường|vườn quốc gia|nhà văn hóa|hiệp hội|liên hiệp|giáo hội|"
    "ban trị sự|"
    "ban đại diện|ban vận động|ban thi đua|ban công tác|ban chqs|bộ chqs|bộ chbđbp|bch quân sự|hội quán|ubnd|"
    "ủy ban nhân dân|hđnd|"
    "ban thường vụ|thường vụ|ban thường trực|thường trực|btv|ban chấp hành|bch|tỉnh ủy|thành ủy|huyện ủy|"
    "quận ủy|thị ủy|đảng ủy|đảng bộ|chi bộ|ban tuyên giáo và dân vận|"
    "ban tuyên giáo|ban dân vận|"
    "ban tổ chức(?= (?:tỉnh|thành|huyện|quận|thị|đảng|trung ương|tw))|"
    "ban chỉ đạo|ban chỉ huy|ban giám đốc|ban giám hiệu|"
    "ủy ban mặt trận tổ quốc|ủy ban mttq|ủy ban|ubmttq|mttq|mặt trận tổ quốc|mặt trận|"
    "ban công tác mặt trận|hội đồng thi đua|"
    "(?:tỉnh|thành|huyện|quận) hội|"
    "hội đồng đội|hội đồng(?= nhân dân| thi đua| đội| quản trị| khoa học)|hội liên hiệp|hội lhpn|"
    "hội phụ nữ|hội nông dân|hội cựu chiến binh|hội ccb|hội chữ thập đỏ|hội người cao tuổi|"
    "hội khuyến học|các cấp, các ngành|"
    "các bộ, (?:ban, )?ngành(?:, đoàn thể)?(?: trung ương)?|"
    "các phường, xã|các xã, phường|các xã, thị trấn|các xã|"
    "các phường|các huyện, thị|các huyện|các địa phương|các đơn vị|các sở, ngành|các ban, ngành|"
    "các cấp, ngành|các cấp hội|các cấp ủy|các cấp|"
    "(?<!đại )(?<!xã )(?<!cơ )(?<!lễ )(?<!ngày )hội(?! nghị|"
    " trường| thi| thảo| viên| diễn| họp|"
    " đồng| tụ| nhập| thao)|chi hội|chi đoàn|tổ hội|"
    "(?:trung ương|tw|t\\.ư)(?: hội| đoàn| mttq)?|tỉnh đoàn|huyện đoàn|"
    "thành đoàn|quận đoàn|thị đoàn|đoàn thanh niên|đoàn tncs|đoàn xã|đoàn phường|đoàn khối|đoàn(?! viên| kết| thể|"
    " tụ| trưởng| công tác| kiểm tra| đại biểu| giám sát| người)|"
    "tổng liên đoàn lao động|tổng lđlđ|tổng liên đoàn|liên đoàn lao động|lđlđ|công đoàn|tổng cục|bộ chính trị|"
    "ban bí thư|"
    "bộ trưởng bộ|bộ chỉ huy|bộ tư lệnh|bộ đội biên phòng|"
    "bộ(?! phận| máy| môn| mặt| tiêu| quy| đội| luật| ảnh| sách)|quân khu|"
    "giám đốc sở|giám đốc công an|giám đốc|tổng giám đốc|(?<!cơ )sở(?! hữu| thích| dĩ)|phòng(?! chống| cháy| ngừa|"
    " tránh| bệnh| dịch| trào| ở| học| khách)|công an|chi cục|cục|(?<!hội )trường(?! hợp| tồn| kỳ)|"
    "công ty|tập đoàn|ngân hàng|trung tâm|bệnh viện|khối|cụm|đồn biên phòng|"
    "hợp tác xã|htx|tổ hợp tác|hải đội|khoa(?! học)|nhà trường|tiểu đoàn|trung đoàn|đại đội|trung đội|tiểu đội|"
    "lữ đoàn|"
    "sư đoàn|"
    "quân đoàn|binh đoàn|vùng cảnh sát biển|hạm đội|liên đội|chi đội|"
    "ban quản lý|ban nhân dân|"
    "khối dân vận|tổ dân vận|tổng bí thư|"
    rf"(?<!đơn vị )cấp (?:{UNITS})(?:(?:,| và) (?:{UNITS}|tương đương))+(?! (?:hội|đoàn))|"
    "(?<!đơn vị )cấp (?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|cơ sở|trung ương|nhà nước)|"
    "hiệu trưởng|trạm y tế|ngành|"
    "liên minh hợp tác xã|cấp ủy|lãnh đạo"
)
_BEFORE_CAPITALS = (
    "tổ",
    "nhóm",
    "đội",
    "chùa",
    "giáo xứ",
    "giáo họ",
    "họ đạo",
    "dòng họ",
    "viện",
    "ban",
    "báo",
    "liên",
)
"""Words that are a body only before a name: "Tổ Toán - Tin"."""
_HEAD = re.compile(
    rf"(?<![\w/])(?<!\w-)(?:{_HEADS}|(?:{UNITS}|tp|{'|'.join(_BEFORE_CAPITALS)})(?= [^\W\d_])|"
    r"tp(?=\.[^\W\d_]))(?![^\W_])"
)
_PLACE = re.compile(rf"(?:{UNITS}|tp)")
_LOCALITY = re.compile(rf" (?:{UNITS})(?= [^\W\d_])")
_COMPOUND = re.compile(r" (?:hội|ủy|uỷ|đoàn|đảo|đội|biên giới|miền núi|vùng cao)(?!\w)")
"""What goes on behind a type of place in small letters: "xã hội", "tỉnh ủy"."""
_STOP = re.compile(
    r"(?<!tp)\.|(?<!hội đồng thi đua),|[;:()\"\n…]| (?:đã|được|vừa|sẽ|cũng|còn|tiến hành|tổ chức|quyết định|tặng|trao|"
    r"(?<!hội đồng thi đua )(?<!hội đồng thi đua - )(?<!hội đồng thi đua, )khen|"
    r"biểu dương|tuyên dương|tôn vinh|vinh danh|ký|công nhận|ghi nhận|xét|"
    r"đề nghị|có|với|cho|vì|(?<!tội phạm )(?<!hành chính )về|do|để|nhằm|trong|tại|năm|giai đoạn|là|thì|khi|từ|theo|"
    r"và(?! (?:đào tạo|dân vận|môi trường|xã hội|truyền thông|du lịch|phát triển|công nghệ|thể thao|"
    r"doanh nghiệp|"
    r"đầu tư|chính trị|gia đình|nhiều|trung học|thcs|thpt|tiểu học|giáo dục|công thương|kiểm tra|trả kết quả))|"
    r"cùng|nhân dịp|dịp|qua|ban hành|công bố|phê duyệt|chỉ đạo|phát động|triển khai|thực hiện|"
    r"trân trọng|duy trì|xây dựng|ra mắt|thành lập|nhận(?! và trả)|lựa chọn|"
    r"đón|ở|trên|đến|giúp|góp phần|thu hút|mang|vận động|đăng ký|đăng kí|tiếp tục|hiện|luôn|đang|lại|chọn|"
    r"phối hợp|nhân rộng|gắn|hoạt động|làm|"
    r"hỗ trợ|đạt|nay|mỗi|nhiều|mô hình|phong trào|câu lạc bộ|tham mưu|chủ trì|lan tỏa|ngày càng|gồm|"
    r"ai|mới|đều|liên tục|thường xuyên|chủ động|tích cực|mạnh dạn|bắt đầu|nỗ lực|sớm|"
    r"cũ(?!\w)|nói(?! chung)|tâm sự|nhớ lại|tự hào|phấn khởi|"
    r"tập trung|nằm|đóng (?:chân|quân)|vận hành|bàn|vinh dự|cần|phải|nên|này|đó|ấy|đặt|lập|mở|khởi xướng|"
    r"sáng lập|dành|"
    r"trích|truy tặng|phong(?= tặng)|(?<!khen )thưởng|cấp(?= bằng| giấy)|(?<!các )cấp(?= ?$)|thống nhất|đảm nhận|"
    r"phụ trách|"
    r"phát huy|xem xét|"
    r"họp|thông qua|gắn|đề xuất|"
    r"nghĩ ra|gầy dựng|quyên góp|sinh hoạt|bằng|mà|nhưng|"
    r"hay|hoặc|vào|ra|lên|sau|trước|"
    r"xuống|đứng|rất|ngoài|hưởng ứng|tham gia|tham dự|(?<!trực )thuộc|nổi tiếng|hiệu quả|tốt|nhất(?! trí)|khá|"
    r"tiêu biểu|nổi bật|"
    r"điển hình|"
    r"sáng tạo|thiết thực|đánh giá|giữ|nấu|dạy|gom|quét|thắp|lắp|sửa|xóa|hiến|đỡ đầu|kết nối|gởi|vẫn|chưa|không|"
    r"chỉ(?! huy| đạo)|thì|trực tiếp|đứng ra|bắt tay|đem|gửi|kể|cho biết|chia sẻ|khẳng định|quyết tâm|kêu gọi|treo|"
    r"dọn|tuần tra|xác định|"
    r"quản lý|hằng|hàng|bước đầu|của(?= (?:tỉnh|huyện|xã|các|địa phương)(?!\w)))(?![^\W_])|(?<!hội đồng thi đua)(?= - )"
)
_STEERING = re.compile(
    r"(?<=ban chỉ đạo) (?:(?!(?:đã|vừa|được|do|của|tặng|trao|khen|biểu dương|tuyên dương|tôn vinh|họp|cấp)(?!\w))"
    rf"[^.;:()\"\n ]+ ){{1,22}}?(?=(?:{UNITS}|tp|trung ương|quốc gia)(?! hội|\w))"
)
"""What a steering committee is for, commas and verbs and all, up to its place."""
_SHORT_FORM = re.compile(rf"\([A-ZĐ&/-]{{2,12}}\)(?= (?:{UNITS}|TP|Việt Nam|Trung ương)(?!\w))")
"""A short form in the middle of a name: "Hội Cựu chiến binh (CCB) tỉnh"."""
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
            r"tổng (?:liên đoàn|lđlđ)|tổng cục|việt nam$|quốc hội|tư lệnh"
        ),
    ),
    ("commune", r"(?<!\w)(?:(?<!hợp tác )(?<!thông tấn )xã(?! hội)|phường|thị trấn|đặc khu)(?!\w)"),
    ("district", r"(?<!\w)(?:huyện|quận|thị xã|thị ủy|huyện ủy|quận ủy|huyện đoàn|thị đoàn)(?!\w)"),
    ("province", r"(?<!\w)(?:tỉnh|tỉnh ủy|tỉnh đoàn|(?<!cơ )sở)(?!\w)"),
]
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


def _is_whole(wording: Wording, head: re.Match[str]) -> bool:
    """Tell whether a head is no mere type of place or body without a name."""
    if wording.low.startswith("ban tổ chức", head.start()):
        return head[0] != "ban"
    is_type = is_place(head) or head[0] in _BEFORE_CAPITALS
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
    low = name.lower().replace("uỷ", "ủy")
    for found, pattern in _LEVELS:
        if re.search(pattern, _THE.sub("huyện", low)):
            return found
    if _CITY.search(low):
        return "province" if _GREAT.search(low) else (home or "district")
    return "other"
