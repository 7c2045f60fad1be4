"""Two people save the same record: the second is told by whom it was changed, and nothing is written."""

import pytest
from django.db import IntegrityError
from django.test import Client

from tests import making
from trackerapp.models import Citation, GrassrootsModel
from trackerapp.models.base import Record, StaleRecord

from .conftest import address, form_of


@pytest.fixture
def record(db):
    return making.make_grassroots_model(name="Nụ cười tiếp dân", state="draft")


@pytest.fixture
def binh(db):
    """Another administrator, signed in."""
    client = Client()
    client.force_login(making.make_administrator("binh", first_name="Bình"))
    return client


def errors(answer):
    """Everything that the page of a form says is wrong."""
    context = answer.context
    forms = [
        context["adminform"].form,
        *(form for each in context["inline_admin_formsets"] for form in each.formset.forms),
    ]
    return [text for form in forms for texts in form.errors.values() for text in texts]


def test_first_of_two_is_saved_and_the_second_is_told_who_was_first(desk, binh, record):
    where = address(record, "change")
    first, second = form_of(binh, where, name="Của Bình"), form_of(desk, where, name="Của tôi")
    binh.post(where, first)

    answer = desk.post(where, second)

    record.refresh_from_db()
    assert (record.name, record.version) == ("Của Bình", 2)
    assert "Bình" in errors(answer)[0]
    assert answer.context["adminform"].form["name"].value() == "Của tôi"


def test_form_without_its_version_is_refused(desk, record):
    where = address(record, "change")

    answer = desk.post(where, form_of(desk, where, name="Khác", opened_version=None))

    assert errors(answer)
    assert GrassrootsModel.objects.get().name == record.name


def test_row_of_another_record_that_was_changed_meanwhile_is_not_written_over(desk, record):
    where, citation = address(record, "change"), record.citations.get()
    data = form_of(desk, where, **{"name": "Khác", "citations-0-quote": "của tôi"})
    citation.quote = "của người khác"
    citation.save()

    answer = desk.post(where, data)

    assert errors(answer)
    assert Citation.objects.get().quote == "của người khác"
    assert GrassrootsModel.objects.get().name == record.name


def test_row_that_was_deleted_meanwhile_is_an_error_of_the_form(desk, record):
    where = address(record, "change")
    data = form_of(desk, where, name="Khác")
    record.citations.get().delete()

    answer = desk.post(where, data)

    assert answer.status_code == 200
    assert GrassrootsModel.objects.get().name == record.name


def test_save_that_loses_a_race_shows_the_form_again(desk, record, monkeypatch):
    where = address(record, "change")
    data = form_of(desk, where, name="Khác")

    def lose(self):
        raise StaleRecord

    monkeypatch.setattr(Record, "claim", lose)
    answer = desk.post(where, data)

    assert answer.status_code == 200
    assert errors(answer)
    assert GrassrootsModel.objects.get().name == record.name


def test_rule_of_the_database_that_the_form_let_pass_shows_the_form_again(desk, record, monkeypatch):
    where = address(record, "change")
    data = form_of(desk, where, name="Khác")

    def refuse(self, *args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr(GrassrootsModel, "save", refuse)
    answer = desk.post(where, data)

    assert answer.status_code == 200
    assert errors(answer)


def test_record_that_was_deleted_meanwhile_is_not_found(desk, record):
    where = address(record, "change")
    data = form_of(desk, where, name="Khác")
    record.delete()

    assert desk.post(where, data).status_code == 404


def test_second_record_of_the_same_name_and_place_is_named_as_such(desk, record):
    where = address(GrassrootsModel, "add")

    answer = desk.post(where, form_of(desk, where, name="NỤ CƯỜI  tiếp dân"))

    assert GrassrootsModel.objects.count() == 1
    assert "already" in errors(answer)[0] or "đã có" in errors(answer)[0]
