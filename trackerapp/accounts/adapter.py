"""What the register does otherwise than django-allauth, and where that is written down."""

import base64
import hashlib
import logging
import time
from threading import Thread

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override

from trackerapp.models import AuditEntry

from .notes import note, note_once
from .rescue import address_of_link

Kind = AuditEntry.Kind
logger = logging.getLogger(__name__)

TOLD = {
    "account/email/password_changed": (Kind.PASSWORD, _("by the person")),
    "account/email/password_set": (Kind.PASSWORD, _("by the person")),
    "account/email/password_reset": (Kind.PASSWORD, _("with a link")),
    "mfa/email/totp_activated": (Kind.CODE_SET_UP, ""),
    "mfa/email/totp_deactivated": (Kind.CODE_REMOVED, _("by the person")),
    "mfa/email/recovery_codes_generated": (Kind.CODE_SET_UP, _("new recovery codes")),
}
"""What allauth would send mail about, and how it is written down."""

WAYS = {
    "totp": _("with a one-time code"),
    "recovery_codes": _("with a recovery code"),
    "socialaccount": _("by single sign-on"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in and passwords."""

    def is_open_for_signup(self, request):
        return False

    def pre_authenticate(self, request, **credentials):
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            note_once(request, Kind.LOCKED, name=credentials["username"], what=_("too many wrong passwords"))
            raise

    def authenticate(self, request, **credentials):
        """The account. One that is switched off is none: nobody learns that the password was right."""
        self.pre_authenticate(request, **credentials)
        user = authenticate(request, **credentials)
        if user:
            self._rollback_login_failed_rl_usage()
        else:
            note(request, Kind.FAILURE, name=credentials["username"], what=_("wrong name or password"))
        return user

    def respond_user_inactive(self, request, user):
        return HttpResponseRedirect(reverse("account_login"))

    def _get_login_attempts_cache_key(self, request, **credentials):
        """By the name alone. allauth counts for each host and port of the request, which the client chooses."""
        return credentials.get("username", "").lower()

    def login(self, request, user):
        super().login(request, user)
        records = get_authentication_records(request, user)
        ways = [WAYS.get(record.get("type") or record["method"], "") for record in records]
        note(request, Kind.SIGN_IN, what=ways[-1] if ways else "")

    def logout(self, request):
        if request.user.is_authenticated:
            note(request, Kind.SIGN_OUT)
        super().logout(request)

    def get_password_change_redirect_url(self, request):
        return reverse("account_home")

    def get_reset_password_from_key_url(self, key):
        return address_of_link(key)

    def format_email_subject(self, subject):
        return f"{settings.SITE_NAME}: {subject}"

    def send_mail(self, template_prefix, email, context):
        """After the answer: how long it takes does not tell whether somebody has an account."""
        message = self.render_mail(template_prefix, email, {**context, "site": settings.SITE_ADDRESS})
        note(self.request, Kind.LINK, about=context["user"], what=_("sent by mail"))
        Thread(target=_send, args=[message], name="mail").start()

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """No mail; but it is the one place that hears of every change to an account."""
        if template_prefix in TOLD:
            kind, what = TOLD[template_prefix]
            note(self.request, kind, name=user.username, about=user, what=what)
        if template_prefix == "account/email/password_reset":
            self._delete_login_attempts_cached_email(self.request, username=user.username)

    def get_reauthentication_methods(self, user):
        """Who has one-time codes shows one; the password alone does not take them away."""
        methods = super().get_reauthentication_methods(user)
        return [each for each in methods if each["id"] == "mfa_reauthenticate"] or methods

    def is_reauthentication_required(self, *, app, **kwargs):
        """Whether to ask again; not of somebody who has signed in a moment ago."""
        records = get_authentication_records(self.request, self.request.user)
        is_recent = bool(records) and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT
        return not is_recent and super().is_reauthentication_required(app=app, **kwargs)


def _send(message):
    try:
        message.send()
    except OSError:
        logger.exception("A link to a new password could not be sent")


class CodeAdapter(DefaultMFAAdapter):
    """One-time codes."""

    def get_totp_label(self, user):
        return user.username

    def get_totp_issuer(self):
        return str(settings.SITE_NAME)

    def is_mfa_enabled(self, user, types=None):
        """Recovery codes alone are none: they only stand in for a lost telephone."""
        return super().is_mfa_enabled(user, types or [Authenticator.Type.TOTP])

    def build_totp_svg(self, url):
        """The picture as a part of the page, which needs no other source of pictures."""
        picture = super().build_totp_svg(url)
        return picture[picture.index("<svg") :]

    def encrypt(self, text):
        """Who reads a copy of the database cannot make codes from it."""
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """The secret; another one, which no code fits, if the key of the site has changed."""
        try:
            return _keys().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return get_random_string(32, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


def _keys():
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    made = (hashlib.sha256(b"one-time codes" + key.encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(each)) for each in made])


class SessionsAdapter(DefaultUserSessionsAdapter):
    """Sessions of one account, on several devices."""

    def end_sessions(self, sessions):
        super().end_sessions(sessions)
        if sessions:
            with override(settings.LANGUAGE_CODE):
                what = ngettext("%(count)d session", "%(count)d sessions", len(sessions)) % {"count": len(sessions)}
            note(self.request, Kind.SESSIONS, about=sessions[0].user, what=what)
