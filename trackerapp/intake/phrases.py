"""Which words of an article a candidate stands on, and which of its fields they state."""

import re

from trackerapp.articles.practices import heads
from trackerapp.articles.practices.status import STATUS
from trackerapp.text.folding import fold

NEAR = 80
"""Characters around a name in which the words about its place stand."""
LONGEST_PHRASE = 220
"""What is longer is cited in two pieces."""
_HEAD = re.compile(rf"(?<!\w)(?:{'|'.join(nouns for _kind, nouns in heads.KINDS)})(?: [^\W_]+){{0,3}}:? ?[\"']?$")
_DAY = re.compile(r"[0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?(?P<year>[0-9]{4})|năm (?P<named>[0-9]{4})")


def cited_model(text, practice, place):
    """The citations of a grassroots model: the words of its name, and those about who runs it and where."""
    name, stated = _name(text, practice)
    others = [*_runner(practice), *_place(text, practice, place)]
    spans = [name, *(span for span, _fields in others)]
    whole = min(start for start, _end in spans), max(end for _start, end in spans)
    fields = [field for _span, each in others for field in each]
    if whole[1] - whole[0] <= LONGEST_PHRASE:
        start, more = _with_status(text, practice, whole)
        return [text.cited(start, whole[1], [*stated, *fields, *more])]
    start, more = _with_status(text, practice, name)
    rest = [text.cited(*span, each) for span, each in others]
    return [text.cited(start, name[1], [*stated, *more]), *rest[:1]]


def _name(text, practice):
    """The span of the name with its marks and the noun that introduces it, and what it states."""
    start, end = practice.start - practice.is_quoted, practice.end + practice.is_quoted
    begin = max(practice.passage.start, start - NEAR // 2)
    head = _HEAD.search(text.wording.low, begin, practice.start)
    return (head.start() if head else max(start, begin), min(end, practice.passage.end)), (
        ["name", "kind"] if head else ["name"]
    )


def _runner(practice):
    if practice.runner:
        yield (practice.runner.start, practice.runner.end), ["organisation"]


def _place(text, practice, place):
    """The name of the lowest unit, where it stands near the name or in the words about who runs it."""
    name = next((place[level] for level in ("commune", "district", "province") if place.get(level)), None)
    around = [(practice.start - NEAR, practice.end + NEAR)]
    if practice.runner:
        around.insert(0, (practice.runner.start, practice.runner.end + NEAR))
    for start, end in around if name else []:
        low, high = max(start, practice.passage.start), min(end, practice.passage.end)
        found = text.wording.low.find(name.lower(), low, high)
        if found >= 0:
            is_closed = text.wording.low[found + len(name) : found + len(name) + 1] == ")"
            yield (found, found + len(name) + is_closed), ["locality"]
            return


def _with_status(text, practice, span):
    """Where the phrase begins once the words right before it that tell the status belong to it, and what they state."""
    begin = max(practice.passage.start, span[0] - NEAR // 2)
    pattern = STATUS.get(practice.status)
    told = list(pattern.finditer(text.wording.low, begin, span[1])) if pattern else []
    return (min(span[0], told[-1].start()), ["status"]) if told else (span[0], [])


def dated(plain, end, day):
    """Where the name of a document ends, which ends at ``end``, with the day that is printed right behind it."""
    found = _DAY.search(plain, end, end + NEAR // 2) if day else None
    return found.end() if found and str(day.year) in found.groups() else end


def states(words, values, body):
    """Which of ``values`` the ``words`` of a citation state; ``body`` is who acts, as printed."""
    said = fold(words)
    stated = [name for name in ("collectives", "individuals", "households", "total") if values.get(name) is not None]
    for name, printed in (("merit_year", values.get("merit_year")), ("number", values.get("number"))):
        stated += [name] if printed and fold(str(printed)) in said else []
    stated += [name for name in ("kind", "name") if values.get(name) and fold(str(values[name])) in said]
    stated += ["issued_on"] if _DAY.search(words) and values.get("issued_on") else []
    stated += ["award_type"] if values.get("award_type") else []
    is_said = bool(body) and fold(body) in said
    return stated + [name for name in ("issued_by", "level") if is_said and values.get(name)]
