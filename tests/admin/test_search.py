"""Records are found while one types, with accents or without."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import making
from trackerapp.models import (
    AwardType,
    Commendation,
    Directive,
    Field,
    GrassrootsModel,
    Locality,
    Organisation,
    Recipient,
    Source,
)

from .conftest import address


def suggested(client, words, model="grassrootsmodel", field="locality"):
    """What a field offers for ``words``: the texts of the choices."""
    query = {"app_label": "trackerapp", "model_name": model, "field_name": field, "term": words}
    return [each["text"] for each in client.get(reverse("admin:autocomplete"), query).json()["results"]]


def listed(client, kind, words):
    return list(client.get(address(kind), {"q": words}).context["cl"].result_list)


@pytest.mark.parametrize("words", ["van gia", "Vạn Giã", "VAN GIA", "thi tran van gia", "van gia khanh hoa"])
def test_place_is_offered_with_its_district_its_province_and_its_era(words, desk):
    making.make_van_gia()

    first = suggested(desk, words)[0]

    assert first.startswith("Thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa (")
    assert "30/06/2025" in first


def test_units_of_both_eras_are_offered_and_can_be_told_apart(desk):
    making.make_van_gia()

    offered = suggested(desk, "van ninh")

    assert len(set(offered)) == len(offered) >= 2
    assert "Xã Vạn Ninh, tỉnh Khánh Hòa" in offered


def test_offering_places_asks_the_same_queries_for_one_and_for_many(desk):
    making.make_van_gia()
    with CaptureQueriesContext(
        connection,
    ) as one:
        suggested(desk, "van gia")
    with CaptureQueriesContext(connection) as many:
        assert len(suggested(desk, "khanh hoa")) > 3

    assert len(one) == len(many)


@pytest.mark.parametrize("words", ["\0", "%", "_", "'", '"', "x" * 5000, "", "  "])
def test_typing_nonsense_is_no_fault(words, desk):
    making.make_van_gia()

    assert isinstance(suggested(desk, words), list)


def test_places_and_words_of_vocabularies_are_not_added_in_passing(desk):
    form = desk.get(address(GrassrootsModel, "add")).context["adminform"].form

    assert [form.fields[name].widget.can_add_related for name in ("locality", "fields", "organisation")] == [
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("model", "field", "words", "found"),
    [
        ("grassrootsmodel", "organisation", "tram y te", "Trạm Y tế thị trấn Vạn Giã"),
        ("citation", "source", "cach lam hay", "Nhiều cách làm hay"),
        ("grassrootsmodel", "replicated_from", "nu cuoi", "“Nụ cười tiếp dân”"),
        ("commendation", "grassroots_models", "nu cuoi tiep", "“Nụ cười tiếp dân”"),
    ],
)
def test_other_records_are_offered_without_accents_drafts_too(model, field, words, found, desk):
    making.make_organisation()
    making.make_source(title="Nhiều cách làm hay", state="draft")
    making.make_grassroots_model(name="Nụ cười tiếp dân", state="draft")

    assert suggested(desk, words, model, field) == [found]


def test_nothing_is_offered_to_those_who_may_see_nothing(client, db):
    making.make_van_gia()
    client.force_login(making.make_user("binh", is_staff=True))
    query = {"app_label": "trackerapp", "model_name": "grassrootsmodel", "field_name": "locality", "term": "van"}

    assert client.get(reverse("admin:autocomplete"), query).status_code == 403


def test_list_finds_a_draft_by_its_name_its_place_its_runner_and_its_code(desk):
    place = making.make_van_gia()
    body = making.make_organisation("Trạm Y tế", locality=place)
    draft = making.make_grassroots_model(name="Nụ cười từ trái tim", locality=place, organisation=body, state="draft")
    making.make_grassroots_model(name="Khác")

    for words in ("nu cuoi", "van gia", "tram y te nu cuoi", draft.code, draft.code.lower()):
        assert listed(desk, GrassrootsModel, words) == [draft]


def test_list_of_commendations_finds_form_authority_number_and_place(desk):
    body = making.make_organisation("UBND huyện Kiên Lương")
    wanted = making.make_commendation(
        award_type=making.make_award_type(name="Giấy khen"),
        form_as_printed="",
        issued_by=body,
        decision_number="12/QĐ-UBND",
        locality=making.make_van_gia(),
        state="draft",
    )
    printed = making.make_commendation(form_as_printed="bằng khen", authority_as_printed="Tỉnh ủy Khánh Hoà")

    for words in ("giay khen", "kien luong", "12/qd-ubnd", "van gia", wanted.code):
        assert listed(desk, Commendation, words) == [wanted]
    assert listed(desk, Commendation, "bang khen tinh uy khanh hoa") == [printed]


def test_lists_of_vocabularies_directives_and_sources_find_names_without_accents(desk):
    field, award = making.make_field(name="Nông nghiệp"), making.make_award_type(name="Bằng khen")
    directive = making.make_directive(number="", name="Nghị quyết Trung ương 4")
    source = making.make_source(title="Gương sáng", publisher="Báo Hải Phòng")

    assert listed(desk, Field, "nong nghiep") == [field]
    assert listed(desk, AwardType, "bang khen") == [award]
    assert listed(desk, Directive, "trung uong 4") == [directive]
    assert listed(desk, Source, "hai phong guong") == [source]


def test_list_of_recipients_finds_a_person_without_accents(desk):
    person = making.make_recipient(making.make_commendation(), kind="individual", name="Nguyễn Thị Ánh")

    assert listed(desk, Recipient, "nguyen thi anh") == [person]


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        (GrassrootsModel, making.make_grassroots_model),
        (Commendation, making.make_commendation),
        (Organisation, making.make_organisation),
        (Source, making.make_source),
    ],
)
def test_filter_by_province_of_today_finds_records_of_the_units_that_were(kind, make, desk):
    place = making.make_van_gia()
    there, nowhere = make(locality=place), make()

    def filtered(value):
        return list(desk.get(address(kind), {"province": value}).context["cl"].result_list)

    assert filtered(place.today.parent_id) == [there]
    assert filtered("unknown") == [nowhere]


def test_places_are_filtered_by_province_of_today_and_by_era(desk):
    place = making.make_van_gia()
    province = place.today.parent

    def found(**query):
        return set(desk.get(address(Locality), query).context["cl"].result_list)

    assert place in found(province=province.pk)
    assert place in found(era="past")
    assert place.today in found(era="today", province=province.pk)
    assert place not in found(era="today")


def test_unknown_status_can_be_asked_for(desk):
    known, unknown = making.make_grassroots_model(status="new"), making.make_grassroots_model()

    page = desk.get(f"{address(GrassrootsModel)}?status__exact=")

    assert list(page.context["cl"].result_list) == [unknown]
    assert known not in page.context["cl"].result_list
