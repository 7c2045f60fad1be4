"""Records with a place: where they stand in the order of places, of then and of today."""

from contextlib import contextmanager
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Func, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from .locality import Locality
from .publication import Publishable, PublishableQuerySet
from .searched import Searched, SearchedQuerySet

NOWHERE = 2**31 - 1
"""The position of what has no place: behind all others."""


def or_zero(column):
    """``column``, 0 where it is empty, for orders in which the unknown comes last on both databases.

    The nought stands in the text of the statement: SQLite uses an index on an expression only if it has no values.
    """
    return Func(column, template="COALESCE(%(expressions)s, 0)", output_field=IntegerField())


class PlacedQuerySet(SearchedQuerySet, PublishableQuerySet):
    """Records with a place, found by words and by the sources that they stand on."""

    cited_through: list[str] = []
    """The relations, beside its own citations, through which a record stands on a source."""

    @property
    def roads_of_citations(self):
        return ["citations", *(f"{name}__citations" for name in self.cited_through)]

    def drawn_from(self, source):
        """Those that stand on ``source``, themselves or by a row that belongs to them."""
        cited = [self.model.objects.filter(**{f"{road}__source": source}) for road in self.roads_of_citations]
        return self.filter(reduce(or_, (Q(pk__in=rows.order_by().values("pk")) for rows in cited)))

    def with_sources(self):
        """Pairs of the id of one of these records and the id of a source that it stands on."""
        return {pair for road in self.roads_of_citations for pair in self.values_list("pk", f"{road}__source")}

    def uncited(self):
        """Those that stand on no source."""
        return self.filter(citations=None)

    def at(self, locality):
        """Those of ``locality`` as it was or as it is: a unit of today has what it was made of, too."""
        span = (locality.position, locality.last)
        return self.filter(Q(position__range=span) | Q(position_today__range=span))

    def today_in(self, locality):
        """Those whose unit of today lies in ``locality``, of today itself: what its facet counts, and each in one."""
        return self.filter(position_today__range=(locality.position, locality.last))

    def newest_first(self):
        """In the order in which they were entered, the last one first."""
        return self.order_by("-pk")

    def by_place(self):
        """In the order of places as they were; what has none comes last."""
        return self.order_by("position", "-pk")

    def without_place(self):
        return self.filter(locality=None)

    @contextmanager
    def in_step(self, records):
        """What is written has the positions of its place as they are stored, whatever was read of it before."""
        with super().in_step(records):
            yield
            self.model.objects.filter(pk__in=[record.pk for record in records if record.pk]).settle()

    def settle(self):
        """Bring the positions in step with those of the places."""
        roads = {"position": "position", "position_today": "today__position"}
        place = Locality.objects.filter(pk=OuterRef("locality"))
        stored = {name: Coalesce(f"locality__{road}", NOWHERE) for name, road in roads.items()}
        wanted = {name: Coalesce(Subquery(place.values(road)), NOWHERE) for name, road in roads.items()}
        return self.exclude(**stored).update(**wanted)


class Placed(Searched, Publishable):
    """A record with a place, as it was then. Its positions are those of that unit and of its unit of today."""

    position = models.PositiveIntegerField(default=NOWHERE, editable=False)
    position_today = models.PositiveIntegerField(default=NOWHERE, editable=False)

    class Meta:
        abstract = True

    def facets(self, places):
        return places.facets(self.locality_id)


def placed_indexes(model_name):
    """The indexes by which lists go from place to place."""
    return [
        models.Index(fields=["state", "position", "-id"], name=f"{model_name}_place_then"),
        models.Index(fields=["state", "position_today", "-id"], name=f"{model_name}_place_now"),
    ]
