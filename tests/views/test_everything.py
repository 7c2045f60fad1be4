"""The page that searches everything, what is marked on it, and what is offered where nothing is found."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests.making import (
    make_commendation,
    make_grassroots_model,
    make_organisation,
    make_province,
    make_recipient,
    make_source,
    make_van_gia,
)

pytestmark = pytest.mark.django_db


def search(client, words, address="/tim/"):
    return client.get(address, {"q": words})


def offers(page):
    return [(each.words, each.count) for each in page.context["near"]]


def test_every_kind_that_holds_the_words_shows_its_first_five_and_leads_to_all(client):
    body = make_organisation("Hội Phụ nữ Vạn Giã", locality=make_van_gia())
    for number in range(6):
        make_grassroots_model(name=f"Nụ cười {number}", organisation=body)
    make_commendation(issued_by=body)
    make_source(title="Bài về Vạn Giã")

    page = search(client, "van gia")

    counts = {hits.name: (len(hits.records), hits.count) for hits in page.context["found"]}
    assert counts == {
        "grassroots_model": (5, 6), "commendation": (1, 1), "locality": (1, 1), "organisation": (1, 1),
        "source": (1, 1),
    }  # fmt: skip
    assertContains(page, 'href="/mo-hinh/?q=van%20gia"')
    assertContains(page, '<meta name="robots" content="noindex">')


def test_kinds_without_a_hit_are_left_out(client):
    make_source(title="Báo cáo năm")

    assert [hits.name for hits in search(client, "báo cáo").context["found"]] == ["source"]


def test_nothing_is_searched_before_words_are_written(client):
    make_source()

    page = client.get("/tim/?linh_vuc=x&page=9")

    assert page.context["found"] == []
    assertContains(page, "để trong ngoặc kép")


def test_other_parameters_of_the_address_do_nothing(client):
    make_grassroots_model(name="Nụ cười")

    page = client.get("/tim/?q=nu+cuoi&loai=club&tinh=x")

    assert [hits.count for hits in page.context["found"]] == [1]


@pytest.mark.parametrize("address", ["/", "/khong-co/"])
def test_box_on_the_first_page_and_on_a_page_that_is_not_there_leads_to_it(client, address):
    assertContains(client.get(address), 'action="/tim/"', status_code=404 if "khong" in address else 200)


class TestMarks:
    def test_phrase_is_marked_where_it_stands_whole(self, client):
        make_grassroots_model(name="Nụ cười, cười nụ")

        page = search(client, '"nu cuoi"', "/mo-hinh/")

        assertContains(page, "“<mark>Nụ</mark> <mark>cười</mark>, cười nụ”")

    def test_lists_of_every_kind_mark_what_was_searched_for(self, client):
        body = make_organisation("Hội Phụ nữ", locality=make_van_gia())
        make_commendation(issued_by=body, merit="Hội giỏi")
        make_source(title="Hội nghị")

        assertContains(search(client, "hội", "/khen-thuong/"), "<mark>Hội</mark> Phụ nữ")
        assertContains(search(client, "hội", "/khen-thuong/"), "<mark>Hội</mark> giỏi")
        assertContains(search(client, "hội", "/to-chuc/"), "<mark>Hội</mark> Phụ nữ")
        assertContains(search(client, "hội", "/nguon/"), "<mark>Hội</mark> nghị")
        assertContains(search(client, "gia", "/dia-phuong/"), "Thị trấn Vạn <mark>Giã</mark>")

    @pytest.mark.parametrize("query", ["q=gao", "q=gao&xem=bang", "q=gao+tinh"])
    def test_text_that_holds_what_the_name_does_not_is_shown_in_part(self, client, query):
        make_grassroots_model(name="Hũ tình thương", method="Mỗi nhà góp một nắm gạo mỗi ngày.")

        page = client.get(f"/mo-hinh/?{query}")

        assertContains(page, "góp một nắm <mark>gạo</mark> mỗi ngày")

    def test_no_text_is_shown_where_the_name_holds_all(self, client):
        make_grassroots_model(name="Hũ gạo", method="Mỗi nhà góp một nắm gạo.")

        assertNotContains(search(client, "gao", "/mo-hinh/"), "nắm")

    def test_no_text_is_shown_for_the_kind_and_the_status_that_the_list_shows(self, client):
        make_grassroots_model(name="Hũ gạo", status="maintained", method="Mô hình được duy trì ở thôn.")

        assertNotContains(search(client, "mô hình hũ gạo được duy trì", "/mo-hinh/"), "ở thôn")

    def test_person_is_named_only_if_the_name_may_be_public(self, client):
        named = make_commendation(form_as_printed="giấy khen")
        make_recipient(named, name="Chi bộ thôn Đoài")
        make_recipient(named, kind="individual", name="Lê Thị Đoài Kín")

        page = search(client, "đoài", "/khen-thuong/")

        assertContains(page, "Chi bộ thôn <mark>Đoài</mark>")
        assertNotContains(page, "Kín")


class TestNear:
    def test_mistyped_word_is_offered_as_the_register_writes_it(self, client):
        make_grassroots_model(name="Nụ cười từ trái tim")

        page = search(client, "trai tym", "/mo-hinh/")

        assert offers(page)[0] == ("trái tim", 1)
        assertContains(page, 'href="?q=tr%C3%A1i+tim"')

    def test_name_of_a_place_is_offered_as_it_is_written(self, client):
        make_grassroots_model(name="Trồng hoa", locality=make_province())

        assert offers(search(client, "khnah hoa", "/mo-hinh/"))[0] == ("Khánh Hòa", 1)
        assert offers(search(client, "khnah hoa"))[0] == ("Khánh Hòa", 2)

    def test_page_of_everything_offers_what_any_kind_holds(self, client):
        make_source(title="Nhiều mô hình")
        make_grassroots_model(name="Nhiều cách làm")

        assert offers(search(client, "nhiều ongxyz"))[0] == ("nhiều", 2)

    @pytest.mark.parametrize("address", ["/mo-hinh/", "/khen-thuong/", "/dia-phuong/", "/to-chuc/", "/nguon/", "/tim/"])
    def test_every_list_offers_at_most_four(self, client, address):
        body = make_organisation("một hai ba bốn năm sáu", locality=make_province("một hai ba bốn năm sáu"))
        make_grassroots_model(name="một hai ba bốn năm sáu", organisation=body)
        make_commendation(form_as_printed="một hai ba bốn năm sáu")
        make_source(title="một hai ba bốn năm sáu")

        page = search(client, "một hai ba bốn năm sáu qwx", address)

        assert offers(page)[0][0] == "một hai ba bốn năm sáu"
        assert 1 <= len(offers(page)) <= 4

    def test_conditions_are_kept_where_that_finds_something(self, client):
        make_grassroots_model(name="Nuôi heo", kind="club")

        page = client.get("/mo-hinh/?q=nuôi+xyzt&loai=club")

        assert page.context["near"][0].query == "?q=nu%C3%B4i&loai=club"

    def test_conditions_without_words_are_taken_off_one_by_one(self, client):
        make_grassroots_model(kind="club")

        page = client.get("/mo-hinh/?loai=club&nam=1999")

        assert [(each.query, each.count) for each in page.context["near"]] == [("?loai=club", 1)]
        assertContains(page, "Năm bắt đầu: 1999")

    @pytest.mark.parametrize("state", ["draft", "submitted", "returned", "withdrawn"])
    def test_nothing_is_offered_that_is_not_public(self, client, state):
        hidden = make_grassroots_model(name="Vàmxyz bí mật")
        hidden.state, hidden.state_reason = state, "Nhầm"
        hidden.save()

        for address in ("/tim/", "/mo-hinh/"):
            assert offers(search(client, "vamxyt mật", address)) == []

    def test_value_that_is_not_understood_offers_nothing(self, client):
        make_grassroots_model()

        assert client.get("/mo-hinh/?q=abc&loai=x").context["near"] == []

    def test_phrase_is_offered_as_a_phrase(self, client):
        make_grassroots_model(name="Nụ cười thân thiện")

        assert offers(search(client, '"nụ cười" qwxyz', "/mo-hinh/"))[0] == ('"nụ cười"', 1)


def test_address_is_in_both_languages(client):
    assert reverse("everything") == "/tim/"
    assertContains(client.get("/en/search/?q=zzz"), "The register has nothing yet that matches")
