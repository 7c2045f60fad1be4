"""The text layer of a PDF, its printed lines put together to paragraphs."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import zip_longest

from pdfminer.high_level import extract_text
from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException

from trackerapp.articles.prose.unreadable import Unreadable

_MOST_PAGES = 60
_FAULTS = (
    PSException,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    OSError,
    AssertionError,
)
"""What pdfminer raises on damaged files, beside its own errors."""
_BLANK = re.compile(r"\n\s*\n|\f")
_ENDS = re.compile(r"[.:;!?…/][\"”’)]?$")
_POINT = re.compile(r"[-–—+•*] |[0-9]{1,2}[.)] ")
_CUT = re.compile(r"[^\W_][-–/]$")
"""A line that ends within a word: "05-", of "05-CT/TW"."""


def text(content: bytes) -> str:
    """Return the words of the PDF ``content``; raises Unreadable if it is locked, damaged, long or made of pictures."""
    try:
        pages = sum(1 for _ in PDFPage.get_pages(BytesIO(content)))
        words = extract_text(BytesIO(content)) if pages <= _MOST_PAGES else ""
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed) as fault:
        raise Unreadable("The PDF is locked by a password: save it without one.") from fault
    except _FAULTS as fault:
        raise Unreadable("The PDF is damaged or of a kind that cannot be read.") from fault
    if pages > _MOST_PAGES:
        raise Unreadable("The PDF has %(pages)s pages; at most %(most)s are read.", pages=pages, most=_MOST_PAGES)
    if not any(letter.isalpha() for letter in words):
        raise Unreadable("The PDF holds pictures of pages and no text: have it recognised (OCR) first.")
    return "\n".join(paragraph for block in _BLANK.split(words) for paragraph in _paragraphs(block))


def _paragraphs(block: str) -> Iterator[str]:
    """Yield the paragraphs of a block of lines: one ends with a sentence on a short line, or before a point."""
    lines = [line for line in (" ".join(line.split()) for line in block.splitlines()) if line]
    width = max(map(len, lines), default=0)
    paragraph = ""
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        paragraph += line if not paragraph or _CUT.search(paragraph) else f" {line}"
        is_short = len(line) < 0.6 * width or (len(line) < 0.9 * width and _ENDS.search(line))
        if is_short or not following or _POINT.match(following):
            yield paragraph
            paragraph = ""
