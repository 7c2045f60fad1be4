"""A person who is erased is gone from imports, too."""

import pytest

from tests.making import make_administrator, make_commendation, make_recipient
from tests.spreadsheets.making import make_import, write
from tests.test_erasing import DOCUMENT, NAME, holding_tables
from trackerapp import erasing
from trackerapp.models import SheetImport

pytestmark = pytest.mark.django_db

HEAD = ["Số quyết định", "Họ và tên"]


@pytest.fixture
def erased(django_capture_on_commit_callbacks):
    """What erases everybody of that name."""

    def erase():
        with django_capture_on_commit_callbacks(execute=True):
            erasing.erase_all(erasing.find(NAME), erasing.Request(DOCUMENT))

    return erase


def sent(folder, cell):
    clerk = make_administrator(f"nhap {SheetImport.objects.count()}")
    return make_import(folder, [["5/QĐ", cell]], clerk, HEAD, "commendations")


@pytest.mark.parametrize("is_taken_out", [True, False])
def test_name_goes_from_imports_and_the_sheet_that_held_it_is_deleted(tmp_path, erased, is_taken_out):
    named = write(sent(tmp_path, f"{NAME}; Trần B"))
    other = write(sent(tmp_path, "Trần B" if is_taken_out else f"{NAME}; Trần B; Vũ C"))
    path = named.file.path

    erased()

    for job in (named, other):
        job.refresh_from_db()
    assert holding_tables() == set()
    assert (bool(named.file), named.file.storage.exists(path)) == (False, False)
    assert bool(other.file) == is_taken_out
    assert other.rows.get().values == {"recipients_individual": ["Trần B"] if is_taken_out else ["Trần B", "Vũ C"]}


def test_import_that_would_bring_the_name_in_again_is_given_up(tmp_path, erased):
    make_recipient(make_commendation(decision_number="5/QĐ"), kind="individual", name=NAME)
    job = sent(tmp_path, f"{NAME}; Trần B")

    erased()

    job.refresh_from_db()
    assert (job.state, job.rows.exists(), bool(job.file)) == (SheetImport.State.DROPPED, False, False)
    assert holding_tables() == set()
