"""How much of a file is read, and for how long."""

from dataclasses import dataclass
from typing import Self

from django.conf import settings

MEGABYTE = 1024**2


@dataclass(frozen=True)
class Limits:
    """What a file may ask for: bytes as it is and unpacked, rows, columns; bytes and seconds of the child.

    The child has a second more for each megabyte of the file.
    """

    bytes: int = 60 * MEGABYTE
    unpacked: int = 400 * MEGABYTE
    rows: int = 200_000
    columns: int = 256
    memory: int = 768 * MEGABYTE
    seconds: int = 10

    @classmethod
    def of_settings(cls) -> Self:
        """The limits of this installation."""
        return cls(
            bytes=settings.SPREADSHEET_MEGABYTES * MEGABYTE,
            rows=settings.SPREADSHEET_ROWS,
            columns=settings.SPREADSHEET_COLUMNS,
            memory=settings.SPREADSHEET_MEMORY_MEGABYTES * MEGABYTE,
            seconds=settings.SPREADSHEET_SECONDS,
        )
