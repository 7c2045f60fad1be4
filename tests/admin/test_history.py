"""The story of a record: who, when, through what, what changed; and the way back to an earlier version."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import making
from trackerapp import publishing
from trackerapp.models import (
    Citation,
    Commendation,
    GrassrootsModel,
    Locality,
    Milestone,
    Recipient,
    State,
    User,
)
from trackerapp.selectors.history import ON_A_PAGE
from trackerapp.selectors.versions import MOST, around_the_difference

from .conftest import address, form_of, told

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def record():
    return making.make_grassroots_model(name="Nụ cười tiếp dân", state="draft")


@pytest.fixture
def khanh_hoa(lasting_van_gia):
    return Locality.objects.get(name="Khánh Hòa", valid_to=None)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def story(client, record):
    """The entries of the first page of the history of ``record``, newest first."""
    return client.get(address(record, "history")).context["page"].object_list


def lines(entries):
    """What each entry says of its changes: (field, before, after)."""
    return [[(change.label, change.before, change.after) for change in entry.changes] for entry in entries]


def restore_address(record, row):
    """Where the version ``row`` of history, of ``record`` or of what belongs to it, is restored."""
    return f"{address(record, 'history')}{row.instance_type._meta.model_name}/{row.history_id}/"


def restore(client, record, row, **data):
    """Look at a version, and confirm."""
    where = restore_address(record, row)
    now = client.get(where).context["row"]
    return client.post(where, {"version": now.version if now else "", **data})


class TestStory:
    def test_rows_that_belong_to_a_record_are_told_with_it_newest_first(self, desk, record):
        milestone = making.make_milestone(record, kind="launched", on=making.when("9/2018"))
        making.make_citation(milestone=milestone, source=making.make_source(title="Báo cáo"), paragraph=3)
        making.make_photo(record, state="draft")

        entries = story(desk, record)

        told = [(entry.kind_name, entry.about) for entry in entries]
        assert told[:3] == [
            ("photo", "Quầy tiếp dân"), ("citation", "Báo cáo, đoạn 3"), ("milestone", "ra mắt 09/2018"),
        ]  # fmt: skip
        assert told[4] == ("grassrootsmodel", "")
        assert {entry.deed for entry in entries} == {"+"}

    def test_row_that_was_deleted_since_is_still_told(self, desk, record):
        milestone = making.make_milestone(record)
        making.make_citation(milestone=milestone)
        milestone.delete()

        deeds = [(entry.kind_name, entry.deed) for entry in story(desk, record)]

        assert deeds.count(("milestone", "-")) == deeds.count(("milestone", "+")) == 1
        assert ("citation", "-") in deeds

    def test_recipients_and_their_citations_belong_to_a_commendation(self, desk):
        commendation = making.make_commendation(cited=False)
        recipient = making.make_recipient(commendation, name="Chi bộ thôn 2")
        making.make_citation(recipient=recipient)

        entries = story(desk, commendation)

        assert [entry.kind_name for entry in entries] == ["citation", "recipient", "commendation"]
        assert entries[1].about == "Chi bộ thôn 2"

    def test_assignments_belong_to_an_account(self, desk, khanh_hoa):
        person = making.make_staff("hoa", "editor", khanh_hoa)
        person.assignments.get().delete()

        entries = story(desk, person)

        assert [(entry.deed, entry.about) for entry in entries] == [("-", "Tỉnh Khánh Hòa"), ("+", "Tỉnh Khánh Hòa")]
        assert not any(entry.offers_restore for entry in entries)

    def test_nothing_of_another_record_is_told(self, desk, record):
        other = making.make_grassroots_model()
        making.make_milestone(other)

        assert {entry.row.id for entry in story(desk, record) if entry.kind is not Citation} == {record.pk}

    def test_first_entry_tells_what_the_row_held(self, desk):
        record = making.make_grassroots_model(
            name="Nụ cười", started_on=making.when("9/2018"), state="draft", cited=False, key="nu-cuoi"
        )

        (held,) = lines(story(desk, record))

        assert held == [
            ("Trạng thái công bố", None, "Bản nháp"),
            ("Tên", None, "Nụ cười"),
            ("Nguồn in trong ngoặc kép", None, "có"),
            ("Loại", None, "mô hình"),
            ("Bắt đầu", None, "09/2018"),
        ]

    def test_state_and_its_reason_are_told_with_what_changed(self, desk, record):
        publishing.publish(record, by=None)
        publishing.withdraw(record, "Nhầm số", by=None, through="admin")

        entries = story(desk, record)

        assert lines(entries)[:2] == [
            [("Trạng thái công bố", "Đã công bố", "Đã rút"), ("Lý do trả lại hoặc rút", "chưa rõ", "Nhầm số")],
            [("Trạng thái công bố", "Bản nháp", "Đã công bố")],
        ]

    def test_values_are_told_in_words(self, desk, khanh_hoa):
        record = making.make_grassroots_model(cited=False, state="draft", is_quoted=True)
        record.locality, record.kind, record.is_quoted = khanh_hoa, "club", False
        record.save()
        record.fields.add(making.make_field())
        citation = making.make_citation(grassroots_model=record, supports=["name", "locality"])
        citation.supports = []
        citation.save()

        changes = lines(story(desk, record))

        assert changes[0] == [("Nói về", "tên, địa phương, khi đó", "chưa rõ")]
        assert set(changes[2]) == {
            ("Nguồn in trong ngoặc kép", "có", "không"),
            ("Loại", "mô hình", "câu lạc bộ"),
            ("Địa phương, khi đó", "chưa rõ", "Tỉnh Khánh Hòa"),
            ("Lĩnh vực", "chưa rõ", "Y tế"),
        }

    def test_a_save_and_its_ties_are_one_entry(self, desk, record):
        where = address(record, "change")
        fields = [making.make_field("a", name="A").pk, making.make_field("b", name="B").pk]
        desk.post(where, form_of(desk, where, name="Khác", fields=fields))

        newest = story(desk, record)[0]

        assert [(change.label, change.after) for change in newest.changes] == [("Tên", "Khác"), ("Lĩnh vực", "A, B")]
        assert newest.row.version == 2

    def test_record_that_is_named_and_has_gone_is_said_to_have_gone(self, desk, record):
        body = making.make_organisation("Hội Phụ nữ")
        record.organisation = body
        record.save()
        record.organisation = None
        record.save()
        pk, _ = body.pk, body.delete()

        changed = lines(story(desk, record))[0]

        assert changed[0][1:] == (f"Đơn vị số {pk}, nay không còn trong sổ", "chưa rõ")

    @pytest.mark.parametrize(
        ("reason", "words"),
        [
            ("admin", "trang quản trị"),
            ("seed", "dữ liệu gốc của sổ"),
            ("import 12", "lần nhập bảng số 12"),
            ("proposed change 7", "đề nghị sửa số 7"),
            ("restored version 3", "khôi phục bản 3"),
            ("Nghị quyết 202", "Nghị quyết 202"),
            (SCRIPT, SCRIPT),
            (None, ""),
        ],
    )
    def test_road_is_told_in_words(self, desk, record, reason, words):
        record._change_reason = reason
        record.save()

        assert story(desk, record)[0].road == words

    def test_who_it_was_is_told_and_the_register_itself_where_nobody_was(self, desk, record, administrator):
        record._history_user = administrator
        record.save()

        page = desk.get(address(record, "history")).content.decode()

        assert page.count("sổ tự ghi") == 2
        assert f"<b>{administrator}</b>" in page

    def test_what_belongs_to_it_is_told_on_the_page_of_a_milestone_too(self, desk, record):
        milestone = making.make_milestone(record)
        making.make_citation(milestone=milestone)

        assert [entry.kind_name for entry in story(desk, milestone)] == ["citation", "milestone"]

    def test_long_story_is_paged(self, desk, record):
        for number in range(ON_A_PAGE):
            record.summary = str(number)
            record.save()

        first, second = (desk.get(address(record, "history"), {"p": number}) for number in (1, 2))
        strange = desk.get(address(record, "history"), {"p": "x"})

        assert [len(each.context["page"].object_list) for each in (first, second, strange)] == [50, 2, 50]
        assert lines(second.context["page"])[1][1] == ("Tên", None, "Nụ cười tiếp dân")

    def test_page_asks_the_same_queries_for_few_entries_and_for_many(self, desk, khanh_hoa):
        record = making.make_grassroots_model(locality=khanh_hoa, organisation=making.make_organisation())
        making.make_photo(record)
        making.make_citation(milestone=making.make_milestone(record, level=making.make_level()))
        record.fields.add(making.make_field())
        counted = []

        for _ in range(2):
            record.save()
            with CaptureQueriesContext(connection) as asked:
                desk.get(address(record, "history"))
            counted.append(len(asked))
            for number in range(4):
                record.summary = f"{number}"
                record.save()
                making.make_citation(milestone=making.make_milestone(record))
                making.make_photo(record)

        assert counted[0] == counted[1]
        assert counted[0] < 40

    @pytest.mark.parametrize("field", ["name", "runner_name", "place_as_printed", "summary", "results", "staff_note"])
    def test_script_in_a_text_is_shown_as_text(self, desk, record, field):
        setattr(record, field, SCRIPT)
        record.save()
        row = record.history.first()
        setattr(record, field, "sạch")
        record.save()

        for where in (address(record, "history"), restore_address(record, row)):
            page = desk.get(where).content.decode()
            assert SCRIPT not in page
            assert "&lt;script&gt;" in page

    def test_script_in_what_belongs_to_it_is_shown_as_text(self, desk, record):
        milestone = making.make_milestone(record, note=SCRIPT, decision_number=SCRIPT)
        making.make_photo(record, alternative_text=SCRIPT)
        making.make_citation(milestone=milestone, source=making.make_source(title=SCRIPT), quote=SCRIPT)

        assert SCRIPT not in desk.get(address(record, "history")).content.decode()


def test_of_long_texts_what_is_around_the_difference_is_told():
    before, after = ("dài " * 200 + word + " đuôi" * 200 for word in ("cũ", "mới"))

    told = around_the_difference(before, after)

    assert ["cũ" in told[0], "mới" in told[1]] == [True, True]
    assert max(map(len, told)) < MOST
    assert all(text.startswith("…") and text.endswith("…") for text in told)


class TestRestore:
    def test_version_is_looked_at_and_restored(self, desk, record, administrator):
        first = record.history.last()
        record.name, record.summary = "Tên khác", "Có rồi"
        record.save()

        page = desk.get(restore_address(record, first))
        answer = restore(desk, record, first)

        shown = [(change.label, change.before, change.after) for change in page.context["changes"]]
        assert shown == [("Tóm tắt", "Có rồi", "chưa rõ"), ("Tên", "Tên khác", "Nụ cười tiếp dân")]
        assert answer.status_code == 302
        record.refresh_from_db()
        assert (record.name, record.summary, record.version) == ("Nụ cười tiếp dân", "", 3)
        latest = record.history.first()
        assert (latest.history_user, latest.history_change_reason) == (administrator, "restored version 1")

    def test_looking_writes_nothing(self, desk, record):
        first = record.history.last()
        record.name = "Tên khác"
        record.save()

        desk.get(restore_address(record, first))

        record.refresh_from_db()
        assert (record.name, record.version, record.history.count()) == ("Tên khác", 2, 2)

    def test_fields_of_life_come_back(self, desk, record):
        health, other = making.make_field(), making.make_field("other", name="Khác")
        record.fields.add(health)
        version = record.history.first()
        record.save()
        record.fields.set([other])

        restore(desk, record, version)

        assert list(record.fields.all()) == [health]

    def test_state_stays_and_what_it_takes_to_be_public_is_looked_at(self, desk, record):
        draft = record.history.first()
        record.name = "Tên khác"
        publishing.publish(record, by=None)

        restore(desk, record, draft)

        record.refresh_from_db()
        assert (record.name, record.state) == ("Nụ cười tiếp dân", State.PUBLISHED)
        assert record.published_at

    def test_version_that_would_leave_a_public_record_untraced_is_refused_in_words(self, desk):
        commendation = making.make_commendation(cited=False, state="draft")
        before = commendation.history.first()
        commendation.decision_number = "12/QĐ-UBND"
        publishing.publish(commendation, by=None)

        answer = restore(desk, commendation, before)

        assert "trích dẫn" in answer.context["refusal"]
        commendation.refresh_from_db()
        assert (commendation.decision_number, commendation.version) == ("12/QĐ-UBND", 2)

    def test_milestone_that_a_public_record_stands_on_stays_fit(self, desk):
        record = making.make_grassroots_model(cited=False)
        milestone = making.make_milestone(record)
        before = milestone.history.first()
        milestone.decision_number = "12/QĐ-UBND"
        milestone.save()

        answer = restore(desk, record, before)

        milestone.refresh_from_db()
        assert (answer.status_code, milestone.decision_number) == (200, "12/QĐ-UBND")

    @pytest.mark.parametrize("kind", [Citation, Milestone, Recipient])
    def test_deleted_row_is_made_again_under_its_number(self, desk, record, kind):
        commendation = making.make_commendation(state="draft")
        owner, row = {
            Citation: lambda: (record, record.citations.get()),
            Milestone: lambda: (record, making.make_milestone(record, note="Hội nghị")),
            Recipient: lambda: (commendation, making.make_recipient(commendation)),
        }[kind]()
        pk, name = row.pk, str(row)
        row.delete()
        end = kind.history.first()
        assert story(desk, owner)[0].offers_restore

        answer = restore(desk, owner, end)

        assert answer.status_code == 302
        again = kind.objects.get(pk=pk)
        assert (str(again), again.version) == (name, end.version + 1)
        entries = story(desk, owner)
        assert [entry.deed for entry in entries if entry.row.id == pk and entry.kind is kind] == ["+", "-", "+"]

    def test_photo_that_was_deleted_is_not_made_again_for_its_files_have_gone(self, desk, record):
        photo = making.make_photo(record, state="draft", published_at=None)
        photo.delete()
        end = type(photo).history.first()

        page = desk.post(restore_address(record, end), {"version": ""})

        assert not any(entry.offers_restore for entry in story(desk, record) if entry.kind_name == "photo")
        assert page.context["refusal"]
        assert not record.photos.exists()

    def test_recipient_who_was_erased_is_made_again_without_a_name(self, desk):
        commendation = making.make_commendation(state="draft")
        recipient = making.make_recipient(commendation, kind="individual", name="Nguyễn Thị Hoa", title="Trưởng thôn")
        recipient.delete()
        Recipient.history.update(name="", title="", erased_on=date(2026, 5, 12))

        answer = restore(desk, commendation, Recipient.history.first())

        assert answer.status_code == 302
        again = commendation.recipients.get()
        assert (again.name, again.erased_on) == ("", date(2026, 5, 12))
        assert story(desk, commendation)[0].about == "đã xóa tên theo yêu cầu"

    def test_gap_that_an_erased_person_left_in_a_version_is_not_restored(self, desk):
        record = making.make_grassroots_model(state="draft", runner_name="Hoa", summary="Cũ")
        record.runner_name, record.summary = "Bình", "Mới"
        record.save()
        record.history.filter(version=1).update(runner_name="", erased_on=date(2026, 5, 12))

        restore(desk, record, record.history.last())

        record.refresh_from_db()
        assert (record.runner_name, record.summary, record.erased_on) == ("Bình", "Cũ", None)

    def test_assignment_is_not_restored(self, desk, khanh_hoa):
        person = making.make_staff("hoa", "editor", khanh_hoa)
        assignment = person.assignments.get()
        first = assignment.history.first()
        assignment.delete()

        page = desk.post(restore_address(person, first), {"version": ""})

        assert page.context["refusal"]
        assert not person.assignments.exists()

    @pytest.mark.parametrize("seen", ["1", "", "x", "99999999999999999999", "-1"])
    def test_row_that_somebody_saved_meanwhile_is_not_written_over(self, desk, record, seen):
        first = record.history.last()
        record.name = "Của Bình"
        record.save()

        answer = desk.post(restore_address(record, first), {"version": seen})

        assert "Người khác đã" in answer.context["refusal"]
        record.refresh_from_db()
        assert (record.name, record.version) == ("Của Bình", 2)

    def test_version_that_names_what_has_gone_is_refused_in_words(self, desk, record):
        body = making.make_organisation("Hội Phụ nữ")
        record.organisation = body
        record.save()
        version = record.history.first()
        record.organisation = None
        record.save()
        body.delete()

        answer = restore(desk, record, version)

        assert answer.status_code == 200
        assert "Đơn vị thực hiện của bản đó không còn trong sổ" in answer.context["refusal"]
        record.refresh_from_db()
        assert record.version == 3

    def test_version_that_breaks_a_rule_is_refused_in_words(self, desk, record):
        first = record.history.last()
        record.name = "Tên khác"
        record.save()
        making.make_grassroots_model(name="Nụ cười tiếp dân")

        answer = restore(desk, record, first)

        assert "đã có" in answer.context["refusal"]
        record.refresh_from_db()
        assert record.name == "Tên khác"

    def test_citation_of_a_milestone_that_has_gone_waits_for_it(self, desk, record):
        milestone = making.make_milestone(record)
        making.make_citation(milestone=milestone)
        milestone.delete()
        ends = [Citation.history.first(), Milestone.history.first()]

        alone = restore(desk, record, ends[0])
        restore(desk, record, ends[1])
        after = restore(desk, record, ends[0])

        assert "không còn" in alone.context["refusal"]
        assert after.status_code == 302
        assert record.milestones.get().citations.count() == 1

    def test_version_that_is_held_already_offers_nothing(self, desk, record):
        entries = story(desk, record)

        page = desk.get(restore_address(record, entries[-1].row))

        assert not any(entry.offers_restore for entry in entries)
        assert page.context["changes"] == []
        assert desk.post(restore_address(record, entries[-1].row), {"version": "1"}).context["refusal"]
        record.refresh_from_db()
        assert record.version == 1

    def test_forged_form_without_a_token_is_refused(self, record, administrator):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(administrator)

        assert strict.post(restore_address(record, record.history.first()), {"version": "1"}).status_code == 403


class TestWhoMay:
    @pytest.fixture
    def an_giang(self):
        return making.make_province("An Giang", "91")

    @staticmethod
    def changed(place, **values):
        """A record at ``place`` that was saved twice, and its first version."""
        record = making.make_grassroots_model(name="Một", locality=place, **{"state": "draft", **values})
        record.name = "Hai"
        record.save()
        return record, record.history.last()

    @pytest.mark.parametrize(
        ("role", "state", "status"),
        [
            ("viewer", "draft", 403),
            ("editor", "draft", 302),
            ("editor", "returned", 302),
            ("editor", "submitted", 403),
            ("editor", "published", 403),
            ("reviewer", "submitted", 302),
            ("reviewer", "published", 302),
        ],
    )
    def test_who_may_write_it_at_once_may_restore_it(self, khanh_hoa, role, state, status):
        client = signed_in(making.make_staff("hoa", role, khanh_hoa))
        record, first = self.changed(khanh_hoa, state=state)
        where = restore_address(record, first)

        answers = [client.get(where).status_code, client.post(where, {"version": "2"}).status_code]

        assert answers == [200 if status == 302 else 403, status]
        assert any(entry.offers_restore for entry in story(client, record)) == (status == 302)
        record.refresh_from_db()
        assert record.name == ("Một" if status == 302 else "Hai")

    def test_row_of_a_public_record_is_for_reviewers(self, khanh_hoa):
        client = signed_in(making.make_staff("hoa", "editor", khanh_hoa))
        record = making.make_grassroots_model(locality=khanh_hoa)
        milestone = making.make_milestone(record)
        first = milestone.history.first()
        milestone.delete()

        for owner in (record, making.make_milestone(record)):
            answer = client.post(restore_address(owner, first), {"version": ""})
            assert answer.status_code in {403, 404}
        assert record.milestones.count() == 1

    def test_history_and_versions_of_another_scope_are_not_there(self, khanh_hoa, an_giang):
        client = signed_in(making.make_staff("hoa", "reviewer", khanh_hoa))
        record, first = self.changed(an_giang)
        citation = record.citations.get()

        for where in (
            address(record, "history"),
            address(citation, "history"),
            restore_address(record, first),
            restore_address(record, citation.history.first()),
        ):
            assert client.get(where).status_code == 404
            assert client.post(where, {"version": "2"}).status_code in {404, 405}
        record.refresh_from_db()
        assert record.name == "Hai"

    def test_version_of_another_record_is_refused_under_the_address_of_ones_own(self, khanh_hoa, an_giang):
        client = signed_in(making.make_staff("hoa", "reviewer", khanh_hoa))
        mine, _first = self.changed(khanh_hoa)
        theirs, foreign = self.changed(an_giang)
        rows = [foreign, theirs.citations.get().history.first(), making.make_source().history.first()]

        for row in rows:
            assert client.get(restore_address(mine, row)).status_code == 404
            assert client.post(restore_address(mine, row), {"version": "2"}).status_code == 404
        theirs.refresh_from_db()
        assert theirs.name == "Hai"

    @pytest.mark.parametrize("end", ["grassrootsmodel/0/", "x/1/", "user/1/", "citation/99999999999999999999/"])
    def test_versions_that_nobody_has_are_not_found(self, desk, record, end):
        assert desk.get(address(record, "history") + end).status_code == 404

    def test_version_that_lies_elsewhere_is_not_restored(self, khanh_hoa, an_giang):
        client = signed_in(making.make_staff("hoa", "reviewer", khanh_hoa))
        record = making.make_grassroots_model(locality=an_giang, state="draft")
        elsewhere = record.history.first()
        record.locality = khanh_hoa
        record.save()

        answer = restore(client, record, elsewhere)

        assert "phụ trách" in answer.context["refusal"]
        record.refresh_from_db()
        assert (record.locality, record.version) == (khanh_hoa, 2)

    def test_version_that_names_a_draft_of_others_is_not_restored(self, khanh_hoa, an_giang):
        client = signed_in(making.make_staff("hoa", "reviewer", khanh_hoa))
        hidden = making.make_grassroots_model(locality=an_giang, state="draft")
        record = making.make_grassroots_model(locality=khanh_hoa, state="draft", replicated_from=hidden)
        version = record.history.first()
        record.replicated_from = None
        record.save()

        answer = restore(client, record, version)

        assert answer.context["refusal"]
        record.refresh_from_db()
        assert record.replicated_from is None

    def test_citation_is_restored_on_the_page_of_its_record_only(self, desk, record):
        citation = record.citations.get()
        first = citation.history.first()
        citation.quote = "Khác"
        citation.save()

        assert desk.get(restore_address(citation, first)).status_code == 403
        assert restore(desk, record, first).status_code == 302

    def test_clerk_does_not_read_the_story_of_accounts(self, khanh_hoa):
        client = signed_in(making.make_staff("hoa", "editor", khanh_hoa))

        assert client.get(address(User.objects.get(), "history")).status_code in {403, 404}


class TestStateOnThePage:
    def test_record_says_why_it_was_taken_back_by_whom_and_when(self, desk, record, administrator):
        publishing.publish(record, by=None)
        record._history_user = administrator
        publishing.withdraw(record, f"Nhầm số {SCRIPT}", by=None)
        record._history_user = making.make_administrator("binh", first_name="Bình")
        record.save()

        answer = desk.get(address(record, "change"))

        moved = answer.context["moved"]
        assert (moved.by, moved.reason) == (administrator, f"Nhầm số {SCRIPT}")
        assert moved.at == record.history.all()[1].history_date
        assert "Nhầm số &lt;script&gt;" in answer.content.decode()

    def test_new_record_has_no_story_yet(self, desk):
        assert desk.get(address(Commendation, "add")).context["moved"] is None

    def test_draft_says_since_when_it_is_one(self, desk, record):
        moved = desk.get(address(record, "change")).context["moved"]

        assert moved.at == GrassrootsModel.history.get(id=record.pk).history_date


def test_person_is_told_that_a_version_is_restored(desk, record):
    first = record.history.last()
    record.name = "Khác"
    record.save()

    answer = restore(desk, record, first)

    assert told(desk.get(answer.url)) == ["Đã khôi phục bản 1."]
