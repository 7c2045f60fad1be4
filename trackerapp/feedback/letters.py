"""The answer by mail, where the installation sends mail and the sender gave an address."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from trackerapp.publishing.letters import post


def tell(report):
    """Write to the sender of ``report``, once the answer is committed; what the sender wrote is not repeated."""
    if not (settings.HAS_MAIL and report.answer and is_address(report.contact)):
        return
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("%(site)s: answer to %(receipt)s") % {"site": settings.SITE_NAME, "receipt": report.receipt}
        address = f"{settings.SITE_ADDRESS}{report.get_absolute_url()}"
        text = render_to_string("feedback/answer.txt", {"report": report, "address": address})
    post(subject, text, report.contact)


def is_address(contact):
    """Whether ``contact`` is an e-mail address; else it is a telephone number, or nothing."""
    try:
        validate_email(contact)
    except ValidationError:
        return False
    return True
