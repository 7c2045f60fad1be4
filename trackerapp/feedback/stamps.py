"""When a form was opened, signed: a script that has not opened one has no stamp, and one that is quick is too quick."""

from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SECONDS = 3
"""What a person needs at least to write ten characters."""

DAY = 24 * 60 * 60

_signer = signing.TimestampSigner(salt="trackerapp.feedback")


def stamp(code):
    """A stamp of this moment for the form about the record of ``code``."""
    return _signer.sign(code)


def is_of(text, code):
    """Whether ``text`` is a stamp for that form, not older than a day."""
    try:
        return _signer.unsign(text, max_age=DAY) == code
    except signing.BadSignature:
        return False


def check(text, code):
    """Raise ValidationError unless ``text`` is a stamp for that form, neither too young nor too old."""
    if not is_of(text, code):
        raise ValidationError(
            _("This form was opened more than a day ago, or in another way. It is renewed: send it once more."),
            code="stale",
        )
    if _is_young(text):
        raise ValidationError(_("That was very quick. Wait a few seconds, then send it once more."), code="quick")


def _is_young(text):
    try:
        _signer.unsign(text, max_age=SECONDS)
    except signing.SignatureExpired:
        return False
    return True
