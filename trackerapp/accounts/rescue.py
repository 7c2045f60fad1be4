"""What an administrator does for somebody who cannot sign in."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.usersessions.adapter import get_adapter as get_sessions_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from trackerapp.models import AuditEntry

from .notes import note

Kind = AuditEntry.Kind


def address_of_link(user_and_token, site=None):
    """Where a new password is chosen with ``user_and_token``."""
    place = reverse("account_reset_password_from_key", kwargs={"uidb36": "0", "key": "key"})
    return (site or settings.SITE_ADDRESS).rstrip("/") + place.replace("0-key", user_and_token)


def make_link(user, *, request=None, site=None):
    """A link with which ``user`` chooses a new password: once, within the hour."""
    note(request, Kind.LINK, about=user, what=_("made for handing over"))
    return address_of_link(f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}", site)


def remove_code(user, *, request=None):
    """Take the one-time and recovery codes from ``user``; whether there were any. All sessions end with them."""
    removed, _kinds = Authenticator.objects.filter(user=user).delete()
    if removed:
        note(request, Kind.CODE_REMOVED, about=user, what=_("by an administrator"))
    end_sessions(user, request=request)
    return bool(removed)


def end_sessions(user, *, request=None):
    """Sign ``user`` out everywhere; how many sessions there were."""
    sessions = list(UserSession.objects.filter(user=user))
    if sessions:
        get_sessions_adapter().end_sessions(sessions)
    return len(sessions)
