"""Every file of the corpus is refused with a message for a clerk, or read with nothing wrong and nothing silent."""

import time

import pytest
from django.utils.translation import override

from trackerapp.spreadsheets.reading import Refused, opened

from .corpus import CASES, REFUSED
from .packages import HEAD

LONGEST = 10


def known(heading):
    return heading in HEAD


@pytest.fixture
def path(tmp_path, request):
    path = tmp_path / "danh sách.xlsx"
    path.write_bytes(CASES[request.param].content)
    return path


def read(path):
    with override("en"), opened(path) as book:
        table = book.table(known)
        rows = {number: cells for chunk in table.chunks(1000) for number, cells in chunk}
        return rows, [note.text for note in table.notes]


@pytest.mark.parametrize(("path", "case"), [(name, CASES[name]) for name in REFUSED], indirect=["path"], ids=REFUSED)
def test_refused(path, case):
    began = time.monotonic()

    with pytest.raises(Refused) as refused:
        read(path)

    assert time.monotonic() - began < LONGEST
    assert refused.value.code == case.refused
    assert refused.value.facts.items() >= case.facts.items()


ACCEPTED = [name for name in CASES if name not in REFUSED]


@pytest.mark.parametrize(("path", "case"), [(name, CASES[name]) for name in ACCEPTED], indirect=["path"], ids=ACCEPTED)
def test_read(path, case):
    rows, notes = read(path)

    assert rows == case.rows
    assert len(notes) == len(case.notes)
    assert all(any(piece in note for note in notes) for piece in case.notes)


def test_there_are_enough():
    assert len(CASES) > 120
