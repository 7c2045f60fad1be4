"""A fault in a table of places is told with file, line and reason; a correction takes successions out in one go."""

import pytest

from tests.seeds.small import PLACES, STEPS, counts, rewrite
from trackerapp.models import Locality, Succession
from trackerapp.models.locality import LocalityQuerySet
from trackerapp.seeding.places import load_places
from trackerapp.seeding.tally import SeedError

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_english")]

LAST = "new-22489,22489,commune,xã,Vạn Ninh,new-56,2025-07-01,\n"
STEP = "old-56,new-56,whole,2025-07-01,Nghị quyết 202/2025/QH15\n"


def refusal(folder):
    """What loading says of the tables in ``folder``, having written nothing."""
    with pytest.raises(SeedError) as refused:
        load_places(folder)
    return str(refused.value)


@pytest.fixture
def tables(tmp_path):
    """The two small tables, not yet loaded."""
    (tmp_path / "units.csv").write_text(PLACES, encoding="utf-8")
    (tmp_path / "successions.csv").write_text(STEPS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (",commune,", ",village,", "line 4: “village” is no level; write province, district or commune"),
        ("Vạn Ninh,new-56", "Vạn Ninh,new-22489", "line 4: no unit has the key “new-22489” above this line"),
        ("Vạn Ninh,new-56", "Vạn Ninh,", "line 4: A province belongs to no unit; every other unit belongs to one."),
        ("Vạn Ninh,new-56", "Vạn Ninh,old-56", "line 4: parent: Tỉnh Khánh Hòa (until 30/06/2025) was not in force"),
        ("Khánh Hòa,,2025-07-01", "Khánh Hòa,old-56,2025-07-01", "line 3: “old-56” is of no higher level"),
        (
            "new-56,56,",
            "later,57,province,tỉnh,Later,new-22489,,\nnew-56,56,",
            "line 3: no unit has the key “new-22489”",
        ),
        (LAST, LAST + LAST, "line 5: “new-22489” stands on line 4, too"),
        (LAST, LAST + LAST.replace("new-22489", "x"), "line 5: “22489 commune 2025-07-01” stands on line 4, too"),
        (",xã,", ",quận,", "line 4: There is no such type of unit on this level."),
        (",2025-06-30", "2025-07-02,2025-06-30", "line 2: The last day in force comes before the first."),
        ("key,code,level", "key,cod,level", "line 1: the column “code” is missing"),
        (LAST, "new-22489,22489,commune\n", "line 4: a row has 8 cells"),
        (LAST, LAST.strip() + ",one,two\n", "line 4: a row has 8 cells"),
        ("Vạn Ninh", "", "line 4: name: This field cannot be blank."),
        ("Vạn Ninh", "V" * 101, "line 4: name: Ensure this value has at most 100 characters"),
        ("Vạn Ninh", "Vạn\x07 Ninh", "line 4: name: Remove the invisible control characters"),
        ("new-22489,", ",", "line 4: every unit needs a key"),
    ],
)
def test_bad_unit_is_named_with_its_line_and_fault(tables, old, new, fault):
    rewrite(tables / "units.csv", old, new)

    assert fault in refusal(tables)
    assert not Locality.objects.filter(key="new-22489").exists()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (",whole,", ",half,", "line 2: share: Value 'half' is not a valid choice."),
        ("2025-07-01", "", "line 2: on: This field cannot be null."),
        (STEP, STEP + STEP, "line 3: “old-56 new-56” stands on line 2, too"),
        ("old-56,new-56", "new-56,new-56", "line 2: “new-56” does not succeed itself"),
        ("old-56,new-56", "new-56,old-56", "line 2: predecessor: This unit is still in force on that day"),
        ("share", "part", "line 1: the column “share” is missing"),
    ],
)
def test_bad_succession_is_named_with_its_line_and_fault(tables, old, new, fault):
    rewrite(tables / "successions.csv", old, new)

    assert f"successions.csv: {fault}" in refusal(tables)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_table_that_is_not_utf_8_is_refused(tables, encoding):
    (tables / "units.csv").write_bytes("key,code\nHà\n".encode(encoding, errors="replace"))

    assert refusal(tables).startswith("units.csv: ")


def test_missing_table_is_refused(tables):
    (tables / "successions.csv").unlink()

    assert refusal(tables).startswith("successions.csv: the file: ")


def test_mark_of_a_spreadsheet_before_the_first_column_does_no_harm(tables):
    (tables / "units.csv").write_text(PLACES, encoding="utf-8-sig")

    assert counts(load_places(tables))["places"] == (3, 0, 0, 0)


def test_code_of_a_unit_entered_by_hand_is_refused(tables):
    Locality.objects.create(code="56", level=1, type="tỉnh", name="Khánh Hòa", valid_to="2025-06-30")

    assert refusal(tables) == "units.csv: line 2: A unit with this code already begins on that day."


def test_untidy_name_is_tidied_and_nothing_changes_the_second_time(tables):
    rewrite(tables / "units.csv", "Vạn Ninh", " Vạn  Ninh ")
    load_places(tables)

    assert counts(load_places(tables))["places"] == (0, 0, 3, 0)


def test_successions_go_in_one_go_with_their_history_and_one_settling(seeds, monkeypatch):
    more = "".join(f"old-0{n},0{n},province,tỉnh,Tỉnh {n},,,2025-06-30\n" for n in range(1, 5))
    rewrite(seeds / "units.csv", "new-56,56", f"{more}new-56,56")
    steps = STEPS + "".join(f"old-0{n},new-56,whole,2025-07-01,\n" for n in range(1, 5))
    (seeds / "successions.csv").write_text(steps, encoding="utf-8")
    load_places(seeds)
    (seeds / "successions.csv").write_text(STEPS, encoding="utf-8")
    settle, settled = LocalityQuerySet.settle, []
    monkeypatch.setattr(LocalityQuerySet, "settle", lambda *asked: settled.append(settle(*asked)))

    assert counts(load_places(seeds))["successions"] == (0, 4, 1, 0)

    assert len(settled) == 1
    assert (
        list(Succession.history.filter(history_type="-").values_list("history_change_reason", flat=True))
        == ["seed"] * 4
    )
    assert Locality.objects.get(key="old-01").today is None


def test_succession_that_a_correction_took_out_may_come_back(seeds):
    (seeds / "successions.csv").write_text("predecessor,successor,share,on,act\n", encoding="utf-8")
    load_places(seeds)
    (seeds / "successions.csv").write_text(STEPS, encoding="utf-8")

    assert counts(load_places(seeds))["successions"] == (1, 0, 0, 0)


def test_unit_may_end_together_with_those_below_it_and_not_before(seeds):
    rewrite(seeds / "units.csv", "Khánh Hòa,,2025-07-01,", "Khánh Hòa,,2025-07-01,2026-01-31")

    assert "line 3: valid_to: " in refusal(seeds) or "line 4: parent: " in refusal(seeds)
    rewrite(seeds / "units.csv", "new-56,2025-07-01,", "new-56,2025-07-01,2026-01-31")

    assert counts(load_places(seeds))["places"][2:] == (1, 0)
