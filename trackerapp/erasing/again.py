"""Erasing again what an older backup has brought back."""

from dataclasses import dataclass, field
from datetime import datetime

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from trackerapp import images
from trackerapp.models import Erasure, Photo

from . import outside
from .traces import Trace
from .verb import Request, empty

THROUGH = "erasure again"


@dataclass
class Again:
    """What was done: erasures, each by what became of it, and lines that nobody can read."""

    emptied: list[Erasure] = field(default_factory=list)
    """Their row held a name again."""
    learnt: list[Erasure] = field(default_factory=list)
    """The database had not known them."""
    written: list[Erasure] = field(default_factory=list)
    """The file had not known them."""
    in_order: int = 0
    faulty: list[int] = field(default_factory=list)


@transaction.atomic(durable=True)
def erase_again():
    """Carry out every erasure of the file and of the database that no longer holds. Again, it changes nothing."""
    listed, faulty = outside.read()
    known = {each.token: each for each in Erasure.objects.all()}
    done = Again(faulty=faulty)
    for erasure in {each.token: each for each in [*listed, *known.values()]}.values():
        before = len(done.emptied) + len(done.learnt)
        if _carry_out(erasure):
            done.emptied.append(erasure)
        if erasure.token not in known:
            erasure.save()
            done.learnt.append(erasure)
        done.in_order += len(done.emptied) + len(done.learnt) == before
    done.written = [each for token, each in known.items() if token not in {each.token for each in listed}]
    if done.written:
        outside.append(done.written)
    return done


def _carry_out(erasure):
    """Whether there was something to empty."""
    trace = _trace_of(erasure)
    if trace is None or not _holds_somebody(trace, erasure):
        return False
    request = Request(erasure.document, through=THROUGH, with_files=erasure.with_files)
    empty(trace, trace.names, request, timezone.localdate(erasure.erased_at))
    return True


def _trace_of(erasure):
    """Where it was: the row of that number which was entered at that moment, or versions; None if that is gone.

    After an older backup a number may belong to another row, which this does not concern.
    """
    kind = apps.get_model("trackerapp", erasure.kind)
    if erasure.versions:
        return Trace(kind, erasure.row, moments=tuple(map(datetime.fromisoformat, erasure.versions)))
    row = kind.objects.filter(pk=erasure.row, created_at=erasure.entered_at).first()
    return row and Trace.of(row)


def _holds_somebody(trace, erasure):
    rows = [*([trace.row] if trace.row else []), *trace.versions]
    blanks = trace.kind.blanks()
    is_open = any(row.erased_on is None or {name: getattr(row, name) for name in blanks} != blanks for row in rows)
    return is_open or (erasure.with_files and _has_files(trace.row))


def _has_files(photo):
    return isinstance(photo, Photo) and any(
        default_storage.exists(images.stored_at(photo.token, size)) for size in images.SIZES
    )
