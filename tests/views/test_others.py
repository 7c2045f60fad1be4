"""The pages of commendations, places, organisations and sources, and the first page."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests.making import (
    make_citation,
    make_commendation,
    make_commune,
    make_district,
    make_level,
    make_model,
    make_old_province,
    make_organisation,
    make_province,
    make_recipient,
    make_source,
    make_succession,
    make_van_gia,
    when,
)
from trackerapp import law, selectors
from trackerapp.models import Locality
from trackerapp.selectors.figures import MOST_SOURCES, MOST_STRANDS

pytestmark = pytest.mark.django_db


@pytest.fixture
def kien_luong():
    """Huyện Kiên Lương, whose communes went into two units of today, one of them named like it."""
    old, new = make_old_province("Kiên Giang", "91"), make_province("An Giang", "91")
    make_succession(old, new)
    district = make_district("Kiên Lương", old)
    for was, became in {"Bình An": "Kiên Lương", "Sơn Hải": "Sơn Hải"}.items():
        make_succession(make_commune(was, district), make_commune(became, new))
    district.refresh_from_db()
    return district


def test_who_grants_signs_and_hands_over_are_three_things(client):
    commendation = make_commendation(
        issued_by=make_organisation("Ủy ban nhân dân tỉnh"), signer="Nguyễn Văn Ký", presented_by="Trần Thị Trao"
    )

    page = client.get(commendation.get_absolute_url())

    for label, name in [("Cơ quan khen", "Ủy ban"), ("Người ký", "Nguyễn Văn Ký"), ("Người trao", "Trần Thị Trao")]:
        assertContains(page, label)
        assertContains(page, name)


def test_unknown_numbers_are_unknown_and_zero_is_a_number(client):
    commendation = make_commendation(collectives=0)

    counts = client.get(commendation.get_absolute_url()).context["counts"]
    row = client.get("/khen-thuong/")

    assert [each["printed"] for each in counts] == [0, None, None]
    assertContains(row, '<td class="num" data-l="Tập thể">0</td>')
    assertContains(row, '<td class="num" data-l="Cá nhân"><span class="unknown">chưa rõ</span></td>')


def test_printed_numbers_stand_beside_those_counted_by_name(client):
    commendation = make_commendation(collectives=3)
    make_recipient(commendation, name="Chi bộ thôn 2")

    page = client.get(commendation.get_absolute_url())

    assert page.context["counts"][0] | {"label": None} == {
        "name": "collectives", "label": None, "printed": 3, "named": 1, "differs": True,
    }  # fmt: skip
    assertContains(page, "hai số khác nhau")
    assertContains(page, "Chi bộ thôn 2")


def test_levels_are_never_added_up(client):
    make_commendation(level=make_level("T", rank=1), individuals=3)
    make_commendation(level=make_level("H", name="Cấp huyện", rank=2), individuals=47)

    lists, home = client.get("/khen-thuong/"), client.get("/")

    for page in (lists, home):
        assertNotContains(page, "50 cá nhân")
        assertNotContains(page, ">50<")
    assert [level["individuals"] for level in home.context["figures"].by_level] == [3, 47]
    assertContains(lists, "Không có dòng tổng")


def test_warnings_are_for_staff_only(client, kien_luong):
    body = make_organisation(locality=kien_luong)
    commendation = make_commendation(issued_by=body, decided_on=when("01/08/2025"))

    assert law.warnings(commendation)
    assertNotContains(client.get(commendation.get_absolute_url()), str(law.warnings(commendation)[0]))


def test_revoked_commendation_says_so(client):
    commendation = make_commendation(revoked_by="5/QĐ-UBND", revoked_on=when("2024"))

    assertContains(client.get(commendation.get_absolute_url()), "Lần khen này đã bị thu hồi.")
    assertContains(client.get("/khen-thuong/"), "đã thu hồi")


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
    model = make_model(name="Hũ gạo", locality=kien_luong)
    commendation = make_commendation(locality=kien_luong.parent)
    source = make_source(title="Bài về huyện", locality=kien_luong)

    page = client.get(kien_luong.today.get_absolute_url())

    assert list(page.context["models"]) == [model]
    assert list(page.context["commendations"]) == [commendation]
    assert list(page.context["sources"]) == [source]


def test_more_models_of_a_place_are_one_step_away(client, kien_luong):
    for number in range(7):
        make_model(name=f"Mô hình {number}", locality=kien_luong)

    page = client.get(kien_luong.get_absolute_url())

    assertContains(page, f'href="/mo-hinh/?noi={kien_luong.pk}">Xem cả 7 mô hình</a>')
    assert client.get(f"/mo-hinh/?noi={kien_luong.pk}").context["page"].paginator.count == 7


def test_unit_without_a_record_of_its_own_is_unknown_not_zero(client, kien_luong):
    make_model(locality=kien_luong)

    page = client.get(kien_luong.get_absolute_url())

    assert [each.models for each in page.context["rolled"]] == [0, 0]
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
    make_model(locality=kien_luong)
    make_model(locality=make_van_gia())
    make_model()

    provinces, nowhere = selectors.roll_of_provinces()

    assert {each.place.name: each.models for each in provinces} == {"An Giang": 1, "Khánh Hòa": 1}
    assert nowhere.models == 1
    assertContains(client.get("/dia-phuong/"), "Chưa rõ nay thuộc tỉnh nào")


def test_organisation_shows_what_it_runs_grants_and_received(client):
    body = make_organisation("Hội Phụ nữ")
    make_model(name="Hũ gạo", organisation=body)
    make_commendation(form_as_printed="giấy khen của hội", issued_by=body)
    make_recipient(make_commendation(form_as_printed="bằng khen của tỉnh"), organisation=body)

    page, lists = client.get(body.get_absolute_url()), client.get("/to-chuc/")

    for words in ("“Hũ gạo”", "Giấy khen của hội", "Bằng khen của tỉnh"):
        assertContains(page, words)
    assertContains(lists, "thực hiện 1 mô hình; khen 1 lần; được khen 1 lần")


def test_commendation_of_a_person_without_basis_names_the_organisation_page_not_the_person(client):
    body = make_organisation("Hội Phụ nữ")
    make_recipient(make_commendation(), kind="individual", name="Nguyễn Thị Kín", organisation=body)

    assertNotContains(client.get(body.get_absolute_url()), "Nguyễn Thị Kín")


def test_source_shows_its_bibliography_and_what_is_drawn_from_it(client):
    source = make_source(publisher="", published_on=when("11/02/2019"), text_sha256="ab" * 32)
    model = make_model(name="Nụ cười", cited=False)
    make_citation(source=source, grassroots_model=model, paragraph=8, quote="mô hình Nụ cười")
    make_citation(source=source, grassroots_model=model, paragraph=None, caption=1, quote="Nụ cười dưới ảnh")

    page = client.get(source.get_absolute_url())

    assertContains(page, '<a href="#d8">đoạn 8</a>, <a href="#a1">chú thích ảnh 1</a>')
    assertContains(page, '<h3 id="d8">Đoạn 8</h3>')
    assertContains(page, "<mark>mô hình Nụ cười</mark>")
    assertContains(page, "ab" * 32)
    assertContains(page, 'Nơi đăng</dt><dd><span class="unknown">chưa rõ</span>')


def test_source_without_a_model_is_kept_and_says_so(client):
    source = make_source(title="2 năm qua", has_printed_title=False)

    page = client.get(source.get_absolute_url())

    assertContains(page, "Chưa rút dòng nào từ nguồn này")
    assertContains(page, "Nguồn không in đầu đề")
    assertContains(client.get("/nguon/"), "0 mô hình")


def test_sources_are_listed_newest_first_and_undated_ones_last(client):
    for title, day in [("Cũ", "2017"), ("Không ngày", None), ("Mới", "11/02/2019")]:
        make_source(title=title, published_on=day and when(day))

    assert [each.title for each in client.get("/nguon/").context["page"]] == ["Mới", "Cũ", "Không ngày"]


def test_first_page_counts_and_weaves_what_there_is(client):
    source = make_source(title="Cách làm hay", published_on=when("2019"))
    for kind in ("model", "model", "club"):
        make_citation(source=source, grassroots_model=make_model(kind=kind, cited=False))
    make_source(title="Không nêu ai")

    page = client.get("/")

    figures, weave = page.context["figures"], page.context["weave"]
    assert (figures.models, figures.sources, figures.sources_naming) == (3, 2, 1)
    assert (weave.warps, len(weave.sources), len(weave.crossings)) == (3, 2, 3)
    assertContains(page, "2 mô hình, 1 câu lạc bộ.")
    assertContains(page, "Tấm đan: 3 nan dọc là mô hình.")
    assertContains(page, "Cách làm hay: 3; Không nêu ai: 0.")


def test_weave_has_the_newest_only_when_there_are_many(client):
    for _number in range(45):
        make_model()

    weave = client.get("/").context["weave"]

    assert weave.warps == MOST_STRANDS
    assert len(weave.sources) == MOST_SOURCES


@pytest.mark.parametrize("name", ["about", "privacy", "accessibility", "data_licence"])
def test_statements_are_linked_from_every_page(client, name):
    assertContains(client.get("/"), f'href="{reverse(name)}"')


def test_privacy_page_names_the_law_and_the_term(client):
    page = client.get(reverse("privacy"))

    for words in ("91/2025/QH15", "356/2025/NĐ-CP", "2 ngày làm việc"):
        assertContains(page, words)


def test_source_of_many_records_is_paged_with_the_words_of_that_page(client):
    source = make_source(kind="sheet")
    for row in range(1, 53):
        model = make_model(name=f"Mô hình {row}", cited=False)
        make_citation(
            source=source, grassroots_model=model, paragraph=None, sheet="Biểu 1", row=row, quote=f"lời {row}"
        )

    first, last = client.get(source.get_absolute_url()), client.get(f"{source.get_absolute_url()}?page=2")

    assertContains(first, "52 dòng sổ rút từ nguồn này")
    assert len(first.context["drawn"]) == 50
    assertContains(first, "<mark>lời 1</mark>")
    assertNotContains(first, "<mark>lời 51</mark>")
    assertContains(last, '<a href="#h51">trang tính Biểu 1, dòng 51</a>')
    assertContains(last, "<mark>lời 52</mark>")


def test_many_recipients_are_paged(client):
    commendation = make_commendation(collectives=120)
    for number in range(120):
        make_recipient(commendation, name=f"Chi bộ {number}")

    page = client.get(f"{commendation.get_absolute_url()}?page=2")

    assert len(page.context["page"]) == 20
    assert page.context["counts"][0]["named"] == 120
