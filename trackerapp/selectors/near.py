"""What comes near a search that found nothing, in a list or in all of them."""

from dataclasses import dataclass
from itertools import islice

from django.http import QueryDict

from trackerapp import search
from trackerapp.models import Gazetteer
from trackerapp.text.query import Query, as_printed

from .listing import Listing

MOST = 4
MOST_TRIES = 16
"""After so many queries who finds nothing is left with fewer offers."""
MOST_MISTYPED = 3
MOST_ROWS = 3


@dataclass(frozen=True)
class Near:
    """Another query that finds something: its words, or the condition that it leaves out; its query string."""

    words: str
    left_out: str
    query: str
    listings: list[Listing]
    is_elsewhere: bool

    @property
    def count(self):
        return sum(listing.count() for listing in self.listings)

    @property
    def is_cut(self):
        """Whether it finds more than ``count`` says."""
        return any(listing.is_cut for listing in self.listings)

    @property
    def rows(self):
        """Some of what it finds, of the first kind."""
        return self.listings[0][:MOST_ROWS]

    @property
    def asked(self):
        """What is marked in these."""
        return Query.parse(self.words)


def near(filtersets, edition):
    """At most MOST queries that find something; ``filtersets`` ask the same and found nothing.

    The same words without the other conditions come first, then words of the register that are written almost alike,
    then the query without one of its words. Of these, those that keep the other conditions are tried before others.
    """
    first = filtersets[0]
    if not first.is_valid():
        return []
    query = Query.parse(first.form.cleaned_data.get("q") or "")
    found = []
    for data, left_out in _tried(filtersets, query, edition)[:MOST_TRIES]:
        offer = _offer(filtersets, data, left_out, edition)
        if offer.count and offer.words not in [other.words for other in found if other.words]:
            found.append(offer)
        if len(found) == MOST:
            break
    return found


def _offer(filtersets, data, left_out, edition):
    listings = [Listing(type(each)(data, each.queryset), edition) for each in filtersets]
    rest = {*data} - {"q", *filtersets[0].OTHERS}
    if not left_out:
        data["q"] = _printed(data["q"], listings, edition)
    words = "" if left_out else data["q"]
    return Near(words, left_out, f"?{data.urlencode()}", listings, is_elsewhere=bool(words) and not rest)


def _printed(words, listings, edition):
    """``words`` with the marks of a record that they find."""
    listing = next((each for each in listings if each.count()), None)
    if listing is None:
        return words
    return edition.kept(lambda: as_printed(words, _text_of_first(listing)), "printed", listing.kind, words)


def _text_of_first(listing):
    records = listing.model.objects.filter(pk__in=listing.ids(0, 1)).for_index().order_by()
    return " ".join(f"{each.searched_title()} {each.searched_text(Gazetteer.now())}" for each in records)


def _tried(filtersets, query, edition):
    """The query strings to be tried, in order, each with the condition that it leaves out."""
    first = filtersets[0]
    conditions = first.conditions()
    if query is None:
        return [
            (QueryDict(each.without[1:]), f"{each.label}: {each.text}") for each in conditions if len(conditions) > 1
        ]
    words = [*_corrected(filtersets, query, edition), *_shortened(query)]
    alone = [_with_words(QueryDict(), each) for each in words]
    if len(conditions) == 1:
        return [(data, "") for data in alone]
    kept = (_with_words(first.data, each) for each in words)
    pairs = (each for pair in zip(kept, alone, strict=True) for each in pair)
    return [(_with_words(QueryDict(), first.data["q"]), ""), *((data, "") for data in pairs)]


def _with_words(data, words):
    """``data`` with other words, from its first page on."""
    asked = data.copy()
    asked.pop("page", None)
    asked["q"] = words
    return asked


def _corrected(filtersets, query, edition):
    """``query`` with the words that no row holds replaced by such as are written almost alike."""
    kinds = [each.queryset.search_kind for each in filtersets]
    missing = (word for word in dict.fromkeys(query.words) if not _is_held(kinds, word, query))
    alike = {
        word: edition.kept(lambda word=word: search.words_like(word), "alike", word)
        for word in islice(missing, MOST_MISTYPED)
    }
    if not alike or not all(alike.values()):
        return []
    tries = range(min(MOST_MISTYPED, max(map(len, alike.values()))))
    return [_written(query, {word: of[min(each, len(of) - 1)] for word, of in alike.items()}) for each in tries]


def _is_held(kinds, word, query):
    """Whether some row holds ``word``; of an open query, a word that begins with its last."""
    asked = Query(((word,),), ((word,),), query.is_open and word == query.words[-1])
    return any(search.count(kind, asked, 0) for kind in kinds)


def _shortened(query):
    """``query`` without one of its terms, without the last one first; then each of them alone."""
    places = [*range(len(query.folded))]
    left = [{*places} - {place} for place in reversed(places)] + [{place} for place in places]
    return list(dict.fromkeys(_written(query, {}, only=each) for each in left)) if len(places) > 1 else []


def _terms(query):
    """Its terms as they were typed, if they are as many as those that were folded."""
    return query.written if len(query.written) == len(query.folded) else query.folded


def _written(query, replaced, *, only=None):
    """``query`` as one would type it, with words ``replaced`` by others; ``only`` the terms of these places."""
    found = []
    for place, (folded, written) in enumerate(zip(query.folded, _terms(query), strict=True)):
        words = written if len(written) == len(folded) else folded
        term = " ".join(replaced.get(key, word) for key, word in zip(folded, words, strict=True))
        found += [f'"{term}"' if len(words) > 1 else term] if only is None or place in only else []
    return " ".join(found)
