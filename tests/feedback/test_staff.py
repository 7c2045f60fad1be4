"""Staff find what readers report, answer it and close it; each within what they look after."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from tests import making
from tests.admin.conftest import told
from trackerapp import erasing, feedback, scope
from trackerapp.models import Feedback, Locality
from trackerapp.scope import Right

pytestmark = pytest.mark.django_db

SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(1)> "nháy"'


@pytest.fixture
def khanh_hoa(lasting_van_gia):
    return Locality.objects.get(name="Khánh Hòa", valid_to=None)


@pytest.fixture
def record(khanh_hoa):
    return making.make_grassroots_model(name="Nụ cười từ trái tim", locality=khanh_hoa)


@pytest.fixture
def sent(record):
    return making.make_report(
        grassroots_model=record, kind="ended", sender="Trần Thị Lan", contact="lan@example.vn", evidence="12/BC-UBND"
    )


@pytest.fixture
def editor(khanh_hoa):
    return making.make_staff("an", "editor", khanh_hoa, first_name="An", email="an@example.vn")


@pytest.fixture
def viewer(khanh_hoa):
    return making.make_staff("xem", "viewer", khanh_hoa)


@pytest.fixture
def stranger():
    return making.make_staff("xa", "editor", making.make_province("An Giang", "91"))


def desk_of(user):
    client = Client()
    client.force_login(user)
    return client


def page_of(report):
    return reverse("admin:trackerapp_feedback_change", args=[report.pk])


def press(user, report, button, **typed):
    """What ``user`` gets who presses a button of the page of ``report``, with the messages of the next page."""
    data = {"version": report.version, button: "1"} | typed
    return desk_of(user).post(page_of(report), data, follow=True)


class TestWhoSeesIt:
    """Reports lie where their records do."""

    def test_editor_and_viewer_of_the_place_read_it_and_nobody_elsewhere(self, sent, editor, viewer, stranger):
        assert [scope.may(each, Right.READ, sent) for each in (editor, viewer, stranger)] == [True, True, False]
        assert [scope.may(each, Right.WRITE, sent) for each in (editor, viewer, stranger)] == [True, False, False]
        assert desk_of(stranger).get(page_of(sent)).status_code == 404

    def test_report_about_a_place_belongs_to_those_who_hold_the_place(self, khanh_hoa, editor, stranger):
        about = making.make_report(locality=khanh_hoa)

        assert [scope.may(each, Right.WRITE, about) for each in (editor, stranger)] == [True, False]

    def test_report_about_an_organisation_belongs_to_those_who_hold_it_or_its_place(self, khanh_hoa, editor, stranger):
        body = making.make_organisation(locality=khanh_hoa)
        named = making.make_staff("rieng", "editor", body)
        about = making.make_report(organisation=body)

        assert [scope.may(each, Right.WRITE, about) for each in (editor, named, stranger)] == [True, True, False]

    def test_report_about_a_commendation_or_a_source_without_a_place_lies_where_its_office_does(
        self, khanh_hoa, editor
    ):
        body = making.make_organisation(locality=khanh_hoa)
        abouts = [
            {"commendation": making.make_commendation(issued_by=body)},
            {"source": making.make_source(issued_by=body)},
        ]

        assert all(scope.may(editor, Right.WRITE, making.make_report(**about)) for about in abouts)
        assert not scope.may(editor, Right.READ, making.make_report(source=making.make_source()))

    def test_desk_counts_what_waits_for_those_who_may_answer(self, sent, editor, viewer, stranger):
        address = f"{reverse('admin:trackerapp_feedback_changelist')}?waits=open"

        counts = {
            each.username: [
                figure.count for figure in desk_of(each).get("/admin/").context["waiting"] if figure.address == address
            ]
            for each in (editor, viewer, stranger)
        }

        assert counts == {"an": [1], "xem": [], "xa": []}
        assert desk_of(editor).get(address).context["cl"].result_count == 1

    def test_page_of_the_record_shows_open_reports(self, sent, record, editor):
        address = reverse("admin:trackerapp_grassrootsmodel_change", args=[record.pk])
        assertContains(desk_of(editor).get(address), page_of(sent))

        feedback.close(sent, by=editor)
        assertNotContains(desk_of(editor).get(address), page_of(sent))

    def test_page_of_a_place_shows_no_report_of_another_scope(self, khanh_hoa, stranger, editor):
        about = making.make_report(locality=khanh_hoa)
        address = reverse("admin:trackerapp_locality_change", args=[khanh_hoa.pk])

        assertNotContains(desk_of(stranger).get(address), about.words)
        assertContains(desk_of(editor).get(address), about.words)

    def test_who_only_reads_does_not_see_who_sent_it(self, sent, viewer, editor):
        for text in ("Trần Thị Lan", "lan@example.vn"):
            assertNotContains(desk_of(viewer).get(page_of(sent)), text)
            assertContains(desk_of(editor).get(page_of(sent)), text)

    def test_report_is_found_by_the_number_that_its_sender_reads_out(self, sent, record, editor, stranger):
        making.make_report(grassroots_model=record)
        address = reverse("admin:trackerapp_feedback_changelist")

        for typed in (sent.receipt, f" {sent.receipt[3:12].lower()} "):
            assert list(desk_of(editor).get(address, {"q": typed}).context["cl"].queryset) == [sent]
        assert not desk_of(stranger).get(address, {"q": sent.receipt}).context["cl"].queryset

    def test_report_that_it_no_longer_runs_leads_to_the_status(self, sent, record, editor):
        address = reverse("admin:trackerapp_grassrootsmodel_change", args=[record.pk])

        assertContains(desk_of(editor).get(page_of(sent)), f'href="{address}#id_status"')


class TestAnswering:
    """Words for the sender, and the end of it."""

    def test_answer_is_read_by_the_sender_and_stands_in_the_history(self, sent, editor, client):
        page = press(editor, sent, "_answer", answer="Đã hỏi xã.\nCảm ơn bạn.")

        sent.refresh_from_db()
        assert (sent.state, sent.answered_by) == ("answered", editor)
        assert told(page) == [f"Đã trả lời {sent.receipt}: người gửi đọc được."]
        assertContains(client.get(sent.get_absolute_url()), "Đã hỏi xã.<br>Cảm ơn bạn.")
        assert sent.history.first().history_user == editor
        told_of = desk_of(editor).get(reverse("admin:trackerapp_feedback_history", args=[sent.pk]))
        assertContains(told_of, "Đã hỏi xã.")

    def test_answer_and_close(self, sent, editor):
        press(editor, sent, "_answer_close", answer="Đã sửa.")

        sent.refresh_from_db()
        assert (sent.state, sent.answer, sent.closed_at is not None) == ("closed", "Đã sửa.", True)

    def test_close_without_an_answer_and_open_again(self, sent, editor, client):
        press(editor, sent, "_close")
        sent.refresh_from_db()
        assert (sent.state, sent.answer) == ("closed", "")
        assertContains(client.get(sent.get_absolute_url()), "không có câu trả lời")

        press(editor, sent, "_reopen")
        sent.refresh_from_db()
        assert (sent.state, sent.closed_at) == ("open", None)

    @pytest.mark.parametrize("button", ["_answer", "_answer_close", "_close", "_reopen", "_correct"])
    def test_who_may_not_write_presses_nothing(self, sent, viewer, stranger, button):
        assert press(viewer, sent, button, answer="Đã sửa").status_code == 403
        assert press(stranger, sent, button, answer="Đã sửa").status_code == 404
        sent.refresh_from_db()
        assert sent.state == "open"

    @pytest.mark.parametrize("answer", ["", " ", "x", "x" * 2001, "a\x00b", "đảo \u202e chiều"])
    def test_answer_that_makes_no_sense_is_refused(self, sent, editor, answer):
        press(editor, sent, "_answer", answer=answer)

        sent.refresh_from_db()
        assert (sent.state, sent.answer) == ("open", "")

    def test_of_two_who_answer_at_once_the_second_is_told_and_keeps_the_words(self, sent, editor):
        press(editor, sent, "_answer", answer="Lời thứ nhất")
        page = press(editor, sent, "_answer", answer="Lời thứ hai")

        sent.refresh_from_db()
        assert sent.answer == "Lời thứ nhất"
        assert "người khác" in told(page)[0].lower()
        assertContains(page, "Lời thứ hai")

    @pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "1.5"])
    def test_forged_version_writes_nothing(self, sent, editor, version):
        press(editor, sent, "_close", version=version)

        sent.refresh_from_db()
        assert sent.state == "open"

    def test_several_are_closed_at_once_from_the_list(self, sent, editor, viewer):
        address = reverse("admin:trackerapp_feedback_changelist")
        elsewhere = making.make_report(source=making.make_source())

        desk_of(editor).post(address, {"action": "close", "_selected_action": [sent.pk, elsewhere.pk]})

        assert set(Feedback.objects.values_list("pk", "state")) == {(sent.pk, "closed"), (elsewhere.pk, "open")}


class TestScripts:
    """What readers write is text, wherever it is shown."""

    def test_in_the_admin(self, record, editor):
        texts = dict.fromkeys(["words", "evidence", "sender", "contact", "answer"], SCRIPT)
        about = making.make_report(grassroots_model=record, **texts)
        places = [
            page_of(about),
            reverse("admin:trackerapp_feedback_changelist"),
            reverse("admin:trackerapp_feedback_history", args=[about.pk]),
            reverse("admin:trackerapp_grassrootsmodel_change", args=[record.pk]),
        ]

        for place in places:
            page = desk_of(editor).get(place)
            assertContains(page, "&lt;script&gt;alert(1)")
            assertNotContains(page, "<script>alert(1)")
            assertNotContains(page, "<img src=x")

    def test_address_that_a_reader_gives_is_no_link(self, record, editor):
        about = making.make_report(grassroots_model=record, evidence="https://lua.example/ javascript:alert(1)")

        page = desk_of(editor).get(page_of(about))

        assertContains(page, "https://lua.example/")
        assertNotContains(page, 'href="https://lua')


class TestMail:
    """The answer goes by mail, where there is mail and an address."""

    @pytest.fixture
    def letters(self, settings, monkeypatch, django_capture_on_commit_callbacks):
        settings.HAS_MAIL = True
        monkeypatch.setattr("trackerapp.publishing.letters.Thread", AtOnce)
        return django_capture_on_commit_callbacks

    def test_sender_with_an_address_gets_the_answer_and_not_what_was_sent(self, sent, editor, letters):
        with letters(execute=True):
            feedback.answer(sent, "Đã sửa <năm> & nơi", by=editor)

        (letter,) = mail.outbox
        assert letter.to == ["lan@example.vn"]
        assert sent.receipt in letter.subject
        assert "Đã sửa <năm> & nơi" in letter.body
        assert f"/gop-y/{sent.receipt}/" in letter.body
        assert sent.words not in letter.body

    @pytest.mark.parametrize("contact", ["", "0905 123 456"])
    def test_sender_without_an_address_gets_none(self, sent, editor, letters, contact):
        sent.contact = contact

        with letters(execute=True):
            feedback.answer(sent, "Đã sửa", by=editor)

        assert mail.outbox == []

    def test_no_mail_goes_where_none_is_set_up(self, sent, editor, letters, settings):
        settings.HAS_MAIL = False

        with letters(execute=True):
            feedback.answer(sent, "Đã sửa", by=editor)

        assert mail.outbox == []


class AtOnce:
    """A thread that runs when it is started, in this one."""

    def __init__(self, target, args, name):
        self.target, self.args = target, args

    def start(self):
        self.target(*self.args)


class TestForgetting:
    """Who sent a report is forgotten, and who is erased is found in its texts."""

    def test_senders_are_forgotten_90_days_after_closing(self, sent, record, editor, capsys):
        kept = making.make_report(grassroots_model=record, sender="Bình")
        feedback.close(sent, by=editor)

        assert feedback.forget(timezone.now() + timedelta(days=89)) == 0
        assert feedback.forget(timezone.now() + timedelta(days=91)) == 1

        sent.refresh_from_db()
        kept.refresh_from_db()
        assert (sent.sender, sent.contact, sent.words != "") == ("", "", True)
        assert kept.sender == "Bình"

    def test_page_on_privacy_promises_as_many_days(self, client):
        assertContains(client.get(reverse("privacy")), f"bị xóa {feedback.KEPT.days} ngày sau khi góp ý được đóng")

    def test_no_version_holds_the_sender(self, sent):
        columns = {field.name for field in Feedback.history.model._meta.fields}

        assert not {"sender", "contact"} & columns

    def test_command_says_how_many_were_forgotten(self, sent, capsys):
        sent.state, sent.closed_at = "closed", timezone.now() - timedelta(days=91)
        sent.save()

        call_command("forget_senders")

        assert capsys.readouterr().out.strip() == "Senders of reports forgotten: 1"
        assert not Feedback.objects.named().exists()

    def test_closing_one_forgets_those_that_are_due(self, sent, record, editor):
        sent.state, sent.closed_at = "closed", timezone.now() - timedelta(days=91)
        sent.save()

        feedback.close(making.make_report(grassroots_model=record), by=editor)

        assert not Feedback.objects.named().exists()

    def test_name_in_a_report_is_listed_for_correction_and_leaves_the_history_when_corrected(self, record, editor):
        about = making.make_report(grassroots_model=record, words="Ông Nguyễn Văn An không còn làm nữa", kind="name")
        found = erasing.mentions("Nguyễn Văn An")
        assert [(each.kind, each.pk, each.columns) for each in found] == [(Feedback, about.pk, ("words",))]

        press(
            editor, about, "_correct", words="Ông […] không còn làm nữa", evidence="", sender="", contact="", answer=""
        )
        erasing.erase_all([], erasing.Request("Đơn số 3", by=editor, name="Nguyễn Văn An"))

        assert erasing.mentions("Nguyễn Văn An") == []
        assert not about.history.filter(words__contains="Nguyễn").exists()
