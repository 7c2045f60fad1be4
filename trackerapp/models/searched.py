"""What the kinds of record that readers search have in common: they are found by place and by words."""

from functools import reduce
from operator import or_

from django.db.models import Q

from trackerapp import search

from .publication import PublishableQuerySet


class SearchedQuerySet(PublishableQuerySet):
    """Records with a place and a row in the search index; the model gives ``searched_title`` and ``searched_text``."""

    search_kind = ""
    cited_through: list[str] = []
    """The relations, beside its own citations, through which a record stands on a source."""

    def at(self, locality):
        """Those of ``locality`` as it was or as it is: a unit of today has what it was made of, too."""
        span = (locality.position, locality.last)
        return self.filter(Q(locality__position__range=span) | Q(locality__today__position__range=span))

    @property
    def roads_of_citations(self):
        return ["citations", *(f"{name}__citations" for name in self.cited_through)]

    def drawn_from(self, source):
        """Those that stand on ``source``, themselves or by a row that belongs to them."""
        return self.filter(
            reduce(or_, (Q(**{f"{road}__source": source}) for road in self.roads_of_citations))
        ).distinct()

    def with_sources(self):
        """Pairs of the id of one of these records and the id of a source that it stands on."""
        return {pair for road in self.roads_of_citations for pair in self.values_list("pk", f"{road}__source")}

    def uncited(self):
        """Those that stand on no source."""
        return self.filter(citations=None)

    def without_place(self):
        return self.filter(locality=None)

    def matching(self, words):
        """Public ones that hold every one of ``words``, with or without accents; all if there is no word."""
        found = search.hits(self.search_kind, words)
        return self if found is None else self.filter(pk__in=found)

    def found_in(self):
        yield self.model, list(self.values_list("pk", flat=True))

    def index(self, ids):
        """Bring the index in step for ``ids``: published rows stand in it, others and deleted ones do not."""
        search.remove(self.search_kind, ids)
        public = self.filter(pk__in=ids).published().for_display()
        search.index(self.search_kind, [(each.pk, each.searched_title(), each.searched_text()) for each in public])


def words_of_place(place):
    """The names by which a record at ``place`` is found: those of then, and of the units that hold it today."""
    if place is None:
        return ""
    return " ".join([place.path_name, *(unit.path_name for unit in place.successors_today.all())])
