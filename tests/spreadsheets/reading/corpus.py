"""Files as offices, programs and ill will make them, each with what becomes of it.

A file is refused, by the code of a message, or read: then ``rows`` are its records by the numbers that people see, and
``notes`` pieces of what is told besides.
"""

import codecs
import re
from dataclasses import dataclass, field
from datetime import date
from unicodedata import normalize

from trackerapp.spreadsheets.reading import Broken, Uncomputed
from trackerapp.spreadsheets.reading.raw import Formatted, Yearless
from trackerapp.text.dates import PartialDate

from . import compounds as xls
from .packages import (
    DAY,
    HEAD,
    MONEY,
    MONTH_OF_DAY,
    ODS_TYPE,
    PERCENT,
    STYLES,
    YEAR,
    YEAR_OF_DAY,
    head,
    number,
    ods,
    ods_cell,
    ods_day,
    ods_number,
    ods_row,
    package,
    parts,
    record,
    row,
    shared,
    sheet,
    text,
    xlsx,
)

ROW = ["Đường hoa", "Hội Phụ nữ", 2019.0]
PLAIN = {2: ROW}
WRITTEN = {2: ["Đường hoa", "Hội Phụ nữ", "2019"]}
LINES = "Tên mô hình,Đơn vị,Năm bắt đầu\r\nĐường hoa,Hội Phụ nữ,2019\r\n"
TABLE = head() + record(2)
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


@dataclass
class Case:
    content: bytes
    refused: str = ""
    facts: dict = field(default_factory=dict)
    rows: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)


def read(content, rows=None, *notes):
    return Case(content, rows=PLAIN if rows is None else rows, notes=list(notes))


def refused(content, code, **facts):
    return Case(content, code, facts)


def csv(lines, rows=None, *notes, encoding="utf-8"):
    return read(lines.encode(encoding), WRITTEN if rows is None else rows, *notes)


def with_cells(*cells, **options):
    """A workbook whose one record has ``cells``."""
    return xlsx(head() + row(2, *cells), **options)


def book_with(more=None, rows=TABLE, **options):
    """A plain workbook with further parts, which are not looked at."""
    return package(parts(sheet(rows, **options)) | (more or {}))


def prefixed(xml):
    """``xml`` as some programs write it: <x:row> for <row>."""
    return re.sub(r"<(/?)(\w)", r"<\1x:\2", xml).replace("xmlns=", "xmlns:x=")


def encrypted_zip():
    """A zip whose parts are marked as encrypted."""
    content = bytearray(xlsx(TABLE))
    at = 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 8] |= 1
        at += 4
    return bytes(content)


def doubled_part():
    """A zip that holds two parts of one name."""
    content = package(parts(sheet(TABLE)) | {"xl/worksheets/sheet2.xml": sheet(head())})
    return content.replace(b"sheet2.xml", b"sheet1.xml")


def lying_sizes():
    """A zip that says of a part of many megabytes that it has a hundred bytes."""
    content = bytearray(xlsx(TABLE + "".join(f'<row r="{at}"/>' for at in range(3, 300_000))))
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"xl/worksheets/sheet1.xml"))
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(content)


REFUSED = {
    "nothing at all": refused(b"", "empty"),
    "blanks alone": refused(b" \r\n\t\r\n", "empty"),
    "zeros alone": refused(bytes(5000), "empty"),
    "a mark of UTF-8 alone": refused(codecs.BOM_UTF8, "empty"),
    "a web page as workbook": refused(b"<html><table><tr><td>STT</td></tr></table></html>", "foreign", kind="web"),
    "a table of HTML with a mark": refused(codecs.BOM_UTF8 + b"\r\n<TABLE border=1><tr>", "foreign", kind="web"),
    "a web page of Excel": refused(b"MIME-Version: 1.0\r\nX-Document-Type: Workbook", "foreign", kind="web"),
    "a web page in UTF-16": refused("<html><body>".encode("utf-16"), "foreign", kind="web"),
    "a workbook of Excel 2003 in XML": refused(
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "foreign", kind="xml"
    ),
    "billion laughs as XML": refused(
        b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">]><l>&a;</l>', "foreign", kind="xml"
    ),
    "a PDF document": refused(b"%PDF-1.7\n%\xe2\xe3", "foreign", kind="pdf"),
    "a picture": refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "foreign", kind="picture"),
    "a photo": refused(b"\xff\xd8\xff\xe0\0\x10JFIF", "foreign", kind="picture"),
    "a text document of Word": refused(package({"word/document.xml": "<w/>"}), "foreign", kind="word"),
    "a text document of LibreOffice": refused(
        package({"mimetype": ODS_TYPE.replace("spreadsheet", "text")}), "foreign", kind="word"
    ),
    "an old document of Word": refused(xls.compound({"WordDocument": b"x"}), "foreign", kind="word"),
    "a mail of Outlook": refused(xls.compound({"__properties_version1.0": b"x"}), "foreign", kind="mail"),
    "some other compound file": refused(xls.compound({"Contents": b"x"}), "foreign", kind="other"),
    "a presentation": refused(package({"ppt/presentation.xml": "<p/>"}), "foreign", kind="slides"),
    "a binary workbook": refused(package({"xl/workbook.bin": "x"}), "foreign", kind="binary"),
    "a document of Numbers": refused(package({"Index/Document.iwa": "x"}), "foreign", kind="numbers"),
    "an archive with a workbook": refused(package({"danh sách.xlsx": xlsx(TABLE)}), "foreign", kind="archive"),
    "an empty archive": refused(package({}), "foreign", kind="archive"),
    "an archive of RAR": refused(b"Rar!\x1a\x07\x01\0", "foreign", kind="archive"),
    "nothing but comments of a page": refused(b"<!---->" * 1100 + b"x", "table"),
    "letters without a space, and a byte of no encoding": refused(b"a" * 120_000 + b"\xff", "encoding"),
    "text with looks": refused(rb"{\rtf1\ansi x}", "foreign", kind="rtf"),
    "a program": refused(b"MZ\x90\0\x03\0\0\0", "foreign", kind="program"),
    "a workbook of Excel 4": refused(b"\x09\x04\x06\0\0\0\x10\0", "foreign", kind="old"),
    "a workbook of Excel 95": refused(xls.compound({"Book": b"x"}), "foreign", kind="old"),
    "a workbook with a password": refused(xls.compound({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}), "password"),
    "an old workbook with a password": refused(xls.xls(before=xls.record(0x2F, bytes(6))), "password"),
    "a workbook of LibreOffice with a password": refused(ods("", manifest="<manifest:encryption-data/>"), "password"),
    "a zip with a password": refused(encrypted_zip(), "password"),
    "the first half of a workbook": refused(xlsx(TABLE)[:900], "damaged"),
    "a workbook without its last bytes": refused(xlsx(TABLE)[:-30], "damaged"),
    "a workbook with a hole": refused(xlsx(TABLE).replace(b"sheet1.xml", b"sheet9.xml", 1), "damaged"),
    "the first half of an old workbook": refused(xls.xls(xls.head(HEAD))[:2000], "damaged"),
    "the first half of a sheet": refused(package(parts(sheet(TABLE)[:-60])), "damaged"),
    "the beginning of a compound file": refused(bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, "damaged"),
    "the beginning of a zip": refused(b"PK\x03\x04" + b"x" * 600, "damaged"),
    "a workbook without its sheet": refused(package(parts()), "table"),
    "a sheet that is not there": refused(
        package({name: part for name, part in parts(sheet(TABLE)).items() if "sheet1.xml" not in name}), "damaged"
    ),
    "a sheet with entities": refused(
        package(parts('<!DOCTYPE w [<!ENTITY a "ha">]>' + sheet(TABLE.replace("Hội", "&a;")))), "damaged"
    ),
    "a sheet that fetches a file": refused(
        package(parts('<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + sheet(TABLE))), "damaged"
    ),
    "a book with entities": refused(
        package(parts(sheet(TABLE)) | {"xl/workbook.xml": '<!DOCTYPE w [<!ENTITY a "ha">]><workbook/>'}), "damaged"
    ),
    "a sheet in UTF-16": refused(package(parts(sheet(TABLE).encode("utf-16"))), "damaged"),
    "a text that is not in the table of texts": refused(with_cells('<c r="A2" t="s"><v>7</v></c>'), "damaged"),
    "a part named twice": refused(doubled_part(), "damaged"),
    "a zip bomb": refused(book_with({"xl/media/image1.png": bytes(60_000_000)}), "bomb"),
    "thousands of parts": refused(book_with({f"xl/media/{at}": "" for at in range(2001)}), "bomb"),
    "a zip that lies about a size": refused(lying_sizes(), "damaged"),
    "a cell of a hundred megabytes": refused(with_cells(text("A2", "x" * 60_000_000)), "bomb"),
    "a cell at XFD1048576": refused(xlsx(TABLE + row(1048576, number("XFD1048576", 1))), "rows", row=1048576),
    "a cell a million rows down": refused(xlsx(TABLE + row(1048576, text("A1048576", "x"))), "rows", row=1048576),
    "a cell 16,384 columns on": refused(xlsx(TABLE + row(3, number("XFD3", 1))), "columns", cell="XFD3"),
    "cells far down and far on": refused(
        xlsx(TABLE + row(3, number("IV3", 1)) + row(199_999, number("A199999", 1))), "cells"
    ),
    "a row with an impossible number": refused(xlsx(TABLE + row(10**10, number(f"A{10**10}", 1))), "memory"),
    "rows in no order, far down": refused(xlsx(head() + row(1048576, number("XFD1048576", 1)) + record(2)), "columns"),
    "a repeated row of LibreOffice far down": refused(
        ods(ods_row(*HEAD) + ods_row("x", attributes='table:number-rows-repeated="1000000"')), "rows"
    ),
    "hundreds of sheets": refused(package(parts(*[sheet(TABLE)] * 101)), "sheets", limit=100),
    "text with a zero in it": refused(b"T\xc3\xaan,x\r\na,b\r\nc,\0d\r\n", "nul", line=3),
    "text of bytes without sense": refused(bytes(range(1, 256)) * 20, "encoding"),
    "Chinese text in GB18030": refused("名称,单位,年份\r\n花路,妇联,2019\r\n".encode("gb18030") * 9, "table"),
    "UTF-8 cut in the middle of a letter": refused(LINES.encode()[:-30] + b"\xe1\xbb", "encoding"),
    "UTF-16 cut in the middle of a letter": refused(LINES.encode("utf-16")[:-1], "encoding"),
    "letters lost for question marks": refused(b"T?n m? h?nh,??n v?,N?m\r\n???ng hoa,H?i Ph? n?,2019\r\n" * 3, "lost"),
    "letters lost for question marks, save for some": refused(
        "Tên mô h?nh,Ð?n v?,Nãm\r\nÐ??ng hoa,H?i Ph? n?,2019\r\n".encode("cp1252") * 3, "lost"
    ),
    "UTF-8 taken for Western letters": refused(LINES.encode().decode("latin-1").encode(), "lost"),
    "a quotation mark that never ends": refused((LINES + '"Nụ cười,Hội,2020\r\nx,y,z\r\n').encode(), "quotes", line=3),
    "a quotation mark in the wrong place": refused((LINES + '"Nụ" cười,Hội,2020\r\n').encode(), "quotes", line=3),
    "a field of a hundred megabytes": refused((LINES + "x" * 2_000_000).encode(), "field", line=3),
    "a field in quotation marks without end": refused((LINES + '"' + "x\r\n" * 700_000).encode(), "field", line=3),
    "a line of a million commas": refused((LINES + "," * 1_100_000 + "x").encode(), "field", line=3),
    "a line of thousands of cells": refused((LINES + "x," * 5000).encode(), "wide", row=3),
    "one long text in every cell": refused(
        shared(*(f"<t>{name}</t>" for name in HEAD), "<t/>", "<t/>", f"<t>{'x' * 30_000}</t>", again=2000), "memory"
    ),
    "a million blank rows": refused(
        xlsx(TABLE + "".join(f'<row r="{at}" ht="15"/>' for at in range(3, 1_048_577))), "blank", columns=256
    ),
    "a blank cell a million rows down": refused(xlsx(TABLE + row(1048576, '<c r="A1048576" s="1"/>')), "blank"),
    "a blank cell at XFD1048576": refused(xlsx(TABLE + row(1048576, '<c r="XFD1048576" s="1"/>')), "blank"),
    "a blank cell 16,384 columns on": refused(xlsx(TABLE + row(3, '<c r="XFD3" s="1"/>')), "blank"),
    "blank rows without numbers": refused(xlsx(TABLE + "<row><c/></row>" * 200_001), "blank"),
    "a million blank lines": refused((LINES + "\r\n" * 1_000_000).encode(), "void", limit=200_000),
    "a million lines of commas": refused((LINES + ",,,,\r\n" * 1_000_000).encode(), "void"),
    "a text a million rows down": refused((LINES + "\r\n" * 200_000 + "x").encode(), "lines"),
    "a letter to somebody": refused("Kính gửi: Ủy ban nhân dân xã\r\nTrân trọng.\r\n".encode(), "table"),
    "an empty workbook": refused(xlsx(""), "table"),
    "a table with headings of its own": refused(xlsx(head(names=["A", "B", "C"]) + record(2)), "table"),
    "data of a program": refused(b'{"rows": [{"name": "x"}]}', "table"),
}

WORKBOOKS = {
    "a plain workbook": read(xlsx(TABLE)),
    "a hundred thousand blank cells": read(
        xlsx(TABLE + "".join(f'<row r="{at}"><c r="A{at}" s="1"/></row>' for at in range(3, 100_000)))
    ),
    "columns that look different down to the end": read(
        book_with(before='<cols><col min="1" max="16384" style="1"/></cols>')
    ),
    "a row without cells at the end of the world": read(
        xlsx(TABLE + '<row r="1048576" ht="12.8" customFormat="false"/>')
    ),
    "a hundred thousand blank rows": read(
        xlsx(TABLE + "".join(f'<row r="{at}" ht="15"/>' for at in range(3, 100_000)))
    ),
    "a size that lies": read(book_with(before='<dimension ref="A1:XFD1048576"/>')),
    "all cells merged": read(book_with(after='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
    "strict workbook": read(package(parts(sheet(TABLE, main=STRICT), main=STRICT))),
    "names with a prefix": read(package(parts(prefixed(sheet(TABLE))))),
    "attributes in single quotes": read(xlsx(TABLE.replace('"', "'"))),
    "cells without places": read(xlsx(TABLE.replace(' r="', ' ht="'))),
    "a workbook stored without pressing": read(package(parts(sheet(TABLE)), method=0)),
    "a mark of UTF-8 before the XML": read(package(parts("\ufeff" + sheet(TABLE)))),
    "texts in a table of their own": read(
        shared(*(f"<t>{name}</t>" for name in HEAD), "<t>Đường hoa</t>", "<t>Hội</t>", "<t>2019</t>"),
        {2: ["Đường hoa", "Hội", "2019"]},
    ),
    "texts in pieces of several looks": read(
        shared(
            *(f"<t>{name}</t>" for name in HEAD),
            '<r><rPr><b/></rPr><t xml:space="preserve">Đường </t></r><r><t>hoa</t></r>'
            '<rPh sb="0" eb="1"><t>x</t></rPh>',
            "<t>a_x000D_&#10;b</t>",
            "<t/>",
        ),
        {2: ["Đường hoa", "a\r\nb", ""]},
    ),
    "numbers with looks": read(
        with_cells(number("A2", 2024, YEAR), number("B2", 1195, MONEY), number("C2", 0.5, PERCENT)),
        {2: [Formatted(2024.0, "Năm 2024"), Formatted(1195.0, "1.195 đ"), Formatted(0.5, "50%")]},
    ),
    "days": read(
        with_cells(number("A2", 45385, DAY), '<c r="B2" t="d"><v>2024-04-03</v></c>', number("C2", 45385)),
        {2: [date(2024, 4, 3), date(2024, 4, 3), 45385.0]},
    ),
    "days that show their month or year alone": read(
        with_cells(
            number("A2", 45383, MONTH_OF_DAY), number("B2", 45383, YEAR_OF_DAY), number("C2", 2024, YEAR_OF_DAY)
        ),
        {2: [PartialDate(2024, 4), PartialDate(2024), date(1905, 7, 16)]},
    ),
    "days of an old workbook that show their month or year alone": read(
        xls.xls(
            xls.head(HEAD),
            xls.number(1, 0, 45383, style=2),
            xls.number(1, 1, 45383, style=3),
            xls.whole_numbers(1, 2, (35, 4)),
            formats=["mm/yyyy", "yyyy", '00"/QĐ-UBND"'],
        ),
        {2: [PartialDate(2024, 4), PartialDate(2024), Formatted(35.0, "35/QĐ-UBND")]},
    ),
    "a day of an old workbook that shows no year": read(
        xls.xls(
            xls.head(HEAD),
            xls.number(1, 0, 45424, style=2),
            xls.number(1, 1, 35, style=3),
            xls.number(1, 2, 35, style=4),
            formats=["d-mmm", 'General"/QĐ"', "[$-42A]00-00_)"],
        ),
        {2: [Yearless("12/05"), Formatted(35.0, "35/QĐ"), Formatted(35.0, "00-35")]},
    ),
    "days of LibreOffice that show their month or year alone": read(
        ods(
            ods_row(*HEAD)
            + ods_row(ods_day("2024-04-01", "04/2024"), ods_day("2024-01-01", "Năm 2024"), ods_number(35, "0035"))
            + ods_row(ods_day("2024-04-01", "Thg 4 24"), ods_day("2024-04-01", "01/04/2024"), ods_number(35, "35"))
            + ods_row(
                ods_day("2024-05-12", "12/05"), ods_day("2024-04-15", "04/2024"), ods_day("2024-05-12", "12 Thg 5")
            ),
            more='<number:date-style style:name="N1"><number:year/></number:date-style>',
        ),
        {
            2: [PartialDate(2024, 4), PartialDate(2024), Formatted(35.0, "0035")],
            3: [PartialDate(2024, 4), date(2024, 4, 1), 35.0],
            4: [Yearless("12/05"), PartialDate(2024, 4), Yearless("12/05")],
        },
    ),
    "days of an old Mac": read(
        with_cells(number("A2", 43923, DAY), text("B2", "x"), book='<workbookPr date1904="1"/>'),
        {2: [date(2024, 4, 3), "x", ""]},
    ),
    "errors and formulas": read(
        with_cells(
            '<c r="A2" t="e"><f>B9</f><v>#REF!</v></c>',
            '<c r="B2"><f>A1&amp;"x"</f></c>',
            '<c r="C2"><f t="shared" ref="C2:C9" si="0">1+1</f><v>2</v></c>',
        ),
        {2: [Broken("#REF!"), Uncomputed('A1&"x"'), 2.0]},
    ),
    "formulas that share one, without a value": read(
        xlsx(
            TABLE
            + row(3, '<c r="C3"><f t="shared" ref="C3:C4" si="0">1+1</f><v></v></c>', text("A3", "a"))
            + row(4, '<c r="A4" t="str"><f>A3</f><v>a</v></c>', '<c r="C4"><f t="shared" si="0"/></c>')
        ),
        PLAIN | {3: ["a", "", Uncomputed("1+1")], 4: ["a", "", Uncomputed("")]},
    ),
    "a formula that comes to nothing": read(
        with_cells(text("A2", "a"), '<c r="B2" t="str"><f>IF(A1="","",1)</f><v></v></c>'), {2: ["a", "", ""]}
    ),
    "formulas without a value beyond all others": read(
        xlsx(
            row(1, *(text(f"{'BCD'[at]}1", name) for at, name in enumerate(HEAD)), '<c r="A1"><f>1+1</f></c>')
            + row(2, '<c r="E2"><f>1+1</f></c>')
        ),
        {2: ["", "", "", ""]},
        "Cells without a heading",
    ),
    "formulas without a value far down": read(
        xlsx(
            head()
            + row(2, '<c r="C2"><f t="shared" ref="C2:C9000" si="0">1+1</f><v>2</v></c>')
            + "".join(row(at, text(f"A{at}", "x" * 900)) for at in range(3, 3000))
            + row(3000, '<c r="C3000"><f t="shared" si="0"/></c>')
        ),
        {2: ["", "", 2.0], **{at: ["x" * 900, "", ""] for at in range(3, 3000)}, 3000: ["", "", Uncomputed("")]},
    ),
    "zeros of a program that works out nothing": read(
        package(
            parts(
                sheet(head() + row(2, text("A2", "a"), '<c r="C2"><f>1+1</f><v>0</v></c>')),
                book='<calcPr calcId="124519" fullCalcOnLoad="1"/>',
            )
        ),
        {2: ["a", "", Uncomputed("1+1")]},
    ),
    "a title, then a gap": read(
        xlsx(row(1, text("A1", "DANH SÁCH MÔ HÌNH")) + head(4) + record(5)), {5: ROW}, "Titles"
    ),
    "hidden rows and columns": read(
        book_with(
            rows=head() + row(2, text("A2", "a"), hidden=1), before='<cols><col min="2" max="3" hidden="1"/></cols>'
        ),
        {2: ["a", "", ""]},
        "Hidden rows",
        "Hidden columns, which are read all the same: B, C.",
    ),
    "two sheets and a hidden one": read(
        package(
            parts(
                sheet(row(1, text("A1", "Hướng dẫn"))),
                sheet(TABLE),
                sheet(TABLE),
                names=["Bìa", "Danh sách", "Cũ"],
                states=["", "", 'state="veryHidden"'],
            )
        ),
        PLAIN,
        "Only the sheet “Danh sách” is read. The file has others, too: Bìa, Cũ (hidden).",
    ),
    "a hidden sheet alone": read(
        package(parts(sheet(""), sheet(TABLE), states=["", 'state="hidden"'])),
        PLAIN,
        "which is read, is hidden",
        "Only the sheet “Sheet2” is read. The file has others, too: Sheet1.",
    ),
    "merged cells in the table": read(
        book_with(
            rows=TABLE + row(3, text("A3", "Nụ cười")),
            after='<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>',
        ),
        PLAIN | {3: ["Nụ cười", PLAIN[2][1], ""]},
        "Merged cells, whose value counts for each of their rows: B2:B3.",
    ),
    "macros, links, objects, comments, filters": read(
        book_with(
            {
                "xl/vbaProject.bin": "Sub Auto_Open()",
                "xl/externalLinks/externalLink1.xml": "<x/>",
                "xl/embeddings/oleObject1.bin": "x",
                "xl/comments1.xml": "<x/>",
                "xl/connections.xml": '<x url="http://evil.example/"/>',
            },
            after='<autoFilter ref="A1:C2"/><hyperlinks><hyperlink ref="A2" r:id="x"/></hyperlinks>',
        ).replace(b"r:id", b"id__")
    ),
    "a heading twice": read(xlsx(head(names=["Tên mô hình", "Đơn vị", "Tên mô hình"]) + record(2))),
    "columns without end": read(
        xlsx(TABLE + row(3, text("A3", "a"), *(f'<c r="{letter}3" s="1"/>' for letter in "DEFGHIJ"))),
        PLAIN | {3: ["a", "", ""]},
    ),
    "a cell beside the table": read(
        xlsx(TABLE + row(3, text("A3", "a"), text("F3", "x"))), PLAIN | {3: ["a", "", ""]}, "Cells without a heading"
    ),
    "a table that begins elsewhere": read(
        xlsx(row(5, text("D5", HEAD[0]), text("E5", HEAD[1])) + row(6, text("D6", "a"))), {6: ["a", ""]}
    ),
    "letters as no keyboard types them": read(
        xlsx(head(names=[normalize("NFD", name) + "\u00a0(*)" for name in HEAD]) + record(2, "a\u200bb")),
        {2: ["a\u200bb", "Hội Phụ nữ", 2019.0]},
    ),
    "an old workbook": read(
        xls.xls(xls.head(HEAD), xls.label(1, 0, "Đường hoa"), xls.label(1, 1, "Hội Phụ nữ"), xls.number(1, 2, 2019))
    ),
    "an old workbook with days and errors": read(
        xls.xls(xls.head(HEAD), xls.error(1, 0), xls.formula(1, 1, xls.ERROR_RESULT), xls.number(1, 2, 45385, style=1)),
        {2: [Broken("#REF!"), Broken("#DIV/0!"), date(2024, 4, 3)]},
    ),
    "an old workbook of a program that works out nothing": read(
        xls.xls(xls.head(HEAD), xls.label(1, 0, "a"), xls.formula(1, 2, xls.EMPTY_RESULT)),
        {2: ["a", "", Uncomputed("")]},
    ),
    "an old workbook whose formula comes to nothing": read(
        xls.xls(
            xls.head(HEAD),
            xls.label(1, 0, "a"),
            xls.formula(1, 2, xls.EMPTY_RESULT),
            before=xls.record(0x01C1, bytes(8)),
        ),
        {2: ["a", "", ""]},
    ),
    "an old workbook of a Mac": read(
        xls.xls(xls.head(HEAD), xls.number(1, 2, 43923, style=1), is_1904=True), {2: ["", "", date(2024, 4, 3)]}
    ),
    "a formula of LibreOffice with a sign of its own": read(
        ods(ods_row(*HEAD) + ods_row('<table:table-cell table:formula="of:=IF([.A1]>0;1;2)"/>', "Hội", 2019)),
        {2: [Uncomputed("IF([.A1]>0;1;2)"), "Hội", 2019.0]},
    ),
    "merged cells of LibreOffice": read(
        ods(
            ods_row(*HEAD)
            + ods_row("Đường hoa", ods_cell("Hội Phụ nữ", 'table:number-rows-spanned="2"'), 2019)
            + ods_row("Nụ cười", "<table:covered-table-cell/>", 2020)
        ),
        {2: ["Đường hoa", "Hội Phụ nữ", 2019.0], 3: ["Nụ cười", "Hội Phụ nữ", 2020.0]},
        "Merged cells, whose value counts for each of their rows: B2:B3.",
    ),
    "a workbook of LibreOffice": read(ods(ods_row(*HEAD) + ods_row("Đường hoa", "Hội Phụ nữ", 2019))),
    "LibreOffice: a million blank rows": read(
        ods(
            ods_row(*HEAD)
            + ods_row("Đường hoa", "Hội Phụ nữ", 2019)
            + '<table:table-row table:number-rows-repeated="1048574">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        )
    ),
    "LibreOffice: one row for three": read(
        ods(ods_row(*HEAD) + ods_row("a", "b", 2019, attributes='table:number-rows-repeated="3"')),
        {at: ["a", "b", 2019.0] for at in (2, 3, 4)},
    ),
    "LibreOffice: a day, an error, a formula": read(
        ods(
            ods_row(*HEAD)
            + ods_row(
                '<table:table-cell office:value-type="date" office:date-value="2024-04-03"/>',
                '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
                'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
                '<table:table-cell table:formula="of:=[.A1]+1"/>',
            )
        ),
        {2: [date(2024, 4, 3), Broken("#DIV/0!"), Uncomputed("[.A1]+1")]},
    ),
    "LibreOffice: hidden rows": read(
        ods(ods_row(*HEAD) + ods_row("a", ods_cell("b"), 2019, attributes='table:visibility="filter"')),
        {2: ["a", "b", 2019.0]},
        "Hidden rows",
    ),
    "a workbook of another program without looks": read(
        package({name: part for name, part in parts(sheet(TABLE)).items() if "styles" not in name})
    ),
    "a workbook with its looks": read(book_with({"xl/styles.xml": STYLES})),
}

TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def marks_apart(text):
    """``text`` with its tones behind their letters, as Windows-1258 has them."""
    return "".join(_apart(letter) for letter in normalize("NFC", text))


def _apart(letter):
    parted = normalize("NFD", letter)
    tones = "".join(mark for mark in parted if mark in TONES)
    return normalize("NFC", "".join(mark for mark in parted if mark not in TONES)) + tones


def in_windows_1258(text):
    return marks_apart(text).encode("cp1258")


TCVN3 = "Tªn m« h×nh,§¬n vÞ,N¨m b¾t ®Çu\r\n§­êng hoa,Héi Phô n÷,2019\r\n"

TEXTS = {
    "comma": csv(LINES),
    "semicolon": csv(LINES.replace(",", ";")),
    "tab": csv(LINES.replace(",", "\t")),
    "with a mark of UTF-8": csv("\ufeff" + LINES),
    "with two marks, and one within": csv("\ufeff\ufeff" + LINES.replace("Đơn", "\ufeffĐơn")),
    "UTF-16 of Excel": csv(LINES.replace(",", "\t"), encoding="utf-16"),
    "UTF-16, big end first": csv("\ufeff" + LINES, encoding="utf-16-be"),
    "UTF-16 without a mark": csv(LINES, encoding="utf-16-le"),
    "UTF-16, big end first, without a mark": csv(LINES, encoding="utf-16-be"),
    "Windows-1258": read(in_windows_1258(LINES), {2: [*map(marks_apart, WRITTEN[2])]}, "read as Windows-1258"),
    "said to be parted by semicolons": csv("sep=;\r\n" + LINES.replace(",", ";")),
    "said to be parted by bars": csv("SEP=|\n" + LINES.replace(",", "|")),
    "a line break within a cell": csv(
        LINES + '"Nụ\r\ncười",Hội,2020\r\nLoa,Hội,2021\r\n',
        WRITTEN | {3: ["Nụ\r\ncười", "Hội", "2020"], 4: ["Loa", "Hội", "2021"]},
    ),
    "quotation marks within a cell": csv(
        LINES + '"“Nụ ""cười"", tiếp dân",Hội "x",2020\r\n', WRITTEN | {3: ['“Nụ "cười", tiếp dân', 'Hội "x"', "2020"]}
    ),
    "lines of an old Mac": csv(LINES.replace("\r\n", "\r")),
    "lines of Unix": csv(LINES.replace("\r\n", "\n")),
    "lines of all kinds": csv(
        LINES + "a,b,1\nc,d,2\re,f,3", WRITTEN | {3: ["a", "b", "1"], 4: ["c", "d", "2"], 5: ["e", "f", "3"]}
    ),
    "blank lines count as rows": csv("\r\n\r\n" + LINES + "\r\n,,\r\na,b,1\r\n", {4: WRITTEN[2], 7: ["a", "b", "1"]}),
    "a hundred thousand lines of commas": csv(LINES + ",,,,\r\n" * 100_000),
    "one column": csv("Tên mô hình\r\nĐường hoa, xã A\r\nNụ cười\r\n", {2: ["Đường hoa, xã A"], 3: ["Nụ cười"]}),
    "decimal commas between semicolons": csv(
        "Tên mô hình;Đơn vị;Năm bắt đầu\r\na;1,5;2,5\r\nb;3,5;4,5\r\n", {2: ["a", "1,5", "2,5"], 3: ["b", "3,5", "4,5"]}
    ),
    "titles, and texts with commas between semicolons": csv(
        "DANH SÁCH, năm 2024\r\n" + LINES.replace(",", ";") + "a, b, c;d, e;2020\r\n",
        {3: WRITTEN[2], 4: ["a, b, c", "d, e", "2020"]},
        "Titles",
    ),
    "columns without headings": csv(LINES.replace("\r\n", ",,,\r\n")),
    "a comma too many": csv(
        LINES + "Nụ cười,Hội Phụ nữ, xã A,2020\r\n",
        WRITTEN | {3: ["Nụ cười", "Hội Phụ nữ", " xã A"]},
        "Cells without a heading",
    ),
    "cells too few": csv(LINES + "Nụ cười\r\n", WRITTEN | {3: ["Nụ cười", "", ""]}),
    "apostrophes against formulas": csv(LINES + "'=1+1,'quoted,'+84\r\n", WRITTEN | {3: ["=1+1", "'quoted", "+84"]}),
    "formulas as text": csv(LINES + "=cmd|' /C calc'!A0,@x,-1\r\n", WRITTEN | {3: ["=cmd|' /C calc'!A0", "@x", "-1"]}),
    "letters in two halves": csv(
        normalize("NFD", LINES), {2: [normalize("NFD", "Đường hoa"), normalize("NFD", "Hội Phụ nữ"), "2019"]}
    ),
    "headings in TCVN3": csv(TCVN3, {2: ["§­êng hoa", "Héi Phô n÷", "2019"]}),
    "bytes of TCVN3": read(TCVN3.encode("cp1252"), {2: ["§­êng hoa", "Héi Phô n÷", "2019"]}),
}

CASES = REFUSED | WORKBOOKS | TEXTS
