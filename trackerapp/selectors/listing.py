"""The rows of a list, in the order that the reader asks for, cut out by number of page."""

from dataclasses import dataclass
from functools import cached_property

from trackerapp import search
from trackerapp.text.query import Query

from .excerpts import with_excerpts
from .tallies import number_of

MOST_COUNTED = 10_000
"""Hits of words are counted so far, and no page lies behind."""
CHUNK = 500
STRIDE = 1_000
"""Of so many rows of the whole list the first is remembered, so that a late page need not count all before it."""
MOST_RANKED = 2_000
"""So many hits are put in order of nearness; of more, the newest come first."""


@dataclass
class Part:
    """Some rows of a listing by their ids, which are read when somebody looks at them."""

    listing: "Listing"
    ids: list[int]

    def __len__(self):
        return len(self.ids)

    def __iter__(self):
        return iter(self._rows)

    def __getitem__(self, place):
        return self._rows[place]

    @cached_property
    def _rows(self):
        return list(self.read(self.ids).values())

    def kept_of_each(self, work, *about):
        """What ``work`` gives for each row, in their order, as ``Edition.kept_of_each`` keeps it."""
        kept = self.listing.edition.kept_of_each(work, self.listing.model, self.ids, *about)
        return [kept[pk] for pk in self.ids if pk in kept]

    def read(self, ids):
        """The rows of ``ids`` by id, in their order, with excerpts; one that was withdrawn meanwhile is left out."""
        rows = self.listing.filterset.queryset.in_bulk(ids)
        return {row.pk: row for row in with_excerpts([rows[pk] for pk in ids if pk in rows], self.listing.query)}


class Listing:
    """The rows of ``filterset`` as its queryset reads them. A paginator asks for their number and for a part of them.

    The numbers of a part are taken from an index before any row is read: a late page costs what the first one does.
    """

    def __init__(self, filterset, edition):
        self.filterset, self.edition = filterset, edition
        self.model = filterset.queryset.model
        self.kind = filterset.queryset.search_kind

    def __len__(self):
        return self.count()

    def __getitem__(self, part):
        return Part(self, self.ids(part.start, part.stop))

    def __iter__(self):
        for start in range(0, self.count(), CHUNK):
            yield from self[start : start + CHUNK]

    def count(self):
        """How many rows there are; of those found by words alone at most MOST_COUNTED."""
        return min(self._found, MOST_COUNTED) if self.query else self._found

    @property
    def is_cut(self):
        """Whether there are more than ``count`` says."""
        return self.count() < self._found

    @property
    def is_ranked(self):
        """Whether the nearest row comes first: for words, unless another order is asked for or too much is found."""
        return bool(self.query) and self.filterset.order in ("", "hop") and self._hits <= MOST_RANKED

    @property
    def order(self):
        """The order in which the rows come, as its parameter has it."""
        if self.is_ranked:
            return "hop"
        asked = self.filterset.order
        return asked if asked not in ("", "hop") else self.filterset.USUAL_ORDER

    def ids(self, first, last):
        """The numbers of the rows from ``first`` to before ``last``, counted from 0."""
        if not self.filterset.is_valid():
            return []
        if self.is_ranked:
            return self._ranked[first:last]
        if self._is_of_words_alone and self.order == "moi":
            return search.newest(self.kind, self.query, first, last)
        rows = self.filterset.qs
        if first >= STRIDE and not self._narrowing and self.order == "moi":
            rows = rows.filter(pk__lte=self._milestones[min(first // STRIDE, len(self._milestones) - 1)])
            first, last = first % STRIDE, last - first + first % STRIDE
        return list(rows.values_list("pk", flat=True)[first:last])

    @property
    def numbers(self):
        """The numbers of all rows, in their order."""
        return self._ranked if self.is_ranked else list(self.filterset.qs.values_list("pk", flat=True))

    @cached_property
    def query(self):
        """What the reader searches for, or None."""
        return Query.parse(self.filterset.form.cleaned_data.get("q") or "") if self.filterset.is_valid() else None

    @property
    def _narrowing(self):
        return self.filterset.narrowing()

    @property
    def _is_of_words_alone(self):
        return bool(self.query) and len(self._narrowing) == 1

    @cached_property
    def _found(self):
        """Nothing is kept of a list that could not be narrowed as asked: its conditions name the valid ones alone."""
        if not self.filterset.is_valid():
            return 0
        return self.edition.kept(self._count, "count", self.model.__name__, self._narrowing)

    def _count(self):
        if self._is_of_words_alone:
            return self._hits
        if not self._narrowing and (counted := number_of(self.filterset, self.edition)):
            return counted
        return self.filterset.qs.order_by().count()

    @cached_property
    def _hits(self):
        """How many rows hold the words, whatever the other conditions."""
        return self.edition.kept(
            lambda: search.count(self.kind, self.query, MOST_COUNTED), "hits", self.kind, self.query
        )

    @cached_property
    def _milestones(self):
        """Each STRIDE-th number of the whole list, the newest first."""
        return self.edition.kept(lambda: self.numbers[::STRIDE], "milestones", self.model.__name__)

    @cached_property
    def _ranked(self):
        return self.edition.kept(self._rank, "ranked", self.model.__name__, self._narrowing)

    def _rank(self):
        """The numbers of all rows, the nearest first."""
        nearest = self.model.objects.nearest_first(dict(search.ranked(self.kind, self.query)))
        if self._is_of_words_alone:
            return nearest
        left = set(self.filterset.qs.order_by().values_list("pk", flat=True))
        return [pk for pk in nearest if pk in left]
