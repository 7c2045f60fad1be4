"""Workbooks of LibreOffice, searched for errors and for formulas that nobody has worked out."""

import re
from html import unescape
from zipfile import ZipFile

from .findings import Findings
from .refusal import Refusal
from .zips import read

EMPTY_END = 10_000
WORTH = (b"table:formula", b"table:visibility")
_TAG = re.compile(
    rb"<table:(table|table-row|table-column|table-cell|covered-table-cell)(\s[^>]*?)?(/?)>|</table:table-row>|</table:table>"
)
_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="(\d{1,7})"')
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

    def look(self, number: int, name: str) -> Findings:
        """What is to be told of a sheet."""
        starts = [found.start() for found in re.finditer(rb"<table:table[\s>]", self.content)]
        if number >= len(starts):
            raise Refusal("damaged")
        part = self.content[starts[number] : [*starts, None][number + 1]]
        search = _Search()
        if any(word in part for word in WORTH):
            search.through(part)
        return search.found


class _Search:
    """A walk through the rows and cells of a sheet, which are counted with their repetitions."""

    def __init__(self) -> None:
        self.found = Findings()
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
                if formula := _FORMULA.search(attributes):
                    self.look(attributes, formula[1], b"" if tag[3] else part[tag.end() : tag.end() + 400])
                self.column += times

    def look(self, attributes: bytes, formula: bytes, content: bytes) -> None:
        """Note a formula that has come to an error, or to nothing."""
        shown = found[1] if (found := _SHOWN.match(content)) else b""
        if b'value-type="error"' in attributes or _ERROR.fullmatch(shown):
            self.found.add(self.row, self.column, "error", _text(shown) or "#")
        elif b"value-type=" not in attributes:
            self.found.add(self.row, self.column, "formula", _text(formula))


def _hidden(attributes: bytes, first: int, times: int) -> range:
    """Those of so many rows or columns that nobody sees; the empty end of a sheet does not count."""
    is_hidden = b'table:visibility="collapse"' in attributes or b'table:visibility="filter"' in attributes
    return range(first, first + times) if is_hidden and times < EMPTY_END else range(0)


def _text(found: bytes) -> str:
    return unescape(found.decode(errors="replace"))[:200]
