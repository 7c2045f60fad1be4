"""Forms for one-time codes that write down what went wrong."""

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from trackerapp.models import AuditEntry

from .notes import note, note_once

Kind = AuditEntry.Kind


class NotesFailures:
    """Writes down a wrong code, and a lock-out once."""

    def clean_code(self):
        try:
            return super().clean_code()
        except ValidationError as refusal:
            whose = {"name": self.user.username, "about": self.user}
            if refusal.code == "too_many_login_attempts":
                note_once(context.request, Kind.LOCKED, what=_("too many wrong codes"), **whose)
            else:
                note(context.request, Kind.FAILURE, what=_("wrong code"), **whose)
            raise


class CodeForm(NotesFailures, AuthenticateForm):
    """Asks for the code at sign-in."""


class CodeAgainForm(NotesFailures, ReauthenticateForm):
    """Asks for the code before something that matters."""
