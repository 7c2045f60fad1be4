"""Every kind of page in a real browser: readable by all, on a phone and on a wide screen, by day and by night."""

import pytest

from tests.browser import accessibility_faults

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]

READERS = [("light", 320, "vi"), ("dark", 390, "en"), ("light", 1280, "en"), ("dark", 1440, "vi")]


def visit(page, complaints, address):
    """Open ``address`` and all that is folded; a browser complains of an answer 404, which is meant here."""
    page.goto(address)
    page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
    complaints[:] = [each for each in complaints if "404" not in each or "khong-co" not in each]


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_axe_finds_nothing(page, complaints, addresses, reader):
    scheme, width, language = reader
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    found = {}
    for address in addresses(language):
        visit(page, complaints, address)
        found[address] = accessibility_faults(page)

    assert {address: faults for address, faults in found.items() if faults} == {}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_has_to_be_pushed_sideways(page, complaints, addresses, language):
    """640 is a screen of 1280 with everything at double size."""
    found = {}
    for address in addresses(language):
        visit(page, complaints, address)
        for width in (320, 390, 640, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            found[address, width] = page.evaluate("document.documentElement.scrollWidth")

    assert {place: wide for place, wide in found.items() if wide > place[1]} == {}


def test_axe_sees_faults(page):
    page.set_content("<html lang=vi><title>A</title><img src=data:,>")

    assert [fault.partition(":")[0] for fault in accessibility_faults(page)] == ["image-alt"]
