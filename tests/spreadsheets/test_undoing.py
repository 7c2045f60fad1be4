"""What is taken back with an import, and what stands in the way of that."""

import pytest

from tests.making import make_administrator, make_commendation, make_recipient
from tests.spreadsheets.making import make_import, write
from trackerapp.models import Recipient
from trackerapp.spreadsheets import undoing

pytestmark = pytest.mark.django_db

HEAD = ["Số quyết định", "Họ và tên"]


@pytest.fixture
def clerk():
    return make_administrator()


def in_the_way(job, by):
    return [number for number, _why in undoing.obstacles(job)]


def list_changed(folder, clerk, *names):
    """A commendation of people with these ``names``, and an import that took the last of them out for another one."""
    record = make_commendation(decision_number="5/QĐ")
    people = [make_recipient(record, kind="individual", name=name) for name in names]
    cell = "; ".join([*names[:-1], "Vũ Mới"])
    return people, write(make_import(folder, [["5/QĐ", cell]], clerk, HEAD, "commendations"))


def test_person_renamed_since_on_their_own_page_stays(tmp_path, clerk):
    (kept, gone), job = list_changed(tmp_path, clerk, "Lê Hòa", "Trần Bình")
    kept.name, kept.title = "Lê Thị Hòa", "Trưởng thôn"
    kept.save()

    undoing.undo(job, by=clerk)

    there = Recipient.objects.values_list("pk", "name", "title")
    assert sorted(there) == [(kept.pk, "Lê Thị Hòa", "Trưởng thôn"), (gone.pk, "Trần Bình", "")]


def test_person_respelled_since_by_hand_keeps_that_spelling(tmp_path, clerk):
    (kept, _gone), job = list_changed(tmp_path, clerk, "Lê Hòa", "Trần Bình")
    kept.name = "LÊ HOÀ"
    kept.save()

    undoing.undo(job, by=clerk)

    assert Recipient.objects.get(pk=kept.pk).name == "LÊ HOÀ"


def test_work_on_a_person_whom_the_import_respelled_stands_in_the_way(tmp_path, clerk):
    person = make_recipient(make_commendation(decision_number="5/QĐ"), kind="individual", name="Lê Hòa")
    person.save()
    job = write(make_import(tmp_path, [["5/QĐ", "LÊ HOÀ"]], clerk, HEAD, "commendations"))
    free = in_the_way(job, clerk)
    person.refresh_from_db()
    person.name = "Lê Thị Hòa"
    person.save()

    assert (free, in_the_way(job, clerk)) == ([], [2])
