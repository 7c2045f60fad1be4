"""Filters and tags of places: what a unit is called within a sentence, and what became of it."""

from collections import Counter

from django.template import Library
from django.utils.formats import localize
from django.utils.translation import ngettext

from trackerapp.models import Locality

from .register import filled, uncapitalised, unknown, vi

register = Library()


@register.filter
def unit_names(units):
    """The names of places within a sentence: xã Vạn Lương, xã Vạn Phú."""
    return ", ".join(uncapitalised(unit.full_name) for unit in units)


@register.simple_tag
def now_called(place):
    """Where the ground of ``place`` lies today."""
    heirs = list(place.successors_today.all())
    if len(heirs) < 2:
        return vi(uncapitalised(heirs[0].path_name)) if heirs else unknown()
    types = Counter(heir.type for heir in heirs)
    count, types = len(heirs), vi(", ".join(kind for kind, _count in types.most_common()))
    if not place.today:
        sentence = ngettext("%(count)s unit (%(types)s)", "%(count)s units (%(types)s) of several provinces", count)
        return filled(sentence, count=localize(count), types=types)
    sentence = ngettext("%(count)s unit (%(types)s) of %(holder)s", "%(count)s units (%(types)s) of %(holder)s", count)
    return filled(sentence, count=localize(count), types=types, holder=vi(uncapitalised(place.today.path_name)))


@register.simple_tag(takes_context=True)
def joined(context, place):
    """The others that went into the province of today that bears the name of the province ``place``."""
    is_province = place.level == Locality.Level.PROVINCE and kept_name(place)
    return context["joined_provinces"]().get(place.today.pk, []) if is_province else []


@register.filter
def kept_name(place):
    """Whether a unit of today, one alone, bears the name of ``place`` and of all above it."""
    return [heir.path_name for heir in place.successors_today.all()] == [place.path_name]
