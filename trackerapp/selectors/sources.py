"""What is drawn from a source, and on which of its words it stands."""

from dataclasses import dataclass, field

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from trackerapp.models import Citation, Commendation, GrassrootsModel, State
from trackerapp.models.publication import is_openly_named


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


def drawn_from(source):
    """The public records drawn from ``source``, as (kind, number): models first, then commendations."""
    rows = [kind.objects.published().drawn_from(source) for kind in (GrassrootsModel, Commendation)]
    return [(of.model, pk) for of in rows for pk in of.order_by("pk").values_list("pk", flat=True)]


def read(source, keys, *, with_directives):
    """Of ``source`` the passages that the records ``keys`` stand on, in their order, and these records with theirs."""
    drawn = {(type(record), record.pk): Drawn(record) for record in _records(keys)}
    passages = {}
    for citation in _citations(source, keys, with_directives=with_directives):
        if citation.recipient and not citation.recipient.public_name:
            continue
        passage = passages.setdefault(citation.where, Passage(citation.where, _anchor(citation)))
        passage.quotes = widest([*passage.quotes, citation.quote])
        if (record := drawn.get(_key_of(citation))) and passage not in record.passages:
            record.passages.append(passage)
    return list(passages.values()), list(drawn.values())


def widest(quotes):
    """``quotes`` in their order, each once; none that another of them holds as a part."""
    quotes = list(dict.fromkeys(filter(None, quotes)))
    return [quote for quote in quotes if not any(quote in other for other in quotes if other != quote)]


def _records(keys):
    """The records ``keys``, in that order."""
    places = ["locality__parent__parent"]
    grassroots_models = GrassrootsModel.objects.select_related(*places).in_bulk(_of(GrassrootsModel, keys))
    given = Commendation.objects.select_related(*places, "award_type", "issued_by").in_bulk(_of(Commendation, keys))
    found = {GrassrootsModel: grassroots_models, Commendation: given}
    return [found[kind][pk] for kind, pk in keys]


def _of(kind, keys):
    return [pk for of, pk in keys if of is kind]


def _citations(source, keys, *, with_directives):
    grassroots_models, given = _of(GrassrootsModel, keys), _of(Commendation, keys)
    shown = Q(grassroots_model__in=grassroots_models) | Q(milestone__grassroots_model__in=grassroots_models)
    shown |= Q(commendation__in=given) | Q(recipient__commendation__in=given)
    if with_directives:
        shown |= Q(directive__isnull=False)
    order = [F(name).asc(nulls_last=True) for name in ("paragraph", "caption", "row")]
    return source.citations.filter(shown).select_related("milestone", "recipient").order_by("-in_title", *order, "pk")


def _key_of(citation):
    """The record that has a page of its own, as (kind, number)."""
    if grassroots_model := citation.grassroots_model_id or (
        citation.milestone and citation.milestone.grassroots_model_id
    ):
        return GrassrootsModel, grassroots_model
    return Commendation, citation.commendation_id or (citation.recipient and citation.recipient.commendation_id)


def _anchor(citation):
    if citation.paragraph:
        return f"d{citation.paragraph}"
    if citation.caption:
        return f"a{citation.caption}"
    return f"h{citation.row}" if citation.row else "t"


def with_numbers(sources):
    """``sources``, each with the number of public grassroots models and commendations drawn from it."""
    return sources.annotate(
        grassroots_models=_drawn("grassroots_model", "milestone"), commendations=_drawn("commendation", "recipient")
    )


def _drawn(record, part):
    """How many public records stand on an outer source: themselves, or if not, then by a part of theirs."""
    of_part = f"{part}__{record}"
    itself = Citation.objects.filter(**{"source": OuterRef("source"), record: OuterRef(of_part)})
    return _cited(Citation.objects.all(), record) + _cited(Citation.objects.exclude(Exists(itself)), of_part)


def _cited(citations, road):
    """How many public records lie at the end of ``road`` from those of ``citations`` that are of an outer source."""
    public = citations.filter(**{"source": OuterRef("pk"), f"{road}__state": State.PUBLISHED})
    counted = public.order_by().values("source").annotate(number=Count(road, distinct=True))
    return Coalesce(Subquery(counted.values("number")), 0)


def organisations_with_numbers(organisations):
    """``organisations``, each with its public models (run) and commendations (granted, won) in numbers."""
    grassroots_models, commendations = GrassrootsModel.objects.published(), Commendation.objects.published()
    return organisations.annotate(
        run=_number(grassroots_models, "organisation"),
        granted=_number(commendations, "issued_by"),
        won=_number(commendations, "recipients__organisation", is_openly_named("recipients__")),
    )


def _number(rows, road, *conditions):
    counted = (
        rows.filter(*conditions, **{road: OuterRef("pk")})
        .order_by()
        .values(road)
        .annotate(number=Count("pk", distinct=True))
    )
    return Coalesce(Subquery(counted.values("number")), 0)
