"""Writes what was found in a sheet into the register, row by row as it was checked."""

from functools import cache
from operator import itemgetter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from trackerapp import publishing
from trackerapp.models import Citation, SheetRow
from trackerapp.models.citation import TARGETS
from trackerapp.models.placed import Placed
from trackerapp.models.publication import Publishable
from trackerapp.models.rows import Writing, assign, insert, tell, update
from trackerapp.publishing.snapshot import snapshot

CHUNK = 2000
Deed = SheetRow.Deed


class Writer:
    """Writes the rows of one import that ``resource`` has checked; the caller holds the transaction."""

    def __init__(self, sheet_import, resource):
        self.job, self.resource, self.kind = sheet_import, resource, resource.kind
        self.writing = Writing(sheet_import.reason, sheet_import.user)
        self.columns = [column for column in resource.columns if column is not resource.code]
        self.target = {Citation._meta.get_field(name).related_model: name for name in TARGETS}.get(self.kind)
        stated = [(column.attribute, column.field.name) for column in self.columns] if self.target else []
        self.citable = [(attribute, name) for attribute, name in stated if name in self.kind.CITABLE]
        self.supported = cache(self._supported)  # most rows of a sheet fill in the same columns

    def write(self):
        for deed, do in [(Deed.NEW, self._insert), (Deed.UPDATED, self._update), (Deed.PROPOSED, self._propose)]:
            for chunk in chunks(self.job.rows.filter(deed=deed)):
                do(chunk)

    def _insert(self, chunk):
        unknown = {column.attribute: column.unknown for column in self.columns if not column.is_tie}
        names = [*unknown, *self.resource.derived(chunk[0].values)]
        values_of = itemgetter(*names)
        rows = [values_of(unknown | row.values | self.resource.derived(row.values)) for row in chunk]
        made = []
        with self.kind.objects.in_step(made):
            ids = insert(self.kind, names, rows)
            if not issubclass(self.kind, Publishable):
                made.extend(self.kind(pk=pk) for pk in ids)
        self._tie(zip(ids, chunk, strict=True))
        if issubclass(self.kind, Placed):
            self.kind.objects.filter(pk__in=ids).settle()
        tell(self.kind, ids, "+", self.writing)
        self._cite(ids, chunk)
        assign(SheetRow, ["record", "version"], [(pk, 1, row.id) for pk, row in zip(ids, chunk, strict=True)])

    def _update(self, chunk):
        ids = [row.record for row in chunk]
        whole = self.resource.stored([row.record for row in chunk if self.resource.derives(row.values)])
        ties = {column.attribute for column in self.columns if column.is_tie}
        changes = {
            row.record: (row.version, {name: value for name, value in row.values.items() if name not in ties})
            for row in chunk
        }
        for row in chunk:
            if row.record in whole:
                changes[row.record][1].update(self.resource.derived(whole[row.record][1] | row.values))
        with self.kind.objects.in_step([self.kind(pk=pk) for pk in ids]):
            update(self.kind, changes)
            self._tie(zip(ids, chunk, strict=True), anew=True)
            tell(self.kind, ids, "~", self.writing)
        self.resource.verify(ids)
        self._cite(ids, chunk)

    def _tie(self, records, anew=False):
        records = list(records)
        for column in self.columns:
            if column.is_tie:
                given = {pk: row.values[column.attribute] for pk, row in records if column.attribute in row.values}
                column.bind(given, self.writing, anew=anew)

    def _cite(self, ids, chunk):
        """Let each record cite the row of the sheet that its values are from; of those that are joined, the first."""
        if self.target is None:
            return
        rows = [
            (self.job.source_id, pk, self.job.sheet_name, row.number, self.supported(tuple(row.values)))
            for pk, row in zip(ids, chunk, strict=True)
        ]
        made = insert(Citation, ["source_id", f"{self.target}_id", "sheet", "row", "supports"], rows)
        tell(Citation, made, "+", self.writing)

    def _supported(self, filled):
        """The fields that cells of the columns ``filled`` state."""
        return [name for attribute, name in self.citable if attribute in filled]

    def _propose(self, chunk):
        by_attribute = {column.attribute: column for column in self.columns}
        for row in chunk:
            record = self.kind.objects.get(pk=row.record)
            before = snapshot(record)
            after = {key: dict(fields) for key, fields in before.items()}
            fields = after[record._meta.label_lower, record.pk]
            for name, value in row.values.items():
                if by_attribute[name].is_part:
                    by_attribute[name].propose(value, after, record)
                else:
                    fields[by_attribute[name].field.name] = by_attribute[name].told(value)
            if self.target:
                after[Citation._meta.label_lower, "new"] = {
                    "source": self.job.source_id,
                    self.target: record.pk,
                    "sheet": self.job.sheet_name,
                    "row": row.number,
                    "supports": self.supported(tuple(row.values)),
                }
            proposed = publishing.propose(record, before, after, by=self.job.user)
            assign(SheetRow, ["proposed_change_id"], [(proposed.pk, row.id)])


def broken_rule(fault, kind):
    """What the rule of ``kind`` says that only the whole sheet breaks, or only the database knows."""
    if isinstance(fault, ValidationError):
        return " ".join(fault.messages)
    broken = [str(rule.violation_error_message) for rule in kind._meta.constraints if rule.name in str(fault)]
    return " ".join(broken) or _("Something that it names is no longer there. Check it again.")


def chunks(rows, *more):
    """Staged rows in their order, CHUNK at a time, with the columns ``more``."""
    last = 0
    names = ["id", "number", "deed", "record", "version", "values", *more]
    while chunk := list(rows.filter(pk__gt=last).order_by("pk").values_list(*names, named=True)[:CHUNK]):
        yield chunk
        last = chunk[-1].id
