"""The year of the merit that an act of commending is for, as the words around it tell."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from trackerapp.articles.commendations.statements import Commendation

_YEAR = re.compile(
    r"(?P<other>(?<!\w)(?:sinh|từ|khóa|thành lập|tháng [0-9]{1,2},?|giai đoạn|nhiệm kỳ|các|hai|(?<!hạng )ba|trước) )?"
    r"(?:giai đoạn|nhiệm kỳ|từ|(?<!\w)năm)(?: học)? ?(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
    r"(?P<more>(?: ?[-/] ?[0-9]{2,4}|(?:,| và| đến)(?: năm)? ?(?:19|20)[0-9]{2})(?![0-9]))?"
)
_OPENS = re.compile(r"(?:^|[;,:.(]|(?<!\w)(?:và|còn|riêng|trong|cũng|chỉ|ngay|cuối|đầu|giữa))[ \"]*$")
"""What stands before a year that a clause begins with: "…; năm 2019, …"."""
_GOES_ON = re.compile(r",|:| [^\W_]| \(")
_ANOTHER_TIME = re.compile(
    r"(?<!\w)(?:nhiều lần|nhiều năm|trước đó|mới đây|vừa|dịp này|nhân dịp|tại (?:đại hội|hội nghị|buổi lễ)|"
    r"năm nay|năm qua|tháng|hằng năm|hàng năm)(?!\w)"
)
_SAME_YEAR = re.compile(
    r"[-+ \"]*(?:cũng|ngoài ra|bên cạnh đó|cùng với đó|đồng thời|trong đó|cùng năm|trong năm (?:này|đó))(?!\w)"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A year by its place; ``year`` is None for a span of years. One that opens a clause holds for what follows."""

    start: int
    year: int | None
    opens: bool


def with_years(
    low: str, sentence: tuple[int, int], acts: Iterable[Commendation], carried: int | None
) -> tuple[list[Commendation], int | None]:
    """Return the acts of a sentence with their years, and the year that goes on; ``carried`` is that of the one before.

    A year that opens a clause holds until the next one, one behind the last act for all that have none.
    """
    years = _Years(low, sentence, sorted(acts, key=lambda act: act.start), carried)
    return [*years.given()], years.going_on()


def is_of_same_year(low: str, start: int, end: int) -> bool:
    """Tell whether what begins at ``start`` says that it is still about the year before: "Ngoài ra, …"."""
    return _SAME_YEAR.match(low, start, end) is not None


class _Years:
    """The years that one sentence tells, and its acts in order."""

    def __init__(self, low: str, sentence: tuple[int, int], acts: list[Commendation], carried: int | None) -> None:
        self.low, self.acts, (self.start, self.end) = low, acts, sentence
        self.told = [*_years(low, self.start, self.end)]
        self.carried = carried if carried is not None and self._goes_on() else None

    def given(self) -> Iterator[Commendation]:
        """Yield the acts with their years."""
        before = [self.start, *(act.end for act in self.acts)]
        after = [*(act.start for act in self.acts[1:]), self.end]
        for act, begin, stop in zip(self.acts, before, after, strict=False):
            yield replace(act, year=self._of(act, begin, stop))

    def going_on(self) -> int | None:
        """Return the year that holds for the next sentence, if this one tells of commendations."""
        opening = [each.year for each in self.told if each.opens] if self.acts else []
        return opening[-1] if opening else self.carried

    def _of(self, act: Commendation, begin: int, stop: int) -> int | None:
        """Return the year inside an act, before it in its clause, behind it, of an earlier clause, behind all acts."""
        within = [each for each in self.told if act.start <= each.start < act.end]
        own = [each for each in self.told if each.opens and begin <= each.start < act.start]
        behind = [each for each in self.told if not each.opens and act.end <= each.start < stop]
        if found := [*within[:1], *own[-1:], *behind[:1]]:
            return found[0].year
        return self._of_others(begin, is_alike=not _ANOTHER_TIME.search(self.low, begin, act.end))

    def _of_others(self, begin: int, *, is_alike: bool) -> int | None:
        earlier = [each for each in self.told if each.opens and each.start < begin]
        if earlier:
            return earlier[-1].year if is_alike else None
        last = [each for each in self.told if not each.opens and each.start >= self.acts[-1].end]
        return last[0].year if last else (self.carried if is_alike else None)

    def _goes_on(self) -> bool:
        """Tell whether the sentence is still about the year before: it says so, or counts on in no other time."""
        if is_of_same_year(self.low, self.start, self.end):
            return True
        is_counted = all(act.is_counted for act in self.acts)
        return is_counted and not _ANOTHER_TIME.search(self.low, self.start, self.end)


def _years(low: str, start: int, end: int) -> Iterator[_Told]:
    for found in _YEAR.finditer(low, start, end):
        is_span = bool(found["more"]) or not found[0].removeprefix(found["other"] or "").startswith("năm")
        opens = _OPENS.search(low[max(start, found.start() - 20) : found.start()]) is not None
        if is_span or not found["other"]:
            yield _Told(
                found.start(),
                None if is_span else int(found["year"]),
                opens and _GOES_ON.match(low, found.end(), end) is not None,
            )
