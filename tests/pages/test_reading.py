"""A reader on the public pages, in a real browser: searching, filtering, paging, changing the language."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.making import make_grassroots_model

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]


def test_reader_finds_a_model_from_the_first_page(page, records):
    page.goto("/")
    page.get_by_role("searchbox").fill("nu cuoi")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="“Nụ cười từ trái tim”").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("“Nụ cười từ trái tim”")
    expect(page.get_by_text("theo bài báo ngày 11/02/2019").first).to_be_visible()


def test_reader_filters_and_takes_a_condition_off_again(page, records):
    make_grassroots_model(name="Câu lạc bộ nông dân", kind="club")
    page.goto("/mo-hinh/")
    page.get_by_role("checkbox", name="Câu lạc bộ").check()
    page.get_by_role("button", name="Lọc").click()

    expect(page.get_by_role("heading", name="1 mô hình khớp")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Câu lạc bộ")).to_be_checked()

    page.get_by_role("link", name="Bỏ điều kiện Loại").click()
    expect(page.get_by_role("heading", name="3 mô hình, đang xem 1–3")).to_be_visible()


def test_address_to_share_holds_nothing_that_was_left_empty(page, records):
    page.goto("/mo-hinh/")
    page.locator("#loc-q").fill("nu cuoi")
    page.get_by_role("button", name="Lọc").click()

    expect(page).to_have_url(re.compile(r"/mo-hinh/\?q=nu\+cuoi(&\w+=\w+)*$"))


def test_reader_chooses_a_place_by_typing_a_part_of_its_name(page, records):
    page.goto("/mo-hinh/")
    page.get_by_label("Địa phương, khi đó hoặc nay").fill("van ninh")
    page.get_by_role("button", name="Lọc").click()
    page.get_by_role("link", name="Huyện Vạn Ninh, tỉnh Khánh Hòa", exact=True).click()

    expect(page.get_by_role("heading", name="2 mô hình khớp")).to_be_visible()


def test_reader_orders_pages_and_keeps_the_table(page, transactional_db):
    for number in range(1, 28):
        make_grassroots_model(name=f"Mô hình {number}")
    page.goto("/mo-hinh/?xem=bang")
    page.get_by_label("Xếp theo").select_option("Tên A–Y")
    page.get_by_role("button", name="Xếp").click()
    page.get_by_role("link", name="Trang sau").click()

    expect(page.get_by_role("rowheader")).to_have_count(2)
    expect(page.get_by_role("rowheader").last).to_contain_text("Mô hình 27")
    expect(page.get_by_role("heading", name="27 mô hình, đang xem 26–27")).to_be_visible()


def test_language_changes_on_the_same_page_with_the_same_question(page, records):
    page.goto("/mo-hinh/?q=nu+cuoi")
    page.get_by_role("link", name="English").click()

    expect(page).to_have_url(re.compile(r"/en/models/\?q=nu\+cuoi$"))
    expect(page.get_by_role("heading", name="1 model matches")).to_be_visible()

    page.get_by_role("link", name="“Nụ cười từ trái tim”").click()
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page.get_by_role("heading", name="Điều sổ ghi được")).to_be_visible()


def test_reader_follows_a_place_from_then_to_now(page, records):
    page.goto("/dia-phuong/")
    page.get_by_role("searchbox").fill("vạn giã")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Thị trấn Vạn Giã").click()

    expect(page.get_by_text("Đơn vị này không còn từ ngày")).to_be_visible()
    page.get_by_role("complementary").get_by_role("link", name="Xã Vạn Ninh, tỉnh Khánh Hòa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xã Vạn Ninh")


def test_keyboard_reaches_the_content_first(page, records):
    page.goto("/mo-hinh/")
    page.keyboard.press("Tab")

    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_citation_can_be_copied(page, records):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(records[0].get_absolute_url())
    page.get_by_role("button", name="Chép lời dẫn").click()

    expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
    assert "“Nụ cười từ trái tim” (mô hình), Sổ mô hình" in page.evaluate("navigator.clipboard.readText()")


def test_everything_works_without_javascript(chromium, live_server, records):
    make_grassroots_model(name="Câu lạc bộ nông dân", kind="club")
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("nong dan")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Mô hình: xem cả danh sách").click()
    page.get_by_role("checkbox", name="Câu lạc bộ").check()
    page.get_by_role("button", name="Lọc").click()
    page.get_by_role("link", name="Câu lạc bộ nông dân").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("“Câu lạc bộ nông dân”")
    expect(page.get_by_role("button", name="Chép lời dẫn")).to_be_hidden()
    context.close()


def test_reader_takes_the_filtered_list_along(page, records):
    make_grassroots_model(name="=Câu lạc bộ nông dân", kind="club")
    page.goto("/mo-hinh/?loai=club")

    with page.expect_download() as taken:
        page.get_by_role("link", name="Excel (XLSX)").click()

    sheet = load_workbook(BytesIO(taken.value.path().read_bytes())).active
    assert taken.value.suggested_filename.startswith("mo-hinh-")
    assert [row[1] for row in sheet.iter_rows(values_only=True)] == ["Tên", "=Câu lạc bộ nông dân"]
