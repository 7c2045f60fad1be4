"""What every page knows."""

from django.conf import settings


def site(request):
    """The site's name and whom to write to."""
    return {"SITE_NAME": settings.SITE_NAME, "CONTACT_EMAIL": settings.CONTACT_EMAIL}
