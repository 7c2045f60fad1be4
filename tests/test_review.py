"""From a draft to the public and back, by the people who may, and changes of what is public."""

import threading

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import translation

from tests.making import (
    make_citation,
    make_commendation,
    make_grassroots_model,
    make_milestone,
    make_organisation,
    make_photo,
    make_province,
    make_recipient,
    make_source,
    make_staff,
)
from trackerapp import publishing
from trackerapp.models import GrassrootsModel, Locality, ProposedChange, State
from trackerapp.publishing import Road

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english(_in_vietnamese):
    translation.activate("en")


@pytest.fixture
def khanh_hoa(lasting_van_gia):
    return Locality.objects.get(name="Khánh Hòa", valid_to=None)


@pytest.fixture
def clerk(khanh_hoa):
    return make_staff("an", "editor", khanh_hoa, email="an@example.vn")


@pytest.fixture
def reviewer(khanh_hoa):
    return make_staff("chi", "reviewer", khanh_hoa)


@pytest.fixture
def draft(khanh_hoa):
    return make_grassroots_model(locality=khanh_hoa, state=State.DRAFT)


def state_of(record):
    return type(record).objects.get(pk=record.pk).state


class TestStates:
    def test_clerk_submits_and_reviewer_returns_with_a_reason_and_publishes_in_the_end(self, draft, clerk, reviewer):
        publishing.submit(draft, by=clerk)
        publishing.send_back(draft, "Thiếu năm bắt đầu", by=reviewer)
        assert (draft.state, draft.state_reason, draft.submitted_by) == (State.RETURNED, "Thiếu năm bắt đầu", clerk)

        publishing.submit(draft, by=clerk)
        publishing.publish(draft, by=reviewer)

        assert (state_of(draft), draft.state_reason) == (State.PUBLISHED, "")

    def test_clerk_neither_publishes_nor_returns_nor_withdraws(self, draft, clerk):
        publishing.submit(draft, by=clerk)

        for act in (
            lambda: publishing.publish(draft, by=clerk),
            lambda: publishing.send_back(draft, "Sai", by=clerk),
            lambda: publishing.withdraw(make_grassroots_model(locality=draft.locality), "Sai", by=clerk),
        ):
            with pytest.raises(PermissionDenied):
                act()
        assert state_of(draft) == State.SUBMITTED

    def test_nobody_moves_what_lies_outside_their_scope(self, clerk, reviewer):
        elsewhere = make_grassroots_model(locality=make_province("An Giang", "91"), state=State.DRAFT)

        with pytest.raises(PermissionDenied):
            publishing.submit(elsewhere, by=clerk)
        with pytest.raises(PermissionDenied):
            publishing.publish(elsewhere, by=reviewer)

    def test_record_that_lacks_its_trace_is_not_even_submitted(self, khanh_hoa, clerk):
        record = make_grassroots_model(locality=khanh_hoa, state=State.DRAFT, cited=False)

        with pytest.raises(ValidationError, match="neither a citation"):
            publishing.submit(record, by=clerk)

    def test_its_source_and_its_photos_go_with_a_record_and_come_back_with_it(self, khanh_hoa, clerk, reviewer):
        source = make_source(locality=khanh_hoa, state=State.DRAFT)
        record = make_grassroots_model(locality=khanh_hoa, state=State.DRAFT, cited=False)
        make_citation(grassroots_model=record, source=source)
        fit, unfit = (make_photo(record, state=State.DRAFT, alternative_text=text) for text in ("Quầy", ""))

        publishing.submit(record, by=clerk)
        assert [state_of(each) for each in (source, fit, unfit)] == [State.SUBMITTED, State.SUBMITTED, State.DRAFT]
        assert [each for each, _ in publishing.left_behind(record)] == [unfit]

        publishing.send_back(record, "Thiếu ảnh", by=reviewer)
        assert [state_of(each) for each in (source, fit)] == [State.DRAFT, State.DRAFT]

        publishing.publish(record, by=reviewer)
        assert [state_of(each) for each in (source, fit, unfit)] == [State.PUBLISHED, State.PUBLISHED, State.DRAFT]

    def test_source_that_another_submitted_record_needs_stays_submitted(self, khanh_hoa, clerk):
        source = make_source(locality=khanh_hoa, state=State.DRAFT)
        records = [make_grassroots_model(locality=khanh_hoa, state=State.DRAFT, cited=False) for _ in range(2)]
        for record in records:
            make_citation(grassroots_model=record, source=source)
            publishing.submit(record, by=clerk)

        publishing.take_back(records[0], by=clerk)
        assert state_of(source) == State.SUBMITTED

        publishing.take_back(records[1], by=clerk)
        assert state_of(source) == State.DRAFT

    def test_only_what_is_submitted_is_returned_or_taken_back(self, draft, clerk, reviewer):
        with pytest.raises(ValidationError, match="it is draft"):
            publishing.send_back(draft, "Sai", by=reviewer)
        with pytest.raises(ValidationError, match="it is draft"):
            publishing.take_back(draft, by=clerk)
        publishing.submit(draft, by=clerk)
        with pytest.raises(ValidationError, match="it is submitted"):
            publishing.submit(draft, by=clerk)

    def test_who_submitted_hears_the_answer_by_mail_as_plain_text(
        self, settings, draft, clerk, reviewer, django_capture_on_commit_callbacks
    ):
        settings.HAS_MAIL = True
        publishing.submit(draft, by=clerk)

        with django_capture_on_commit_callbacks(execute=True):
            publishing.send_back(draft, "<script>alert(1)</script>\nBcc: x@example.com", by=reviewer)
        for thread in threading.enumerate():
            if thread.name == "mail":
                thread.join()

        (letter,) = mail.outbox
        assert letter.to == ["an@example.vn"]
        assert "<script>alert(1)</script> Bcc: x@example.com" in letter.body
        assert "\n" not in letter.subject

    def test_without_mail_set_up_nothing_is_sent(
        self, settings, draft, clerk, reviewer, django_capture_on_commit_callbacks
    ):
        settings.HAS_MAIL = False
        publishing.submit(draft, by=clerk)

        with django_capture_on_commit_callbacks(execute=True):
            publishing.publish(draft, by=reviewer)

        assert mail.outbox == []


@pytest.mark.parametrize(
    ("state", "clerks", "reviewers"),
    [
        (State.DRAFT, Road.SAVE, Road.SAVE),
        (State.RETURNED, Road.SAVE, Road.SAVE),
        (State.SUBMITTED, Road.CLOSED, Road.SAVE),
        (State.PUBLISHED, Road.PROPOSE, Road.SAVE),
        (State.WITHDRAWN, Road.SAVE, Road.SAVE),
    ],
)
def test_state_says_what_becomes_of_a_change(state, clerks, reviewers, clerk, reviewer):
    reason = "Sai" if state in {State.RETURNED, State.WITHDRAWN} else ""
    place = clerk.assignments.get().locality
    record = make_grassroots_model(locality=place, state=state, state_reason=reason)

    for row in (record, make_milestone(record), record.citations.get()):
        assert (publishing.road(row, clerk), publishing.road(row, reviewer)) == (clerks, reviewers)


def test_organisation_that_a_public_record_names_is_changed_by_proposal(khanh_hoa, clerk, reviewer):
    hidden, shown = (make_organisation(name, locality=khanh_hoa) for name in ("Hội Nông dân", "Hội Phụ nữ"))
    make_grassroots_model(locality=khanh_hoa, organisation=shown)

    assert publishing.road(hidden, clerk) is Road.SAVE
    assert publishing.road(shown, clerk) is Road.PROPOSE
    assert publishing.road(shown, reviewer) is Road.SAVE


class TestProposals:
    @pytest.fixture
    def record(self, khanh_hoa):
        return make_grassroots_model(name="Nụ cười tiếp dân", locality=khanh_hoa, summary="Cũ")

    def proposed(self, record, by, write):
        """Propose what ``write`` does, as the admin does it: written, told, rolled back."""
        before = publishing.snapshot(record)
        with transaction.atomic():
            write()
            after = publishing.snapshot(record)
            transaction.set_rollback(True)
        return publishing.propose(record, before, after, by=by)

    def change(self, record, **values):
        fresh = GrassrootsModel.objects.get(pk=record.pk)
        for name, value in values.items():
            setattr(fresh, name, value)
        fresh.save()

    def test_public_sees_the_live_record_until_the_change_is_approved(self, record, clerk, reviewer):
        proposal = self.proposed(record, clerk, lambda: self.change(record, name="Nụ cười mới", started_on=None))
        assert GrassrootsModel.objects.get().name == "Nụ cười tiếp dân"
        assert not GrassrootsModel.objects.matching("moi").exists()

        publishing.approve(proposal, by=reviewer)

        assert GrassrootsModel.objects.get().name == "Nụ cười mới"
        assert GrassrootsModel.objects.matching("moi").exists()
        assert (proposal.state, proposal.decided_by) == ("approved", reviewer)
        assert record.history.first().history_change_reason == f"proposed change {proposal.pk}"

    def test_rows_that_belong_to_the_record_are_proposed_and_approved_with_it(self, record, clerk, reviewer):
        kept, gone = record.citations.get(), make_citation(grassroots_model=record, quote="Đi mất")

        proposal = self.proposed(record, clerk, lambda: (gone.delete(), self.add_rows(record, kept)))
        assert record.citations.count() == 2

        publishing.approve(proposal, by=reviewer)

        assert [each.quote for each in record.citations.all()] == ["Lời mới"]
        assert [each.note for each in record.milestones.all()] == ["Ra mắt"]

    def add_rows(self, record, kept):
        kept = type(kept).objects.get(pk=kept.pk)
        kept.quote = "Lời mới"
        kept.save()
        make_milestone(record, note="Ra mắt")

    def test_recipients_of_a_commendation_are_proposed_too(self, khanh_hoa, clerk, reviewer):
        record = make_commendation(locality=khanh_hoa)

        proposal = self.proposed(record, clerk, lambda: make_recipient(record, name="Chi bộ thôn 3"))
        publishing.approve(proposal, by=reviewer)

        assert [each.name for each in record.recipients.all()] == ["Chi bộ thôn 3"]

    def test_what_changed_meanwhile_stands_against_the_approval(self, record, clerk, reviewer):
        proposal = self.proposed(record, clerk, lambda: self.change(record, summary="Của người nhập"))
        self.change(record, summary="Của người duyệt")

        with pytest.raises(ValidationError, match="has changed since"):
            publishing.approve(proposal, by=reviewer)

        assert GrassrootsModel.objects.get().summary == "Của người duyệt"
        assert ProposedChange.objects.get().is_waiting

    def test_change_of_what_is_no_longer_public_is_not_approved(self, record, clerk, reviewer):
        proposal = self.proposed(record, clerk, lambda: self.change(record, summary="Mới"))
        publishing.withdraw(GrassrootsModel.objects.get(), "Trùng", by=reviewer)

        with pytest.raises(ValidationError, match="no longer public"):
            publishing.approve(proposal, by=reviewer)

    def test_nobody_approves_a_record_out_of_their_own_scope(self, record, reviewer):
        here, elsewhere = record.locality, make_province("An Giang", "91")
        clerk = make_staff("dung", "editor", here, elsewhere)
        proposal = self.proposed(record, clerk, lambda: self.change(record, locality=elsewhere))

        with pytest.raises(ValidationError, match="outside of what you look after"):
            publishing.approve(proposal, by=reviewer)

        assert GrassrootsModel.objects.get().locality == here

    def test_change_of_another_field_meanwhile_does_not_matter(self, record, clerk, reviewer):
        proposal = self.proposed(record, clerk, lambda: self.change(record, summary="Mới"))
        self.change(record, method="Cách làm")

        publishing.approve(proposal, by=reviewer)

        assert (GrassrootsModel.objects.get().summary, GrassrootsModel.objects.get().method) == ("Mới", "Cách làm")

    def test_change_that_takes_the_last_trace_away_is_not_approved(self, record, clerk, reviewer):
        proposal = self.proposed(record, clerk, lambda: record.citations.all().delete())

        with pytest.raises(ValidationError, match="neither a citation"):
            publishing.approve(proposal, by=reviewer)

        assert record.citations.count() == 1

    def test_returned_change_carries_its_reason_and_changes_nothing(self, record, clerk, reviewer):
        proposal = self.proposed(record, clerk, lambda: self.change(record, summary="Mới"))

        with pytest.raises(ValidationError, match="Say why"):
            publishing.refuse(proposal, " ", by=reviewer)
        publishing.refuse(proposal, "Chưa có nguồn", by=reviewer)

        assert (proposal.state, proposal.reason) == ("refused", "Chưa có nguồn")
        assert GrassrootsModel.objects.get().summary == "Cũ"

    def test_it_is_decided_once_and_by_those_who_may(self, record, clerk, reviewer):
        proposal = self.proposed(record, clerk, lambda: self.change(record, summary="Mới"))

        with pytest.raises(PermissionDenied):
            publishing.approve(proposal, by=clerk)
        with pytest.raises(PermissionDenied):
            publishing.take_away(proposal, by=reviewer)
        publishing.take_away(proposal, by=clerk)
        with pytest.raises(ValidationError, match="already"):
            publishing.approve(proposal, by=reviewer)

    def test_nothing_changed_is_no_proposal(self, record, clerk):
        assert self.proposed(record, clerk, lambda: self.change(record)) is None
        assert not ProposedChange.objects.exists()

    def test_it_is_read_side_by_side_in_words(self, record, clerk, khanh_hoa):
        proposal = self.proposed(
            record,
            clerk,
            lambda: (
                self.change(record, summary="Mới", locality=khanh_hoa.made_of.first(), kind="club"),
                make_milestone(record, note="Ra mắt"),
            ),
        )

        changed, added = publishing.side_by_side(proposal.changes)

        told = {line.label: (line.before, line.after) for line in changed.lines}
        assert told["Summary"] == ("Cũ", "Mới")
        assert told["Kind"] == ("model", "club")
        assert (added.kind, added.is_new) == ("Milestone", True)
        assert ("What happened", "Ra mắt") in [(line.label, line.after) for line in added.lines]
