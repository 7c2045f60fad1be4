"""One sentence of an article, read for commendations: the award before the number, behind it, or without any."""

from collections.abc import Iterator
from dataclasses import dataclass

from trackerapp.articles import awards, givers
from trackerapp.articles.authorities import authority_at, level, printed
from trackerapp.articles.counts import Group, groups
from trackerapp.articles.passages import Passage
from trackerapp.articles.wording import Wording
from trackerapp.text.folding import clean

_FAR = 400
"""Characters that a giver may stand before an award."""


@dataclass(frozen=True, slots=True)
class Commendation:
    """One act of commending, as reported; what the words do not say is None."""

    authority: str | None
    authority_level: str | None
    form: str
    collectives: int | None
    individuals: int | None
    households: int | None
    total: int | None
    year: int | None
    start: int
    end: int
    kind: str

    @property
    def counts(self) -> tuple[int | None, ...]:
        return self.collectives, self.individuals, self.households, self.total

    @property
    def sum(self) -> int:
        """All recipients, as far as they are counted."""
        return self.total or sum(number or 0 for number in self.counts[:3])


class Sentence:
    """One sentence, read from left to right; the authority goes on until another is named."""

    def __init__(self, wording: Wording, passage: Passage, start: int, end: int, home: str | None) -> None:
        self.wording, self.passage, self.start, self.end, self.home = wording, passage, start, end, home
        self.low = wording.low
        self.authority: tuple[int, int] | None = None
        self.done = start
        self.taken: list[tuple[int, int]] = []
        self.waiting: list[tuple[int, int]] = []
        self.form = (start, start)
        self.is_asked = False

    def read(self) -> Iterator[Commendation]:
        if awards.last_form(self.wording, self.start, self.end) is None:
            return
        counted = [*groups(self.low, self.start, self.end)]
        ends = [*(group.start for group in counted[1:]), self.end][: len(counted)]
        for group, end in zip(counted, ends, strict=True):
            self.is_asked = self._goes_on_asking(group)
            found = None if self.is_asked else self._read(group, end)
            if found:
                self.taken.append((found.start, found.end))
                yield found
        yield from self._uncounted(is_counted=bool(counted))

    def _read(self, group: Group, end: int) -> Commendation | None:
        return self._in_turn(group) or self._active(group, end) or self._passive(group, end) or self._also(group)

    def _goes_on_asking(self, group: Group) -> bool:
        """Tell whether what is counted is asked for: in its clause, or in the one before, if nobody else acts here."""
        start = self._clause(group.start)
        form = awards.last_form(self.wording, start, group.start)
        is_asked = (awards.ASKED if form else awards.PROPOSED).search(self.low, start, group.start) is not None
        if form and not is_asked and self.is_asked:
            is_asked = self._before(start, form[0]) is None
        if is_asked:
            self.done = group.end
        return is_asked

    def _active(self, group: Group, stop: int) -> Commendation | None:
        """Return what is given before the number: "UBND huyện tặng Giấy khen cho 5 tập thể"."""
        start = self._clause(group.start)
        form = awards.last_form(self.wording, start, group.start)
        if form is None or not self._is_linked(form, group.start):
            return None
        authority = givers.behind(self.wording, form[1], group.start) or self._before(start, form[0])
        authority = authority or givers.holding(self.wording, group.end, stop)
        if authority and awards.IN_TURN.search(self.low, form[0] - 12, group.start):
            authority, *self.waiting = givers.several(self.wording, start, form[0])
        self.authority = authority or self.authority
        self.done, self.form = group.end, form
        begin = min(span[0] for span in (authority, form) if span)
        return self._made(group, form, authority or self.authority, begin, group.end)

    def _also(self, group: Group) -> Commendation | None:
        """Return what an act was for besides: "tuyên dương 8 đảng viên trẻ và 14 thanh niên"."""
        if self.form[1] <= self.form[0] or not (self._is_linked_also(group) or self._is_parted(group)):
            return None
        self.done = group.end
        return self._made(group, self.form, self.authority, group.start, group.end)

    def _is_linked_also(self, group: Group) -> bool:
        is_also = awards.ALSO.fullmatch(self.low, self.done, group.start) is not None
        return is_also and not awards.GIVEN.search(self.low, self.done, group.start)

    def _is_parted(self, group: Group) -> bool:
        """Tell whether a semicolon alone parts what is counted from the act before: "; 7 tập thể có thành tích …"."""
        is_first = self.low.find(";", self.done, group.start) == group.start - 2
        return is_first and awards.ALSO_FOR.match(self.low, group.end) is not None

    def _in_turn(self, group: Group) -> Commendation | None:
        """Return what the next of several gave: "A và B lần lượt tặng Bằng khen cho 2 tập thể và 3 tập thể"."""
        if not self.waiting or not awards.AND.fullmatch(self.low, self.done, group.start):
            return None
        self.authority, self.done = self.waiting.pop(0), group.end
        return self._made(group, self.form, self.authority, group.start, group.end)

    def _passive(self, group: Group, stop: int) -> Commendation | None:
        """Return what is given behind the number: "5 tập thể được UBND huyện tặng Giấy khen"."""
        end = self._clause_end(group.head, stop)
        form = awards.first_form(self.wording, group.head, end)
        if form is None or awards.ASKED.search(self.low, group.head, form[0]):
            return None
        if awards.PLANNED.search(self.low, self._clause(group.start), group.start):
            return None
        received = awards.RECEIVED.search(self.low, group.head, form[0])
        if not received or awards.WON.search(self.low, group.head, form[0]):
            return None
        by = givers.received(self.wording, received.start(), form[0])
        authority = givers.behind(self.wording, form[1], end) or by or givers.holding(self.wording, form[1], stop)
        self.done, self.form = max(form[1], group.end, authority[1] if authority else 0), (0, 0)
        self.authority = authority or self.authority
        return self._made(group, form, authority, group.start, self.done)

    def _uncounted(self, *, is_counted: bool) -> Iterator[Commendation]:
        """What is given without a number: a paper handed over, or in a caption any praise of recipients."""
        papers = [*awards.forms(self.wording, self.start, self.end)]
        last: tuple[int, givers.Span | None] | None = None
        for form in papers:
            self.done = max([self.start, *(end for _, end in self.taken if end <= form[0])])
            start, end = max(self._clause(form[0]), form[0] - _FAR), self._clause_end(form[1], self.end)
            is_taken = any(begin <= form[0] < stop for begin, stop in self.taken)
            is_next = last is not None and awards.AND.fullmatch(self.low, last[0], form[0]) is not None
            of = givers.behind(self.wording, form[1], end)
            is_given = of is not None and awards.HANDED.match(self.low, of[1], end) is not None
            if is_taken or not (is_next or is_given or self._is_given(form[0], start)):
                continue
            authority = of or (last[1] if last and is_next else self._before(start, form[0]))
            is_shown = self.passage.kind == "caption" and not self.low.startswith(awards.CERTIFICATES, form[0])
            if authority or is_shown or self.low.startswith(awards.STATELY, form[0]):
                begin = authority[0] if authority and start <= authority[0] < form[0] else form[0]
                yield self._made(awards.papers(self.low, start, form, end), form, authority, begin, form[1])
                last = max(form[1], authority[1] if authority else 0), authority
                self.taken.append((start, last[0]))
        if self.passage.kind == "caption" and not is_counted and not papers:
            yield from self._praised()

    def _is_given(self, at: int, start: int) -> bool:
        """Tell whether a paper is said to be given, and not to be asked for, or spoken of in general."""
        if awards.ASKED.search(self.low, start, at) or awards.GENERAL.search(self.low, max(start, at - 40), at):
            return False
        return awards.GIVEN.search(self.low, max(start, at - 45), at) is not None

    def _praised(self) -> Iterator[Commendation]:
        praise = awards.PRAISE_AT.search(self.low, self.start, self.end)
        if not praise or not awards.RECIPIENTS.search(self.low, praise.end(), min(self.end, praise.end() + 40)):
            return
        if not awards.MEETING.search(self.low, max(self.start, praise.start() - 40), praise.start()):
            authority = self._before(self.start, praise.start())
            yield self._made(None, praise.span(), authority, praise.start(), praise.end())

    def _clause(self, at: int) -> int:
        """Return where the clause of ``at`` begins: behind what was read, or the last semicolon."""
        return max(self.done, self.start, self.low.rfind(";", self.start, at) + 1)

    def _clause_end(self, start: int, stop: int) -> int:
        end = self.low.find(";", start, stop)
        return stop if end < 0 else end

    def _is_linked(self, form: tuple[int, int], at: int) -> bool:
        between = self.low[form[1] : at]
        if len(between) > 160:
            return False
        return (
            between == " "
            or bool(awards.LINKED.search(between))
            or bool(awards.CLOSE.search(self.low[form[0] : at]) and "," not in between)
        )

    def _before(self, start: int, stop: int) -> givers.Span | None:
        """Return who gives what stands at ``stop``: not who gave another paper before it, behind a comma."""
        for paper in awards.forms(self.wording, start, stop):
            if self.low.startswith(", ", paper[1]) and authority_at(self.wording, paper[1] + 2, stop):
                start = paper[1] + 2
        return givers.before(self.wording, start, stop, is_caption=self.passage.kind == "caption")

    def _made(
        self, group: Group | None, form: tuple[int, int], authority: tuple[int, int] | None, start: int, end: int
    ) -> Commendation:
        name = printed(self.wording, authority) if authority else None
        counts = group or Group(start, end, end)
        return Commendation(
            authority=name,
            authority_level=level(name, self.home) if name else None,
            form=clean(self.wording.plain[slice(*form)]),
            collectives=counts.collectives,
            individuals=counts.individuals,
            households=counts.households,
            total=counts.total,
            year=None,
            start=start,
            end=max(end, form[1]),
            kind=self.passage.kind,
        )
