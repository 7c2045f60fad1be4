"""Named practices: what a text introduces as a model, club, movement, forum or way of working, quoted or not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from trackerapp.articles.bodies import running_units
from trackerapp.articles.bodies.running_units import Runner
from trackerapp.articles.page.passages import Passage
from trackerapp.articles.page.sentences import sentences
from trackerapp.articles.practices import gaps, heads, mentions, runners, runners_behind, same_names, speakers, status
from trackerapp.articles.practices.context import Context
from trackerapp.articles.practices.house import house_of
from trackerapp.articles.practices.listed import unquoted
from trackerapp.articles.practices.practice import Practice
from trackerapp.articles.practices.quoted import Sentence
from trackerapp.articles.prose.quotation import Quote, quotes
from trackerapp.articles.prose.wording import Wording
from trackerapp.text.folding import clean

_POINT = re.compile(r"[-–—+•*·“\"]|[0-9]{1,2}[.)] ")


def practices(wording: Wording, read: Sequence[Passage]) -> list[Practice]:
    """Return the practices named in ``read``, each once, in the order of the text."""
    found: list[Practice] = []
    readers: list[_Reader] = []
    carried: str | None = None
    context = Context()
    for passage in read:
        is_point = _POINT.match(wording.plain, passage.start, passage.end) is not None
        reader = _Reader(wording, passage, carried if is_point else None, context)
        found += reader.read()
        readers.append(reader)
        context = reader.left()._replace(is_known=bool(found))
        carried = reader.kind_left_open()
    others = {key for reader in readers for key in reader.contests()}
    found = [each for each in found if same_names.key(each.name) not in others]
    known = {same_names.key(each.name): each.kind for each in found}
    found += [each for reader in readers for each in reader.again(known)]
    house = house_of(wording, read)
    return [
        each if each.runner else replace(each, runner=house)
        for each in mentions.once(wording, sorted(found, key=lambda each: each.start))
    ]


class _Reader:
    """One passage, read sentence by sentence; what a sentence leaves open the next one may go on with.

    ``carried`` is the kind of the list that a passage above has opened, of which this one is a point.
    """

    def __init__(self, wording: Wording, passage: Passage, carried: str | None, context: Context) -> None:
        self.carried = carried
        self.opened = carried
        self.wording, self.low, self.passage = wording, wording.low, passage
        self.quotes = quotes(wording.plain, passage.start, passage.end)
        self.context = context._replace(in_heading=passage.kind in {"title", "heading"})
        self.passed: list[tuple[int, int, Quote]] = []

    def read(self) -> list[Practice]:
        at, found, last, told = 0, list[Practice](), self.passage.start, 0
        for start, end in sentences(self.wording, self.passage):
            inside = []
            while at < len(self.quotes) and self.quotes[at].start < end:
                inside.append(self.quotes[at])
                at += 1
            if found and found[-1].start >= last:
                found[-1] = self._told_more(found[-1], start, end)
            is_of_all = heads.ALL_OF_THEM.match(self.low, start + (self.low[start] == " "), end)
            if is_of_all and (said := status.of_those_before(self.low, start, end)):
                found[told:] = [replace(each, status=each.status or said) for each in found[told:]]
                told = len(found)
            found += self._sentence(start, max(end, inside[-1].end + 1 if inside else end), inside)
            last = start
        return found

    def again(self, known: Mapping[str, str]) -> Iterator[Practice]:
        """Yield the practices that are ``known`` by another mention, where they were passed over here."""
        for start, end, quote in self.passed:
            if kind := known.get(same_names.key(self.wording.plain[quote.start : quote.end])):
                each = self.made(quote.start, quote.end, kind)
                yield from self._with_status(start, end, [*self._with_runners(start, end, [each])])

    def contests(self) -> Iterator[str]:
        """Yield the keys of the names that a contest or a drive of others has, and no practice."""
        for start, _, quote in self.passed:
            if gaps.CONTEST.search(self.low, max(start, quote.before - 30), quote.before):
                yield same_names.key(self.wording.plain[quote.start : quote.end])

    def _told_more(self, each: Practice, start: int, end: int) -> Practice:
        """Return a practice with what the next sentence says of it: "Mô hình này do Hội … khởi xướng"."""
        this = heads.THIS.match(self.low, start + (self.low[start] == " "), end)
        if this is None:
            return each
        kind = heads.kind_of(this["this"] or this["that"]) if each.kind == "khác" and each.is_quoted else each.kind
        runner = each.runner or runners_behind.of(self.wording, this.end(), end)
        said = each.status or status.of_those_before(self.low, start, min(end, start + 120))
        return replace(each, kind=kind, runner=runner, status=said)

    def _sentence(self, start: int, end: int, inside: list[Quote]) -> Iterator[Practice]:
        sentence = Sentence(self.wording, start, self.context)
        if self.carried and not self.low[self.passage.start : start].strip(" 0123456789.)"):
            sentence.go_on(self.carried)
        taken = [replace(self.made(*named[:3]), is_wider=named.is_wider) for named in sentence.quoted(inside)]
        named = {each.start for each in taken} | {each.end for each in taken}
        self.passed += [(start, end, quote) for quote in inside if not named & {quote.start, quote.after}]
        if not inside:
            sentence.opening.look(start, end)
        self.opened = sentence.opening.kind
        is_list = sentence.opening.kind is not None or self.context.had_list
        unsure = set()
        for begin, stop, kind, is_sure in unquoted(self.wording, start, end, inside):
            taken.append(self.made(begin, stop, kind, quoted=False))
            unsure |= set() if is_sure else {begin}
        taken.sort(key=lambda each: each.start)
        taken = [
            each
            for each in self._with_runners(start, end, taken)
            if each.start not in unsure or each.runner or runners.place_acts(self.wording, start, each.start)
        ]
        self.context = self._context(start, end, had_list=is_list or bool(taken))
        yield from self._with_status(start, end, taken)

    def _context(self, start: int, end: int, *, had_list: bool) -> Context:
        """Return what a sentence leaves to the next one."""
        nouns = [noun[0] for noun in heads.LIST_NOUN.finditer(self.low, start, end)]
        announced = None if had_list else heads.ANNOUNCED.search(self.low[start:end])
        return Context(
            had_list=had_list or announced is not None,
            noun="mô hình" if "mô hình" in nouns else (nouns[-1] if nouns else None),
            announced=heads.kind_of(announced["noun"]) if announced else "",
            was_asked=self.low[start:end].rstrip(' "').endswith("?"),
            acting=runners.maker(self.wording, start, end)
            or runners.subject(self.wording, start, end)
            or self.context.acting,
            is_known=self.context.is_known,
        )

    def left(self) -> Context:
        """Return what the passage leaves to the next one: its last noun, after a question all that it spoke of."""
        return self.context if self.context.was_asked else Context(noun=self.context.noun, acting=self.context.acting)

    def kind_left_open(self) -> str | None:
        """Return the kind of the list that goes on in the points below, None if there is none."""
        is_open = self.carried is not None or self.wording.low.endswith(":", self.passage.start, self.passage.end)
        return (self.carried or self.opened) if is_open else None

    def made(self, start: int, end: int, kind: str, *, quoted: bool = True) -> Practice:
        name = clean(self.wording.plain[start:end])
        own = heads.own_kind(name)
        kind = kind if own is None or (own == "trang mạng" and kind == "mô hình") else own
        return Practice(name, kind, start, end, self.passage, is_quoted=quoted)

    def _with_runners(self, start: int, end: int, taken: list[Practice]) -> Iterator[Practice]:
        """Yield the practices with who runs them: named behind one for those linked to it by commas, or before all."""
        behind = [runners_behind.of(self.wording, each.end + each.is_quoted, end) for each in taken]
        for at in range(len(taken) - 2, -1, -1):
            between = self.low[taken[at].end + 1 : taken[at + 1].start - 1]
            if behind[at] is None and re.fullmatch(r"[\", ]*(?:và )?[\" ]*", between):
                behind[at] = behind[at + 1]
        acting, last = (self._acting(start, taken[0].start) if taken else None), start
        if acting is None and not any(behind):
            acting = self._acting_before(start)
        for each, after in zip(taken, behind, strict=True):
            clause = max(last, self.low.rfind(";", last, each.start) + 1)
            if clause > last and runners.another_acts(self.wording, clause - 1, each.start):
                acting = None
            acting = runners.before(self.wording, clause, each.start) or acting
            behind_name = each.end + each.is_quoted
            runner = after or acting or runners_behind.acted_on(self.wording, behind_name, end)
            runner = runner or runners_behind.around(self.wording, behind_name, end, is_quoted=each.is_quoted)
            runner = runner or runners_behind.led_to(self.wording, start, each.start, behind_name, end)
            runner = runner or speakers.speaking(self.wording, start, each.start)
            if runner is None and len(taken) == 1:
                runner = self._maker(start, each.start, behind_name) or speakers.speaking_of(
                    self.wording, start, behind_name, end
                )
            yield replace(each, runner=runner and runners.whole(self.wording, runner))
            last = each.end

    def _acting(self, start: int, name: int) -> Runner | None:
        return runners.owner(self.wording, start, name) or runners.subject(self.wording, start, name)

    def _acting_before(self, start: int) -> Runner | None:
        """Return who acts in the sentence before, where this one only goes on: "Nổi bật là các mô hình …"."""
        begins = self.low[start : start + 90].lstrip(' -+"')
        unit = self.context.acting if heads.GOES_ON.match(begins) else None
        return None if unit is None or running_units.is_committee(self.wording, unit) else unit

    def _maker(self, start: int, name: int, behind_name: int) -> Runner | None:
        """Return who acted in the sentence before, where this one begins with the name, or tells how it came about."""
        unit = self.context.acting
        goes_on = gaps.CAME_ABOUT.match(self.low, behind_name) or (
            unit and unit.start >= self.passage.start and heads.LEADS.fullmatch(self.low, start, name)
        )
        return None if not goes_on or unit is None or running_units.is_committee(self.wording, unit) else unit

    def _with_status(self, start: int, end: int, taken: list[Practice]) -> Iterator[Practice]:
        """Yield the practices as new or kept up; what is said behind the last of a list is said of all."""
        said, later, linked = status.told(self.low, start, end), -1, None
        found: list[Practice] = []
        for each in reversed(taken):
            behind = each.end + each.is_quoted
            goes_on = gaps.links(self.low[behind : later - each.is_quoted]) if later > behind else False
            linked = status.of(self.wording, said, (each.start, behind), end) or (linked if goes_on else None)
            later = each.start
            found.append(replace(each, status=linked))
        yield from reversed(found)
