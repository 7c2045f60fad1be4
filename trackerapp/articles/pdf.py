"""The text layer of a PDF, its printed lines put together to paragraphs."""

import re
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from trackerapp.articles.unreadable import Unreadable
from trackerapp.articles.wording import LONGEST

_MOST_PAGES = 300
_FAULTS = (
    PyPdfError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    OSError,
    NotImplementedError,
)
"""What pypdf raises on damaged files, beside its own errors."""
_BROKEN_LINE = re.compile(r"(?<=[^\s.:;!?…/]) *\n(?=[^\W\d_A-ZĐÀ-Ỹ]|[a-zà-ỹđ0-9(“\"])")


def text(content: bytes) -> str:
    """Return the words of the PDF ``content``; raises Unreadable if it is locked, damaged or made of pictures."""
    try:
        words = _pages(_opened(content))
    except _FAULTS as fault:
        raise Unreadable("The PDF is damaged or of a kind that cannot be read.") from fault
    if not any(letter.isalpha() for letter in words):
        raise Unreadable("The PDF holds pictures of pages and no text: have it recognised (OCR) first.")
    return _BROKEN_LINE.sub(" ", words)


def _opened(content: bytes) -> PdfReader:
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("The PDF is locked by a password: save it without one.")
    if len(reader.pages) > _MOST_PAGES:
        raise Unreadable(f"The PDF has {len(reader.pages)} pages; at most {_MOST_PAGES} are read.")
    return reader


def _pages(reader: PdfReader) -> str:
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > LONGEST:
            break
    return "\n".join(pages)
