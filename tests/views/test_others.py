"""The pages of organisations and sources, the first page, and the statements."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests.making import (
    make_citation,
    make_commendation,
    make_grassroots_model,
    make_milestone,
    make_organisation,
    make_recipient,
    make_source,
    when,
)
from trackerapp import selectors
from trackerapp.models import GrassrootsModel, Organisation, Source
from trackerapp.selectors.choices import Choice
from trackerapp.selectors.figures import MOST_SOURCES, MOST_STRANDS
from trackerapp.templatetags.register import counted

pytestmark = pytest.mark.django_db


def test_organisation_shows_what_it_runs_grants_and_received(client):
    body = make_organisation("Hội Phụ nữ")
    make_grassroots_model(name="Hũ gạo", organisation=body)
    make_commendation(form_as_printed="giấy khen của hội", issued_by=body)
    make_recipient(make_commendation(form_as_printed="bằng khen của tỉnh"), organisation=body)

    page, lists = client.get(body.get_absolute_url()), client.get("/to-chuc/")

    for words in ("“Hũ gạo”", "Giấy khen của hội", "Bằng khen của tỉnh"):
        assertContains(page, words)
    assertContains(lists, "thực hiện 1 mô hình; khen 1 lần; được khen 1 lần")


def test_organisation_shows_its_years_and_what_it_belongs_to(client):
    above = make_organisation("Hội cấp trên")
    body = make_organisation("Hội Phụ nữ", parent=above)
    for name, public in (("Chi hội thôn 1", True), ("Chi hội kín", False)):
        make_grassroots_model(
            organisation=make_organisation(name, parent=body), state="published" if public else "draft"
        )
    make_grassroots_model(organisation=body, started_on=when("2018"))
    make_commendation(issued_by=above)
    make_commendation(issued_by=body, merit_year=2018)
    make_recipient(make_commendation(), organisation=body)

    page = client.get(body.get_absolute_url())

    told = [(each.value, each.counts) for each in page.context["years"]]
    assert told == [("2018", [1, 1, 0]), ("chua-ro", [0, 0, 1])]
    assertContains(page, f'<a href="{above.get_absolute_url()}">Hội cấp trên</a>')
    assertContains(page, "Chi hội thôn 1")
    assertNotContains(page, "Chi hội kín")


def test_organisation_above_that_is_not_public_is_not_named(client):
    body = make_organisation(parent=make_organisation("Cấp trên kín"))
    make_grassroots_model(organisation=body)

    assertNotContains(client.get(body.get_absolute_url()), "Cấp trên kín")


def test_organisation_does_not_tell_that_somebody_works_there_whom_nobody_names(client):
    body = make_organisation("Hội Phụ nữ")
    make_grassroots_model(organisation=body)
    given = make_commendation(form_as_printed="bằng khen của tỉnh")
    make_recipient(given, kind="individual", name="Nguyễn Thị Kín", organisation=body)

    page = client.get(body.get_absolute_url())

    (counted,) = selectors.organisations_with_numbers(Organisation.objects.all())
    assert (list(page.context["received"]), counted.won) == ([], 0)
    assertNotContains(page, "bằng khen của tỉnh")


def test_source_shows_its_bibliography_and_what_is_drawn_from_it(client):
    source = make_source(publisher="", published_on=when("11/02/2019"), text_sha256="ab" * 32)
    grassroots_model = make_grassroots_model(name="Nụ cười", cited=False)
    make_citation(source=source, grassroots_model=grassroots_model, paragraph=8, quote="mô hình Nụ cười")
    make_citation(source=source, grassroots_model=grassroots_model, paragraph=None, caption=1, quote="Nụ cười dưới ảnh")

    page = client.get(source.get_absolute_url())

    assertContains(page, '<a href="#d8">đoạn 8</a>, <a href="#a1">chú thích ảnh 1</a>')
    assertContains(page, '<h3 id="d8">Đoạn 8</h3>')
    assertContains(page, "<mark>mô hình Nụ cười</mark>")
    assertContains(page, "ab" * 32)
    assertContains(page, 'Nơi đăng</dt><dd><span class="unknown">chưa rõ</span>')


def test_source_without_a_model_is_kept_and_says_so(client):
    source = make_source(title="2 năm qua", has_printed_title=False)

    page = client.get(source.get_absolute_url())

    assertContains(page, "Chưa rút dòng nào từ nguồn này")
    assertContains(page, "Nguồn không in đầu đề")
    assertContains(client.get("/nguon/"), "0 mô hình")


def test_sources_are_listed_newest_first_and_undated_ones_last(client):
    for title, day in [("Cũ", "2017"), ("Không ngày", None), ("Mới", "11/02/2019")]:
        make_source(title=title, published_on=day and when(day))

    assert [each.title for each in client.get("/nguon/").context["page"]] == ["Mới", "Cũ", "Không ngày"]


def test_first_page_counts_and_weaves_what_there_is(client):
    source = make_source(title="Cách làm hay", published_on=when("2019"))
    for kind in ("model", "model", "club"):
        make_citation(source=source, grassroots_model=make_grassroots_model(kind=kind, cited=False))
    make_source(title="Không nêu ai")

    page = client.get("/")

    figures, weave = page.context["figures"], page.context["weave"]
    assert (figures.grassroots_models, figures.sources, figures.sources_naming) == (3, 2, 1)
    assert (weave.warps, len(weave.sources), len(weave.crossings)) == (3, 2, 3)
    assertContains(page, "2 mô hình, 1 câu lạc bộ.")
    assertContains(page, "Tấm đan: 3 nan dọc là mô hình.")
    assertContains(page, "Cách làm hay: 3; Không nêu ai: 0.")


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ("model forum practice", "1 model, 1 forum, 1 way of working."),
        ("model model movement movement web_page web_page", "2 models, 2 movements, 2 web pages."),
    ],
)
def test_kinds_are_counted_in_one_and_in_many(client, kinds, words):
    for kind in kinds.split():
        make_grassroots_model(kind=kind)

    assertContains(client.get("/en/"), words)


@pytest.mark.parametrize("kind", GrassrootsModel.Kind)
def test_every_kind_can_be_counted(kind):
    assert counted(Choice(kind, kind.label, 1195)).startswith("1.195 ")


def test_only_the_vietnamese_word_of_the_english_heading_is_marked_as_such(client):
    assertContains(client.get("/en/"), 'following Uncle <span lang="vi">Hồ</span></h1>')


def test_weave_has_the_newest_only_when_there_are_many(client):
    for _number in range(45):
        make_grassroots_model()

    weave = client.get("/").context["weave"]

    assert weave.warps == MOST_STRANDS
    assert len(weave.sources) == MOST_SOURCES


@pytest.mark.parametrize("name", ["about", "privacy", "accessibility", "data_licence"])
def test_statements_are_linked_from_every_page(client, name):
    assertContains(client.get("/"), f'href="{reverse(name)}"')


def test_privacy_page_names_the_law_and_the_term(client, settings):
    settings.CONTACT_EMAIL = "so@example.vn"
    page = client.get(reverse("privacy"))

    for words in ("91/2025/QH15", "356/2025/NĐ-CP", "2 ngày làm việc"):
        assertContains(page, words)


def test_source_of_many_records_is_paged_with_the_words_of_that_page(client):
    source = make_source(kind="sheet")
    for row in range(1, 53):
        grassroots_model = make_grassroots_model(name=f"Mô hình {row}", cited=False)
        make_citation(
            source=source,
            grassroots_model=grassroots_model,
            paragraph=None,
            sheet="Biểu 1",
            row=row,
            quote=f"lời {row}",
        )

    first, last = client.get(source.get_absolute_url()), client.get(f"{source.get_absolute_url()}?page=2")

    assertContains(first, "52 dòng sổ rút từ nguồn này")
    assert len(first.context["drawn"]) == 50
    assertContains(first, "<mark>lời 1</mark>")
    assertNotContains(first, "<mark>lời 51</mark>")
    assertContains(last, '<a href="#h51">trang tính Biểu 1, dòng 51</a>')
    assertContains(last, "<mark>lời 52</mark>")


def test_source_that_is_cited_for_a_milestone_or_a_recipient_alone_counts_everywhere():
    source, grassroots_model, commendation = make_source(), make_grassroots_model(), make_commendation()
    make_citation(milestone=make_milestone(grassroots_model), source=source)
    make_citation(recipient=make_recipient(commendation), source=source)

    counted = selectors.with_numbers(Source.objects.filter(pk=source.pk)).get()

    assert (counted.grassroots_models, counted.commendations) == (1, 1)
    assert len(selectors.drawn_from(source)) == 2
    assert selectors.figures(selectors.Edition.now()).sources_naming == 2
    assert [number for of, number in selectors.weave().raised if of == source] == [1]
