"""The browser of the tests hears what a reader's browser would complain of."""

import pytest

from tests import browser
from tests.making import make_administrator

pytestmark = pytest.mark.once

POLICY = {"Content-Security-Policy": "default-src 'self'", "Content-Type": "text/html; charset=utf-8"}


def serve(page, body):
    """Answer the address /trying/ with ``body``."""
    page.route("**/trying/", lambda route: route.fulfill(body=body, headers=POLICY))
    page.goto("/trying/")


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<script>1</script>", "Content Security Policy"),
        ("<img src='https://example.org/a.png'>", "another host"),
        ("<img src='/no-such-file.png'>", "404"),
    ],
)
def test_browser_hears_a_complaint(page, complaints, body, complaint):
    serve(page, body)

    assert any(complaint in each for each in complaints), complaints

    complaints.clear()


def test_clean_page_has_no_complaints(page, complaints):
    serve(page, "<h1>Nụ cười</h1>")

    assert page.get_by_role("heading").inner_text() == "Nụ cười"
    assert complaints == []


def test_staff_sign_in_with_the_form(page):
    make_administrator("quantri")

    page.goto("/admin/")
    page.locator("[name=login]").fill("quantri")
    page.locator("[name=password]").fill("một mật khẩu đủ dài")
    page.locator("[type=submit]").click()

    page.wait_for_selector("#user-tools")


def test_user_is_signed_in_without_the_form(page, sign_in):
    sign_in(make_administrator())

    page.goto("/admin/")

    assert page.locator("#user-tools").is_visible()


@pytest.fixture
def _nothing_installed(monkeypatch):
    monkeypatch.setattr(browser, "find", lambda: None)


@pytest.mark.usefixtures("_nothing_installed")
def test_without_a_browser_the_tests_say_how_to_get_one(monkeypatch, capsys):
    monkeypatch.setattr(browser, "_run", lambda command: False)

    assert browser.main() == 1

    assert "apt install chromium" in capsys.readouterr().err


@pytest.mark.usefixtures("_nothing_installed")
@pytest.mark.parametrize(("on_debian", "first"), [(True, "apt-get"), (False, "playwright")])
def test_root_on_debian_gets_the_browser_of_the_distribution(monkeypatch, on_debian, first):
    tried = []
    monkeypatch.setattr(browser, "_is_root_on_debian", lambda: on_debian)
    monkeypatch.setattr(browser, "_run", tried.append)

    with pytest.raises(browser.NoBrowserError):
        browser.get()

    assert first in tried[0]
    assert "playwright" in tried[-1]
