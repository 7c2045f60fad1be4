"""Workbooks of LibreOffice, searched for what calamine does not tell of their cells.

Those are errors, formulas that nobody has worked out, merged cells, and what cells look like.
"""

import re
from html import unescape
from itertools import product
from zipfile import ZipFile

from .findings import Findings
from .looks import MONTH, NO_YEAR, YEAR
from .refusal import Refusal
from .zips import read

EMPTY_END = 10_000
MOST_ALIKE = 1000
WORTH = (b"table:formula", b"table:visibility", b"-spanned=")
_TAG = re.compile(
    rb"<table:(table|table-row|table-column|table-cell|covered-table-cell)(?=[\s/>])"
    rb"""((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>|</table:table-row>|</table:table>"""
)
_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="(\d{1,7})"')
_SPANNED = re.compile(rb'table:number-(rows|columns)-spanned="(\d{1,7})"')
_STYLE = re.compile(rb"<number:(date|number)-style\s.*?</number:(?:date|number)-style>", re.DOTALL)
_DIGITS = re.compile(rb'<number:text>[^<]*[^<\s][^<]*</number:text>|number:min-integer-digits="(?:[2-9]|\d\d)"')
_DAY = re.compile(rb'office:date-value="(\d{4})-(\d\d)-(\d\d)')
_NUMBER = re.compile(rb'office:value="(\d{1,15})"')
_FORMULA = re.compile(rb'table:formula="(?:\w+:)?=?([^"]*)"')
_ERROR = re.compile(rb"(?:#[A-Z/0]+[!?]?|#N/A|Err:\d+)")
_SHOWN = re.compile(rb"\s*<text:p[^>]*>(?:<text:span[^>]*>)?([^<]*)<")


class Ods:
    """The content of a workbook; formulas are looked for in those sheets only that have any."""

    is_1904 = False

    def __init__(self, package: ZipFile) -> None:
        if b"encryption-data" in read(package, "META-INF/manifest.xml"):
            raise Refusal("password")
        self.content = read(package, "content.xml")
        if b"<!DOCTYPE" in self.content[:4096] or not self.content.rstrip().endswith(b">"):
            raise Refusal("damaged")
        self.is_1904 = b'date-value="1904-01-01"' in self.content
        styles = read(package, "styles.xml") if "styles.xml" in package.namelist() else b""
        self.has_looks = any(_tells(style) for part in (self.content, styles) for style in _STYLE.finditer(part))

    def look(self, number: int, name: str) -> Findings:
        """What is to be told of a sheet."""
        starts = [found.start() for found in re.finditer(rb"<table:table[\s>]", self.content)]
        if number >= len(starts):
            raise Refusal("damaged")
        part = self.content[starts[number] : [*starts, None][number + 1]]
        search = _Search(has_looks=self.has_looks)
        if self.has_looks or any(word in part for word in WORTH):
            search.through(part)
        return search.found


class _Search:
    """A walk through the rows and cells of a sheet, which are counted with their repetitions."""

    def __init__(self, *, has_looks: bool) -> None:
        self.found, self.has_looks = Findings(), has_looks
        self.row, self.column, self.columns = 1, 0, 0
        self.height = 1

    def through(self, part: bytes) -> None:
        for tag in _TAG.finditer(part):
            kind, attributes = tag[1], tag[2] or b""
            times = int(repeated[1]) if (repeated := _REPEATED.search(attributes)) else 1
            if tag[0] == b"</table:table-row>":
                self.row += self.height
            elif kind == b"table-row":
                self.column, self.height = 0, times
                self.found.hidden_rows += _hidden(attributes, self.row, times)
            elif kind == b"table-column":
                self.found.hidden_columns += _hidden(attributes, self.columns, times)
                self.columns += times
            elif kind in (b"table-cell", b"covered-table-cell"):
                self.cell(attributes, b"" if attributes[-1:] == b"/" else part[tag.end() : tag.end() + 400], times)
                self.column += times

    def cell(self, attributes: bytes, content: bytes, times: int) -> None:
        if formula := _FORMULA.search(attributes):
            self.formula(attributes, formula[1], content)
        if self.has_looks and content:
            self.look(attributes, content, times)
        if b"-spanned=" in attributes:
            self.merge(attributes)

    def merge(self, attributes: bytes) -> None:
        """Note a cell that spans others."""
        spans = {name: int(number) for name, number in _SPANNED.findall(attributes)}
        rows, columns = spans.get(b"rows", 1), spans.get(b"columns", 1)
        if rows > 1 or columns > 1:
            last = [self.row - 2 + rows, self.column + columns - 1]
            self.found.merged.append([[self.row - 1, self.column], last])

    def look(self, attributes: bytes, content: bytes, times: int) -> None:
        """Note what a day or a number is shown as, of so many cells side by side."""
        shown = _text(found[1]) if (found := _SHOWN.match(content)) else ""
        if look := _look_of_day(attributes, shown) or _look_of_number(attributes, shown):
            rows = range(self.row, self.row + min(self.height, MOST_ALIKE))
            for row, column in product(rows, range(self.column, self.column + min(times, MOST_ALIKE))):
                self.found.add(row, column, "look", look)

    def formula(self, attributes: bytes, formula: bytes, content: bytes) -> None:
        """Note a formula that has come to an error, or to nothing."""
        shown = found[1] if (found := _SHOWN.match(content)) else b""
        if b'value-type="error"' in attributes or _ERROR.fullmatch(shown):
            self.found.add(self.row, self.column, "error", _text(shown) or "#")
        elif b"value-type=" not in attributes:
            self.found.add(self.row, self.column, "formula", _text(formula))


def _tells(style: re.Match[bytes]) -> bool:
    """Whether a style shows something else than the value: a day without its day, a number among words."""
    if style[1] == b"date":
        return b"<number:day" not in style[0] or b"<number:year" not in style[0]
    return bool(_DIGITS.search(style[0]))


def _look_of_day(attributes: bytes, shown: str) -> str:
    """What is shown of a day, where it is not all."""
    found = _DAY.search(attributes)
    if found is None:
        return ""
    year, month, day = (int(part) for part in found.groups())
    numbers = [int(number) for number in re.findall(r"\d+", shown)]
    if numbers in ([year], [year % 100]) and [day] != numbers:
        return MONTH if re.search(r"[^\W\d_]", shown.lower().replace("năm", "")) else YEAR
    if numbers in ([day, month], [day]):
        return NO_YEAR
    return MONTH if numbers in ([month, year], [year, month], [month, year % 100]) else ""


def _look_of_number(attributes: bytes, shown: str) -> str:
    """The words around the digits of a whole number, or the zeros before them."""
    number = _NUMBER.search(attributes)
    if number is None or not (found := re.fullmatch(rf'([^\d"]*)(0*{number[1].decode()})([^\d"]*)', shown)):
        return ""
    return f'"{found[1]}"{"0" * len(found[2])}"{found[3]}"' if shown != number[1].decode() else ""


def _hidden(attributes: bytes, first: int, times: int) -> range:
    """Those of so many rows or columns that nobody sees; the empty end of a sheet does not count."""
    is_hidden = b'table:visibility="collapse"' in attributes or b'table:visibility="filter"' in attributes
    return range(first, first + times) if is_hidden and times < EMPTY_END else range(0)


def _text(found: bytes) -> str:
    return unescape(found.decode(errors="replace"))[:200]
