"""When two commendations are one act: by their decision, or else by source, authority, form and year."""

from django.db.models import Q

from trackerapp.text.folding import fold

from .publication import State


def likely(commendation):
    """Others that are likely the same act, and not withdrawn.

    They were given by the same authority, in the same form, for the same year; or they have the number of the same
    decision, and one of them does not say whose it is, or of which year. What is told apart by number or day is never
    the same.
    """
    others = type(commendation).objects.exclude(pk=commendation.pk).exclude(state=State.WITHDRAWN)
    near = Q(merit_year=commendation.merit_year, award_type=commendation.award_type) if _identity(commendation) else Q()
    if commendation.number_key:
        near |= Q(number_key=commendation.number_key)
    found = others.filter(near).select_related("issued_by") if near else []
    return [other for other in found if _are_one(commendation, other)]


def alike_in_numbers(commendation):
    """Others of the same year with the same counts, and not withdrawn, whoever is said to have given them."""
    counts = {name: getattr(commendation, name) for name in ("collectives", "individuals", "households")}
    if not commendation.merit_year or not any(counts.values()):
        return []
    others = type(commendation).objects.exclude(pk=commendation.pk).exclude(state=State.WITHDRAWN)
    found = others.filter(merit_year=commendation.merit_year, **counts).select_related("issued_by").order_by("pk")
    return [other for other in found if not _are_two(commendation, other)]


def _are_two(one, other):
    """Whether forms, numbers or days tell them apart, as far as both are known."""
    pairs = [(one.award_type_id, other.award_type_id), (one.number_key, other.number_key)]
    return any(first and second and first != second for first, second in pairs) or _differ(one, other)


def certain(commendation, sources):
    """Those of ``likely`` that are drawn from one of ``sources`` and, like this one, have no number of a decision."""
    alike = [] if commendation.number_key else [other for other in likely(commendation) if not other.number_key]
    return [other for other in alike if other.citations.filter(source__in=sources).exists()]


def _identity(commendation):
    """Authority, form and year; None if one of them is unknown."""
    form = commendation.award_type_id or fold(commendation.form_as_printed)
    parts = (fold(commendation.authority), form, commendation.merit_year)
    return parts if all(parts) else None


def _are_one(one, other):
    if one.number_key and one.number_key == other.number_key:
        years = [each.decided_on and each.decided_on.year for each in (one, other)]
        return may_be_one_decision(one.issued_by_id, years[0], other.issued_by_id, years[1])
    if one.number_key and other.number_key:
        return False
    return _identity(one) is not None and _identity(one) == _identity(other) and not _differ(one, other)


def may_be_one_decision(body, year, other_body, other_year):
    """Whether two decisions of one number can be the same: neither body nor year, where both are known, differ."""
    return (None in (body, other_body) or body == other_body) and (None in (year, other_year) or year == other_year)


def _differ(one, other):
    """Whether they were decided on different days, as far as the days are known."""
    first, second = one.decided_on, other.decided_on
    return bool(first and second and (first.last_day() < second.first_day() or second.last_day() < first.first_day()))
