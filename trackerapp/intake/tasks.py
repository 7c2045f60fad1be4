"""What takes long about an article is done in the background, so that nobody waits before a page.

A task does only what its article still waits for, and what it does again changes nothing: started twice, or again
after its worker was killed, it does nothing twice.
"""

import logging

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import task

from trackerapp.models import Article, User

from .beginning import read_again
from .drafts import Refused, create

MANY = 40
"""So many records are entered within a request: in a second, or two on a server that has much to do."""
Work = Article.Work


@task
def read_article(pk, by):
    """Read what an article proposes, for the person whose number is ``by``."""
    _finish(pk, Work.READING, lambda article: _read(article, User.objects.get(pk=by)))


@task
def enter_records(pk, by, submits):
    """Make drafts of what is confirmed of an article, for the person whose number is ``by``."""
    _finish(pk, Work.WRITING, lambda article: _enter(article, User.objects.get(pk=by), submits))


def begin(article, work, *more):
    """Whether ``article`` waits for ``work`` now, ``more`` being for the task: not if somebody else has begun some."""
    if not article.take(work, {}):
        return False
    try:
        {Work.READING: read_article, Work.WRITING: enter_records}[work].enqueue(article.pk, *more)
    except Exception:
        logging.getLogger(__name__).exception("%s could not be queued", article.reason)
        article.take(Work.REST, _failed())
    return True


def _finish(pk, work, do):
    """Let ``do`` its ``work`` on the article ``pk``, if it still waits for that; the article says what came of it."""
    article = Article.objects.filter(pk=pk, work=work).first()
    if article is None:
        return
    outcome = _failed()
    try:
        outcome = do(article)
    finally:
        article.take(Work.REST, outcome)


def _failed():
    return {"text": _("Nothing was written: the register failed. Try it again."), "is_fault": True}


def _read(article, by):
    try:
        tally = read_again(article, by=by)
    except ValidationError as refusal:
        is_first = not article.candidates.exists()
        return {"text": " ".join(refusal.messages), "is_fault": True, "is_refused": is_first}
    return {"text": told_of_reading(*tally)}


def told_of_reading(come, changed, gone):
    """In words, what reading an article again has changed."""
    text = _("Read again: %(come)d new proposals, %(changed)d changed, %(gone)d gone. What was decided stays.")
    return text % {"come": come, "changed": changed, "gone": gone}


def _enter(article, by, submits):
    try:
        made = create(article, by=by, submits=submits)
    except Refused as refused:
        text = " ".join(
            [_("Nothing was written: look at the candidates that are marked."), *refused.faults.pop(None, [])]
        )
        return {"text": text, "is_fault": True, "faults": refused.faults}
    return {"text": told_of_entering(made)}


def told_of_entering(made):
    """In words, how many records were made."""
    text = ngettext("%(number)d record is entered.", "%(number)d records are entered.", len(made))
    return text % {"number": len(made)}
