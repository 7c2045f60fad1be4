"""A record's way to the public and back."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tests.making import (
    make_citation,
    make_commendation,
    make_grassroots_model,
    make_milestone,
    make_photo,
    make_source,
)
from trackerapp import publishing
from trackerapp.models import GrassrootsModel, State

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english(_in_vietnamese):
    translation.activate("en")


def test_published_record_is_found_and_keeps_the_day_it_was_first_published():
    grassroots_model = make_grassroots_model(name="Nuôi heo đất", state=State.DRAFT)

    publishing.publish(grassroots_model, by=None, through="admin")
    first = grassroots_model.published_at
    publishing.withdraw(grassroots_model, "Trùng với MH-01", by=None, through="admin")
    publishing.publish(grassroots_model, by=None, through="admin")

    assert list(GrassrootsModel.objects.matching("heo dat").published()) == [grassroots_model]
    assert grassroots_model.published_at == first
    assert grassroots_model.history.first().history_change_reason == "admin"


def test_withdrawn_record_is_kept_with_the_reason_and_found_no_longer():
    grassroots_model = make_grassroots_model(name="Nuôi heo đất")

    publishing.withdraw(grassroots_model, "Trùng với MH-01", by=None)

    grassroots_model.refresh_from_db()
    assert (grassroots_model.state, grassroots_model.state_reason) == (State.WITHDRAWN, "Trùng với MH-01")
    assert not GrassrootsModel.objects.matching("heo dat").exists()


def test_withdrawal_needs_a_reason_and_a_public_record():
    with pytest.raises(ValidationError, match="Say why"):
        publishing.withdraw(make_grassroots_model(), "  ", by=None)
    with pytest.raises(ValidationError, match="not public"):
        publishing.withdraw(make_grassroots_model(state=State.DRAFT), "Nhầm", by=None)


@pytest.mark.parametrize("make", [make_grassroots_model, make_commendation])
def test_record_without_a_trace_is_not_published(make):
    record = make(cited=False, state=State.DRAFT)

    with pytest.raises(ValidationError, match="neither a citation"):
        publishing.publish(record, by=None)

    record.refresh_from_db()
    assert record.state == State.DRAFT


def test_citation_of_a_source_that_is_not_public_is_no_trace():
    grassroots_model = make_grassroots_model(cited=False, state=State.DRAFT)
    make_citation(grassroots_model=grassroots_model, source=make_source(state=State.WITHDRAWN, state_reason="Nhầm"))

    with pytest.raises(ValidationError, match="neither a citation"):
        publishing.publish(grassroots_model, by=None)


def test_number_of_a_decision_is_a_trace():
    grassroots_model = make_grassroots_model(cited=False, state=State.DRAFT)
    make_milestone(grassroots_model, kind="recognised", decision_number="12/QĐ-UBND")
    commendation = make_commendation(cited=False, state=State.DRAFT, decision_number="13/QĐ-UBND")

    assert publishing.publish(grassroots_model, by=None).is_published
    assert publishing.publish(commendation, by=None).is_published


def test_photo_needs_words_and_for_persons_a_basis():
    grassroots_model = make_grassroots_model()

    with pytest.raises(ValidationError, match="what it shows"):
        publishing.publish(make_photo(grassroots_model, state=State.DRAFT, alternative_text=""), by=None)
    with pytest.raises(ValidationError, match="legal basis"):
        publishing.publish(make_photo(grassroots_model, state=State.DRAFT, shows_persons=True), by=None)
    with pytest.raises(ValidationError, match="Say first whether"):
        publishing.publish(make_photo(grassroots_model, state=State.DRAFT, shows_persons=None), by=None)
    assert publishing.publish(make_photo(grassroots_model, state=State.DRAFT), by=None).is_published


def test_source_is_not_withdrawn_while_a_public_record_stands_on_it_alone():
    source = make_source()
    grassroots_model = make_grassroots_model(name="Nuôi heo đất", cited=False)
    make_citation(grassroots_model=grassroots_model, source=source)

    with pytest.raises(ValidationError, match="withdraw them first: “Nuôi heo đất”"):
        publishing.withdraw(source, "Nhầm bài", by=None)

    make_citation(grassroots_model=grassroots_model)
    assert not publishing.withdraw(source, "Nhầm bài", by=None).is_published


def test_what_was_public_is_withdrawn_and_never_deleted():
    grassroots_model = publishing.publish(make_grassroots_model(state=State.DRAFT), by=None)
    publishing.withdraw(grassroots_model, "Nhầm", by=None)

    with pytest.raises(ValidationError, match="can be withdrawn, not deleted"):
        grassroots_model.delete()

    assert GrassrootsModel.objects.filter(pk=grassroots_model.pk).exists()


@pytest.mark.parametrize(
    ("reason", "message"), [("x" * 501, "at most 500"), ("\u200b", "Say why"), ("Nhầm\x07", "control characters")]
)
def test_reason_that_cannot_be_kept_is_refused_and_the_record_stays(reason, message):
    grassroots_model = make_grassroots_model()

    with pytest.raises(ValidationError, match=message):
        publishing.withdraw(grassroots_model, reason, by=None)

    grassroots_model.refresh_from_db()
    assert grassroots_model.is_published


def test_neither_one_record_nor_several_that_have_been_public_are_deleted():
    public, draft = publishing.publish(make_grassroots_model(state=State.DRAFT), by=None), make_grassroots_model()
    publishing.withdraw(public, "Nhầm", by=None)

    with pytest.raises(ValidationError, match="has been public"):
        public.delete()
    with pytest.raises(ValidationError, match="has been public"):
        GrassrootsModel.objects.all().delete()
    GrassrootsModel.objects.filter(pk=draft.pk).delete()

    assert list(GrassrootsModel.objects.all()) == [public]
