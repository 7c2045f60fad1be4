"""Tables handed out as files: rows in, chunks of bytes out, so that no file is ever whole in memory."""

from .plain import as_printed_in_csv, csv_file, json_file, read_from_csv
from .workbook import xlsx_file

__all__ = ["as_printed_in_csv", "csv_file", "json_file", "read_from_csv", "xlsx_file"]
