"""What the rows of a sheet would do to the register: found out by the thousand, before anything is written."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from trackerapp import scope
from trackerapp.models import Gazetteer, SheetImport, SheetRow
from trackerapp.publishing.rules import Road, roads
from trackerapp.text.folding import fold

from .joining import Joiner
from .literal import CLEARING, out_of_a_cell
from .notices import Notices
from .reading import Fault
from .reading.raw import shown
from .resources.lists import together
from .resources.parted import cells_at

LONGEST_BLAMED = 200
"""So many letters of a cell are told with its fault."""
MARKS = {"(", "'"}
"""With these begin the cells that are not read as they stand."""
Deed = SheetRow.Deed


class Clear:
    """Stands where a column is to be emptied."""


@dataclass(slots=True)
class Row:
    """A row as it was understood.

    ``values`` are what it writes, ``before`` what they take the place of, ``whole`` the record as it would be;
    ``deed`` is None where it changes nothing; ``is_named`` says that it bears the number of its record; ``joined`` are
    the numbers of the rows that are one with it.
    """

    number: int
    values: dict
    faults: list = field(default_factory=list)
    record: int | None = None
    version: int | None = None
    is_named: bool = False
    deed: str | None = None
    before: dict = field(default_factory=dict)
    whole: dict = field(default_factory=dict)
    joined: list = field(default_factory=list)

    def blame(self, column, message, value=""):
        """Note a fault: of ``column``, or of the whole row."""
        heading = column.column_name if column else ""
        self.faults.append({"column": heading, "value": value[:LONGEST_BLAMED], "message": str(message)})
        self.deed = Deed.FAULTY


class Checker:
    """Checks the rows of one sheet for the ``user`` of ``resource``; ``lists`` as an import has it."""

    def __init__(self, resource, columns, lists=""):
        self.resource, self.columns = resource, columns
        self.given = [column for column, _place in columns]
        self.rest = [column for column in resource.columns if column not in self.given]
        is_adding = lists == SheetImport.Lists.ADDED
        self.added = [column.attribute for column in self.given if column.is_tie and is_adding]
        self.stored = {column.attribute: column for column in resource.columns if column is not resource.code}
        self.required = [column for column in self.stored.values() if column.is_required]
        self.by_field = {column.field.name: column for column in resource.columns}
        self.places, self.ground = Gazetteer.now(), scope.Ground(resource.user)
        self.first, self.doubts, self.notices = {}, {}, Notices()
        self.joiner = Joiner(resource, self.given)

    def through(self, chunks):
        """Yield lists of ``Row``, one for each of ``chunks``, which are pairs of a number and cells."""
        for chunk in chunks:
            yield self._check(self.joiner.join(self._read(chunk)))
        if held := self.joiner.rest():
            yield self._check(held)

    def _check(self, rows):
        sound = [row for row in rows if not row.faults]
        self._match(sound)
        self._compare([row for row in sound if row.record and not row.faults])
        changing = [row for row in sound if not row.faults and (row.record is None or row.values)]
        for row in changing:
            row.whole = row.whole or row.values
        self._refuse_taken_keys(changing)
        for row in changing:
            self._check_whole(row)
        self._tell_doubts(rows)
        return rows

    def _read(self, chunk):
        numbers, lines = zip(*chunk, strict=True)
        sheet = list(zip(*lines, strict=True))
        raw = [cells_at(sheet, place) for _column, place in self.columns]
        read = list(map(self._column, self.given, raw))
        names = [column.attribute for column in self.given]
        rows = [
            Row(number, {name: value for name, value in zip(names, values, strict=True) if value is not None})
            for number, values in zip(numbers, zip(*read, strict=True), strict=True)
        ]
        for column, cells, values in zip(self.given, raw, read, strict=True):
            if not {Fault, Clear}.isdisjoint(map(type, values)):
                self._mend(rows, column, cells)
            if column.is_part:
                self._doubt(rows, column, cells)
        return rows

    def _doubt(self, rows, column, raw):
        for row, cell in zip(rows, raw, strict=True):
            for text in column.doubts(cell):
                self.doubts.setdefault(row.number, []).append(text)

    def _tell_doubts(self, rows):
        """Note what may be meant otherwise in ``rows``, unless it stands in the register like that already."""
        for number in (number for row in rows if self.doubts and row.deed for number in (row.number, *row.joined)):
            for text in self.doubts.pop(number, ()):
                self.notices.add(text, number)

    def _column(self, column, raw):
        """The values of a column: None for an empty cell, ``Clear`` for one by which it is to be emptied."""
        odd = {cell for cell in set(raw) if type(cell) is str and cell[:1] in MARKS}
        read = {cell: Clear() for cell in odd if fold(cell) in CLEARING}
        read |= {cell: column.widget.literal(text) for cell in odd if (text := out_of_a_cell(cell))}
        if not read:
            return column.widget.column(raw)
        values = column.widget.column(["" if cell in read else cell for cell in raw])
        return [read.get(cell, value) for cell, value in zip(raw, values, strict=True)]

    def _mend(self, rows, column, raw):
        """Take faults out of the values, and put what an emptied column holds into them."""
        name = column.attribute
        for row, cell in zip(rows, raw, strict=True):
            match row.values.get(name):
                case Fault() as fault:
                    del row.values[name]
                    row.blame(column, fault, shown(cell))
                case Clear() if column.is_required:
                    del row.values[name]
                    row.blame(column, _("This is never empty: write a value."), shown(cell))
                case Clear():
                    row.values[name] = column.unknown

    def _match(self, rows):
        """Find the record that each row is about: by its number, or by what else tells it from others."""
        code = self.resource.code and self.resource.code.attribute
        for row in rows:
            row.record = row.values.pop(code, None) if code else None
            row.is_named = row.record is not None
        unnumbered = [row for row in rows if not row.is_named and not self._lacks(row)]
        keys = {row.number: self.resource.key(row.values) for row in unnumbered}
        known = self.resource.known({key for key in keys.values() if key is not None})
        for row in unnumbered:
            row.record = known.get(keys[row.number])
        self.resource.recognise([row for row in unnumbered if row.record is None], self.notices)
        for row in unnumbered:
            self._refuse_second(row, keys[row.number] or tuple(sorted(row.values.items())))
        self._refuse_foreign(rows)

    def _lacks(self, row):
        """Whether a column of a new record is empty that never is."""
        lacking = [column for column in self.required if not row.values.get(column.attribute)]
        for column in lacking:
            row.blame(column, _("This is empty: write a value."))
        return bool(lacking)

    def _refuse_second(self, row, key):
        """A record stands in a sheet once, and so does each of its keys."""
        first = self.first.setdefault(row.record or key, row.number)
        if first != row.number:
            row.blame(None, self.resource.twice(row.values) % _both(first, row.number))

    def _refuse_foreign(self, rows):
        found = {row.record for row in rows if row.record}
        self.roads = roads(self.resource.kind, found, self.resource.user)
        named = {row.record for row in rows if row.is_named}
        there = found - named | set(self.resource.kind._base_manager.filter(pk__in=named).values_list("pk", flat=True))
        for row in rows:
            if row.record is None or row.faults:
                continue
            if row.is_named:
                self._refuse_second(row, row.record)
            if row.record not in there:
                number = self.resource.code.widget.render(row.record)
                row.blame(self.resource.code, _("There is no such record that you may change."), number)
            elif self.roads[row.record] is Road.CLOSED:
                row.blame(None, _("This record is in the register already, and is not yours to change now."))

    def _compare(self, rows):
        """Leave of each row that is about a known record the values that differ from those in the register."""
        told = self.resource.stored({row.record for row in rows}, self.given)
        for row in rows:
            _version, there = told[row.record]
            for name in self.added:
                if row.values.get(name):
                    row.values[name] = together(self.stored[name].key_of, there[name], row.values[name])
            row.values = {} if row.values.items() <= there.items() else row.values
        changing = [row for row in rows if row.values]
        rest = self.resource.stored({row.record for row in changing}, self.rest)
        for row in changing:
            row.version, there = told[row.record]
            row.whole = there | rest[row.record][1]
            row.before = {name: row.whole[name] for name, value in row.values.items() if row.whole[name] != value}
            row.values = {name: row.values[name] for name in row.before}
            row.whole = row.whole | row.values
            row.deed = Deed.UPDATED if self.roads[row.record] is Road.SAVE else Deed.PROPOSED
        self.notices.add_changes(self.resource.kind, changing, self.stored)
        self.resource.warn(changing, self.notices)

    def _refuse_taken_keys(self, rows):
        """No row makes of its record another one, be it in the register or in the sheet."""
        taken = {row.number: self._keys_anew(row) for row in rows}
        known = self.resource.known({key for keys in taken.values() for key in keys})
        for row in rows:
            for key in taken[row.number]:
                other = known.get(key)
                if other not in (None, row.record):
                    text = _("It would be the same as %(code)s, which is in the register already.")
                    row.blame(None, text % {"code": self.resource.code.widget.render(other)})
                elif self.first.setdefault(key, row.number) != row.number:
                    text = _("Rows %(first)d and %(second)d would be the same record: tell them apart, or keep one.")
                    row.blame(None, text % _both(self.first[key], row.number))

    def _keys_anew(self, row):
        """The keys of the record as it would be, but for the one by which it was found to be new."""
        keys = self.resource.key(row.whole) if row.record else None, self.resource.second_key(row.whole)
        return [key for key in keys if key]

    def _check_whole(self, row):
        if row.record is None:
            row.deed = row.deed or Deed.NEW
        for name, message in self.resource.faults(row.whole, self.places):
            column = self.by_field.get(name)
            value = row.whole.get(column.attribute) if column else None
            row.blame(column, message, str(column.widget.render(value)) if value else "")
        if not self.ground.holds(*self.resource.where(row.whole)):
            text = _("This record would lie outside of what you look after. Check its place and its organisation.")
            row.blame(None, text)
        if row.joined:
            self.notices.add(_("Rows of one decision become one commendation, with all whom they name."), row.number)
        if place := not row.faults and self.places.get(row.values.get("locality_id")):
            self.notices.add_place(place, row.number)


def _both(*numbers):
    """Two rows, as a text names them."""
    return dict(zip(("first", "second"), sorted(numbers), strict=True))
