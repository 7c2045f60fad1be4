"""Where a person's name stands in a column of its own: rows that hold it, and versions of rows that no longer do."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q

from trackerapp.models import Commendation, GrassrootsModel, Milestone, Photo, Recipient
from trackerapp.models.publication import NamesPerson
from trackerapp.text.persons import holds, pattern, person_key

NAMED = [Recipient, GrassrootsModel]
"""The kinds of row that have a column for a private person's name."""

HEADS = {
    Recipient: (Commendation, "commendation_id"),
    GrassrootsModel: (GrassrootsModel, "id"),
    Photo: (GrassrootsModel, "grassroots_model_id"),
}
"""The kind of record that a row belongs to, and the column that says which."""

PARTS = {Commendation: ("commendation", Recipient), GrassrootsModel: ("grassroots_model", Milestone)}
"""What a record is called by its rows, and the kind of those that have citations of their own."""


@dataclass(frozen=True)
class Trace:
    """A row that holds a name; or, without ``row``, the versions of those ``moments`` of one that no longer does."""

    kind: type[NamesPerson]
    pk: int
    row: NamesPerson | None = None
    moments: tuple[datetime, ...] = ()

    @classmethod
    def of(cls, row):
        return cls(type(row), row.pk, row)

    @property
    def versions(self):
        """The versions in the history that are to be emptied: all of a row that holds the name."""
        versions = self.kind.history.filter(id=self.pk)
        return versions if self.row else versions.filter(history_date__in=self.moments)

    @property
    def texts(self):
        """What the personal columns of the row and its versions hold."""
        rows = [*([self.row] if self.row else []), *self.versions]
        return {text for row in rows for column in self.kind.PERSONAL if (text := getattr(row, column))}

    @property
    def names(self):
        """The keys of the names that the row and its versions hold; none of a kind without a column for one."""
        column = self.kind.NAME
        rows = [*([self.row] if self.row else []), *self.versions] if column else []
        return {key for row in rows if (key := person_key(getattr(row, column)))}

    @property
    def head(self):
        """The kind and number of the record that it belongs to."""
        kind, column = HEADS[self.kind]
        known = self.row or self.versions.first()
        return kind, known and getattr(known, column)

    @property
    def citations(self):
        """The condition by which citations are of its record or of the parts of that."""
        kind, pk = self.head
        column, part = PARTS[kind]
        parts = part.history.filter(**{column: pk}).values("id")
        return Q(**{column: pk}) | Q(**{f"{part._meta.model_name}__in": parts})


def names_of(row):
    """The name that ``row`` holds, or the names that its versions held."""
    column = type(row).NAME
    if not column:
        return []
    if name := getattr(row, column):
        return [name]
    return list(dict.fromkeys(row.history.exclude(**{column: ""}).values_list(column, flat=True)))


def can_be_erased(row):
    """Whether there is somebody in ``row`` whom an erasure would take out."""
    return row.is_private and row.erased_on is None and (not row.NAME or bool(names_of(row)))


def find(name):
    """The traces of a person called ``name``, or of a namesake, in the columns for names."""
    return [trace for kind in NAMED for trace in _of_kind(kind, person_key(name))]


def _of_kind(kind, key):
    rows = [row for row in _called(kind.objects, kind, key) if row.is_private]
    yield from map(Trace.of, rows)
    found, past = {row.pk for row in rows}, defaultdict(list)
    for version in _called(kind.history, kind, key):
        if version.id not in found and version.instance.is_private:
            past[version.id].append(version.history_date)
    for pk, moments in sorted(past.items()):
        yield Trace(kind, pk, moments=tuple(sorted(moments)))


def _called(rows, kind, key):
    """Those of ``rows`` whose name is that of ``key``; the database looks first, as well as it can."""
    found = rows.filter(**{f"{kind.NAME}__regex": pattern(key)}).order_by("pk") if key else []
    return [row for row in found if person_key(getattr(row, kind.NAME)) == key]


def photos_of(name):
    """The photos whose words name a person called ``name``."""
    key = person_key(name)
    wanted = reduce(or_, (Q(**{f"{column}__regex": pattern(key)}) for column in Photo.PERSONAL))
    photos = Photo.objects.filter(wanted).order_by("pk") if key else []
    return [Trace.of(photo) for photo in photos if any(holds(getattr(photo, name), key) for name in Photo.PERSONAL)]
