"""Those commended by name, as sheets change them: one spelling or another, taken out and brought back."""

import pytest
from django.core.exceptions import ValidationError

from tests.making import (
    make_administrator,
    make_citation,
    make_commendation,
    make_organisation,
    make_recipient,
    make_source,
)
from tests.spreadsheets.making import make_import, write
from trackerapp.models import Citation, Recipient, SheetImport
from trackerapp.spreadsheets import imports, undoing
from trackerapp.spreadsheets.resources import RESOURCES

pytestmark = pytest.mark.django_db

HEAD = ["Số quyết định", "Họ và tên"]
KNOWN = {"title": "Trưởng thôn", "basis": "consent", "basis_document": "Đơn ngày 12/05/2026"}


@pytest.fixture
def clerk():
    return make_administrator()


@pytest.fixture
def person():
    """Somebody of whom the register holds more than the name."""
    made = make_recipient(make_commendation(decision_number="5/QĐ"), kind="individual", name="Lê Thị Hòa", **KNOWN)
    make_citation(recipient=made, quote="bà Hòa")
    return made


def sent(folder, cell, clerk, head=HEAD):
    return make_import(folder, [["5/QĐ", cell]], clerk, head, "commendations")


def told(job):
    return [text for text, _rows, _is_fault in job.notes]


def test_recipient_that_an_import_took_out_comes_back_whole(tmp_path, clerk, person):
    citation = person.citations.get()
    job = write(sent(tmp_path, "Trần B", clerk))
    gone = not Recipient.objects.filter(pk=person.pk).exists()

    undoing.undo(job, by=clerk)

    back = Recipient.objects.get()
    assert gone
    assert (back.pk, back.name, {name: getattr(back, name) for name in KNOWN}) == (person.pk, "Lê Thị Hòa", KNOWN)
    assert back.name_key == "le thi hoa"
    assert (back.citations.get(), back.citations.get().quote) == (citation, "bà Hòa")
    assert back.history.first().history_change_reason == f"{job.reason} taken back"


def test_imports_that_took_recipients_out_and_in_are_taken_back_one_after_the_other(tmp_path, clerk, person):
    jobs = [write(sent(tmp_path, cell, clerk)) for cell in ("Trần B", "Trần B; Lê Thị Hòa", "Vũ C")]

    for job in reversed(jobs):
        undoing.undo(job, by=clerk)

    assert [(each.pk, each.title) for each in Recipient.objects.all()] == [(person.pk, "Trưởng thôn")]


def test_erased_name_does_not_come_back(tmp_path, clerk, person):
    job = write(sent(tmp_path, "Trần B", clerk))
    person.history.all().update(name="", title="", basis="", basis_document="", erased_on="2026-11-01")

    undoing.undo(job, by=clerk)

    back = Recipient.objects.get()
    assert (back.pk, back.name, back.erased_on.isoformat()) == (person.pk, "", "2026-11-01")


def test_source_that_is_gone_stands_in_the_way_of_bringing_a_recipient_back(tmp_path, clerk, person):
    Citation.objects.all().delete()
    source = make_source(published_at=None, state="draft")
    make_citation(recipient=person, source=source)
    job = write(sent(tmp_path, "Trần B", clerk))
    source.delete()

    found = undoing.obstacles(job, by=clerk)

    assert [number for number, _why, _pk in found] == [2]
    with pytest.raises(ValidationError, match="nguồn"):
        undoing.undo(job, by=clerk)
    assert Recipient.objects.get().name == "Trần B"


@pytest.mark.parametrize("work", ["title", "citation"])
def test_work_on_a_recipient_stands_in_the_way_of_taking_it_out_again(tmp_path, clerk, work):
    job = write(sent(tmp_path, "Trần B", clerk))
    person = Recipient.objects.get()
    if work == "title":
        person.title = "Trưởng thôn"
        person.save()
    else:
        make_citation(recipient=person)

    found = undoing.obstacles(job, by=clerk)

    assert [number for number, _why, _pk in found] == [2]


def test_row_that_takes_out_more_than_a_name_is_told(tmp_path, clerk, person):
    plain = make_recipient(make_commendation(decision_number="6/QĐ"), kind="individual", name="Vũ C")
    rows = [["5/QĐ", "Trần B"], [plain.commendation.decision_number, "Trần B"]]

    job = make_import(tmp_path, rows, clerk, HEAD, "commendations")

    assert [rows for text, rows, _is_fault in job.notes if "căn cứ" in text] == [[2]]


@pytest.mark.parametrize("lists", SheetImport.Lists.values)
def test_other_capitals_and_spaces_are_the_same_person(tmp_path, clerk, person, lists):
    job = sent(tmp_path, "LÊ  THỊ HOÀ", clerk)
    imports.restart(job, lists=lists)
    imports.check(job)
    if job.rows.exists():
        write(job)

    same = Recipient.objects.get()
    assert (same.pk, same.title, same.citations.count()) == (person.pk, "Trưởng thôn", 1)
    assert same.name == ("LÊ THỊ HOÀ" if lists == SheetImport.Lists.REPLACED else "Lê Thị Hòa")
    assert [text for text in told(job) if "bỏ ra" in text] == []


def test_spelling_comes_back_with_the_import(tmp_path, clerk, person):
    job = write(sent(tmp_path, "LÊ THỊ HOÀ", clerk))

    undoing.undo(job, by=clerk)

    assert (Recipient.objects.get().pk, Recipient.objects.get().name) == (person.pk, "Lê Thị Hòa")


def test_names_that_differ_in_their_accents_are_two_people(tmp_path, clerk):
    write(sent(tmp_path, "Lê Văn Tân; Lê Văn Tấn", clerk))

    assert Recipient.objects.count() == 2


@pytest.mark.parametrize(
    "cell",
    ["1. Lê A\n2. Lê B", "1) Lê A\n2) Lê B", "- Lê A\n- Lê B", "+Lê A; +Lê B", "• Lê A\n• Lê B", "a) Lê A; b) Lê B"],
)
def test_numbers_and_bullets_are_no_part_of_a_name(tmp_path, clerk, cell):
    job = sent(tmp_path, cell, clerk)

    assert job.rows.get().values["recipients_individual"] == ["Lê A", "Lê B"]


@pytest.mark.parametrize("cell", ["Lê A, Lê B", "Lê A và Lê B"])
def test_several_people_that_are_not_parted_are_told(tmp_path, clerk, cell):
    person = sent(tmp_path, cell, clerk)
    collective = sent(tmp_path, cell, clerk, ["Số quyết định", "Tên tập thể"])

    assert person.rows.get().values["recipients_individual"] == [cell]
    assert ["dấu chấm phẩy" in text for text in told(person)] == [True]
    assert told(collective) == []


def test_name_that_stands_twice_in_a_cell_counts_once_and_is_told(tmp_path, clerk):
    job = sent(tmp_path, "Nam; Hà; NAM", clerk)

    assert job.rows.get().values["recipients_individual"] == ["Hà", "Nam"]
    assert [rows for text, rows, _is_fault in job.notes if "hai lần" in text] == [[2]]


@pytest.mark.parametrize(
    "name", ["Tổ 1; tổ 2", "1. Tổ", "- Tổ", '"Tổ 1"', '"Tổ 1; tổ 2"', 'Tổ "hoa" 1', '"', '1. "Tổ"', '"";']
)
def test_name_that_looks_like_several_comes_back_as_it_was(clerk, name):
    widget = RESOURCES["commendations"](clerk).fields["named_collectives"].widget

    assert widget.clean(widget.render(["An", name, "Bình"])) == tuple(sorted(["An", name, "Bình"]))


def test_namesakes_of_one_decision_come_back_unchanged(tmp_path, clerk, person):
    make_recipient(person.commendation, kind="individual", name="Lê Thị Hòa")

    job = sent(tmp_path, "Lê Thị Hòa; Lê Thị Hòa", clerk)

    assert (job.unchanged, job.rows.count(), job.notes) == (1, 0, [])


def test_organisation_of_a_recipient_comes_back(tmp_path, clerk, person):
    person.organisation = make_organisation()
    person.save()
    job = write(sent(tmp_path, "Trần B", clerk))

    undoing.undo(job, by=clerk)

    assert Recipient.objects.get().organisation == person.organisation
