"""A table of records: its columns, and its lines read by the chunk."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

CHUNK = 500
"""How many records are read at once: always by the same number of queries."""


@dataclass(frozen=True)
class Column:
    """One column: its name in JSON, its head in the language of the page, what it holds of a record."""

    key: str
    label: str
    value: Callable
    width: int = 20


@dataclass(frozen=True)
class Table:
    """The columns of one kind of record, what else must be read for them, and where the record's address is."""

    title: str
    columns: list[Column]
    short: str
    """The name of the address that a record keeps, whatever it is called."""
    also: list = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        return [*(column.key for column in self.columns), "address"]

    @property
    def head(self) -> list[str]:
        return [*(capfirst(column.label) for column in self.columns), _("Address in this register")]

    @property
    def widths(self) -> list[int]:
        return [*(column.width for column in self.columns), 40]

    def read(self, rows, numbers, root) -> Iterator[list]:
        """The lines of those of ``rows`` that bear the ``numbers``, in this order; ``root`` is where the site is.

        The order is read first, then the records by the chunk, so that a slow reader keeps no query open.
        """
        language, (before, after) = get_language(), reverse(self.short, args=[0]).rsplit("0", 1)
        rows = rows.order_by().prefetch_related(*self.also)
        values = [column.value for column in self.columns]
        for start in range(0, len(numbers), CHUNK):
            chunk = numbers[start : start + CHUNK]
            with override(language):
                found = rows.in_bulk(chunk)
                lines = [
                    [*(value(found[pk]) for value in values), f"{root}{before}{pk}{after}"]
                    for pk in chunk
                    if pk in found
                ]
            yield from lines
