"""The text of a saved web page: a line for each block; scripts, styles, menus and forms left out."""

from selectolax.lexbor import LexborHTMLParser

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


def text(html: str) -> str:
    """Return the words of ``html`` without markup."""
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
