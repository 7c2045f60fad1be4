"""A clerk's whole way with a sheet, in a real browser; on a phone, nothing is wider than the screen."""

import pytest
from django.urls import reverse
from openpyxl import Workbook
from playwright.sync_api import expect

from tests.browser import accessibility_faults
from tests.making import make_administrator, make_province
from trackerapp.models import GrassrootsModel, SheetImport
from trackerapp.spreadsheets import tasks

from .test_browser import DESK, PHONE

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]

HEAD = ["Tên mô hình", "Địa phương", "Năm bắt đầu", "Mô tả"]
GOOD = ["Nụ cười công sở", "tỉnh Khánh Hòa", "09/2018", "Cán bộ chào hỏi người dân. " * 10]
BAD = ["Hũ gạo", "xã Không Có", "18", "https://so.example.vn/" + "a" * 200]


@pytest.fixture
def at_work(page, sign_in):
    make_province()
    sign_in(make_administrator())
    page.goto(reverse("admin:index"))
    return page


def make_book(folder, *rows):
    book = Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    path = folder / "bảng của xã.xlsx"
    book.save(path)
    return path


def send_in(page, path):
    page.get_by_role("link", name="Nhập bảng").first.click()
    page.get_by_label("Tệp").set_input_files(path)
    page.get_by_role("button", name="Xem bảng sẽ làm gì").click()


def test_sheet_is_sent_in_confirmed_and_taken_back(at_work, tmp_path):
    send_in(at_work, make_book(tmp_path, GOOD))
    expect(at_work.locator(".counts")).to_contain_text("1")

    at_work.get_by_role("button", name="Ghi vào sổ").click()
    expect(at_work.locator("#content-main")).to_contain_text("1 dòng mới, 0 dòng thay đổi")
    expect(at_work.get_by_role("link", name="Nụ cười công sở")).to_be_visible()

    at_work.get_by_role("link", name="Hoàn tác lần nhập").click()
    at_work.get_by_role("button", name="Hoàn tác lần nhập").click()
    expect(at_work.locator("#content-main")).to_contain_text("Đã hoàn tác toàn bộ")
    assert not GrassrootsModel.objects.exists()


def test_page_follows_work_in_the_background_by_itself(at_work, tmp_path, monkeypatch):
    monkeypatch.setattr(tasks, "SMALL", 0)
    monkeypatch.setattr(type(tasks.check_import), "enqueue", lambda task, pk: None)

    send_in(at_work, make_book(tmp_path, GOOD))
    expect(at_work.get_by_role("progressbar")).to_be_visible()
    tasks.check_import.call(SheetImport.objects.get().pk)

    expect(at_work.get_by_role("button", name="Ghi vào sổ")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_pages_fit_the_screen_and_axe_finds_nothing(at_work, tmp_path, size, complaints):
    at_work.set_viewport_size(size)
    send_in(at_work, make_book(tmp_path, GOOD, BAD))
    faulty = at_work.url

    for address in (faulty, reverse("admin:imports")):
        at_work.goto(address)
        assert at_work.evaluate("document.documentElement.scrollWidth") <= size["width"], address
        assert complaints == []
        assert accessibility_faults(at_work) == []
        complaints.clear()  # axe itself writes styles into the page, which the policy refuses
