"""A clerk's whole way in a real browser: from the sign-in to the page that the public reads."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests import making
from tests.browser import accessibility_faults
from tests.test_images import as_file, picture
from trackerapp.models import GrassrootsModel, Locality, Photo, Source, State

from .conftest import address

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]

LIGHT_AND_DARK = ["light", "dark"]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def type_and_choose(page, field, words, wanted):
    """Type ``words`` into a field that offers records, and choose the one that holds ``wanted``."""
    page.locator(f"#{field} + .select2-container").click()
    page.locator(".select2-search__field").fill(words)
    page.locator(".select2-results__option", has_text=wanted).first.click()


def press(page, button):
    with page.expect_navigation():
        page.locator(f"[name={button}]").click()


def test_clerk_enters_a_model_with_its_source_and_a_photo_and_the_public_reads_it(page):
    making.make_administrator()
    making.make_van_gia()

    page.goto("/admin/")
    page.locator("#id_login").fill("quantri")
    page.locator("#id_password").fill("một mật khẩu đủ dài")
    page.keyboard.press("Enter")
    page.locator(".start li a[href*=source]").click()
    page.locator("#id_title").fill("Gương sáng quê hương")
    page.locator("#id_published_on").fill("11/02/2019")
    press(page, "_publish")
    assert Source.objects.get().state == State.PUBLISHED

    page.goto(address(GrassrootsModel, "add"))
    page.locator("#id_name").fill("Nụ cười từ trái tim")
    type_and_choose(page, "id_locality", "van gia", "Thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa")
    type_and_choose(page, "id_citations-0-source", "guong sang", "Gương sáng quê hương")
    page.locator("#id_citations-0-paragraph").fill("8")
    page.locator("#id_citations-0-quote").fill("Nụ cười từ trái tim")
    page.locator("[name=citations-0-supports][value=name]").check()
    page.locator("#photos-group .add-row a").click()
    photo = {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": as_file(picture((900, 600)))}
    page.locator("#id_photos-0-upload").set_input_files(photo)
    page.locator("#id_photos-0-alternative_text").fill("Quầy tiếp dân")
    press(page, "_publish")
    expect(page.locator(".state.published")).to_be_visible()

    page.locator(".inlinechangelink").last.click()
    page.locator("#id_shows_persons").select_option("false")
    press(page, "_publish")
    assert Photo.objects.get().state == State.PUBLISHED

    page.goto(address(GrassrootsModel.objects.get(), "change"))
    page.locator(".viewsitelink").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nụ cười từ trái tim")
    expect(page.locator("main")).to_contain_text("Thị trấn Vạn Giã")
    expect(page.locator("main")).to_contain_text("Gương sáng quê hương")


@pytest.fixture
def other_page(chromium, live_server):
    """The page of somebody else, at another computer: ``other_page(user)``."""
    contexts = []

    def sit_down(user):
        client = Client()
        client.force_login(user)
        contexts.append(chromium.new_context(base_url=live_server.url, locale="vi-VN"))
        name = settings.SESSION_COOKIE_NAME
        contexts[-1].add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        return contexts[-1].new_page()

    yield sit_down
    for context in contexts:
        context.close()


def test_second_of_two_people_is_told_sees_both_versions_and_may_save_theirs(page, sign_in, other_page):
    record = making.make_grassroots_model(name="Nụ cười tiếp dân", state="draft")
    sign_in(making.make_administrator())
    theirs = other_page(making.make_administrator("binh", first_name="Bình"))
    page.set_viewport_size(PHONE)
    for each in (page, theirs):
        each.goto(address(record, "change"))
    theirs.locator("#id_name").fill("Của Bình")
    theirs.locator("#id_citations-0-quote").fill("lời của Bình")
    press(theirs, "_save")

    page.locator("#id_name").fill("Của tôi")
    page.locator("#id_citations-0-quote").fill("lời của tôi")
    press(page, "_save")

    expect(page.locator(".errorlist.nonfield", has_text="Bình đã lưu dòng này lúc")).to_have_count(1)
    expect(page.locator(".versions tbody tr")).to_have_count(2)
    expect(page.locator(".versions").first).to_contain_text("Của Bình")
    expect(page.locator(".versions").last).to_contain_text("lời của tôi")
    expect(page.locator("#id_name")).to_have_value("Của tôi")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    record.refresh_from_db()
    assert record.name == "Của Bình"

    press(page, "_save")

    record.refresh_from_db()
    assert (record.name, record.citations.get().quote) == ("Của tôi", "lời của tôi")


def test_clerk_restores_a_version_from_the_history(page, sign_in):
    record = making.make_grassroots_model(name="Nụ cười tiếp dân", state="draft")
    record.name = "Nhầm"
    record.save()
    sign_in(making.make_administrator())

    page.goto(address(record, "change"))
    page.locator(".historylink").click()
    page.get_by_role("link", name="Khôi phục bản này").click()
    expect(page.locator(".versions")).to_contain_text("Nụ cười tiếp dân")
    page.get_by_role("button", name="Khôi phục").click()

    expect(page.locator(".messagelist")).to_contain_text("Đã khôi phục bản 1.")
    expect(page.locator(".story > li").first).to_contain_text("khôi phục bản 1")
    record.refresh_from_db()
    assert record.name == "Nụ cười tiếp dân"


@pytest.fixture
def pages(one_of_each):
    """One page of every sort."""
    record, place = one_of_each[GrassrootsModel], one_of_each[Locality]
    before = record.history.first()
    record.summary, record.staff_note = "Một câu dài. " * 30, f"https://so.example.vn/{'x' * 120}"
    record.save()
    return [
        reverse("admin:index"),
        address(GrassrootsModel),
        address(GrassrootsModel, "add"),
        address(record, "change"),
        address(record, "history"),
        f"{address(record, 'history')}grassrootsmodel/{before.history_id}/",
        address(place, "change"),
        address(place, "delete"),
        f"{reverse('admin:trackerapp_grassrootsmodel_withdraw')}?id={record.pk}",
        reverse("admin:password_change"),
    ]


@pytest.mark.parametrize("scheme", LIGHT_AND_DARK)
def test_axe_finds_nothing(page, sign_in, pages, scheme, complaints):
    page.emulate_media(color_scheme=scheme)
    found = {}
    page.goto(reverse("admin:login"))
    found["login"] = accessibility_faults(page)
    sign_in(making.make_administrator())

    for where in pages:
        page.goto(where)
        found[where] = accessibility_faults(page)
    complaints.clear()  # axe itself writes styles into the page, which the policy refuses

    assert {where: faults for where, faults in found.items() if faults} == {}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_has_to_be_pushed_sideways(page, sign_in, pages, size, complaints):
    sign_in(making.make_administrator())
    page.set_viewport_size(size)

    for where in pages:
        page.goto(where)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], where
    complaints[:] = [each for each in complaints if "404" not in each]  # the photo of the record has no file


def test_buttons_and_choices_are_large_enough_for_a_thumb(page, sign_in, pages, complaints):
    sign_in(making.make_administrator())
    page.set_viewport_size(PHONE)
    page.goto(address(GrassrootsModel, "add"))

    small = page.evaluate(
        """[...document.querySelectorAll("input[type=submit], input[type=text], select, .select2-selection, .kinds a")]
        .filter(each => each.offsetParent && each.getBoundingClientRect().height < 43.9)
        .map(each => each.outerHTML)"""
    )

    assert small == []
