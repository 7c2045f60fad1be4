"""The guide for clerks: its chapters open to staff alone, lead somewhere, and name what really stands on the pages."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from django.utils.translation.trans_real import translation
from PIL import Image

from tests import making
from tests.browser import accessibility_faults
from trackerapp.admin import guide

from .test_browser import DESK, PHONE

pytestmark = pytest.mark.once

ADDRESSES = ["", *(f"{name}/" for name in guide.chapters())]
MARKDOWN = sorted(guide.FOLDER.glob("*.md"))
ROOT = "/admin/huong-dan/"


@pytest.fixture
def reader(db):
    """A client at which somebody with the least of roles has signed in."""
    client = Client()
    client.force_login(making.make_staff("nguoi.xem", "viewer", "everything"))
    return client


def attributes(name, html):
    return [unescape(value) for value in re.findall(rf'{name}="([^"]*)"', html)]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_chapter_opens_and_what_it_names_is_there(address, reader):
    page = reader.get(ROOT + address)

    chapter = page.context["chapter"]
    assert chapter.title in page.content.decode()
    anchors = [anchor for anchor, _title in chapter.sections]
    assert len(set(anchors)) == len(anchors)
    for target in [*attributes("href", chapter.html), *attributes("src", chapter.html)]:
        assert reader.get(urljoin(ROOT + address, target)).status_code == 200


def test_every_chapter_is_listed_on_the_front_page_and_leads_on_to_the_next(reader):
    listed = attributes("href", guide.front().html)

    assert listed == ADDRESSES[1:]
    first, second = ADDRESSES[1:3]
    assert f'href="{ROOT}{second}" rel="next"' in reader.get(ROOT + first).content.decode()


def test_every_picture_is_shown_light_and_described():
    told = [words for path in MARKDOWN for words in re.findall(r"!\[(.*?)\]\(anh/(.*?)\)", path.read_text("utf-8"))]

    assert sorted(name for _words, name in told) == sorted(guide.pictures())
    assert all(len(words) > 15 for words, _name in told)
    for path in guide.pictures().values():
        assert path.stat().st_size < 100_000
        with Image.open(path) as picture:
            assert picture.format == "WEBP"


def test_guide_is_for_those_who_are_signed_in(db):
    for address in [*ADDRESSES, *(f"anh/{name}" for name in guide.pictures())]:
        answer = Client().get(ROOT + address)
        assert answer.status_code == 302
        assert "next=" in answer["Location"]


@pytest.mark.parametrize(
    "address",
    ["khong-co/", "anh/khong-co.webp", "anh/../README.md", "anh/..%2FREADME.md", "anh/%2Fetc%2Fpasswd", "README/",
     "01-dang-nhap/", "anh/", "anh/%00", "..%2F..%2Fconfig/"],
)  # fmt: skip
def test_address_that_names_no_file_of_the_guide_is_not_found(address, reader):
    assert reader.get(ROOT + address).status_code == 404


def test_html_in_a_chapter_would_be_shown_as_text(tmp_path):
    file = tmp_path / "01-thu.md"
    file.write_text("# Thử\n\n<script>alert(1)</script> <b>chữ</b>\n\n[x](javascript:alert(1))", "utf-8")

    html = guide._read(file, "thu", "../").html

    assert "<script" not in html
    assert "<b>" not in html
    assert "href" not in html


def test_desk_and_every_page_of_the_admin_lead_to_the_guide(reader):
    desk = reader.get(reverse("admin:index")).content.decode()

    assert desk.count(f'href="{ROOT}"') == 2


def test_english_pages_say_that_the_guide_is_in_vietnamese(reader):
    note = "This guide is in Vietnamese."

    assert note in reader.get("/en" + ROOT + ADDRESSES[1]).content.decode()
    assert "viết bằng tiếng Việt" not in reader.get(ROOT + ADDRESSES[1]).content.decode()


def texts_of_the_pages():
    """All that can stand on a page in Vietnamese: texts of the catalogues, and the links and parts within them."""
    found = set()
    with override("vi"):
        for catalogue in translation("vi")._catalog._catalogs:
            for text in catalogue.values():
                whole = unescape(str(text))
                found |= {whole, whole.split(":")[0], *re.findall(r"<a [^>]*>(.*?)</a>", whole)}
    return {text.strip().rstrip(".:").casefold() for text in found}


ON_THE_PAGES_BY_OTHER_MEANS = {"thêm ảnh"}
"""Labels that a script of Django's puts together."""


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.stem)
def test_label_in_bold_is_a_text_of_the_pages(path: Path):
    known = texts_of_the_pages() | ON_THE_PAGES_BY_OTHER_MEANS | {"đậm"}

    labels = re.findall(r"\*\*(.+?)\*\*", path.read_text("utf-8"))

    assert [label for label in labels if label.rstrip(".:").casefold() not in known] == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_chapter_fits_the_screen_and_axe_finds_nothing(page, sign_in, size, complaints):
    sign_in(making.make_staff("nguoi.xem", "viewer", "everything"))
    page.set_viewport_size(size)

    for address in (ADDRESSES[0], "nhap-mo-hinh/", "tai-khoan/"):
        page.goto(ROOT + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], address
        assert page.evaluate("[...document.images].every(each => each.naturalWidth)"), address
        assert complaints == []
        assert accessibility_faults(page) == []
        complaints.clear()  # axe itself writes styles into the page, which the policy refuses
