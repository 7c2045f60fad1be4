"""XLSX, written row by row.

Of the format only what a table needs: one sheet, texts in their cells, numbers and days as what they are, a head
that stays in sight and can be filtered. A text that looks like a formula is a text: its cell says so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from itertools import islice
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from trackerapp.text.dates import PartialDate

from .parts import MAIN, OFFICE, PARTS, XML
from .plain import in_words

DAY_ZERO = date(1899, 12, 30)
FIRST_DAY = date(1906, 1, 1)
"""Days before it are written as texts: their numbers look like years, and some of them never were."""
LONGEST_TEXT = 32_767
SURELY_WHOLE = LONGEST_TEXT - 100
CUT = "✂"
"""Ends a text that was cut, so that it is known again."""
MOST_ROWS = 1_048_575
"""What a sheet holds below its headings."""
LARGEST_NUMBER = 10**15
"""What programs for spreadsheets take; a longer number is a code, and stays whole as a text."""
LEVEL = 3
"""How hard zlib tries: a sixth slower than 1, for a file a sixth smaller."""
CHUNK = 500

_peculiar = re.compile(r"[&<>_\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]").search
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_READ_AS_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def xlsx_file(
    title: str, head: Sequence[str], rows: Iterable[Sequence[object]], widths: Sequence[int] = ()
) -> Iterator[bytes]:
    """Yield a workbook of one sheet; ``widths`` are in letters, 20 where none is given.

    A value is a text, a number, a truth, a day (whole or in part), a list of texts, or None for an empty cell. The
    same rows make the same bytes.
    """
    pipe, letters, last = _Pipe(), [_letters(number) for number in range(len(head))], 1
    with ZipFile(pipe, "w") as file:
        for name, content in PARTS.items():
            file.writestr(_part(name), XML + content)
        with file.open(_part("xl/worksheets/sheet1.xml"), "w") as sheet:
            sheet.write(_beginning(head, letters, widths).encode())
            yield pipe.drain()
            numbered, columns = enumerate(rows, 2), [f'<c r="{letter}' for letter in letters]
            while chunk := list(islice(numbered, CHUNK)):
                sheet.write("".join([_line(number, columns, row) for number, row in chunk]).encode())
                last = chunk[-1][0]
                yield pipe.drain()
            sheet.write(f'</sheetData><autoFilter ref="A1:{letters[-1]}{last}"/></worksheet>'.encode())
        file.writestr(_part("xl/workbook.xml"), XML + _workbook(title, letters[-1], last))
    yield pipe.drain()


class _Pipe:
    """What the zip file is written into and taken out of, piece by piece."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing stands behind it."""

    def drain(self) -> bytes:
        found = b"".join(self.pieces)
        self.pieces.clear()
        return found


def _part(name: str) -> ZipInfo:
    """A part of the file, without a day."""
    part = ZipInfo(name)
    part.compress_type, part._compresslevel = ZIP_DEFLATED, LEVEL
    return part


def _letters(number: int) -> str:
    """What the column ``number``, counted from 0, is called: A to Z, then AA."""
    before, this = divmod(number, 26)
    return (_letters(before - 1) if before else "") + chr(65 + this)


def _beginning(head: Sequence[str], letters: list[str], widths: Sequence[int]) -> str:
    widths = [*widths, *[20] * (len(head) - len(widths))]
    columns = [f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(widths, 1)]
    named = zip(letters, head, strict=True)
    names = [f'<c r="{letter}1" s="1" t="inlineStr"><is>{_text(name)}</is></c>' for letter, name in named]
    return (
        f'{XML}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols>{"".join(columns)}</cols><sheetData><row r="1">{"".join(names)}</row>'
    )


def _workbook(title: str, letter: str, last: int) -> str:
    """The name of the sheet, and where its table stands."""
    name = re.sub(r"[\[\]:*?/\\]", " ", title)[:31].strip("' ")
    table = "'{}'!$A$1:${}${}".format(name.replace("'", "''"), letter, last)
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f'<sheets><sheet name="{escape(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames>'
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{escape(table)}</definedName>'
        "</definedNames></workbook>"
    )


def _line(number: int, columns: list[str], row: Sequence[object]) -> str:
    """One row; ``columns`` are the beginnings of its cells. Most cells are plain texts, and are made here at once."""
    plain = f'{number}" t="inlineStr"><is><t>'
    cells = [
        f"{column}{plain}{value}</t></is></c>"
        if type(value) is str and not _peculiar(value) and value[0] != " " != value[-1] and len(value) <= LONGEST_TEXT
        else f'{column}{number}"{_cell(value)}</c>'
        for column, value in zip(columns, row, strict=True)
        if value or value == 0
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(value: object) -> str:
    """The rest of a cell, after its place."""
    if isinstance(value, bool):
        return f' t="b"><v>{value:d}</v>'
    if isinstance(value, (int, float, Decimal)) and -LARGEST_NUMBER < value < LARGEST_NUMBER:
        return f"><v>{value}</v>"
    if isinstance(value, PartialDate) and value.day:
        value = value.first_day()
    if isinstance(value, date) and value >= FIRST_DAY:
        return f' s="2"><v>{(value - DAY_ZERO).days}</v>'
    return f' t="inlineStr"><is>{_text(value if type(value) is str else in_words(value))}</is>'


def _text(text: str) -> str:
    plain = _READ_AS_CODE.sub("_x005F_", _cut(_FORBIDDEN.sub("", text)))
    return f'<t xml:space="preserve">{escape(plain, quote=False)}</t>'


def _cut(text: str) -> str:
    """``text`` as far as a cell takes it, and the word that it goes on."""
    if len(text) <= LONGEST_TEXT:
        return text
    told = _(" […] (cut here: a cell takes no more; the CSV has all of it)") + f" {CUT}"
    return text[: LONGEST_TEXT - len(told)] + told


def is_cut(text: str) -> bool:
    """Whether ``text`` was taken out of a cell that did not take the whole."""
    return len(text) > SURELY_WHOLE and text.endswith(CUT)
