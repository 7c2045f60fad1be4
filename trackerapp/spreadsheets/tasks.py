"""What is done with imports in the background, so that nobody waits before a page for a large sheet.

A task does only what its import still waits for: started twice, or again after its worker was killed, it does
nothing twice.
"""

import logging

from django_tasks import task

from trackerapp.models import SheetImport, User

from . import imports, undoing
from .failing import fail

State = SheetImport.State
SMALL = 200 * 1024
"""A file of at most so many bytes is looked through and written within a request."""


@task
def check_import(pk):
    """Look through what was sent in."""
    if job := SheetImport.objects.filter(pk=pk, state=State.WAITING).first():
        imports.check(job)


@task
def write_import(pk):
    """Write what was confirmed."""
    if job := SheetImport.objects.filter(pk=pk, state=State.CONFIRMED).first():
        imports.write(job)


@task
def undo_import(pk, by):
    """Take back what was written, for the person whose number is ``by``."""
    if job := SheetImport.objects.filter(pk=pk, state=State.UNDOING).first():
        undoing.take_back(job, by=User.objects.get(pk=by))


def begin(job, *more):
    """Do what ``job`` waits for: at once if its file is small, or else in the background; ``more`` is for the task."""
    waiting = {State.WAITING: check_import, State.CONFIRMED: write_import, State.UNDOING: undo_import}[job.state]
    try:
        if job.file.size > SMALL:
            waiting.enqueue(job.pk, *more)
        else:
            waiting.call(job.pk, *more)
    except Exception:
        logging.getLogger(__name__).exception("%s failed", job.reason)
        fail(job)  # the page of the import says so
