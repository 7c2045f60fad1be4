"""The text of a DOCX file: a line for each paragraph; with limits, without document types or entities."""

from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from trackerapp.articles.prose.unreadable import Unreadable

_DOCUMENT = "word/document.xml"
_LARGEST = 30_000_000
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT = (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _WORD.strip().encode())
"""What a file saved as "Strict Open XML" calls the same elements by."""
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_BREAKS = {f"{_WORD}tab": " ", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
_BEFORE = {f"{_WORD}moveFrom", f"{_WORD}rPrChange"}
"""Where words stood that were moved elsewhere, and how words looked, in a document whose changes are kept."""
_MAY_BE_HIDDEN = {f"{_WORD}p", f"{_WORD}r"}
_NO = {"0", "false", "off"}


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
    document = _Document()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = document.start, document.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = document.words, _refuse
    try:
        parser.Parse(xml.replace(*_STRICT), True)
    except expat.ExpatError as fault:
        raise Unreadable("The DOCX file is damaged.") from fault
    return "".join(document.pieces).strip()


def _refuse(*_: object) -> None:
    raise Unreadable("The DOCX file declares a document type, which no Word file does.")


class _Document:
    """The words of a document as its parts come; those of a text box stand behind the paragraph that it hangs on.

    What Word offers in two ways, a text box above all, is read in the first one that holds words. ``_hidden`` says of
    each paragraph and run that is open whether it is hidden; only in runs are words.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._around: list[list[str]] = []
        self._boxes: list[str] = []
        self._offered: list[int] = []
        self._said = self._skipped = 0
        self._is_text = False
        self._hidden = [False]

    def start(self, tag: str, told: dict[str, str]) -> None:
        """Take note of an element that begins."""
        is_other_way = tag == f"{_COMPATIBLE}Fallback" and self._offered and self._said > self._offered[-1]
        is_on_hidden = tag == f"{_WORD}txbxContent" and self._hidden[-1]
        if self._skipped or is_other_way or is_on_hidden or tag in _BEFORE:
            self._skipped += 1
            return
        self._is_text = tag == f"{_WORD}t"
        if tag in _MAY_BE_HIDDEN:
            self._hidden.append(False)
        elif tag == f"{_WORD}vanish":
            self._hidden[-1] = told.get(f"{_WORD}val") not in _NO
        self.pieces.append(_BREAKS.get(tag, ""))
        if tag == f"{_COMPATIBLE}AlternateContent":
            self._offered.append(self._said)
        elif tag == f"{_WORD}txbxContent":
            self._around.append(self.pieces)
            self.pieces = []

    def end(self, tag: str) -> None:
        """Take note of an element that ends."""
        if self._skipped:
            self._skipped -= 1
            return
        self._is_text = False
        if tag in _MAY_BE_HIDDEN:
            self._hidden.pop()
        if tag == f"{_COMPATIBLE}AlternateContent":
            self._offered.pop()
        elif tag == f"{_WORD}txbxContent":
            self._boxes += self.pieces
            self.pieces = self._around.pop()
        elif tag == f"{_WORD}p":
            self.pieces.append("\n")
            if not self._around:
                self.pieces += self._boxes
                self._boxes = []

    def words(self, data: str) -> None:
        """Keep words of the text itself."""
        if self._is_text and not (self._skipped or self._hidden[-1]):
            self.pieces.append(data)
            self._said += 1
