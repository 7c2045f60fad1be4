"""The text of an article by its passages, and where words stand in it."""

import re
from bisect import bisect_right
from functools import cached_property
from hashlib import sha256

from django.utils.formats import localize
from django.utils.translation import gettext as _

from trackerapp.articles.page.passages import READ, Passage, passages
from trackerapp.articles.prose.wording import FOREIGN, NotVietnamese, Wording, lowered
from trackerapp.text import likeness
from trackerapp.text.folding import clean

LONGEST = 300
"""Characters that a citation holds."""
LONGEST_PASSAGE = 5000
"""Characters of words that are looked for in an article."""
LONG = 200_000
"""Characters that are read within a request: in half a second, or two on a server that has much to do."""


def plain_lines(text):
    """``text`` with one kind of line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def in_words(fault):
    """What the reader says is wrong, a ``Told``, in the language of the page."""
    return _(fault.words) % {name: localize(fact, use_l10n=True) for name, fact in fault.facts.items()}


def is_long(text):
    """Whether nobody should have to wait before a page until ``text`` is read."""
    return len(text) > LONG


class ArticleText:
    """A text in the form in which articles are kept; places are those of its characters. Raises TooLong."""

    def __init__(self, text):
        self.wording = Wording.of(plain_lines(text))

    @classmethod
    def unread(cls, text):
        """A long text that is to be read later. Raises NotVietnamese already now."""
        made = cls(text)
        if not made.wording.is_vietnamese():
            raise NotVietnamese(FOREIGN)
        return made

    @classmethod
    def of(cls, reading):
        """The text of what was read already."""
        made = cls.__new__(cls)
        made.wording, made.passages = reading.wording, reading.passages
        return made

    @cached_property
    def passages(self):
        return passages(self.wording)

    @property
    def is_long(self):
        return is_long(self.wording.given)

    @property
    def digests(self):
        """The hash of the text as given without empty lines around it, and those of what may be around elsewhere."""
        given = self.wording.given
        return [_digest(each) for each in (given.strip(), given, f"{given.strip()}\n")]

    @property
    def words_digest(self):
        """What all copies of the same words have in common."""
        return likeness.words_digest(self.wording.plain)

    @property
    def sketch(self):
        """A sample of its phrases; what the page prints around the article is left out, as far as it is recognised."""
        pieces = [self.wording.plain[each.start : each.end] for each in self.passages if each.kind in READ]
        return likeness.sketch(" ".join(pieces) or self.wording.plain)

    @cached_property
    def _captions(self):
        """The number of each caption, from 1, by where it begins."""
        starts = [passage.start for passage in self.passages if passage.kind == "caption"]
        return {start: number for number, start in enumerate(starts, start=1)}

    def passage_at(self, place) -> Passage | None:
        """The passage that holds the character at ``place``."""
        number = bisect_right(self.passages, place, key=lambda passage: passage.start) - 1
        return self.passages[number] if number >= 0 else None

    def find(self, words, near=0):
        """Where ``words`` stand: first and last place of the occurrence nearest to ``near``, or None.

        Quotation marks and dashes of any form are alike, and so are capitals and small letters, and the space between
        words and that between paragraphs. What is longer than any passage is not looked for.
        """
        wanted = lowered(clean(words))
        if not 0 < len(wanted) <= LONGEST_PASSAGE:
            return None
        line, places = self._one_line
        spans = [(places[each.start()], places[each.end() - 1] + 1) for each in re.finditer(re.escape(wanted), line)]
        return min(spans, key=lambda span: abs(span[0] - near), default=None)

    @cached_property
    def _one_line(self):
        """The whole text in lower case with single spaces, and where each of its characters stands."""
        low = self.wording.low
        places = [at for at, letter in enumerate(low) if not letter.isspace() or not low[at - 1 : at].isspace()]
        return "".join(" " if low[at].isspace() else low[at] for at in places), places

    def printed(self, start, end):
        """The words between two places, as a citation holds them: whole words, not too many."""
        words = clean(self.wording.plain[start:end])
        return words if len(words) <= LONGEST else words[: LONGEST + 1].rpartition(" ")[0]

    def cited(self, start, end, supports):
        """A citation of the words between two places, which state the fields ``supports``, as candidates keep it."""
        return {"quote": self.printed(start, end), "supports": list(supports), **self.place(start)}

    def place(self, start):
        """The paragraph, caption or title that the words at ``start`` stand in, as a citation tells it."""
        passage = self.passage_at(start)
        return {
            "paragraph": passage.number if passage else None,
            "caption": self._captions.get(passage.start) if passage else None,
            "in_title": bool(passage and passage.kind == "title"),
        }


def _digest(text):
    return sha256(text.encode("utf-8", "replace")).hexdigest()
