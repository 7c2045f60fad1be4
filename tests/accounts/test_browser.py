"""The whole way of an administrator in a real browser, and how its pages look and read there."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import making
from tests.browser import accessibility_faults
from trackerapp.accounts import rescue

from .conftest import PASSWORD, code_of, give_codes

pytestmark = [
    pytest.mark.once,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("counted", "_codes_required"),
]

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def send(page, **fields):
    """Fill in the form of the page and press its main button."""
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)
    with page.expect_navigation():
        page.locator(".account .btn.main").click()


def test_administrator_signs_in_sets_up_codes_and_comes_back_with_one(page, counted):
    making.make_administrator()
    page.goto("/admin/")
    send(page, login="quantri", password=PASSWORD)
    expect(page.locator(".qr svg")).to_be_visible()
    secret = page.locator("code").inner_text()
    send(page, code=code_of(secret))
    expect(page.locator(".codes li")).to_have_count(10)
    with page.expect_download() as downloading:
        page.locator("[download]").click()
    assert downloading.value.path().read_text().split() == page.locator(".codes li").all_inner_texts()

    page.locator(".btn.main").click()
    expect(page.locator(".start")).to_be_visible()
    page.locator("#logout-form button").click()
    page.goto("/admin/")
    send(page, login="quantri", password=PASSWORD)
    expect(page.locator("[name=code]")).to_be_visible()
    send(page, code=code_of(secret))

    expect(page.locator(".start")).to_be_visible()


@pytest.fixture
def stops(page, sign_in):
    """Goes through the pages of an account; calls what it is given at each, with its name."""

    def stops(visit):
        administrator, other = making.make_administrator(), making.make_administrator("khac")
        for name in ("account_login", "account_reset_password", "account_reset_password_from_key_done"):
            page.goto(reverse(name))
            visit(name)
        page.goto("/" + rescue.make_link(other).split("/", 3)[3])
        visit("new password")
        give_codes(administrator)
        page.goto(reverse("account_login"))
        send(page, login="quantri", password=PASSWORD)
        visit("code")
        send(page, code=code_of())
        for name in ("account_home", "account_change_password", "mfa_index", "usersessions_list", "account_logout"):
            page.goto(reverse(name))
            visit(name)
        page.goto(reverse("mfa_generate_recovery_codes"))
        send(page)
        visit("recovery codes")
        page.goto(reverse("admin:trackerapp_user_access", args=[other.pk]))
        page.locator("[name=link]").click()
        visit("help")
        page.goto(reverse("admin:trackerapp_auditentry_changelist"))
        visit("log")
        page.context.clear_cookies()
        sign_in(other)
        page.goto(reverse("account_reauthenticate"))
        visit("again")
        send(page, password=PASSWORD)
        page.goto(reverse("mfa_activate_totp"))
        visit("set up")

    return stops


@pytest.mark.parametrize(("scheme", "size"), [("light", PHONE), ("dark", DESK)], ids=["light phone", "dark desk"])
def test_axe_finds_nothing_and_nothing_has_to_be_pushed_sideways(page, stops, complaints, scheme, size):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    found = {}

    def visit(name):
        assert complaints == [], name
        found[name] = accessibility_faults(page)
        complaints.clear()  # axe itself writes styles into the page, which the policy refuses
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], name

    stops(visit)

    assert {name: faults for name, faults in found.items() if faults} == {}
