"""Several people at the same moment: imports beside imports, and beside people who edit the same records."""

import random
from itertools import count
from threading import Event

import pytest
from django.test import Client

from tests.admin.conftest import address, form_of
from tests.making import make_administrator, make_grassroots_model, make_organisation, when
from tests.spreadsheets.making import make_import
from trackerapp.models import GrassrootsModel, SheetImport
from trackerapp.spreadsheets import imports

pytestmark = pytest.mark.django_db(transaction=True)

State = SheetImport.State
LONGEST = 60
"""Seconds that nobody needs who does not wait for ever."""


@pytest.fixture
def clerk():
    return make_administrator()


@pytest.fixture
def make_confirmed(tmp_path, clerk):
    """Makes an import that waits to be written, of a file of its own."""
    numbers = count()

    def make(rows, **how):
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        job = make_import(folder, rows, clerk, **how)
        return imports.confirm(job, job.check_number, by=clerk)

    return make


def write_at_once(meanwhile, jobs):
    """Write ``jobs`` at the same moment, each on a connection of its own: their states, in alphabetical order."""
    for done in [meanwhile(lambda job=job: imports.write(job)) for job in jobs]:
        assert done.wait(LONGEST)
    return sorted(SheetImport.objects.values_list("state", flat=True))


def has_whole_history(record):
    """Whether each version of ``record`` stands in the history once, and the last of them is what it is now."""
    told = list(record.history.order_by("history_id"))
    newest = told[-1]
    return [each.version for each in told] == list(range(1, record.version + 1)) and (
        (newest.summary, newest.started_on) == (record.summary, record.started_on)
    )


def test_two_people_who_import_at_once_both_come_in(make_confirmed, meanwhile):
    jobs = [make_confirmed([[f"Của {who}, dòng {number}", "", "2018"] for number in range(50)]) for who in "AB"]

    assert write_at_once(meanwhile, jobs) == [State.DONE, State.DONE]
    assert GrassrootsModel.objects.count() == 100
    assert all(has_whole_history(record) for record in GrassrootsModel.objects.all())


def test_of_two_imports_of_the_same_new_rows_one_writes_them(make_confirmed, meanwhile):
    jobs = [make_confirmed([[f"Dòng {number}", "", "2018"] for number in range(50)]) for _ in range(2)]

    assert write_at_once(meanwhile, jobs) == [State.CHECKED, State.DONE]
    assert GrassrootsModel.objects.count() == 50


def test_of_two_imports_that_change_the_same_values_the_second_looks_again(make_confirmed, meanwhile):
    make_grassroots_model(name="Nụ cười")
    jobs = [make_confirmed([["Nụ cười", "", year]]) for year in ("2017", "2018")]

    assert write_at_once(meanwhile, jobs) == [State.CHECKED, State.DONE]
    waiting = SheetImport.objects.get(state=State.CHECKED)
    assert waiting.rows.get().before == {"started_on": GrassrootsModel.objects.get().started_on.to_int()}


def test_two_imports_of_other_columns_of_the_same_rows_both_come_in(make_confirmed, meanwhile):
    make_grassroots_model(name="Nụ cười")
    jobs = [
        make_confirmed([["Nụ cười", "2018"]], head=["Tên mô hình", "Năm bắt đầu"]),
        make_confirmed([["Nụ cười", "Vui"]], head=["Tên mô hình", "Mô tả"]),
    ]

    assert write_at_once(meanwhile, jobs) == [State.DONE, State.DONE]
    record = GrassrootsModel.objects.get()
    assert (record.started_on, record.summary, record.version) == (when("2018"), "Vui", 3)
    assert has_whole_history(record)


def test_import_comes_in_though_somebody_has_saved_since_it_was_looked_at(make_confirmed, monkeypatch):
    job, still_holds, moments = make_confirmed([["Nụ cười", "", "2018"]]), imports._still_holds, count()

    def hold_until_somebody_saves(job):
        holds = still_holds(job)
        if next(moments) == 0:
            make_organisation("Hội Phụ nữ")
        return holds

    monkeypatch.setattr(imports, "_still_holds", hold_until_somebody_saves)

    imports.write(job)

    assert (job.state, job.check_number, GrassrootsModel.objects.count()) == (State.DONE, 2, 1)


class ClientOfAThread(Client):
    """Of many at once: Django's own client takes what is rendered for any of them for its own page."""

    def request(self, **request):
        answer = self.handler(self._base_environ(**request))
        self.cookies.update(answer.cookies)
        answer.context = getattr(answer, "context_data", None)
        return answer


class Editor:
    """Somebody who goes on editing the summaries of ``records`` by the admin's form, until they are to ``stop``.

    Before each edit they think for up to ``pause`` seconds.
    """

    def __init__(self, name, records, stop, pause):
        self.name, self.records, self.stop, self.pause = name, records, stop, pause
        self.saved, self.has_saved = [], Event()
        self.client = ClientOfAThread()
        self.client.force_login(make_administrator(name))

    def work(self):
        for number in count():
            if self.stop.wait(random.uniform(0, self.pause)):  # noqa: S311 - no secret is drawn
                return
            self._edit(self.records[number % len(self.records)], f"{self.name}, lần {number}")

    def _edit(self, record, summary):
        """A save that came too late, for somebody else had saved, is no save; its form says so."""
        where = address(record, "change")
        answer = self.client.post(where, form_of(self.client, where, summary=summary))
        assert answer.status_code in {200, 302}
        if answer.status_code == 302:
            self.saved.append((record.pk, summary))
            self.has_saved.set()


@pytest.mark.parametrize(
    ("editors", "pause", "rows"), [(2, 0, 20), pytest.param(20, 20, 2000, marks=pytest.mark.faults)]
)
def test_import_beside_people_who_edit_comes_in_and_loses_no_edit(make_confirmed, meanwhile, editors, pause, rows):
    shared, *own = [make_grassroots_model(name=f"Mô hình {number}") for number in range(editors + 1)]
    stop = Event()
    people = [Editor(f"an{number}", [record, shared], stop, pause) for number, record in enumerate(own)]
    known = [[f"Mô hình {number}", "", "2018"] for number in range(editors + 1)]
    job = make_confirmed([*known, *([f"Mới {number}", "", "2018"] for number in range(rows))])

    ends = [meanwhile(person.work) for person in people]
    try:
        assert all(person.has_saved.wait(LONGEST) for person in people)
        imports.write(job)
    finally:
        stop.set()
    assert all(end.wait(LONGEST) for end in ends)

    assert job.state == State.DONE
    assert set(GrassrootsModel.objects.values_list("started_on", flat=True)) == {when("2018")}
    assert all(has_whole_history(record) for record in GrassrootsModel.objects.all())
    told = set(GrassrootsModel.history.values_list("id", "summary"))
    assert told >= {edit for person in people for edit in person.saved}
