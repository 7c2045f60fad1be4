"""What is done with a report: sent, answered, closed, opened again, its sender forgotten."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from trackerapp.models import Feedback, bulk, code_of
from trackerapp.models.base import SENDERS, wait_for_writers
from trackerapp.text import receipts

from . import letters
from .floods import let_in

State = Feedback.State
DAY = timedelta(days=1)
KEPT = timedelta(days=90)
"""How long after a report was closed it says who sent it; the page on privacy promises this."""

SAME = ["grassroots_model", "commendation", "locality", "organisation", "source", "kind", "words", "evidence", *SENDERS]
"""What makes two reports the same one, sent twice."""

FROM_READERS, BY_STAFF, FORGOTTEN = "feedback", "admin", "contacts forgotten"
"""Through what a report was changed, as its history says."""


@transaction.atomic
def send(report, *, address, now=None):
    """Take in ``report``, which has been checked, from ``address``. Returns it; the one that is there, if sent twice.

    Raises Flood where too many have come within the hour; reports that come at once are counted one by one.
    """
    now = now or timezone.now()
    wait_for_writers()
    if known := _sent_before(report, now):
        return known
    let_in(code_of(report.record), address, now)
    report.receipt, report._change_reason = receipts.make(), FROM_READERS
    report.save()
    return report


def _sent_before(report, now):
    """The same report, sent lately or not yet closed; None if there is none."""
    same = {name: getattr(report, name) for name in SAME}
    lately = Q(created_at__gte=now - DAY) | ~Q(state=State.CLOSED)
    return Feedback.objects.filter(lately, **same).order_by("pk").first()


@transaction.atomic
def answer(report, words, *, by, is_closing=False):
    """Have the sender read ``words``; ``is_closing`` says that there is no more to do."""
    report.answer, report.answered_by, report.answered_at = words, by, timezone.now()
    _move(report, State.CLOSED if is_closing else State.ANSWERED, by)
    letters.tell(report)


@transaction.atomic
def close(report, *, by):
    """There is no more to do; what is due of senders is forgotten on this occasion."""
    if report.is_closed:
        raise ValidationError(_("This report is closed already."))
    _move(report, State.CLOSED, by)
    forget()


def reopen(report, *, by):
    """It was closed by mistake, or there is more to do."""
    if not report.is_closed:
        raise ValidationError(_("This report is not closed."))
    _move(report, State.ANSWERED if report.answer else State.OPEN, by)


def _move(report, state, by):
    report.state = state
    report.closed_at = timezone.now() if state == State.CLOSED else None
    report._change_reason, report._history_user = BY_STAFF, by
    report.clean_fields(exclude=["receipt"])
    report.save()


def forget(now=None):
    """Empty who sent the reports that were closed long ago, and how to reach them. Returns how many those were."""
    before = (now or timezone.now()) - KEPT
    due = list(Feedback.objects.named().filter(state=State.CLOSED, closed_at__lte=before))
    for report in due:
        report.sender = report.contact = ""
    return bulk.write(due, SENDERS, reason=FORGOTTEN)
