"""The first page of the workplace: what waits, what is incomplete, and the list behind each figure."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from tests import making
from tests.intake.making import TEXT, accept, make_article
from tests.making import when
from trackerapp import intake, publishing
from trackerapp.models import GrassrootsModel, Locality, ProposedChange, State
from trackerapp.text.dates import PartialDate

pytestmark = pytest.mark.django_db


@pytest.fixture
def khanh_hoa():
    making.make_van_gia()
    return Locality.objects.get(name="Khánh Hòa", valid_to=None)


@pytest.fixture
def clerk(khanh_hoa):
    return making.make_staff("an", "editor", khanh_hoa)


@pytest.fixture
def reviewer(khanh_hoa):
    return making.make_staff("chi", "reviewer", khanh_hoa)


def desk_of(user):
    """The figures of a person's desk: {address: count}."""
    client = Client()
    client.force_login(user)
    with translation.override("vi"):
        context = client.get(reverse("admin:index")).context
    figures = [*context["waiting"], *context["gaps"]]
    for figure in figures:
        listed = client.get(figure.address).context
        number = listed["cl"].result_count if "cl" in listed else listed["page"].paginator.count
        assert number == figure.count
    return {figure.address.removeprefix("/admin/trackerapp/"): figure.count for figure in figures}


def test_submitted_record_waits_with_who_submitted_it_and_with_who_may_publish_it(khanh_hoa, clerk, reviewer):
    record = making.make_grassroots_model(locality=khanh_hoa, state=State.DRAFT)
    publishing.submit(record, by=clerk)
    stranger = making.make_staff("dung", "reviewer", making.make_province("An Giang", "91"))

    assert desk_of(clerk)["grassrootsmodel/?waits=sent"] == 1
    assert desk_of(reviewer)["grassrootsmodel/?waits=review"] == 1
    assert not [address for address in desk_of(stranger) if "waits" in address]


def test_returned_record_waits_with_who_submitted_it_alone(khanh_hoa, clerk, reviewer):
    record = making.make_grassroots_model(locality=khanh_hoa, state=State.DRAFT)
    publishing.submit(record, by=clerk)
    publishing.send_back(record, "Thiếu năm", by=reviewer)

    assert desk_of(clerk)["grassrootsmodel/?waits=returned"] == 1
    assert not [address for address in desk_of(reviewer) if "waits" in address]


def test_proposed_change_waits_until_it_is_decided(khanh_hoa, clerk, reviewer):
    record = making.make_grassroots_model(locality=khanh_hoa)
    proposed = ProposedChange.objects.create(grassroots_model=record, proposed_by=clerk)
    assert desk_of(reviewer)["proposedchange/?waits=review"] == 1
    assert desk_of(clerk)["proposedchange/?waits=sent"] == 1

    publishing.refuse(proposed, "Chưa có nguồn", by=reviewer)
    assert desk_of(clerk)["proposedchange/?waits=returned"] == 1

    ProposedChange.objects.update(decided_at=timezone.now() - timedelta(days=40))
    assert not [address for address in desk_of(clerk) if "proposedchange" in address]


def test_document_that_was_confirmed_in_an_article_waits_for_who_may_enter_it(khanh_hoa, clerk):
    article = make_article(clerk, locality=khanh_hoa)
    make_article(clerk, text=TEXT.replace("đầu ngày", "cuối ngày"), locality=khanh_hoa)
    administrator = making.make_administrator()
    assert "/admin/doc-bai/?waits=documents" not in desk_of(administrator)

    accept(article)

    assert desk_of(administrator)["/admin/doc-bai/?waits=documents"] == 1
    assert "/admin/doc-bai/?waits=documents" not in desk_of(clerk)
    intake.create(article, by=administrator)
    assert "/admin/doc-bai/?waits=documents" not in desk_of(administrator)


def test_what_is_incomplete_is_counted_inside_the_scope(khanh_hoa, clerk):
    elsewhere = making.make_province("An Giang", "91")
    for place in (khanh_hoa, elsewhere):
        record = making.make_grassroots_model(locality=place, state=State.DRAFT, cited=False)
        making.make_commendation(locality=place, state=State.DRAFT, cited=False)
        making.make_photo(record, state=State.DRAFT, alternative_text="")
    whole = making.make_commendation(locality=khanh_hoa, collectives=3)
    making.make_grassroots_model(locality=khanh_hoa, state=State.WITHDRAWN, state_reason="Trùng", cited=False)

    found = desk_of(clerk)

    assert {address: found[address] for address in found if "missing" in address} == {
        "grassrootsmodel/?missing=citation": 1,
        "grassrootsmodel/?missing=field": 1,
        "grassrootsmodel/?missing=alive": 1,
        "commendation/?missing=citation": 1,
        "commendation/?missing=counts": 1,
        "photo/?missing=words": 1,
    }
    assert whole.collectives == 3


def test_model_is_confirmed_alive_by_its_status_or_a_milestone_of_the_last_year():
    today = timezone.localdate()
    lately = PartialDate.of(today - timedelta(days=300))
    told = making.make_grassroots_model(status="maintained", status_on=lately)
    inspected, paused = making.make_grassroots_model(), making.make_grassroots_model()
    making.make_milestone(inspected, kind="inspected", on=lately)
    making.make_milestone(paused, kind="paused", on=lately)
    old = making.make_grassroots_model(status="maintained", status_on=when("2019"))
    ended = making.make_grassroots_model(status="ended")

    unconfirmed = set(GrassrootsModel.objects.unconfirmed(today))

    assert unconfirmed == {paused, old}
    assert {told, inspected, ended}.isdisjoint(unconfirmed)


def test_desk_of_somebody_without_work_here_is_empty(db):
    assert desk_of(making.make_user("binh")) == {}
