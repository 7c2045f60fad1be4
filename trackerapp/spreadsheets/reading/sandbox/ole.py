"""Compound files, in which Excel kept workbooks until 2003: the names of their streams, and one stream."""

import struct
from itertools import islice

from .refusal import Refusal

HEADER = 512
FREE = 0xFFFFFFFA
"""From here on a number is no sector."""


class CompoundFile:
    """A file of sectors, chained by a table (MS-CFB)."""

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:  # noqa: PTH123 pathlib would double the time in which the child starts
            self.data = file.read()
        try:
            self._read_header()
        except (struct.error, IndexError, ValueError) as error:
            raise Refusal("damaged") from error

    def _read_header(self) -> None:
        shift, mini_shift = struct.unpack_from("<HH", self.data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise ValueError("No compound file has sectors of this size.")
        self.size = 1 << shift
        tables, directory, _, self.cutoff, mini_table, _, more = struct.unpack_from("<44x7I", self.data)
        self.table = self._table(list(struct.unpack_from("<109I", self.data, 76)), more, tables)
        self.entries = self._entries(b"".join(self._sectors(directory)))
        self.mini_table = [*_numbers(b"".join(self._sectors(mini_table)))] if mini_table < FREE else []

    @property
    def names(self) -> set[str]:
        return set(self.entries)

    def stream(self, name: str) -> bytes:
        """The content of a stream; refuses a file that ends before it does."""
        start, length = self.entries[name]
        if length >= self.cutoff:
            found = b"".join(self._sectors(start))
        else:
            minis = b"".join(self._sectors(self.entries["Root Entry"][0]))
            found = b"".join(minis[at * 64 : at * 64 + 64] for at in self._chain(start, self.mini_table))
        if len(found) < length:
            raise Refusal("damaged")
        return found[:length]

    def _table(self, places: list[int], more: int, count: int) -> list[int]:
        while more < FREE and len(places) < count:
            *next_places, more = _numbers(self._sector(more))
            places += next_places
        return [number for place in islice(places, count) if place < FREE for number in _numbers(self._sector(place))]

    def _entries(self, directory: bytes) -> dict[str, tuple[int, int]]:
        found = {}
        for at in range(0, len(directory) - 127, 128):
            (length,) = struct.unpack_from("<H", directory, at + 64)
            name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", directory, at + 116)
            if name:
                found[name] = (start, size)
        return found

    def _sector(self, number: int) -> bytes:
        return self.data[(number + 1) * self.size : (number + 2) * self.size]

    def _sectors(self, start: int):
        return map(self._sector, self._chain(start, self.table))

    def _chain(self, number: int, table: list[int]):
        for _ in range(len(table)):
            if number >= FREE:
                return
            yield number
            number = table[number] if number < len(table) else FREE


def _numbers(sector: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])
