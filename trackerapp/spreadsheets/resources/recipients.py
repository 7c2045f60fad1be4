"""Those commended by name, as columns of the sheet of commendations: one for each kind, names parted by semicolons."""

import re
from collections import defaultdict
from functools import lru_cache

from django.utils.translation import gettext as _

from trackerapp.models import Citation, Recipient
from trackerapp.models.rows import among, delete, insert, tell, update
from trackerapp.spreadsheets.reading.raw import shown
from trackerapp.text.folding import fold, written_tokens

from .columns import WIDE, Column
from .lists import ListWidget
from .taken_out import bring_back, brought, respelled
from .widgets import TextWidget

RECIPIENT, CITATION = Recipient._meta.label_lower, Citation._meta.label_lower
NAME = Recipient._meta.get_field("name")
BESIDE_THE_NAME = ["organisation", "title", "standing", "basis", "basis_document"]
"""What people enter by hand of a recipient; a sheet has no column for it."""
KEPT_KEYS = 50_000
_SEVERAL = re.compile(r"[;,\n]| và ")


@lru_cache(maxsize=KEPT_KEYS)
def name_key(name):
    """The key on which two spellings of a name meet; its accents count, for Tân and Tấn are two people.

    >>> name_key("LÊ  Thị Hoà") == name_key("Lê Thị Hòa"), name_key("Lê Tân") == name_key("Lê Tấn")
    (True, False)
    """
    return " ".join(written_tokens(name)) or name


class RecipientsColumn(Column):
    """The recipients of one ``kind`` by name; a name that is left out of the cell is taken out of the record."""

    is_tie = is_part = True
    is_required = False
    unknown = ()
    key_of = staticmethod(name_key)

    def __init__(self, kind, headings):
        super().__init__(NAME, headings, WIDE, ListWidget(TextWidget(NAME), key_of=name_key))
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

    def doubts(self, cell):
        """What may be meant otherwise in a ``cell`` than it is read."""
        if not _SEVERAL.search(text := shown(cell)):
            return
        names = list(self.widget.parts(text))
        if len(set(map(name_key, names))) < len(names):
            yield _("A name stands twice in one cell: it counts once.")
        and_or_comma = (",", " và ") if self.kind == Recipient.Kind.INDIVIDUAL else (",",)
        if self.kind != Recipient.Kind.COLLECTIVE and any(sign in name for name in names for sign in and_or_comma):
            yield _(
                "A name here has a comma or “và” in it, and is taken for that of one person. If it is several, part "
                "them by semicolons."
            )

    def losses(self, rows):
        """Those of ``rows`` that take out a recipient of whom more is known than the name."""
        gone = {row.record: self._left_out(row) for row in rows if self.attribute in row.values}
        there = Recipient.objects.filter(commendation__in=among(pk for pk, keys in gone.items() if keys))
        holding = {
            each["commendation_id"]
            for each in there.filter(kind=self.kind).values("commendation_id", "name", "citations", *BESIDE_THE_NAME)
            if name_key(each["name"]) in gone[each["commendation_id"]]
            and any(each[name] for name in ["citations", *BESIDE_THE_NAME])
        }
        return [row for row in rows if row.record in holding]

    def _left_out(self, row):
        return {*map(name_key, row.before[self.attribute])} - {*map(name_key, row.values[self.attribute])}

    def bind(self, tied, writing, *, anew=False):
        there = self._there(tied) if anew else defaultdict(dict)
        if anew:
            self._take_out(self._left_out_of(tied, there), writing)
            self._respell(tied, there, writing)
        new = [(pk, name) for pk, names in tied.items() for name in names if name_key(name) not in there[pk]]
        rows = [(pk, str(self.kind), name, fold(name)) for pk, name in new]
        tell(Recipient, insert(Recipient, ["commendation_id", "kind", "name", "name_key"], rows), "+", writing)

    def put_back(self, tied, reason, writing):
        """Bring back, whole and under their numbers, those whom ``reason`` took out; take out whom it brought.

        A name that has been erased since is not written again, and nobody else is touched.
        """
        bring_back(reason, tied, self.kind, writing)
        out = Recipient.objects.filter(pk__in=brought(reason), commendation__in=among(tied), kind=self.kind)
        self._take_out(list(out.values_list("pk", flat=True)), writing)
        self._respell(tied, self._there(tied, pk__in=respelled(reason)), writing)

    @staticmethod
    def _left_out_of(tied, there):
        """The ids of those who are ``there`` and whom ``tied`` does not name."""
        keys = {pk: set(map(name_key, names)) for pk, names in tied.items()}
        return [each.pk for pk in tied for key, found in there[pk].items() if key not in keys[pk] for each in found]

    @staticmethod
    def _take_out(out, writing):
        if out:
            cited = Citation.objects.filter(recipient__in=among(out)).values_list("pk", flat=True)
            delete(Citation, list(cited), writing)
            delete(Recipient, out, writing)

    def _respell(self, tied, there, writing):
        """Write the names of those who stay as ``tied`` has them; of namesakes nobody knows which is meant."""
        changes = {
            each.pk: (each.version, {"name": name, "name_key": fold(name)})
            for pk, names in tied.items()
            for name in names
            if len(found := there[pk].get(name_key(name), ())) == 1
            for each in found
            if each.name != name
        }
        if changes:
            update(Recipient, changes)
            tell(Recipient, list(changes), "~", writing)

    def propose(self, names, rows, commendation):
        """Let ``rows``, a snapshot of ``commendation``, hold those ``names`` alone."""
        wanted = {name_key(name): name for name in names}
        there = {
            key: name_key(row["name"])
            for key, row in rows.items()
            if key[0] == RECIPIENT and row["kind"] == self.kind and row["name"]
        }
        out = {pk for (_kind, pk), key in there.items() if key not in wanted}
        cited = [key for key, row in rows.items() if key[0] == CITATION and row["recipient"] in out]
        for key in [*cited, *((RECIPIENT, pk) for pk in out)]:
            del rows[key]
        for place, key in there.items():
            if place in rows:
                rows[place] = rows[place] | {"name": wanted[key]}
        for key, name in wanted.items():
            if key not in there.values():
                new = {"commendation": commendation.pk, "kind": self.kind, "name": name}
                rows[RECIPIENT, f"{self.kind} {name}"] = new

    def _there(self, tied, **narrowed):
        """The recipients of each commendation, by the key of their name: namesakes stand together."""
        found = defaultdict(lambda: defaultdict(list))
        rows = Recipient.objects.filter(commendation__in=among(tied), kind=self.kind, **narrowed)
        rows = rows.exclude(name="").order_by("pk")
        for each in rows.values_list("pk", "version", "commendation", "name", named=True):
            found[each.commendation][name_key(each.name)].append(each)
        return found
