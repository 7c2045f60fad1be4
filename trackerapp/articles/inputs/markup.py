"""The text of a saved web page: a line for each block; scripts, styles, menus and forms left out."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from trackerapp.articles.prose.unreadable import Unreadable
from trackerapp.articles.prose.words import words

_LEFT_OUT = words(
    """
    head script style noscript template nav footer aside button select option textarea input label iframe svg canvas
    object embed math
    """
)
"""Never forms: pages of ASP.NET are one form as a whole."""
_SEEN = {"html", "body"}
_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NOSCRIPT, _NOSCRIPT_ENDS = (re.compile(tag, re.IGNORECASE) for tag in (r"<noscript\b", r"</noscript\s*>"))
_BLOCKS = words(
    """
    address article blockquote br caption center dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li main ol p pre
    section table tbody td th tr ul
    """
)
_BOXES = words("div dl li ol section table ul")
_REST = 80
"""Letters that a box of links holds beside them: less than any article."""

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
    page = LexborHTMLParser(_without_noscript(html))
    page.strip_tags(list(_LEFT_OUT))
    for left_out in (_unseen, _box_of_links):
        nodes = _nodes(page)
        for part in _outermost(nodes, left_out(nodes)):
            part.decompose()
    lines = (" ".join(line.split()) for line in "".join(_pieces(_nodes(page))).split("\n"))
    return "\n".join(line for line in lines if line)


def _nodes(page: LexborHTMLParser) -> list[LexborNode]:
    """Return all that the page holds now, in its order."""
    return list(page.root.traverse(include_text=True)) if page.root else []


def _pieces(nodes: list[LexborNode]) -> Iterator[str]:
    """Yield the words of ``nodes``, and what parts the lines: blocks do, and line ends in preformatted text."""
    preformatted: set[int] = set()
    for node in nodes:
        before = node.prev
        if node.tag in _BLOCKS or (before is not None and before.tag in _BLOCKS):
            yield "\n"
        is_kept = node.tag == "pre" or (node.parent is not None and node.parent.mem_id in preformatted)
        if node.tag == "-text":
            words = node.text_content or ""
            yield words if is_kept else words.replace("\n", " ")
        elif is_kept:
            preformatted.add(node.mem_id)


def _without_noscript(html: str) -> str:
    """Return ``html`` without what it says to browsers that run no scripts, which the parser takes for words."""
    first, *others = _NOSCRIPT.split(html)
    parted = ((part, _NOSCRIPT_ENDS.split(part, 1)) for part in others)
    return first + "".join(ends[1] if len(ends) > 1 else f"<noscript{part}" for part, ends in parted)


def _outermost(nodes: list[LexborNode], is_left_out: Callable[[LexborNode], bool]) -> list[LexborNode]:
    """Return those of ``nodes`` to be left out that lie in no other one: what lies in it goes with it."""
    found: list[LexborNode] = []
    inside: set[int] = set()
    for node in nodes:
        if node.parent is not None and node.parent.mem_id in inside:
            inside.add(node.mem_id)
        elif is_left_out(node):
            found.append(node)
            inside.add(node.mem_id)
    return found


def _unseen(nodes: list[LexborNode]) -> Callable[[LexborNode], bool]:
    """Return what tells whether nobody sees a part, or it stands around the article; style sheets are not read.

    What is hidden from screen readers alone is the whole page while a dialog is open, so it stays with its title.
    """
    titled, in_articles = _around_titles(nodes), _in_articles(nodes)

    def is_unseen(node: LexborNode) -> bool:
        if node.tag in _SEEN or not node.is_element_node:
            return False
        told = node.attributes
        is_shut = node.tag == "dialog" and "open" not in told
        if is_shut or told.get("hidden", "until-found") != "until-found" or _UNSEEN.search(told.get("style") or ""):
            return True
        is_head = node.tag == "header" and node.mem_id not in in_articles
        return (is_head or told.get("aria-hidden") == "true") and node.mem_id not in titled

    return is_unseen


def _in_articles(nodes: list[LexborNode]) -> set[int]:
    """Return which nodes are articles or lie in one."""
    found: set[int] = set()
    for node in nodes:
        if node.tag == "article" or (node.parent is not None and node.parent.mem_id in found):
            found.add(node.mem_id)
    return found


def _around_titles(nodes: list[LexborNode]) -> set[int]:
    """Return which nodes are or hold a first heading."""
    found: set[int] = set()
    for title in nodes:
        node: LexborNode | None = title if title.tag == "h1" else None
        while node is not None and node.mem_id not in found:
            found.add(node.mem_id)
            node = node.parent
    return found


def _box_of_links(nodes: list[LexborNode]) -> Callable[[LexborNode], bool]:
    """Return what tells whether a block holds little beside links to other pages: menus, teasers, related news.

    Paragraphs count for nothing here: one that is a link as a whole may well be the article's.
    """
    beside, links = _counted(nodes)
    return lambda node: node.tag in _BOXES and links[node.mem_id] > 1 and beside[node.mem_id] < _REST


def _counted(nodes: list[LexborNode]) -> tuple[Counter[int], Counter[int]]:
    """Return, by node, the letters that stand beside links, and the links; ``nodes`` come as the page has them."""
    beside: Counter[int] = Counter()
    links: Counter[int] = Counter()
    for node in reversed(nodes):  # what a node holds comes behind it
        if node.tag == "-text":
            beside[node.mem_id] = len((node.text_content or "").strip())
        elif node.tag == "a" and "href" in node.attributes:
            beside[node.mem_id], links[node.mem_id] = 0, 1
        if node.parent is not None:
            beside[node.parent.mem_id] += beside[node.mem_id]
            links[node.parent.mem_id] += links[node.mem_id]
    return beside, links


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
