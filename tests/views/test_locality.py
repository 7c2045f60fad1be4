"""The pages of places: what was, what became of it, and what the register holds of it."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.making import (
    make_commendation,
    make_grassroots_model,
    make_level,
    make_old_province,
    make_province,
    make_recipient,
    make_source,
    make_succession,
    make_van_gia,
    when,
)
from trackerapp import selectors
from trackerapp.models import Locality

pytestmark = pytest.mark.django_db


def test_abolished_district_says_first_that_it_is_gone_and_names_its_homonym(client, kien_luong):
    page = client.get(kien_luong.get_absolute_url())

    assertContains(page, "Đơn vị này không còn từ ngày")
    assertContains(page, "2 xã của tỉnh An Giang.")
    assertContains(page, "Xã Kiên Lương ngày nay khác huyện Kiên Lương trước đây")
    assertContains(page, "2 đơn vị trực thuộc")
    assertContains(page, "xã Sơn Hải, tỉnh An Giang")


def test_unit_of_today_says_that_it_is_not_the_district_of_its_name(client, kien_luong):
    commune = kien_luong.successors_today.get(name="Kiên Lương")

    page = client.get(commune.get_absolute_url())

    assertContains(page, "Xã Kiên Lương ngày nay khác huyện Kiên Lương trước đây")
    assertContains(page, "Xã Bình An, huyện Kiên Lương, tỉnh Kiên Giang")


def test_place_shows_what_lies_in_it_and_what_it_holds_today(client, kien_luong):
    grassroots_model = make_grassroots_model(name="Hũ gạo", locality=kien_luong)
    commendation = make_commendation(locality=kien_luong.parent)
    source = make_source(title="Bài về huyện", locality=kien_luong)

    page = client.get(kien_luong.today.get_absolute_url())

    assert list(page.context["grassroots_models"]) == [grassroots_model]
    assert list(page.context["commendations"]) == [commendation]
    assert list(page.context["sources"]) == [source]


def test_old_province_whose_name_goes_on_is_not_said_to_be_gone(client):
    then, now = make_old_province(), make_province()
    make_succession(then, now)
    kept = client.get(then.get_absolute_url())
    make_succession(make_old_province("Ninh Thuận", "58"), now)
    grown = client.get(then.get_absolute_url())

    assertContains(kept, "Đơn vị ngày nay cùng tên: <a")
    assertContains(grown, "rộng hơn, gồm cả tỉnh Ninh Thuận trước đây: <a")
    for page in (kept, grown):
        assertNotContains(page, "Đơn vị này không còn")


def test_places_of_the_whole_name_come_first_and_others_of_its_words_after(client, kien_luong):
    named = client.get("/dia-phuong/", {"q": "kien luong"}).context["page"]

    assert [place.full_name for place in named][:2] == ["Xã Kiên Lương", "Huyện Kiên Lương"]
    assert {place.full_name for place in named} > {"Xã Bình An", "Xã Sơn Hải"}


def test_more_models_of_a_place_are_one_step_away(client, kien_luong):
    for number in range(7):
        make_grassroots_model(name=f"Mô hình {number}", locality=kien_luong)

    page = client.get(kien_luong.get_absolute_url())

    assertContains(page, f'href="/mo-hinh/?noi={kien_luong.pk}">Xem cả 7 mô hình</a>')
    assert client.get(f"/mo-hinh/?noi={kien_luong.pk}").context["page"].paginator.count == 7


def test_unit_without_a_record_of_its_own_is_unknown_not_zero(client, kien_luong):
    make_grassroots_model(locality=kien_luong)

    page = client.get(kien_luong.get_absolute_url())

    assert [each.grassroots_models for each in page.context["rolled"]] == [0, 0]
    assertContains(page, '<td class="num"><span class="unknown">chưa rõ</span></td>', count=2)


def test_long_list_of_units_is_paged(client):
    province = make_province()

    Locality.objects.bulk_create(
        Locality(name=f"Xã {number}", type="xã", level=3, parent=province, valid_from=province.valid_from)
        for number in range(70)
    )
    Locality.objects.settle()

    page = client.get(province.get_absolute_url())

    assert len(page.context["rolled"]) == 60
    assertContains(page, 'href="?page=2"')


def test_provinces_of_today_roll_up_each_record_once(client, kien_luong):
    make_grassroots_model(locality=kien_luong)
    make_grassroots_model(locality=make_van_gia())
    make_grassroots_model()

    provinces, nowhere = selectors.roll_of_provinces(selectors.Edition.now())

    assert {each.place.name: each.grassroots_models for each in provinces} == {"An Giang": 1, "Khánh Hòa": 1}
    assert nowhere.grassroots_models == 1
    assertContains(client.get("/dia-phuong/"), "Chưa rõ nay thuộc tỉnh nào")


def test_printed_numbers_stand_by_level_beside_those_by_name_and_are_not_added_over_levels(client, kien_luong):
    province, district = make_level("T", name="Cấp tỉnh"), make_level("H", name="Cấp huyện")
    given = make_commendation(locality=kien_luong, level=province, collectives=3)
    make_recipient(given)
    make_recipient(given, kind="individual", name="Nguyễn Thị Kín")
    make_commendation(locality=kien_luong, level=province, collectives=4)
    make_commendation(locality=kien_luong, level=province)
    make_commendation(locality=kien_luong, level=district, individuals=47)
    make_commendation(locality=kien_luong)

    page = client.get(kien_luong.get_absolute_url())

    told = {
        level.code: (level.commendations, [(each.printed, each.named) for each in level.numbers])
        for level in page.context["levels"]
    }
    assert told == {
        "T": (3, [(7, 1), (None, 1), (None, 0)]),
        "H": (1, [(None, 0), (47, 0), (None, 0)]),
        "chua-ro": (1, [(None, 0), (None, 0), (None, 0)]),
    }
    assertContains(page, f'href="/khen-thuong/?noi={kien_luong.pk}&amp;cap=T">3</a>')
    assertContains(page, "2 lượt có in số", count=1)
    assertNotContains(page, "Kín")


def test_records_stand_under_the_name_of_their_time(client, kien_luong):
    make_grassroots_model(locality=kien_luong)
    make_commendation(locality=kien_luong.today)

    page = client.get(kien_luong.today.get_absolute_url())

    told = {each.place.full_name: (each.grassroots_models, each.commendations) for each in page.context["eras"]}
    assert told == {"Tỉnh An Giang": (0, 1), "Tỉnh Kiên Giang": (1, 0)}
    assertContains(page, "Gộp về hôm nay: 1 mô hình, 1 lần khen.")


def test_unit_of_before_says_where_its_records_count_today(client, kien_luong):
    assertContains(client.get(kien_luong.get_absolute_url()), "Số liệu của nơi này nay tính vào:")


def test_years_of_a_place_lead_to_its_lists_and_unknown_ones_come_last(client, kien_luong):
    make_grassroots_model(locality=kien_luong, started_on=when("09/2018"))
    make_grassroots_model(locality=kien_luong)
    make_commendation(locality=kien_luong, merit_year=2019)
    make_commendation(locality=kien_luong, merit_year=2018, state="draft")

    page = client.get(kien_luong.get_absolute_url())

    told = [(each.value, each.counts) for each in page.context["years"]]
    assert told == [("2019", [0, 1]), ("2018", [1, 0]), ("chua-ro", [1, 0])]
    for value, count in (("2018", 1), ("chua-ro", 1)):
        address = f"/mo-hinh/?noi={kien_luong.pk}&nam={value}"
        assertContains(page, address.replace("&", "&amp;"))
        assert client.get(address).context["page"].paginator.count == count
