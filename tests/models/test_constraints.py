"""Every rule of the database: it has words for people, and here is a record that breaks it."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.making import (
    FIRST_DAY_OF_REFORM,
    LAST_DAY_OF_DISTRICTS,
    make_commendation,
    make_directive,
    make_grassroots_model,
    make_old_province,
    make_organisation,
    make_province,
    make_source,
    make_user,
    make_van_gia,
    when,
)
from trackerapp.models import (
    Article,
    Assignment,
    AwardType,
    Candidate,
    Citation,
    Commendation,
    Directive,
    Feedback,
    GrassrootsModel,
    Locality,
    Organisation,
    Photo,
    ProposedChange,
    Recipient,
    Source,
    Succession,
)
from trackerapp.models.base import Record
from trackerapp.models.commendation import COUNTED

pytestmark = pytest.mark.django_db

CONSTRAINTS = {
    constraint.name: (model, constraint)
    for model in apps.get_app_config("trackerapp").get_models()
    for constraint in model._meta.constraints
}
FORM = {"name": "A", "name_en": "A", "group": "BANGKHEN"}
BASIS = {"basis": "consent"}
ERASED = {"erased_on": date(2026, 6, 2)}
TAKEN_BACK = {"state": "withdrawn"}
ENDS_TOO_EARLY = {"valid_from": date(2020, 1, 1), "valid_to": date(2019, 12, 31)}
PROVINCE = {"type": "tỉnh", "level": 1, "name": "Khánh Hòa"}


def its_own(record, relation):
    setattr(record, relation, record)
    return record


def step(predecessor, successor):
    return Succession(predecessor=predecessor, successor=successor, share="whole", on=FIRST_DAY_OF_REFORM)


def step_again():
    van_gia = make_van_gia()
    return step(van_gia, van_gia.today)


def place_again(**values):
    return Locality(**{**PROVINCE, "code": make_province().code, "valid_from": FIRST_DAY_OF_REFORM, **values})


def commendation_again():
    return Commendation(decision_number=make_commendation(decision_number="12/QĐ-UBND").decision_number)


def directive_again():
    return Directive(kind="chỉ thị", number=make_directive(kind="chỉ thị").number)


def report(**values):
    return Feedback(kind="error", words="Sai rồi", grassroots_model=make_grassroots_model(), **values)


def candidate(**values):
    article = Article.objects.create(title="A", text="Mô hình", sha256="a" * 64)
    return Candidate(**{"article": article, "kind": "directive", "start": 0, "end": 3, **values})


def citation(**values):
    return Citation(source=make_source(), grassroots_model=make_grassroots_model(cited=False), **values)


BREACHES = {
    "assignment_covers_one_area": lambda: Assignment(user=make_user()),
    "assignment_ends_after_it_begins": lambda: Assignment(user=make_user(), is_everything=True, **ENDS_TOO_EARLY),
    "award_type_ends_after_it_begins": lambda: AwardType(code="A", **FORM, **ENDS_TOO_EARLY),
    "candidate_has_words": lambda: candidate(end=0),
    "candidate_written_has_record": lambda: candidate(state="written"),
    "citation_counts_from_one": lambda: citation(paragraph=0),
    "citation_in_one_place": lambda: citation(paragraph=1, caption=1),
    "citation_of_exactly_one_record": lambda: Citation(source=make_source()),
    "commendation_collectives_not_negative": lambda: Commendation(collectives=-1),
    "commendation_decision_unique": commendation_again,
    "commendation_households_not_negative": lambda: Commendation(households=-1),
    "commendation_individuals_not_negative": lambda: Commendation(individuals=-1),
    "commendation_merit_year_plausible": lambda: Commendation(merit_year=18),
    "commendation_revocation_has_decision": lambda: Commendation(revoked_on=when("2020")),
    "commendation_taken_back_for_a_reason": lambda: Commendation(**TAKEN_BACK),
    "commendation_total_not_negative": lambda: Commendation(total=-1),
    "directive_has_number_or_name": lambda: Directive(kind="chỉ thị"),
    "directive_number_unique_for_issuer": directive_again,
    "feedback_about_exactly_one_record": lambda: Feedback(kind="error", words="Sai rồi"),
    "feedback_answered_in_words": lambda: report(state="answered"),
    "feedback_closed_at_a_moment": lambda: report(state="closed"),
    "feedback_only_models_run": lambda: Feedback(kind="ended", words="Hết rồi", locality=make_province()),
    "grassroots_model_basis_has_document": lambda: GrassrootsModel(name="A", **BASIS),
    "grassroots_model_ends_after_it_begins": lambda: GrassrootsModel(
        name="A", started_on=when("2019"), ended_on=when("2018")
    ),
    "grassroots_model_erased_has_no_name": lambda: GrassrootsModel(name="A", runner_name="Lê Văn C", **ERASED),
    "grassroots_model_has_name": lambda: GrassrootsModel(name=""),
    "grassroots_model_natural_key": lambda: GrassrootsModel(name=make_grassroots_model().name),
    "grassroots_model_not_copied_from_itself": lambda: its_own(make_grassroots_model(), "replicated_from"),
    "grassroots_model_status_day_needs_status": lambda: GrassrootsModel(name="A", status_on=when("2018")),
    "grassroots_model_taken_back_for_a_reason": lambda: GrassrootsModel(name="A", **TAKEN_BACK),
    "locality_code_unique_in_era": place_again,
    "locality_district_ended_by_reform": lambda: Locality(
        level=2, type="huyện", name="Vạn Ninh", parent=make_province()
    ),
    "locality_ends_after_it_begins": lambda: Locality(**PROVINCE, **ENDS_TOO_EARLY),
    "locality_only_provinces_stand_alone": lambda: Locality(level=3, type="xã", name="Vạn Ninh"),
    "locality_type_fits_level": lambda: Locality(**{**PROVINCE, "type": "phường"}),
    "organisation_name_unique_in_place": lambda: Organisation(name=make_organisation().name),
    "organisation_not_its_own_parent": lambda: its_own(make_organisation(), "parent"),
    "photo_basis_has_document": lambda: Photo(grassroots_model=make_grassroots_model(), **BASIS),
    "photo_erased_has_no_name": lambda: Photo(
        grassroots_model=make_grassroots_model(), alternative_text="Lê Văn C", **ERASED
    ),
    "photo_published_has_alternative_text": lambda: Photo(grassroots_model=make_grassroots_model(), state="published"),
    "photo_taken_back_for_a_reason": lambda: Photo(grassroots_model=make_grassroots_model(), **TAKEN_BACK),
    "recipient_basis_has_document": lambda: Recipient(
        commendation=make_commendation(), kind="individual", name="A", **BASIS
    ),
    "proposed_change_of_exactly_one_record": ProposedChange,
    "proposed_change_refused_for_a_reason": lambda: ProposedChange(source=make_source(), state="refused"),
    "recipient_erased_has_no_name": lambda: Recipient(
        commendation=make_commendation(), kind="individual", name="Lê Văn C", **ERASED
    ),
    "recipient_has_name": lambda: Recipient(commendation=make_commendation(), kind="individual", name=""),
    "source_taken_back_for_a_reason": lambda: Source(title="A", **TAKEN_BACK),
    "source_text_once": lambda: Source(title="A", text_sha256=make_source(text_sha256="a" * 64).text_sha256),
    "succession_between_two_units": lambda: step(*[make_old_province()] * 2),
    "succession_once": step_again,
}

SAID_BY_COLUMN = {
    "grassroots_model_has_name": ["failed: name"],
    "source_text_once": ["failed: trackerapp_source.text_sha256"],
    "succession_once": ["failed: trackerapp_succession.predecessor_id"],
    **{f"commendation_{name}_not_negative": [f"failed: {name}"] for name in [*COUNTED, "total"]},
}
"""Rules that SQLite does not call by name: it names the column, which may have a check of its own."""


def test_every_rule_has_a_record_that_breaks_it():
    assert set(BREACHES) == set(CONSTRAINTS)


@pytest.mark.parametrize("name", sorted(CONSTRAINTS))
def test_rule_is_told_in_words_of_its_own(name):
    model, constraint = CONSTRAINTS[name]
    record = BREACHES[name]()
    if isinstance(record, Record):
        record.derive()

    assert constraint.violation_error_message != constraint.default_violation_error_message
    with pytest.raises(ValidationError) as refused:
        constraint.validate(model, record)

    assert refused.value.messages == [str(constraint.violation_error_message)]


@pytest.mark.parametrize("name", sorted(CONSTRAINTS))
def test_database_itself_holds_to_the_rule(name):
    record = BREACHES[name]()

    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        record.save()

    assert any(word in str(refused.value) for word in (name, *SAID_BY_COLUMN.get(name, [])))


def test_district_of_before_the_reform_is_taken():
    Locality(
        level=2, type="huyện", name="Vạn Ninh", parent=make_old_province(), valid_to=LAST_DAY_OF_DISTRICTS
    ).full_clean()
