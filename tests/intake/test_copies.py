"""Another copy of an article is recognised, be it from another page, a file, or typed in other letters."""

from unicodedata import normalize

import pytest
from django.core.exceptions import ValidationError

from tests.making import make_province, make_staff, when
from trackerapp import intake
from trackerapp.models import Article

from .making import TEXT, make_article

pytestmark = pytest.mark.django_db

OTHER = """Hội Nông dân xã Phú Thọ dựng nhà cho hộ khó khăn

Ngày 3/4/2020, Hội Nông dân xã Phú Thọ tổ chức bàn giao hai căn nhà cho hộ khó khăn, kinh phí do hội viên đóng góp.
"""
ABOUT = {"title": "Bài khác hẳn", "publisher": "", "published_on": None}


def alike(text, by, **about):
    return intake.alike(intake.ArticleText(text), ABOUT | about, by=by)


@pytest.mark.parametrize(
    "copy",
    [
        normalize("NFD", TEXT),
        TEXT.replace(" ", "\n"),
        " ".join(TEXT.split()),
        TEXT.replace("“", '"').replace("”", '"').replace(",", " ,"),
        TEXT.upper(),
    ],
)
def test_same_words_are_the_same_article_whatever_their_letters_lines_and_signs(clerk, copy):
    article = make_article(clerk)

    assert intake.earlier(intake.ArticleText(copy), by=clerk)[0] == article


def test_copy_from_a_page_with_other_menus_is_likely_the_same(clerk):
    article = make_article(clerk)
    text = (
        f"Trang chủ\nĐăng nhập\nTin mới\n{TEXT}\nLượt xem: 1.234\nTin liên quan\nKhai mạc hội thi văn nghệ quần chúng\n"
    )

    [found] = alike(text, clerk)

    assert intake.earlier(intake.ArticleText(text), by=clerk)[0] is None
    assert (found.article, found.has_title) == (article, False)
    assert found.percent > 80


def test_article_cut_short_is_likely_the_same(clerk):
    article = make_article(clerk)

    [found] = alike(TEXT[: len(TEXT) * 3 // 4], clerk)

    assert found.article == article


def test_other_article_is_not_alike(clerk):
    make_article(clerk)

    assert alike(OTHER, clerk) == []


def test_same_title_counts_with_the_same_publisher_or_day(clerk):
    article = make_article(clerk, publisher="Báo Vạn Ninh", published_on=when("11/02/2019"))
    title = article.title.upper()

    for told in ({"publisher": "Báo Vạn Ninh"}, {"published_on": when("11/02/2019")}):
        [found] = alike(OTHER, clerk, title=title, **told)
        assert (found.article, found.has_title, found.percent) == (article, True, 0)
    assert alike(OTHER, clerk, title=title) == []
    assert alike(OTHER, clerk, title=title, publisher="Báo Nhân Dân") == []


def test_nearest_comes_first(clerk):
    far = make_article(clerk, text=f"{TEXT}{OTHER}")
    near = make_article(clerk, text=f"{TEXT}Trạm mở cửa từ sáng sớm.")

    assert [found.article for found in alike(TEXT, clerk)] == [near, far]


def test_articles_of_other_places_are_not_named(van_gia):
    make_article(make_staff("an", "editor", van_gia), locality=van_gia)
    stranger = make_staff("ba", "editor", make_province("An Giang", "91"))

    assert alike(TEXT, stranger) == []


def test_same_words_are_not_begun_twice_whoever_comes_second(clerk):
    make_article(clerk)

    with pytest.raises(ValidationError):
        make_article(clerk, text=TEXT.upper())

    assert Article.objects.count() == 1
