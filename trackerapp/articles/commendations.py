"""Commendations that an article reports: who gave what, to how many, for which year."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from trackerapp.articles import awards
from trackerapp.articles.acts import acts
from trackerapp.articles.passages import Passage
from trackerapp.articles.places import Place
from trackerapp.articles.sentences import sentences
from trackerapp.articles.statements import Commendation, Statement
from trackerapp.articles.wording import Wording
from trackerapp.articles.years import is_of_same_year, with_years
from trackerapp.text.folding import fold

_OF_THEM = re.compile(r"(?:trong (?:đó|số)|cụ thể)(?!\w)")
"""What begins a sentence about a part of those in the one before."""
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
    found: list[Commendation] = []
    is_asked = False
    year = None
    for passage in read:
        year = year if is_of_same_year(wording.low, passage.start, passage.end) else None
        is_asked = _goes_on_asking(wording, passage, is_asked=is_asked)
        if is_asked:
            continue
        is_part = False
        for start, end in sentences(wording, passage):
            if is_part and _OF_THEM.match(wording.low, start, end):
                continue
            statement = Statement(wording, passage, start, end, home, seats)
            told, year = with_years(wording.low, (start, end), [*acts(statement)], year)
            is_part = statement.is_asked
            told = [act for at, act in enumerate(told) if not _is_share(wording.low, act, told[:at][-1:])]
            found += [act for act in told if not _is_listed(wording.low, start, act, found[-20:])]
    return _once(found)


def _is_listed(low: str, start: int, each: Commendation, before: list[Commendation]) -> bool:
    """Tell whether those whom an act ``before`` was for are named or divided up in a sentence that begins at ``start``.

    Such as: "4 cá nhân được tặng Bằng khen gồm: …".
    """
    is_divided = _OF_THEM.match(low, start) is not None
    if not is_divided and not _NAMES.match(low, each.end):
        return False
    return any(
        other.kind != "title" and _is_part(each, other) and (is_divided or _has_counts(other, each)) for other in before
    )


def _is_share(low: str, each: Commendation, before: list[Commendation]) -> bool:
    """Tell whether an act is said to be a part of the one ``before`` it: "28 hộ được khen, trong đó xã A có 3 hộ …"."""
    return any(
        _IN_IT.match(low, act.end, each.start) is not None and _form(each) == _form(act) and _is_part(each, act)
        for act in before
    )


def _is_part(each: Commendation, other: Commendation) -> bool:
    is_same = fold(each.form).split()[:2] == fold(other.form).split()[:2] and each.authority_level in {
        None,
        other.authority_level,
    }
    return is_same and each.sum <= other.sum


def _has_counts(act: Commendation, part: Commendation) -> bool:
    """Tell whether each number of ``part`` is that of ``act``."""
    return all(count in {None, known} for count, known in zip(part.counts, act.counts, strict=True))


def _goes_on_asking(wording: Wording, passage: Passage, *, is_asked: bool) -> bool:
    """Tell whether a passage opens a list of what is asked for, or is a point of one: "… đề nghị khen thưởng:"."""
    if is_asked and _POINT.match(wording.low, passage.start, passage.end):
        return True
    opened = max(passage.start, wording.low.rfind(". ", passage.start, passage.end))
    return wording.low.endswith(":", passage.start, passage.end) and bool(
        awards.ASKED.search(wording.low, opened, passage.end)
    )


def _once(found: list[Commendation]) -> list[Commendation]:
    """Return each act once: a title or a caption that repeats one of the text, or its sum, is no other."""
    is_told = any(any(each.counts) for each in found if each.kind not in {"title", "heading"})
    if is_told:
        found = [each for each in found if each.kind not in {"title", "heading"}]
    kept: list[Commendation] = []
    alike: defaultdict[object, list[Commendation]] = defaultdict(list)
    for each in sorted(found, key=_rank):
        told = next((other for key in _keys(each) for other in alike[key][:20] if _repeats(each, other)), None)
        if told is None:
            kept.append(each)
            for key in _keys(each):
                alike[key].append(each)
        elif told.authority is None and each.authority:
            kept[kept.index(told)] = replace(
                told, authority=each.authority, authority_level=each.authority_level, year=told.year or each.year
            )
    kept = _without_shares(kept)
    totals = _totals(kept)
    bare = [each for each in kept if each.total is not None and not any(each.counts[:3])]
    kept = [_given_by(each, bare) for each in kept]
    sums = {each.total for each in bare if each.total in totals and each.total > 1}
    return sorted((each for each in kept if each not in bare or each.total not in sums), key=lambda one: one.start)


def _given_by(each: Commendation, totals: list[Commendation]) -> Commendation:
    """Return an act with the giver of the total that it divides up, where it names none itself."""
    whole = next((one for one in totals if one.authority and one.sum == each.sum and _form(one) == _form(each)), None)
    if whole is None or each.authority or each.total:
        return each
    return replace(each, authority=whole.authority, authority_level=whole.authority_level)


def _rank(each: Commendation) -> tuple[bool, bool, bool, int]:
    """Return by what acts come first, of which others may be repetitions."""
    return each.kind == "caption", each.kind in {"title", "heading"}, not any(each.counts), each.start


def _keys(each: Commendation) -> tuple[object, ...]:
    """Return what another report of the same act shares: its form, its sum."""
    return (_form(each).split()[0], each.sum or None)


def _form(each: Commendation) -> str:
    """Return the form as acts are compared: the words of praise are one."""
    return "khen" if awards.PRAISE_AT.fullmatch(each.form.lower()) else fold(each.form)


def _repeats(each: Commendation, other: Commendation) -> bool:
    same_form = _form(each) == _form(other)
    if not any(each.counts):
        return _repeats_bare(each, other)
    if each.kind in {"title", "heading", "caption"} and each.sum == other.sum:
        return True
    same_authority = each.authority is None or other.authority is None or each.authority_level == other.authority_level
    is_alike = each.counts[:3] == other.counts[:3] and each.sum == other.sum
    is_part = each.kind == "caption" and _has_counts(other, each)
    is_praise = _form(each) == "khen" and each.authority_level == other.authority_level  # of who was given a paper
    return (is_alike or is_part) and (same_form or is_praise) and same_authority


def _repeats_bare(each: Commendation, other: Commendation) -> bool:
    """Tell whether a report without numbers is of the same act: by form and giver, a caption's in other words, too."""
    giver, known = fold(each.authority or ""), fold(other.authority or "")
    is_counted = any(other.counts)
    if _form(each) != _form(other):
        return is_counted and giver in known and " " in each.form and _form(other).startswith(_form(each))
    if giver in known or (known in giver and (known or not is_counted)) or (each.is_held and is_counted):
        return True
    is_alike = giver.split()[:2] == known.split()[:2] and each.authority_level == other.authority_level
    return each.kind == "caption" and is_alike


def _without_shares(kept: list[Commendation]) -> list[Commendation]:
    """Leave out the acts by which the one before them is divided up: "639 Huy hiệu …: 26 …, 613 …"."""
    shares: list[Commendation] = []
    inside: list[Commendation] = []
    whole: Commendation | None = None
    for each in sorted(kept, key=lambda one: one.start):
        if whole is None or not each.sum or not _is_part(each, whole):
            whole, inside = each, []
            continue
        inside.append(each)
        reached = sum(share.sum for share in inside)
        if reached == whole.sum and len(inside) > 1:
            shares += inside
        if reached >= whole.sum:
            whole, inside = each, []
    return [each for each in kept if each not in shares]


def _totals(kept: list[Commendation]) -> set[int]:
    """Return the sums that are broken down in the text: by one commendation, or by all of them."""
    counted = [each.sum for each in kept if any(each.counts[:3])]
    return {*counted, *([sum(counted)] if len(counted) > 1 else [])}
