"""Documents that go by a name instead of a number: of a plenum of the Central Committee, of a congress, a law."""

import re
from collections.abc import Iterable

from trackerapp.articles.documents.document import Document
from trackerapp.articles.documents.issued import issued_on
from trackerapp.articles.page.passages import Passage
from trackerapp.articles.prose.wording import Wording
from trackerapp.text.folding import clean, fold

_CENTRAL = r"(?:t\.ư|tư|tw|trung ương)"
_ONE_TO_TEN = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ORDINALS = {"nhất": 1, "tư": 4, **{word: at for at, word in enumerate(_ONE_TO_TEN, 1)}}
_ORDINAL = "[0-9]{1,2}|" + "|".join(_ORDINALS)
_PLENUM = re.compile(
    rf" ?(?:của )?(?:hội nghị )?(?:(?:ban chấp hành |bch )?{_CENTRAL} ?(?:đảng )?(?:lần thứ "
    rf")?(?P<a>{_ORDINAL})(?![\w/])|"
    rf"(?:lần thứ )(?P<b>{_ORDINAL}),? (?:của )?(?:ban chấp hành |bch )?{_CENTRAL}(?: đảng)?)"
)
_CONGRESS = re.compile(
    r" (?:của )?đại hội (?:đại biểu )?(?:toàn quốc )?(?:"
    r"(?:(?:đảng|đoàn|hội|công đoàn|mặt trận|mttq)[^.,;:()\"\n]{0,45}? )?lần thứ (?:[ivxl]{1,6}|[0-9]{1,2}|nhất)|"
    r"[ivxl]{2,6})"
    r"(?!\w)(?: của đảng)?(?:,? (?:nhiệm kỳ|khóa) (?:19|20)[0-9]{2} ?[-–] ?(?:19|20)[0-9]{2})?"
)
"""What a resolution of a congress is called by: "Đại hội XIII của Đảng", "Đại hội Đảng bộ xã lần thứ nhất"."""
_TERM = re.compile(r" ?[,-]? ?\(? ?(?:của )?(?:đảng,? )?(?:khóa|khoá) ?(?P<term>[xivl]{1,6}|[0-9]{1,2})(?!\w)(?: ?\))?")
_MORE_TERMS = re.compile(r" ?(?:,|và) ?(?:khóa )?(?P<term>[xiv]{1,6}|[0-9]{1,2})(?!\w)\)?")
_LAW = re.compile(r"Luật (?=[A-ZĐ])")
_LAW_ENDS = re.compile(
    r"[.;:()\"\n“”]|,(?! (?:chống|Khen|khen|Tố|tố cáo|công chức|viên chức|chữa))|"
    r" (?:năm|ngày|số|và(?! (?:gia|Giới|Gia))|được|của|đã|là|đến|cho|trong|với|để|nhằm|quy định|có|sửa đổi)(?!\w)"
)


def behind(wording: Wording, passage: Passage, kind: re.Match[str], called: str) -> list[Document]:
    """Return the documents of a plenum or a congress that is named behind ``kind``, which is printed as ``called``."""
    if plenum := _PLENUM.match(wording.low, kind.end(), passage.end):
        return _of_plenum(wording, passage, kind, called, plenum)
    congress = _CONGRESS.match(wording.low, kind.end(), passage.end) if kind[0] == "nghị quyết" else None
    return [_of_congress(wording, kind, called, congress.end())] if congress else []


def _of_plenum(
    wording: Wording, passage: Passage, kind: re.Match[str], called: str, plenum: re.Match[str]
) -> list[Document]:
    ordinal = plenum["a"] or plenum["b"]
    which = int(ordinal) if ordinal.isdecimal() else _ORDINALS[ordinal]
    term = _TERM.match(wording.low, plenum.end(), passage.end)
    ends = [(term.end() if term else plenum.end(), roman(term["term"]) if term else None)]
    while more := _MORE_TERMS.match(wording.low, ends[-1][0], passage.end) if term else None:
        ends.append((more.end(), roman(more["term"])))
    return [
        Document(
            name=clean(wording.plain[kind.start() : end]),
            number=None,
            kind=called,
            issuer=None,
            issued_on=issued_on(wording, kind.start(), end, passage),
            start=kind.start(),
            end=end,
            digits=None,
            organ="tw",
            plenum=(which, number),
        )
        for end, number in ends
    ]


def _of_congress(wording: Wording, kind: re.Match[str], called: str, end: int) -> Document:
    """Return the resolution of a congress, which has no number."""
    name = clean(wording.plain[kind.start() : end])
    return Document(name, None, called, None, None, kind.start(), end, None, fold(name))


def roman(term: str) -> int | None:
    """Return the number of a term, in either sort of figures."""
    if term.isdecimal():
        return int(term)
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in term]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def laws(wording: Wording, passage: Passage) -> Iterable[Document]:
    """Yield the laws that are named by their titles."""
    for law in _LAW.finditer(wording.plain, passage.start, passage.end):
        stop = _LAW_ENDS.search(wording.plain, law.end(), min(passage.end, law.end() + 80))
        end = stop.start() if stop else min(passage.end, law.end() + 80)
        if len(wording.plain[law.start() : end].split()) >= 3:
            name = clean(wording.plain[law.start() : end])
            yield Document(name, None, "Luật", None, None, law.start(), end, None, fold(name))
