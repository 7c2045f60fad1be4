"""The register's words in fixtures/ load, are clean and say no more than their sources."""

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from django.core import serializers
from django.core.management import call_command

from trackerapp.models import AwardType, Level

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
FILES = ["levels", "organisation_kinds", "commendation_kinds", "fields", "award_types"]
RECIPIENTS = ["for_individuals", "for_collectives", "for_households"]
TEXTS = ["name", "name_en", "rule"]


def read(file):
    """Return the entries of a fixture as text."""
    return (FIXTURES / f"{file}.json").read_text(encoding="utf-8")


def words(file):
    """Return the fields of the entries of a fixture, by code."""
    return {entry["fields"]["code"]: entry["fields"] for entry in json.loads(read(file))}


def load():
    """Load all fixtures in order, each word checked before it is stored; return the words by code, by file."""
    loaded = {}
    for file in FILES:
        loaded[file] = {}
        for each in serializers.deserialize("json", read(file)):
            each.object.full_clean()
            each.save()
            loaded[file][each.object.code] = each.object
    return loaded


def recipients(code):
    return [words("award_types")[code][name] for name in RECIPIENTS]


@pytest.mark.django_db
def test_every_word_is_valid_and_can_be_stored_in_the_order_of_the_files():
    loaded = load()

    assert {file: len(found) for file, found in loaded.items()} == {file: len(json.loads(read(file))) for file in FILES}
    assert loaded["award_types"]["GK_XA"].level == loaded["levels"]["X"]


@pytest.mark.django_db
def test_loaddata_takes_the_files_in_order_and_adds_nothing_the_second_time():
    paths = [FIXTURES / f"{file}.json" for file in FILES]

    for _ in range(2):
        for path in paths:
            call_command("loaddata", path, verbosity=0)

    assert AwardType.objects.count() == len(words("award_types"))
    assert Level.objects.count() == len(words("levels"))


@pytest.mark.parametrize("file", FILES)
def test_files_are_readable_and_always_written_the_same_way(file):
    entries = json.loads(read(file))

    assert read(file) == json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
    assert not any("pk" in entry for entry in entries)


@pytest.mark.parametrize("file", FILES)
def test_codes_are_unique_and_ranks_follow_the_file(file):
    entries = [entry["fields"] for entry in json.loads(read(file))]
    ranks = [entry["rank"] for entry in entries]

    assert len(words(file)) == len(entries)
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize("file", FILES)
def test_no_two_words_have_the_same_name(file):
    for name in ["name", "name_en"]:
        assert len({word[name] for word in words(file).values()}) == len(words(file))


@pytest.mark.parametrize("file", FILES)
def test_texts_are_composed_trimmed_and_single_spaced(file):
    for word in words(file).values():
        for text in (word.get(name, "") for name in TEXTS):
            assert text == " ".join(unicodedata.normalize("NFC", text).split()), word["code"]


@pytest.mark.parametrize("file", FILES)
def test_every_word_has_a_vietnamese_and_an_english_name(file):
    for word in words(file).values():
        assert word["name"], word["code"]
        assert word["name_en"], word["code"]
        assert word["name"] != word["name_en"], word["code"]


def test_the_district_and_what_it_gave_ended_with_30_june_2025():
    assert words("levels")["H"]["valid_to"] == "2025-06-30"
    assert words("award_types")["GK_HUYEN"]["valid_to"] == "2025-06-30"
    assert {word["valid_to"] for word in words("award_types").values() if word["level"] == ["H"]} == {"2025-06-30"}


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "given"), [(date(2025, 6, 30), "XPTTTB"), (date(2025, 7, 1), "XPDKTB")])
def test_exemplary_communes_have_one_title_on_each_side_of_the_reform(day, given):
    load()

    found = AwardType.objects.on(day).filter(code__in=["XPTTTB", "XPDKTB"])

    assert [word.code for word in found] == [given]


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "suffix"), [(date(2023, 12, 31), "_L2003"), (date(2024, 1, 1), "")])
@pytest.mark.parametrize("code", ["CSTD_BT", "CTD_BT", "TDPVH"])
def test_a_title_that_the_law_renamed_has_one_wording_a_day(code, day, suffix):
    load()

    found = AwardType.objects.on(day).filter(code__in=[code, f"{code}_L2003"])

    assert [word.code for word in found] == [f"{code}{suffix}"]


@pytest.mark.parametrize("code", ["BK_MTTQ", "D_GK_CTTT", "DHVDNN", "KNC", "HUAN_LD", "HUY_CSVV", "KHAC"])
def test_recipients_that_no_source_lists_are_unknown(code):
    assert recipients(code) == [None, None, None]


def test_recipients_that_a_source_lists_are_told_from_those_that_it_leaves_out():
    assert recipients("GK_XA") == [True, True, True]
    assert recipients("GK_SBN") == [True, True, False]
    assert recipients("GDVH") == [False, False, True]
    assert recipients("D_CO_TU") == [False, True, False]


@pytest.mark.parametrize("code", ["CSTD_BT", "CTD_BT", "TTLDXS", "DVQT", "XPTTTB", "XPDKTB", "BK_BO", "BK_TINH"])
def test_no_rule_is_given_where_the_article_was_not_read(code):
    assert words("award_types")[code]["rule"] == ""


def test_orders_and_medals_are_the_ten_and_the_four_of_the_law():
    groups = [word["group"] for word in words("award_types").values()]

    assert (groups.count("HUANCHUONG"), groups.count("HUYCHUONG")) == (10, 4)


def test_a_form_whose_giver_the_source_leaves_out_has_no_level_and_no_system():
    for code in ["BANGKHEN", "GIAYKHEN"]:
        word = words("award_types")[code]

        assert (word["level"], word["system"], word["rule"]) == (None, "", "")
