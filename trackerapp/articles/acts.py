"""One sentence of an article, read for commendations: the award before the number, behind it, or without any."""

from collections import deque
from collections.abc import Iterator

from trackerapp.articles import awards, givers
from trackerapp.articles.clauses import Commendation
from trackerapp.articles.counts import Group, groups
from trackerapp.articles.givers import Span
from trackerapp.articles.handed import Handed


class Sentence(Handed):
    """One sentence, read from left to right; the authority goes on until another is named."""

    def read(self) -> Iterator[Commendation]:
        if awards.last_form(self.wording, self.start, self.end) is None:
            return
        papers = deque(awards.forms(self.wording, self.start, self.end))
        counted = [*groups(self.low, self.start, self.end)]
        ends = [*(group.start for group in counted[1:]), self.end][: len(counted)]
        is_shown = self.passage.kind == "caption" and not counted and not papers
        for group, end in zip(counted, ends, strict=True):
            yield from self._uncounted(papers, self.clause(group.start))
            self.is_asked = self._goes_on_asking(group)
            if not self.is_asked and (found := self._read(group, end)):
                yield found
        yield from self._uncounted(papers, self.end)
        if is_shown:
            yield from self.praised()

    def _read(self, group: Group, end: int) -> Commendation | None:
        return self._in_turn(group) or self._active(group, end) or self._passive(group, end) or self._also(group)

    def _goes_on_asking(self, group: Group) -> bool:
        """Tell whether what is counted is asked for: in its clause, or in the one before, if nobody else acts here."""
        start = self.clause(group.start)
        form = awards.last_form(self.wording, start, group.start)
        is_asked = self.asks(awards.ASKED if form else awards.PROPOSED, start, group.start)
        if form and not is_asked and self.is_asked:
            is_asked = self.before(start, form[0]) is None
        if is_asked:
            self.done = group.end
        return is_asked

    def _active(self, group: Group, stop: int) -> Commendation | None:
        """Return what is given before the number: "UBND huyện tặng Giấy khen cho 5 tập thể"."""
        start = self.clause(group.start)
        form = awards.last_form(self.wording, start, group.start)
        if form is None or not self._is_linked(form, group.start) or self._is_prize(form, group):
            return None
        authority = self._in_full(self.of(form[1], group.start), self.before(start, form[0]))
        authority = authority or self._going_on(start)
        authority = authority or givers.beside(self.wording, form[1], group.start)
        authority = authority or givers.holding(self.wording, group.end, stop)
        if authority and awards.IN_TURN.search(self.low, form[0] - 12, group.start):
            authority, *self.waiting = givers.several(self.wording, start, form[0])
        self.authority = authority or self.authority
        self.done, self.form = group.end, form
        begin = min(span[0] for span in (authority, form) if span)
        return self.made(group, form, authority or self.authority, begin, group.end)

    def _in_full(self, of: Span | None, acting: Span | None) -> Span | None:
        """Return whom an award is of, by the full name: "Hội Nông dân xã trao giấy khen của Hội"."""
        if of is None or acting is None or " " in self.low[slice(*of)]:
            return of or acting
        is_same = self.low.startswith(f"{self.low[slice(*of)]} ", acting[0])
        return acting if is_same else of

    def _going_on(self, start: int) -> Span | None:
        """Return who acts at the head of the sentence, where a clause behind a semicolon goes on: "…; tổ chức …"."""
        if self.authority or self.taken or not awards.GOES_ON_DOING.match(self.low, start):
            return None
        first = givers.several(self.wording, self.start, start)[:1]
        return next((body for body in first if self.low.startswith((" đã ", " vừa "), body[1])), None)

    def _is_prize(self, form: Span, group: Group) -> bool:
        """Tell whether certificates are given to who has won something."""
        is_certificate = self.low.startswith(awards.CERTIFICATES, form[0])
        return is_certificate and awards.WON.match(self.low, group.end + 1) is not None

    def _also(self, group: Group) -> Commendation | None:
        """Return what an act was for besides: "tuyên dương 8 đảng viên trẻ và 14 thanh niên"."""
        if self.form[1] <= self.form[0] or not (self._is_linked_also(group) or self._is_parted(group)):
            return None
        self.done = group.end
        return self.made(group, self.form, self.authority, group.start, group.end)

    def _is_linked_also(self, group: Group) -> bool:
        is_also = awards.ALSO.fullmatch(self.low, self.done, group.start) is not None
        is_also = is_also and not self.low.startswith(" được ", group.end)  # "…, 1 điển hình được dự giao lưu"
        return is_also and not awards.GIVES.search(self.low, self.done, group.start)

    def _is_parted(self, group: Group) -> bool:
        """Tell whether a semicolon alone parts what is counted from the act before: "; 7 tập thể có thành tích …"."""
        is_first = self.low.find(";", self.done, group.start) == group.start - 2
        return is_first and awards.ALSO_FOR.match(self.low, group.end) is not None

    def _in_turn(self, group: Group) -> Commendation | None:
        """Return what the next of several gave: "A và B lần lượt tặng Bằng khen cho 2 tập thể và 3 tập thể"."""
        if not self.waiting or not awards.AND.fullmatch(self.low, self.done, group.start):
            return None
        self.authority, self.done = self.waiting.pop(0), group.end
        return self.made(group, self.form, self.authority, group.start, group.end)

    def _passive(self, group: Group, stop: int) -> Commendation | None:
        """Return what is given behind the number: "5 tập thể được UBND huyện tặng Giấy khen"."""
        end = self.clause_end(group.head, stop)
        form = awards.first_form(self.wording, group.head, end)
        if form is None or awards.ASKED.search(self.low, group.head, form[0]):
            return None
        if self._is_planned(group):
            return None
        received = awards.RECEIVED.search(self.low, group.head, form[0])
        if awards.ANOTHER.search(self.low, group.end, form[0]):
            return None
        if not received or awards.WON.search(self.low, group.head, form[0]):
            return None
        by = givers.received(self.wording, received.start(), form[0])
        authority = self.of(form[1], end) or by or givers.beside(self.wording, form[1], end)
        authority = authority or self._shared(form[1], stop) or givers.holding(self.wording, form[1], stop)
        if authority is None and awards.MADE_KNOWN.search(self.low, self.start, group.start):
            authority = self.before(self.clause(group.start), group.start)
        self.done, self.form = max(form[1], group.end, authority[1] if authority else 0), (0, 0)
        return self.made(group, form, authority, group.start, self.done)

    def _is_planned(self, group: Group) -> bool:
        """Tell whether what is counted is planned, or the next in a list of what is: "sẽ có 1 … ; 2 tập thể …"."""
        start = self.clause(group.start)
        goes_on = self.is_planned and not self.low[start : group.start].strip()
        planned = awards.PLANNED.search(self.low, start, group.start)
        self.is_planned = goes_on or (planned is not None and planned[0] in {"sẽ", "dự kiến", "đề nghị"})
        return goes_on or planned is not None

    def _uncounted(self, papers: deque[Span], stop: int) -> Iterator[Commendation]:
        """Yield what is given up to ``stop`` without a number of recipients: papers that are handed over."""
        while papers and papers[0][1] <= stop:
            if found := self.handed(papers.popleft()):
                yield found

    def _shared(self, start: int, at: int) -> Span | None:
        """Return who gave what follows in one breath, too: "3 đơn vị nhận cờ và 2 đơn vị nhận bằng khen của Bộ"."""
        form = awards.first_form(self.wording, at, self.clause_end(at, self.end))
        is_next = form is not None and self.low[start:at] == " và "
        return givers.behind(self.wording, form[1], self.end) if form and is_next else None

    def _is_linked(self, form: tuple[int, int], at: int) -> bool:
        """Tell whether what is counted at ``at`` is given ``form``.

        Over a comma "có" leads only to those who received it: "… được tặng bằng khen, xã có 2 tập thể".
        """
        between = self.low[form[1] : at]
        if len(between) > 160 or awards.GIFT.search(between):
            return False
        link = awards.LINKED.search(between)
        if link and link["loose"] and "," in between and not awards.OF_THEM.search(between):
            return awards.RECEIVED.search(self.low, max(self.clause(at), form[0] - 90), form[0]) is not None
        if awards.AND_PRAISES.fullmatch(between):
            return True
        is_close = awards.CLOSE.search(self.low[form[0] : at]) is not None and "," not in between
        return link is not None or is_close or not between.strip()
