"""The page of the register in numbers, and the tables that it hands out."""

from io import BytesIO

import openpyxl
import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import override
from pytest_django.asserts import assertContains, assertNotContains

from tests.making import make_commendation, make_field, make_grassroots_model, make_level, make_van_gia, when
from trackerapp import selectors
from trackerapp.selectors.statistics import SECTIONS

pytestmark = pytest.mark.django_db


def test_sums_stand_level_by_level_with_what_could_not_be_counted():
    level = make_level()
    make_commendation(level=level, collectives=3)
    make_commendation(level=level, collectives=0)
    make_commendation(level=level, individuals=5)
    make_commendation(individuals=7)

    figure = selectors.figure("khen-tap-the", QueryDict())

    assert [[number.count for number in row.numbers] for row in figure.rows] == [[3, 2, 1], [None, 0, 1]]
    assert figure.total is None
    assert figure.unknown.count == 2


def test_figures_of_one_title_are_told_apart_by_what_they_count(client):
    page = client.get(reverse("statistics_page"))

    assertContains(page, 'aria-labelledby="grassroots_model_list noi"')
    assertContains(page, 'aria-labelledby="commendation_list khen-noi"')


def test_sum_that_nobody_printed_is_unknown_and_hatched(client):
    make_commendation()

    page = client.get(reverse("statistics_page"))

    assertContains(page, '<rect width="28" height="18" class="q"/>')
    assertContains(page, 'tap_the=co"><span class="unknown">chưa rõ</span></a>')


def test_draft_changes_no_figure(client):
    level = make_level()
    make_grassroots_model(state="draft", locality=make_van_gia())
    make_grassroots_model(state="withdrawn")
    make_commendation(state="submitted", level=level, collectives=5)

    figures = [figure for section in SECTIONS for figure in section.figures(QueryDict())]

    assert [figure.code for figure in figures if figure.rows] == []


def test_copy_of_a_model_that_is_not_public_is_no_copy():
    make_grassroots_model(replicated_from=make_grassroots_model(state="draft"))

    [row] = selectors.figure("nhan-rong", QueryDict()).rows

    assert row.is_unknown


def test_empty_register_has_nothing_to_count(client):
    assertContains(client.get(reverse("statistics_page")), "Sổ chưa có gì để đếm ở đây.", count=14)


def test_bars_are_drawn_to_scale_in_either_language(client):
    for kind in ("model", "model", "model", "club"):
        make_grassroots_model(kind=kind)

    for language in ("vi", "en"):
        with override(language):
            page = client.get(reverse("statistics_page"))

        assertContains(page, '<rect width="100.0%" height="18"/>')
        assertContains(page, '<rect width="33.33%" height="18"/>')


def test_page_is_narrowed_by_province_and_year_and_says_so(client):
    place = make_van_gia()
    province = place.today.parent
    make_grassroots_model(kind="club", locality=place, started_on=when("2018"))
    make_grassroots_model(kind="forum", started_on=when("2018"))

    page = client.get(reverse("statistics_page"), {"tinh": province.pk, "nam": "2018"})

    assertContains(page, f'href="/mo-hinh/?tinh={province.pk}&amp;nam=2018&amp;loai=club">1</a>')
    assertNotContains(page, "loai=forum")
    assertContains(page, 'aria-label="Bỏ điều kiện Tỉnh, thành phố hiện nay: Tỉnh Khánh Hòa"')
    assertContains(page, f'<option value="{province.pk}" selected>')
    assertContains(page, '<option value="2018" selected>')
    assertContains(page, f'href="/so-lieu/loai.csv?tinh={province.pk}&amp;nam=2018"')


def test_table_of_what_was_chosen_shows_the_other_values_and_says_so(client):
    make_grassroots_model(started_on=when("2018"))
    make_grassroots_model(started_on=when("2019"))

    page = client.get(reverse("statistics_page"), {"nam": "2018"})

    assertContains(page, '<a href="/mo-hinh/?nam=2019">1</a>')
    assertContains(page, "Bảng này đếm mọi giá trị, không chỉ giá trị đã chọn ở trên.", count=2)


def test_page_of_a_province_of_today_leads_to_its_statistics(client):
    place = make_van_gia()
    province = place.today.parent

    assertContains(client.get(province.get_absolute_url()), f'href="/so-lieu/?tinh={province.pk}"')
    assertNotContains(client.get(place.today.get_absolute_url()), "/so-lieu/?")
    assertNotContains(client.get(place.parent.parent.get_absolute_url()), "/so-lieu/?")


def test_other_parameters_narrow_nothing(client):
    make_grassroots_model(kind="club")

    page = client.get(reverse("statistics_page"), {"loai": "forum", "q": "x", "state": "draft", "page": "9"})

    assertContains(page, '<a href="/mo-hinh/?loai=club">1</a>')


@pytest.mark.parametrize("query", ["tinh=x", "tinh=%00", "nam=18", "nam=99999", "tinh=-1", f"tinh={2**63}", "nam=%FF"])
def test_value_that_does_not_exist_is_told_and_nothing_is_counted(client, query):
    make_grassroots_model()

    page = client.get(f"{reverse('statistics_page')}?{query}")

    assertContains(page, "Chưa lọc được như yêu cầu.")
    assert page.context["sections"] == []


def test_word_of_a_vocabulary_is_no_formula_in_a_spreadsheet(client):
    make_grassroots_model().fields.add(make_field(name="=1+1"))

    answer = client.get(reverse("statistics_csv", args=["linh-vuc"]))

    assert "'=1+1" in answer.getvalue().decode()


def test_table_comes_as_a_workbook_too(client):
    make_grassroots_model(kind="club")

    answer = client.get(reverse("statistics_xlsx", args=["loai"]))

    [head, line] = openpyxl.load_workbook(BytesIO(answer.getvalue())).active.iter_rows(values_only=True)
    assert head == ("Loại", "Mô hình", "Danh sách")
    assert line == ("Câu lạc bộ", 1, "http://testserver/mo-hinh/?loai=club")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_table_that_is_not_there_is_not_found(client, ending):
    assert client.get(f"/so-lieu/khong-co.{ending}").status_code == 404


def test_table_narrowed_by_what_makes_no_sense_is_refused_in_words(client):
    answer = client.get("/so-lieu/loai.csv?tinh=x&nam=2018")

    assertContains(answer, "Chưa lọc được như yêu cầu.", status_code=400)
    assertContains(answer, 'href="/so-lieu/?tinh=x&amp;nam=2018"', status_code=400)


def test_statistics_are_read_only(client):
    assert client.post("/so-lieu/").status_code == 405
    assert client.post("/so-lieu/loai.csv").status_code == 405


def test_condition_that_a_list_has_no_control_for_is_kept_when_it_is_narrowed_further(client):
    make_grassroots_model(replicated_from=make_grassroots_model())
    make_commendation(collectives=3)

    assertContains(
        client.get("/mo-hinh/?nhan_rong=lam-theo"), '<input type="hidden" name="nhan_rong" value="lam-theo">'
    )
    assertContains(client.get("/mo-hinh/?nhan_rong=lam-theo"), "Bỏ điều kiện Nhân rộng: làm theo nơi khác")
    assertContains(client.get("/khen-thuong/?tap_the=co"), '<input type="hidden" name="tap_the" value="co">')
    assertContains(client.get("/khen-thuong/?tap_the=co"), "Bỏ điều kiện Số tập thể: có in số")


@pytest.mark.parametrize("name", ["xa", "nhan_rong"])
def test_value_that_does_not_exist_is_told_of_models(client, name):
    assertContains(client.get("/mo-hinh/", {name: "x"}), "Chưa lọc được như yêu cầu.")


@pytest.mark.parametrize("name", ["xa", "tap_the", "ca_nhan", "ho_gia_dinh"])
def test_value_that_does_not_exist_is_told_of_commendations(client, name):
    assertContains(client.get("/khen-thuong/", {name: "x"}), "Chưa lọc được như yêu cầu.")
