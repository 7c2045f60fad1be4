"""Who speaks of a practice for the unit that runs it."""

import re

from trackerapp.articles.bodies.authorities import head_at, level
from trackerapp.articles.bodies.running_units import Runner, is_committee, unit_at
from trackerapp.articles.practices.runners import LEADERS
from trackerapp.articles.prose.wording import Wording

_OFFICE = re.compile(
    r"(?<!\w)(?:chủ tịch|bí thư|chủ nhiệm|(?<!hội )trưởng|giám đốc|hiệu trưởng|chính trị viên|"
    r"chi hội trưởng|đại diện(?: cho)?) (?=[^\W\d_])"
)
_TOLD = re.compile(r"(?:nói|chia sẻ|kể|trao đổi|đánh giá|nhớ)(?: [^\W\d_]+){0,3} (?:về|lại)(?!\w)")


def speaking(wording: Wording, start: int, stop: int) -> Runner | None:
    """Return the small unit whose head tells of a practice: "Chị A, Chủ tịch Hội Phụ nữ xã B, cho biết …"."""
    for office in reversed([*_OFFICE.finditer(wording.low, start, stop)]):
        if wording.low.count('"', start, office.start()) % 2:
            continue  # a word of a name: "“Đường dây nóng Trưởng Công an xã”"
        unit = unit_at(wording, office.end(), stop) if head_at(wording, office.end(), stop) else None
        if unit and not LEADERS.match(wording.low, unit.start) and not is_committee(wording, unit):
            return unit if level(wording.low[unit.start : unit.end]) in {"commune", "other"} else None
    return None


def speaking_of(wording: Wording, start: int, at: int, stop: int) -> Runner | None:
    """Return the small unit whose head tells of the practice named before ``at``: "Nói về mô hình “…”, anh A, …"."""
    return speaking(wording, at, min(stop, at + 120)) if _TOLD.match(wording.low, start, at) else None
