"""Workbooks written part by part, so that each can be as odd as any program or person makes it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = ["Tên mô hình", "Đơn vị", "Năm bắt đầu"]
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="4"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
    '<numFmt numFmtId="165" formatCode="&quot;Năm&quot; 0000"/>'
    '<numFmt numFmtId="166" formatCode="#,##0\\ &quot;đ&quot;"/>'
    '<numFmt numFmtId="167" formatCode="&quot;Năm &quot;yyyy"/></numFmts>'
    '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>'
    '<xf numFmtId="9"/><xf numFmtId="17"/><xf numFmtId="167"/>'
    "</cellXfs></styleSheet>"
)
DAY, YEAR, MONEY, PERCENT, MONTH_OF_DAY, YEAR_OF_DAY = 1, 2, 3, 4, 5, 6


def package(parts, method=ZIP_DEFLATED):
    file = BytesIO()
    with ZipFile(file, "w", method) as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return file.getvalue()


def sheet(rows, before="", after="", main=MAIN):
    return f'{XML}<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def row(number, *cells, **attributes):
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<row r="{number}"{said}>{"".join(cells)}</row>'


def text(place, value, kind="inlineStr"):
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


def number(place, value, style=0):
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def head(at=1, names=HEAD):
    return row(at, *(text(f"{'ABCDEFGHIJ'[place]}{at}", name) for place, name in enumerate(names)))


def record(at, name="Đường hoa", unit="Hội Phụ nữ", year=2019):
    return row(at, text(f"A{at}", name), text(f"B{at}", unit), number(f"C{at}", year))


def parts(*sheets, book="", names=(), main=MAIN, states=()):
    """The parts of a workbook of ``sheets``, each the XML of one."""
    names = [*names, *(f"Sheet{place}" for place in range(len(names) + 1, len(sheets) + 1))]
    states = [*states, *[""] * (len(sheets) - len(states))]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" {state} r:id="rId{at}"/>'
        for at, (name, state) in enumerate(zip(names, states, strict=True), 1)
    )
    linked = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    return {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{linked}'
        f'<Relationship Id="rIdLooks" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook xmlns="{main}" xmlns:r="{OFFICE}">{book}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/styles.xml": XML + STYLES,
        **{f"xl/worksheets/sheet{at}.xml": content for at, content in enumerate(sheets, 1)},
    }


def xlsx(rows, **options):
    """A workbook of one sheet with ``rows``."""
    return package(parts(sheet(rows), **options))


def shared(*strings, again=0):
    """A workbook with texts in a table of their own, as Excel writes it; the last stands in so many rows ``again``."""
    listed = "".join(f"<si>{string}</si>" for string in strings)
    rows = "".join(
        row(at // 3 + 1, *(f'<c r="{"ABC"[place]}{at // 3 + 1}" t="s"><v>{at + place}</v></c>' for place in range(3)))
        for at in range(0, len(strings), 3)
    )
    last = len(strings) - 1
    cells = "".join(f'<c r="{letter}%d" t="s"><v>{last}</v></c>' for letter in "ABC")
    rows += "".join(row(at, cells % (at, at, at)) for at in range(3, 3 + again))
    found = parts(sheet(rows))
    link = f'<Relationship Id="rIdTexts" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    found["xl/_rels/workbook.xml.rels"] = found["xl/_rels/workbook.xml.rels"].replace("</Relationships>", link)
    return package(found | {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{listed}</sst>'})


NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def ods_cell(value, attributes=""):
    kind = (
        f'office:value-type="float" office:value="{value}"' if isinstance(value, int) else 'office:value-type="string"'
    )
    return f"<table:table-cell {kind} {attributes}><text:p>{value}</text:p></table:table-cell>"


def ods_day(day, shown):
    told = f'office:value-type="date" office:date-value="{day}"'
    return f"<table:table-cell {told}><text:p>{shown}</text:p></table:table-cell>"


def ods_number(value, shown):
    told = f'office:value-type="float" office:value="{value}"'
    return f"<table:table-cell {told}><text:p>{shown}</text:p></table:table-cell>"


def ods_row(*values, attributes=""):
    cells = "".join(value if str(value).startswith("<") else ods_cell(value) for value in values)
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def ods(rows, kind=ODS_TYPE, manifest="", name="Trang1", more=""):
    content = (
        f"{XML}<office:document-content {NAMES} "
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="{name}">{rows}</table:table>{more}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    listed = (
        f'{XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>{manifest}</manifest:manifest>'
    )
    return package({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": listed})
