"""A record's whole way between people, in a real browser: entered, returned, corrected, published, changed."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import making
from tests.test_images import as_file, picture
from trackerapp.models import GrassrootsModel, Locality, Photo, ProposedChange, Source

from .conftest import address
from .test_browser import DESK, PHONE, press, type_and_choose

pytestmark = pytest.mark.django_db(transaction=True)

NAME, OLD, NEW = "Nụ cười từ trái tim", "Cán bộ chào hỏi người dân.", "Cán bộ chào hỏi và hướng dẫn người dân."


@pytest.fixture
def people():
    """A clerk and a reviewer of Khánh Hòa, and a clerk of An Giang."""
    making.make_van_gia()
    khanh_hoa = Locality.objects.get(name="Khánh Hòa", valid_to=None)
    return {
        "clerk": making.make_staff("nhap.thu", "editor", khanh_hoa),
        "reviewer": making.make_staff("duyet.thu", "reviewer", khanh_hoa),
        "stranger": making.make_staff("tinh.khac", "editor", making.make_province("An Giang", "91")),
    }


@pytest.fixture
def come_as(page, people, sign_in):
    """``come_as("clerk")``: sit down at the desk as one of the people; as "public", with a phone and no account."""

    def come_as(who):
        page.context.clear_cookies()
        page.set_viewport_size(PHONE if who == "public" else DESK)
        if who != "public":
            sign_in(people[who])
        page.goto(reverse("home" if who == "public" else "admin:index"))

    return come_as


def test_record_goes_its_whole_way_between_the_people(page, come_as):
    come_as("clerk")
    enter_source(page)
    enter_model_with_photo_and_submit(page)

    come_as("reviewer")
    return_it(page, "Ghi thêm tóm tắt.")

    come_as("clerk")
    correct_and_submit(page, "Ghi thêm tóm tắt.")
    come_as("public")
    nothing_is_found(page)
    come_as("stranger")
    nothing_can_be_reached(page)

    come_as("reviewer")
    publish_it(page)
    come_as("public")
    find_it(page)
    expect(page.locator("main")).to_contain_text(OLD)
    expect(page.get_by_role("img", name="Quầy tiếp dân")).to_be_visible()

    come_as("clerk")
    edit_it(page)
    come_as("public")
    find_it(page)
    expect(page.locator("main")).to_contain_text(OLD)
    expect(page.locator("main")).not_to_contain_text(NEW)
    come_as("stranger")
    nothing_can_be_reached(page)

    come_as("reviewer")
    approve_it(page)
    come_as("public")
    find_it(page)
    expect(page.locator("main")).to_contain_text(NEW)


def enter_source(page):
    page.get_by_role("link", name="Nhập nó làm nguồn").click()
    page.locator("#id_title").fill("Gương sáng quê hương")
    page.locator("#id_published_on").fill("11/02/2019")
    type_and_choose(page, "id_locality", "khanh hoa", "Tỉnh Khánh Hòa (đến 30/06/2025)")
    press(page, "_save")
    expect(page.locator(".messagelist")).to_be_visible()


def enter_model_with_photo_and_submit(page):
    page.goto(reverse("admin:index"))
    page.get_by_role("link", name="nhập mô hình").click()
    page.locator("#id_name").fill(NAME)
    type_and_choose(page, "id_locality", "van gia", "Thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa")
    type_and_choose(page, "id_citations-0-source", "guong sang", "Gương sáng quê hương")
    page.locator("#id_citations-0-paragraph").fill("8")
    page.locator("#id_citations-0-quote").fill(NAME)
    page.locator("[name=citations-0-supports][value=name]").check()
    page.locator("#photos-group .add-row a").click()
    photo = {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": as_file(picture((900, 600)))}
    page.locator("#id_photos-0-upload").set_input_files(photo)
    page.locator("#id_photos-0-alternative_text").fill("Quầy tiếp dân")
    page.locator("#id_photos-0-shows_persons").select_option("false")
    press(page, "_submit")
    expect(page.locator(".state.submitted")).to_be_visible()


def from_desk(page, pile):
    """Go the way of the desk: the figure of the ``pile``, then the record in its list."""
    page.locator(f".desk a[href*='grassrootsmodel'][href*='waits={pile}']").click()
    page.get_by_role("link", name=NAME).click()


def return_it(page, reason):
    from_desk(page, "review")
    page.get_by_role("link", name="Trả lại để sửa").click()
    page.get_by_label("Lý do").fill(reason)
    page.get_by_role("button", name="Trả lại để sửa").click()
    expect(page.locator(".state.returned")).to_contain_text(reason)


def correct_and_submit(page, reason):
    from_desk(page, "returned")
    expect(page.locator(".state.returned")).to_contain_text(reason)
    page.locator("#id_summary").fill(OLD)
    press(page, "_submit")
    expect(page.locator(".state.submitted")).to_be_visible()


def publish_it(page):
    from_desk(page, "review")
    press(page, "_publish")
    expect(page.locator(".state.published")).to_be_visible()


def search(page):
    page.get_by_role("searchbox").first.fill("nu cuoi")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=nu*")


def nothing_is_found(page):
    search(page)
    expect(page.get_by_role("link", name=NAME)).to_have_count(0)


def find_it(page):
    search(page)
    page.get_by_role("link", name=NAME).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NAME)


def edit_it(page):
    page.get_by_role("link", name="Mô hình", exact=True).first.click()
    page.get_by_role("link", name=NAME).click()
    expect(page.locator("#photos-group img.thumbnail")).to_have_attribute("alt", "Quầy tiếp dân")
    page.locator("#id_summary").fill(NEW)
    page.get_by_role("button", name="Gửi đề nghị sửa").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def approve_it(page):
    page.locator(".desk a[href*='proposedchange'][href*='waits=review']").click()
    page.get_by_role("link", name=NAME).click()
    expect(page.locator("ins")).to_contain_text(NEW)
    press(page, "_approve")


def nothing_can_be_reached(page):
    """Neither listed nor opened by its typed address: the record, its source, its photo, its proposed change."""
    for record in [kind.objects.get() for kind in (GrassrootsModel, Source, Photo)] + list(
        ProposedChange.objects.all()
    ):
        page.goto(address(type(record)))
        expect(page.locator("#result_list")).to_have_count(0)
        for where in ("change", "history", "delete"):
            if where == "change" or not isinstance(record, ProposedChange):
                assert page.request.get(address(record, where)).status == 404
