"""The log of what concerns accounts: who signed in, who could not, who was given which right, who took data along."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from trackerapp.text.folding import clean

from .user import User

ONCE = timedelta(minutes=15)
"""For how long a lock-out is written down once only, however often somebody tries on."""


def printable(text):
    """``text`` on one line, without anything that a terminal or a page would obey."""
    return clean("".join(char if char.isprintable() else " " for char in text))


class AuditQuerySet(models.QuerySet):
    """Entries of the log."""

    def record(self, kind, *, name="", what="", **whose):
        """Write down one event. ``whose`` may hold ``user``, ``about`` and ``address``.

        ``what`` is kept in the language of the site, whoever did it.
        """
        with translation.override(settings.LANGUAGE_CODE):
            return self.create(
                kind=kind,
                name=printable(name)[:150],
                what=printable(str(what))[:500],
                **whose,
            )

    def record_once(self, kind, *, name, address, now=None, **values):
        """Write down an event that repeats itself, unless it was a moment ago."""
        since = (now or timezone.now()) - ONCE
        if not self.filter(kind=kind, name=printable(name)[:150], address=address, at__gte=since).exists():
            self.record(kind, name=name, address=address, **values)

    def delete(self):
        raise ValidationError(_("The log is kept as it was written."))

    def update(self, **values):
        raise ValidationError(_("The log is kept as it was written."))


class AuditEntry(models.Model):
    """One event. It is written once; nothing changes or deletes it."""

    class Kind(models.TextChoices):
        """What sort of event."""

        SIGN_IN = "sign_in", _("Signed in")
        FAILURE = "failure", _("Sign-in failed")
        LOCKED = "locked", _("Locked out")
        SIGN_OUT = "sign_out", _("Signed out")
        CODE_SET_UP = "code_set_up", _("One-time codes set up")
        CODE_REMOVED = "code_removed", _("One-time codes removed")
        PASSWORD = "password", _("Password changed")
        LINK = "link", _("Link to a new password")
        SESSIONS = "sessions", _("Sessions ended")
        RIGHTS = "rights", _("Rights changed")
        EXPORT = "export", _("Data exported")
        IMPORT = "import", _("Data imported")

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    kind = models.CharField(_("event"), max_length=20, choices=Kind.choices)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("account"))
    name = models.CharField(_("name as typed"), max_length=150, blank=True)
    about = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="audit_entries", verbose_name=_("about the account")
    )
    address = models.GenericIPAddressField(_("address of the client"), null=True)
    what = models.CharField(_("what"), max_length=500, blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the log")
        verbose_name_plural = _("log of accounts")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["kind", "name", "at"], name="audit_kind_name_at")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.name}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ValidationError(_("The log is kept as it was written."))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(_("The log is kept as it was written."))
