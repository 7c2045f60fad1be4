"""Which fields the words of a citation state, once a person has corrected the words or the values."""

import pytest

from tests.making import make_award_type, make_level, make_organisation, when
from trackerapp import intake
from trackerapp.models import Commendation, Directive, GrassrootsModel, Locality, Organisation

pytestmark = pytest.mark.django_db

RUN = "Câu lạc bộ “Vườn cây chung” do Hội Nông dân xã Đá Bạc ra mắt năm 2018"
GIVEN = "Ngày 11/02/2019, UBND huyện Vạn Ninh tặng Giấy khen cho 03 tập thể và mười hai cá nhân, trong đó 5 nữ"
ISSUED = "Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị"


@pytest.mark.parametrize(
    ("values", "is_stated"),
    [
        ({"name": "Vườn cây chung"}, True),
        ({"name": "vườn cây chung"}, True),
        ({"name": "Vườn cây"}, True),
        ({"name": "Vườn cây xanh"}, False),
        ({"name": "“”"}, False),
        ({"kind": "club"}, True),
        ({"kind": "model"}, False),
        ({"kind": "other"}, False),
        ({"status": "new"}, True),
        ({"status": "maintained"}, False),
        ({"status": "paused"}, False),
        ({"started_on": "2018"}, True),
        ({"started_on": "09/2018"}, False),
        ({"ended_on": None}, False),
    ],
)
def test_value_of_a_model_is_stated_where_its_letters_stand(values, is_stated):
    values = {name: when(value) if value and name.endswith("_on") else value for name, value in values.items()}

    found = intake.stated(GrassrootsModel(**values), RUN)

    assert (next(iter(values)) in found) == is_stated


@pytest.mark.parametrize(("name", "is_stated"), [("Hội Nông dân xã Đá Bạc", True), ("Hội Phụ nữ xã Đá Bạc", False)])
def test_whoever_runs_it_is_stated_by_name_also_if_new(name, is_stated):
    for body in (Organisation(name=name), make_organisation(name)):
        assert ("organisation" in intake.stated(GrassrootsModel(organisation=body), RUN)) == is_stated


@pytest.mark.parametrize(("name", "is_stated"), [("Đá Bạc", True), ("Đá", True), ("Bạc Liêu", False)])
def test_place_is_stated_by_its_name(name, is_stated):
    record = GrassrootsModel(locality=Locality(name=name))

    assert ("locality" in intake.stated(record, RUN)) == is_stated


@pytest.mark.parametrize(
    ("values", "is_stated"),
    [
        ({"collectives": 3}, True),
        ({"collectives": 5}, False),
        ({"collectives": 11}, False),
        ({"individuals": 12}, True),
        ({"individuals": 3}, False),
        ({"households": 3}, False),
        ({"merit_year": 2019}, True),
        ({"merit_year": 2018}, False),
        ({"decided_on": "11/02/2019"}, True),
        ({"decided_on": "12/02/2019"}, False),
        ({"decision_number": "11"}, True),
    ],
)
def test_number_of_a_commendation_is_stated_where_it_counts_the_same(values, is_stated):
    values = {name: when(value) if name == "decided_on" else value for name, value in values.items()}

    found = intake.stated(Commendation(**values), GIVEN)

    assert (next(iter(values)) in found) == is_stated


@pytest.mark.parametrize(
    ("form", "authority", "fields"),
    [
        ("Giấy khen", "UBND huyện Vạn Ninh", {"award_type", "issued_by", "level"}),
        ("Bằng khen", "UBND tỉnh Khánh Hòa", set()),
        ("Giấy khen", "", {"award_type"}),
    ],
)
def test_award_and_giver_are_stated_by_what_is_printed_for_them(form, authority, fields):
    record = Commendation(
        form_as_printed=form,
        authority_as_printed=authority,
        award_type=make_award_type(),
        level=make_level("H"),
        issued_by=make_organisation("Ủy ban nhân dân huyện"),
    )

    assert set(intake.stated(record, GIVEN)) == fields


def test_number_kind_and_day_of_a_document_are_stated():
    record = Directive(kind="chỉ thị", number="05-CT/TW", issued_on=when("15/05/2016"))

    assert set(intake.stated(record, ISSUED)) == {"kind", "number", "issued_on"}
    assert intake.stated(Directive(kind="kế hoạch", number="06-CT/TW", issued_on=when("2017")), ISSUED) == []


def test_giver_that_is_printed_otherwise_is_another_giver():
    before = {"authority_as_printed": "A", "unit": "X", "total": None}
    after = {"authority_as_printed": "B", "total": None}

    found = intake.corrected(before, after)

    assert found == {"authority_as_printed", "issued_by", "level", "unit", "organisation"}
    assert intake.corrected(after, after) == set()
