"""What an article proposes, and what becomes of that until it is a record."""

import gc
import weakref
from time import process_time

import pytest
from django.core.exceptions import ValidationError

from tests.making import (
    make_commendation,
    make_directive,
    make_grassroots_model,
    make_level,
    make_organisation,
    make_staff,
    when,
)
from trackerapp import intake
from trackerapp.articles.prose.wording import NotVietnamese, TooLong
from trackerapp.intake import beginning
from trackerapp.intake.proposals import Proposer
from trackerapp.models import Article, Candidate, Locality, Source

from .making import TEXT, candidate_of, make_article

pytestmark = pytest.mark.django_db


def test_article_proposes_models_commendations_and_documents_in_the_order_of_the_text(clerk):
    article = make_article(clerk)

    found = [(each.kind, each.name) for each in article.candidates.all()]

    assert found == [
        ("grassroots_model", "Nụ cười đầu ngày"),
        ("directive", "05-CT/TW"),
        ("grassroots_model", "Hũ gạo sẻ chia"),
        ("commendation", "Giấy khen, Chủ tịch UBND huyện Vạn Ninh"),
    ]


def test_model_has_the_place_of_then_its_unit_its_status_and_the_words_that_say_so(clerk, van_gia):
    article = make_article(clerk, published_on=when("11/02/2019"))

    candidate = candidate_of(article, "Nụ cười")

    assert candidate.values["locality"] == van_gia.pk
    assert (candidate.values["unit"], candidate.values["status"]) == ("Trạm Y tế thị trấn Vạn Giã", "new")
    [citation] = candidate.citations
    assert (citation["paragraph"], citation["supports"]) == (1, ["name", "kind", "organisation", "locality", "status"])
    assert citation["quote"] in TEXT


def test_organisation_of_the_register_is_recognised_by_its_name_and_place(clerk, van_gia):
    body = make_organisation("Trạm Y tế thị trấn Vạn Giã", locality=van_gia)

    article = make_article(clerk, published_on=when("11/02/2019"))

    assert candidate_of(article, "Nụ cười").values["organisation"] == body.pk


def test_body_that_is_named_by_its_level_alone_is_that_of_the_place(clerk, van_gia):
    make_level("H")
    body = make_organisation("Ủy ban nhân dân huyện Vạn Ninh", locality=van_gia.parent)
    text = TEXT.replace("Chủ tịch UBND huyện Vạn Ninh", "Ủy ban nhân dân huyện")

    article = make_article(clerk, text=text, published_on=when("11/02/2019"))

    candidate = candidate_of(article, "Giấy khen")
    assert candidate.values["issued_by"] == body.pk
    assert {"issued_by", "level"} <= set(candidate.citations[0]["supports"])


def test_place_that_may_be_several_is_left_open_with_its_choices(clerk):
    article = make_article(
        clerk, text="Ngành y tế tỉnh Khánh Hòa duy trì tốt mô hình “Nụ cười đầu ngày” trong nhiều năm."
    )

    candidate = candidate_of(article, "Nụ cười")

    assert candidate.values["locality"] is None
    assert len(candidate.places) == 2


def test_model_of_the_register_is_recognised_by_its_name_place_and_unit(clerk, van_gia):
    body = make_organisation("Trạm Y tế thị trấn Vạn Giã", locality=van_gia)
    known = make_grassroots_model(name="Nụ cười đầu ngày", locality=van_gia, organisation=body)

    article = make_article(clerk, published_on=when("11/02/2019"))

    assert candidate_of(article, "Nụ cười").same_as == known.pk
    assert candidate_of(article, "Hũ gạo").same_as is None


def test_document_of_the_register_is_recognised_by_its_number(clerk):
    known = make_directive(kind="chỉ thị", number="05-CT/TW")

    article = make_article(clerk)

    assert candidate_of(article, "05-CT/TW").same_as == known.pk


@pytest.fixture
def given(van_gia):
    """A commendation as the article tells it."""
    return make_commendation(
        form_as_printed="Giấy khen",
        authority_as_printed="Chủ tịch UBND huyện Vạn Ninh",
        merit_year=2018,
        collectives=3,
        individuals=12,
        locality=van_gia,
    )


def test_commendation_of_the_register_is_recognised_by_all_that_tells_acts_apart(clerk, given):
    article = make_article(clerk, published_on=when("11/02/2019"))

    assert candidate_of(article, "Giấy khen").same_as == given.pk


@pytest.mark.parametrize(
    "difference",
    [
        {"individuals": 13},
        {"merit_year": 2017},
        {"locality": None},
        {"authority_as_printed": "Hội Phụ nữ huyện Vạn Ninh"},
        {"form_as_printed": "Bằng khen"},
    ],
)
def test_commendation_that_may_be_another_act_is_left_open(clerk, given, difference):
    for name, value in difference.items():
        setattr(given, name, value)
    given.save()

    article = make_article(clerk, published_on=when("11/02/2019"))

    assert candidate_of(article, "Giấy khen").same_as is None


def test_two_commendations_that_say_the_same_leave_it_open(clerk, given, van_gia):
    same = ("form_as_printed", "authority_as_printed", "merit_year", "collectives", "individuals", "locality")
    make_commendation(**{name: getattr(given, name) for name in same})

    article = make_article(clerk, published_on=when("11/02/2019"))

    assert candidate_of(article, "Giấy khen").same_as is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("word and nothing else that anybody in Vietnam would write in a newspaper of today " * 3, NotVietnamese),
        ("mô hình " * 200_000, TooLong),
    ],
)
def test_text_that_cannot_be_read_leaves_nothing(clerk, text, fault):
    with pytest.raises(fault):
        make_article(clerk, text=text)

    assert not Article.objects.exists()


def test_reading_is_forgotten_once_its_candidates_are_made(clerk):
    reading = intake.look(TEXT)
    proposer = Proposer(reading, None, clerk)
    proposer.candidates()
    left = weakref.ref(proposer)

    del proposer
    gc.collect()

    assert left() is None


def test_text_that_proposes_too_much_is_refused_with_its_number(clerk, monkeypatch):
    monkeypatch.setattr(beginning, "MOST", 3)

    with pytest.raises(ValidationError, match="4"):
        make_article(clerk)


def test_same_text_is_noticed_whatever_its_line_ends(clerk):
    article = make_article(clerk)

    for same in (TEXT.replace("\n", "\r\n"), TEXT.strip(), f"{TEXT}\n\n"):
        assert intake.earlier(intake.ArticleText(same), by=clerk) == (article, None)
    assert intake.earlier(intake.ArticleText(TEXT.replace("đầu", "cuối")), by=clerk) == (None, None)


def test_same_text_is_noticed_where_the_one_of_before_had_more_empty_lines(clerk):
    article = make_article(clerk, text=f"\n{TEXT}\n\n\n")

    assert intake.earlier(intake.ArticleText(TEXT), by=clerk) == (article, None)


def test_article_whose_source_is_in_the_register_cites_that_one(clerk):
    digest = intake.ArticleText(TEXT).digests[0]
    source = Source.objects.create(title="Phụ nữ Vạn Giã", text_sha256=digest)

    article = make_article(clerk)

    assert article.source == source


def test_clerk_begins_articles_about_the_places_that_they_look_after(van_gia):
    clerk = make_staff("an", "editor", van_gia)

    article = make_article(clerk, locality=van_gia)

    assert article.begun_by == clerk
    with pytest.raises(ValidationError):
        make_article(clerk, text=TEXT.replace("đầu ngày", "cuối ngày"))
    assert Article.objects.count() == 1


def test_missed_words_become_a_candidate_where_they_stand(clerk):
    article = make_article(clerk)

    added = intake.add(article, "grassroots_model", "đón người bệnh  từ cổng", by=clerk)

    assert article.text[added.start : added.end] == "đón người bệnh từ cổng"
    assert (added.values["name"], added.is_added) == ("đón người bệnh từ cổng", True)
    assert added.citations[0]["paragraph"] == 1


@pytest.mark.parametrize("between", [" ", "\n", "\r\n\r\n", "\u00a0"])
def test_missed_words_are_found_over_the_end_of_a_paragraph(clerk, between):
    article = make_article(clerk)

    added = intake.add(article, "grassroots_model", f"từ cổng.{between}Thực hiện Chỉ thị", by=clerk)

    assert article.text[added.start : added.end] == "từ cổng.\nThực hiện Chỉ thị"
    assert added.citations[0]["quote"] == "từ cổng. Thực hiện Chỉ thị"


@pytest.mark.parametrize("words", [".*", "(", "từ cổng" * 1000, " ", "từ\\s+cổng"])
def test_signs_of_patterns_are_signs(clerk, words):
    article = make_article(clerk)

    with pytest.raises(ValidationError, match="không có trong bài"):
        intake.add(article, "grassroots_model", words, by=clerk)


def test_words_that_almost_stand_everywhere_are_looked_for_at_once():
    text = intake.ArticleText("a " * 400_000)
    began = process_time()

    assert text.find("a " * 2400 + "b") is None
    assert process_time() - began < 2


def test_missed_commendation_is_read_from_its_words(clerk):
    article = make_article(clerk)

    added = intake.add(article, "commendation", "UBND huyện Vạn Ninh tặng Giấy khen cho 03 tập thể", by=clerk)

    assert (added.values["collectives"], added.values["form_as_printed"]) == (3, "Giấy khen")


@pytest.mark.parametrize("kind", Candidate.Kind)
def test_missed_words_of_another_language_are_kept_as_they_are(clerk, kind):
    words = "The committee gave twelve certificates of merit to many people who worked hard that year"
    article = make_article(clerk, text=f"{TEXT}\n{words}.\n")

    added = intake.add(article, kind, words, by=clerk)

    assert added.citations[0]["quote"] == words


def test_words_that_do_not_stand_in_the_article_are_refused(clerk):
    article = make_article(clerk)

    with pytest.raises(ValidationError):
        intake.add(article, "grassroots_model", "không có trong bài", by=clerk)


def test_what_was_rejected_is_not_proposed_when_the_article_is_read_again(clerk):
    article = make_article(clerk)
    candidate_of(article, "Nụ cười").move(state=Candidate.State.REJECTED, reason="không phải mô hình")

    tally = intake.read_again(article, by=clerk)

    assert tally == (0, 0, 0)
    assert candidate_of(article, "Nụ cười").state == Candidate.State.REJECTED


def test_rejected_document_is_known_by_its_number_wherever_it_stands(clerk):
    article = make_article(clerk)
    rejected = candidate_of(article, "05-CT/TW")
    rejected.move(state=Candidate.State.REJECTED, reason="không cần")
    Candidate.objects.filter(pk=rejected.pk).update(start=0, end=1)

    intake.read_again(article, by=clerk)

    assert article.candidates.filter(kind=Candidate.Kind.DIRECTIVE).count() == 1


def test_reading_again_keeps_an_open_proposal_beside_one_that_was_added_by_hand(clerk):
    article = make_article(clerk)
    intake.add(article, "commendation", "12 cá nhân", by=clerk)

    tally = intake.read_again(article, by=clerk)

    assert tally == (0, 0, 0)
    assert article.candidates.filter(kind=Candidate.Kind.COMMENDATION).count() == 2


def test_reading_again_brings_what_is_new_and_takes_what_nobody_has_touched(clerk):
    article = make_article(clerk)
    candidate_of(article, "Nụ cười").delete()
    stale = Candidate.objects.create(article=article, kind="grassroots_model", start=0, end=3, values={"name": "Phụ"})
    added = intake.add(article, "grassroots_model", "lời Bác", by=clerk)

    tally = intake.read_again(article, by=clerk)

    assert tally == (1, 0, 1)
    assert not Candidate.objects.filter(pk=stale.pk).exists()
    assert Candidate.objects.filter(pk=added.pk).exists()


def test_reading_again_leaves_the_row_of_what_nobody_has_touched(clerk):
    article = make_article(clerk)
    before = list(article.candidates.values())

    tally = intake.read_again(article, by=clerk)

    assert tally == (0, 0, 0)
    assert list(article.candidates.values()) == before


def test_proposal_that_is_read_otherwise_now_is_the_same_row_and_may_be_read_again(clerk):
    article = make_article(clerk)
    candidate = candidate_of(article, "Nụ cười")
    opened = candidate_of(article, "Nụ cười")
    for kind in ("club", "forum"):
        Candidate.objects.filter(pk=candidate.pk).update(values=candidate.values | {"kind": kind})

        tally = intake.read_again(article, by=clerk)

        assert tally == (0, 1, 0)
    again = Candidate.objects.get(pk=candidate.pk)
    assert again.values == candidate.values
    assert not again.is_touched
    assert not opened.move(state=Candidate.State.ACCEPTED)


def test_of_two_rows_on_the_same_words_the_one_that_is_proposed_stays(clerk):
    article = make_article(clerk)
    candidate = candidate_of(article, "Nụ cười")
    Candidate.objects.create(article=article, kind=candidate.kind, start=candidate.start, end=candidate.end)

    tally = intake.read_again(article, by=clerk)

    assert tally == (0, 0, 1)
    assert candidate in article.candidates.all()


def test_places_are_those_of_the_corrected_day_once_the_article_is_read_again(clerk):
    text = TEXT.replace("11/02/2019\n", "").replace("thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh", "tỉnh")
    article = make_article(clerk, text=text.replace(" huyện Vạn Ninh", "").replace(" thị trấn Vạn Giã", ""))
    assert candidate_of(article, "Nụ cười").values["locality"] is None

    article.published_on = when("11/02/2019")
    intake.keep(article, by=clerk)
    intake.read_again(article, by=clerk)

    assert (
        candidate_of(article, "Nụ cười").values["locality"]
        == Locality.objects.get(name="Khánh Hòa", valid_from=None).pk
    )


def test_form_that_was_open_while_the_text_was_read_again_is_taken(clerk):
    article = make_article(clerk)
    opened = candidate_of(article, "Nụ cười")

    intake.read_again(article, by=clerk)

    assert opened.move(state=Candidate.State.ACCEPTED)


def test_of_two_who_decide_at_once_the_second_is_told(clerk):
    article = make_article(clerk)
    mine, theirs = candidate_of(article, "Nụ cười"), candidate_of(article, "Nụ cười")

    assert mine.move(state=Candidate.State.ACCEPTED)
    assert not theirs.move(state=Candidate.State.REJECTED, reason="trùng")
    assert candidate_of(article, "Nụ cười").state == Candidate.State.ACCEPTED
