"""Public pages are made once an edition: who has one already is told so, others get the page that was made."""

from functools import wraps
from gzip import compress

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language

from trackerapp.selectors import RELEASE, Edition

WORTH_IT = 1000
"""Shorter pages are sent as they are."""
LONGEST = 200_000
"""Longer pages are not kept; only odd addresses make them."""


def unchanged(view):
    """``view``, a public page that depends on its address, the language and the register alone.

    Whoever has signed in gets a page of their own, which is neither kept nor taken from what is kept. Other methods
    than reading are for the view to answer.
    """

    @wraps(view)
    def page(request, *args, **kwargs):
        if not _is_for_all(request):
            return _told(view(request, *args, **kwargs))
        key = _key(request)
        kept = caches["pages"].get(key)
        if kept is None:
            response = view(request, *args, **kwargs)
            if not _is_to_keep(response):
                return _told(response)
            kept = (response["Content-Type"], response.content, compress(response.content, 6, mtime=0))
            caches["pages"].set(key, kept)
        return _told(_sent(request, *kept), key)

    return page


def tell_unchanged(get_response):
    """Tell who has a page of this edition that it has not changed, before anything else is done for it.

    Only ``unchanged`` gives out such tags, and each is of one address in one edition.
    """

    def middleware(request):
        asked = request.headers.get("If-None-Match", "")
        if asked and _is_for_all(request) and f'W/"{(key := _key(request))}"' in asked:
            return _told(HttpResponseNotModified(), key)
        return get_response(request)

    return middleware


def _is_for_all(request):
    return request.method in {"GET", "HEAD"} and settings.SESSION_COOKIE_NAME not in request.COOKIES


def _key(request):
    return Edition.of(request).key(RELEASE, get_language(), request.build_absolute_uri())


def _is_to_keep(response):
    plain = response.status_code == 200 and not response.streaming and not response.cookies
    return plain and "Cache-Control" not in response and len(response.content) <= LONGEST


def _sent(request, kind, content, compressed):
    """The page, compressed where the browser takes it. It holds no secret that its length could tell."""
    if len(content) < WORTH_IT or "gzip" not in request.headers.get("Accept-Encoding", ""):
        return HttpResponse(content, content_type=kind)
    return HttpResponse(compressed, content_type=kind, headers={"Content-Encoding": "gzip"})


def _told(response, key=None):
    """``response``, told to be asked for each time, and by whom it may be kept meanwhile."""
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    if "Cache-Control" not in response:
        patch_cache_control(response, no_cache=True, **({} if key else {"private": True}))
    if key:
        response["ETag"] = f'W/"{key}"'
    return response
