"""Commendations that an article reports: who gave what, to how many, for which year."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from trackerapp.articles.commendations import awards, givers
from trackerapp.articles.commendations.acts import acts
from trackerapp.articles.commendations.givers import Span
from trackerapp.articles.commendations.repeated import form_of, has_counts, is_part, once
from trackerapp.articles.commendations.statements import Commendation, Statement
from trackerapp.articles.commendations.years import is_of_same_year, with_years
from trackerapp.articles.page.passages import Passage
from trackerapp.articles.page.sentences import sentences
from trackerapp.articles.places.places import Place
from trackerapp.articles.prose.vocabulary import UNITS
from trackerapp.articles.prose.wording import Wording

_OF_THEM = re.compile(rf"(?:trong (?:đó|số)|cụ thể|(?:đối với|riêng) (?:{UNITS}))(?!\w)")
"""What begins a sentence about a part of those in the one before."""
_THIS_TIME = re.compile(r" (?:(?:trong|tại) )?(?:đợt|dịp|lần) này(?!\w)")
"""What makes the recipients some of those of the act before."""
_ALSO = re.compile(r"(?<!\w)cũng (?:đã )?được(?!\w)")
_IN_IT = re.compile(r"[^.;]{0,40}, trong (?:đó|số đó)(?!\w)")
_NAMES = re.compile(r"[^.;,:]{0,30}(?<!\w)(?:gồm|là)(?!\w)|:")
_POINT = re.compile(r"[-–+*•] |[0-9]{1,2}[.)] |[a-zđ]\) ")


def commendations(
    wording: Wording, read: Iterable[Passage], mentions: Iterable[Place] = (), home: str | None = None
) -> list[Commendation]:
    """Return the commendations reported in ``read``, each act once, in the order of the text.

    ``mentions`` are the places of the text, ``home`` is the level of the city that it is about, if it is about one.
    """
    seats = {place.end: str(place.levels[0]) for place in mentions if len(place.levels) == 1}
    reader = _Reader(wording, home, seats)
    for passage in read:
        reader.read(passage)
    return [_with_recipients(each) for each in once(reader.found)]


class _Reader:
    """Passages that are read one after the other; what one leaves open the next may go on with.

    ``year`` is that of the acts told last, ``giver`` who gives what the points of a list name, ``is_asked`` whether
    they name what is asked for.
    """

    def __init__(self, wording: Wording, home: str | None, seats: Mapping[int, str]) -> None:
        self.wording, self.home, self.seats = wording, home, seats
        self.found: list[Commendation] = []
        self.year: int | None = None
        self.giver: Span | None = None
        self.is_asked = False

    def read(self, passage: Passage) -> None:
        if not is_of_same_year(self.wording.low, passage.start, passage.end):
            self.year = None
        self.is_asked = _goes_on_asking(self.wording, passage, is_asked=self.is_asked)
        if not self.is_asked:
            giver = self.giver if _POINT.match(self.wording.low, passage.start, passage.end) else None
            self.giver = giver or _opened(self.wording, passage)
            self._read(passage, giver)

    def _read(self, passage: Passage, giver: Span | None) -> None:
        """Read a passage sentence by sentence; ``giver`` has given what it names, if it is a point of a list."""
        goes_on_asking, last = False, None
        for start, end in sentences(self.wording, passage):
            if goes_on_asking and _OF_THEM.match(self.wording.low, start, end):
                continue
            statement = Statement(self.wording, passage, start, end, self.home, self.seats, giver)
            told, self.year = with_years(self.wording.low, (start, end), [*acts(statement)], self.year)
            goes_on_asking = statement.is_asked
            last = self._add(start, told, last)

    def _add(self, start: int, told: Iterable[Commendation], last: Commendation | None) -> Commendation | None:
        """Add the acts of the sentence that begins at ``start``, and return the last that was told."""
        before = self.found[-20:]
        for act in told:
            if last is None or last.start < start or not _is_share(self.wording.low, act, last):
                each = _given_too(self.wording.low, act, last)
                if not _is_listed(self.wording.low, start, each, before):
                    self.found.append(each)
            last = act
        return last


def _with_recipients(each: Commendation) -> Commendation:
    """Return an act with the words that name its recipients, too."""
    start, end = each.named or (each.start, each.end)
    return replace(each, start=min(each.start, start), end=max(each.end, end))


def _is_listed(low: str, start: int, each: Commendation, before: Iterable[Commendation]) -> bool:
    """Tell whether those whom an act ``before`` was for are named or divided up in a sentence that begins at ``start``.

    Such as: "4 cá nhân được tặng Bằng khen gồm: …".
    """
    is_divided = bool(_OF_THEM.match(low, start) or _THIS_TIME.match(low, each.end))
    if not is_divided and not _NAMES.match(low, each.end):
        return False
    return any(
        other.kind != "title" and is_part(each, other) and (is_divided or has_counts(other, each)) for other in before
    )


def _given_too(low: str, each: Commendation, last: Commendation | None) -> Commendation:
    """Return an act with the giver of the ``last`` one, if it is told as another: "85 cá nhân cũng được biểu dương"."""
    if last is None or each.authority or not _ALSO.search(low, each.start, each.end):
        return each
    return replace(each, authority=last.authority, authority_level=last.authority_level)


def _is_share(low: str, each: Commendation, last: Commendation) -> bool:
    """Tell whether an act is said to be a part of the ``last`` one: "28 hộ được khen, trong đó xã A có 3 hộ …"."""
    is_inside = _IN_IT.match(low, last.end, each.start) is not None
    return is_inside and form_of(each) == form_of(last) and is_part(each, last)


def _opened(wording: Wording, passage: Passage) -> Span | None:
    """Return who gives what the points below name: "thừa ủy quyền của Chủ tịch nước, lãnh đạo tỉnh đã trao:"."""
    opened = max(passage.start, wording.low.rfind(". ", passage.start, passage.end))
    is_opened = wording.low.endswith(("trao:", "tặng:", "khen:", "trao tặng:"), passage.start, passage.end)
    return givers.before(wording, opened, passage.end, is_caption=False) if is_opened else None


def _goes_on_asking(wording: Wording, passage: Passage, *, is_asked: bool) -> bool:
    """Tell whether a passage opens a list of what is asked for, or is a point of one: "… đề nghị khen thưởng:"."""
    if is_asked and _POINT.match(wording.low, passage.start, passage.end):
        return True
    opened = max(passage.start, wording.low.rfind(". ", passage.start, passage.end))
    return wording.low.endswith(":", passage.start, passage.end) and bool(
        awards.ASKED.search(wording.low, opened, passage.end)
    )
