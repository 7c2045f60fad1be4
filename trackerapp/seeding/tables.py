"""Reads the tables of seeds/places, and writes the records that their rows describe."""

import csv
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from trackerapp.models import bulk

from .tally import THROUGH, SeedError, differs


class Table:
    """One CSV file. ``rows`` are its lines: where each stands, and what it holds by column."""

    def __init__(self, path, columns):
        self.name, self._known = path.name, []
        try:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                self.rows = list(self._rows(csv.DictReader(lines), columns))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise self.fault("the file", error) from error

    def _rows(self, reader, columns):
        missing = [name for name in columns if name not in (reader.fieldnames or [])]
        if missing:
            raise self.fault("line 1", f"the column “{missing[0]}” is missing")
        for row in reader:
            place = f"line {reader.line_num}"
            if None in row or None in row.values():
                raise self.fault(place, f"a row has {len(reader.fieldnames)} cells")
            yield place, row

    def fault(self, place, fault):
        """The error that names this file, the place in it and the fault."""
        return SeedError(self.name, place, said(fault))

    def day(self, place, text):
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise self.fault(place, f"“{text}” is no day; write 2025-07-01") from None

    def once(self, identity):
        """Raise SeedError where two rows are the same by ``identity``, which gives a value of a row, or None."""
        seen = {}
        for place, row in self.rows:
            value = identity(row)
            if value is not None and value in seen:
                raise self.fault(place, f"“{' '.join(value)}” stands on {seen[value]}, too")
            seen[value] = place

    def write(self, changed, fields, *, unasked=()):
        """Write ``changed``, pairs of a place and a record, all checked but for the columns ``unasked``."""
        for place, record in changed:
            self._check(place, record, unasked)
        try:
            bulk.write([record for _place, record in changed], fields, reason=THROUGH)
        except (IntegrityError, ValidationError) as error:
            raise self._refused(changed, error) from error

    def _check(self, place, record, unasked):
        try:
            record.clean_fields(exclude={*unasked})
            if record._state.adding:
                record.clean()
            else:
                self._known.append((place, record))
        except ValidationError as error:
            raise self.fault(place, error) from error

    def check_known(self):
        """Check changes of stored rows once all is written: a unit and its parent may end together."""
        for place, record in self._known:
            try:
                record.clean()
            except ValidationError as error:
                raise self.fault(place, error) from error

    def _refused(self, changed, error):
        """Which row the database refused. To ask about each one beforehand would take half a minute."""
        for place, record in changed:
            try:
                with transaction.atomic():
                    record.validate_constraints()
            except ValidationError as fault:
                return self.fault(place, fault)
        return self.fault("the file", error)


def said(fault):
    """What a fault says; of a record's fields, which of them it is about."""
    if not isinstance(fault, ValidationError):
        return str(fault)
    if not hasattr(fault, "error_dict"):
        return "; ".join(fault.messages)
    told = ((name, " ".join(messages)) for name, messages in fault.message_dict.items())
    return "; ".join(words if name == "__all__" else f"{name}: {words}" for name, words in told)


def settled(name, record, values, kept, tally):
    """Whether ``record`` has to be written; it then holds ``values``. Counts it under ``tally``."""
    if record.pk in kept:
        tally.kept.append(name)
        return False
    values = {column: record._meta.get_field(column).to_python(value) for column, value in values.items()}
    if record.pk and not differs(record, values):
        tally.unchanged += 1
        return False
    tally.changed += bool(record.pk)
    tally.new += not record.pk
    for column, value in values.items():
        setattr(record, column, value)
    return True
