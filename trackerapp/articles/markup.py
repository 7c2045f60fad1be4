"""The text of a saved web page: a line for each block; scripts, styles, menus and forms left out."""

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser

from trackerapp.articles.unreadable import Unreadable
from trackerapp.articles.words import words

_LEFT_OUT = words(
    """
    head script style noscript template nav footer aside button select option textarea input label iframe svg canvas
    object embed math
    """
)
"""Never forms: pages of ASP.NET are one form as a whole."""
_BLOCKS = words(
    """
    address article blockquote br caption center dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li main ol p pre
    section table tbody td th tr ul
    """
)

_DEEPEST = 2000
"""Elements that may be open at once. Browsers stop at 512; the time of the parser grows with the square of it."""
_TAG = re.compile(r"<(/?)([a-z][^\s/>]*)([^>]*)", re.IGNORECASE)
_NEVER_OPEN = words(
    """
    area base br col colgroup dd dt embed hr img input keygen li link meta optgroup option p param rp rt source tbody td
    tfoot th thead tr track wbr
    """
)
"""What holds nothing, or is closed by the next of its kind."""
_HELD_AS_TEXT = words("iframe noembed noframes script style textarea title xmp")
"""What looks like tags in these is none."""


def text(html: str) -> str:
    """Return the words of ``html`` without markup; raises Unreadable if its elements lie in each other too deep."""
    if _is_deep(html):
        raise Unreadable("The page is built of too many parts within each other to be read: copy its text instead.")
    page = LexborHTMLParser(html)
    page.strip_tags(list(_LEFT_OUT))
    for header in page.css("header"):
        if not header.css("h1"):
            header.decompose()
    pieces: list[str] = []
    for node in page.root.traverse(include_text=True) if page.root else ():
        before = node.prev
        if node.tag in _BLOCKS or (before is not None and before.tag in _BLOCKS):
            pieces.append("\n")
        if node.tag == "-text":
            pieces.append((node.text_content or "").replace("\n", " "))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _is_deep(html: str) -> bool:
    """Tell whether more than _DEEPEST elements may be open at once, by a count of the tags as they come."""
    held = ""
    opened: Counter[str] = Counter()
    depth = 0
    for end, tag, rest in map(re.Match.groups, _TAG.finditer(html)):
        name = tag.lower()
        if held:
            held = "" if end and name == held else held
        elif end:
            depth -= opened[name] > 0
            opened[name] -= opened[name] > 0
        elif name in _HELD_AS_TEXT:
            held = name
        elif name not in _NEVER_OPEN and not (rest.endswith("/") and opened["svg"]):
            depth += 1
            opened[name] += 1
            if depth > _DEEPEST:
                return True
    return False
