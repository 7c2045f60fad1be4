"""An article becomes records in a real browser, by keyboard; on a phone, nothing is wider than the screen."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser import accessibility_faults
from tests.intake.making import TEXT, make_article
from tests.making import make_administrator, make_van_gia
from trackerapp.models import Article, Candidate, Commendation, GrassrootsModel, State

from .conftest import address
from .test_browser import DESK, LIGHT_AND_DARK, PHONE

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def clerk(sign_in):
    """An administrator who has signed in; the places of the article are there."""
    make_van_gia()
    clerk = make_administrator()
    sign_in(clerk)
    return clerk


@pytest.fixture
def at_work(page, clerk):
    """The page of an article that was begun."""
    page.goto(reverse("admin:article_page", args=[make_article(clerk).pk]))
    expect(page.locator(".candidate")).to_have_count(4)
    return page


def paste(page):
    """Come from the desk with an article, and begin it."""
    page.goto(reverse("admin:index"))
    page.get_by_role("link", name="Đọc bài báo").first.click()
    page.get_by_label("Toàn văn bài báo").fill(TEXT)
    page.get_by_role("button", name="Đọc bài này").click()
    page.get_by_role("button", name="Bắt đầu xét từng đề xuất").click()
    expect(page.locator(".candidate")).to_have_count(4)
    page.wait_for_load_state()


def state_of(name):
    return next(each.state for each in Candidate.objects.all() if name in each.name)


def press(page, key):
    with page.expect_navigation():
        page.keyboard.press(key)


def test_article_becomes_records_by_keyboard(page, clerk):
    paste(page)
    expect(page.locator("mark")).to_have_count(4)
    page.locator(".candidate > summary").first.focus()

    press(page, "n")
    assert state_of("Nụ cười đầu ngày") == "accepted"
    opened = page.locator(".candidate[open] > summary")
    expect(opened).to_contain_text("05-CT/TW")
    expect(opened).to_be_focused()
    page.keyboard.press("b")
    expect(page.locator(".candidate[open] [name=reason]")).to_be_focused()
    page.keyboard.type("Không phải việc của xã")
    press(page, "Enter")
    assert state_of("05-CT/TW") == "rejected"
    page.locator(".candidate[open] [name$=-started_on]").fill("2018")
    press(page, "Control+Enter")
    assert state_of("Hũ gạo sẻ chia") == "accepted"
    expect(opened).to_be_focused()
    press(page, "n")
    page.get_by_role("button", name="Tạo và trình duyệt").click()

    expect(page.locator(".messagelist")).to_contain_text("Đã ghi 3 dòng vào sổ")
    page.goto(f"{address(GrassrootsModel)}?waits=review")
    expect(page.locator("#result_list")).to_contain_text("Hũ gạo sẻ chia")
    assert Commendation.objects.get().state == State.SUBMITTED


def test_ctrl_and_enter_behind_a_reason_rejects(at_work):
    at_work.locator(".candidate > summary").first.focus()
    at_work.keyboard.press("b")
    at_work.keyboard.type("Không phải mô hình")

    press(at_work, "Control+Enter")

    assert state_of("Nụ cười đầu ngày") == "rejected"


def test_mark_and_candidate_lead_to_one_another(at_work):
    at_work.locator("mark a", has_text="Hũ gạo").click()

    opened = at_work.locator(".candidate[open] > summary")
    expect(opened).to_be_focused()
    expect(opened).to_contain_text("Hũ gạo sẻ chia")
    expect(at_work.locator("mark a.shown")).to_have_text("Hũ gạo sẻ chia")
    at_work.keyboard.press("k")
    expect(at_work.locator(".candidate > summary", has_text="05-CT/TW")).to_be_focused()


def test_words_that_are_selected_become_a_candidate(at_work):
    at_work.locator("[data-start]", has_text="đón người bệnh").evaluate(
        """line => {
          const text = line.querySelector(".words").lastChild, at = text.textContent.indexOf("đón người bệnh");
          document.getSelection().setBaseAndExtent(text, at, text, at + 14);
        }"""
    )
    expect(at_work.get_by_label("Chữ trong bài")).to_have_value("đón người bệnh")

    at_work.get_by_role("button", name="Thêm đề xuất").click()

    expect(at_work.locator(".candidate[open] > summary")).to_contain_text("đón người bệnh")
    added = Candidate.objects.get(is_added=True)
    assert Article.objects.get().text[added.start : added.end] == "đón người bệnh"


def test_words_that_are_selected_over_the_end_of_a_paragraph_become_a_candidate(at_work):
    at_work.locator("[data-start]", has_text="đón người bệnh").evaluate(
        """line => {
          const one = line.querySelector(".words").lastChild;
          const other = line.nextElementSibling.querySelector(".words").firstChild;
          document.getSelection().setBaseAndExtent(one, one.length - 8, other, 9);
        }"""
    )
    expect(at_work.get_by_label("Chữ trong bài")).to_have_value("từ cổng. Thực hiện")

    at_work.get_by_role("button", name="Thêm đề xuất").click()

    expect(at_work.locator(".candidate[open] > summary")).to_contain_text("từ cổng. Thực hiện")


@pytest.mark.parametrize("colours", LIGHT_AND_DARK)
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_pages_fit_the_screen_and_axe_finds_nothing(at_work, complaints, size, colours):
    at_work.emulate_media(color_scheme=colours)
    at_work.set_viewport_size(size)
    article, candidate = Article.objects.get(), Candidate.objects.first()
    for where in (
        reverse("admin:articles"),
        f"{reverse('admin:article_page', args=[article.pk])}?mo={candidate.pk}",
        reverse("admin:article_delete", args=[article.pk]),
    ):
        at_work.goto(where)
        assert at_work.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert accessibility_faults(at_work) == []
        complaints.clear()  # axe itself writes styles into the page, which the policy refuses
