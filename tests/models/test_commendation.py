"""Commendations: numbers that may be unknown, three persons of a decision, and rules of law that warn."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.making import (
    make_award_type,
    make_commendation,
    make_organisation,
    make_recipient,
    make_van_gia,
    when,
)
from trackerapp.models import Commendation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"collectives": -1}, "greater than or equal to 0"),
        ({"merit_year": 20018}, "less than or equal to 2100"),
        ({"merit_year": 18}, "greater than or equal to 1945"),
        ({"revoked_on": when("2020")}, "Name the decision"),
        ({"decision_number": "1" * 61}, "60"),
    ],
)
def test_what_cannot_be_is_refused_in_words(values, message):
    with pytest.raises(ValidationError, match=message):
        Commendation(**values).full_clean()


@pytest.mark.parametrize("values", [{"individuals": -1}, {"merit_year": 18}])
def test_database_itself_refuses_what_cannot_be(values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_commendation(**values)


def test_unknown_number_is_not_zero():
    commendation = make_commendation(collectives=30)

    assert (commendation.collectives, commendation.households) == (30, None)
    assert make_commendation().is_counted is False


def test_decision_of_one_body_stands_once_however_its_number_is_written():
    body = make_organisation("UBND tỉnh")
    make_commendation(decision_number="1234/QĐ-UBND", issued_by=body)

    with pytest.raises(ValidationError, match="already in the register"):
        Commendation(decision_number="1234/qđ-ubnd", issued_by=body).full_clean()
    Commendation(decision_number="1234/QĐ-UBND", issued_by=make_organisation("UBND huyện")).full_clean()


def test_place_that_was_not_in_force_on_the_day_of_the_decision_is_refused():
    with pytest.raises(ValidationError, match="not in force on the day"):
        Commendation(locality=make_van_gia(), decided_on=when("01/09/2025")).full_clean()


def test_place_that_was_not_in_force_in_the_year_of_the_merit_is_refused():
    van_gia = make_van_gia()

    for place, year in ((van_gia.today, 2017), (van_gia, 2026)):
        with pytest.raises(ValidationError, match="was not in force in that year"):
            Commendation(locality=place, merit_year=year).full_clean()


def test_named_recipients_are_counted_beside_the_number_as_printed():
    commendation = make_commendation(collectives=30)
    make_recipient(commendation)
    make_recipient(commendation, kind="individual", name="Nguyễn Văn A")

    assert (commendation.collectives, commendation.named("collective"), commendation.named("household")) == (30, 1, 0)


def test_collective_is_named_and_a_person_only_with_a_basis():
    commendation = make_commendation()
    person = make_recipient(commendation, kind="individual", name="Nguyễn Văn A")

    assert make_recipient(commendation).public_name == "Chi bộ thôn 2"
    assert person.public_name == ""


def test_person_without_a_basis_is_not_found_by_name():
    commendation = make_commendation()
    make_recipient(commendation, kind="individual", name="Nguyễn Văn Hiếm")
    make_recipient(commendation, name="Chi bộ Hiếm Có")

    assert not Commendation.objects.matching("nguyen van hiem").exists()
    assert Commendation.objects.matching("hiem co").get() == commendation


def test_newest_merit_comes_first_and_unknown_years_last():
    unknown, old, new = (make_commendation(merit_year=year) for year in (None, 2017, 2020))

    assert list(Commendation.objects.latest_first()) == [new, old, unknown]


def test_form_is_found_in_both_languages_whichever_it_was_saved_in():
    award = make_award_type(name="Bằng khen của Chủ tịch", name_en="Certificate of merit")
    commendation = make_commendation(award_type=award)

    for words in ("chu tich", "certificate"):
        assert list(Commendation.objects.matching(words)) == [commendation]


def test_name_whose_basis_will_end_is_not_found_by_words():
    commendation = make_commendation()
    basis = {"basis": "consent", "basis_document": "phiếu 14"}
    make_recipient(commendation, kind="individual", name="Nguyễn Văn Hiếm", **basis)
    make_recipient(commendation, kind="individual", name="Trần Thị Lạ", basis_until=date(2099, 1, 1), **basis)

    assert Commendation.objects.matching("van hiem").exists()
    assert not Commendation.objects.matching("thi la").exists()
