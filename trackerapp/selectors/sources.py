"""What is drawn from a source, and on which of its words it stands."""

from dataclasses import dataclass, field

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from trackerapp.models import Citation, Commendation, GrassrootsModel, State


@dataclass
class Passage:
    """A place in a source, in words and as an anchor, and the words there that records stand on."""

    where: str
    anchor: str
    quotes: list[str] = field(default_factory=list)


@dataclass
class Drawn:
    """A grassroots model or a commendation, and the passages that it stands on."""

    record: GrassrootsModel | Commendation
    passages: list[Passage] = field(default_factory=list)

    @property
    def is_commendation(self):
        return isinstance(self.record, Commendation)


def read(source):
    """The passages of ``source`` in their order, and the public records drawn from it. One query."""
    passages, drawn = {}, {}
    for citation in _citations(source):
        record = _record_of(citation)
        if not _may_be_shown(citation, record):
            continue
        passage = passages.setdefault(citation.where, Passage(citation.where, _anchor(citation)))
        if citation.quote and citation.quote not in passage.quotes:
            passage.quotes.append(citation.quote)
        if record:
            stands = drawn.setdefault(record, Drawn(record)).passages
            stands += [] if passage in stands else [passage]
    return list(passages.values()), sorted(drawn.values(), key=lambda each: (each.is_commendation, each.record.pk))


def _citations(source):
    return source.citations.select_related(
        "grassroots_model__locality__parent__parent",
        "commendation__locality__parent__parent",
        "commendation__award_type",
        "commendation__issued_by",
        "milestone__grassroots_model__locality__parent__parent",
        "recipient__commendation__locality__parent__parent",
        "recipient__commendation__award_type",
        "recipient__commendation__issued_by",
    ).order_by("-in_title", *(F(name).asc(nulls_last=True) for name in ("paragraph", "caption", "row")), "pk")


def _record_of(citation):
    """The record that has a page of its own; None for a directive."""
    if citation.milestone:
        return citation.milestone.grassroots_model
    if citation.recipient:
        return citation.recipient.commendation
    return citation.grassroots_model or citation.commendation


def _may_be_shown(citation, record):
    """The words for a draft, or for a person who may not be named, stay with staff."""
    if citation.recipient and not citation.recipient.public_name:
        return False
    return record.is_published if record else True


def _anchor(citation):
    if citation.paragraph:
        return f"d{citation.paragraph}"
    if citation.caption:
        return f"a{citation.caption}"
    return f"h{citation.row}" if citation.row else "t"


def with_numbers(sources):
    """``sources``, each with the number of public grassroots models and commendations drawn from it."""
    return sources.annotate(models=_drawn("grassroots_model"), commendations=_drawn("commendation"))


def _drawn(kind):
    cited = Citation.objects.filter(**{"source": OuterRef("pk"), f"{kind}__state": State.PUBLISHED})
    counted = cited.order_by().values("source").annotate(number=Count(kind, distinct=True))
    return Coalesce(Subquery(counted.values("number")), 0)


def organisations_with_numbers(organisations):
    """``organisations``, each with its public models (run) and commendations (granted, won) in numbers."""
    models, commendations = GrassrootsModel.objects.published(), Commendation.objects.published()
    return organisations.annotate(
        run=_number(models, "organisation"),
        granted=_number(commendations, "issued_by"),
        won=_number(commendations, "recipients__organisation"),
    )


def _number(rows, road):
    counted = rows.filter(**{road: OuterRef("pk")}).order_by().values(road).annotate(number=Count("pk", distinct=True))
    return Coalesce(Subquery(counted.values("number")), 0)
