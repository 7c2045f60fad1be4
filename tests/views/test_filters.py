"""Lists are narrowed by what the reader asks for; what is unknown can be asked for, too."""

from datetime import date

import pytest
from django.core.cache import caches
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests.making import (
    make_award_type,
    make_citation,
    make_commendation,
    make_commune,
    make_district,
    make_field,
    make_grassroots_model,
    make_level,
    make_old_province,
    make_organisation,
    make_province,
    make_source,
    make_succession,
    make_van_gia,
    when,
)

pytestmark = pytest.mark.django_db


def asked_anew(client, asked):
    """What the list of models is made of; a page that was made already has no context any longer."""
    caches["pages"].clear()
    return client.get(reverse("grassroots_model_list"), asked).context


def found(client, **asked):
    """The names that the list of models gives, in its order."""
    return [record.name for record in asked_anew(client, asked)["page"]]


def counted(client, name, **asked):
    """The choices of a filter, each with its number."""
    choices = asked_anew(client, asked)["choices"][name]
    return {choice.value: choice.count for choice in choices}


def test_words_are_found_with_and_without_accents_and_marked(client):
    make_grassroots_model(name="Nụ cười từ trái tim")
    make_grassroots_model(name="Hũ gạo tình thương")

    page = client.get(reverse("grassroots_model_list"), {"q": "nu cuoi"})

    assert found(client, q="nu cuoi") == found(client, q="Nụ cười") == ["Nụ cười từ trái tim"]
    assertContains(page, "“<mark>Nụ</mark> <mark>cười</mark> từ trái tim”")


def test_words_cannot_bring_markup_into_the_page(client):
    make_grassroots_model(name="<b>Nụ</b> cười")

    assertContains(client.get(reverse("grassroots_model_list"), {"q": "nu"}), "&lt;b&gt;<mark>Nụ</mark>&lt;/b&gt; cười")


@pytest.mark.parametrize("went_elsewhere", [True, False], ids=["to another province", "nobody knows where"])
def test_unit_that_a_province_of_today_has_lost_counts_as_its_list_says(client, went_elsewhere):
    province, other = make_province(), make_province("Đắk Lắk", "66")
    gone = make_commune("Vạn Hưng", province, valid_to=date(2026, 1, 1))
    if went_elsewhere:
        make_succession(gone, make_commune("Vạn Hưng", other, valid_from=date(2026, 1, 2)), on=date(2026, 1, 2))
    make_grassroots_model(locality=gone)
    make_grassroots_model(locality=make_commune("Vạn Thắng", province))
    choices = counted(client, "tinh")

    lists = {each: len(found(client, tinh=each)) for each in [str(province.pk), str(other.pk), "chua-ro"]}

    assert lists == {**dict.fromkeys(lists, 0), **choices}
    assert sum(lists.values()) == 2


def test_province_of_today_has_what_was_once_elsewhere(client):
    place = make_van_gia()
    other = make_province("An Giang", "91")
    make_grassroots_model(name="Ở Vạn Giã", locality=place)
    make_grassroots_model(name="Ở An Giang", locality=other)
    make_grassroots_model(name="Chưa rõ ở đâu")

    assert found(client, tinh=place.today.parent.pk) == ["Ở Vạn Giã"]
    assert found(client, tinh="chua-ro") == ["Chưa rõ ở đâu"]
    assert counted(client, "tinh") == {str(place.today.parent.pk): 1, str(other.pk): 1, "chua-ro": 1}


def test_place_has_what_lies_below_it_then_and_now(client):
    place = make_van_gia()
    make_grassroots_model(name="Ở Vạn Giã", locality=place)
    make_grassroots_model(name="Ở huyện", locality=place.parent)

    assert found(client, noi=place.pk) == ["Ở Vạn Giã"]
    assert sorted(found(client, noi=place.parent.pk)) == ["Ở Vạn Giã", "Ở huyện"]
    assert sorted(found(client, noi=place.today.pk)) == ["Ở Vạn Giã", "Ở huyện"]


def test_province_that_is_chosen_offers_its_communes_of_today(client):
    place = make_van_gia()
    make_grassroots_model(name="Ở Vạn Giã", locality=place)
    make_grassroots_model(name="Ở tỉnh", locality=place.today.parent)
    province, commune = place.today.parent.pk, place.today.pk

    assert counted(client, "xa", tinh=province) == {str(commune): 1, "chua-ro": 1}
    assert found(client, tinh=province, xa=commune) == ["Ở Vạn Giã"]
    assert found(client, tinh=province, xa="chua-ro") == ["Ở tỉnh"]


def test_typed_place_is_chosen_at_once_if_there_is_only_one(client):
    place = make_van_gia()

    answer = client.get(reverse("grassroots_model_list"), {"tim_noi": "van gia", "loai": "club"})

    assertRedirects(answer, f"/mo-hinh/?loai=club&noi={place.pk}")


@pytest.mark.parametrize("typed", ["ia h'drai", "Ia H’Drai", "ia h drai", "Huyện Ia H'Drai, tỉnh Kon Tum"])
def test_typed_place_with_an_apostrophe_is_found_in_any_writing(client, typed):
    place = make_district("Ia H'Drai", make_old_province("Kon Tum"))

    answer = client.get(reverse("grassroots_model_list"), {"tim_noi": typed})

    assertRedirects(answer, f"/mo-hinh/?noi={place.pk}")


def test_typed_place_that_several_bear_is_for_the_reader_to_choose(client):
    place = make_van_gia()

    page = client.get(reverse("grassroots_model_list"), {"tim_noi": "van ninh"})

    assertContains(page, '<h2 id="noi-nao">Bạn tìm nơi nào?</h2>')
    assertContains(page, f'href="?noi={place.today.pk}"')
    assertContains(page, f'href="?noi={place.parent.pk}"')


@pytest.mark.parametrize("typed", ["Vạn Giã, Vạn Ninh", "van gia - khanh hoa", "22489 (đến 30/06/2025)"])
def test_typed_place_may_be_a_code_or_name_what_it_belonged_to(client, typed):
    place = make_van_gia()
    make_commune("Gia Vân", make_district("Vạn Ninh An", make_old_province("Ninh Bình", "37")))

    answer = client.get(reverse("grassroots_model_list"), {"tim_noi": typed})

    assertRedirects(answer, f"/mo-hinh/?noi={place.pk}")


def test_code_is_that_of_each_unit_that_bore_it(client):
    place = make_van_gia()

    page = client.get(reverse("grassroots_model_list"), {"tim_noi": "22489"})

    assert {each.pk for each in page.context["places"]} == {place.pk, place.today.pk}


def test_typed_place_that_too_many_bear_is_said(client):
    province = make_province()
    for number in range(11):
        make_commune(f"Vạn Hưng {number}", province)

    page = client.get(reverse("grassroots_model_list"), {"tim_noi": "van hung"})

    assertContains(page, "Đây là 10 trong 11 nơi.")


def test_typed_place_that_nobody_knows_is_said(client):
    assertContains(
        client.get(reverse("grassroots_model_list"), {"tim_noi": "atlantis"}), "Sổ không có nơi nào tên “atlantis”"
    )


def test_any_of_several_fields_will_do_and_unknown_is_one(client):
    health, school = make_field(), make_field("school", name="Giáo dục", name_en="Education")
    for name, fields in {"Y tế": [health], "Cả hai": [health, school], "Chưa rõ": []}.items():
        make_grassroots_model(name=name).fields.set(fields)

    assert found(client, linh_vuc="school") == ["Cả hai"]
    assert sorted(found(client, linh_vuc=["health", "chua-ro"])) == ["Chưa rõ", "Cả hai", "Y tế"]
    assert counted(client, "linh_vuc") == {"health": 2, "school": 1, "chua-ro": 1}


def test_kind_and_status_count_one_without_the_other(client):
    make_grassroots_model(kind="club", status="new")
    make_grassroots_model(kind="club")
    make_grassroots_model(kind="model", status="maintained")

    assert len(found(client, loai="club")) == 2
    assert len(found(client, loai="club", tinh_trang="chua-ro")) == 1
    assert counted(client, "tinh_trang", loai="club") == {"new": 1, "chua-ro": 1}
    assert counted(client, "loai", loai="club") == {"model": 1, "club": 2}


def test_year_of_the_start_and_year_of_the_source_are_two(client):
    old = make_grassroots_model(name="Cũ", started_on=when("09/2018"), cited=False)
    make_citation(grassroots_model=old, source=make_source(published_on=when("11/02/2019")))
    make_grassroots_model(name="Chưa rõ")

    assert found(client, nam=2018) == ["Cũ"]
    assert found(client, nam=2019) == []
    assert found(client, nam_nguon=2019) == ["Cũ"]
    assert found(client, nam="chua-ro") == found(client, nam_nguon="chua-ro") == ["Chưa rõ"]
    assert counted(client, "nam") == {"2018": 1, "chua-ro": 1}


def test_order_is_by_name_as_dictionaries_have_it_by_place_and_by_year(client):
    province = make_province()
    for name, place, year in [("Bà", None, "2019"), ("Ba", province, None), ("Ăn", None, "11/02/2020")]:
        make_grassroots_model(name=name, locality=place, started_on=when(year) if year else None)

    assert found(client) == found(client, xep="moi") == ["Ăn", "Ba", "Bà"]
    assert found(client, xep="ten") == ["Ăn", "Ba", "Bà"]
    assert found(client, xep="noi") == ["Ba", "Ăn", "Bà"]
    assert found(client, xep="nam") == ["Ăn", "Bà", "Ba"]


def test_nearest_to_the_words_comes_first(client):
    make_grassroots_model(name="Nụ cười tiếp dân")
    make_grassroots_model(name="Khác", summary="Một nụ cười")
    make_grassroots_model(name="Nữ cưới")

    assert found(client, q="nụ cười") == ["Nụ cười tiếp dân", "Khác", "Nữ cưới"]
    assert found(client, q="nụ cười", loai="model") == ["Nụ cười tiếp dân", "Khác", "Nữ cưới"]
    assert found(client, q="nụ cười", xep="moi") == ["Nữ cưới", "Khác", "Nụ cười tiếp dân"]


def test_many_hits_come_newest_first_and_are_counted_so_far(client, monkeypatch):
    monkeypatch.setattr("trackerapp.selectors.listing.MOST_RANKED", 1)
    monkeypatch.setattr("trackerapp.selectors.listing.MOST_COUNTED", 2)
    for name in ("Nụ cười", "Nụ cười sớm mai", "Khác nụ cười"):
        make_grassroots_model(name=name)

    page = client.get(reverse("grassroots_model_list"), {"q": "nu cuoi"})

    assert [each.name for each in page.context["page"]] == ["Khác nụ cười", "Nụ cười sớm mai"]
    assert page.context["page"].paginator.count == 2
    assertContains(page, "Hơn 2 mô hình khớp")


def test_pages_have_25_and_the_last_page_stands_for_those_beyond(client):
    for _number in range(27):
        make_grassroots_model()

    assert len(found(client)) == 25
    assert found(client, page=2) == found(client, page=99999)
    assert len(found(client, page=2)) == 2
    assert found(client, page="x") == found(client)


def test_chips_take_one_condition_off_and_a_summary_counts_them(client):
    make_grassroots_model(name="Nụ cười", kind="club")

    page = client.get("/mo-hinh/?q=nu&loai=club&loai=model&page=1")

    assertContains(page, "Bộ lọc (3 đang dùng)")
    assertContains(page, 'href="?q=nu&amp;loai=model" aria-label="Bỏ điều kiện Loại: câu lạc bộ"')
    assertContains(page, 'href="?loai=club&amp;loai=model" aria-label="Bỏ điều kiện Từ khóa: nu"')


def test_table_shows_the_same_records_and_keeps_the_conditions(client):
    make_grassroots_model(name="Nụ cười")

    page = client.get("/mo-hinh/?q=nu&xem=bang")

    assertContains(page, "<table>")
    assertContains(page, '<input type="hidden" name="xem" value="bang">')
    assertContains(page, 'href="?q=nu"')


@pytest.mark.parametrize("query", ["q=khong", "nam=x"])
def test_list_without_rows_keeps_its_order_for_the_next_filter(client, query):
    make_grassroots_model()

    page = client.get(f"/mo-hinh/?xep=ten&{query}")

    assertContains(page, '<input type="hidden" name="xep" value="ten" form="loc">', html=True)
    assertNotContains(client.get("/mo-hinh/?xep=ten"), 'type="hidden" name="xep"')
    assertNotContains(client.get("/mo-hinh/?xep=xyz"), 'type="hidden" name="xep"')


def test_nothing_found_offers_fewer_words(client):
    make_grassroots_model(name="Nuôi heo đất")

    page = client.get("/mo-hinh/?q=nuôi+ong")

    assertContains(page, "Sổ chưa có mô hình nào khớp “nuôi ong”")
    assertContains(page, "Chưa có trong sổ không có nghĩa là nơi ấy không làm.")
    assert [each.words for each in page.context["near"]] == ["nuôi"]
    assertContains(page, "heo đất")


def test_place_is_to_be_taken_off_only_where_one_was_asked_for(client):
    elsewhere = make_province("An Giang", "91")

    assertNotContains(client.get("/mo-hinh/?q=khong"), "đơn vị có thể đã đổi tên")
    assertContains(client.get("/mo-hinh/", {"q": "khong", "tinh": elsewhere.pk}), "đơn vị có thể đã đổi tên")


def test_nothing_found_here_offers_what_is_elsewhere(client):
    elsewhere = make_province("An Giang", "91")
    make_grassroots_model(name="Nuôi ong", locality=make_province())

    page = client.get("/mo-hinh/", {"q": "nuôi ong", "tinh": elsewhere.pk})

    assert page.context["near"][0].words == "nuôi ong"
    assertContains(page, "Có chữ “nuôi ong”, ở nơi khác")


def test_commendations_are_narrowed_by_form_level_year_place_and_number(client):
    old, new = make_old_province("Kiên Giang", "91"), make_province("An Giang", "91")
    make_succession(old, new)
    level, award = make_level(), make_award_type()
    given = make_commendation(award_type=award, level=level, merit_year=2017, individuals=3, locality=old)
    plain = make_commendation()
    asked = [
        ("hinh_thuc", "BANGKHEN", "chua-ro"),
        ("cap", "T", "chua-ro"),
        ("nam", 2017, "chua-ro"),
        ("tinh", new.pk, "chua-ro"),
        ("noi", old.pk, "chua-ro"),
        ("so", "co", "chua-ro"),
    ]

    for name, value, unknown in asked:
        assert list(client.get("/khen-thuong/", {name: value}).context["page"]) == [given], name
        assert list(client.get("/khen-thuong/", {name: unknown}).context["page"]) == [plain], name


def test_several_choices_of_a_facet_of_commendations_leave_what_bears_any_of_them(client):
    province, district = make_level(), make_level("H", name="Cấp huyện", name_en="District")
    first = make_commendation(level=province, award_type=make_award_type(), individuals=3)
    second = make_commendation(level=district)
    third = make_commendation(award_type=make_award_type("GIAYKHEN", group="GIAYKHEN"))
    asked = {
        "cap=T&cap=H": {first, second},
        "cap=T&cap=chua-ro": {first, third},
        "hinh_thuc=BANGKHEN&hinh_thuc=GIAYKHEN": {first, third},
        "hinh_thuc=BANGKHEN&hinh_thuc=chua-ro": {first, second},
        "so=co&so=chua-ro": {first, second, third},
        "cap=T&cap=H&so=co": {first},
    }

    for query, expected in asked.items():
        page = client.get(f"/khen-thuong/?{query}")
        assert set(page.context["page"]) == expected, query
        assert len(page.context["filterset"].conditions()) == query.count("=")


def test_choices_of_a_facet_are_counted_without_the_facet_itself(client):
    for level in (make_level(), make_level("H", name="Cấp huyện", name_en="District"), None):
        make_commendation(level=level)

    choices = client.get("/khen-thuong/?cap=T&cap=H").context["choices"]

    assert {each.value: each.count for each in choices["cap"]} == {"T": 1, "H": 1, "chua-ro": 1}
    assert {each.value for each in choices["cap"] if each.is_chosen} == {"T", "H"}
    assert [each.count for each in choices["so"]] == [2]


def test_places_are_found_by_words_in_both_eras(client):
    place = make_van_gia()

    page = client.get("/dia-phuong/?q=van+gia")

    assert [each.place for each in page.context["found"]] == [place]
    assertContains(page, "30/06/2025")
    assertContains(page, "xã Vạn Ninh, tỉnh Khánh Hòa")


def test_organisations_and_sources_are_found_by_words(client):
    make_grassroots_model(organisation=make_organisation("Hội Phụ nữ"))
    make_grassroots_model(organisation=make_organisation("Trạm Y tế"))
    make_source(title="Báo cáo năm")

    assertNotContains(client.get("/to-chuc/?q=phu+nu"), "Trạm Y tế")
    assertContains(client.get("/to-chuc/?q=phu+nu"), "Hội <mark>Phụ</mark> <mark>nữ</mark>")
    assert [each.title for each in client.get("/nguon/?q=bao+cao").context["page"]] == ["Báo cáo năm"]


@pytest.mark.parametrize(
    ("address", "make"), [("/mo-hinh/", make_grassroots_model), ("/khen-thuong/", make_commendation)]
)
def test_late_pages_of_the_whole_list_leave_nothing_out(client, monkeypatch, address, make):
    monkeypatch.setattr("trackerapp.selectors.listing.STRIDE", 20)
    for _ in range(55):
        make()

    pages = [client.get(address, {"xep": "moi", "page": page}).context["page"] for page in range(1, 4)]

    numbers = [record.pk for page in pages for record in page]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == pages[0].paginator.count == 55
