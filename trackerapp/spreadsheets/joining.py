"""Rows of one act: a list of those commended has a row for each of them, all with the same decision."""

from django.utils.translation import gettext as _

from .resources.widgets import CountWidget


class Joiner:
    """Makes one row of those that stand one below the other, are about one act, and each name somebody more.

    The last act of a chunk is held back, for it may go on in the next one. ``columns`` are those of the sheet.
    """

    def __init__(self, resource, columns):
        self.resource, self.columns = resource, columns
        self.parts = [column.attribute for column in columns if column.is_part]
        self.ties = {column.attribute: column.key_of for column in columns if column.is_tie}
        self.head = self.act = None
        self.tied = {}

    def join(self, rows):
        """Those of ``rows``, and of what was held back, to which nothing more can come."""
        if not self.parts:
            return rows
        whole = []
        for row in rows:
            if row.faults:
                whole.append(row)
            elif not self._goes_on(row):
                whole += self.rest()
                self._begin(row)
            elif clashes := [column for column in self.columns if self._clashes(column, row)]:
                self._blame(row, clashes)
                whole.append(row)
            else:
                self._merge(row)
        return whole

    def rest(self):
        """What was held back."""
        if self.head is None:
            return []
        held, self.head = self.head, None
        if held.joined:
            held.values |= {name: tuple(sorted(tied.values())) for name, tied in self.tied.items()}
        return [held]

    def _begin(self, row):
        self.head, self.act = row, self.resource.act(row.values)
        self.tied = {name: self._keyed(name, row) for name in self.ties.keys() & row.values.keys()}

    def _keyed(self, name, row):
        """The several values of ``row`` in a column, by their keys."""
        return {self.ties[name](each): each for each in row.values.get(name, ())}

    def _goes_on(self, row):
        if (
            self.head is None
            or self.act is None
            or not self.resource.go_together(self.act, self.resource.act(row.values))
        ):
            return False
        return any(self._keyed(name, row).keys() - self.tied.get(name, {}).keys() for name in self.parts)

    def _clashes(self, column, row):
        """Whether both rows say something of ``column`` that is not one; of two numbers nobody knows if they add up."""
        name = column.attribute
        if column.is_tie or name not in row.values or name not in self.head.values:
            return False
        return isinstance(column.widget, CountWidget) or row.values[name] != self.head.values[name]

    def _blame(self, row, columns):
        text = _(
            "Rows %(first)d and %(second)d are of one decision and become one commendation: let this stand in the "
            "first of them alone, or write the same."
        )
        numbers = {"first": self.head.number, "second": row.number}
        for column in columns:
            row.blame(column, text % numbers, str(column.widget.render(row.values[column.attribute])))

    def _merge(self, row):
        for name, value in row.values.items():
            if name in self.ties:
                tied = self.tied.setdefault(name, {})
                for key, each in self._keyed(name, row).items():
                    tied.setdefault(key, each)
            else:
                self.head.values[name] = value
        self.act = self.resource.act(self.head.values)
        self.head.joined.append(row.number)
