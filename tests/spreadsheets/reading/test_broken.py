"""Files that were damaged on their way, at random: each is refused or read, and the register never fails."""

import random

import pytest

from trackerapp.spreadsheets.reading import Refused, Table, opened

from .corpus import TEXTS, WORKBOOKS
from .packages import HEAD

WHOLE = [
    WORKBOOKS["errors and formulas"],
    WORKBOOKS["texts in pieces of several looks"],
    WORKBOOKS["a workbook stored without pressing"],
    WORKBOOKS["an old workbook with days and errors"],
    WORKBOOKS["LibreOffice: a day, an error, a formula"],
    TEXTS["UTF-16 of Excel"],
    TEXTS["a line break within a cell"],
    TEXTS["Windows-1258"],
]


def damaged(content, dice):
    """``content`` cut off, with other bytes here and there, or with a piece lost or doubled."""
    at = dice.randrange(len(content))
    match dice.randrange(4):
        case 0:
            return content[:at]
        case 1:
            return content[:at] + content[at + dice.randrange(200) :]
        case 2:
            return content[:at] + content[at : at + 100] * dice.choice([2, 50]) + content[at + 100 :]
    broken = bytearray(content)
    for _ in range(dice.choice([1, 2, 20])):
        broken[dice.randrange(len(broken))] = dice.randrange(256)
    return bytes(broken)


def outcome(path):
    try:
        with opened(path) as book:
            table = book.table(HEAD.__contains__)
            list(table.chunks(100))
            return table
    except Refused as refused:
        return str(refused)


def check(path, seed):
    dice = random.Random(seed)  # noqa: S311 the same dice each time
    path.write_bytes(damaged(dice.choice(WHOLE).content, dice))

    assert isinstance(outcome(path), (str, Table))


@pytest.mark.parametrize("seed", range(24))
def test_damaged_file_is_refused_or_read(tmp_path, seed):
    check(tmp_path / "file", seed)


@pytest.mark.faults
def test_thousand_damaged_files_are_refused_or_read(tmp_path):
    for seed in range(100, 1100):
        check(tmp_path / "file", seed)
