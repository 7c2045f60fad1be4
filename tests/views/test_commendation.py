"""The page of a commendation: three bodies, numbers as printed, names with a basis only; levels stay apart."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.making import (
    make_award_type,
    make_commendation,
    make_level,
    make_organisation,
    make_recipient,
    when,
)
from trackerapp import law

pytestmark = pytest.mark.django_db


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


def test_list_of_one_level_tells_the_sums_that_statistics_lead_from(client):
    province, district = make_level("T", rank=1), make_level("H", name="Cấp huyện", rank=2)
    for level, number in [(province, 3), (province, 4), (province, None), (district, 47)]:
        make_commendation(level=level, individuals=number)

    one, all_of_them, both = (client.get(f"/khen-thuong/?{query}") for query in ("cap=T&ca_nhan=co", "", "cap=T&cap=H"))

    assertContains(one, "Tổng các số như in của cấp này:")
    assertContains(one, "<span><b>7</b> cá nhân</span>", html=True)
    assert [page.context["sums"] for page in (all_of_them, both)] == [None, None]


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


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({}, "Khen thưởng, Sổ mô hình, mã KT-"),
        ({"authority_as_printed": "Ủy ban nhân dân huyện"}, "Khen thưởng, Ủy ban nhân dân huyện, Sổ mô hình, mã KT-"),
        ({"merit_year": 2017}, "Khen thưởng, 2017, Sổ mô hình, mã KT-"),
    ],
)
def test_citation_begins_with_the_form_and_names_it_once(client, values, line):
    page = client.get(make_commendation(form_as_printed="khen thưởng", **values).get_absolute_url())

    assertContains(page, f'<p class="cite" id="trich">{line}')


def test_form_as_printed_is_marked_as_vietnamese_on_english_pages(client):
    named = make_commendation(award_type=make_award_type())
    printed = make_commendation(form_as_printed="khen thưởng")

    page = client.get("/en/commendations/")

    assertContains(page, f'/{named.pk}/bang-khen-cua-ubnd-tinh/">Provincial certificate</a>')
    assertContains(page, f'/{printed.pk}/khen-thuong/"><span lang="vi">Khen thưởng</span></a>')


def test_revoked_commendation_says_so(client):
    commendation = make_commendation(revoked_by="5/QĐ-UBND", revoked_on=when("2024"))

    assertContains(client.get(commendation.get_absolute_url()), "Lần khen này đã bị thu hồi.")
    assertContains(client.get("/khen-thuong/"), "đã thu hồi")


def test_many_recipients_are_paged(client):
    commendation = make_commendation(collectives=120)
    for number in range(120):
        make_recipient(commendation, name=f"Chi bộ {number}")

    page = client.get(f"{commendation.get_absolute_url()}?page=2")

    assert len(page.context["page"]) == 20
    assert page.context["counts"][0]["named"] == 120


def test_others_of_the_same_decision_or_of_the_year_and_authority_stand_beside_it(client):
    body, other = make_organisation("Ủy ban huyện"), make_organisation("Ủy ban tỉnh")
    decided = {"decision_number": "12/QĐ-UBND", "decided_on": when("2018")}
    here = make_commendation(issued_by=body, merit_year=2017, **decided)
    same_year = make_commendation(issued_by=body, merit_year=2017)
    same_decision = make_commendation(**decided)
    make_commendation(issued_by=body, merit_year=2016)
    make_commendation(issued_by=other, merit_year=2017)
    make_commendation(issued_by=body, merit_year=2017, state="draft")

    page = client.get(here.get_absolute_url())

    assert {*page.context["siblings"]} == {same_year, same_decision}


def test_what_is_unknown_is_not_the_same(client):
    record = make_commendation()
    make_commendation()

    assert not client.get(record.get_absolute_url()).context["siblings"]
