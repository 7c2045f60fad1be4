"""A clerk sends a sheet in, looks it through, confirms it, takes it back; each sees their own imports only."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests.making import (
    make_administrator,
    make_commendation,
    make_commune,
    make_grassroots_model,
    make_organisation,
    make_province,
    make_recipient,
    make_staff,
    when,
)
from tests.security.roads import outcome
from trackerapp.models import AuditEntry, GrassrootsModel, Role, SheetImport, SheetRow
from trackerapp.spreadsheets import csv_file, tasks

from .conftest import told

pytestmark = pytest.mark.django_db

State = SheetImport.State
HEAD = ["Tên mô hình", "Địa phương", "Năm bắt đầu"]


@pytest.fixture
def van_ninh():
    return make_commune("Vạn Ninh", make_province())


def make_importer(name, place):
    """Somebody who edits at ``place``, and may import."""
    user = make_staff(name, Role.EDITOR, place)
    user.groups.add(*make_staff(f"{name}.2", Role.IMPORTER).groups.all())
    return user


@pytest.fixture
def clerk(van_ninh):
    return make_importer("an", van_ninh)


@pytest.fixture
def at_work(clerk):
    return signed_in(clerk)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def sheet(*rows, head=HEAD, name="bang.csv"):
    return SimpleUploadedFile(name, b"".join(csv_file(head, rows)))


def send_in(client, *rows, kind="models", **how):
    """Send a sheet with ``rows`` in: the import that it became."""
    data = {"kind": kind, "file": sheet(*rows, **how), "sheet": ""}
    answer = client.post(reverse("admin:imports"), data)
    job = SheetImport.objects.first()
    assertRedirects(answer, page_of(job))
    return job


def page_of(job, name="page"):
    return reverse(f"admin:import_{name}", args=[job.pk])


def press(client, job, button, **data):
    """Press a button of the page of ``job``: the page that comes then."""
    return client.post(page_of(job), {button: "1"} | data, follow=True)


def confirm(client, job):
    return press(client, job, "_confirm", check_number=job.check_number)


def test_clerk_sends_in_looks_through_confirms_and_takes_back(at_work, van_ninh):
    known = make_grassroots_model(name="Heo đất", locality=van_ninh, state="draft", published_at=None)
    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"], ["Heo đất", "xã Vạn Ninh", "09/2017"])

    seen = at_work.get(page_of(job))
    assertContains(seen, "<dt>Năm bắt đầu</dt>", count=2)
    assertContains(seen, "<ins>09/2017</ins>")
    assert not GrassrootsModel.objects.filter(name="Nụ cười").exists()

    done = confirm(at_work, job)
    made = GrassrootsModel.objects.get(name="Nụ cười")
    assertContains(done, "1 dòng mới, 1 dòng thay đổi, 0 đề nghị sửa")
    assertContains(done, reverse("admin:trackerapp_grassrootsmodel_change", args=[made.pk]))

    assertContains(at_work.get(page_of(job, "undo")), "1 dòng mới sẽ bị xóa")
    back = at_work.post(page_of(job, "undo"), follow=True)
    assertContains(back, "Đã hoàn tác toàn bộ")
    known.refresh_from_db()
    assert known.started_on is None
    assert not GrassrootsModel.objects.filter(name="Nụ cười").exists()


def test_import_and_its_undoing_stand_in_the_log(at_work, clerk):
    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"])
    confirm(at_work, job)
    at_work.post(page_of(job, "undo"))

    entries = AuditEntry.objects.filter(kind=AuditEntry.Kind.IMPORT).order_by("pk")
    assert [(entry.user, entry.what) for entry in entries] == [
        (clerk, f"Đã ghi lần nhập {job.pk}: bang.csv"),
        (clerk, f"Đã hoàn tác lần nhập {job.pk}: bang.csv"),
    ]


def test_only_who_may_import_is_led_there(at_work, van_ninh):
    editor = signed_in(make_staff("binh", Role.EDITOR, van_ninh))

    assertContains(at_work.get(reverse("admin:index")), reverse("admin:imports"))
    assertNotContains(editor.get(reverse("admin:index")), reverse("admin:imports"))
    assert editor.get(reverse("admin:imports")).status_code == 403
    assert editor.post(reverse("admin:imports"), {"kind": "models", "file": sheet()}).status_code == 403


@pytest.mark.parametrize("name", ["page", "progress", "original", "faults", "undo"])
def test_import_of_somebody_else_is_not_there(at_work, van_ninh, name):
    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"])
    other = signed_in(make_importer("binh", van_ninh))
    overall = signed_in(make_administrator())

    assert outcome(other.get(page_of(job, name))) == "404"
    assert outcome(overall.get(page_of(job, name))) == "200"
    assertNotContains(other.get(reverse("admin:imports")), "bang.csv")
    assertContains(overall.get(reverse("admin:imports")), "bang.csv")


@pytest.mark.parametrize("button", ["_confirm", "_check", "_drop", "_convert", ""])
def test_nobody_moves_an_import_of_somebody_else(at_work, van_ninh, button):
    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"])
    other = signed_in(make_importer("binh", van_ninh))

    assert other.post(page_of(job), {button: "1", "check_number": 1}).status_code == 404
    assert signed_in(make_administrator()).post(page_of(job), {"_confirm": "1", "check_number": 1}).status_code == 403
    job.refresh_from_db()
    assert (job.state, job.check_number) == (State.CHECKED, 1)


def test_form_leads_to_the_templates_of_what_may_be_sent_in(at_work):
    page = at_work.get(reverse("admin:imports"))

    assertContains(page, reverse("admin:import_template", args=["models"]))
    assertNotContains(page, reverse("admin:import_template", args=["localities"]))


def test_form_without_its_token_is_refused(clerk):
    client = Client(enforce_csrf_checks=True)
    client.force_login(clerk)

    assert client.post(reverse("admin:imports"), {"kind": "models", "file": sheet()}).status_code == 403


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"kind": "models"}, "Hãy điền ô này"),
        ({"kind": "users", "file": b"a"}, "users"),
        ({"kind": "models", "file": b""}, "trống"),
        ({"kind": "models", "file": b"a" * 1_100_000}, "1 MB"),
    ],
)
def test_form_says_what_is_wrong_with_what_was_sent(at_work, settings, data, words):
    settings.SPREADSHEET_MEGABYTES = 1
    if "file" in data:
        data = data | {"file": SimpleUploadedFile("a.csv", data["file"])}

    assertContains(at_work.post(reverse("admin:imports"), data), words)
    assert not SheetImport.objects.exists()


def test_file_that_cannot_be_read_is_told_and_leaves_no_way_to_confirm(at_work):
    answer = at_work.post(reverse("admin:imports"), {"kind": "models", "file": SimpleUploadedFile("a.xlsx", b"%PDF-1")})

    page = at_work.get(answer["Location"])
    assertContains(page, "PDF")
    assertNotContains(page, "_confirm")


def test_confirmation_that_is_sent_again_writes_nothing_more(at_work):
    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"])
    confirm(at_work, job)

    again = confirm(at_work, job)

    assert "xác nhận" in told(again)[0]
    assert GrassrootsModel.objects.count() == 1


@pytest.mark.parametrize("number", ["", "0", "99", "một", "1' OR 1", "9" * 5000])
def test_confirmation_of_another_check_counts_for_nothing(at_work, number):
    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"])

    press(at_work, job, "_confirm", check_number=number)

    assert not GrassrootsModel.objects.exists()


def test_what_changed_since_the_preview_is_shown_anew(at_work, van_ninh):
    known = make_grassroots_model(name="Heo đất", locality=van_ninh, state="draft", published_at=None)
    job = send_in(at_work, ["Heo đất", "xã Vạn Ninh", "2018"])
    known.started_on = when("2016")
    known.save()

    again = confirm(at_work, job)

    assertContains(again, "Sổ đã thay đổi")
    assertContains(again, "<del>2016</del>")
    job.refresh_from_db()
    confirm(at_work, job)
    known.refresh_from_db()
    assert known.started_on == when("2018")


def test_scope_that_was_taken_away_since_the_preview_stops_the_writing(at_work, clerk):
    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"])
    clerk.assignments.all().delete()
    clerk.assignments.create(locality=make_province("An Giang", "91"))

    again = confirm(at_work, job)

    assert not GrassrootsModel.objects.exists()
    assertContains(again, "ngoài")


def test_faults_are_paged_and_come_back_beside_the_rows_of_the_sheet(at_work):
    job = send_in(at_work, *([f"Mô hình {number}", "xã Không Có", "2018"] for number in range(450)))

    first, last = (at_work.get(page_of(job), {"faults": page}) for page in (1, 3))
    file = b"".join(at_work.get(page_of(job, "faults")))

    assertNotContains(first, "_confirm")
    assert (len(first.context["parts"][0].rows), len(last.context["parts"][0].rows)) == (200, 50)
    assertContains(last, '<th scope="row" data-l="Dòng">451</th>')
    head, *rows = load_workbook(BytesIO(file)).active.iter_rows(values_only=True)
    assert head == (*HEAD, "Lỗi")
    assert len(rows) == 450
    assert rows[0][:3] == ("Mô hình 0", "xã Không Có", "2018")
    assert rows[449][3].startswith("Dòng 451. Địa phương: Không nhận ra “xã Không Có”.")


def test_corrected_sheet_is_taken_with_its_column_of_faults(at_work):
    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018", "Dòng 2. …"], head=[*HEAD, "Lỗi"])

    assert (job.state, job.counts()["new"]) == (State.CHECKED, 1)


def test_same_file_is_noticed(at_work):
    first = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"])
    confirm(at_work, first)

    again = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"])

    page = at_work.get(page_of(again))
    assertContains(page, "Chính tệp này đã được nhập")
    assertContains(page, "không thay đổi gì")
    assertContains(page, page_of(first))


def test_giving_up_deletes_the_file(at_work):
    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"])
    path = Path(job.file.path)

    press(at_work, job, "_drop")

    job.refresh_from_db()
    assert (job.state, path.exists(), SheetRow.objects.count()) == (State.DROPPED, False, 0)
    assert at_work.get(page_of(job, "original")).status_code == 404
    assert confirm(at_work, job).status_code == 200
    assert not GrassrootsModel.objects.exists()


def test_file_is_handed_out_as_it_came_and_never_shown(at_work):
    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"], name="bảng <b>.csv")

    answer = at_work.get(page_of(job, "original"))

    assert b"".join(answer) == sheet(["Nụ cười", "xã Vạn Ninh", "2018"]).read()
    assert answer["Content-Disposition"].startswith("attachment")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")


def test_later_work_is_listed_before_anything_is_taken_back(at_work):
    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"])
    confirm(at_work, job)
    made = GrassrootsModel.objects.get()
    made.summary = "Đã sửa"
    made.save()

    assertContains(at_work.get(page_of(job, "undo")), "Dòng 2: đã được sửa sau đó.")
    at_work.post(page_of(job, "undo"))
    assert GrassrootsModel.objects.exists()


def test_column_in_an_old_font_is_converted_only_if_somebody_says_so(at_work):
    rows = [["Nô c­êi c«ng së", "", ""], ["Hò g¹o t×nh th­¬ng", "", ""], ["X©y dùng n«ng th«n míi", "", ""]]
    job = send_in(signed_in(make_administrator()), *rows)
    overall = signed_in(job.user)

    assert "chuyển mã" in told(confirm(overall, job))[0]
    assertContains(overall.get(page_of(job)), "<ins>Nụ cười công sở</ins>")
    press(overall, job, "_convert", convert_A="yes")
    job.refresh_from_db()
    assert (job.state, job.check_number) == (State.CHECKED, 2)
    confirm(overall, job)
    assert GrassrootsModel.objects.filter(name="Nụ cười công sở").exists()


def test_what_becomes_of_values_that_a_row_does_not_name_is_asked(at_work):
    head, one = ["Số quyết định", "Ngày quyết định", "Họ và tên"], ["12/QĐ", "03/04/2019"]
    overall = signed_in(make_administrator())
    confirm(overall, send_in(overall, [*one, "An"], kind="commendations", head=head))
    job = send_in(overall, [*one, "Bình"], kind="commendations", head=head, name="hai.csv")

    assertContains(overall.get(page_of(job)), '<input type="radio" name="lists" value="replaced" checked>', html=True)
    press(overall, job, "_lists", lists="nothing")
    page = press(overall, job, "_lists", lists="added")
    assertContains(page, '<input type="radio" name="lists" value="added" checked>', html=True)
    job.refresh_from_db()
    assert (job.check_number, job.rows.get().values) == (2, {"recipients_individual": ["An", "Bình"]})


def test_large_file_waits_for_the_worker_and_is_done_once(at_work, monkeypatch):
    monkeypatch.setattr(tasks, "SMALL", 0)
    queued = []
    monkeypatch.setattr(type(tasks.check_import), "enqueue", lambda task, pk: queued.append((task, pk)))

    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"])
    waiting = at_work.get(page_of(job))
    assertContains(waiting, "data-progress")
    assertContains(waiting, '<noscript><meta http-equiv="refresh" content="5"></noscript>')
    for _again in range(2):
        queued[0][0].call(job.pk)
    job.refresh_from_db()
    assert (job.state, job.check_number) == (State.CHECKED, 1)

    confirm(at_work, job)
    assert at_work.get(page_of(job, "progress")).json() == {"state": "confirmed", "progress": 1, "rows": 1}
    for _again in range(2):
        queued[1][0].call(job.pk)
    assert GrassrootsModel.objects.count() == 1


@pytest.mark.parametrize("state", [State.WAITING, State.READING, State.CONFIRMED, State.WRITING])
def test_work_that_was_killed_is_taken_up_again(at_work, state):
    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"])
    job.move(state=state)
    press(at_work, job, "_check")
    job.refresh_from_db()
    assert job.state == state

    SheetImport.objects.update(moved_at=timezone.now() - timedelta(minutes=6))
    assertContains(at_work.get(page_of(job)), "năm phút")
    press(at_work, job, "_check")

    job.refresh_from_db()
    assert (job.state, job.check_number, job.rows.count()) == (State.CHECKED, 2, 1)


def test_fault_of_the_register_is_told_and_the_import_can_be_tried_again(at_work, monkeypatch, caplog):
    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"])
    with monkeypatch.context() as broken:
        broken.setattr("trackerapp.spreadsheets.writing.Writer._cite", lambda *_: 1 / 0)
        assertContains(confirm(at_work, job), "Chưa ghi gì")

    press(at_work, job, "_check")
    job.refresh_from_db()
    confirm(at_work, job)

    assert GrassrootsModel.objects.count() == 1
    assert "ZeroDivisionError" in caplog.text


def test_many_names_of_a_cell_are_counted_and_not_all_shown(at_work):
    names = "; ".join(f"Người {number:03}" for number in range(150))

    job = send_in(
        at_work, ["1/QĐ", "xã Vạn Ninh", names], head=["Số quyết định", "Địa phương", "Họ tên"], kind="commendations"
    )

    page = at_work.get(page_of(job))
    assertContains(page, "Người 099; … (150)")
    assertNotContains(page, "Người 100")


def test_change_of_a_long_list_is_shown_wherever_it_stands():
    client = signed_in(make_administrator())
    record = make_commendation(decision_number="5/QĐ")
    names = [f"Người {number:03}" for number in range(150)]
    for name in names:
        make_recipient(record, kind="individual", name=name)
    cell = "; ".join([*names[:140], "Vũ Mới", *names[141:]])

    job = send_in(client, ["5/QĐ", cell], kind="commendations", head=["Số quyết định", "Họ và tên"])

    page = client.get(page_of(job))
    assertContains(page, "<del>Người 140; … (150)</del> → <ins>Vũ Mới; … (150)</ins>")


def test_preview_asks_the_same_queries_for_one_changed_row_and_for_three(django_assert_num_queries):
    client, body = signed_in(make_administrator()), make_organisation("UBND tỉnh Khánh Hòa")
    rows = [[f"{number}/QĐ", body.name, "Mới"] for number in range(3)]
    for number, _body, _merit in rows:
        make_commendation(decision_number=number, issued_by=body)
    head = ["Số quyết định", "Cơ quan khen thưởng", "Thành tích"]
    jobs = [send_in(client, *some, kind="commendations", head=head) for some in (rows[:1], rows)]
    client.get(page_of(jobs[0]))

    with CaptureQueriesContext(connection) as asked:
        client.get(page_of(jobs[0]))

    with django_assert_num_queries(len(asked)):
        client.get(page_of(jobs[1]))


def test_rows_that_stand_in_the_way_lead_to_their_records(at_work, van_ninh):
    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"])
    confirm(at_work, job)
    made = GrassrootsModel.objects.get()
    made.save()

    page = at_work.get(page_of(job, "undo"))

    assertContains(page, "1 dòng vướng")
    assertContains(page, reverse("admin:trackerapp_grassrootsmodel_change", args=[made.pk]))
