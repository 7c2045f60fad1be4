"""Erasing: all of it or nothing, in one transaction."""

import json
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from trackerapp import search
from trackerapp.models import Citation, Erasure, Photo, State, User
from trackerapp.models.erasure import hashed
from trackerapp.photo_files import discard
from trackerapp.text.persons import holds, pattern, person_key, without

from . import outside
from .mentions import mentions
from .proposals import empty_past_proposals, empty_proposals
from .sheets import empty_sheets
from .traces import Trace, can_be_erased

THROUGH = "erasure"
"""What the history says of the change that leaves the stub."""


@dataclass(frozen=True)
class Request:
    """That somebody is to be erased: the ``document`` that says so, and who does it through what."""

    document: str
    by: User | None = None
    through: str = THROUGH
    with_files: bool = False
    """Whether the files of photos are deleted, too."""
    name: str = ""
    """Who it is, where that is known beside the rows: earlier versions of texts then lose the name as well."""

    def save(self, record):
        record._change_reason = self.through
        if self.by:
            record._history_user = self.by
        record.save()


def erase(row, *, by=None, document, through=THROUGH, with_files=False):
    """Take the private person out of ``row``: a recipient, a grassroots model or a photo. Returns the erasure.

    ``document`` is the request. Raises ValidationError where it lacks, or where there is nobody to erase, and
    StaleRecord where somebody has saved the row since it was read; then nothing is written.
    """
    return erase_all([Trace.of(row)], Request(document, by, through, with_files))[0]


@transaction.atomic(durable=True)
def erase_all(traces, request):
    """Erase all of ``traces``, or nothing. Returns the erasures.

    The file outside the database is written last. Should the database then fail to commit, the file holds an
    erasure that was not told as done: the next ``erase_again`` carries it out.
    """
    keys = {key for trace in traces for key in trace.names} | {person_key(request.name)} - {""}
    document = _checked(request.document, keys)
    salt = Erasure.objects.salt()
    erasures = []
    for trace in traces:
        if trace.row and not can_be_erased(trace.row):
            raise ValidationError(_("It names no private person: %(record)s.") % {"record": trace.row})
        erasures.append(_erasure_of(trace, request, document, salt))
        empty(trace, keys, request)
    if request.name:
        empty_past_texts(person_key(request.name))
    for erasure in erasures:
        erasure.save()
    outside.append(erasures)
    return erasures


def _erasure_of(trace, request, document, salt):
    name = _name_in(trace) or request.name
    return Erasure(
        kind=trace.kind._meta.model_name,
        row=trace.pk,
        entered_at=trace.row and trace.row.created_at,
        versions=[moment.isoformat() for moment in trace.moments],
        with_files=request.with_files and trace.kind is Photo,
        salt=salt,
        name_hash=hashed(name, salt) if name else "",
        document=document,
        erased_by=request.by,
    )


def _checked(document, keys):
    document = Erasure._meta.get_field("document").clean(document, None)
    if any(holds(document, key) for key in keys):
        raise ValidationError(_("Name the document by its number and day, without the person's name."))
    return document


def _name_in(trace):
    """The name that it holds, or that it held last."""
    if not trace.kind.NAME:
        return ""
    held = [trace.row] if trace.row else []
    return next((name for row in [*held, *trace.versions] if (name := getattr(row, trace.kind.NAME))), "")


def empty(trace, keys, request, day=None):
    """Take the names ``keys``, and what its personal columns hold, out of all places that ``trace`` leads to."""
    day = day or timezone.localdate()
    words = {key for text in trace.texts if (key := person_key(text))} | keys
    if trace.row:
        _empty_row(trace.row, request, day)
    trace.versions.update(**trace.kind.blanks(), erased_on=day)
    _empty_quotes(trace.citations, keys, request)
    _empty_log(trace, keys, words)
    empty_proposals(trace, keys)
    empty_sheets(trace, keys)
    if request.with_files and trace.kind is Photo:
        transaction.on_commit(partial(discard, trace.row.token))
    search.forget()


def _empty_row(row, request, day):
    for column, value in row.blanks().items():
        setattr(row, column, value)
    row.erased_on = day
    if isinstance(row, Photo) and row.is_published:
        row.state, row.state_reason = State.WITHDRAWN, _on_request()
    request.save(row)


def _on_request():
    """The reason of a withdrawal, in the language of the site, whoever erases."""
    with override(settings.LANGUAGE_CODE):
        return _("Erased on request.")


def _empty_quotes(citations, keys, request):
    """The words of a citation go where they hold the name; where they stand in the source stays."""
    for citation in Citation.objects.filter(citations).exclude(quote=""):
        if _holds_one(citation.quote, keys):
            citation.quote = ""
            request.save(citation)
    past = Citation.history.filter(citations).exclude(quote="")
    held = [version.pk for version in past if _holds_one(version.quote, keys)]
    Citation.history.filter(pk__in=held).update(quote="")


def _empty_log(trace, keys, words):
    """Django's own log of the admin keeps what a row was called, and in a record's lines what its rows were called."""
    with override(settings.LANGUAGE_CODE):
        stub = str(_("name erased on request"))
    kind, pk = trace.head
    own, of_head = (
        Q(content_type=ContentType.objects.get_for_model(model), object_id=str(number))
        for model, number in ((trace.kind, trace.pk), (kind, pk))
    )
    if trace.kind is not kind:
        LogEntry.objects.filter(own).update(object_repr=stub, change_message="")
    for entry in LogEntry.objects.filter(of_head):
        if _holds_one(_in_letters(entry.change_message), words):
            LogEntry.objects.filter(pk=entry.pk).update(change_message="")
    for key in keys:
        for entry in LogEntry.objects.filter(object_repr__regex=pattern(key)):
            if holds(entry.object_repr, key):
                LogEntry.objects.filter(pk=entry.pk).update(object_repr=stub)


def _in_letters(message):
    """A message of the log with its letters as they are; Django writes those with marks as numbers."""
    try:
        return json.dumps(json.loads(message), ensure_ascii=False)
    except ValueError:
        return message


def _holds_one(text, keys):
    return any(holds(text, key) for key in keys)


def empty_past_texts(key):
    """Take a name out of earlier versions of texts that no longer hold it: somebody has corrected them by hand."""
    empty_past_proposals(key)
    for mention in mentions(key):
        gone = [name for name in mention.past_columns if name not in mention.columns]
        for version in mention.kind.history.filter(id=mention.pk) if gone else ():
            texts = {name: without(getattr(version, name), key) for name in gone}
            mention.kind.history.filter(pk=version.pk).update(**texts)
