"""Where else the register names a person, in texts that people wrote: to be corrected by hand."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

from django.db.models import Q

from trackerapp.models import (
    Article,
    Candidate,
    Citation,
    Commendation,
    Directive,
    Feedback,
    GrassrootsModel,
    Milestone,
    Organisation,
    Photo,
    Recipient,
    Source,
)
from trackerapp.models.base import Record
from trackerapp.models.fields import LineField, ProseField
from trackerapp.text.persons import holds, pattern, person_key

LOOKED_AT = [
    GrassrootsModel,
    Commendation,
    Recipient,
    Photo,
    Citation,
    Milestone,
    Source,
    Organisation,
    Directive,
    Feedback,
]
"""The kinds of record whose texts may name a person; places and vocabularies name none."""
DECIDED = ["values", "citations", "reason"]
"""What somebody may have written about a candidate."""


@dataclass(frozen=True)
class Mention:
    """A record whose texts name somebody: in which columns now, and in which ones of earlier versions."""

    kind: type[Record | Article | Candidate]
    pk: int
    record: Record | Article | Candidate | None
    """None if it is gone, and only its history is left."""
    columns: tuple[str, ...] = ()
    past_columns: tuple[str, ...] = ()

    @property
    def is_corrected(self):
        """Whether some text has lost the name that its earlier versions hold."""
        return bool(set(self.past_columns) - set(self.columns))

    @property
    def kind_name(self):
        return self.kind._meta.verbose_name

    @property
    def labels(self):
        return [self.kind._meta.get_field(name).verbose_name for name in self.columns]

    @property
    def past_labels(self):
        return [self.kind._meta.get_field(name).verbose_name for name in self.past_columns]


def mentions(name, apart_from=()):
    """The mentions of ``name`` in all texts, now and earlier, but for what erasing ``apart_from`` empties."""
    key = person_key(name)
    if not key:
        return []
    found = [each for kind in LOOKED_AT for each in _in_kind(kind, key, apart_from)]
    return [*found, *_in_articles(key), *_in_candidates(key)]


def _in_articles(key):
    """Texts that are kept for reading records from them: they have no history, and are deleted as a whole."""
    names = ["text", *texts_of(Article)]
    wanted = reduce(or_, (Q(**{f"{name}__regex": pattern(key)}) for name in names)) | ~Q(outcome={})
    for article in Article.objects.filter(wanted):
        if columns := tuple(name for name in [*names, "outcome"] if _says(getattr(article, name), key)):
            yield Mention(Article, article.pk, article, columns)


def _in_candidates(key):
    """What was proposed from such texts and corrected by hand; no database looks into its JSON for letters."""
    for candidate in Candidate.objects.select_related("article").defer("article__text").iterator(chunk_size=2000):
        if columns := tuple(name for name in DECIDED if _says(getattr(candidate, name), key)):
            yield Mention(Candidate, candidate.pk, candidate, columns)


def _says(value, key):
    """Whether ``value``, a text or JSON, holds ``key`` in one of its texts."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return any(_says(each, key) for each in value)
    return isinstance(value, str) and holds(value, key)


def _in_kind(kind, key, apart_from):
    live = _columns_by_row(kind, kind.objects, key, apart_from, "pk")
    past = _columns_by_row(kind, kind.history, key, apart_from, "id")
    records = kind.objects.for_display().in_bulk({*live, *past})
    for pk in sorted({*live, *past}):
        yield Mention(kind, pk, records.get(pk), tuple(live.get(pk, ())), tuple(past.get(pk, ())))


def _columns_by_row(kind, rows, key, apart_from, number):
    """For each row the columns that hold ``key``; the database looks first, as well as it can."""
    kept = {field.name for field in rows.model._meta.fields}
    names = [name for name in texts_of(kind) if name in kept]
    wanted = reduce(or_, (Q(**{f"{name}__regex": pattern(key)}) for name in names))
    found = defaultdict(dict)
    for row in rows.filter(wanted).exclude(_emptied_anyway(kind, apart_from, number)).order_by():
        pk, emptied = getattr(row, number), _emptied_columns(kind, row, apart_from, number)
        for name in names:
            if name not in emptied and holds(getattr(row, name), key):
                found[pk][name] = True
    return found


def _emptied_anyway(kind, apart_from, number):
    """The condition of citations whose words are emptied with the rows."""
    if kind is not Citation or not apart_from:
        return Q(pk=None)
    return reduce(or_, (trace.citations for trace in apart_from))


def _emptied_columns(kind, row, apart_from, number):
    emptied = (kind, getattr(row, number)) in {(trace.kind, trace.pk) for trace in apart_from}
    return kind.PERSONAL if emptied else []


@cache
def texts_of(kind):
    """The columns of ``kind`` that hold texts which people wrote."""
    return [field.name for field in kind._meta.concrete_fields if isinstance(field, LineField | ProseField)]
