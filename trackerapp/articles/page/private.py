"""What must not be published unread: numbers of identity cards and telephones, days of birth, health."""

import re
from dataclasses import dataclass

from trackerapp.articles.prose.wording import Wording

_SIGNS = {
    "identity number": (
        r"(?:cccd|cmnd|căn cước|chứng minh nhân dân|số định danh)[^0-9\n]{0,30}[0-9]{9,12}(?![0-9])|"
        r"(?<![0-9.,/])0[0-9]{2}[0-3][0-9]{8}(?![0-9])"
    ),
    "phone number": (
        r"(?<![0-9.,/-])(?:\+84|84|0)[ .-]?[35789](?:[ .-]?[0-9]){8}(?![0-9])|"
        r"(?<![0-9.,/-])02[0-9]{1,2}[ .-][0-9]{3,4}[ .-]?[0-9]{3,4}(?![0-9])"
    ),
    "birth date": (
        r"(?<![^\W_])(?:sinh|sn)(?: ngày| năm|:)? ?(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-])?(?:19|20)[0-9]{2}(?![0-9])|"
        r"sinh ngày [0-9]{1,2}"
    ),
    "health": (
        r"(?<![^\W_])(?:ung thư|hiv|nhiễm chất độc da cam|nạn nhân chất độc|tâm thần|bại não|bại liệt|suy thận|"
        r"chạy thận|đột quỵ|tai biến|khuyết tật|tàn tật|trầm cảm|bệnh tim|bệnh hiểm nghèo|liệt nửa người|"
        r"nghiện ma túy|"
        r"bệnh án|thương tật|động kinh|tự kỷ|viêm gan|lao phổi|bệnh nan y)(?![^\W_])"
    ),
}
_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _SIGNS.items()}


@dataclass(frozen=True, slots=True)
class Private:
    """Words that may tell of a private person: of what kind, and where they stand in the text as given."""

    kind: str
    start: int
    end: int


def private(wording: Wording) -> list[Private]:
    """Return what somebody should look at before anything of the text is published, in the order of the text."""
    found = [
        Private(kind, *wording.span(*match.span()))
        for kind, pattern in _PATTERNS.items()
        for match in pattern.finditer(wording.low)
    ]
    return sorted(found, key=lambda each: each.start)
