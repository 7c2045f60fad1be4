"""What the kinds of record that readers search have in common: they are found by words, and some by place."""

from functools import cache

from django.conf import settings
from django.utils.translation import override

from trackerapp import search
from trackerapp.text.query import Query

from .base import KeyedQuerySet, Record
from .gazetteer import Gazetteer

BATCH = 2000


class SearchedQuerySet(KeyedQuerySet):
    """Records with a row in the search index; the model gives ``searched_title`` and ``searched_text``."""

    search_kind = ""

    def searchable(self):
        """Those that the public may find."""
        return self.published()

    def listed(self):
        """The same, by the index: it knows already what is public, and is asked in no time."""
        return self.filter(pk__in=search.indexed(self.search_kind))

    def for_index(self):
        """With what their words are taken from."""
        return self.for_display()

    def matching(self, words):
        """Public ones that hold all that ``words`` ask for, with or without accents; all if there is no word."""
        query = Query.parse(words)
        return self if query is None else self.filter(pk__in=search.hits(self.search_kind, query))

    def nearest_first(self, ranks):
        """The ids of ``ranks``, each with how near it comes, in the order in which readers see them."""
        return list(ranks)

    def found_in(self):
        yield self.model, set(self.order_by().values_list("pk", flat=True))
        yield from super().found_in()

    def index(self, ids):
        """Bring the index in step for ``ids``: public rows stand in it, others and deleted ones do not."""
        if not ids:
            return  # every place written asks for four kinds of record, and each would read the whole table of places
        for part, rows in self._entries(ids):
            search.replace(self.search_kind, part, rows)

    def _entries(self, ids):
        """``ids`` in batches, each with the rows of the index for those that belong there."""
        ids, places = sorted(ids), Gazetteer.now()
        for start in range(0, len(ids), BATCH):
            part = ids[start : start + BATCH]
            public = self.filter(pk__in=part).searchable().for_index().order_by()
            yield part, [row.entry(places) for row in public]

    def index_faults(self):
        """The ids of which the index says something else than the rows do; to be asked of the manager."""
        public = set(self.searchable().values_list("pk", flat=True))
        faults = public ^ set(search.stored_ids(self.search_kind))
        rows = (row for _ids, batch in self._entries(public - faults) for row in batch)
        return sorted(faults | {row.pk for row in rows if not search.is_stored(self.search_kind, row)})


class Searched(Record):
    """A record that readers find by words: those of its title, and those of the rest of its page.

    ``places`` is the Gazetteer from which the names of its place are taken.
    """

    class Meta:
        abstract = True

    def entry(self, places):
        """Its row of the index."""
        return search.Row(self.pk, self.searched_title(), self.searched_text(places), self.facets(places))

    def searched_title(self):
        raise NotImplementedError

    def searched_text(self, places):
        raise NotImplementedError

    def facets(self, places):
        """Pairs of a facet and a value of it by which its list is narrowed; "" is a value that nobody knows."""
        return []


@cache
def in_every_language(choices, value):
    """What ``value`` of ``choices`` is called in each language of the pages, the main one last; "" if unknown."""
    return " ".join(_label(choices(value), code) for code, _name in reversed(settings.LANGUAGES)) if value else ""


def _label(choice, language):
    with override(language):
        return str(choice.label)
