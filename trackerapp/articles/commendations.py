"""Commendations that an article reports: who gave what, to how many, for which year."""

from collections import defaultdict
from collections.abc import Iterable

from trackerapp.articles.acts import Commendation, Sentence
from trackerapp.articles.passages import Passage
from trackerapp.articles.sentences import sentences
from trackerapp.articles.wording import Wording
from trackerapp.articles.years import with_years
from trackerapp.text.folding import fold


def commendations(wording: Wording, read: Iterable[Passage], home: str | None = None) -> list[Commendation]:
    """Return the commendations reported in ``read``, each act once, in the order of the text.

    ``home`` is the level of the city that the article is about, if it is about one.
    """
    found: list[Commendation] = []
    for passage in read:
        year = None
        for sentence in sentences(wording, passage):
            acts = [*Sentence(wording, passage, *sentence, home).read()]
            acts, year = with_years(wording.low, sentence, acts, year)
            found += acts
    return _once(found)


def _once(found: list[Commendation]) -> list[Commendation]:
    """Return each act once: a title or a caption that repeats one of the text, or its sum, is no other."""
    is_told = any(any(each.counts) for each in found if each.kind not in {"title", "heading"})
    if is_told:
        found = [each for each in found if each.kind not in {"title", "heading"}]
    kept: list[Commendation] = []
    alike: defaultdict[object, list[Commendation]] = defaultdict(list)
    for each in sorted(found, key=lambda one: (one.kind == "caption", one.kind in {"title", "heading"}, one.start)):
        if not any(_repeats(each, other) for key in _keys(each) for other in alike[key][:20]):
            kept.append(each)
            for key in _keys(each):
                alike[key].append(each)
    totals = _totals(kept)
    bare = [each for each in kept if each.total is not None and not any(each.counts[:3])]
    sums = {each.total for each in bare if each.total in totals}
    return sorted((each for each in kept if each not in bare or each.total not in sums), key=lambda one: one.start)


def _keys(each: Commendation) -> tuple[object, ...]:
    """Return what another report of the same act shares: its form, its sum."""
    return (fold(each.form), each.sum or None)


def _repeats(each: Commendation, other: Commendation) -> bool:
    same_form = fold(each.form) == fold(other.form)
    if not any(each.counts):
        return same_form and (each.authority is None or fold(each.authority) == fold(other.authority or ""))
    if each.kind in {"title", "heading", "caption"} and each.sum == other.sum:
        return True
    same_authority = each.authority is None or other.authority is None or each.authority_level == other.authority_level
    return each.counts == other.counts and same_form and same_authority


def _totals(kept: list[Commendation]) -> set[int]:
    """Return the sums that are broken down in the text: by one commendation, or by all of them."""
    counted = [each.sum for each in kept if any(each.counts[:3])]
    return {*counted, *([sum(counted)] if len(counted) > 1 else [])}
