"""What a file is, by what stands in it; its name is not asked."""

from pathlib import Path

from .limits import MEGABYTE, Limits
from .refusals import Refused

BEGINNING = 4096
ZIP, OLE = b"PK", bytes.fromhex("d0cf11e0a1b11ae1")


def kind_of(path: Path, limits: Limits) -> str:
    """Return "zip", "ole" or "text"; raise ``Refused`` for a file that is none, or empty, or too large."""
    size = path.stat().st_size
    if size > limits.bytes:
        raise Refused("large", size=size // MEGABYTE + 1, limit=limits.bytes // MEGABYTE)
    with path.open("rb") as file:
        start = file.read(BEGINNING)
    if not start.strip(b"\0\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise Refused("empty")
    if start.startswith(ZIP):
        return "zip"
    return "ole" if start.startswith(OLE) else "text"
