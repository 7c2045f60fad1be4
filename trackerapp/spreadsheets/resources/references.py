"""Widgets of columns that name other records: places, organisations, words of a vocabulary, numbers."""

from collections import Counter
from functools import cached_property
from operator import attrgetter

from django.utils.translation import gettext as _

from trackerapp import scope
from trackerapp.models import Gazetteer
from trackerapp.spreadsheets.reading.cells import UNKNOWN
from trackerapp.text.folding import fold

from .near import MOST_NAMED, near_keys, nearest, unknown
from .widgets import ColumnWidget, NumberWidget

NOWHERE = "không rõ nơi"
"""Stands for the place of an organisation that has none, where another of its name has one."""
FEW = 15
"""So many words at most are all named where a cell holds none of them."""
MOST_ASKED = 100
"""So many unknown names of a column are held against those that are known: that takes a tenth of a second each."""


class ReferenceWidget(ColumnWidget):
    """Another record, named by its words. ``user`` reads the sheet, and may name what they may read."""

    remembers = True
    user = None
    asked = 0

    def accept(self, value):
        if fold(value) in UNKNOWN:
            return None
        found = self.candidates(value)
        if len(found) == 1:
            return found[0]
        if found:
            raise ValueError(ambiguous(value, self.told(found)))
        self.asked += 1
        raise ValueError(unknown(value, self.near(value) if self.asked <= MOST_ASKED else [], self.few))

    def candidates(self, text):
        """The ids that ``text`` can mean."""
        return self.keys.get(fold(text), [])

    @property
    def few(self):
        """What all records are called that can be named, where they are few."""
        return list(self.labels.values()) if len(self.labels) <= FEW else []

    def told(self, candidates):
        """What the records that a name can mean are called."""
        return [self.render(pk) for pk in candidates]

    def near(self, text):
        """What records are called whose names come near ``text``."""
        return nearest(text, self.labels.values())

    @cached_property
    def keys(self):
        """The ids of each folded name."""
        found = {}
        for pk, names in self.named():
            for key in {fold(str(name)) for name in names if name}:
                found.setdefault(key, []).append(pk)
        return found

    @cached_property
    def labels(self):
        """What each record is called in a sheet."""
        return {pk: str(names[0]) for pk, names in self.named()}

    @property
    def records(self):
        return scope.readable(self.field.related_model.objects.all(), self.user)

    def named(self):
        """Pairs of an id and its names, the one that sheets show first."""
        return [(pk, names) for pk, *names in self.records.values_list("pk", "name", "name_en", "code")]

    def render(self, value, obj=None, **_options):
        return self.labels.get(value, "") if value else ""


class PlaceWidget(ReferenceWidget):
    """A place of either era."""

    few = ()

    @cached_property
    def places(self):
        return Gazetteer.now()

    def candidates(self, text):
        return [place.pk for place in sorted(self.places.called(text), key=attrgetter("level"))]

    def told(self, candidates):
        """Of a unit of before what it became, too, unless that is a candidate itself."""
        places = [self.places[pk] for pk in candidates]
        return [
            self.places.label(place) if any(heir in places for heir in place.heirs) else self._with_heirs(place)
            for place in places
        ]

    def _with_heirs(self, place):
        if not place.heirs:
            return self.places.label(place)
        return _("%(unit)s, today %(heirs)s") % {"unit": place, "heirs": listed(place.heirs)}

    def near(self, text):
        return [self.places.label(place) for place in self.places.near(text, MOST_NAMED)]

    def render(self, value, obj=None, **_options):
        return self.places.label(self.places[value]) if value else ""


class OrganisationWidget(ReferenceWidget):
    """An organisation by its name, with its place in parentheses, or that it is unknown where others bear it."""

    few = ()

    def named(self):
        places = Gazetteer.now()
        rows = list(self.records.values_list("pk", "name", "name_key", "locality").order_by("pk"))
        several = Counter(key for _pk, _name, key, _place in rows)
        for pk, name, key, place in rows:
            if place:
                yield pk, [f"{name} ({places[place].path_name})", name]
            elif several[key] > 1:
                yield pk, [f"{name} ({NOWHERE})", name]
            else:
                yield pk, [name, f"{name} ({NOWHERE})", name]

    def near(self, text):
        """By the name alone: the place behind it would make all of them alike."""
        return [label for key in near_keys(text, self.by_name) for label in self.by_name[key]][:MOST_NAMED]

    @cached_property
    def by_name(self):
        """What those with each folded name are called in a sheet."""
        found = {}
        for _pk, names in self.named():
            found.setdefault(fold(names[-1]), []).append(names[0])
        return found


class CodeWidget(ReferenceWidget):
    """Another record, by its number; ``sign`` is what stands before that."""

    def __init__(self, field, sign):
        super().__init__(field)
        self.number = NumberWidget(field, sign)

    @cached_property
    def known(self):
        return set(self.records.values_list("pk", flat=True))

    def accept(self, value):
        pk = self.number.accept(value)
        if pk not in self.known:
            raise ValueError(_("There is no record %(text)s that you may read.") % {"text": value})
        return pk

    def render(self, value, obj=None, **_options):
        return self.number.render(value)


def ambiguous(text, names):
    """The words for a name that can mean several things."""
    named = "; ".join(names[:MOST_NAMED]) + ("; …" if len(names) > MOST_NAMED else "")
    return _("“%(text)s” can mean several: %(names)s. Write which one.") % {"text": text, "names": named}


def listed(places):
    """Some units by name, as far as they are few."""
    return " + ".join(str(place) for place in places[:MOST_NAMED]) + (" + …" if len(places) > MOST_NAMED else "")


def in_other_times(place):
    """What a unit of before is today, or what a unit of today was made of, in words; "" where nobody knows."""
    if place.heirs:
        return _("Today it is: %(units)s.") % {"units": listed(place.heirs)}
    return _("It was made of: %(units)s.") % {"units": listed(place.made_of)} if place.made_of else ""
