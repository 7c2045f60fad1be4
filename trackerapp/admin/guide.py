"""The guide for clerks, for whoever is signed in: chapters in Markdown, with pictures, from ``docs/huong-dan``.

Names in addresses are looked up among the files that are there; none of them becomes a path.
"""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from trackerapp.text.folding import fold

FOLDER = settings.BASE_DIR / "docs" / "huong-dan"
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class Chapter:
    """One page of the guide: its name in the address, title, sections as pairs of anchor and title, and HTML."""

    name: str
    title: str
    sections: list[tuple[str, str]]
    html: str


def front():
    """The page that lists the chapters."""
    return _read(FOLDER / "README.md", "", "")


def chapters():
    """The files of the chapters, in their order, by their names in the address: 01-dang-nhap.md is dang-nhap."""
    return {path.stem.partition("-")[2]: path for path in sorted(FOLDER.glob("[0-9]*.md"))}


def pictures():
    """The files of the pictures, by their names."""
    return {path.name: path for path in sorted((FOLDER / "anh").glob("*.webp"))}


def chapter(name):
    """The chapter ``name``; KeyError if there is none."""
    return _read(chapters()[name], name, "../")


def page(request, site, name=""):
    """A chapter, or the front page, in the frame of the admin."""
    names = list(chapters())
    if name and name not in names:
        raise Http404
    place = names.index(name) if name else -1
    shown = chapter(name) if name else front()
    context = site.each_context(request) | {
        "title": shown.title,
        "chapter": shown,
        "before": chapter(names[place - 1]) if place > 0 else None,
        "following": chapter(names[place + 1]) if place + 1 < len(names) else None,
    }
    return TemplateResponse(request, "admin/guide.html", context)


def picture(request, name):
    """A picture of the guide."""
    path = pictures().get(name)
    if path is None:
        raise Http404(_("Page not found"))
    return HttpResponse(path.read_bytes(), content_type="image/webp")


def _read(path: Path, name, root):
    """The page that the file at ``path`` holds; ``root`` leads from its address to that of the front page."""
    tokens = MARKDOWN.parse(path.read_text("utf-8"))
    headings = [(token, inline) for token, inline in pairwise(tokens) if token.type == "heading_open"]
    sections = []
    for token, inline in headings[1:]:
        anchor = slugify(fold(inline.content))
        token.attrSet("id", anchor)
        sections.append((anchor, inline.content))
    for token in tokens:
        for child in token.children or []:
            _lead(child, root)
    html = MARKDOWN.renderer.render(tokens[3:], MARKDOWN.options, {})  # the first three are the title
    return Chapter(name, headings[0][1].content, sections, mark_safe(html))  # noqa: S308 - our own file, HTML in it is off


def _lead(token, root):
    """Turn what leads to a file beside this one into what leads to its page."""
    if token.type == "image":
        token.attrSet("src", root + token.attrs["src"])
    elif token.type == "link_open" and token.attrs["href"].partition("#")[0].endswith(".md"):
        file, _hash, anchor = token.attrs["href"].partition("#")
        name = Path(file).stem.partition("-")[2]
        token.attrSet("href", f"{root}{name}/{'#' + anchor if anchor else ''}" if name else root or "./")
