"""Erasures: which rows were emptied of a private person's name, on whose request. The name stands in none of them."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from trackerapp.text.persons import person_key

from .fields import ChosenField, LineField
from .user import User


def hashed(name, salt, key=None):
    """The mark by which ``name`` is known again, however it is written; nobody without the secret key can test one."""
    return salted_hmac(salt, person_key(name), secret=key, algorithm="sha256").hexdigest()


class ErasureQuerySet(models.QuerySet):
    """Erasures."""

    def salt(self):
        """The salt of this register: one for all, so that a name is looked for among all of them at once."""
        return self.values_list("salt", flat=True).first() or secrets.token_hex(16)

    def of(self, name):
        """Those of somebody called ``name``, be it the same person or a namesake."""
        keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        salts = self.order_by().values_list("salt", flat=True).distinct()
        return self.filter(name_hash__in=[hashed(name, salt, key) for salt in salts for key in keys])


class Erasure(models.Model):
    """That a row was emptied of a name. It is written once; a line in a file outside the database says the same."""

    class Kind(models.TextChoices):
        RECIPIENT = "recipient", _("recipient")
        GRASSROOTS_MODEL = "grassrootsmodel", _("grassroots model")
        PHOTO = "photo", _("photo")

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = ChosenField(_("kind"), max_length=20, choices=Kind.choices)
    row = models.PositiveBigIntegerField(_("number"))
    entered_at = models.DateTimeField(_("row entered at"), null=True)
    """With kind and number it tells the row, even where an older backup has given the number to another one."""
    versions = models.JSONField(_("versions"), default=list)
    """The moments of the versions that held the name, where the row itself does not or is gone; else none."""
    with_files = models.BooleanField(_("files deleted"), default=False)
    salt = models.CharField(max_length=32)
    name_hash = models.CharField(max_length=64, blank=True, db_index=True)
    document = LineField(_("document of the request"), max_length=200)
    erased_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", verbose_name=_("erased by"))
    erased_at = models.DateTimeField(_("erased at"), default=timezone.now)

    objects = ErasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["-erased_at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.row}"
