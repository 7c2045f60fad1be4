"""Articles into records: what one proposes is kept until somebody has decided, and then becomes drafts."""

from .beginning import about, add, begin, earlier, keep, look, read_again
from .copies import alike
from .drafts import Refused, create, waiting, writable
from .stating import corrected, stated
from .values import build, is_gone, kind_of, told
from .words import ArticleText, in_words, is_long

__all__ = [
    "ArticleText",
    "Refused",
    "about",
    "add",
    "alike",
    "begin",
    "build",
    "corrected",
    "create",
    "earlier",
    "in_words",
    "is_gone",
    "is_long",
    "keep",
    "kind_of",
    "look",
    "read_again",
    "stated",
    "told",
    "waiting",
    "writable",
]
