"""Files made into text: plain text in any usual encoding, saved web pages, DOCX, PDF with a text layer."""

import re
from dataclasses import dataclass

from trackerapp.articles.inputs import markup, office, pdf
from trackerapp.articles.prose.unreadable import Unreadable, gettext_noop
from trackerapp.text import legacy
from trackerapp.text.tones import is_syllable

__all__ = ["FileText", "Unreadable", "decode", "read_bytes"]

LARGEST = 20_000_000
"""Bytes of one file; more is refused unread."""

_PICTURE = gettext_noop("The file is no text but a picture: only text can be read.")
_FOREIGN = {
    b"%PDF": gettext_noop("The file is no text but a PDF: give it the ending .pdf."),
    b"PK\x03\x04": gettext_noop(
        "The file is no text but a ZIP archive or an office file: give a Word file the ending .docx."
    ),
    b"\xd0\xcf\x11\xe0": gettext_noop("The file is no text but an old Word or Excel file: save it as .docx first."),
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"Rar!": gettext_noop("The file is no text but an archive: unpack it first."),
    b"{\\rtf": gettext_noop("The file is no text but an RTF file: save it as .docx first."),
}
"""What a file is that begins with these bytes."""


_SOURCE = re.compile(r"\ufeff?\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FileText:
    """The words of a file; ``is_plain`` if they are what the file decodes to from UTF-8, unchanged."""

    words: str
    is_plain: bool


def read_bytes(content: bytes, suffix: str) -> FileText:
    """Return the text of ``content``, the bytes of a file whose name ends in ``suffix``; raises Unreadable."""
    if len(content) > LARGEST:
        raise Unreadable("The file has %(size)s bytes; at most %(most)s are read.", size=len(content), most=LARGEST)
    kind = suffix.lower()
    if kind == ".pdf":
        found = FileText(pdf.text(content), is_plain=False)
    elif kind == ".docx":
        found = FileText(office.text(content), is_plain=False)
    elif kind in {".html", ".htm", ".xhtml"}:
        found = FileText(markup.text(decode(content).words), is_plain=False)
    else:
        found = decode(content)
        if _SOURCE.match(found.words):
            raise Unreadable(
                "This is the source of a web page: give the file the ending .html, or copy the text as it is shown."
            )
    if not any(letter.isalpha() for letter in found.words):
        raise Unreadable("There is no text in the file.")
    return found


def decode(content: bytes) -> FileText:
    """Return the text of bytes in UTF-8, UTF-16, Windows-1258, or of an old Vietnamese font."""
    for magic, words in _FOREIGN.items():
        if content.startswith(magic):
            raise Unreadable(words)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return FileText(_checked(content.decode("utf-16", "replace")), is_plain=False)
    if wide := _wide(content):
        return FileText(_checked(content.decode(wide, "replace")), is_plain=False)
    try:
        return FileText(_checked(content.decode()), is_plain=True)
    except UnicodeDecodeError:
        return FileText(_eight_bit(content), is_plain=False)


def _wide(content: bytes) -> str:
    """Return the UTF-16 that bytes without its mark are in, by the zeros beside signs and plain letters; else none."""
    first, second = content[::2].count(0), content[1::2].count(0)
    if max(first, second) < len(content) / 4 or min(first, second) > max(first, second) / 20:
        return ""
    return "utf-16-be" if first > second else "utf-16-le"


def _checked(text: str) -> str:
    """Return ``text`` if it holds no control characters but line ends and tabs."""
    if any(letter < " " and letter not in "\t\n\r\f\x0b" for letter in set(text)):
        raise Unreadable("The file is no text: it holds binary data.")
    return text


def _eight_bit(content: bytes) -> str:
    """Return text of one byte a letter: that of an old font stays as typed, `Wording` converts it."""
    western = _checked(content.decode("cp1252", "replace"))
    if legacy.detect([western]):
        return western
    text = content.decode("cp1258", "replace")
    words = [word for word in text.split() if word.isalpha() and not word.isascii()]
    if "\ufffd" in text or sum(is_syllable(word) for word in words) < len(words) / 2:
        raise Unreadable("The letters of the file cannot be made out: save it as UTF-8.")
    return text
