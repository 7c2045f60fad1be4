"""What keeps the site from being overrun: the size of a request, the number of searches, and what pages may use."""

from functools import wraps
from http import HTTPStatus

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import RequestDataTooBig
from django.http import UnreadablePostError
from django.shortcuts import render
from django.urls import Resolver404, resolve

from trackerapp.accounts.notes import client_address

MINUTE = 60
SEARCHED = ("q", "term")
"""Parameters that make the database search: of lists, and of fields that offer records while one types."""

API = "/api/v1/"
TOLD_BESIDE_ITS_FORM = {"admin:articles"}
"""Pages that say themselves that too much was sent to them."""

DENIED = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), "
    "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), usb=(), "
    "xr-spatial-tracking=()"
)


def deny_devices(get_response):
    """No page of this site asks for a camera, a place or the like, and none that it might be made to show."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", DENIED)
        return response

    return middleware


def limit_size(get_response):
    """Refuse a request that says it is larger than all that may be sent, before it is read; or whose texts are."""

    def middleware(request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        size = int(length) if length.isdecimal() else 0
        if size > settings.REQUEST_MAX_BYTES or _has_too_much_text(request, size):
            return _tell_too_large(request, get_response)
        return get_response(request)

    return middleware


def _has_too_much_text(request, size):
    """Whether what was typed and pasted is more than Django takes, be it beside files: only reading tells."""
    if size <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return False
    try:
        _ = request.POST
    except RequestDataTooBig:
        return True
    except UnreadablePostError:
        return False  # whoever sent it has gone
    return False


def _tell_too_large(request, get_response):
    """The page of the form, asked for anew, if that says what was wrong with what was sent to it; else an error page.

    Nothing of what was sent is looked at: the view sees a GET, and ``request.is_too_large``.
    """
    if _is_one_of(request, TOLD_BESIDE_ITS_FORM):
        request.method, request.is_too_large = "GET", True
        answer = get_response(request)
        if answer.status_code == HTTPStatus.OK:
            answer.status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            return answer
    return render(request, "413.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _is_one_of(request, names):
    """Whether ``request`` is for one of the pages called ``names``."""
    try:
        return resolve(request.path_info).view_name in names
    except Resolver404:
        return False


def limit_searches(get_response):
    """Refuse to search, or to ask the API, more often than a person does, for each account or else each address.

    Each process counts for itself, so that readers cost no write; with four processes the limit is up to four times
    as wide.
    """

    def middleware(request):
        is_work = request.path.startswith(API) or any(map(request.GET.get, SEARCHED))
        if is_work and is_too_often(request):
            return too_many(request)
        return get_response(request)

    return middleware


def limited(view):
    """``view``, which counts as a search: it reads as much as one."""

    @wraps(view)
    def limited_view(request, *args, **kwargs):
        return too_many(request) if is_too_often(request) else view(request, *args, **kwargs)

    return limited_view


def is_too_often(request):
    """Count one more search of whoever asks, and tell whether it is one too many."""
    most = settings.SEARCHES_PER_MINUTE
    return bool(most) and count("searches", _who(request)) > most


def _who(request):
    """Whom a search counts for. Only a request with a cookie is asked for its account."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        return f"user {request.user.pk}"
    return f"address {client_address(request)}"


def count(what, who):
    """How many of ``what``, such as searches, ``who`` has made within a minute, with this one."""
    key, counts = f"{what} of {who}".replace(" ", "-"), caches["readers"]
    if counts.add(key, 1, MINUTE):
        return 1
    try:
        return counts.incr(key)
    except ValueError:  # the minute has ended between the two lines
        return 1


def too_many(request, exception=None):
    """The page for somebody who asks too often."""
    answer = render(request, "429.html", status=429)
    answer["Retry-After"] = str(MINUTE)
    return answer
