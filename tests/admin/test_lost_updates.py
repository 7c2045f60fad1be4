"""Two people save the same record: the second is told by whom, sees both versions, and nothing is written yet."""

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


@pytest.mark.parametrize(("changes", "is_seen"), [({"staff_note": "Gọi bà Hoa"}, False), ({"summary": "Cười"}, True)])
def test_note_for_staff_does_not_make_a_record_look_changed(desk, changes, is_seen):
    record = making.make_grassroots_model()
    before = record.updated_at

    desk.post(address(record, "change"), form_of(desk, address(record, "change"), **changes))

    record.refresh_from_db()
    assert (record.version, record.updated_at != before) == (2, is_seen)
    assert {name: getattr(record.history.first(), name) for name in changes} == changes


def both(form):
    """What the page of a form shows side by side: (field, stored now, yours)."""
    return [(change.label, change.before, change.after) for change in form.two_versions]


def rows(answer, prefix):
    """The forms of the rows of one kind below a record."""
    return next(each.formset.forms for each in answer.context["inline_admin_formsets"] if each.formset.prefix == prefix)


def test_second_sees_both_versions_in_words(desk, binh, record):
    where, place, health = address(record, "change"), making.make_van_gia(), making.make_field()
    second = form_of(desk, where, name="Của tôi", locality=place.pk, started_on="9/2018", is_quoted=None)
    binh.post(where, form_of(binh, where, name="Của Bình", kind="club", fields=[health.pk]))

    answer = desk.post(where, second)

    assert both(answer.context["adminform"].form) == [
        ("Tên", "Của Bình", "Của tôi"),
        ("Nguồn in trong ngoặc kép", "có", "không"),
        ("Loại", "câu lạc bộ", "mô hình"),
        ("Địa phương, khi đó", "chưa rõ", str(place)),
        ("Bắt đầu", "chưa rõ", "09/2018"),
        ("Lĩnh vực", "Y tế", "chưa rõ"),
    ]


def test_second_is_told_once_even_if_rows_of_the_record_were_saved_too(desk, binh, record):
    where = address(record, "change")
    second = form_of(desk, where, **{"name": "Của tôi", "citations-0-quote": "của tôi"})
    binh.post(where, form_of(binh, where, **{"name": "Của Bình", "citations-0-quote": "của Bình"}))

    answer = desk.post(where, second)

    assert answer.content.decode().count("đã lưu dòng này lúc") == 1
    assert both(rows(answer, "citations")[0]) == [("Lời trích", "của Bình", "của tôi")]


def test_who_saves_again_writes_over_it_knowingly(desk, binh, record):
    where = address(record, "change")
    second = form_of(desk, where, **{"name": "Của tôi", "citations-0-quote": "của tôi"})
    binh.post(where, form_of(binh, where, **{"name": "Của Bình", "citations-0-quote": "của Bình"}))
    told = desk.post(where, second)
    versions = {
        form.add_prefix("opened_version"): form["opened_version"].value()
        for form in (told.context["adminform"].form, rows(told, "citations")[0])
    }

    answer = desk.post(where, second | versions)

    assert set(versions.values()) == {"2"}
    assert answer.status_code == 302
    record.refresh_from_db()
    assert (record.name, record.version, record.citations.get().quote) == ("Của tôi", 3, "của tôi")


def test_third_save_in_between_is_told_again(desk, binh, record):
    where = address(record, "change")
    second = form_of(desk, where, name="Của tôi")
    binh.post(where, form_of(binh, where, name="Của Bình"))
    desk.post(where, second)
    binh.post(where, form_of(binh, where, name="Của Bình, lần hai"))

    answer = desk.post(where, second | {"opened_version": "2"})

    assert both(answer.context["adminform"].form) == [("Tên", "Của Bình, lần hai", "Của tôi")]
    assert GrassrootsModel.objects.get().name == "Của Bình, lần hai"


def test_two_who_write_the_same_do_not_stand_in_each_others_way(desk, binh, record):
    where = address(record, "change")
    first, second = (form_of(client, where, name="Tên chung") for client in (binh, desk))
    binh.post(where, first)

    assert desk.post(where, second).status_code == 302


def test_value_that_is_no_value_is_an_error_of_its_field_beside_both_versions(desk, binh, record):
    where = address(record, "change")
    second = form_of(desk, where, name="Của tôi", started_on="hôm kia", locality="x")
    binh.post(where, form_of(binh, where, name="Của Bình"))

    answer = desk.post(where, second)

    form = answer.context["adminform"].form
    assert both(form) == [("Tên", "Của Bình", "Của tôi")]
    assert {"started_on", "locality"} <= set(form.errors)


@pytest.mark.parametrize("field", ["name", "place_as_printed", "summary", "method", "staff_note"])
def test_script_in_either_version_is_shown_as_text(desk, binh, record, field):
    where, script = address(record, "change"), "<script>alert({})</script>"
    second = form_of(desk, where, **{field: script.format(2)})
    binh.post(where, form_of(binh, where, **{field: script.format(1)}))

    page = desk.post(where, second).content.decode()

    assert "<script>alert" not in page
    assert all(f"&lt;script&gt;alert({number})" in page for number in (1, 2))


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
    page = answer.content.decode()
    assert "Đã có người xóa dòng này" in page
    assert '<td data-l="Của bạn">Nụ cười</td>' in page
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
