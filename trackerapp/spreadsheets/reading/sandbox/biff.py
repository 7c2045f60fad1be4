"""Workbooks of Excel 97 to 2003, record by record (MS-XLS), for the errors that calamine takes for empty cells."""

import struct
from collections.abc import Iterator

from .findings import Findings
from .refusal import Refusal

END, FORMULA, ENGINE, DATES, PASSWORD, SHEET = 0x0A, 0x06, 0x01C1, 0x22, 0x2F, 0x85
ERROR, ROW, COLUMNS = 0x0205, 0x0208, 0x7D
HIDDEN_ROW, HIDDEN_COLUMN = 0x20, 0x01
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


class Xls:
    """The stream of a workbook: where its sheets begin, and how it counts days."""

    def __init__(self, stream: bytes) -> None:
        self.stream = stream
        self.places: list[int] = []
        self.is_1904 = self.was_computed = False
        for kind, data in self._records(0):
            if kind == PASSWORD:
                raise Refusal("password")
            if kind == SHEET:
                self.places.append(struct.unpack_from("<I", data)[0])
            self.is_1904 |= kind == DATES and data[:2] == b"\x01\x00"
            self.was_computed |= kind == ENGINE

    def look(self, number: int, name: str) -> Findings:
        """What is to be told of a sheet."""
        found = Findings()
        formulas, empty = 0, []
        for kind, data in self._records(self.places[number]):
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
