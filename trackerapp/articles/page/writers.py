"""Who wrote an article, as the lines above and below it sign."""

import re

_WORK = re.compile(r" ?\((?:thực hiện|ghi|lược ghi|tổng hợp|ctv|sưu tầm)\)$| (?:thực hiện|ghi|lược ghi|tổng hợp)$")
_BODIES = (
    r"Đài|Ban|Phòng|Báo|Hội|Trung tâm|Văn phòng|Tổ|Trường|Đoàn|Công an|UBND|VKS\w*|TAND|MTTQ|LĐLĐ|HĐND|BCH|BQL|BDV\w*|"
    r"BTG\w*|VP\w*|Sở|Chi|Cục|Công ty|Bệnh viện"
)
_AT_WORK = re.compile(rf" ?(?:[-–,/]|\() ?(?:{_BODIES}|Huyện|Thành|Tỉnh|Xã|Phường|Thị trấn|Quận|CTV|TT).*$")
"""Where the writer works: "Thanh Trúc – Đài Truyền thanh huyện"."""
_OFFICE = re.compile(rf"\([^()]*\)$| (?:thực hiện|ghi|lược ghi|tổng hợp)$|(?:,| [-–]) (?:{_BODIES}) .*")
"""What stands behind the name of a writer."""
BYLINE = re.compile(
    r"(?:nguồn|theo|tác giả(?: bài viết)?|bài(?! (?:viết|mới|khác|liên quan|cùng))|(?:tin|bài)(?:,| và)? (?:ảnh|"
    r"bài)(?= ?:)|"
    r"ảnh(?! ?[0-9])|pv|"
    r"thực hiện|người viết|cộng tác viên|ctv|(?:ghi chép|ghi nhanh|phóng sự|bút ký|ký sự|tản văn)(?= ?:|"
    r" của))(?: ?:| )"
)


def is_name(line: str) -> bool:
    """Tell whether a line is a name or pen name: few words, each with a capital."""
    words = re.findall(r"[^\W\d_]+", _AT_WORK.sub("", _WORK.sub("", line)))
    return 1 <= len(words) <= 6 and all(word[0].isupper() for word in words)


def without_office(line: str) -> str:
    """Return a signature without what the writer did and where: "Thanh Trúc – Đài Truyền thanh huyện"."""
    return _OFFICE.sub("", line)
