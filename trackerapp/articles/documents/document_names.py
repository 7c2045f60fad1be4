"""Names of documents in running text: kind and number, a plenum of the Central Committee, a law by its title."""

import re
from collections.abc import Iterable

from trackerapp.articles.documents import unnumbered
from trackerapp.articles.documents.document import Document
from trackerapp.articles.documents.issued import issued_on, issuer
from trackerapp.articles.page.passages import Passage
from trackerapp.articles.prose.wording import Wording
from trackerapp.text.folding import clean

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
_ORGANS = [
    ("tw", ("tw", "tư", "trung ương")),
    ("tu", ("tu",)),
    ("hu", ("hu",)),
    ("đu", ("đu",)),
    ("ttg", ("ttg",)),
    ("cp", ("cp",)),
]


def named(wording: Wording, passage: Passage) -> Iterable[Document]:
    """Yield every mention of a document in a passage."""
    done = passage.start
    for kind in _KIND.finditer(wording.low, passage.start, passage.end):
        if kind.start() < done:
            continue
        for document in _after(wording, passage, kind):
            done = max(done, document.end)
            yield document
    yield from unnumbered.laws(wording, passage)


def _after(wording: Wording, passage: Passage, kind: re.Match[str]) -> list[Document]:
    if found := unnumbered.behind(wording, passage, kind, _kind(wording, kind)):
        return found
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
        issuer=issuer(wording, number.end(), passage.end),
        issued_on=issued_on(wording, start, number.end(), passage),
        start=start,
        end=number.end(),
        digits=int(number["number"]),
        organ=_organ(letters) or _organ_of(issuer(wording, number.end(), passage.end)),
        year=year[1] if year else None,
        plenum=(0, _term_nearby(wording, number.end(), passage.end)),
    )


def _kind(wording: Wording, kind: re.Match[str]) -> str:
    return _SHORT.get(kind[0]) or clean(wording.plain[kind.start() : kind.end()])


def _term_nearby(wording: Wording, end: int, stop: int) -> int | None:
    found = re.compile(r"[^.;\n\"]{0,80}?khóa ([xivl]{1,6}|[0-9]{1,2})(?!\w)").match(wording.low, end, stop)
    return unnumbered.roman(found[1]) if found else None


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
