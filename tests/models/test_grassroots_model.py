"""Grassroots models: their places in time, their lineage, and by whom each value is known."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tests.making import (
    make_citation,
    make_field,
    make_grassroots_model,
    make_organisation,
    make_province,
    make_source,
    make_van_gia,
    when,
)
from trackerapp.models import Certainty, GrassrootsModel, State

pytestmark = pytest.mark.django_db


def test_name_stands_in_quotation_marks_only_where_the_source_has_them():
    assert make_grassroots_model(name="Nụ cười tiếp dân").title == "“Nụ cười tiếp dân”"
    assert make_grassroots_model(name="hòm thư góp ý", is_quoted=False).title == "Hòm thư góp ý"


def test_address_is_the_number_and_the_unaccented_name():
    grassroots_model = make_grassroots_model(name="Nụ cười từ trái tim")

    assert grassroots_model.get_absolute_url().endswith(f"/{grassroots_model.pk}/nu-cuoi-tu-trai-tim/")


def test_same_name_place_and_organisation_is_the_same_model_however_it_is_written():
    make_grassroots_model(name="Hoà giải ở cơ sở")

    with pytest.raises(ValidationError, match="already in the register"):
        GrassrootsModel(name="HÒA GIẢI ở cơ sở").full_clean()


def test_same_name_elsewhere_is_another_model():
    make_grassroots_model(name="Nuôi heo đất", organisation=make_organisation("Hội Phụ nữ"))

    GrassrootsModel(name="Nuôi heo đất", locality=make_province()).full_clean()


def test_database_itself_refuses_the_second_of_two_without_place():
    make_grassroots_model(name="Nuôi heo đất")

    with pytest.raises(IntegrityError), transaction.atomic():
        make_grassroots_model(name="Nuôi heo đất")


def test_place_of_another_era_is_refused():
    van_gia = make_van_gia()

    with pytest.raises(ValidationError, match="did not exist yet"):
        GrassrootsModel(name="A", locality=van_gia.today, status="new", status_on=when("11/02/2019")).full_clean()
    with pytest.raises(ValidationError, match="had ended before"):
        GrassrootsModel(name="B", locality=van_gia, started_on=when("2026")).full_clean()


def test_circle_of_replication_is_refused():
    first = make_grassroots_model()
    second = make_grassroots_model(replicated_from=first)

    first.replicated_from = second

    with pytest.raises(ValidationError, match="in a circle"):
        first.full_clean()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"started_on": when("2019"), "ended_on": when("2018")}, "ended before it began"),
        ({"started_on": when("12/2018"), "ended_on": when("05/2018")}, "ended before it began"),
        ({"status_on": when("2018")}, "no status"),
        ({"name": ""}, "cannot be blank"),
        ({"name": "Đ" * 301}, "300"),
        ({"basis": "consent"}, "Name the document"),
        ({"kind": "festival"}, "not a valid choice"),
    ],
)
def test_what_cannot_be_is_refused_in_words(values, message):
    with pytest.raises(ValidationError, match=message):
        GrassrootsModel(**{"name": "Nụ cười", **values}).full_clean()


def test_an_end_known_by_its_year_takes_any_beginning_in_that_year():
    GrassrootsModel(name="Nụ cười", started_on=when("19/05/2018"), ended_on=when("2018")).full_clean()


def test_unit_of_today_has_the_models_of_what_it_was_made_of():
    van_gia = make_van_gia()
    grassroots_model = make_grassroots_model(locality=van_gia)

    for place in (van_gia, van_gia.parent, van_gia.today, van_gia.today.parent):
        assert list(GrassrootsModel.objects.at(place)) == [grassroots_model]


def test_district_of_then_stays_what_it_was():
    van_gia = make_van_gia()
    make_grassroots_model(locality=van_gia.today)

    assert not GrassrootsModel.objects.at(van_gia.parent).exists()


def test_value_is_stated_placed_or_unknown():
    grassroots_model = make_grassroots_model(cited=False, organisation=make_organisation())
    grassroots_model.fields.set([make_field()])
    make_citation(grassroots_model=grassroots_model, supports=["name", "organisation"])

    assert grassroots_model.certainty("organisation") == Certainty.STATED
    assert grassroots_model.certainty("fields") == Certainty.PLACED
    assert grassroots_model.certainty("started_on") == Certainty.UNKNOWN


def test_words_of_a_source_that_is_not_published_state_nothing_to_the_public():
    grassroots_model = make_grassroots_model(cited=False)
    make_citation(grassroots_model=grassroots_model, supports=["name"], source=make_source(state=State.DRAFT))

    assert grassroots_model.certainty("name") == Certainty.PLACED


def test_private_name_is_public_only_with_a_basis_and_until_its_last_day():
    grassroots_model = make_grassroots_model(runner_name="Nguyễn Văn A", runner_kind="household")
    assert grassroots_model.public_runner_name == ""

    grassroots_model.basis, grassroots_model.basis_document = "consent", "phiếu 14"
    assert grassroots_model.public_runner_name == "Nguyễn Văn A"

    grassroots_model.basis_until = timezone.localdate() - timedelta(days=1)
    assert grassroots_model.public_runner_name == ""


def test_only_published_models_are_found_by_words():
    shown, hidden = (
        make_grassroots_model(name="Nuôi heo đất"),
        make_grassroots_model(name="Nuôi heo rừng", state=State.DRAFT),
    )

    assert list(GrassrootsModel.objects.matching("nuoi heo")) == [shown]

    hidden.state = State.PUBLISHED
    hidden.save()
    assert GrassrootsModel.objects.matching("nuoi heo").count() == 2


@pytest.mark.parametrize(
    "words", ["nụ cười", "nu cuoi", "NU CUOI", "nụ cưo", "“Nụ cười” van gia", "nu cuoi tu trai tim"]
)
def test_words_find_a_model_by_name_and_place_in_any_writing(words):
    grassroots_model = make_grassroots_model(name="Nụ cười từ trái tim", locality=make_van_gia())

    assert list(GrassrootsModel.objects.matching(words)) == [grassroots_model]


@pytest.mark.parametrize(
    "words",
    ["mô hình nụ cười", "mo hinh nu cuoi", "model nu cuoi", '"mô hình nụ cười"', "nu cuoi duoc duy tri",
     "nu cuoi kept up", "nu cuoi 2018", "nu cuoi 2019"],
)  # fmt: skip
def test_kind_status_and_years_find_a_model(words):
    known = {"started_on": when("05/2018"), "status": "maintained", "status_on": when("2019")}
    found = make_grassroots_model(name="Nụ cười", **known)
    make_grassroots_model(name="Nụ cười", kind="club", organisation=make_organisation())

    assert list(GrassrootsModel.objects.matching(words)) == [found]


@pytest.mark.parametrize("heading", ["summary", *GrassrootsModel.PROSE])
def test_every_text_of_the_page_finds_the_model(heading):
    found = make_grassroots_model(**{heading: "Bí thư đoàn thanh niên"})

    assert list(GrassrootsModel.objects.matching("thanh nien")) == [found]


@pytest.mark.parametrize("words", ['"', "* OR", "NEAR(", "a" * 10_000, "nu AND", "!!!&|", "kind:model", "\x00"])
def test_hostile_words_are_words(words):
    make_grassroots_model(name="Nụ cười")

    assert GrassrootsModel.objects.matching(words).count() in {0, 1}


def test_names_stand_in_dictionary_order():
    for name in ("Đường hoa", "Ánh sáng", "Bếp ăn", "An toàn", "Dân vận"):
        make_grassroots_model(name=name)

    names = [grassroots_model.name for grassroots_model in GrassrootsModel.objects.by_name()]

    assert names == ["An toàn", "Ánh sáng", "Bếp ăn", "Dân vận", "Đường hoa"]


def test_place_in_force_on_the_day_of_the_status_is_taken():
    van_gia = make_van_gia()
    van_gia.today.valid_from = date(2025, 7, 1)

    GrassrootsModel(name="A", locality=van_gia.today, status="new", status_on=when("2026")).full_clean()


@pytest.mark.parametrize("is_stored", [True, False])
def test_status_is_from_a_citation_of_the_model_itself(is_stored):
    other = make_citation(grassroots_model=make_grassroots_model())
    model = make_grassroots_model() if is_stored else GrassrootsModel(name="Nụ cười")
    model.status, model.status_citation = "new", other

    with pytest.raises(ValidationError, match="stands for another record") as refused:
        model.full_clean()

    assert list(refused.value.message_dict) == ["status_citation"]


def test_status_from_a_citation_of_its_own_is_taken():
    model = make_grassroots_model(cited=False)
    model.status, model.status_citation = "new", make_citation(grassroots_model=model)

    model.full_clean()


def test_newest_published_model_comes_first():
    now = timezone.now()
    old, new = (make_grassroots_model(published_at=now - timedelta(days=days)) for days in (2, 1))

    assert list(GrassrootsModel.objects.published().newest_first()) == [new, old]


def test_newest_models_are_taken_from_an_index():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # a table of no rows is read whole otherwise

        plan = GrassrootsModel.objects.published().newest_first()[:25].explain()

    assert "grassroots_model_by_number" in plan
    assert not re.search("sort|temp", plan, re.IGNORECASE)
