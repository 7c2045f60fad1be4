"""Tables handed out as files: rows in, chunks of bytes out, so that no file is ever whole in memory."""

from .endings import KINDS
from .plain import as_printed_in_csv, csv_file, json_file, read_from_csv
from .public import COMMENDATIONS, GRASSROOTS_MODELS, LOCALITIES, ORGANISATIONS, SOURCES_TABLE
from .table import Table
from .workbook import xlsx_file

__all__ = [
    "COMMENDATIONS",
    "GRASSROOTS_MODELS",
    "KINDS",
    "LOCALITIES",
    "ORGANISATIONS",
    "SOURCES_TABLE",
    "Table",
    "as_printed_in_csv",
    "csv_file",
    "json_file",
    "read_from_csv",
    "xlsx_file",
]
