"""Commendations that an article reports: who gave what, to how many, for which year."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from trackerapp.articles import awards
from trackerapp.articles.acts import Commendation, Sentence
from trackerapp.articles.passages import Passage
from trackerapp.articles.sentences import sentences
from trackerapp.articles.wording import Wording
from trackerapp.articles.years import with_years
from trackerapp.text.folding import fold

_POINT = re.compile(r"[-–+*•] |[0-9]{1,2}[.)] |[a-zđ]\) ")


def commendations(wording: Wording, read: Iterable[Passage], home: str | None = None) -> list[Commendation]:
    """Return the commendations reported in ``read``, each act once, in the order of the text.

    ``home`` is the level of the city that the article is about, if it is about one.
    """
    found: list[Commendation] = []
    is_asked = False
    for passage in read:
        year = None
        is_asked = _goes_on_asking(wording, passage, is_asked=is_asked)
        if is_asked:
            continue
        for sentence in sentences(wording, passage):
            acts = [*Sentence(wording, passage, *sentence, home).read()]
            acts, year = with_years(wording.low, sentence, acts, year)
            found += acts
    return _once(found)


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
    for each in sorted(found, key=lambda one: (one.kind == "caption", one.kind in {"title", "heading"}, one.start)):
        told = next((other for key in _keys(each) for other in alike[key][:20] if _repeats(each, other)), None)
        if told is None:
            kept.append(each)
            for key in _keys(each):
                alike[key].append(each)
        elif told.authority is None and each.authority:
            kept[kept.index(told)] = replace(
                told, authority=each.authority, authority_level=each.authority_level, year=told.year or each.year
            )
    totals = _totals(kept)
    bare = [each for each in kept if each.total is not None and not any(each.counts[:3])]
    sums = {each.total for each in bare if each.total in totals}
    return sorted((each for each in kept if each not in bare or each.total not in sums), key=lambda one: one.start)


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
    return is_alike and same_form and same_authority


def _repeats_bare(each: Commendation, other: Commendation) -> bool:
    """Tell whether a report without numbers is of the same act: by form and giver, as far as it tells them."""
    giver, known = fold(each.authority or ""), fold(other.authority or "")
    is_same = giver in {"", known} or (each.kind == "caption" and giver in known)
    if _form(each) == _form(other):
        return is_same
    return _form(other).startswith(_form(each)) and any(map(bool, other.counts))


def _totals(kept: list[Commendation]) -> set[int]:
    """Return the sums that are broken down in the text: by one commendation, or by all of them."""
    counted = [each.sum for each in kept if any(each.counts[:3])]
    return {*counted, *([sum(counted)] if len(counted) > 1 else [])}
