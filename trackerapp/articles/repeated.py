"""Commendations that an article tells more than once: in its title, under a picture, as a sum and by its parts."""

from collections import defaultdict
from dataclasses import replace

from trackerapp.articles import awards
from trackerapp.articles.statements import Commendation
from trackerapp.text.folding import fold


def once(found: list[Commendation]) -> list[Commendation]:
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
    whole = next(
        (one for one in totals if one.authority and one.sum == each.sum and form_of(one) == form_of(each)), None
    )
    if whole is None or each.authority or each.total:
        return each
    return replace(each, authority=whole.authority, authority_level=whole.authority_level)


def _rank(each: Commendation) -> tuple[bool, bool, bool, int]:
    """Return by what acts come first, of which others may be repetitions."""
    return each.kind == "caption", each.kind in {"title", "heading"}, not any(each.counts), each.start


def _keys(each: Commendation) -> tuple[object, ...]:
    """Return what another report of the same act shares: its form, its sum; a picture shows papers for praise."""
    return (
        form_of(each).split()[0],
        each.sum or None,
        *(["khen"] if each.is_handed_over or each.kind == "caption" else []),
    )


def form_of(each: Commendation) -> str:
    """Return the form as acts are compared: the words of praise are one."""
    return "khen" if awards.PRAISE_AT.fullmatch(each.form.lower()) else fold(each.form)


def _repeats(each: Commendation, other: Commendation) -> bool:
    same_form = form_of(each) == form_of(other)
    if not any(each.counts):
        return _repeats_bare(each, other)
    if each.kind in {"title", "heading", "caption"} and each.sum == other.sum:
        return True
    same_authority = each.authority is None or other.authority is None or each.authority_level == other.authority_level
    is_alike = each.counts[:3] == other.counts[:3] and each.sum == other.sum
    is_shown = each.kind == "caption"
    is_part = (is_shown or (each.authority is None and bool(other.authority))) and has_counts(other, each)
    is_praise = form_of(each) == "khen" and each.authority_level == other.authority_level  # of who was given a paper
    is_paper = is_shown and form_of(other) == "khen"
    return (is_alike or is_part) and (same_form or is_praise or is_paper) and same_authority


def _repeats_bare(each: Commendation, other: Commendation) -> bool:
    """Tell whether a report without numbers is of the same act: by form and giver, a caption's in other words, too."""
    giver, known = fold(each.authority or ""), fold(other.authority or "")
    is_counted = any(other.counts)
    if each.is_handed_over and is_counted and form_of(other) == "khen":
        return each.authority_level in {None, other.authority_level}
    if form_of(each) != form_of(other):
        return is_counted and giver in known and " " in each.form and form_of(other).startswith(form_of(each))
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
        if whole is None or not each.sum or not is_part(each, whole):
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


def is_part(each: Commendation, other: Commendation) -> bool:
    is_same = form_of(each).split()[:2] == form_of(other).split()[:2]
    return is_same and each.authority_level in {None, other.authority_level} and each.sum <= other.sum


def has_counts(act: Commendation, part: Commendation) -> bool:
    """Tell whether each number of ``part`` is that of ``act``."""
    return all(count in {None, known} for count, known in zip(part.counts, act.counts, strict=True))
