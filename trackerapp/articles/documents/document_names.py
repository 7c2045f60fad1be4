"""Names of documents in running text: kind and number, a plenum of the Central Committee, a law by its title."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trackerapp.articles.page.passages import Passage
from trackerapp.articles.prose.wording import Wording
from trackerapp.text.dates import PartialDate
from trackerapp.text.folding import clean, fold

_KINDS = (
    "chỉ thị|kết luận|nghị quyết liên tịch|nghị quyết|quyết định|hướng dẫn liên tịch|hướng dẫn|"
    "kế hoạch liên tịch|kế hoạch|quy định|"
    "quy chế phối hợp|quy chế|thông tri|thông báo|công văn|công điện|chương trình hành động|"
    "chương trình phối hợp|chương trình|"
    "nghị định|thông tư liên tịch|thông tư|đề án|báo cáo|tờ trình|luật|pháp lệnh|văn bản|nq|kl|nđ|qđ"
)
_SHORT = {"nq": "Nghị quyết", "kl": "Kết luận", "nđ": "Nghị định", "qđ": "Quyết định"}
_KIND = re.compile(rf"(?<!\w)(?:{_KINDS})(?!\w)|(?<!\w)nq(?=tư)")
_MARK = "[/–—−‐‑-]"
_LETTERS = r"[A-ZĐƯ](?:[.&]?[A-Za-zĐđƯưÊêÔô]){0,10}[0-9]{0,2}(?![^\W_])"
_CODE = (
    rf"(?: ?{_MARK} ?(?:19|20)[0-9]{{2}}(?![0-9]))?"
    rf"(?: ?{_MARK} ?{_LETTERS}| ?(?:CT|KL|NQ|QĐ|KH|HD|CV)(?= ?{_MARK})){{1,4}}"
    r"(?:(?<=/QĐ|/CT|/KH|/HD|/NQ) (?:UBND|TTg|TW|TU|HU|ĐU|B[A-ZĐ]{2,6})(?![^\W_]))?"
)
_NUMBER = re.compile(rf"(?: chuyên đề)? ?(?P<so>[Ss]ố ?:? ?)?(?P<number>[0-9]{{1,5}})(?![0-9])(?P<code>{_CODE})?")
_NEXT = re.compile(
    rf"(?:,| và|;) (?P<so>(?:số ?)?)(?P<number>[0-9]{{1,5}})(?:(?P<code>{_CODE})|(?<=[0-9]{{2}})(?= của | và |[,.;)]))"
)
"""Another number behind one: "Quyết định số 217-QĐ/TW, 218-QĐ/TW", "các Chỉ thị 03, 05 của …"."""
_BARE = dict.fromkeys(("chỉ thị", "kết luận", "nghị quyết", "nghị định", "quy định", "thông tri", "đề án"), 2)
_BARE["quyết định"] = 3
"""Kinds that are named by their bare number ("Chỉ thị 05"), and the digits that such a number has at least."""

_UNITS = re.compile(
    r" (?:điều|năm(?! (?:19|20)[0-9]{2})|tháng|ngày(?! ?[0-9])|tiêu chí|nội dung|nhiệm vụ|xã|"
    r"hộ|người|đồng|triệu|tỷ|mô hình|lần|bước|nhóm|khâu|nguyên tắc|chỉ tiêu|"
    r"trường hợp|đơn vị|tổ chức|cán bộ|giải pháp|vấn đề|việc|%|văn bản|chương|mục)(?!\w)| ?%|[.,][0-9]"
)
_CENTRAL = r"(?:t\.ư|tư|tw|trung ương)"
_ONE_TO_TEN = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ORDINALS = {"nhất": 1, "tư": 4, **{word: at for at, word in enumerate(_ONE_TO_TEN, 1)}}
_ORDINAL = "[0-9]{1,2}|" + "|".join(_ORDINALS)
_PLENUM = re.compile(
    rf" ?(?:của )?(?:hội nghị )?(?:(?:ban chấp hành |bch )?{_CENTRAL} ?(?:đảng )?(?:lần thứ "
    rf")?(?P<a>{_ORDINAL})(?![\w/])|"
    rf"(?:lần thứ )(?P<b>{_ORDINAL}),? (?:của )?(?:ban chấp hành |bch )?{_CENTRAL}(?: đảng)?)"
)
_TERM = re.compile(r" ?[,-]? ?\(? ?(?:của )?(?:đảng,? )?(?:khóa|khoá) ?(?P<term>[xivl]{1,6}|[0-9]{1,2})(?!\w)(?: ?\))?")
_MORE_TERMS = re.compile(r" ?(?:,|và) ?(?:khóa )?(?P<term>[xiv]{1,6}|[0-9]{1,2})(?!\w)\)?")
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
_LAW = re.compile(r"Luật (?=[A-ZĐ])")
_LAW_ENDS = re.compile(
    r"[.;:()\"\n“”]|,(?! (?:chống|Khen|khen|Tố|tố cáo|công chức|viên chức|chữa))|"
    r" (?:năm|ngày|số|và(?! (?:gia|Giới|Gia))|được|của|đã|là|đến|cho|trong|với|để|nhằm|quy định|có|sửa đổi)(?!\w)"
)
_ORGANS = [
    ("tw", ("tw", "tư", "trung ương")),
    ("tu", ("tu",)),
    ("hu", ("hu",)),
    ("đu", ("đu",)),
    ("ttg", ("ttg",)),
    ("cp", ("cp",)),
]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the article names it; ``name`` is what stands at the span.

    ``digits``, ``organ`` and ``year`` are the parts of its number, ``plenum`` is the plenum of the Central Committee
    that passed it, with the term.
    """

    name: str
    number: str | None
    kind: str
    issuer: str | None
    issued_on: PartialDate | None
    start: int
    end: int
    digits: int | None
    organ: str | None
    year: str | None = None
    plenum: tuple[int, int | None] | None = None


def named(wording: Wording, passage: Passage) -> Iterable[Document]:
    """Yield every mention of a document in a passage."""
    done = passage.start
    for kind in _KIND.finditer(wording.low, passage.start, passage.end):
        if kind.start() < done:
            continue
        for document in _after(wording, passage, kind):
            done = max(done, document.end)
            yield document
    yield from _laws(wording, passage)


def _after(wording: Wording, passage: Passage, kind: re.Match[str]) -> list[Document]:
    if plenum := _PLENUM.match(wording.low, kind.end(), passage.end):
        return _of_plenum(wording, passage, kind, plenum)
    number = _NUMBER.match(wording.plain, kind.end(), passage.end)
    if not number or not _is_named(wording, kind, number):
        return []
    found = [_numbered(wording, passage, kind, number, kind.start())]
    while number := _NEXT.match(wording.plain, number.end(), passage.end):
        found.append(_numbered(wording, passage, kind, number, number.start("number")))
    return found


def _is_named(wording: Wording, kind: re.Match[str], number: re.Match[str]) -> bool:
    """Tell whether the number is the document's: it has a code or "số", or the kind goes by its bare number."""
    if number["code"] and re.search("[/–—-]", number["code"]):
        return True
    if _UNITS.match(wording.low, number.end()) or kind[0] in _SHORT:
        return False
    if number["code"] or number["so"]:
        return kind[0] not in {"báo cáo", "văn bản", "chương trình"} or bool(number["code"])
    is_title = wording.plain[kind.start()].isupper() or kind[0] == "chỉ thị"
    return is_title and len(number["number"]) in {_BARE.get(kind[0], 9), _BARE.get(kind[0], 8) + 1}


def _numbered(wording: Wording, passage: Passage, kind: re.Match[str], number: re.Match[str], start: int) -> Document:
    code = number["code"] or ""
    letters = code.lower().replace(" ", "")
    year = re.match(rf"{_MARK}((?:19|20)[0-9]{{2}})", letters)
    return Document(
        name=clean(wording.plain[start : number.end()]),
        number=clean(wording.plain[number.start("number") : number.end()]),
        kind=_kind(wording, kind),
        issuer=_issuer(wording, number.end(), passage.end),
        issued_on=_date(wording, start, number.end(), passage),
        start=start,
        end=number.end(),
        digits=int(number["number"]),
        organ=_organ(letters) or _organ_of(_issuer(wording, number.end(), passage.end)),
        year=year[1] if year else None,
        plenum=(0, _term_nearby(wording, number.end(), passage.end)),
    )


def _kind(wording: Wording, kind: re.Match[str]) -> str:
    return _SHORT.get(kind[0]) or clean(wording.plain[kind.start() : kind.end()])


def _of_plenum(wording: Wording, passage: Passage, kind: re.Match[str], plenum: re.Match[str]) -> list[Document]:
    ordinal = plenum["a"] or plenum["b"]
    which = int(ordinal) if ordinal.isdecimal() else _ORDINALS[ordinal]
    term = _TERM.match(wording.low, plenum.end(), passage.end)
    ends = [(term.end() if term else plenum.end(), _roman(term["term"]) if term else None)]
    while more := _MORE_TERMS.match(wording.low, ends[-1][0], passage.end) if term else None:
        ends.append((more.end(), _roman(more["term"])))
    return [
        Document(
            name=clean(wording.plain[kind.start() : end]),
            number=None,
            kind=_kind(wording, kind),
            issuer=None,
            issued_on=_date(wording, kind.start(), end, passage),
            start=kind.start(),
            end=end,
            digits=None,
            organ="tw",
            plenum=(which, number),
        )
        for end, number in ends
    ]


def _roman(term: str) -> int | None:
    if term.isdecimal():
        return int(term)
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in term]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _term_nearby(wording: Wording, end: int, stop: int) -> int | None:
    found = re.compile(r"[^.;\n\"]{0,80}?khóa ([xivl]{1,6}|[0-9]{1,2})(?!\w)").match(wording.low, end, stop)
    return _roman(found[1]) if found else None


def _date(wording: Wording, start: int, end: int, passage: Passage) -> PartialDate | None:
    found = _DATE.match(wording.low, end, passage.end) or _DATE_BEFORE.search(
        wording.low, max(passage.start, start - 110), start
    )
    try:
        return PartialDate.parse(found["date"].replace(",", "")) if found else None
    except ValueError:
        return None


def _issuer(wording: Wording, end: int, stop: int) -> str | None:
    dated = _DATE.match(wording.low, end, stop)
    found = _ISSUER.match(wording.low, dated.end() if dated else end, stop)
    if not found:
        return None
    name = wording.plain[found.start("issuer") : found.end("issuer")]
    return clean(
        re.split(r" (?:về|và|đã|trong|đến|là|gắn|tại|được|theo|thì|với|cho|vào|ban hành|có|nhằm|để) ", f"{name} ")[0]
    )


def _organ(letters: str) -> str | None:
    words = re.findall(r"[^\W\d_]+", letters.replace(".", ""))
    return next(
        (organ for organ, forms in _ORGANS for word in words if word in forms), words[-1] if len(words) > 1 else None
    )


def _organ_of(issuer: str | None) -> str | None:
    low = (issuer or "").lower()
    if re.search(r"bộ chính trị|ban bí thư|trung ương|t\.ư", low):
        return "tw"
    if re.search(r"tỉnh ủy|thành ủy|tỉnh uỷ|thành uỷ", low):
        return "tu"
    return "hu" if re.search(r"huyện ủy|huyện uỷ", low) else None


def _laws(wording: Wording, passage: Passage) -> Iterable[Document]:
    for law in _LAW.finditer(wording.plain, passage.start, passage.end):
        stop = _LAW_ENDS.search(wording.plain, law.end(), min(passage.end, law.end() + 80))
        end = stop.start() if stop else min(passage.end, law.end() + 80)
        if len(wording.plain[law.start() : end].split()) >= 3:
            name = clean(wording.plain[law.start() : end])
            yield Document(name, None, "Luật", None, None, law.start(), end, None, fold(name))
