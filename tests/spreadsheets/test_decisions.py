"""Decisions in sheets: the numbers of a body begin anew each year."""

from importlib import import_module

import pytest
from django.apps import apps

from tests.making import make_administrator, make_commendation, make_organisation, when
from tests.spreadsheets.making import make_import, write
from trackerapp.models import Commendation

pytestmark = pytest.mark.django_db

HEAD = ["Số quyết định", "Cơ quan khen thưởng", "Ngày quyết định", "Năm", "Thành tích"]
NUMBER = "1234/QĐ-UBND"


@pytest.fixture
def clerk():
    return make_administrator()


@pytest.fixture
def body():
    return make_organisation("UBND tỉnh Khánh Hòa")


def sent(folder, clerk, *rows):
    rows = [[number, "UBND tỉnh Khánh Hòa", day, year, merit] for number, day, year, merit in rows]
    return make_import(folder, rows, clerk, HEAD, "commendations")


def made(body, *days):
    return [make_commendation(decision_number=NUMBER, issued_by=body, decided_on=day and when(day)) for day in days]


def told(job):
    return [(row.number, row.deed, row.record) for row in job.rows.order_by("number")]


def messages(job):
    return [(row.number, fault["message"]) for row in job.rows.order_by("number") for fault in row.faults]


def test_same_number_in_another_year_is_another_decision(tmp_path, clerk, body):
    write(sent(tmp_path, clerk, [NUMBER, "05/06/2023", "2023", "Một"]))

    job = write(sent(tmp_path, clerk, [NUMBER, "07/08/2024", "2024", "Hai"]))

    assert job.counts()["new"] == 1
    assert set(Commendation.objects.values_list("merit_year", "merit")) == {(2023, "Một"), (2024, "Hai")}


def test_both_years_stand_in_one_sheet(tmp_path, clerk, body):
    rows = [NUMBER, "05/06/2023", "2023", "Một"], [NUMBER, "07/08/2024", "2024", "Hai"]

    job = write(sent(tmp_path, clerk, *rows))

    assert (job.state, Commendation.objects.count()) == ("done", 2)
    assert sent(tmp_path, clerk, *rows).unchanged == 2


def test_rows_of_one_number_without_a_day_are_told_to_write_it(tmp_path, clerk, body):
    [(number, message)] = messages(sent(tmp_path, clerk, [NUMBER, "", "2023", "Một"], [NUMBER, "", "2024", "Hai"]))

    assert (number, message.startswith("Dòng 2 và dòng 3 "), "hãy ghi ngày" in message) == (3, True, True)


@pytest.mark.parametrize(("stored", "given"), [("05/06/2023", ""), (None, "05/06/2023"), ("2023", "05/06/2023")])
def test_day_that_one_side_does_not_know_parts_nothing(tmp_path, clerk, body, stored, given):
    [record] = made(body, stored)

    job = sent(tmp_path, clerk, [NUMBER, given, "", "Mới"])

    assert told(job) == [(2, "updated", record.pk)]


def test_row_without_a_day_that_can_mean_several_is_a_fault_that_lists_them(tmp_path, clerk, body):
    first, second = made(body, "05/06/2023", "07/08/2024")

    [(number, message)] = messages(sent(tmp_path, clerk, [NUMBER, "", "", "Mới"]))

    assert number == 2
    assert f"{first.code}, {second.code}" in message


def test_row_without_a_day_beside_one_of_another_year_may_mean_either(tmp_path, clerk, body):
    [first] = made(body, "05/06/2023")
    rows = [NUMBER, "", "", "Mới"], ["5/QĐ", "", "", ""], [NUMBER, "07/08/2024", "", "Hai"]

    (one, message), (other, both) = messages(sent(tmp_path, clerk, *rows))

    assert (one, first.code in message) == (2, True)
    assert (other, "Dòng 2 và dòng 4" in both) == (4, True)


def test_of_several_the_row_with_a_day_is_about_that_of_its_year(tmp_path, clerk, body):
    _first, second, third = made(body, "05/06/2023", "07/08/2024", None)

    job = sent(tmp_path, clerk, [NUMBER, "07/08/2024", "", "Mới"], [NUMBER, "", "", "Khác"])

    assert told(job) == [(2, "updated", second.pk), (3, "updated", third.pk)]


def test_rows_of_which_one_alone_has_a_day_are_told_by_both_numbers(tmp_path, clerk, body):
    rows = [NUMBER, "05/06/2023", "2023", "Một"], ["5/QĐ", "", "", "Khác"], [NUMBER, "", "2024", "Hai"]

    [(number, message)] = messages(sent(tmp_path, clerk, *rows))

    assert number == 4
    assert "Dòng 2 và dòng 4" in message


def test_year_of_the_merit_that_would_change_is_told(tmp_path, clerk, body):
    record = make_commendation(decision_number=NUMBER, issued_by=body, merit_year=2023)

    job = sent(tmp_path, clerk, [NUMBER, "", "2024", "Mới"])

    assert told(job) == [(2, "updated", record.pk)]
    assert [rows for text, rows, _is_fault in job.notes if "năm thành tích" in text] == [[2]]


@pytest.mark.parametrize("number", ["1234 /QĐ-UBND", "Số 1234/QĐ-UBND", "số: 1234/qđ - ubnd"])
def test_number_is_known_however_it_is_written(tmp_path, clerk, body, number):
    [record] = made(body, "05/06/2023")

    job = sent(tmp_path, clerk, [number, "05/06/2023", "", ""])

    assert [row.record for row in job.rows.all()] == [record.pk]


def test_day_behind_the_number_is_a_fault_that_says_where_it_goes(tmp_path, clerk, body):
    [(number, message)] = messages(sent(tmp_path, clerk, [f"{NUMBER} ngày 5/6/2024", "", "", ""]))

    assert number == 2
    assert "1234/QĐ-UBND" in message


def test_numbers_of_before_get_their_keys_unless_two_are_one(body):
    first, second = make_commendation(decision_number="Số 5 /QĐ"), make_commendation(decision_number="6/QĐ")
    third = make_commendation(decision_number="số 6/QĐ", decided_on=when("2019"))
    Commendation.objects.filter(pk=first.pk).update(number_key="so 5 /qd")
    Commendation.objects.filter(pk=third.pk).update(number_key="so 6/qd", decided_on=None)

    import_module("trackerapp.migrations.0024_decisions_of_each_year").renew_keys(apps, None)

    keys = dict(Commendation.objects.values_list("pk", "number_key"))
    assert keys == {first.pk: "5/qd", second.pk: "6/qd", third.pk: "so 6/qd"}
