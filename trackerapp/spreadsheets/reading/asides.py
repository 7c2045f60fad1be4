"""Rows of a form that are no records: totals, sub-headings, signatures, remarks."""

import re
from enum import StrEnum

from trackerapp.text.folding import fold

from .headings import Head, is_row_of_column_numbers, text_of
from .raw import Formatted


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


_TOTAL_LIKE = re.compile(r"\s*(?:t\w{1,4}ng|c\w{1,4}ng|l\w{1,3}y|total)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:tong cong|tong so|tong hop|tong|cong luy ke|luy ke|cong|total)"
    r"(?: chung| toan (?:tinh|huyen|xa|doan)| (?:muc|phan|trang)? ?[ivx\d]*)?(?: ?(?:\([^()]*\)|[:=+.]))*"
)
_TOTAL_SAID = re.compile(
    r"(?:tong cong|tong so|tong|cong) ?[:=] ?\d.*|(?:tong cong|tong so)(?: [^\W\d]+){1,12} ?[:=]?(?: ?\d.*)?"
    r"|tong(?: [^\W\d]+){1,12} ?[:=] ?\d*"
)
"""A total that says of what: "Cộng: 15 mô hình", "Tổng số mô hình". In a full row it is the name of a record."""
_ORDINAL = re.compile(r"(?:[A-ZĐ]|[IVXL]+)\s*[.)/\-:]?")
_SECTION = re.compile(r"(?:[A-ZĐ]|[IVXL]+)\s*[.)/\-:]\s*\S")
_SIGNED = re.compile(
    r"\(? ?(?:da )?ky(?:,| ten| va (?:ghi|dong)| ghi).*|.*\((?:da )?ky\b.*\).*|noi nhan(?: ?:.*)?|xac nhan cua .{0,80}"
    r"|nguoi (?:lap|tong hop|bao cao|ky|viet)(?: bieu| bang| bao cao| danh sach)?(?: \(.*\))?"
    r"|(?:tm|kt|tl|tuq|q)\. ?(?:uy ban|ubnd|ban|bch|chu tich|truong|ubmttq|mat tran|thuong truc|giam doc).*"
    r"|[^\d,]{2,40}, ?ngay [\d.…_ ]{0,6} ?thang [\d.…_ ]{0,6} ?nam [\d.…_ ]{0,8}"
)
_WITH_SIGNATURE = re.compile(
    r"ngay [\d.…_ ]{0,6} ?thang [\d.…_ ]{0,6} ?nam [\d.…_ ]{0,8}|(?:ghi chu|luu y|chu thich) ?[:.].*"
    r"|thu truong(?: .{0,60})?|ke toan(?: truong)?|(?:pho )?(?:chu tich|truong ban|bi thu|giam doc|hieu truong)"
)
"""What closes a table only if nothing else stands in the row."""
_NUMBER = re.compile(r"\d+(?:[.\-]\d+)* ?[.)a-z]?")
_DIGITS = re.compile(r"\d[\d./-]{0,20}")
LONGEST = 400


class Sorter:
    """Tells what the rows below a head are, one after the other. After a signature nothing is a record."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.stt = head.stt.place if head.stt else None
        self.first = min(heading.place for heading in head.headings)
        self.columns = len(head.headings)
        self.few = max(2, self.columns // 3)
        self.most = max(self.few, self.columns - self.few)
        self.lines = [(line, frozenset(line) - {""}) for line in head.lines]
        self.is_below_head, self.has_closed = True, False

    def aside(self, row: list) -> Aside | None:
        """What ``row`` is, or None if it is a record."""
        if self.is_below_head:
            self.is_below_head = False
            if is_row_of_column_numbers(row):
                return Aside.NUMBERS
        is_numbered = self.stt is not None and self.stt < len(row) and _is_number(row[self.stt])
        if self.has_closed:
            return self._below(_filled(row), is_numbered=is_numbered)
        if is_numbered:
            return Aside.EMPTY if len(row) - row.count("") < 4 and len(_filled(row)) == 1 else None
        return self._without_number(row, _filled(row))

    def _below(self, filled: list, *, is_numbered: bool) -> Aside:
        if any(map(_is_total, filled[:2])):
            return Aside.TOTAL
        is_like_a_record = is_numbered or any(map(_is_value, filled))
        return Aside.BELOW if len(filled) > (self.few if is_like_a_record else self.columns // 2 + 1) else Aside.CLOSING

    def _without_number(self, row: list, filled: list) -> Aside | None:
        if not filled:
            return Aside.EMPTY
        if any(len(words.intersection(row)) > 1 and _are_alike(row, line) for line, words in self.lines):
            self.is_below_head = True
            return Aside.AGAIN
        if self._is_total(filled):
            return Aside.TOTAL
        if len(filled) > self.most:
            return None
        texts = [text_of(cell)[:LONGEST] for cell in filled]
        is_open = row[self.first] == "" if self.first < len(row) else True
        if len(filled) <= self.few and _is_closing([fold(text) for text in texts], is_open=is_open):
            self.has_closed = True
            return Aside.CLOSING
        return Aside.SECTION if self._is_section(row, texts) else None

    def _is_total(self, filled: list) -> bool:
        first = filled[: 1 if self.stt is None else 2]
        is_full = len(filled) > self.most
        return any(_is_total(cell) or (not is_full and _is_total(cell, _TOTAL_SAID)) for cell in first)

    def _is_section(self, row: list, texts: list[str]) -> bool:
        """A sub-heading: a letter or a Roman number where records have their number, or one text alone."""
        if self.columns < 3:
            return False
        if self.stt is None:
            return len(texts) == 1 and bool(_SECTION.match(texts[0]))
        number = text_of(row[self.stt]) if self.stt < len(row) else ""
        return bool(_ORDINAL.fullmatch(number)) or (len(texts) <= 2 and bool(number)) or len(texts) == 1


def _is_total(cell: object, pattern: re.Pattern[str] = _TOTAL) -> bool:
    text = text_of(cell)[:LONGEST]
    return bool(_TOTAL_LIKE.match(text) and pattern.fullmatch(fold(text)))


def _is_closing(texts: list[str], *, is_open: bool) -> bool:
    """Whether it is signed here: in the first text, or anywhere if the first column is open."""
    signed = [bool(_SIGNED.fullmatch(text)) for text in texts]
    return signed[0] or (is_open and any(signed)) or all(_WITH_SIGNATURE.fullmatch(text) for text in texts)


def _are_alike(row: list, line: list) -> bool:
    """Whether most of a row of headings stands in ``row`` once more."""
    same = sum(cell == printed != "" for cell, printed in zip(row, line, strict=False))
    return same > 1 and same * 2 >= len(line) - line.count("")


def _filled(row: list) -> list:
    return [cell for cell in row if cell != "" and not (type(cell) is str and cell.isspace())]


def _is_value(cell: object) -> bool:
    """Whether it is a number or a day, which nobody signs with."""
    return not isinstance(cell, str) or bool(_DIGITS.fullmatch(cell.strip()))


def _is_number(cell: object) -> bool:
    return isinstance(cell, float | Formatted) or (type(cell) is str and bool(_NUMBER.fullmatch(cell.strip())))
