"""What is likely the same record, among models and documents; commendations stand in tests of their own."""

import pytest

from tests.making import (
    make_award_type,
    make_commendation,
    make_directive,
    make_grassroots_model,
    make_province,
    make_van_gia,
    when,
)
from trackerapp import duplicates
from trackerapp.models import Commendation, Directive, GrassrootsModel, Organisation, State

pytestmark = pytest.mark.django_db


def test_model_of_the_same_name_in_the_same_province_of_today_is_likely_the_same():
    van_gia = make_van_gia()
    known = make_grassroots_model(name="Hũ gạo sẻ chia", locality=van_gia.today)
    make_grassroots_model(name="Hũ gạo sẻ chia", locality=make_province("An Giang", "91"))
    make_grassroots_model(name="Hũ gạo khác", locality=van_gia)

    assert duplicates.likely(GrassrootsModel(name="HŨ GẠO  sẻ chia", locality=van_gia)) == [known]


def test_model_without_a_place_may_be_any_of_its_name():
    known = make_grassroots_model(name="Hũ gạo sẻ chia", locality=make_van_gia())

    assert duplicates.likely(GrassrootsModel(name="Hũ gạo sẻ chia")) == [known]


def test_document_is_known_by_its_number_or_else_by_its_name():
    numbered = make_directive(kind="chỉ thị", number="05-CT/TW")
    named = make_directive(kind="nghị quyết", number="04-NQ/TW", name="Nghị quyết Trung ương 4 (khóa XII)")

    assert duplicates.likely(Directive(kind="chỉ thị", number="05-ct/tw")) == [numbered]
    assert duplicates.likely(Directive(kind="nghị quyết", name="nghị quyết Trung ương 4 (khóa XII)")) == [named]
    assert duplicates.likely(Directive(kind="kế hoạch")) == []


def test_commendation_of_the_same_year_and_counts_is_likely_the_same_whoever_gave_it():
    van_gia = make_van_gia()
    told = {"merit_year": 2018, "collectives": 3, "individuals": 12}
    known = make_commendation(**told, authority_as_printed="UBND huyện", locality=van_gia)
    make_commendation(**told, locality=make_province("An Giang", "91"))
    make_commendation(**told | {"individuals": None}, locality=van_gia)
    make_commendation(**told, locality=van_gia, state=State.WITHDRAWN, state_reason="nhập trùng")
    one = Commendation(**told, authority_as_printed="Chủ tịch UBND huyện Vạn Ninh", locality=van_gia)

    assert duplicates.likely(one) == [known]
    one.merit_year = None
    assert duplicates.likely(one) == []


def test_commendations_of_different_forms_or_days_are_two_whatever_their_counts():
    told = {"merit_year": 2018, "collectives": 3, "decided_on": when("2/1/2019")}
    make_commendation(**told, award_type=make_award_type("GK"))

    assert duplicates.likely(Commendation(**told, award_type=make_award_type("BK"))) == []
    assert duplicates.likely(Commendation(**told | {"decided_on": when("3/1/2019")})) == []


def test_other_kinds_have_none():
    assert duplicates.likely(Organisation(name="Hội Phụ nữ")) == []


def test_decisions_of_one_number_are_likely_the_same_unless_their_years_or_bodies_differ():
    body, other_body = Organisation.objects.create(name="UBND tỉnh"), Organisation.objects.create(name="UBND huyện")
    known = make_commendation(decision_number="12/QĐ-UBND", issued_by=body, decided_on=when("2/1/2019"))

    def likely(**values):
        return duplicates.likely(Commendation(**{"decision_number": "", "number_key": "12/qd-ubnd", **values}))

    assert likely() == likely(issued_by=body) == likely(decided_on=when("2019")) == [known]
    assert likely(issued_by=other_body) == likely(issued_by=body, decided_on=when("2020")) == []
