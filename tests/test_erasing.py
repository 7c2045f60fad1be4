"""Erasing a person: nothing holds the name afterwards, and an older backup does not bring it back."""

import json
import stat
from datetime import timedelta
from itertools import count

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from tests.making import (
    make_administrator,
    make_citation,
    make_commendation,
    make_grassroots_model,
    make_milestone,
    make_photo,
    make_recipient,
)
from trackerapp import erasing, images, publishing
from trackerapp.erasing import outside
from trackerapp.models import (
    Article,
    Candidate,
    Citation,
    Commendation,
    Erasure,
    GrassrootsModel,
    Photo,
    Recipient,
    State,
)
from trackerapp.models.base import StaleRecord

pytestmark = pytest.mark.django_db

NAME = "Nguyễn Thị Quỳnh Zyxương"
TRACES = ["zyxương", "zyxuong", "zyx\\u01b0\\u01a1ng"]
"""The rarest word of the name as it is stored, as it is searched, and as JSON writes it."""

BASIS = {"basis": "consent", "basis_document": "phiếu 14"}
numbers = count(1)
DOCUMENT = "Đơn số 3 ngày 02/06/2026"


@pytest.fixture
def commendation():
    return make_commendation()


@pytest.fixture
def person(commendation):
    """A person who may be named, and is cited."""
    person = make_recipient(commendation, kind="individual", name=NAME, title="Trưởng thôn Zyxương", **BASIS)
    make_citation(recipient=person, quote=f"bà {NAME} được khen", supports=["name"])
    return person


@pytest.fixture
def household():
    return make_grassroots_model(runner_kind="household", runner_name=f"Hộ bà {NAME}", **BASIS)


def holding_tables():
    """The tables of the database, those under the search index too, that hold a trace of the name somewhere."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            if any(_holds(value) for row in cursor.fetchall() for value in row):
                found.add(table)
    return found


def _holds(value):
    text = value.decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)
    return any(trace in text.lower() for trace in TRACES)


def note_in_the_log(record, message=""):
    """What the admin writes down of a change."""
    LogEntry.objects.create(
        user=make_administrator(f"a{next(numbers)}"),
        content_type=ContentType.objects.get_for_model(record),
        object_id=str(record.pk),
        object_repr=str(record),
        action_flag=CHANGE,
        change_message=message,
    )


def test_name_of_a_recipient_goes_from_every_table(commendation, person):
    person.name = f"Bà {NAME}"
    person.save()
    note_in_the_log(person)
    note_in_the_log(commendation, json.dumps([{"changed": {"name": "đối tượng", "object": NAME}}]))
    assert {"trackerapp_recipient", "trackerapp_historicalrecipient", "django_admin_log"} <= holding_tables()

    erasing.erase(person, document=DOCUMENT)

    assert holding_tables() == set()
    assert not Commendation.objects.matching("zyxuong").exists()


def test_name_of_a_household_goes_from_every_table(household):
    milestone = make_milestone(household)
    make_citation(milestone=milestone, quote=f"hộ bà {NAME}")
    make_citation(grassroots_model=household, quote=f"bà {NAME.upper()}")
    assert "trackerapp_historicalcitation" in holding_tables()

    erasing.erase(household, document=DOCUMENT)

    assert holding_tables() == set()


def test_words_of_a_photo_go_from_every_table_and_the_public_no_longer_sees_it():
    photo = make_photo(make_grassroots_model(), alternative_text=f"Bà {NAME}", caption=NAME, credit=NAME, **BASIS)
    note_in_the_log(photo.grassroots_model, json.dumps([{"added": {"name": "ảnh", "object": str(photo)}}]))

    erasing.erase(photo, document=DOCUMENT)

    assert holding_tables() == set()
    photo.refresh_from_db()
    assert photo.state == State.WITHDRAWN
    assert not Photo.objects.public().exists()


def test_files_of_a_photo_are_deleted_where_that_is_chosen(django_capture_on_commit_callbacks):
    kept, deleted = (make_photo(make_grassroots_model()) for _ in range(2))
    for photo in (kept, deleted):
        default_storage.save(images.stored_at(photo.token, "small"), ContentFile(b"photo"))

    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase(kept, document=DOCUMENT)
        erasing.erase(deleted, document=DOCUMENT, with_files=True)

    assert default_storage.exists(images.stored_at(kept.token, "small"))
    assert not default_storage.exists(images.stored_at(deleted.token, "small"))


def test_a_stub_stays_on_the_pages_where_the_name_stood(client, commendation, person, household):
    other = make_recipient(commendation, kind="individual", name="Trần Văn Bình", **BASIS)
    for row in (person, household):
        erasing.erase(row, document=DOCUMENT)

    pages = [client.get(record.get_absolute_url()) for record in (commendation, household)]
    pages.append(client.get(reverse("grassroots_model_list")))

    for page in pages:
        assertContains(page, "đã xóa tên theo yêu cầu")
        assertNotContains(page, "Zyxương")
    assertContains(pages[0], other.name)


def test_the_passage_stays_without_its_words(person):
    citation = person.citations.get()

    erasing.erase(person, document=DOCUMENT)

    citation.refresh_from_db()
    assert (citation.quote, citation.paragraph, citation.supports) == ("", 1, ["name"])


def test_proposed_changes_lose_the_name_and_can_still_be_approved(commendation, person):
    before = publishing.snapshot(commendation)
    person.standing, commendation.merit = "worker", f"Việc của bà {NAME}"
    person.save()
    commendation.save()
    proposed = publishing.propose(commendation, before, publishing.snapshot(commendation), by=None)
    person.standing, commendation.merit = "", ""
    person.name = f"Bà {NAME}"
    person.save()
    commendation.save()
    Commendation.history.update(merit="")

    erasing.erase(person, document=DOCUMENT)
    publishing.approve(proposed, by=make_administrator())

    assert holding_tables() == set()
    person.refresh_from_db()
    commendation.refresh_from_db()
    assert (person.name, person.standing, commendation.merit) == ("", "worker", "Việc của bà […]")


def test_words_about_somebody_else_stay(commendation, person):
    other = make_citation(commendation=commendation, quote="bà Nguyễn Thị Quỳnh")

    erasing.erase(person, document=DOCUMENT)

    other.refresh_from_db()
    assert other.quote == "bà Nguyễn Thị Quỳnh"


def test_the_history_says_who_erased_and_through_what(person):
    clerk = make_administrator()

    erasing.erase(person, by=clerk, document=DOCUMENT)

    latest = person.history.first()
    assert (latest.history_user, latest.history_change_reason) == (clerk, "erasure")


def test_versions_are_marked_so_that_none_can_bring_the_name_or_take_the_stub_away(person):
    erasing.erase(person, document=DOCUMENT)

    for version in person.history.all():
        row = version.instance
        row._state.adding = False
        row.full_clean()
        assert (row.name, row.basis, row.erased_on) == ("", "", timezone.localdate())


@pytest.mark.parametrize("values", [{"name": "Lê Văn C"}, {"title": "Trưởng thôn"}, BASIS])
def test_an_erased_row_takes_no_name_again(values, person):
    erasing.erase(person, document=DOCUMENT)
    for column, value in values.items():
        setattr(person, column, value)

    with pytest.raises(ValidationError):
        person.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        person.save()


@pytest.mark.parametrize("document", ["", "   ", f"Đơn của bà {NAME}", "don cua nguyen thi quynh zyxuong"])
def test_the_document_is_named_without_the_person(document, person):
    with pytest.raises(ValidationError):
        erasing.erase(person, document=document)

    person.refresh_from_db()
    assert person.name == NAME
    assert not Erasure.objects.exists()


def test_nobody_is_erased_twice_and_no_collective_at_all(commendation, person, household):
    erasing.erase(person, document=DOCUMENT)
    nobody = [person, make_recipient(commendation), make_grassroots_model()]

    for row in nobody:
        with pytest.raises(ValidationError):
            erasing.erase(row, document=DOCUMENT)
    assert erasing.can_be_erased(household)


def test_a_row_that_was_saved_meanwhile_is_not_erased(person):
    stale = Recipient.objects.get(pk=person.pk)
    person.save()

    with pytest.raises(StaleRecord):
        erasing.erase(stale, document=DOCUMENT)

    assert not outside.path().exists()


def test_nothing_is_erased_if_the_file_outside_cannot_be_written(person, settings, tmp_path):
    settings.ERASURES_FILE = tmp_path / "missing" / "erasures.jsonl"

    with pytest.raises(OSError, match="missing"):
        erasing.erase(person, document=DOCUMENT)

    person.refresh_from_db()
    assert person.name == NAME


def test_each_erasure_is_a_line_outside_that_holds_no_name(person, household):
    for row in (person, household):
        erasing.erase(row, by=make_administrator(f"a{next(numbers)}"), document=DOCUMENT)

    lines = [json.loads(line) for line in outside.path().read_text().splitlines()]
    assert [(line["kind"], line["row"]) for line in lines] == [
        ("recipient", person.pk),
        ("grassrootsmodel", household.pk),
    ]
    assert not _holds(outside.path().read_text())
    assert stat.S_IMODE(outside.path().stat().st_mode) == 0o600


def test_a_line_that_was_cut_off_is_ended_before_the_next(person):
    outside.path().write_text('{"erasure": "cut')

    erasing.erase(person, document=DOCUMENT)

    erasures, faulty = outside.read()
    assert ([each.row for each in erasures], faulty) == ([person.pk], [1])


def put_back(person, *, with_its_erasure=False):
    """The rows as an older backup held them."""
    kept = person.created_at
    Recipient.history.filter(id=person.pk).update(name=NAME, title="Trưởng thôn", erased_on=None, **BASIS)
    Recipient.objects.filter(pk=person.pk).update(
        name=NAME, name_key="nguyen thi quynh zyxuong", title="Trưởng thôn", erased_on=None, created_at=kept, **BASIS
    )
    Citation.objects.filter(recipient=person).update(quote=NAME)
    Commendation.objects.index([person.commendation_id])
    if not with_its_erasure:
        Erasure.objects.all().delete()


@pytest.mark.parametrize("with_its_erasure", [True, False])
def test_after_an_older_backup_the_name_goes_again(with_its_erasure, person):
    erasing.erase(person, document=DOCUMENT)
    put_back(person, with_its_erasure=with_its_erasure)
    assert holding_tables() != set()

    done = erasing.erase_again()

    assert [each.row for each in done.emptied] == [person.pk]
    assert holding_tables() == set()
    assert Erasure.objects.get().document == DOCUMENT


def test_erasing_again_twice_changes_nothing(person):
    erasing.erase(person, document=DOCUMENT)
    put_back(person)
    erasing.erase_again()
    before = (Recipient.history.count(), outside.path().read_bytes())

    done = erasing.erase_again()

    assert (done.emptied, done.learnt, done.written, done.in_order) == ([], [], [], 1)
    assert (Recipient.history.count(), outside.path().read_bytes()) == before


def test_somebody_else_under_the_same_number_is_left_alone(person):
    erasing.erase(person, document=DOCUMENT)
    put_back(person)
    Recipient.objects.filter(pk=person.pk).update(name="Lê Văn C", created_at=timezone.now() + timedelta(days=1))

    done = erasing.erase_again()

    person.refresh_from_db()
    assert (person.name, done.emptied) == ("Lê Văn C", [])


def test_lines_that_the_file_lost_are_written_again(person):
    erasing.erase(person, document=DOCUMENT)
    outside.path().unlink()

    done = erasing.erase_again()

    assert [each.row for each in done.written] == [person.pk]
    assert [each.row for each in outside.read()[0]] == [person.pk]


def test_a_row_that_is_gone_or_was_corrected_is_emptied_in_its_history(commendation, person):
    gone = make_recipient(commendation, kind="household", name=f"hộ {NAME}")
    number = gone.pk
    gone.delete()
    person.name, person.title = "Lê Văn C", ""
    person.save()
    person.citations.all().delete()
    traces = erasing.find(NAME)

    erasing.erase_all(traces, erasing.Request(DOCUMENT))

    assert {(trace.pk, trace.row) for trace in traces} == {(number, None), (person.pk, None)}
    assert [version.name for version in person.history.all()] == ["Lê Văn C", ""]
    person.refresh_from_db()
    assert (person.name, person.erased_on) == ("Lê Văn C", None)


def test_versions_that_an_older_backup_brings_back_are_emptied_again(commendation):
    gone = make_recipient(commendation, kind="household", name=f"hộ {NAME}")
    number = gone.pk
    gone.delete()
    erasing.erase_all(erasing.find(NAME), erasing.Request(DOCUMENT))
    Recipient.history.filter(id=number).update(name=NAME, erased_on=None)

    done = erasing.erase_again()

    assert [each.row for each in done.emptied] == [number]
    assert holding_tables() == set()


def test_a_name_is_found_however_it_is_written(commendation, person, household):
    make_recipient(commendation, kind="individual", name=f"{NAME} Em")
    make_recipient(commendation, kind="collective", name=NAME)

    found = erasing.find("ông NGUYEN thi  quynh zyxuong")

    assert [(trace.kind, trace.pk) for trace in found] == [(Recipient, person.pk), (GrassrootsModel, household.pk)]


def test_mentions_are_told_with_their_columns_now_and_earlier(commendation, person):
    commendation.merit, commendation.staff_note = f"Việc làm của bà {NAME.upper()}.", "Không."
    commendation.save()
    other = make_grassroots_model(summary=f"Theo {NAME}")
    other.summary = "Đã sửa"
    other.save()
    make_grassroots_model(summary="Theo Nguyễn Thị Quỳnh Zyxươngg")

    found = erasing.mentions(NAME, apart_from=[erasing.Trace.of(person)])

    assert [(each.record, each.columns, each.past_columns) for each in found] == [
        (other, (), ("summary",)),
        (commendation, ("merit",), ("merit",)),
    ]


def test_earlier_versions_of_texts_that_were_corrected_lose_the_name(person):
    corrected, open_one = (make_grassroots_model(summary=f"Theo bà {NAME}, 60 tuổi.") for _ in range(2))
    corrected.summary = "Theo một người dân."
    corrected.save()

    erasing.erase_all(erasing.find(NAME), erasing.Request(DOCUMENT, name=NAME))

    assert [each.summary for each in corrected.history.all()] == ["Theo một người dân.", "Theo bà […], 60 tuổi."]
    assert [each.record for each in erasing.mentions(NAME)] == [open_one]


def test_a_name_that_is_entered_again_is_noticed_and_taken(person):
    erasing.erase(person, document=DOCUMENT)
    again = make_commendation()
    make_recipient(again, kind="individual", name=f"Bà {NAME}")
    make_recipient(again, kind="individual", name="Trần Văn Bình")

    (warning,) = erasing.warnings(again)

    assert NAME in warning
    assert DOCUMENT in warning
    assert erasing.warnings(make_grassroots_model(runner_name=NAME))
    assert erasing.warnings(make_grassroots_model()) == []


def test_the_mark_of_a_name_tells_nothing_without_the_key(person, settings):
    erasing.erase(person, document=DOCUMENT)
    key, settings.SECRET_KEY = settings.SECRET_KEY, "another key, as long as a server asks for: 0123456789 abcdefgh"
    assert not Erasure.objects.of(NAME).exists()

    settings.SECRET_KEY_FALLBACKS = [key]

    assert Erasure.objects.of(NAME).exists()


def test_article_that_is_kept_for_reading_is_named_while_it_holds_the_name(db):
    text = f"Xã tuyên dương ông {NAME} vì mô hình “Hũ gạo”."
    article = Article.objects.create(title="Bài", text=text, sha256="a" * 64)
    Article.objects.create(title="Bài khác", text="Không nêu tên ai.", sha256="b" * 64)

    [found] = erasing.mentions(NAME)

    assert (found.record, found.columns, found.is_corrected) == (article, ("text",), False)


def test_what_was_proposed_from_an_article_is_named_while_it_holds_the_name(db):
    article = Article.objects.create(title="Bài", text="Không nêu tên ai.", sha256="a" * 64)
    told = {"article": article, "kind": "commendation", "start": 0, "end": 5}
    corrected = Candidate.objects.create(**told, values={"merit": f"Do ông {NAME.upper()} vận động", "total": 3})
    cited = Candidate.objects.create(**told, citations=[{"quote": f"ông {NAME}", "supports": []}])
    rejected = Candidate.objects.create(**told, state="rejected", reason=f"Không đưa {NAME} vào sổ")
    Candidate.objects.create(**told, values={"merit": "Vận động nhân dân"})

    found = erasing.mentions(NAME)

    assert [(each.record, each.columns) for each in found] == [
        (corrected, ("values",)),
        (cited, ("citations",)),
        (rejected, ("reason",)),
    ]


def test_what_the_work_in_the_background_said_of_an_article_is_named_too(db):
    faults = {"12": [f"{NAME}: tên này đã có."]}
    article = Article.objects.create(title="Bài", text="Không.", sha256="a" * 64, outcome={"faults": faults})
    Article.objects.create(title="Bài", text="Không.", sha256="b" * 64, outcome={"text": "Đã ghi 1 dòng vào sổ."})

    [found] = erasing.mentions(NAME)

    assert (found.record, found.columns) == (article, ("outcome",))
