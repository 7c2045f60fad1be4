"""Rows of a form that are no records: totals, sub-headings, signatures, remarks."""

import re
from enum import StrEnum

from trackerapp.text.folding import fold

from .headings import Head, text_of


class Aside(StrEnum):
    """What a row is that is not read."""

    TITLE = "title"
    NUMBERS = "numbers"
    AGAIN = "again"
    TOTAL = "total"
    SECTION = "section"
    EMPTY = "empty"
    CLOSING = "closing"
    BELOW = "below"
    BESIDE = "beside"


_TOTAL_LIKE = re.compile(r"\s*(?:t\w{1,4}ng|c\w{1,4}ng|total)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:tong cong|tong so|tong|cong|total)(?: chung| toan (?:tinh|huyen|xa|doan)| (?:muc|phan|trang)? ?[ivx\d]*)?"
    r"(?: ?\([^()]*\)| ?[:=+.]+)*"
)
_ORDINAL = re.compile(r"(?:[A-ZĐ]|[IVXL]+)\s*[.)/\-:]?")
_SECTION = re.compile(r"(?:[A-ZĐ]|[IVXL]+)\s*[.)/\-:]\s*\S")
_CLOSING = re.compile(
    r"\(? ?(?:da )?ky,? .*|.*\((?:da )?ky.*\).*|nguoi (?:lap|tong hop|bao cao|ky)\b.{0,40}|noi nhan ?:?.*"
    r"|thu truong(?: .{0,60})?|xac nhan cua .{0,80}|(?:ghi chu|luu y|chu thich) ?[:.].*"
    r"|(?:tm|kt|tl|tuq|q)\. ?(?:uy ban|ubnd|ban|bch|chu tich|truong|ubmttq|mat tran|thuong truc|giam doc).*"
    r"|(?:.{2,40}, ?)?ngay [\d.…_ ]{0,6} ?thang [\d.…_ ]{0,6} ?nam [\d.…_ ]{0,8}"
    r"|ke toan(?: truong)?|(?:pho )?chu tich|(?:pho )?truong ban|bi thu"
)
LONGEST = 400


class Sorter:
    """Tells what the rows below a head are. After a signature everything is one."""

    def __init__(self, head: Head) -> None:
        places = [heading.place for heading in head.headings]
        self.stt = head.stt.place if head.stt else None
        self.printed = {heading.place: heading.printed for heading in head.headings}
        self.few = max(2, len(places) // 3)
        self.columns = len(places)
        self.has_closed = False

    def aside(self, row: list) -> Aside | None:
        """What ``row`` is, or None if it is a record."""
        is_numbered = self.stt is not None and _is_number(row[self.stt] if self.stt < len(row) else "")
        if self.has_closed:
            return Aside.BELOW if is_numbered and len(_filled(row)) > self.few else Aside.CLOSING
        if is_numbered:
            return Aside.EMPTY if len(row) - row.count("") < 4 and len(_filled(row)) == 1 else None
        return self._without_number(row, _filled(row))

    def _without_number(self, row: list, filled: list) -> Aside | None:
        if not filled:
            return Aside.EMPTY
        texts = [text_of(cell) for cell in filled]
        if self._is_head_again(row):
            return Aside.AGAIN
        if any(_TOTAL_LIKE.match(text) and _TOTAL.fullmatch(fold(text)) for text in texts[:2]):
            return Aside.TOTAL
        if len(filled) <= self.few and any(len(text) < LONGEST and _CLOSING.fullmatch(fold(text)) for text in texts):
            self.has_closed = True
            return Aside.CLOSING
        return Aside.SECTION if self._is_section(row, texts) else None

    def _is_head_again(self, row: list) -> bool:
        same = [place for place, printed in self.printed.items() if place < len(row) and row[place] == printed]
        return len(same) > 1 and len(same) * 2 >= self.columns

    def _is_section(self, row: list, texts: list[str]) -> bool:
        """A sub-heading: a letter or a Roman number where records have their number, or one text alone."""
        if len(texts) > max(self.few, self.columns - self.few) or self.columns < 3:
            return False
        if self.stt is None:
            return len(texts) == 1 and bool(_SECTION.match(texts[0]))
        number = text_of(row[self.stt]) if self.stt < len(row) else ""
        return bool(_ORDINAL.fullmatch(number)) or (len(texts) <= 2 and bool(number)) or len(texts) == 1


def _filled(row: list) -> list:
    return [cell for cell in row if cell != "" and not (type(cell) is str and cell.isspace())]


def _is_number(cell: object) -> bool:
    return type(cell) is float or (type(cell) is str and cell.strip(" .)").isdigit())
