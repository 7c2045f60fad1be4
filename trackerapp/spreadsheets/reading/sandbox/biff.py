"""Workbooks of Excel 97 to 2003, record by record (MS-XLS), for what calamine does not tell of their cells."""

import struct
from collections.abc import Iterator

from .findings import Findings
from .looks import told
from .refusal import Refusal

END, FORMULA, ENGINE, DATES, PASSWORD, SHEET = 0x0A, 0x06, 0x01C1, 0x22, 0x2F, 0x85
ERROR, ROW, COLUMNS = 0x0205, 0x0208, 0x7D
FORMAT, LOOK, NUMBER, SHORT, SHORTS = 0x041E, 0xE0, 0x0203, 0x027E, 0xBD
HIDDEN_ROW, HIDDEN_COLUMN = 0x20, 0x01
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


class Xls:
    """The stream of a workbook: where its sheets begin, and how it counts days."""

    def __init__(self, stream: bytes) -> None:
        self.stream = stream
        self.places: list[int] = []
        self.is_1904 = self.was_computed = False
        formats: dict[int, str] = {}
        used: list[int] = []
        for kind, data in self._records(0):
            if kind == PASSWORD:
                raise Refusal("password")
            if kind == SHEET:
                self.places.append(struct.unpack_from("<I", data)[0])
            self.is_1904 |= kind == DATES and data[:2] == b"\x01\x00"
            self.was_computed |= kind == ENGINE
            if kind == FORMAT:
                formats[struct.unpack_from("<H", data)[0]] = _text(data[2:])
            elif kind == LOOK:
                used.append(struct.unpack_from("<H", data, 2)[0])
        self.looks = told(formats, used)

    def look(self, number: int, name: str) -> Findings:
        """What is to be told of a sheet."""
        found = Findings()
        formulas, empty = 0, []
        for kind, data in self._records(self.places[number]):
            if self.looks and kind in (NUMBER, SHORT, SHORTS, FORMULA):
                self._look(found, kind, data)
            if kind == FORMULA:
                formulas += 1
                if _formula(found, data):
                    empty.append(struct.unpack_from("<HH", data))
            elif kind in _NOTED:
                _NOTED[kind](found, data)
        if len(empty) == formulas and not self.was_computed:  # written by a program that works out nothing
            for row, column in empty:
                found.add(row + 1, column, "formula", "")
        return found

    def _look(self, found: Findings, kind: int, data: bytes) -> None:
        """Note the looks of the numbers of a record, which stand one beside the other."""
        row, first = struct.unpack_from("<HH", data)
        places = range(4, len(data) - 2, 6) if kind == SHORTS else (4,)
        for column, place in enumerate(places, first):
            look = self.looks.get(struct.unpack_from("<H", data, place)[0])
            if look:
                found.add(row + 1, column, "look", look)

    def _records(self, at: int) -> Iterator[tuple[int, bytes]]:
        """The records from ``at`` to the end of their part of the stream."""
        try:
            while True:
                kind, length = struct.unpack_from("<HH", self.stream, at)
                if kind == END:
                    return
                yield kind, self.stream[at + 4 : at + 4 + length]
                at += 4 + length
        except (struct.error, IndexError) as error:
            raise Refusal("damaged") from error


def _text(data: bytes) -> str:
    """A text by its length, one byte or two for each letter."""
    length, is_wide = struct.unpack_from("<HB", data)
    return (
        data[3 : 3 + 2 * length].decode("utf-16-le", "replace")
        if is_wide & 1
        else data[3 : 3 + length].decode("latin-1")
    )


def _formula(found: Findings, data: bytes) -> bool:
    """Note the error that a formula has come to; return whether it has come to an empty text, or to nothing."""
    row, column, _, kind, _, code = struct.unpack_from("<HHHBBB", data)
    if data[12:14] != b"\xff\xff":
        return False
    if kind == 2:
        found.add(row + 1, column, "error", ERRORS.get(code, "#"))
    return kind == 3


def _error(found: Findings, data: bytes) -> None:
    row, column, _, code, is_error = struct.unpack_from("<HHHBB", data)
    if is_error:
        found.add(row + 1, column, "error", ERRORS.get(code, "#"))


def _row(found: Findings, data: bytes) -> None:
    if data[12] & HIDDEN_ROW:
        found.hidden_rows.append(struct.unpack_from("<H", data)[0] + 1)


def _columns(found: Findings, data: bytes) -> None:
    if data[8] & HIDDEN_COLUMN:
        first, last = struct.unpack_from("<HH", data)
        found.hidden_columns += range(first, min(last, 255) + 1)


_NOTED = {ERROR: _error, ROW: _row, COLUMNS: _columns}
