"""Places of two eras: where they stand, what holds them today, and what the database refuses."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.making import (
    FIRST_DAY_OF_REFORM,
    make_commune,
    make_district,
    make_grassroots_model,
    make_old_province,
    make_organisation,
    make_province,
    make_succession,
    make_van_gia,
)
from trackerapp.models import Locality, Succession, bulk
from trackerapp.models.locality import LocalityQuerySet

pytestmark = pytest.mark.django_db


def test_a_commune_that_was_merged_whole_counts_for_the_commune_of_today():
    van_gia = make_van_gia()

    assert (van_gia.today.full_name, van_gia.today.valid_from) == ("Xã Vạn Ninh", FIRST_DAY_OF_REFORM)


def test_a_split_commune_counts_for_its_province():
    old, new = make_old_province(), make_province()
    split = make_commune("Cam Tân", make_district("Cam Lâm", old), "22435")
    for name in ("Cam Hiệp", "Cam Lâm"):
        make_succession(split, make_commune(name, new), share="part")

    split.refresh_from_db()

    assert split.today == new
    assert {unit.name for unit in split.successors_today.all()} == {"Cam Hiệp", "Cam Lâm"}


def test_a_district_has_the_successors_of_its_communes():
    district = make_van_gia().parent

    assert [unit.full_name for unit in district.successors_today.all()] == ["Xã Vạn Ninh"]


def test_chains_of_successions_are_followed_to_today():
    old, new = make_old_province("Kiên Giang", "91"), make_province("An Giang", "91")
    town = make_district("Hà Tiên", old, "900", type="thị xã", valid_to=date(2018, 9, 10))
    city = make_district("Hà Tiên", old, "900", type="thành phố", valid_from=date(2018, 9, 11))
    make_succession(town, city, on=date(2018, 9, 11))
    make_succession(make_commune("Tiên Hải", city, valid_from=None), make_commune("Tiên Hải", new))

    town.refresh_from_db()

    assert town.today.path_name == "Xã Tiên Hải, tỉnh An Giang"


def test_a_unit_of_today_is_its_own_today():
    province = make_province()

    assert province.today == province


def test_units_on_a_day_are_those_of_that_era():
    van_gia = make_van_gia()

    before, after = Locality.objects.on(date(2018, 1, 1)), Locality.objects.on(date(2026, 1, 1))

    assert van_gia in before
    assert van_gia.today not in before
    assert {unit.full_name for unit in after} == {"Tỉnh Khánh Hòa", "Xã Vạn Ninh"}


def test_within_is_the_unit_and_what_lies_below_it():
    van_gia = make_van_gia()

    names = [unit.full_name for unit in Locality.objects.within(van_gia.parent.parent)]

    assert names == ["Tỉnh Khánh Hòa", "Huyện Vạn Ninh", "Thị trấn Vạn Giã"]


def test_places_stand_in_dictionary_order():
    for code, name in enumerate(["Đồng Nai", "Bà Rịa", "Ba Vì", "Đắk Lắk", "Ăn"], start=10):
        make_province(name, str(code))

    assert [unit.name for unit in Locality.objects.all()] == ["Ăn", "Ba Vì", "Bà Rịa", "Đắk Lắk", "Đồng Nai"]


@pytest.mark.parametrize("words", ["van gia", "Vạn Giã", "thi tran van gia", "TT Vạn Giã", "van gia khanh hoa"])
def test_a_place_is_found_without_accents_and_by_what_it_belongs_to(words):
    van_gia = make_van_gia()

    assert Locality.objects.called(words).first() == van_gia


def test_the_unit_of_just_that_name_comes_first():
    province = make_old_province()
    make_commune("Văn Giang", make_district("Ân Thi", province, "1"), "11")
    van_gia = make_commune("Vạn Giã", make_district("Vạn Ninh", province, "2"), "22")

    assert Locality.objects.called("van gia").first() == van_gia


def test_a_code_is_used_again_in_another_era_and_only_there():
    make_province("An Giang", "91")

    make_old_province("Kiên Giang", "91")

    with pytest.raises(ValidationError, match="already begins"):
        Locality(name="Khác", type="tỉnh", level=1, code="91", valid_from=FIRST_DAY_OF_REFORM).full_clean()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"level": 2, "type": "huyện", "valid_to": None}, "no districts after"),
        ({"parent": None}, "every other unit belongs to one"),
        ({"valid_from": date(2026, 1, 1), "valid_to": date(2025, 12, 31)}, "comes before the first"),
        ({"name": "Vạn\x07Giã"}, "control characters"),
        ({"name": "V" * 101}, "100"),
    ],
)
def test_a_place_that_cannot_be_is_refused_in_words(values, message):
    unit = Locality(**{"name": "Vạn Ninh", "type": "xã", "level": 3, "parent": make_province(), **values})

    with pytest.raises(ValidationError, match=message):
        unit.full_clean()


@pytest.mark.parametrize("field", ["valid_from", "valid_to"])
def test_a_day_that_has_not_come_is_refused(field):
    today = timezone.localdate()
    unit = Locality(name="Vạn Ninh", type="xã", level=3, parent=make_province())
    setattr(unit, field, today + timedelta(days=1))

    with pytest.raises(ValidationError, match="still to come") as refused:
        unit.clean()

    assert list(refused.value.message_dict) == [field]


def test_a_unit_of_today_belongs_to_no_unit_that_has_ended():
    unit = Locality(name="Vạn Ninh", type="xã", level=3, parent=make_old_province(), valid_from=FIRST_DAY_OF_REFORM)

    with pytest.raises(ValidationError, match="was not in force"):
        unit.full_clean()


@pytest.fixture
def eras():
    """Units of before and of today that a succession could link, by a short name."""
    old, new = make_old_province(), make_province()
    return {
        "old": old,
        "new": new,
        "district": make_district("Vạn Ninh", old, "571"),
        "old commune": make_commune("Vạn Giã", old, "22489", valid_from=date(2000, 1, 1)),
        "commune": make_commune("Vạn Ninh", new, "22489"),
        "early": make_old_province("Phú Khánh", "40", valid_to=date(1989, 6, 30)),
        "ancient": make_old_province("Phú Yên", "54", valid_from=date(1989, 7, 1)),
        "former": make_old_province("Hà Tây", "28", valid_from=date(2000, 1, 1)),
        "later": make_province("Đắk Lắk", "66", valid_from=date(2025, 8, 1)),
    }


@pytest.mark.parametrize(
    ("was", "became", "on", "message"),
    [
        ("new", "later", date(2025, 8, 1), "still in force on that day"),
        ("old", "new", date(2025, 6, 30), "still in force on that day"),
        ("early", "new", FIRST_DAY_OF_REFORM, "long before that day, on 30/06/1989"),
        ("former", "ancient", FIRST_DAY_OF_REFORM, "older than the one"),
        ("old", "new", date(2025, 8, 1), "does not begin on that day"),
        ("old", "early", FIRST_DAY_OF_REFORM, "does not begin on that day"),
        ("old", "commune", FIRST_DAY_OF_REFORM, "not of one level"),
        ("old commune", "new", FIRST_DAY_OF_REFORM, "not of one level"),
        ("district", "new", FIRST_DAY_OF_REFORM, "not of one level"),
    ],
)
def test_a_succession_that_cannot_be_is_refused_in_words(eras, was, became, on, message):
    step = Succession(predecessor=eras[was], successor=eras[became], share="whole", on=on)

    with pytest.raises(ValidationError, match=message):
        step.full_clean()


@pytest.mark.parametrize(
    ("was", "became", "on"),
    [
        ("old", "new", FIRST_DAY_OF_REFORM),
        ("old commune", "commune", FIRST_DAY_OF_REFORM),
        ("district", "commune", FIRST_DAY_OF_REFORM),
        ("ancient", "later", date(2025, 8, 1)),
    ],
)
def test_a_succession_that_can_be_is_taken(eras, was, became, on):
    Succession(predecessor=eras[was], successor=eras[became], share="whole", on=on).full_clean()


def test_a_succession_that_lacks_its_units_is_refused_for_that():
    with pytest.raises(ValidationError) as refused:
        Succession(share="whole", on=FIRST_DAY_OF_REFORM).full_clean()

    assert set(refused.value.message_dict) == {"predecessor", "successor"}


def test_renaming_a_place_lets_its_models_be_found_by_the_new_name():
    van_gia = make_van_gia()
    grassroots_model = make_grassroots_model(locality=van_gia)

    van_gia.name = "Vạn Giã Mới"
    van_gia.save()

    assert list(type(grassroots_model).objects.matching("gia moi")) == [grassroots_model]


def test_saving_a_place_tells_how_many_rows_had_to_move():
    make_van_gia()

    assert Locality.objects.settle() == 0


def test_numbering_first_locks_one_row_that_is_the_same_for_all(monkeypatch):
    make_province()
    make_province("An Giang", "91")
    locked, real = [], LocalityQuerySet.select_for_update

    def lock(queryset, **options):
        locked.append(options)
        return real(queryset, **options)

    monkeypatch.setattr(LocalityQuerySet, "select_for_update", lock)
    with CaptureQueriesContext(connection) as asked:
        Locality.objects.settle()

    queries = [query["sql"] for query in asked if query["sql"].startswith("SELECT")]
    assert locked == [{"no_key": True}]
    assert "ORDER BY 1 ASC LIMIT 1" in queries[0]


@pytest.fixture
def unsettled(monkeypatch):
    """From its call on, the tree cannot be numbered."""

    def fail(*_):
        raise DatabaseError

    return lambda: monkeypatch.setattr(LocalityQuerySet, "settle", fail)


def test_a_place_is_written_with_its_numbering_or_not_at_all(unsettled):
    unit = make_province("An Giang")
    opened = unit.version
    unsettled()

    unit.name = "Kiên Giang"
    with pytest.raises(DatabaseError):
        unit.save()
    with pytest.raises(DatabaseError):
        Locality.objects.get().delete()

    assert Locality.objects.get().name == "An Giang"
    assert unit.version == opened


def test_a_succession_is_written_with_the_numbering_or_not_at_all(unsettled):
    step = make_succession(make_old_province(), make_province())
    opened = step.version
    unsettled()

    step.share = "part"
    with pytest.raises(DatabaseError):
        step.save()
    with pytest.raises(DatabaseError):
        Succession.objects.get().delete()

    assert Succession.objects.get().share == "whole"
    assert step.version == opened


def test_deleting_a_place_numbers_the_rest_anew():
    make_commune("Vạn Ninh", make_province())

    Locality.objects.get(level=3).delete()

    assert Locality.objects.settle() == 0


def test_a_unit_does_not_end_before_those_below_it():
    province = make_province()
    commune = make_commune("Vạn Ninh", province)
    province.valid_to = date(2026, 1, 31)

    with pytest.raises(ValidationError, match="Xã Vạn Ninh belongs to it") as refused:
        province.full_clean()
    Locality.objects.filter(pk=commune.pk).update(valid_to=date(2026, 1, 31))
    province.full_clean()

    assert list(refused.value.message_dict) == ["valid_to"]


def test_places_that_are_deleted_together_leave_the_rest_numbered_anew():
    province = make_province()
    for name in ("Vạn Ninh", "Ba Ngòi", "Cam Lâm"):
        make_commune(name, province)

    Locality.objects.filter(name__in=["Ba Ngòi", "Cam Lâm"]).delete()

    assert list(Locality.objects.values_list("name", "position", "last")) == [("Khánh Hòa", 1, 2), ("Vạn Ninh", 2, 2)]


@pytest.mark.parametrize("delete", [lambda steps: steps.delete(), lambda steps: steps.get().delete()])
def test_steps_that_are_deleted_leave_the_units_without_heirs(delete):
    van_gia = make_van_gia()

    delete(Succession.objects.filter(predecessor=van_gia))

    van_gia.refresh_from_db()
    assert (van_gia.today, van_gia.successors_today.count()) == (None, 0)


def test_step_from_a_commune_lets_records_of_its_district_be_found_by_the_new_unit():
    old, new = make_old_province(), make_province()
    district = make_district("Cam Lâm", old)
    commune, became = make_commune("Cam Tân", district), make_commune("Suối Dầu", new)
    model = make_grassroots_model(locality=district)

    step = make_succession(commune, became)
    assert list(type(model).objects.matching("suoi dau")) == [model]
    step.delete()

    assert not type(model).objects.matching("suoi dau").exists()


def test_many_places_are_numbered_once_at_the_end_of_the_block(monkeypatch):
    settle, settled = LocalityQuerySet.settle, []
    monkeypatch.setattr(LocalityQuerySet, "settle", lambda *asked: settled.append(settle(*asked)))

    with Locality.objects.settled():
        province = make_province()
        make_commune("Vạn Ninh", province)
        assert settled == []

    assert settled == [2]


def test_block_that_writes_no_place_numbers_nothing(monkeypatch):
    monkeypatch.delattr("trackerapp.models.tree.TreeQuerySet.settle")

    with Locality.objects.settled():
        make_organisation()


def test_units_written_in_bulk_are_numbered_like_any_other():
    province = make_province()

    bulk.write([Locality(name="Vạn Ninh", type="xã", level=3, parent=province)], reason="sheet 3")

    assert Locality.objects.settle() == 0
    assert Locality.objects.get(level=3).today.name == "Vạn Ninh"
