"""Those commended by name, as columns of the sheet of commendations: one for each kind, names parted by semicolons."""

from collections import defaultdict

from trackerapp.models import Citation, Recipient
from trackerapp.models.bulk import remove
from trackerapp.models.rows import insert, tell
from trackerapp.text.folding import fold

from .columns import WIDE, Column
from .widgets import ListWidget, TextWidget

RECIPIENT, CITATION = Recipient._meta.label_lower, Citation._meta.label_lower
NAME = Recipient._meta.get_field("name")


class NamesWidget(ListWidget):
    """Several names."""

    def accept(self, value):
        return tuple(dict.fromkeys(super().accept(value)))


class RecipientsColumn(Column):
    """The recipients of one ``kind`` by name; a name that is left out of the cell is taken out of the record."""

    is_tie = is_part = True
    is_required = False
    unknown = ()

    def __init__(self, kind, headings):
        super().__init__(NAME, headings, WIDE, NamesWidget(TextWidget(NAME)))
        self.kind, self.attribute = kind, f"recipients_{kind}"

    @property
    def personal(self):
        """A collective is no person."""
        return "" if self.kind == Recipient.Kind.COLLECTIVE else super().personal

    def ties(self, ids):
        """The names of each of the commendations ``ids``, in order."""
        found = {pk: [] for pk in ids}
        rows = Recipient.objects.filter(commendation__in=ids, kind=self.kind).exclude(name="")
        for pk, name in rows.values_list("commendation", "name"):
            found[pk].append(name)
        return {pk: tuple(sorted(names)) for pk, names in found.items()}

    def bind(self, tied, writing, *, anew=False):
        there = self._there(tied) if anew else defaultdict(dict)
        gone = [row for pk, names in tied.items() for name, row in there[pk].items() if name not in names]
        if gone:
            remove(Recipient.objects.filter(pk__in=gone), reason=writing.reason, user=writing.user)
        new = [(pk, name) for pk, names in tied.items() for name in names if name not in there[pk]]
        rows = [(pk, str(self.kind), name, fold(name)) for pk, name in new]
        tell(Recipient, insert(Recipient, ["commendation_id", "kind", "name", "name_key"], rows), "+", writing)

    def propose(self, names, rows, commendation):
        """Let ``rows``, a snapshot of ``commendation``, hold those ``names`` alone."""
        there = {
            key: row["name"]
            for key, row in rows.items()
            if key[0] == RECIPIENT and row["kind"] == self.kind and row["name"]
        }
        gone = {pk for (_kind, pk), name in there.items() if name not in names}
        cited = [key for key, row in rows.items() if key[0] == CITATION and row["recipient"] in gone]
        for key in [*cited, *((RECIPIENT, pk) for pk in gone)]:
            del rows[key]
        for name in names:
            if name not in there.values():
                new = {"commendation": commendation.pk, "kind": self.kind, "name": name}
                rows[RECIPIENT, f"{self.kind} {name}"] = new

    def _there(self, tied):
        found = defaultdict(dict)
        rows = Recipient.objects.filter(commendation__in=list(tied), kind=self.kind).exclude(name="")
        for pk, name, row in rows.values_list("commendation", "name", "pk"):
            found[pk][name] = row
        return found
