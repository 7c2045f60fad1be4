"""Accepted candidates become drafts: all or none, each once, by the rules of every form."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.making import (
    make_directive,
    make_grassroots_model,
    make_level,
    make_organisation,
    make_province,
    make_staff,
    when,
)
from trackerapp import intake
from trackerapp.models import (
    AuditEntry,
    Candidate,
    Citation,
    Commendation,
    Directive,
    GrassrootsModel,
    Organisation,
    ProposedChange,
    Source,
    State,
)

from .making import TEXT, accept, candidate_of, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(clerk):
    return make_article(clerk, publisher="Báo Vạn Ninh", published_on=when("11/02/2019"))


def test_all_accepted_become_drafts_with_their_source_and_citations(article, clerk, van_gia):
    make_level("H")
    accept(article)

    made = intake.create(article, by=clerk)

    source = Source.objects.get()
    assert (source.publisher, source.state, source.text_sha256) == ("Báo Vạn Ninh", State.DRAFT, article.sha256)
    model = GrassrootsModel.objects.get(name="Nụ cười đầu ngày")
    assert (model.state, model.locality, model.organisation.name) == (
        State.DRAFT,
        van_gia,
        "Trạm Y tế thị trấn Vạn Giã",
    )
    assert (model.status, model.status_on) == ("new", when("11/02/2019"))
    assert model.status_citation.quote.startswith("Trạm Y tế")
    given = Commendation.objects.get()
    assert (given.collectives, given.individuals, given.households, given.merit_year) == (3, 12, None, 2018)
    assert Directive.objects.get().number == "05-CT/TW"
    assert Citation.objects.filter(source=source).count() == len(made) == 4


def test_history_and_log_say_through_what_and_by_whom(article, clerk):
    accept(article, "Nụ cười")

    intake.create(article, by=clerk)

    first = GrassrootsModel.objects.get().history.earliest()
    assert (first.history_change_reason, first.history_user) == (f"article {article.pk}", clerk)
    assert AuditEntry.objects.get(kind=AuditEntry.Kind.IMPORT).user == clerk


def test_pressed_twice_it_creates_once_and_later_only_what_is_new(article, clerk):
    accept(article, "Nụ cười")
    intake.create(article, by=clerk)

    assert intake.create(article, by=clerk) == []
    accept(article, "Hũ gạo")
    intake.create(article, by=clerk)

    assert sorted(GrassrootsModel.objects.values_list("name", flat=True)) == ["Hũ gạo sẻ chia", "Nụ cười đầu ngày"]
    assert Source.objects.count() == 1
    assert {each.record for each in article.candidates.filter(state="written")} == set(
        GrassrootsModel.objects.values_list("pk", flat=True)
    )


def test_one_faulty_candidate_keeps_all_out_and_the_reason_is_told_at_it(article, clerk):
    accept(article)
    faulty = candidate_of(article, "Hũ gạo")
    faulty.move(values=faulty.values | {"started_on": "2019", "ended_on": "2018"})

    with pytest.raises(intake.Refused) as refusal:
        intake.create(article, by=clerk)

    assert list(refusal.value.faults) == [faulty.pk]
    assert not GrassrootsModel.objects.exists()
    assert not Source.objects.exists()
    assert not article.candidates.filter(state=Candidate.State.WRITTEN).exists()


def test_one_that_is_in_the_register_is_refused_unless_it_is_said_to_be_that_one(article, clerk, van_gia):
    body = make_organisation("Trạm Y tế thị trấn Vạn Giã", locality=van_gia)
    known = make_grassroots_model(name="Nụ cười đầu ngày", locality=van_gia, organisation=body, state=State.DRAFT)
    accept(article, "Nụ cười")

    with pytest.raises(intake.Refused):
        intake.create(article, by=clerk)
    candidate_of(article, "Nụ cười").move(same_as=known.pk)
    intake.create(article, by=clerk)

    assert GrassrootsModel.objects.get() == known
    assert known.citations.filter(source__text_sha256=article.sha256).count() == 1


def test_citation_of_a_public_record_is_proposed_by_those_who_may_not_publish(van_gia):
    editor = make_staff("an", "editor", van_gia)
    known = make_grassroots_model(name="Nụ cười đầu ngày", locality=van_gia)
    article = make_article(editor, locality=van_gia)
    candidate_of(article, "Nụ cười").move(state="accepted", same_as=known.pk)

    intake.create(article, by=editor)

    [proposed] = ProposedChange.objects.all()
    assert (proposed.grassroots_model, proposed.proposed_by) == (known, editor)
    assert known.citations.count() == 1


def test_record_that_waits_for_its_reviewer_takes_no_citation(van_gia):
    editor = make_staff("an", "editor", van_gia)
    known = make_grassroots_model(name="Nụ cười đầu ngày", locality=van_gia, state=State.SUBMITTED)
    article = make_article(editor, locality=van_gia)
    candidate_of(article, "Nụ cười").move(state="accepted", same_as=known.pk)

    with pytest.raises(intake.Refused):
        intake.create(article, by=editor)


def test_nobody_creates_what_would_lie_outside_their_scope(van_gia):
    elsewhere = make_province("An Giang", "91")
    van_gia.refresh_from_db()
    editor = make_staff("an", "editor", van_gia)
    article = make_article(editor, locality=van_gia)
    accept(article, "Nụ cười")
    candidate = candidate_of(article, "Nụ cười")
    candidate.move(values=candidate.values | {"locality": elsewhere.pk, "unit": "", "status": ""})

    with pytest.raises(intake.Refused):
        intake.create(article, by=editor)

    assert not GrassrootsModel.objects.exists()


def test_documents_wait_for_an_administrator_of_everything(clerk, van_gia):
    editor = make_staff("an", "editor", van_gia)
    article = make_article(editor, locality=van_gia, published_on=when("11/02/2019"))
    accept(article, "05-CT/TW", "Nụ cười")

    intake.create(article, by=editor)
    assert [each.name for each in intake.waiting(article)] == ["05-CT/TW"]
    intake.create(article, by=clerk)

    assert Directive.objects.get().citations.get().source == GrassrootsModel.objects.get().citations.first().source


def test_what_is_submitted_goes_to_the_review_with_its_source(article, clerk):
    accept(article, "Nụ cười")

    intake.create(article, by=clerk, submits=True)

    assert GrassrootsModel.objects.get().state == State.SUBMITTED
    assert Source.objects.get().state == State.SUBMITTED


def test_draft_of_somebody_else_is_cited_and_not_submitted(article, clerk, van_gia):
    known = make_grassroots_model(name="Nụ cười đầu ngày", locality=van_gia, state=State.DRAFT)
    candidate_of(article, "Nụ cười").move(state="accepted", same_as=known.pk)

    intake.create(article, by=clerk, submits=True)

    known.refresh_from_db()
    assert known.state == State.DRAFT


def test_two_models_of_one_unit_make_one_organisation(article, clerk):
    accept(article, "Nụ cười", "Hũ gạo")
    other = candidate_of(article, "Hũ gạo")
    other.move(values=other.values | {"unit": "trạm y tế thị trấn Vạn Giã"})

    intake.create(article, by=clerk)

    assert Organisation.objects.get().grassroots_models.count() == 2


def test_draft_source_of_others_with_the_same_text_is_not_cited(van_gia):
    digest = intake.ArticleText(TEXT).digests[0]
    Source.objects.create(title="Bài của nơi khác", text_sha256=digest, locality=make_province("An Giang", "91"))
    van_gia.refresh_from_db()
    editor = make_staff("an", "editor", van_gia)
    article = make_article(editor, locality=van_gia)
    accept(article, "Nụ cười")

    with pytest.raises(intake.Refused) as refusal:
        intake.create(article, by=editor)

    assert article.source is None
    assert list(refusal.value.faults) == [None]


def test_those_who_do_not_look_after_the_article_create_nothing(article, van_gia):
    stranger = make_staff("ba", "editor", make_province("An Giang", "91"))
    accept(article)

    with pytest.raises(PermissionDenied):
        intake.create(article, by=stranger)


def test_known_document_gets_the_citation_and_stays_one(clerk, van_gia):
    known = make_directive(kind="chỉ thị", number="05-CT/TW")
    article = make_article(clerk)
    accept(article, "05-CT/TW")

    intake.create(article, by=clerk)

    assert Directive.objects.get() == known
    assert known.citations.get().supports == ["number", "kind"]
