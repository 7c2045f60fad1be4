"""What is done with imports in the background, so that nobody waits before a page for a large sheet.

A task does only what its import still waits for: started twice, or again after its worker was killed, it does
nothing twice.
"""

import logging

from django_tasks import task

from trackerapp.models import SheetImport

from . import imports
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


def begin(job):
    """Do what ``job`` waits for: at once if its file is small, or else in the background."""
    waiting = {State.WAITING: check_import, State.CONFIRMED: write_import}[job.state]
    try:
        if job.file.size > SMALL:
            waiting.enqueue(job.pk)
        else:
            waiting.call(job.pk)
    except Exception:
        logging.getLogger(__name__).exception("%s failed", job.reason)
        fail(job)  # the page of the import says so
