"""A large import is taken back in the background, as it was written; its page says what came of it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from tests.making import make_commune, make_province
from trackerapp.models import GrassrootsModel, SheetImport
from trackerapp.spreadsheets import tasks, undoing

from .conftest import told
from .test_sheets import confirm, make_importer, page_of, send_in, signed_in

pytestmark = pytest.mark.django_db

State = SheetImport.State


@pytest.fixture
def clerk():
    return make_importer("an", make_commune("Vạn Ninh", make_province()))


@pytest.fixture
def at_work(clerk):
    return signed_in(clerk)


@pytest.fixture
def job(at_work):
    """An import of one row that was written."""
    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "2018"])
    confirm(at_work, job)
    job.refresh_from_db()
    return job


@pytest.fixture
def queued(monkeypatch):
    """What waits for the worker, as functions to be called; every file is large."""
    queued = []
    monkeypatch.setattr(tasks, "SMALL", 0)
    monkeypatch.setattr(type(tasks.undo_import), "enqueue", lambda task, *more: queued.append(lambda: task.call(*more)))
    return queued


def press_undo(client, job):
    answer = client.post(page_of(job, "undo"), follow=True)
    job.refresh_from_db()
    return answer


def test_large_import_is_taken_back_by_the_worker(at_work, job, queued):
    waiting = press_undo(at_work, job)

    assertContains(waiting, "Đang hoàn tác lần nhập")
    assertContains(waiting, "data-progress")
    assert GrassrootsModel.objects.exists()
    assert at_work.get(page_of(job, "progress")).json()["state"] == "undoing"
    for _again in range(2):
        queued[0]()
    assertContains(at_work.get(page_of(job)), "Đã hoàn tác toàn bộ")
    assert not GrassrootsModel.objects.exists()


def test_undoing_counts_once(at_work, job, queued):
    press_undo(at_work, job)

    again = press_undo(at_work, job)

    assert len(queued) == 1
    assert "một lần" in told(again)[0]
    assertNotContains(at_work.get(page_of(job, "undo")), 'type="submit" class="default"')


def test_what_stands_in_the_way_by_then_is_told_on_the_page(at_work, job, queued):
    press_undo(at_work, job)
    made = GrassrootsModel.objects.get()
    made.summary = "Đã sửa"
    made.save()

    queued[0]()

    page = at_work.get(page_of(job))
    assertContains(page, "Chưa hoàn tác gì:")
    assertContains(page, "Dòng 2: đã được sửa sau đó.")
    job.refresh_from_db()
    assert job.state == State.DONE
    assert GrassrootsModel.objects.exists()


def test_whoever_lost_the_right_meanwhile_takes_nothing_back(at_work, job, queued, clerk):
    press_undo(at_work, job)
    clerk.groups.clear()

    queued[0]()

    job.refresh_from_db()
    assert (job.state, GrassrootsModel.objects.count()) == (State.DONE, 1)
    assert "không còn quyền" in job.message


def test_undoing_that_was_killed_is_taken_up_again_and_never_checked_anew(at_work, job, queued):
    press_undo(at_work, job)
    assert not job.may_start_again
    SheetImport.objects.update(moved_at=timezone.now() - timedelta(minutes=6))

    page = at_work.get(page_of(job))
    assertContains(page, "năm phút")
    assertNotContains(page, 'name="_check"')
    press_undo(at_work, job)
    queued[1]()

    job.refresh_from_db()
    assert job.state == State.UNDONE
    queued[0]()
    job.refresh_from_db()
    assert job.state == State.UNDONE


def test_undoing_that_breaks_off_leaves_the_import_as_it_was(at_work, job, queued, monkeypatch):
    press_undo(at_work, job)
    monkeypatch.setattr(undoing, "_take_back", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        queued[0]()

    job.refresh_from_db()
    assert (job.state, GrassrootsModel.objects.count()) == (State.DONE, 1)
    assertContains(at_work.get(page_of(job)), "Chưa hoàn tác gì: sổ gặp lỗi")


def test_worker_that_cannot_be_reached_leaves_the_import_as_it_was(at_work, job, monkeypatch):
    monkeypatch.setattr(tasks, "SMALL", 0)
    monkeypatch.setattr(type(tasks.undo_import), "enqueue", lambda *_: 1 / 0)

    press_undo(at_work, job)

    assert job.state == State.DONE
    assert "Chưa hoàn tác gì" in job.message


@pytest.mark.parametrize("state", State.values)
def test_database_takes_every_state(job, state):
    assert SheetImport.objects.update(state=state) == 1
