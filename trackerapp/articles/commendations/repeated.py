"""Commendations that an article tells more than once: in its title, under a picture, as a sum and by its parts."""

from collections import Counter, defaultdict
from dataclasses import replace
from operator import attrgetter

from trackerapp.articles.commendations import awards
from trackerapp.articles.commendations.statements import Commendation
from trackerapp.articles.prose.short_forms import in_full
from trackerapp.text.folding import fold


def once(found: list[Commendation]) -> list[Commendation]:
    """Return each act once: a title or a caption that repeats one of the text, or its sum, is no other."""
    kept = _without_sums(_without_shares(_distinct(_of_text(found))))
    return sorted(_with_totals(kept, found), key=attrgetter("start"))


def _with_totals(kept: list[Commendation], found: list[Commendation]) -> list[Commendation]:
    """Return the acts with the total that the text prints for all their recipients, as its title may."""
    totals = {each.sum: each for each in reversed(found) if each.total and not any(each.counts[:3])}
    times = Counter(each.sum for each in kept if _is_divided(each))
    return [
        replace(each, total=each.sum)
        if _is_divided(each) and times[each.sum] == 1 and each.sum in totals and _may_be_of_one(totals[each.sum], each)
        else each
        for each in kept
    ]


def _is_divided(each: Commendation) -> bool:
    """Tell whether an act counts several kinds of recipients, and no total."""
    return sum(map(bool, each.counts[:3])) > 1 and each.total is None


def _of_text(found: list[Commendation]) -> list[Commendation]:
    """Return the acts without those of titles, if the text counts any itself."""
    of_text = [each for each in found if each.kind not in {"title", "heading"}]
    return of_text if any(each.is_counted for each in of_text) else found


def _distinct(found: list[Commendation]) -> list[Commendation]:
    """Return the acts that repeat no other; what was told without its giver has that of the repetition."""
    kept: list[Commendation] = []
    alike: defaultdict[object, list[int]] = defaultdict(list)
    for each in sorted(found, key=_rank):
        at = next((at for key in _keys(each) for at in alike[key][:20] if _repeats(each, kept[at])), None)
        if at is None:
            for key in _keys(each):
                alike[key].append(len(kept))
            kept.append(each)
        elif kept[at].authority is None and each.authority:
            told = kept[at]
            kept[at] = replace(
                told, authority=each.authority, authority_level=each.authority_level, year=told.year or each.year
            )
    return kept


def _without_sums(kept: list[Commendation]) -> list[Commendation]:
    """Return the acts without the totals that others divide up, and these with the givers of those."""
    sums = _totals(kept) - {1}
    totals = [each for each in kept if each.total and not any(each.counts[:3])]
    wholes = {(form_of(each), each.sum): each for each in reversed(totals) if each.authority}
    return [
        _given_by(each, wholes.get((form_of(each), each.sum)))
        for each in kept
        if any(each.counts[:3]) or each.total not in sums
    ]


def _given_by(each: Commendation, other: Commendation | None) -> Commendation:
    """Return an act with the giver of another report of it, where it names none itself and is no total."""
    if other is None or each.authority or each.total:
        return each
    return replace(each, authority=other.authority, authority_level=other.authority_level)


def _rank(each: Commendation) -> tuple[bool | int, ...]:
    """Return by what acts come first, of which others may be repetitions; a paper comes before praise."""
    return (
        each.kind == "caption",
        each.is_handed_over,
        each.kind in {"title", "heading"},
        not each.is_counted,
        form_of(each) == "khen",
        each.start,
    )


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
    if not each.is_counted:
        return _repeats_bare(each, other)
    if each.kind in {"title", "heading", "caption"} and each.sum == other.sum:
        return True
    is_alike = each.counts[:3] == other.counts[:3] and each.sum == other.sum
    is_shown = each.kind == "caption" or each.is_alone
    is_part = (is_shown or (each.authority is None and bool(other.authority))) and has_counts(other, each)
    is_praise = form_of(each) == "khen" and each.authority_level == other.authority_level  # of who was given a paper
    is_paper = is_shown and form_of(other) == "khen"
    return (is_alike or is_part) and (same_form or is_praise or is_paper) and _may_be_of_one(each, other)


def _may_be_of_one(each: Commendation, other: Commendation) -> bool:
    """Tell whether two reports may have one giver: one names none, or a part of the other's name."""
    giver, known = _giver(each), _giver(other)
    is_level = not giver or not known or each.authority_level == other.authority_level
    return is_level and (giver in known or known in giver)


def _giver(each: Commendation) -> str:
    return in_full(each.authority or "")


def _repeats_bare(each: Commendation, other: Commendation) -> bool:
    """Tell whether a report without numbers is of the same act: by form and giver, a caption's in other words, too."""
    giver, known = _giver(each), _giver(other)
    is_counted = other.is_counted
    if each.named and each.year and each.year != other.year:
        return False
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
    left_out = {id(each) for each in shares}
    return [each for each in kept if id(each) not in left_out]


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
