"""How the letters of a file of text are written, told by its bytes."""

import codecs
import re
from pathlib import Path
from unicodedata import normalize

from trackerapp.text.legacy import detect
from trackerapp.text.tones import is_syllable

from .refusals import Refused

PIECE = 1024**2
SAMPLE = 128 * 1024
SHARE = 0.7
"""So many of the letters with marks must stand in Vietnamese words; the rest are names and signs."""
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_WORD = re.compile(r"[^\W\d_]+")
_USUAL = re.compile(r"[\x00-\x7f\xa0‐-‧]+")
_LOST = re.compile(r"[^\W\d_]\?{1,2}[^\W\d_]")
_ADDRESS = re.compile(r"\w{2,9}://\S+")


def encoding_of(path: Path) -> str:
    """Return the encoding of the text at ``path``; raise ``Refused`` if it is none that is read, or no text.

    What is neither UTF-8 nor UTF-16 is of before Unicode: Windows-1258, or written in a font of its own, TCVN3 or
    VNI. The latter are read as Western letters, for the column tells which it is.
    """
    with path.open("rb") as file:
        start = file.read(PIECE)
        found = _MARKS.get(mark_of(start)) or _wide(start)
        if found not in (None, "utf-8"):
            return found
        return "utf-8" if _is_utf8(file, start) else _before_unicode(start)


def mark_of(start: bytes) -> bytes:
    """The byte order mark that a file begins with, if there is one."""
    return next((mark for mark in _MARKS if start.startswith(mark)), b"")


def _wide(start: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is mostly 0."""
    even, odd = start[0:4096:2].count(0), start[1:4096:2].count(0)
    half = len(start[:4096]) / 2
    if max(even, odd) < half / 3 or min(even, odd) > half / 20:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_utf8(file, piece: bytes) -> bool:
    decoder, lines = codecs.getincrementaldecoder("utf-8")(), 1
    while piece:
        if 0 in piece:
            raise Refused("nul", line=lines + piece[: piece.index(0)].count(b"\n"))
        lines += piece.count(b"\n")
        try:
            decoder.decode(piece)
        except UnicodeDecodeError:
            return False
        piece = file.read(PIECE)
    return not decoder.getstate()[0]


def _before_unicode(start: bytes) -> str:
    start = start[:SAMPLE]
    if has_lost_letters(start.decode("cp1252", "replace")):
        raise Refused("lost")
    text = normalize("NFC", start.decode("cp1258", "replace"))
    ours = _USUAL.sub("", "".join(filter(is_syllable, _marked_words(text))))
    if len(ours) > SHARE * len(_USUAL.sub("", text)):
        return "cp1258"
    if detect(_marked_words(start.decode("cp1252", "replace"))):
        return "cp1252"
    raise Refused("encoding")


def _marked_words(text: str) -> list[str]:
    """The words that have other letters than those of English."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def has_lost_letters(text: str) -> bool:
    """Whether a program has put question marks where Vietnamese letters were.

    >>> (
    ...     has_lost_letters("Nguy?n Th? B, Đ??ng hoa, xã Hòa B?nh"),
    ...     has_lost_letters("https://so.vn/?q=a?b&c?d&e?f Có gì?"),
    ... )
    (True, False)
    """
    text = _ADDRESS.sub("", text)
    return len(_LOST.findall(text)) > max(2, len(text) / 400)


def is_garbled(text: str) -> bool:
    """Whether a program has taken the bytes of UTF-8 for Western letters, and saved those.

    >>> is_garbled("MÃ´ hÃ¬nh"), is_garbled("Mô hình"), is_garbled("XÃ HÒA")
    (True, False, False)
    """
    try:
        found = b"".join(_western(letter) for letter in text.removeprefix("\ufeff"))
        return not found.isascii() and bool(codecs.getincrementaldecoder("utf-8")().decode(found))
    except UnicodeError:
        return False


def _western(letter: str) -> bytes:
    """The byte that Windows makes of ``letter`` in Western Europe."""
    return letter.encode("latin-1" if "\x80" <= letter < "\xa0" else "cp1252")
