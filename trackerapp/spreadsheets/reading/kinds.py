"""What a file is, by what stands in it; its name is not asked."""

import re
from pathlib import Path

from .limits import MEGABYTE, Limits
from .refusals import Refused

BEGINNING = 8192
ZIP, OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_FOREIGN = {
    "old": rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00",
    "pdf": rb"\s{0,20}%PDF-",
    "picture": rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF....WEBP|.{4}ftyp(?:heic|avif|mif1)",
    "archive": rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh\d|\xfd7zXZ|PK\x05\x06|PK\x07\x08",
    "rtf": rb"\{\\rtf",
    "web": rb"(?i:\s*(?>(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*)"
    rb"<(?:!doctype html|html|head|body|table|meta|style|div)\b|mime-version:)",
    "xml": rb"\s*<\?xml|\s*<(?>\w+)[^<]*xmlns",
    "program": rb"MZ.{2}|\x7fELF|SQLite format 3",
}
_foreign = {kind: re.compile(pattern, re.DOTALL).match for kind, pattern in _FOREIGN.items()}


def kind_of(path: Path, limits: Limits) -> str:
    """Return "zip", "ole" or "text"; raise ``Refused`` for a file that is none, or empty, or too large."""
    size = path.stat().st_size
    if size > limits.bytes:
        raise Refused("large", size=size // MEGABYTE + 1, limit=limits.bytes // MEGABYTE)
    with path.open("rb") as file:
        start = file.read(BEGINNING)
    if size <= BEGINNING and not start.strip(b"\0\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise Refused("empty")
    if start.startswith(ZIP):
        return "zip"
    if start.startswith(OLE):
        return "ole"
    narrow = start.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").replace(b"\0", b"")
    for kind, is_it in _foreign.items():
        if is_it(start) or (kind in ("web", "xml") and is_it(narrow)):
            raise Refused("foreign", kind=kind)
    return "text"
