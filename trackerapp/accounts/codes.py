"""Who must have a one-time code, and who has."""

from allauth.mfa.models import Authenticator
from django.conf import settings

from trackerapp import scope


def has_code(user):
    """Whether ``user`` has set up one-time codes."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def lacks_code(user):
    """Whether ``user`` needs one-time codes and has none. Asked once for each request, whose user is read anew."""
    if not hasattr(user, "_lacks_code"):
        user._lacks_code = settings.CODES_REQUIRED and scope.needs_code(user) and not has_code(user)
    return user._lacks_code
