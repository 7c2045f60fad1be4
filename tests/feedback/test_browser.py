"""A reader reports on a telephone and reads the answer that a clerk gives; with JavaScript and without."""

import pytest
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import expect

from tests import making
from tests.browser import accessibility_faults
from trackerapp.feedback import stamps
from trackerapp.models import Feedback, Locality

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 800}
WORDS = "Mô hình đã thôi hoạt động từ năm 2020."


@pytest.fixture
def record(transactional_db, monkeypatch):
    """A public model; a form may be sent as soon as it is open."""
    cache.clear()
    monkeypatch.setattr(stamps, "SECONDS", -1)
    making.make_van_gia()
    return making.make_grassroots_model(name="Nụ cười từ trái tim", locality=Locality.objects.get(name="Vạn Giã"))


@pytest.fixture(params=[True, False], ids=["JavaScript", "no JavaScript"])
def reader(request, chromium, live_server, record):
    """A reader's telephone."""
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=request.param, viewport=PHONE, locale="vi-VN"
    )
    yield context.new_page()
    context.close()


def test_reader_reports_from_the_page_of_a_model_and_finds_the_answer_by_the_number(reader, record):
    reader.goto(record.get_absolute_url())
    reader.get_by_role("link", name="báo một chỗ sai", exact=True).click()
    reader.get_by_label("Mô hình không còn hoạt động").check()
    reader.get_by_label("Lời của bạn").fill(WORDS)
    reader.get_by_label("Thư điện tử hoặc điện thoại").fill("không có")
    reader.get_by_role("button", name="Gửi cho người giữ sổ").click()

    expect(reader.get_by_role("alert")).to_contain_text("Những gì bạn đã viết vẫn còn.")
    expect(reader.get_by_label("Lời của bạn")).to_have_value(WORDS)
    expect(reader.get_by_label("Mô hình không còn hoạt động")).to_be_checked()

    reader.get_by_label("Thư điện tử hoặc điện thoại").fill("0905 123 456")
    reader.get_by_role("button", name="Gửi cho người giữ sổ").click()
    number = reader.get_by_role("heading", level=1).inner_text()
    assert Feedback.objects.get().receipt == number

    report = Feedback.objects.get()
    report.state, report.answer = "answered", "Đã hỏi xã: đúng là đã thôi."
    report.save()
    reader.get_by_role("navigation", name="Vị trí trang").get_by_role("link", name="Góp ý").click()
    reader.get_by_label("Số phiếu").fill(number.lower())
    reader.keyboard.press("Enter")
    expect(reader.get_by_text("Đã hỏi xã: đúng là đã thôi.")).to_be_visible()


def test_field_for_scripts_is_neither_seen_nor_reached_nor_read_aloud(page, record):
    page.goto(f"{reverse('feedback')}?ve=MH-{record.pk}")

    expect(page.locator("[name=website]")).to_be_hidden()
    assert "Hãy để trống ô này" not in page.locator("main").aria_snapshot()
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.name || ''"))
    assert {"words", "contact"} <= reached
    assert "website" not in reached


def test_clerk_comes_from_the_desk_answers_and_closes(page, sign_in, record, complaints):
    making.make_report(grassroots_model=record, kind="ended", words=WORDS)
    sign_in(making.make_staff("an", "editor", record.locality.today))
    page.goto(reverse("admin:index"))
    page.get_by_role("link", name="góp ý chờ trả lời").click()
    page.get_by_role("link", name="GY-").click()
    expect(page.get_by_role("cell", name=WORDS)).to_be_visible()
    assert complaints == []
    assert accessibility_faults(page) == []
    complaints.clear()  # axe itself tries styles that the policy refuses

    page.get_by_role("textbox", name="Trả lời").first.fill("Cảm ơn bạn, đã ghi.")
    page.get_by_role("button", name="Trả lời và đóng").click()

    expect(page.get_by_text("người gửi đọc được")).to_be_visible()
    expect(page.get_by_role("button", name="Mở lại")).to_be_visible()
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Feedback.objects.get().state == "closed"


def test_report_beside_the_record_leads_on_to_the_status(page, sign_in, record):
    making.make_report(grassroots_model=record, kind="ended", words=WORDS)
    sign_in(making.make_staff("an", "editor", record.locality.today))
    page.goto(reverse("admin:trackerapp_grassrootsmodel_change", args=[record.pk]))
    page.get_by_role("list", name="Góp ý của người đọc").get_by_role("link").click()
    page.get_by_role("link", name="Đến ô tình trạng của mô hình").click()

    expect(page.locator("#id_status")).to_be_in_viewport()
