"""Spreadsheets as offices send them: a file in, rows of cells out. Knows no record and no database.

with opened(path) as book:
    table = book.table(known)
    for rows in table.chunks(2000):
        for number, cells in rows: ...
"""

from .books import Book, Sheet, opened
from .faults import Fault
from .forms import Suspicion, Table
from .headings import Heading
from .limits import Limits
from .notes import Note
from .raw import Broken, Moment, Uncomputed
from .refusals import Refused

__all__ = [
    "Book",
    "Broken",
    "Fault",
    "Heading",
    "Limits",
    "Moment",
    "Note",
    "Refused",
    "Sheet",
    "Suspicion",
    "Table",
    "Uncomputed",
    "opened",
]
