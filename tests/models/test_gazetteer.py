"""Places in memory: found as people write them, and never older than the table."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.making import (
    make_commune,
    make_district,
    make_grassroots_model,
    make_old_province,
    make_province,
    make_succession,
)
from trackerapp.models import Gazetteer, Locality
from trackerapp.models.gazetteer import UNITS

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def places(lasting):
    """Vạn Giã, which became a part of Vạn Ninh, two communes that differ by accents, and a province of both eras."""
    with Locality.objects.settled():
        today, old = make_province(), make_old_province()
        district = make_district("Vạn Ninh", old, "571")
        township = make_commune("Vạn Giã", district, "22489", type="thị trấn")
        commune = make_commune("Vạn Ninh", today, "22489")
        make_succession(township, commune)
        make_commune("Tân Thành", district)
        make_commune("Tân Thạnh", district)
        make_commune("01", district, type="phường")
        make_commune("Phúc Xá", old, "00571")
        make_commune("Giang Biên", old, "04571")
    return {"township": township.pk, "commune": commune.pk}


def rename(place, name):
    """Save the place of this number under another name."""
    found = Locality.objects.get(pk=place)
    found.name = name
    found.save()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa", ["Thị trấn Vạn Giã"]),
        ("TT. Vạn Giã, Vạn Ninh", ["Thị trấn Vạn Giã"]),
        ("TT Vạn Giã - Khánh Hoà", ["Thị trấn Vạn Giã"]),
        ("van gia", ["Thị trấn Vạn Giã"]),
        ("22489 (đến 30/06/2025)", ["Thị trấn Vạn Giã"]),
        ("22489 (từ 1/7/2025)", ["Xã Vạn Ninh"]),
        ("22489", ["Thị trấn Vạn Giã", "Xã Vạn Ninh"]),
        ("571", ["Huyện Vạn Ninh", "Xã Phúc Xá"]),
        ("00571", ["Xã Phúc Xá"]),
        ("4571", ["Xã Giang Biên"]),
        ("tỉnh Khánh Hòa", ["Tỉnh Khánh Hòa", "Tỉnh Khánh Hòa"]),
        ("tỉnh Khánh Hòa (từ 01/07/2025)", ["Tỉnh Khánh Hòa"]),
        ("xã Tân Thạnh", ["Xã Tân Thạnh"]),
        ("xa tan thanh", ["Xã Tân Thành", "Xã Tân Thạnh"]),
        ("P.1", ["Phường 01"]),
        ("thị trấn Vạn Giã (huyện Vạn Ninh, tỉnh Khánh Hòa)", ["Thị trấn Vạn Giã"]),
        ("tỉnh Khánh Hòa, huyện Vạn Ninh, thị trấn Vạn Giã", ["Thị trấn Vạn Giã"]),
        ("TT Vạn Giã/Vạn Ninh/Khánh Hòa", ["Thị trấn Vạn Giã"]),
        ("thị trấn Vạn Giã huyện Vạn Ninh tỉnh Khánh Hòa", ["Thị trấn Vạn Giã"]),
        ("tỉnh Phú Yên, thị trấn Vạn Giã", []),
        ("Vạn Ninh", ["Huyện Vạn Ninh", "Xã Vạn Ninh"]),
        ("xã Vạn Giã", []),
        ("thị trấn Vạn Giã, tỉnh Phú Yên", []),
        ("", []),
        (", , ", []),
        ("(đến 30/06/2025)", []),
    ],
)
def test_place_is_found_as_it_is_written_and_never_guessed(places, text, found):
    assert sorted(place.path_name.split(",")[0] for place in Gazetteer.now().called(text)) == sorted(found)


def test_every_place_is_found_by_its_label(places):
    known = Gazetteer.now()

    assert all(known.called(known.label(place)) == [place] for place in known.values())


def test_names_are_those_of_the_records(places):
    known = Gazetteer.now()

    assert {pk: place.path_name for pk, place in known.items()} == {
        place.pk: place.path_name for place in Locality.objects.all()
    }
    assert [heir.pk for heir in known[places["township"]].heirs] == [places["commune"]]
    assert list(known) == list(Locality.objects.order_by("position").values_list("pk", flat=True))


def test_places_are_read_again_when_one_is_written(places):
    before = Gazetteer.now()

    rename(places["township"], "Vạn Giã mới")

    assert Gazetteer.now().called("Vạn Giã mới")
    assert not before.called("Vạn Giã mới")


def test_record_is_found_by_the_new_name_of_its_place(places):
    record = make_grassroots_model(name="Nụ cười", locality_id=places["township"])

    rename(places["commune"], "Đại Lãnh")

    assert record in type(record).objects.matching("dai lanh")


def test_nothing_is_read_twice_without_reason(places, django_assert_num_queries):
    Gazetteer.now()

    with django_assert_num_queries(1):
        Gazetteer.now()


def test_place_without_records_has_all_places_read_for_its_own_words_alone(places):
    with CaptureQueriesContext(connection) as asked:
        rename(places["commune"], "Đại Lãnh")

    assert sum(query["sql"] == UNITS for query in asked) == 2  # as it is written, and when the tree is settled
