"""When a session ends by itself."""

import time

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.utils.translation import gettext_lazy as _

from trackerapp.models import AuditEntry

from .notes import note

BEGAN, SEEN = "began_at", "seen_at"
STEP = 5 * 60
"""How many seconds pass before a session is written again."""


def begin(sender, request, **_):
    """Note when a session begins."""
    request.session[BEGAN] = request.session[SEEN] = time.time()


def end_sessions(get_response):
    """End a session that nobody uses, that is too old, or whose account is switched off.

    Requests without a cookie are left alone, so that pages for readers do not depend on cookies.
    """

    def middleware(request):
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            keep_or_end(request)
        return get_response(request)

    return middleware


def keep_or_end(request, now=None):
    """Keep the session of ``request``, or end it; ``now`` in seconds of Unix time."""
    now, session = now or time.time(), request.session
    if SESSION_KEY not in session:
        return
    if not request.user.is_authenticated:
        session.flush()
        return
    since_use, age = now - session.get(SEEN, 0), now - session.get(BEGAN, 0)
    if since_use > settings.SESSION_IDLE_SECONDS or age > settings.SESSION_COOKIE_AGE:
        note(request, AuditEntry.Kind.SIGN_OUT, what=_("by itself, after its time"))
        logout(request)
    elif since_use > STEP:
        session[SEEN] = now
        UserSession.objects.create_from_request(request)
