"""The list of practices that the words of a sentence open."""

from trackerapp.articles.practices import gaps, heads
from trackerapp.articles.practices.context import Context
from trackerapp.articles.prose.wording import Wording


class Opening:
    """What list a sentence has opened so far, and the nouns for practices that it has spoken of.

    ``kind`` is that of the list, None if none is open, and ``at`` where it begins; ``is_own`` tells whether it is of
    more than movements, ``is_of_others`` whether it is of what those above have started.
    """

    def __init__(self, wording: Wording, start: int, context: Context) -> None:
        self.low, self.start, self.context = wording.low, start, context
        self.kind: str | None = None
        self.at = -1
        self.is_own = self.is_of_others = False
        self.nouns: list[str] = []

    @property
    def noun(self) -> str | None:
        """The last noun for practices, of the sentence or of what stands before it."""
        return self.nouns[-1] if self.nouns else self.context.noun

    def leading_to(self, at: int) -> str | None:
        """Return the kind of the list, if it begins right before ``at``."""
        return self.kind if self.at >= at - 2 else None

    def look(self, start: int, stop: int) -> None:
        """Take in the words ``low[start:stop]``: they may open a list, of the kind of the nouns read so far."""
        begin = start
        for introducer in heads.INTRODUCER.finditer(self.low, start, stop + 1):
            at = introducer.end()
            if introducer[0].startswith(":") and gaps.EXPLAINED.search(self.low[start : introducer.start()][-40:]):
                continue
            self._note(begin, at)
            begin = at
            before = max(start, introducer.start() - 80)
            self.is_of_others = gaps.OTHERS.search(self.low, before, introducer.start()) is not None
            if kinds := [heads.kind_of(noun) for noun in self._nouns_of_list(start, at)]:
                self.kind = "mô hình" if "mô hình" in kinds else kinds[-1]
                self.at = at
                self.is_own = any(kind != "phong trào" for kind in kinds)
        self._note(begin, stop)

    def _nouns_of_list(self, start: int, at: int) -> list[str]:
        """Return the nouns that tell of what the list is which begins at ``at``."""
        if gaps.MOVEMENTS.search(self.low, max(start, at - 40), at):
            return ["phong trào"]
        is_going_on = heads.OPENER.match(self.low[self.start : self.start + 30].lstrip(' -"'))
        return self.nouns or ([self.context.noun] if self.context.noun and is_going_on else [])

    def _note(self, start: int, stop: int) -> None:
        self.nouns += [noun[0] for noun in heads.LIST_NOUN.finditer(self.low, start, max(start, stop))]
