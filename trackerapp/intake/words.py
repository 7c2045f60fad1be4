"""The text of an article by its passages, and where words stand in it."""

from bisect import bisect_right
from functools import cached_property

from trackerapp.articles.passages import Passage, passages
from trackerapp.articles.wording import Wording, lowered
from trackerapp.text.folding import clean

LONGEST = 300
"""Characters that a citation holds."""


class ArticleText:
    """A text in the form in which articles are kept; places are those of its characters."""

    def __init__(self, text):
        self.wording = Wording.of(text)

    @cached_property
    def passages(self):
        return passages(self.wording)

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

        Quotation marks and dashes of any form are alike, and so are capitals and small letters.
        """
        wanted = lowered(clean(words))
        found = list(self._places(wanted)) if wanted else []
        if not found:
            return None
        start = min(found, key=lambda place: abs(place - near))
        return start, start + len(wanted)

    def _places(self, wanted):
        place = self.wording.low.find(wanted)
        while place >= 0:
            yield place
            place = self.wording.low.find(wanted, place + 1)

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
