"""Whether somebody is said to have or to have started what is quoted, though no noun introduces it."""

import re
from typing import NamedTuple

from trackerapp.articles.practices import gaps, heads, runners, runners_behind
from trackerapp.articles.practices.context import Context
from trackerapp.articles.prose.quotation import Quote
from trackerapp.articles.prose.wording import Wording

_PLAN = re.compile(
    r"(?:kế hoạch|đề án|quy hoạch|chiến lược|quy chế|nội quy|hồ sơ|phòng|đơn thuốc|nghị quyết|dự án|phần mềm|"
    r"sách)(?!\w)"
)
"""What begins the name of a plan, a rule, a room or a work, and of no practice."""


class Quoted(NamedTuple):
    """A quotation, and what its sentence says before it.

    ``start`` is where the sentence begins, ``gap`` the words since the last quotation, ``kind`` that of the practice
    taken last ("" if there is none).
    """

    wording: Wording
    start: int
    quote: Quote
    name: str
    gap: str
    context: Context
    kind: str

    @property
    def low(self) -> str:
        return self.wording.low


def acts(it: Quoted) -> bool:
    """Tell whether a unit, or a place, is said to have what is quoted."""
    is_run = runners.before(it.wording, it.start, it.quote.before) is not None
    return is_run or runners.place_acts(it.wording, it.start, it.quote.before)


def is_of_somebody(it: Quoted) -> bool:
    """Tell whether another example of somebody's is named, or what somebody near has started."""
    if (it.context.is_known or it.context.had_list) and gaps.BESIDES.fullmatch(it.gap.lstrip()):
        return it.wording.plain[it.quote.start].isupper() and " " in it.low[it.quote.start : it.quote.end]
    if it.context.had_list and gaps.ANOTHER_ONE.fullmatch(it.gap.lstrip()):
        return gaps.OF_SOMEBODY.match(it.low, it.quote.after) is not None
    if gaps.TOLD_ON.match(it.low, it.quote.after) and gaps.SET_UP.search(it.gap[-60:]):
        return True
    is_started = gaps.STARTED_BY.match(it.low, it.quote.after) and not gaps.FROM_ABOVE.match(it.low, it.quote.after)
    return bool(is_started and not gaps.NOT_STARTED.search(it.gap[-50:]))


def is_had(it: Quoted) -> bool:
    """Tell whether somebody is said to have what is quoted, where practices are spoken of or it holds its noun."""
    is_begun = it.name[0].isupper() or it.name[0].isdecimal()
    if len(it.name.split()) < 3 or not (is_begun or heads.OWN_NOUN.match(it.name)):
        return False
    is_spoken_of = is_begun and bool(it.context.had_list or it.kind)
    makes = gaps.MAKES.search(it.gap) and runners.place_acts(it.wording, it.start, it.quote.before)
    if is_spoken_of and (makes or gaps.HAS.search(it.gap)):
        return True
    is_whose = it.name[0].isupper() and runners_behind.of(it.wording, it.quote.after, it.quote.after + 90) is not None
    is_parallel = it.gap.endswith((" có ", " với ")) and (is_whose or _is_whole(it))
    is_parallel = (is_parallel or _is_first_of_several(it)) and not _is_plan(it)
    if is_parallel or not heads.OWN_NOUN.match(it.name.lower()):
        return is_parallel
    of_person = gaps.OF_PERSON.match(it.wording.plain, it.quote.after)
    if is_whose or (it.name[0].isupper() and (of_person or gaps.BORN.match(it.low, it.quote.after))):
        return True
    is_run = is_spoken_of or it.context.is_known or acts(it)
    runs = gaps.RUNS.search(it.gap)
    if gaps.PERSON_WITH.search(it.wording.plain, max(it.start, it.quote.before - 60), it.quote.before):
        return True
    is_plain = runs and not runs[0].startswith(("có ", "với "))
    saves = is_plain and (it.name[0].isupper() or heads.SAVING.match(it.name.lower()))
    return (it.context.in_heading and it.name[0].isupper()) or bool(runs and (is_run or saves))


def _is_plan(it: Quoted) -> bool:
    """Tell whether what is quoted names a plan, a rule, or a room."""
    return _PLAN.match(it.low, it.quote.start) is not None


def _is_first_of_several(it: Quoted) -> bool:
    """Tell whether a unit is said to carry out several: "Bệnh viện triển khai “Tiếp sức người bệnh”, “…”"."""
    is_next = gaps.NEXT.match(it.low, it.quote.after) is not None and it.name[0].isupper()
    return is_next and bool(gaps.HAS.search(it.gap) or gaps.MAKES.search(it.gap)) and acts(it)


def _is_whole(it: Quoted) -> bool:
    """Tell whether a unit is said to have what is named in full, and no more: "Khoa Sản có “Gói quà chào bé”;"."""
    ends = it.low.startswith((";", ",", ".", "\n"), it.quote.after) or it.quote.after >= len(it.low)
    is_long = it.name[0].isupper() and it.name.count(" ") > 2
    return ends and is_long and runners.before(it.wording, it.start, it.quote.before) is not None
