"""Workbooks of Excel 97, written record by record into a compound file of our own."""

import struct

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams):
    """A compound file of ``streams``, each at least 4096 bytes long, in one table of sectors."""
    padded = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    table, body = [TABLE, END], b""
    entries = [_entry("Root Entry", 5, (END, 0), below=(FREE, 1))]
    for at, (name, content) in enumerate(padded.items(), 1):
        count = -(-len(content) // SECTOR)
        start = len(table)
        table += [*range(start + 1, start + count), END]
        body += content.ljust(count * SECTOR, b"\0")
        entries.append(_entry(name, 2, (start, len(content)), below=(at + 1 if at < len(padded) else FREE, FREE)))
    directory = b"".join(entries).ljust(SECTOR, b"\0")[:SECTOR]
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    return header + struct.pack("<128I", *table, *[FREE] * (128 - len(table))) + directory + body


def _entry(name, kind, place, below):
    """A line of the directory: where a stream begins and how long it is, which line is next and which below."""
    written = name.encode("utf-16-le")
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(written) + 2, kind, 1, FREE, *below)
        + bytes(36)
        + struct.pack("<IQ", *place)
    )


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def label(row, column, text):
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def number(row, column, value, style=0):
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def whole_number(row, column, value):
    """A number in four bytes, as Excel and LibreOffice keep whole ones."""
    return record(0x027E, struct.pack("<HHHI", row, column, 0, value << 2 | 2))


def whole_numbers(row, column, *cells):
    """Numbers side by side, each with its style."""
    told = b"".join(struct.pack("<HI", style, value << 2 | 2) for value, style in cells)
    return record(0xBD, struct.pack("<HH", row, column) + told + struct.pack("<H", column + len(cells) - 1))


def error(row, column, code=0x17):
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, code, 1))


def formula(row, column, result):
    """A formula with the eight bytes of its ``result``."""
    return record(0x0006, struct.pack("<HHH", row, column, 0) + result + struct.pack("<HIH", 0, 0, 0))


EMPTY_RESULT = bytes([3, 0, 0, 0, 0, 0, 0xFF, 0xFF])
ERROR_RESULT = bytes([2, 0, 0x07, 0, 0, 0, 0xFF, 0xFF])


OWN_FORMATS = 164
"""From this number on the formats are those of the workbook."""


def xls(*cells, before=b"", is_1904=False, formats=()):
    """A workbook of one sheet; ``before`` stands at the beginning of its general part. Styles from 2 on are formats."""
    name = "Sheet1"
    begin = record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 1996, 0, 6))
    begin += before + record(0x42, struct.pack("<H", 1200)) + record(0x22, struct.pack("<H", is_1904))
    for at, code in enumerate(formats, OWN_FORMATS):
        begin += record(0x041E, struct.pack("<HHB", at, len(code), 1) + code.encode("utf-16-le"))
    for style in (0, 14, *range(OWN_FORMATS, OWN_FORMATS + len(formats))):
        begin += record(0xE0, struct.pack("<HHH14x", 0, style, 0))
    length = len(begin) + 4 + 8 + 2 * len(name) + 4
    sheet = record(0x85, struct.pack("<IBBBB", length, 0, 0, len(name), 1) + name.encode("utf-16-le"))
    own = record(0x0809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 1996, 0, 6)) + b"".join(cells) + record(0x0A)
    return compound({"Workbook": begin + sheet + record(0x0A) + own})


def head(names):
    return b"".join(label(0, column, name) for column, name in enumerate(names))
