"""The reviewer's answer by mail, where the installation sends mail; the desk shows it in any case."""

import logging
from smtplib import SMTPException
from threading import Thread

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

logger = logging.getLogger(__name__)


def answer(person, record, outcome, reason):
    """Write to ``person``, once the answer is committed, what became of ``record``; nothing without an address.

    The page does not wait for the mail.
    """
    if not (person and person.email and person.is_active and settings.HAS_MAIL):
        return
    with translation.override(settings.LANGUAGE_CODE):
        subject = f"{settings.SITE_NAME}: {outcome}"
        context = {"person": person, "record": record, "outcome": outcome, "reason": reason}
        text = render_to_string("publishing/answer.txt", context)
    post(subject, text, person.email)


def post(subject, text, address):
    """Send a mail to ``address`` once what is being written is committed; nobody waits for it."""
    letter = (" ".join(subject.split()), text, address)
    transaction.on_commit(lambda: Thread(target=_send, args=letter, name="mail").start())


def _send(subject, text, address):
    try:
        send_mail(subject, text, None, [address])
    except (OSError, SMTPException):
        logger.exception("A mail could not be sent.")
