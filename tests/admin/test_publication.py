"""Publishing and withdrawing, one record or several; what was ever public stays."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.test import Client
from django.urls import reverse

from tests import making
from trackerapp.models import Commendation, GrassrootsModel, Locality, Organisation, Source, State

from .conftest import address, form_of, told


def act(client, kind, name, *records, **data):
    """Choose ``records`` in the list, press the action ``name``, and confirm what is shown."""
    data = {"action": name, ACTION_CHECKBOX_NAME: [record.pk for record in records], **data}
    page = client.post(address(kind), data, follow=True)
    if not (page.context and "move" in page.context):
        return page
    shown = [f"{record.pk}.{record.version}" for record in page.context["records"]]
    return client.post(page.redirect_chain[-1][0], {"seen": shown}, follow=True)


def withdraw_page(*records):
    chosen = "&".join(f"id={record.pk}" for record in records)
    return f"{reverse('admin:trackerapp_grassrootsmodel_withdraw')}?{chosen}"


def seen(record):
    """What the page says of the record that it showed."""
    return f"{record.pk}.{record.version}"


def state_of(record):
    record.refresh_from_db()
    return record.state


def test_save_and_publish_does_both_and_stays_on_the_page(desk):
    draft = making.make_grassroots_model(state="draft")
    where = address(draft, "change")

    answer = desk.post(where, form_of(desk, where, name="Đã sửa", _publish="1"), follow=True)

    assert answer.redirect_chain == [(where, 302)]
    assert state_of(draft) == State.PUBLISHED
    assert draft.name == "Đã sửa"


def test_draft_that_lacks_a_citation_is_saved_but_not_published_and_told_why(desk):
    draft = making.make_grassroots_model(state="draft", cited=False)
    where = address(draft, "change")

    answer = desk.post(where, form_of(desk, where, name="Đã sửa", _publish="1"), follow=True)

    assert state_of(draft) == State.DRAFT
    assert draft.name == "Đã sửa"
    assert any("citation" in text or "trích dẫn" in text for text in told(answer))


def test_of_several_those_that_are_fit_are_published_and_the_others_named(desk):
    fit, unfit = (
        making.make_grassroots_model(state="draft"),
        making.make_grassroots_model(name="Chưa dẫn nguồn", state="draft", cited=False),
    )

    answer = act(desk, GrassrootsModel, "publish", fit, unfit)

    assert (state_of(fit), state_of(unfit)) == (State.PUBLISHED, State.DRAFT)
    assert any("1" in text for text in told(answer))
    assert any("Chưa dẫn nguồn" in text for text in told(answer))


def test_withdrawing_asks_for_the_reason_and_keeps_it(desk, administrator):
    record = making.make_grassroots_model()

    page = act(desk, GrassrootsModel, "withdraw", record)
    assert list(page.context["records"]) == [record]
    assert state_of(record) == State.PUBLISHED
    desk.post(withdraw_page(record), {"reason": "Đơn vị báo sai tên.", "seen": seen(record)})

    assert state_of(record) == State.WITHDRAWN
    assert record.state_reason == "Đơn vị báo sai tên."
    latest = record.history.first()
    assert (latest.history_user, latest.history_change_reason) == (administrator, "admin")


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501, "\0"])
def test_withdrawing_without_a_reason_or_with_too_long_a_one_is_refused(reason, desk):
    record = making.make_grassroots_model()

    answer = desk.post(withdraw_page(record), {"reason": reason, "seen": seen(record)})

    assert answer.context["form"].errors
    assert state_of(record) == State.PUBLISHED


def test_withdrawing_a_draft_says_that_it_is_not_public(desk):
    assert list(desk.get(withdraw_page(making.make_grassroots_model(state="draft"))).context["records"]) == []


def test_source_on_which_alone_public_records_stand_is_not_withdrawn(desk):
    source = making.make_source()
    record = making.make_grassroots_model(cited=False)
    making.make_citation(source=source, grassroots_model=record)

    page = desk.post(
        f"{reverse('admin:trackerapp_source_withdraw')}?id={source.pk}",
        {"reason": "Sai", "seen": seen(source)},
        follow=True,
    )

    assert state_of(source) == State.PUBLISHED
    assert any(str(record) in text for text in told(page))


def test_too_many_at_once_are_refused(desk, monkeypatch):
    monkeypatch.setattr("trackerapp.admin.publication.MOST_AT_ONCE", 1)
    records = [making.make_grassroots_model(), making.make_grassroots_model()]

    for name in ("publish", "withdraw"):
        assert any("1" in text for text in told(act(desk, GrassrootsModel, name, *records)))
    assert {state_of(record) for record in records} == {State.PUBLISHED}


def test_publishing_and_withdrawing_ask_for_the_token_of_the_form(administrator):
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    record = making.make_grassroots_model()

    assert client.post(withdraw_page(record), {"reason": "Sai", "seen": seen(record)}).status_code == 403
    assert act(client, GrassrootsModel, "publish", record).status_code == 403
    assert state_of(record) == State.PUBLISHED


def test_person_without_the_right_can_neither_publish_nor_withdraw(client, db):
    client.force_login(making.make_user("binh", is_staff=True))
    record = making.make_grassroots_model()

    assert client.get(withdraw_page(record)).status_code == 403
    assert client.post(withdraw_page(record), {"reason": "Sai", "seen": seen(record)}).status_code == 403
    assert act(client, GrassrootsModel, "publish", record).status_code == 403


def test_state_sent_with_the_form_is_passed_over(desk):
    draft = making.make_grassroots_model(state="draft")
    where = address(draft, "change")

    desk.post(where, form_of(desk, where, name="Đã sửa", state="published", published_at="2026-01-01"))

    assert state_of(draft) == State.DRAFT
    assert draft.name == "Đã sửa"


def test_public_record_is_not_saved_without_its_last_citation(desk):
    record = making.make_grassroots_model()
    where = address(record, "change")

    answer = desk.post(where, form_of(desk, where, **{"name": "Đã sửa", "citations-0-DELETE": "on"}))

    record.refresh_from_db()
    assert answer.context["adminform"].form.non_field_errors()
    assert (record.name, record.citations.count()) != ("Đã sửa", 0)
    assert record.citations.count() == 1


def test_draft_may_lose_its_last_citation(desk):
    draft = making.make_grassroots_model(state="draft")
    where = address(draft, "change")

    desk.post(where, form_of(desk, where, **{"citations-0-DELETE": "on"}))

    assert draft.citations.count() == 0


def test_what_is_ticked_on_the_page_is_found_by_the_public_at_once(desk):
    record, field = making.make_grassroots_model(), making.make_field(name="Nuôi tôm")
    where = address(record, "change")

    desk.post(where, form_of(desk, where, fields=[str(field.pk)]))

    assert list(GrassrootsModel.objects.matching("nuoi tom")) == [record]


def test_name_that_was_taken_off_a_public_commendation_is_no_longer_found(desk):
    commendation = making.make_commendation()
    making.make_recipient(commendation, name="Chi bộ Hòn Khói")
    assert list(Commendation.objects.matching("hon khoi")) == [commendation]
    where = address(commendation, "change")

    desk.post(where, form_of(desk, where, **{"recipients-0-DELETE": "on"}))

    assert list(Commendation.objects.matching("hon khoi")) == []


def test_what_was_ever_public_cannot_be_deleted(desk, client):
    record = making.make_grassroots_model(state="draft")
    act(desk, GrassrootsModel, "publish", record)
    desk.post(withdraw_page(record), {"reason": "Sai", "seen": seen(record)})
    request = desk.get(address(record, "change"))

    assert "deletelink" not in request.content.decode().split('class="submit-row"')[1]
    assert told(desk.post(address(record, "delete"), {"post": "yes"}, follow=True))
    page = act(desk, GrassrootsModel, "delete_selected", record, post="yes")
    assert any(str(record) in text for text in page.context["protected"])
    assert GrassrootsModel.objects.filter(pk=record.pk).exists()


def test_draft_is_deleted_and_its_history_tells_by_whom(desk, administrator):
    draft = making.make_grassroots_model(state="draft")

    desk.post(address(draft, "delete"), {"post": "yes"})

    assert not GrassrootsModel.objects.exists()
    latest = GrassrootsModel.history.first()
    assert (latest.history_type, latest.history_user, latest.history_change_reason) == ("-", administrator, "admin")


def test_several_drafts_are_deleted_with_their_reason_in_the_history(desk):
    drafts = [making.make_grassroots_model(state="draft"), making.make_grassroots_model(state="draft")]

    act(desk, GrassrootsModel, "delete_selected", *drafts, post="yes")

    assert not GrassrootsModel.objects.exists()
    assert {entry.history_change_reason for entry in GrassrootsModel.history.filter(history_type="-")} == {"admin"}


@pytest.mark.parametrize("kind", [Locality, Organisation, Source])
def test_what_records_stand_on_cannot_be_deleted_and_they_are_named(kind, desk):
    place = making.make_van_gia()
    body, source = making.make_organisation(locality=place), making.make_source()
    record = making.make_grassroots_model(locality=place, organisation=body, cited=False)
    making.make_citation(source=source, grassroots_model=record)
    source.state, source.published_at = State.DRAFT, None
    source.save()
    needed = {Locality: place, Organisation: body, Source: source}[kind]

    page = desk.post(address(needed, "delete"), {"post": "yes"})

    assert page.context["protected"]
    assert kind.objects.filter(pk=needed.pk).exists()


def test_what_changed_since_it_was_shown_is_not_published(desk):
    draft = making.make_grassroots_model(state="draft")
    where = f"{reverse('admin:trackerapp_grassrootsmodel_publish')}?id={draft.pk}"
    shown = seen(draft)
    GrassrootsModel.objects.get(pk=draft.pk).save()

    desk.post(where, {"seen": shown})
    assert state_of(draft) == State.DRAFT

    desk.post(where, {"seen": seen(draft)})
    assert state_of(draft) == State.PUBLISHED


def test_numbers_that_no_record_has_are_not_found(desk):
    for pk in ("9" * 23, "x", "-1"):
        assert desk.get(f"{reverse('admin:trackerapp_source_take_back')}?id={pk}").status_code == 404
