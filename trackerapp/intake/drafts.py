"""Accepted candidates become drafts with their source and citations: all of them in one transaction, or none."""

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from trackerapp import publishing, scope
from trackerapp.models import (
    Article,
    AuditEntry,
    Candidate,
    Citation,
    Commendation,
    GrassrootsModel,
    Organisation,
    Source,
    bulk,
)
from trackerapp.publishing import Road
from trackerapp.scope import Right

from .values import build, kind_of

LIKE_A_NEW_ROW = "new"


class Refused(Exception):
    """Nothing was written. ``faults`` says why: {number of the candidate: messages}."""

    def __init__(self, faults):
        super().__init__(faults)
        self.faults = faults


def writable(candidate, by):
    """Whether ``by`` may enter records of the kind of ``candidate``; documents belong to the whole register."""
    return scope.may(by, Right.WRITE, kind_of(candidate))


def waiting(article):
    """The accepted candidates of ``article``, which are no records yet."""
    return article.candidates.filter(state=Candidate.State.ACCEPTED)


@transaction.atomic
def create(article, *, by, submits=False):
    """Make drafts of the accepted candidates of ``article`` that ``by`` may enter; returns the records.

    With ``submits`` new models and commendations go to their reviewer at once. What is a record already is left
    alone, so that pressing twice, or going on later, makes only what is new. Raises Refused, and then nothing is
    written.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    if not scope.may(by, Right.WRITE, article):
        raise PermissionDenied
    accepted = [each for each in waiting(article).select_for_update() if writable(each, by)]
    if not accepted:
        return []
    source = _source(article, by)
    drafts = [_Draft(candidate, source, article.reason, by) for candidate in accepted]
    _each(drafts, _Draft.write)
    said = {"reason": article.reason, "user": by if by.pk else None}
    bulk.write([citation for draft in drafts for citation in draft.citations], **said)
    bulk.write([draft.record for draft in drafts if draft.takes_status()], ["status_citation"], **said)
    if submits:
        _each([draft for draft in drafts if draft.goes_to_review], _Draft.submit)
    what = _("Article %(number)d: %(records)d records") % {"number": article.pk, "records": len(accepted)}
    AuditEntry.objects.record(AuditEntry.Kind.IMPORT, user=by, name=by.username, what=what)
    return [draft.record for draft in drafts]


def _each(drafts, do):
    """Let each of ``drafts`` ``do`` something. Raises Refused with what is wrong with all of them."""
    faults = {}
    for draft in drafts:
        try:
            with transaction.atomic():
                do(draft)
        except (ValidationError, IntegrityError, ObjectDoesNotExist) as refusal:
            faults[draft.candidate.pk] = _in_words(refusal, draft.candidate)
    if faults:
        raise Refused(faults)


def _in_words(refusal, candidate):
    if isinstance(refusal, IntegrityError):
        return [_("The register refused this: somebody may have entered the same at this moment.")]
    if isinstance(refusal, ObjectDoesNotExist):
        return [_("What it names has been deleted meanwhile. Choose again, and confirm it.")]
    if not hasattr(refusal, "error_dict"):
        return refusal.messages
    names = {field.name: field.verbose_name for field in kind_of(candidate)._meta.fields}
    return [
        f"{names[name]}: {text}" if name in names else text
        for name, texts in refusal.message_dict.items()
        for text in texts
    ]


def _source(article, by):
    """The source that the records of ``article`` cite: the one of the same text, or a new draft of one."""
    same = scope.readable(Source.objects.filter(text_sha256=article.sha256), by)
    source = article.source or same.first()
    if source is None:
        source = Source(text_sha256=article.sha256, **{name: getattr(article, name) for name in Article.ABOUT})
        try:
            _save(source, article.reason, by)
        except ValidationError as refusal:
            raise Refused({None: refusal.messages}) from refusal
    if article.source != source:
        article.source = source
        article.save(update_fields=["source"])
    return source


def _save(record, reason, by):
    """Save a new ``record`` by the rules of a form: whole, and inside the scope of ``by``."""
    record._change_reason = reason
    record._history_user = by if by.pk else None
    record.full_clean()
    record.save()
    if not scope.may(by, Right.WRITE, record):
        raise ValidationError(_("Give a place or an organisation that you look after. Nothing was written."))


class _Draft:
    """One candidate on its way into the register.

    ``citations`` of a new record are written together with those of all others: one by one they would take longer
    than the records.
    """

    def __init__(self, candidate, source, reason, by):
        self.candidate, self.source, self.reason, self.by = candidate, source, reason, by
        self.record, self.citations = None, []

    def write(self):
        """Make the record that the candidate becomes, or let the one that it is said to be cite its words."""
        if self.candidate.same_as:
            self.record = self._known()
            self._cite_known(self.record)
        else:
            self.record = self._new()
            self.citations = self._citations(self.record)
            for citation in self.citations:
                citation.full_clean()
        if not self.candidate.move(state=Candidate.State.WRITTEN, record=self.record.pk):
            raise ValidationError(_("Somebody else has changed this candidate meanwhile. Look at it again."))

    def takes_status(self):
        """Whether one of its citations tells the status of the record, which stands on that one from now on."""
        telling = next((citation for citation in self.citations if "status" in citation.supports), None)
        if telling is None or not isinstance(self.record, GrassrootsModel):
            return False
        self.record.status_citation = telling
        return True

    @property
    def goes_to_review(self):
        return not self.candidate.same_as and isinstance(self.record, GrassrootsModel | Commendation)

    def submit(self):
        publishing.submit(self.record, by=self.by, through=self.reason)

    def _known(self):
        kind = kind_of(self.candidate)
        known = scope.readable(kind.objects.all(), self.by).filter(pk=self.candidate.same_as).first()
        if known is None:
            raise ValidationError(_("The record that this is said to be is not there any more. Choose again."))
        return known

    def _new(self):
        record = build(self.candidate)
        if getattr(record, "organisation", None) and record.organisation.pk is None:
            record.organisation = self._organisation(record)
        if isinstance(record, GrassrootsModel) and record.status:
            record.status_on = self.source.published_on
        _save(record, self.reason, self.by)
        return record

    def _organisation(self, record):
        """The organisation that runs the record: the one of that name and place, or a new one."""
        new = record.organisation
        new.locality = _place_of(new.name, record.locality)
        new.derive()
        known = Organisation.objects.filter(name_key=new.name_key, locality=new.locality).first()
        if known is None:
            _save(new, self.reason, self.by)
        return known or new

    def _citations(self, record):
        """The citations that ``record`` does not have yet, not saved."""
        known = set(record.citations.filter(source=self.source).values_list("quote", flat=True))
        target = {Candidate.Kind(self.candidate.kind).value: record}
        return [
            Citation(source=self.source, **target, **told)
            for told in self.candidate.citations
            if told["quote"] not in known
        ]

    def _cite_known(self, record):
        """Add the citations to ``record`` on the road that a change of it takes."""
        road, citations = publishing.road(record, self.by), self._citations(record)
        if road is Road.CLOSED:
            raise ValidationError(
                _("%(record)s cannot take a citation now: it waits for its reviewer, or you do not look after it.")
                % {"record": record}
            )
        if road is Road.PROPOSE:
            self._propose(record, citations)
            return
        for citation in citations:
            citation._change_reason, citation._history_user = self.reason, self.by if self.by.pk else None
            citation.full_clean()
            citation.save()
        if getattr(record, "is_published", False):
            publishing.check(record)

    def _propose(self, record, citations):
        before = publishing.snapshot(record)
        target = Candidate.Kind(self.candidate.kind).value
        added = {
            (Citation._meta.label_lower, f"{LIKE_A_NEW_ROW}{number}"): {
                "source": self.source.pk,
                target: record.pk,
                "quote": citation.quote,
                "paragraph": citation.paragraph,
                "caption": citation.caption,
                "in_title": citation.in_title,
                "supports": citation.supports,
            }
            for number, citation in enumerate(citations)
        }
        if added:
            publishing.propose(record, before, before | added, by=self.by)


def _place_of(name, locality):
    """The lowest unit, from ``locality`` upwards, whose name stands in that of an organisation; else ``locality``."""
    place = locality
    while place and place.name.lower() not in name.lower():
        place = place.parent
    return place or locality
