"""Papers that are given without a number of recipients: handed over, or shown in a picture."""

from collections.abc import Iterator
from operator import attrgetter

from trackerapp.articles import awards, givers
from trackerapp.articles.clauses import Clauses, Commendation
from trackerapp.articles.givers import Span

_FAR = 400
"""Characters that a giver may stand before an award."""


class Handed(Clauses):
    """One sentence, read for papers whose recipients are not counted."""

    def handed(self, form: Span) -> Commendation | None:
        """Return a paper that is said to be given, by itself or behind another."""
        last = max((act for act in self.taken if act.end <= form[0]), key=attrgetter("end"), default=None)
        start = self.clause(form[0], last.end if last else self.start)
        if awards.OF_THEM.match(self.low, start + 1):
            start = self.clause(start - 1, last.end if last else self.start)
        start, end = max(start, form[0] - _FAR), self.clause_end(form[1], self.end)
        counted = awards.papers(self.low, start, form, end)
        if counted and last and awards.NAMELY.search(self.low, last.end, form[0]):
            return None
        is_vague = self.low.endswith('"', *form) or self.low.startswith(" khác", form[1])
        if is_vague or self._is_taken(form, is_counted=counted is not None):
            return None
        is_next = last is not None and (
            self._is_listed(form) or self._goes_on(last.end, form[0], is_counted=counted is not None)
        )
        of = self.of(form[1], end)
        is_given = of is not None and awards.HANDED.match(self.low, of[1], end) is not None
        if not (is_next or is_given or self._is_given(form[0], start, is_counted=counted is not None)):
            return None
        authority = of or (last.authority if last and is_next else self.before(start, form[0]))
        authority = authority or givers.beside(self.wording, form[1], end)
        if counted and last and awards.HANDING.search(self.low, start, form[0]):
            authority = authority or last.authority
        is_shown = self.passage.kind == "caption" or self._is_to_somebody(form, end)
        is_shown = is_shown and not self.low.startswith(awards.CERTIFICATES, form[0])
        if not (authority or is_shown or self.low.startswith(awards.STATELY, form[0])):
            return None
        if authority and not of and not self.low.startswith("được ", max(0, authority[0] - 5)):
            self.authority = authority
        begin = authority[0] if authority and start <= authority[0] < form[0] else form[0]
        return self.made(counted, form, authority, begin, form[1])

    def _is_taken(self, form: Span, *, is_counted: bool) -> bool:
        """Tell whether an act holds a paper, which is none by itself then, unless it is counted."""
        acts = [act for act in self.taken if act.start <= form[0] < act.end]
        return any(act.form == form or not is_counted for act in acts)

    def _goes_on(self, start: int, at: int, *, is_counted: bool) -> bool:
        """Tell whether a paper at ``at`` is given in one breath with what ends at ``start``."""
        is_joined = awards.AND.fullmatch(self.low, start, at) is not None
        return is_joined or (is_counted and awards.MORE.fullmatch(self.low, start, at) is not None)

    def _is_listed(self, form: Span) -> bool:
        """Tell whether a paper and its recipients follow a comma: "tặng Cờ cho xã A, Bằng khen cho xã B"."""
        return self.low.startswith(", ", form[0] - 2) and self.low.startswith(" cho ", form[1])

    def _is_given(self, at: int, start: int, *, is_counted: bool) -> bool:
        """Tell whether a paper is said to be given, and not to be asked for, or spoken of in general."""
        if self.asks(awards.ASKED, start, at) or awards.GENERAL.search(self.low, max(start, at - 40), at):
            return False
        if self.is_planned or awards.WON.search(self.low, max(start, at - 30), at + len("huy chương")):
            return False
        if is_counted and awards.HAD.search(self.low, max(start, at - 20), at):
            return True
        return awards.GIVEN.search(self.low, max(start, at - 70), at) is not None

    def _is_to_somebody(self, form: Span, stop: int) -> bool:
        """Tell whether a paper is handed to people: "trao Kỷ niệm chương cho các cá nhân"."""
        is_handed = awards.HANDING.search(self.low, max(self.start, form[0] - 20), form[0]) is not None
        return is_handed and awards.TO_SOMEBODY.match(self.low, form[1], stop) is not None

    def praised(self) -> Iterator[Commendation]:
        praise = awards.PRAISE_AT.search(self.low, self.start, self.end)
        if not praise or not awards.RECIPIENTS.search(self.low, praise.end(), min(self.end, praise.end() + 40)):
            return
        if not awards.MEETING.search(self.low, max(self.start, praise.start() - 40), praise.start()):
            authority = self.before(self.start, praise.start())
            yield self.made(None, praise.span(), authority, praise.start(), praise.end())
