"""The text of a DOCX file: a line for each paragraph; with limits, without document types or entities."""

from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from trackerapp.articles.unreadable import Unreadable

_DOCUMENT = "word/document.xml"
_LARGEST = 30_000_000
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "


def text(content: bytes) -> str:
    """Return the words of the DOCX file ``content``; raises Unreadable."""
    try:
        with ZipFile(BytesIO(content)) as archive, archive.open(_DOCUMENT) as document:
            xml = document.read(_LARGEST + 1)
    except (BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError, OSError) as fault:
        raise Unreadable("The file is no DOCX, is damaged or is locked by a password.") from fault
    if len(xml) > _LARGEST:
        raise Unreadable("The DOCX file unpacks to more than one article.")
    return _words(xml)


def _words(xml: bytes) -> str:
    pieces: list[str] = []
    is_text = False

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal is_text
        is_text = tag == f"{_WORD}t"
        pieces.append({f"{_WORD}tab": " ", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}.get(tag, ""))

    def end(tag: str) -> None:
        nonlocal is_text
        is_text = False
        if tag == f"{_WORD}p":
            pieces.append("\n")

    def words(data: str) -> None:
        if is_text:
            pieces.append(data)

    def refuse(*_: object) -> None:
        raise Unreadable("The DOCX file declares a document type, which no Word file does.")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, words
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as fault:
        raise Unreadable("The DOCX file is damaged.") from fault
    return "".join(pieces).strip()
