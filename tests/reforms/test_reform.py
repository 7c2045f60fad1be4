"""A reform as staff load it: a table of which unit becomes which."""

import re
from datetime import date

import pytest

from tests.making import make_administrator, make_commune, make_grassroots_model, make_province
from trackerapp.models import Locality, Succession
from trackerapp.reforms.reform import apply, work_out
from trackerapp.reforms.table import TableRefused, read_table

HEADING = "Mã cũ;Mã mới;Loại mới;Tên mới;Thuộc mã;Phần;Từ ngày;Văn bản\n"

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    province = make_province("Đồng Nai", "75")
    make_commune("Long Thành", province, "26368")
    make_commune("Nhơn Trạch", province, "26485")
    return province


def reform_of(*lines, today=date(2026, 6, 1)):
    return work_out(read_table(HEADING + "\n".join(lines)), today)


def said(reform):
    return [message for _line, message in reform.problems]


def test_a_table_copied_from_a_spreadsheet_is_read_with_its_tabs():
    table = HEADING.replace(";", "\t") + "26368\t26368\tphường\tLong Thành\t75\t\t30/04/2026\t237/NQ-UBTVQH16"

    (line,) = read_table(table)

    assert (line.number, line.old_code, line.new_type, line.day) == (2, "26368", "phường", date(2026, 4, 30))


def test_headings_are_understood_without_accents_and_in_any_order():
    (line,) = read_table("TU NGAY,TEN MOI,loai moi,ma moi,ma cu\n01/01/2027,Đồng Nai,thành phố,75,75")

    assert (line.old_code, line.new_name, line.on) == ("75", "Đồng Nai", "01/01/2027")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("\n \n", "empty"),
        ("Mã cũ;Mã mới\n1;2", "loại mới"),
        (HEADING, "no lines"),
        (HEADING + '26368;26368;phường;"Long Thành;75;;30/04/2026;\n26485;;;;;;;', "Line 3 cannot be read"),
        (HEADING + "x" * 140_000, "Line 2 cannot be read"),
    ],
)
def test_a_text_that_is_no_table_is_refused_with_the_reason(text, said):
    with pytest.raises(TableRefused, match=said):
        read_table(text)


def test_reform_begins_the_new_unit_and_ends_the_old_one_the_day_before(province):
    reform = reform_of("26368;26368;phường;Long Thành;75;;30/04/2026;237/NQ-UBTVQH16")

    apply(reform, make_administrator())

    old, new = Locality.objects.filter(code="26368").order_by("valid_from")
    assert (old.valid_to, new.valid_from, new.type) == (date(2026, 4, 29), date(2026, 4, 30), "phường")
    assert (old.today, new.parent) == (new, province)
    assert Succession.objects.get().act == "237/NQ-UBTVQH16"


def test_reform_stands_in_the_history_with_who_loaded_it(province):
    administrator = make_administrator()

    apply(reform_of("26368;26368;phường;Long Thành;75;;30/04/2026;"), administrator)

    entry = Locality.objects.get(code="26368", type="phường").history.get()
    assert (entry.history_user, entry.history_change_reason) == (administrator, "reform of 30/04/2026")


def test_communes_follow_a_province_that_becomes_a_city(province):
    apply(reform_of("75;75;thành phố;Đồng Nai;;;30/04/2026;30/2026/QH16"), make_administrator())

    city = Locality.objects.get(code="75", valid_to=None)
    assert city.type == "thành phố"
    assert set(city.children.values_list("name", flat=True)) == {"Long Thành", "Nhơn Trạch"}


def test_a_commune_that_follows_its_province_keeps_the_name_of_its_time(province):
    old = Locality.objects.get(code="26368")
    make_grassroots_model(locality=old)

    reform = reform_of("75;75;thành phố;Đồng Nai;;;30/04/2026;30/2026/QH16")
    counted = reform.moved_grassroots_models().count()
    begun = apply(reform, make_administrator())

    old.refresh_from_db()
    step = old.successions.get()
    assert (begun, len(reform.followers), counted) == (3, 2, 1)
    assert (old.path_name, old.valid_to) == ("Xã Long Thành, tỉnh Đồng Nai", date(2026, 4, 29))
    assert (step.successor.code, step.successor.type, step.successor.valid_from) == ("26368", "xã", date(2026, 4, 30))
    assert (old.today, old.today.path_name) == (step.successor, "Xã Long Thành, thành phố Đồng Nai")
    assert (step.share, step.on, step.act) == ("whole", date(2026, 4, 30), "30/2026/QH16")


def test_a_commune_without_a_code_follows_its_province_too(province):
    old = make_commune("Bàu Cạn", province)

    apply(reform_of("75;75;thành phố;Đồng Nai;;;30/04/2026;"), make_administrator())

    old.refresh_from_db()
    assert old.today.path_name == "Xã Bàu Cạn, thành phố Đồng Nai"


def test_a_record_at_a_place_that_ends_counts_for_the_new_one(province):
    old = Locality.objects.get(code="26368")
    grassroots_model = make_grassroots_model(locality=old)

    reform = reform_of("26368;26371;phường;Tam Phước;75;;30/04/2026;")
    moved = list(reform.moved_grassroots_models())
    apply(reform, make_administrator())

    old.refresh_from_db()
    assert moved == [grassroots_model]
    assert list(type(grassroots_model).objects.at(Locality.objects.get(code="26371"))) == [grassroots_model]


def test_a_commune_that_is_split_goes_in_parts_and_counts_for_the_province(province):
    reform = reform_of("26368;26368;phường;Long Thành;75;;30/04/2026;", "26368;26371;phường;Tam Phước;75;;30/04/2026;")

    apply(reform, make_administrator())

    old = Locality.objects.get(code="26368", valid_to=date(2026, 4, 29))
    assert set(old.successions.values_list("share", flat=True)) == {"part"}
    assert old.today == province


def test_faults_of_a_table_are_named_with_their_line(province):
    reform = reform_of(
        "99999;26368;phường;Long Thành;75;;30/04/2026;",
        "26368;26368;làng;Long Thành;75;nửa;2026;",
        "26485;26485;phường;Nhơn Trạch;75;;01/05/2026;",
    )

    assert [line for line, _message in reform.problems] == [2, 3, 3, 3, 4]
    assert "99999" in said(reform)[0]
    assert "“2026” is no day" in said(reform)[1]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("26368;26368;phường;Long Thành;;;30/04/2026;", "every other unit belongs to one"),
        ("26368;26368;tỉnh;Long Thành;75;;30/04/2026;", "no such type of unit on this level"),
        ("26368;26368;huyện;Long Thành;75;;30/04/2026;", "no such type of unit on this level"),
        ("26368;26368;phường;Long Thành;75;;30/04/2026;" + "x" * 201, "legal act: .* at most 200"),
        ("26368;26368;phường;Long\x00Thành;75;;30/04/2026;", "invisible control characters"),
        ("26368;2636\x00;phường;Long Thành;75;;30/04/2026;", "invisible control characters"),
        ("26368;26368;phường;Long\x07Thành;75;;30/04/2026;", "invisible control characters"),
        ("26368;;phường;Long Thành;75;;30/04/2026;", "has no code"),
        ("26368;26368;phường;;75;;30/04/2026;", "name: .*blank"),
        ("26368;26;tỉnh;Long Thành;;;30/04/2026;", "not of one level"),
        ("26368;26368;phường;Long Thành;26368;;30/04/2026;", "belongs to one of a higher level"),
    ],
)
def test_a_line_that_cannot_be_is_refused_in_words(province, line, message):
    reform = reform_of("26485;26485;phường;Nhơn Trạch;75;;30/04/2026;", line)

    assert {number for number, _message in reform.problems} == {3}
    assert re.search(message, said(reform)[0])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("26368;26368;phường;Long Thành;75;;30/04/2026;", "Line 2 already has this step"),
        ("26485;26368;phường;Long Thành;79;;30/04/2026;", "Line 2 puts Phường Long Thành under another unit"),
        ("26368;26371;phường;Tam Phước;75;toàn bộ;30/04/2026;", "not go whole"),
    ],
)
def test_lines_that_contradict_each_other_are_refused_in_words(province, line, message):
    make_province("Hồ Chí Minh", "79", type="thành phố")

    reform = reform_of("26368;26368;phường;Long Thành;75;;30/04/2026;", line)

    assert [number for number, _message in reform.problems] == [3]
    assert message in said(reform)[0]


def test_a_reform_is_loaded_from_its_day_on(province):
    line = "26368;26368;phường;Long Thành;75;;30/04/2026;"

    before, after = reform_of(line, today=date(2026, 4, 29)), reform_of(line, today=date(2026, 4, 30))

    assert before.problems == [
        (2, "This reform can be loaded from 30/04/2026 on: until then the old units are in force.")
    ]
    assert not after.problems


def test_a_code_that_another_unit_keeps_is_refused(province):
    reform = reform_of("26368;26485;phường;Long Thành;75;;30/04/2026;")

    assert "26485" in said(reform)[0]


def test_a_parent_that_ends_is_refused(province):
    reform = reform_of("75;76;thành phố;Đồng Nai;;;30/04/2026;", "26368;26368;phường;Long Thành;75;;30/04/2026;")

    assert "“75”" in said(reform)[0]


def test_communes_of_a_province_that_is_divided_need_lines_of_their_own(province):
    reform = reform_of("75;75;tỉnh;Đồng Nai;;;30/04/2026;", "75;76;tỉnh;Long Khánh;;;30/04/2026;")

    assert len(said(reform)) == 2
    assert "Xã Long Thành" in said(reform)[0]


def test_a_reform_with_problems_is_never_applied(province):
    reform = reform_of("99999;26368;phường;Long Thành;75;;30/04/2026;")

    with pytest.raises(ValueError, match="problems"):
        apply(reform, make_administrator())

    assert Locality.objects.count() == 3


def test_the_confirmation_is_of_what_was_shown(province):
    table = "26368;26368;phường;Long Thành;75;;30/04/2026;"
    shown = reform_of(table).fingerprint

    Locality.objects.get(code="26368").save()

    assert reform_of(table).fingerprint != shown
