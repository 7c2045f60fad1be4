"""Articles that are likely the same as one that comes in: another copy of it, or one with the same title."""

from dataclasses import dataclass

from trackerapp import scope
from trackerapp.models import Article
from trackerapp.text import likeness
from trackerapp.text.folding import fold

ENOUGH = 0.25
"""Two articles that share so many of their phrases are likely one; two about one event share a few in a hundred."""
MOST = 5


@dataclass(frozen=True)
class Alike:
    """An article that is likely the same: how many of a hundred phrases it shares, and whether the title, too."""

    article: Article
    percent: int
    has_title: bool


def alike(text, about, *, by):
    """The articles of the scope of ``by`` that are likely the same as ``text``, the nearest first: at most MOST.

    They share a good part of its phrases; or the title, and with it the publisher or the day, that ``about`` tells.
    """
    sketch, found = text.sketch, []
    columns = ("pk", "sketch", "title", "publisher", "published_on")
    for pk, known, *told in scope.theirs(Article.objects.order_by(), by).values_list(*columns).iterator():
        has_title, share = _has_title(about, *told), likeness.share(sketch, known)
        if has_title or share >= ENOUGH:
            found.append((round(share * 100), has_title, pk))
    found = sorted(found, reverse=True)[:MOST]
    articles = Article.objects.for_display().defer("text").in_bulk([pk for _percent, _has_title, pk in found])
    return [Alike(articles[pk], percent, has_title) for percent, has_title, pk in found]


def _has_title(about, title, publisher, published_on):
    if not (about.get("publisher") and about["publisher"] == publisher) and not (
        published_on and about.get("published_on") == published_on
    ):
        return False
    return fold(about["title"]) == fold(title)
