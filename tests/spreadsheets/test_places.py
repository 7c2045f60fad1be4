"""Places of two eras, as sheets name them."""

import pytest

from tests.making import (
    make_administrator,
    make_commune,
    make_district,
    make_old_province,
    make_province,
    make_succession,
    when,
)
from tests.spreadsheets.making import HEAD, make_import
from trackerapp.models import Gazetteer, Locality
from trackerapp.spreadsheets.notices import MOST_UNITS
from trackerapp.spreadsheets.resources.parted import level_of
from trackerapp.spreadsheets.resources.references import MOST_ASKED

pytestmark = pytest.mark.django_db

END = when("30/06/2025").first_day()
OLD = "Xã Khánh Trung, huyện Khánh Vĩnh, tỉnh Khánh Hòa"


@pytest.fixture
def clerk():
    return make_administrator()


@pytest.fixture
def khanh_trung():
    """A commune of before that became Trung Khánh Vĩnh."""
    district = make_district("Khánh Vĩnh", make_old_province(), valid_to=END)
    old = make_commune("Khánh Trung", district, valid_from=None, valid_to=END)
    make_succession(old, make_commune("Trung Khánh Vĩnh", make_province()))
    return old


def faults(job):
    return [fault["message"] for row in job.rows.all() for fault in row.faults]


def test_unit_of_before_is_taken_and_those_of_today_are_named(tmp_path, clerk, khanh_trung):
    job = make_import(tmp_path, [["Nụ cười", OLD, "2018"], ["Hũ gạo", OLD, ""]], clerk)

    assert faults(job) == []
    [[text, rows, is_fault]] = job.notes
    assert (rows, is_fault) == ([2, 3], False)
    assert f"{OLD} (đến 30/06/2025)" in text
    assert "Xã Trung Khánh Vĩnh, tỉnh Khánh Hòa" in text


def test_record_that_changes_nothing_is_not_told_of(tmp_path, clerk):
    make_commune("Vạn Ninh", make_province())

    assert make_import(tmp_path, [["Nụ cười", "xã Vạn Ninh", "2018"]], clerk).notes == []


def test_record_of_today_in_a_unit_of_before_names_its_successors(tmp_path, clerk, khanh_trung):
    job = make_import(tmp_path, [["Nụ cười", OLD, "2026"]], clerk)

    assert "Xã Trung Khánh Vĩnh, tỉnh Khánh Hòa" in faults(job)[0]
    assert job.notes == []


def test_record_of_before_in_a_unit_of_today_names_what_it_was_made_of(tmp_path, clerk, khanh_trung):
    head = ["Tên mô hình", "Địa phương", "Năm kết thúc"]

    job = make_import(tmp_path, [["Nụ cười", "xã Trung Khánh Vĩnh", "2018"]], clerk, head)

    assert f"{OLD} (đến 30/06/2025)" in faults(job)[0]


def test_candidates_of_an_ambiguous_name_are_told_in_full_and_with_their_successors(tmp_path, clerk, khanh_trung):
    make_commune("Khánh Trung", make_province("Ninh Bình", "37"))

    job = make_import(tmp_path, [["Nụ cười", "Khánh Trung", ""]], clerk)

    assert "Xã Khánh Trung, tỉnh Ninh Bình" in faults(job)[0]
    assert f"{OLD} (đến 30/06/2025), nay là Xã Trung Khánh Vĩnh, tỉnh Khánh Hòa" in faults(job)[0]


@pytest.mark.parametrize("written", ["xã Khánh Trưng", "Xã Khánh Trungg, huyện Khánh Vĩnh", "khanh trum, khanh hoa"])
def test_unknown_name_gets_the_nearest_in_full(tmp_path, clerk, khanh_trung, written):
    assert OLD in faults(make_import(tmp_path, [["Nụ cười", f"{written} zz", ""]], clerk))[0]


@pytest.mark.parametrize("written", [",", "xã", "()", "(đến 30/06/2025)", "x" * 300, ",".join("abc" * 50)])
def test_what_names_no_place_is_unknown(tmp_path, clerk, khanh_trung, written):
    [fault] = faults(make_import(tmp_path, [["Nụ cười", written, ""]], clerk))

    assert "Không nhận ra" in fault


def test_unit_above_counts_for_the_nearest(tmp_path, clerk, khanh_trung):
    with Locality.objects.settled():
        for number, name in enumerate(
            ["Khánh Chương", "Khánh Chúng", "Khánh Hưng", "Khánh Trường", "Khánh Thung", "Khánh Chu"]
        ):
            make_commune(name, make_province(f"Tỉnh {number}", f"{number:02}"))

    [fault] = faults(make_import(tmp_path, [["Nụ cười", "xã Khánh Chung, huyện Khánh Vĩnh", ""]], clerk))

    assert f"Gần giống: {OLD}" in fault


def test_names_are_held_against_the_known_ones_so_many_times_at_most(tmp_path, clerk, khanh_trung, monkeypatch):
    asked = []
    monkeypatch.setattr(Gazetteer, "near", lambda _places, text, _most: asked.append(text) or [])

    job = make_import(tmp_path, [["Nụ cười", f"Không đâu {n}", ""] for n in range(MOST_ASKED + 5)], clerk)

    assert (len(faults(job)), len(asked)) == (MOST_ASKED + 5, MOST_ASKED)


def test_many_units_of_before_are_not_all_listed(tmp_path, clerk):
    old, new = make_old_province(), make_commune("Vạn Ninh", make_province())
    district = make_district("Vạn Ninh", old, valid_to=END)
    for number in range(MOST_UNITS + 2):
        make_succession(make_commune(f"Xã cũ {number}", district, valid_from=None, valid_to=END), new)

    job = make_import(tmp_path, [[f"Mô hình {n}", f"Xã cũ {n}", "2018"] for n in range(MOST_UNITS + 2)], clerk, HEAD)

    assert len(job.notes) == MOST_UNITS + 1
    assert job.notes[-1][1] == [MOST_UNITS + 2, MOST_UNITS + 3]


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (["Xã", "Huyện", "Tỉnh"], ["Khánh Trung", "Khánh Vĩnh", "Khánh Hòa"]),
        (["Tỉnh/Thành phố", "Xã/Phường"], ["tỉnh Khánh Hòa", "xã Khánh Trung"]),
        (["Quận, huyện", "Xã, phường, thị trấn"], ["H. Khánh Vĩnh", "Khánh Trung"]),
        (["Phường/Xã/Thị trấn", "Quận/Huyện/Thị xã/TP", "Tỉnh, TP"], ["Khánh Trung", "Khánh Vĩnh", ""]),
        (["Xã/thị trấn", "Tên tỉnh"], ["Khánh Trung", "Khánh Hòa"]),
    ],
)
def test_place_may_stand_in_a_column_for_each_level(tmp_path, clerk, khanh_trung, head, cells):
    job = make_import(tmp_path, [["Nụ cười", *cells]], clerk, ["Tên mô hình", *head])

    assert job.rows.get().values["locality_id"] == khanh_trung.pk


def test_level_beside_the_whole_place_is_an_unknown_column(tmp_path, clerk, khanh_trung):
    job = make_import(tmp_path, [["Nụ cười", "x", "y"]], clerk, ["Tên mô hình", "Địa phương", "Tỉnh"])

    assert "Không nhận ra cột C" in job.message


@pytest.mark.parametrize(
    ("cells", "level"),
    [
        ({"Xã": "Khánh Vĩnh", "Tỉnh": "Khánh Hòa"}, 3),
        ({"Huyện": "Khánh Vĩnh", "Tỉnh": "Khánh Hòa"}, 2),
        ({"Xã": "huyện Khánh Vĩnh", "Tỉnh": "Khánh Hòa"}, 2),
        ({"Địa phương": "Khánh Vĩnh, Khánh Hòa (cấp xã)"}, 3),
    ],
)
def test_commune_and_district_of_one_name_are_told_apart_by_their_columns(tmp_path, clerk, khanh_trung, cells, level):
    make_commune("Khánh Vĩnh", Locality.objects.get(name="Trung Khánh Vĩnh").parent)

    job = make_import(tmp_path, [["Nụ cười", *cells.values()]], clerk, ["Tên mô hình", *cells])

    assert Locality.objects.get(pk=job.rows.get().values["locality_id"]).level == level


@pytest.mark.parametrize("heading", ["Huyện, xã", "Xã, huyện, tỉnh", "Thành phố", "Cấp", "Tên"])
def test_heading_that_names_no_level_alone_is_none(heading):
    assert level_of(heading) is None
