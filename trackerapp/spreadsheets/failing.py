"""What becomes of an import when its work breaks off: the disk is full, the database is locked, or was started anew."""

from contextlib import contextmanager
from time import monotonic, sleep

from django.db import Error, connection
from django.utils.translation import gettext as _

from trackerapp.models import SheetImport

State = SheetImport.State
PATIENCE = 20
"""For so many seconds a database that does not answer is asked again: PostgreSQL starts anew in less."""


@contextmanager
def told_if_it_fails(job):
    """Whatever goes wrong within, ``job`` says so. It is raised again, unless the work had been done by then."""
    try:
        yield
    except BaseException:
        fail(job)
        if job.state not in {State.CHECKED, State.DONE}:
            raise


def fail(job):
    """Let ``job`` say that it came to nothing, if the database answers within PATIENCE.

    The database is asked first: a commit may have come through although nobody heard of it. A job that cannot be
    told goes on looking as if it were at work, until SILENCE has passed.
    """
    until = monotonic() + PATIENCE
    while not _is_told(job) and monotonic() < until:
        sleep(1)


def _is_told(job):
    number = job.check_number
    try:
        if not connection.in_atomic_block:
            connection.close()  # a server that was started anew has cut it
        job.refresh_from_db()
        if job.is_at_work and job.check_number == number:
            state, message = _outcome(job)
            job.take(state, message=message)
    except Error:
        return connection.in_atomic_block  # nothing can be told within a transaction that is broken
    return True


def _outcome(job):
    """In which state the work that ``job`` was at is left, and what to say."""
    if job.state == State.UNDOING:
        return State.DONE, _("Nothing was taken back: the register failed. Take the import back again.")
    return State.FAILED, _("Nothing was written: the register failed. Check it again.")
