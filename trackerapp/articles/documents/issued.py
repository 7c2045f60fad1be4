"""When a document was issued, and by whom."""

import re

from trackerapp.articles.page.passages import Passage
from trackerapp.articles.prose.wording import Wording
from trackerapp.text.dates import PartialDate
from trackerapp.text.folding import clean

_DATE = re.compile(
    r" ?,? ?\(? ?(?:ký |ban hành )?(?:ngày )?(?P<date>[0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] "
    r"?[0-9]{4}|[0-9]{1,2} tháng [0-9]{1,2},? năm [0-9]{4})(?![0-9])"
)
_DATE_BEFORE = re.compile(
    r"ngày (?P<date>[0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?[0-9]{4}|[0-9]{1,2} tháng [0-9]{1,2} năm "
    r"[0-9]{4}),? [^.;:\n0-9]{0,60}(?:ban hành|ký) (?:bản )?$"
)
_ISSUER = re.compile(
    r"[ ,)]{0,3}(?:của|do) (?P<issuer>(?:ban thường vụ|btv|ban chấp hành|bch|thường trực|thường vụ|"
    r"ủy ban nhân dân|ubnd|hđnd|hội đồng nhân dân|"
    r"bộ chính trị|ban bí thư|thủ tướng|chính phủ|quốc hội|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|quận ủy|"
    r"thị ủy|trung ương|bộ|ban|chủ tịch|hội|đoàn|liên)[^.,;:()\"\n]{0,60})"
)


def issued_on(wording: Wording, start: int, end: int, passage: Passage) -> PartialDate | None:
    """Return the day that is printed behind or right before a name."""
    found = _DATE.match(wording.low, end, passage.end) or _DATE_BEFORE.search(
        wording.low, max(passage.start, start - 110), start
    )
    try:
        return PartialDate.parse(found["date"].replace(",", "")) if found else None
    except ValueError:
        return None


def issuer(wording: Wording, end: int, stop: int) -> str | None:
    """Return the body that is said to have issued what ends at ``end``."""
    dated = _DATE.match(wording.low, end, stop)
    found = _ISSUER.match(wording.low, dated.end() if dated else end, stop)
    if not found:
        return None
    name = wording.plain[found.start("issuer") : found.end("issuer")]
    return clean(
        re.split(r" (?:về|và|đã|trong|đến|là|gắn|tại|được|theo|thì|với|cho|vào|ban hành|có|nhằm|để) ", f"{name} ")[0]
    )
