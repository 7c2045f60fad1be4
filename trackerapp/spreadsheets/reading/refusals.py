"""Why a file is not read, in words that tell a clerk what to do."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

MESSAGES = {
    "empty": gettext_noop("The file is empty. Choose it again, or save it once more in the program it comes from."),
    "large": gettext_noop(
        "The file has %(size)d MB; at most %(limit)d MB are read. Take pictures out of it, or split it."
    ),
    "foreign": gettext_noop(
        "This is %(kind)s, not a spreadsheet that is read here, whatever its name says. Open it in Excel or "
        "LibreOffice, save it as “Excel Workbook (.xlsx)” and send that file."
    ),
    "password": gettext_noop(
        "The file is protected by a password. Open it, take the password off, save it and send it again."
    ),
    "damaged": gettext_noop(
        "The file is damaged or not complete. Open it in Excel or LibreOffice, save it under a new name and send that "
        "file; if it does not open there either, ask whoever sent it to send it again."
    ),
    "bomb": gettext_noop(
        "Unpacked, the file is far larger than any table. Copy the table alone into a new file and send that one."
    ),
    "memory": gettext_noop(
        "Reading the file takes too much memory. Copy the table alone into a new file, or split it into several files."
    ),
    "slow": gettext_noop(
        "Reading the file takes too long. Copy the table alone into a new file, or split it into several files."
    ),
    "sheets": gettext_noop("The file has more than %(limit)d sheets. Copy the table that is meant into a new file."),
    "rows": gettext_noop(
        "In the sheet “%(sheet)s” something stands in row %(row)d; at most %(limit)d rows are read. Delete what stands "
        "below the table, or split it into several files."
    ),
    "blank": gettext_noop(
        "The sheet “%(sheet)s” keeps empty rows or cells far outside the table; at most %(rows)d rows and %(columns)d "
        "columns are read. Press Ctrl+End to see how far it reaches. Select the empty rows below the table and the "
        "empty columns beside it, delete them (not only what they hold), save the file and send it again. Or copy the "
        "table alone into a new file."
    ),
    "void": gettext_noop(
        "The file goes on after line %(limit)d with nothing but empty lines; no more lines are read. Delete the empty "
        "lines below the table, save the file and send it again."
    ),
    "lines": gettext_noop(
        "Something stands in row %(row)d; at most %(limit)d rows are read. Split the file into several ones."
    ),
    "wide": gettext_noop(
        "Row %(row)d has more than %(limit)d cells. Perhaps a line break or a quotation mark is missing there."
    ),
    "columns": gettext_noop(
        "In the sheet “%(sheet)s” something stands in cell %(cell)s; at most %(limit)d columns are read. Delete what "
        "stands beside the table."
    ),
    "cells": gettext_noop(
        "In the sheet “%(sheet)s” single cells stand far below and far beside the table. Delete them, or copy the "
        "table alone into a new file."
    ),
    "encoding": gettext_noop(
        "The letters of the file cannot be read: it is neither in UTF-8 nor in UTF-16 nor in Windows-1258. In Excel, "
        "save it as “CSV UTF-8”, or as “Excel Workbook (.xlsx)”."
    ),
    "lost": gettext_noop(
        "Vietnamese letters were lost when the file was saved: question marks or other signs stand in their place. "
        "Open the original once more and save it as “CSV UTF-8”, or as “Excel Workbook (.xlsx)”."
    ),
    "nul": gettext_noop(
        "Line %(line)d holds characters that no text has. The file is damaged or no table: save it once more as "
        "“Excel Workbook (.xlsx)” and send that file."
    ),
    "quotes": gettext_noop(
        "From line %(line)d on the quotation marks are not in pairs, so that nobody can tell where a cell ends. "
        "A cell with quotation marks in it stands in quotation marks, and those within are doubled."
    ),
    "field": gettext_noop(
        "In line %(line)d a cell is longer than any text should be. Perhaps a quotation mark is missing there."
    ),
    "table": gettext_noop(
        "No row with known headings was found (%(sheets)s). The table needs a row of headings, such as that of the "
        "template."
    ),
}


KINDS = {
    "archive": gettext_noop("an archive of other files"),
    "binary": gettext_noop("a binary workbook (.xlsb)"),
    "mail": gettext_noop("a mail"),
    "numbers": gettext_noop("a document of Apple Numbers"),
    "old": gettext_noop("a workbook of Excel 95 or older"),
    "other": gettext_noop("a file of another program"),
    "pdf": gettext_noop("a PDF document"),
    "picture": gettext_noop("a picture"),
    "program": gettext_noop("a program or its data"),
    "rtf": gettext_noop("a text document (RTF)"),
    "slides": gettext_noop("a presentation"),
    "web": gettext_noop("a web page"),
    "word": gettext_noop("a text document"),
    "xml": gettext_noop("an XML document"),
}
"""What a file may be that is no spreadsheet."""


class Refused(Exception):
    """A file that is not read. Its text is the message for people, in the language of the moment."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts

    def __str__(self) -> str:
        facts = self.facts | {"kind": _(KINDS[self.facts["kind"]])} if "kind" in self.facts else self.facts
        return _(MESSAGES[self.code]) % facts
