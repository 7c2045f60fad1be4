"""The files of seeds/places hold together, and name the places that people will look for."""

import csv
import runpy
import unicodedata
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACES = ROOT / "seeds" / "places"
DATA = ROOT / "tests" / "data"

PARENT_LEVELS = {
    "old": {"province": "", "district": "province", "commune": "district"},
    "new": {"province": "", "commune": "province"},
}
CODE_LENGTHS = {"province": 2, "district": 3, "commune": 5}
TYPES = {
    ("old", "province"): {"tỉnh", "thành phố"},
    ("old", "district"): {"quận", "huyện", "thị xã", "thành phố"},
    ("old", "commune"): {"xã", "phường", "thị trấn"},
    ("new", "province"): {"tỉnh", "thành phố"},
    ("new", "commune"): {"xã", "phường", "đặc khu"},
}


def read(path):
    """Return the lines of a CSV file as dictionaries."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


UNITS = {row["key"]: row for row in read(PLACES / "units.csv")}
SUCCESSIONS = read(PLACES / "successions.csv")
CORRECTIONS = read(PLACES / "corrections.csv")
MORE = read(PLACES / "more.csv")
MORE_KEYS = {row["key"] for row in MORE}


def era(unit):
    """Return "old" or "new"; a unit of more.csv is neither, it belongs to no table."""
    return "more" if unit["key"] in MORE_KEYS else unit["key"][:3]


def grouped(rows, by, value):
    """Return the values of one column by another, as sets."""
    groups = defaultdict(set)
    for row in rows:
        groups[row[by]].add(row[value])
    return groups


SUCCESSORS = grouped(SUCCESSIONS, "predecessor", "successor")
PREDECESSORS = grouped(SUCCESSIONS, "successor", "predecessor")


def full_name(key):
    """Return type and name, such as "xã Vạn Ninh"."""
    return f"{UNITS[key]['type']} {UNITS[key]['name']}"


def now(key):
    """Return the full names of what a unit of before 01/07/2025 is now."""
    return {full_name(successor) for successor in SUCCESSORS[key]}


def old_unit(*names):
    """Return the key of the old unit with these proper names, province first."""
    found = [""]
    for name in names:
        parts = (unit for unit in UNITS.values() if unit["parent"] in found and era(unit) == "old")
        found = [unit["key"] for unit in parts if unit["name"] == name]
    (key,) = found
    return key


def test_files_are_utf_8_without_a_mark_with_unix_line_ends_and_a_line_end_last():
    for path in PLACES.glob("*.csv"):
        content = path.read_bytes()

        assert not content.startswith(b"\xef\xbb\xbf"), path.name
        assert b"\r" not in content, path.name
        assert content.endswith(b"\n"), path.name


def test_every_text_is_composed_trimmed_and_single_spaced():
    for path in PLACES.glob("*.csv"):
        for row in read(path):
            for text in row.values():
                assert text == " ".join(unicodedata.normalize("NFC", text).split()), (path.name, row)


def test_columns_are_those_that_the_loader_reads():
    assert list(next(iter(UNITS.values()))) == [
        *("key", "code", "level", "type", "name", "parent", "valid_from", "valid_to")
    ]
    assert list(SUCCESSIONS[0]) == ["predecessor", "successor", "share", "on", "act"]
    assert list(CORRECTIONS[0]) == ["predecessor", "successor", "share", "reason"]
    assert list(MORE[0]) == [
        *("key", "code", "level", "type", "name", "parent", "valid_from", "valid_to", "becomes", "act")
    ]


def test_each_era_has_all_its_units():
    counts = Counter((era(unit), unit["level"]) for unit in UNITS.values())

    assert counts == {
        ("old", "province"): 63,
        ("old", "district"): 696,
        ("old", "commune"): 10_035,
        ("new", "province"): 34,
        ("new", "commune"): 3_321,
        ("more", "district"): len(MORE),
    }


def test_696_districts_include_the_five_island_districts_without_communes():
    with_communes = {unit["parent"] for unit in UNITS.values() if unit["level"] == "commune"}
    empty = {
        key
        for key, unit in UNITS.items()
        if unit["level"] == "district" and era(unit) == "old" and key not in with_communes
    }

    assert {full_name(key) for key in empty} == {
        *("huyện Bạch Long Vĩ", "huyện Cồn Cỏ", "huyện Hoàng Sa", "huyện Lý Sơn", "huyện Côn Đảo")
    }


def test_new_communes_are_2621_xa_687_phuong_and_13_dac_khu():
    types = Counter(unit["type"] for unit in UNITS.values() if era(unit) == "new" and unit["level"] == "commune")

    assert types == {"xã": 2_621, "phường": 687, "đặc khu": 13}


def test_keys_are_unique_and_say_era_and_code():
    assert len(UNITS) == len(read(PLACES / "units.csv"))
    for key, unit in UNITS.items():
        assert len(unit["code"]) == CODE_LENGTHS[unit["level"]], key
        assert unit["code"].isdigit(), key
        assert era(unit) == "more" or key == f"{era(unit)}-{unit['code']}"


def test_types_are_lower_case_words_that_belong_to_era_and_level():
    for unit in UNITS.values():
        kinds = TYPES["old" if era(unit) == "more" else era(unit), unit["level"]]
        assert unit["type"] in kinds, unit


def test_names_stand_without_their_type():
    for unit in UNITS.values():
        assert unit["name"], unit
        assert "(" not in unit["name"], unit
        if unit["name"] != "Phường Đúc":  # a ward of Huế that is called so
            assert not unit["name"].lower().startswith(f"{unit['type']} "), unit


def test_parents_exist_come_first_and_are_of_the_level_above_in_the_same_era():
    order = {key: number for number, key in enumerate(UNITS)}
    for key, unit in UNITS.items():
        expected = PARENT_LEVELS[key[:3]][unit["level"]]
        if not expected:
            assert unit["parent"] == ""
            continue

        parent = UNITS[unit["parent"]]
        assert parent["level"] == expected, unit
        assert parent["key"][:3] == key[:3], unit
        assert order[parent["key"]] < order[key], unit


def test_old_units_end_the_day_before_new_ones_begin():
    for unit in UNITS.values():
        if era(unit) == "old":
            assert unit["valid_to"] == "2025-06-30", unit
        if era(unit) == "new":
            assert (unit["valid_from"], unit["valid_to"]) == ("2025-07-01", ""), unit


def test_no_code_is_used_twice_from_the_same_day():
    assert max(Counter((unit["code"], unit["valid_from"]) for unit in UNITS.values()).values()) == 1


def test_full_names_are_unique_below_one_parent():
    named = Counter((unit["parent"], full_name(key), unit["valid_to"]) for key, unit in UNITS.items())

    assert max(named.values()) == 1


def test_successions_join_units_that_exist_and_meet_on_that_day():
    for row in SUCCESSIONS:
        before, after = UNITS[row["predecessor"]], UNITS[row["successor"]]
        day = date.fromisoformat(row["on"])

        assert before["valid_to"] == str(day - timedelta(days=1)), row
        assert after["valid_from"] == str(day), row


def test_successions_are_told_once():
    told = Counter((row["predecessor"], row["successor"]) for row in SUCCESSIONS)

    assert max(told.values()) == 1


def test_successions_keep_their_level_but_for_island_districts():
    for row in SUCCESSIONS:
        before, after = UNITS[row["predecessor"]], UNITS[row["successor"]]
        if before["level"] == "district" and era(before) == "old":
            assert (after["type"], after["name"]) == ("đặc khu", before["name"]), row
        else:
            assert before["level"] == after["level"], row


def test_share_is_part_exactly_where_a_unit_went_to_several():
    for row in SUCCESSIONS:
        expected = "part" if len(SUCCESSORS[row["predecessor"]]) > 1 else "whole"
        assert row["share"] == expected, row


def test_every_old_province_and_commune_has_a_successor():
    ended = {key for key, unit in UNITS.items() if era(unit) == "old" and unit["level"] != "district"}

    assert ended <= SUCCESSORS.keys()


def test_every_new_unit_has_a_predecessor():
    begun = {key for key, unit in UNITS.items() if era(unit) == "new"}

    assert begun <= PREDECESSORS.keys()


def test_communes_stay_inside_the_province_that_theirs_became():
    for row in SUCCESSIONS:
        before, after = UNITS[row["predecessor"]], UNITS[row["successor"]]
        if before["level"] == "commune":
            province = UNITS[before["parent"]]["parent"]
            assert SUCCESSORS[province] == {after["parent"]}, row


def test_63_provinces_became_34_by_one_act_which_eleven_did_not_need():
    rows = [row for row in SUCCESSIONS if UNITS[row["predecessor"]]["level"] == "province"]

    assert len(rows) == 63
    assert len({row["successor"] for row in rows}) == 34
    assert Counter(row["act"] for row in rows) == {"Nghị quyết 202/2025/QH15": 52, "": 11}


def test_acts_that_nobody_has_read_are_left_empty():
    assert {row["act"] for row in SUCCESSIONS if UNITS[row["predecessor"]]["level"] == "commune"} == {""}


def test_table_of_the_places_in_the_articles_is_confirmed():
    for row in read(DATA / "places-then-and-now.csv"):
        old, new = f"old-{row['old_code']}", f"new-{row['new_code']}"

        assert new in SUCCESSORS[old], row
        assert bool(int(row["split"])) == (len(SUCCESSORS[old]) > 1), row
        assert full_name(old) == row["old_name"][0].lower() + row["old_name"][1:]
        assert full_name(new) == row["new_name"][0].lower() + row["new_name"][1:]
        assert UNITS[old]["parent"] == f"old-{row['old_district_code']}"
        assert UNITS[new]["parent"] == f"new-{row['new_province_code']}"


def test_table_of_the_places_in_the_articles_leaves_no_successor_out():
    table = grouped(read(DATA / "places-then-and-now.csv"), "old_code", "new_code")

    for old, news in table.items():
        assert SUCCESSORS[f"old-{old}"] == {f"new-{new}" for new in news}


def test_communes_of_the_articles_lead_to_what_they_are_now():
    assert now(old_unit("Khánh Hòa", "Vạn Ninh", "Vạn Giã")) == {"xã Vạn Ninh"}
    assert now(old_unit("Khánh Hòa", "Khánh Vĩnh", "Khánh Trung")) == {"xã Trung Khánh Vĩnh"}
    assert now(old_unit("Khánh Hòa", "Cam Lâm", "Suối Cát")) == {"xã Suối Dầu"}
    assert now(old_unit("Quảng Ninh", "Móng Cái", "Hải Tiến")) == {"xã Hải Ninh"}


def test_communes_of_the_same_name_elsewhere_lead_elsewhere():
    assert now(old_unit("Đồng Nai", "Xuân Lộc", "Suối Cát")) == {"xã Xuân Lộc"}
    assert now(old_unit("Ninh Bình", "Yên Khánh", "Khánh Trung")) == {"xã Khánh Trung"}
    assert now(old_unit("Quảng Ninh", "Móng Cái", "Vạn Ninh")) == {"phường Móng Cái 2"}


def test_provinces_of_the_articles_lead_to_what_they_are_now():
    assert now(old_unit("Kiên Giang")) == {"tỉnh An Giang"}
    assert now(old_unit("Kon Tum")) == {"tỉnh Quảng Ngãi"}
    assert now(old_unit("Khánh Hòa")) == {"tỉnh Khánh Hòa"}
    assert now(old_unit("Quảng Ninh")) == {"tỉnh Quảng Ninh"}
    assert now(old_unit("Hải Phòng")) == {"thành phố Hải Phòng"}


def test_ha_tien_was_a_town_for_twenty_years_before_it_was_a_city():
    town, city = UNITS["old-900-1998"], UNITS[old_unit("Kiên Giang", "Hà Tiên")]

    assert (full_name(town["key"]), town["valid_from"], town["valid_to"]) == (
        "thị xã Hà Tiên",
        "1998-07-08",
        "2018-09-10",
    )
    assert (full_name(city["key"]), city["valid_from"]) == ("thành phố Hà Tiên", "2018-09-11")
    assert [row["on"] for row in SUCCESSIONS if row["predecessor"] == town["key"]] == ["2018-09-11"]
    assert SUCCESSORS[town["key"]] == {city["key"]}


def test_numbered_units_are_named_by_their_number():
    assert full_name(old_unit("Hồ Chí Minh", "1")) == "quận 1"
    assert full_name(old_unit("Tây Ninh", "Tây Ninh", "4")) == "phường 4"


def test_a_town_and_a_village_of_one_name_in_one_district_are_two_units():
    district = old_unit("Hà Nội", "Gia Lâm")

    assert {
        full_name(key) for key, unit in UNITS.items() if unit["parent"] == district and unit["name"] == "Yên Viên"
    } == {*("thị trấn Yên Viên", "xã Yên Viên")}


def test_a_correction_wins_over_the_package():
    corrected = runpy.run_path(str(PLACES / "build.py"))["corrected"]
    found = {"old-1": {"new-1", "new-2"}, "old-2": {"new-2"}}

    result = corrected(found, [{"predecessor": "old-1", "successor": "new-3"}])

    assert result == {"old-1": {"new-3"}, "old-2": {"new-2"}}


def test_every_correction_is_in_force():
    shares = {(row["predecessor"], row["successor"]): row["share"] for row in SUCCESSIONS}
    for predecessor, successors in grouped(CORRECTIONS, "predecessor", "successor").items():
        assert SUCCESSORS[predecessor] == successors
    for row in CORRECTIONS:
        assert shares[row["predecessor"], row["successor"]] == row["share"], row
        assert row["reason"], row


def test_namesakes_that_the_package_mixes_up_are_told_apart():
    assert now("old-31480") == {"phường Long Phú 1"}
    assert now("old-31669") == {"xã Long Phú"}
    assert now("old-10798") == {"xã Kim Thành", "xã Hà Nam"}
    assert now("old-11890") == {"xã Nguyễn Bỉnh Khiêm"}


def test_slips_of_the_pen_in_the_official_table_are_not_taken_over():
    assert now(old_unit("Cao Bằng", "Quảng Hòa", "Mỹ Hưng")) == {"xã Phục Hòa"}
    assert now(old_unit("Cao Bằng", "Quảng Hòa", "Hồng Quang")) == {"xã Bế Văn Đàn"}
    assert now(old_unit("Tuyên Quang", "Yên Sơn", "Phú Thịnh")) == {"xã Thái Bình"}
    assert now(old_unit("Tuyên Quang", "Yên Sơn", "Công Đa")) == {"xã Trung Sơn"}
    assert now(old_unit("Hà Nội", "Gia Lâm", "Đặng Xá")) == {"xã Phù Đổng", "xã Thuận An"}
    assert now(old_unit("Hà Nội", "Gia Lâm", "Cổ Bi")) == {"phường Phúc Lợi", "xã Phù Đổng", "xã Gia Lâm"}
