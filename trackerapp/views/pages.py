"""What the pages of records share: the right address, a page of a list, the place a reader typed."""

import re

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control

from trackerapp import selectors
from trackerapp.filters import WordsField
from trackerapp.models import Gazetteer, Locality

PAGE_SIZE = 25
MOST_SUGGESTIONS = 10
OF_ONE_PLACE = re.compile(r"[,;0-9]|\s[-–]\s")
"""What stands in words that name a place so closely as ``Gazetteer.called`` reads them."""


def page_of(rows, request, size=PAGE_SIZE):
    """The page of ``rows`` that the reader asks for; the last one if there are fewer, the first if it is no number."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def found_by_words(page, edition):
    """What a page of a ``Listing`` shows of a search: words to mark, excerpts; if it is empty, what comes near."""
    listing = page.paginator.object_list
    near = [] if page.paginator.count else selectors.near([listing.filterset], edition)
    return {"page": page, "words": listing.query, "near": near}


def moved(request, record):
    """A redirect for good to the address of ``record``, if the reader came by another one."""
    address = record.get_absolute_url()
    if request.path == address:
        return None
    query = request.GET.urlencode()
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def for_staff_only(response):
    """``response``, told to stay out of every cache: it shows what the public does not see."""
    patch_cache_control(response, private=True, no_store=True)
    return response


def typed_places(request):
    """The first of the places that the words typed under ``tim_noi`` can mean; None if nothing was typed."""
    try:
        words = WordsField(required=False).clean(request.GET.get("tim_noi", ""))
    except ValidationError:
        return []
    return Paginator(_called(words).for_display(), MOST_SUGGESTIONS).page(1) if words else None


def _called(words):
    """The places that a code, or a name with what it belonged to, can mean; else those that bear the words."""
    meant = Gazetteer.now().called(words) if OF_ONE_PLACE.search(words) else []
    return Locality.objects.filter(pk__in=[each.pk for each in meant]) if meant else Locality.objects.called(words)


def chosen_place(request, places):
    """A redirect to the same list narrowed to the only one of ``places``; None if there is a choice to make."""
    if not places or len(places) > 1:
        return None
    query = request.GET.copy()
    for name in ("tim_noi", "page"):
        query.pop(name, None)
    query["noi"] = places[0].pk
    return redirect(f"{request.path}?{query.urlencode()}")
