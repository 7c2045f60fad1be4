"""A sentence that may tell of commendations: where its clauses begin and end, who gives in them."""

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from trackerapp.articles.bodies.authorities import authority_at, is_workplace, level, printed
from trackerapp.articles.commendations import awards, givers
from trackerapp.articles.commendations.counts import Group
from trackerapp.articles.commendations.givers import Span
from trackerapp.articles.page.passages import Passage
from trackerapp.articles.prose.wording import Wording
from trackerapp.text.folding import clean

_TITLED = ("kỷ niệm chương", "kỉ niệm chương", "huy hiệu", "cờ")
_TITLE = re.compile(r':? "[^"\n]{2,90}"')
_MARKS = re.compile('[“”„‟«»″＂"]')


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
    named: Span | None = None
    """Where the recipients are named, if they are not counted; each is one."""
    is_held: bool = False
    """Whether the authority is known from holding the ceremony alone."""
    is_handed_over: bool = False
    """Whether a picture, or a sentence by itself, shows somebody hand it over."""
    is_alone: bool = False
    """Whether a picture, or a sentence by itself, tells it."""

    @property
    def counts(self) -> tuple[int | None, ...]:
        return self.collectives, self.individuals, self.households, self.total

    @property
    def is_counted(self) -> bool:
        return any(self.counts) and self.named is None

    @property
    def sum(self) -> int:
        """All recipients, as far as they are counted."""
        return self.total or sum(number or 0 for number in self.counts[:3])


class Taken(NamedTuple):
    """What an act has used up of its sentence, with its form and who gave it."""

    start: int
    end: int
    form: Span
    authority: Span | None


@dataclass
class Statement:
    """One sentence of a passage, while its acts are read from left to right."""

    wording: Wording
    passage: Passage
    start: int
    end: int
    home: str | None
    """The level of the city that the article is about, if it is about one."""
    seats: Mapping[int, str]
    """The levels of the places that are named in the text, by where their names end."""
    giver: Span | None = None
    """Who has given what it names, as a point of a list that the paragraph above has opened: "… đã trao:"."""
    taken: list[Taken] = field(default_factory=list)
    """The acts that were found so far."""
    done: int = field(init=False)
    """Where what was read of counts and papers ends, and the next clause may begin."""
    form: Span | None = None
    """The form that those counted next may be given, too."""
    authority: Span | None = None
    """Who gives, until another is named."""
    waiting: list[Span] = field(default_factory=list)
    """Who gives next, one after the other."""
    is_asked: bool = False
    is_planned: bool = False

    def __post_init__(self) -> None:
        self.low = self.wording.low
        self.done = self.start
        self.authority = self.giver

    def clause(self, at: int, done: int | None = None) -> int:
        """Return where the clause of ``at`` begins: behind what was read, or the last semicolon."""
        return max(self.done if done is None else done, self.start, self.low.rfind(";", self.start, at) + 1)

    def clause_end(self, start: int, stop: int) -> int:
        end = self.low.find(";", start, stop)
        return stop if end < 0 else end

    def before(self, start: int, stop: int) -> Span | None:
        """Return who gives what stands at ``stop``: not who gave another paper before it, behind a comma."""
        if self.taken and awards.GOES_ON.search(self.low, max(start, self.taken[-1].end), stop):
            return self.taken[-1].authority
        for paper in awards.forms(self.wording, start, stop):
            if self.low.startswith(", ", paper[1]) and authority_at(self.wording, paper[1] + 2, stop):
                start = paper[1] + 2
        return givers.before(self.wording, start, stop, is_caption=self.passage.kind == "caption")

    def of(self, start: int, stop: int) -> Span | None:
        """Return the body that an award is of, or that behind it: "bằng khen và kỷ niệm chương của Bộ"."""
        while not (of := givers.behind(self.wording, start, stop)):
            joined = awards.JOINED.match(self.low, start, stop)
            if not joined:
                return None
            start = joined.end()
        return of

    def joined(self, start: int, stop: int) -> int:
        """Return where the papers end, up to ``stop``, that are given with one: "Bằng khen | và Cờ thi đua"."""
        while start < stop and (joined := awards.JOINED.match(self.low, start, self.end)):
            start = joined.end()
        return start

    def asks(self, words: re.Pattern[str], start: int, at: int) -> bool:
        """Tell whether what stands at ``at`` is asked for; behind a mere intention "được UBND tỉnh tặng" is given."""
        asked = deque(words.finditer(self.low, start, at), maxlen=1)
        if not asked:
            return False
        given = (signal.end() for signal in awards.BY.finditer(self.low, asked[0].end(), at))
        is_given = any(authority_at(self.wording, place, at) for place in given)
        is_done = awards.DONE.search(self.low, asked[0].end(), at + 12) is not None
        return not is_done and (not is_given or awards.PROPOSED.search(self.low, start, at) is not None)

    def made(self, group: Group | None, form: Span, authority: Span | None, start: int, end: int) -> Commendation:
        """Return an act of the sentence, its recipients counted or not, and remember what it takes up."""
        if authority and self.low.startswith(awards.OF_STATE, form[0]) and not self._is_of_state(authority):
            authority = None  # whoever hands over an order is not who gives it
        name = printed(self.wording, authority) if authority else None
        counts = group or Group(start, end, end)
        self.taken.append(self._taken(form, authority, start, end, is_counted=group is not None))
        return Commendation(
            authority=name,
            authority_level=self._common_level(authority) if authority else None,
            form=self._printed(form),
            collectives=counts.collectives,
            individuals=counts.individuals,
            households=counts.households,
            total=counts.total,
            year=None,
            start=start,
            end=max(end, self._end_of(form)),
            kind=self.passage.kind,
            is_alone=self._is_alone(),
            is_handed_over=self._is_alone() and givers.is_handed_over(self.wording, self.start, form[0]),
            is_held=group is None and awards.HELD.search(self.low, start, form[0]) is not None,
        )

    def _printed(self, form: Span) -> str:
        """Return a form as printed, with its title: "Kỷ niệm chương “Vì sự nghiệp Dân vận”", without the marks."""
        end = self._end_of(form)
        words = self.wording.plain[form[0] : end]
        return clean(_MARKS.sub("", words) if end > form[1] else words)

    def _end_of(self, form: Span) -> int:
        title = _TITLE.match(self.low, form[1]) if self.low.startswith(_TITLED, form[0]) else None
        return title.end() if title else form[1]

    def _is_of_state(self, authority: Span) -> bool:
        return self._level(authority) == "central" and "thủ tướng" not in self.low[slice(*authority)]

    def _is_alone(self) -> bool:
        """Tell whether this is a caption, or a paragraph by itself as captions are that nothing marks."""
        is_whole = (self.start, self.end) == (self.passage.start, self.passage.end)
        return self.passage.kind == "caption" or is_whole

    def _common_level(self, authority: Span) -> str | None:
        """Return the level of a body, or that of bodies named together, if they have one."""
        named = givers.several(self.wording, *authority)
        is_several = len(named) > 1 and self.low[named[0][1] : named[1][0]].strip() in {",", "và", "cùng"}
        if not is_several:
            return self._level(authority)
        levels = {self._level(each) for each in named} - {"other"}
        return None if len(levels) > 1 else next(iter(levels), "other")

    def _level(self, authority: Span) -> str:
        """Return the level of a body, of which its place may tell: "Công an Hà Tĩnh"."""
        told = level(printed(self.wording, authority), self.home)
        is_seated = told == "other" and not is_workplace(self.wording, authority)
        return self.seats.get(authority[1], told) if is_seated else told

    def _taken(self, form: Span, authority: Span | None, start: int, end: int, *, is_counted: bool) -> Taken:
        """Return what an act uses up: its papers, all of them if it is counted, the giver behind, the recipients."""
        near = awards.forms(self.wording, max(start, form[0] - 200), form[0])
        begin = next((paper[0] for paper in near if self.joined(paper[1], form[1]) >= form[1]), form[0])
        last = self.joined(form[1], form[1] + 200) if is_counted else form[1]
        if authority and not any(awards.forms(self.wording, form[1], authority[0])):
            last = max(last, authority[1])
        return Taken(begin, max(end, last), form, authority)
