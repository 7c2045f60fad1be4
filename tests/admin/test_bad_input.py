"""Bad input in the forms of the admin: a message in the user's language, never a fault, nothing half written."""

from datetime import date

import pytest

from tests import making
from trackerapp import law
from trackerapp.models import Commendation, GrassrootsModel, Locality, Source, Succession

from .conftest import address, form_of

LANGUAGES = ["", pytest.param("/en", marks=pytest.mark.once)]


def complaints(answer):
    """Every message of the page's forms, by the column it belongs to; the form is shown again."""
    assert answer.status_code == 200, answer.status_code
    context = answer.context
    forms = [
        context["adminform"].form,
        *(form for each in context["inline_admin_formsets"] for form in each.formset.forms),
    ]
    return {form.add_prefix(name): texts[0] for form in forms for name, texts in form.errors.items()}


BLANK = {}
"""The values of each empty form, by its address: asked for once."""


def refused(client, kind, language="", /, **changes):
    """What is said to somebody who adds a record of ``kind`` with ``changes``; none must be written."""
    where = language + address(kind, "add")
    before = kind.objects.count()
    if where not in BLANK:
        BLANK[where] = form_of(client, where)
    found = complaints(client.post(where, BLANK[where] | changes))
    assert kind.objects.count() == before
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["", "   ", "Nụ\x07cười", "Nụ\0cười", "a\u202eb", "x" * 301, "\ud83d\ude00" * 301], ids=range(7)
)
def test_name_that_is_empty_too_long_or_holds_what_cannot_be_seen(name, language, desk):
    if "\ud83d" in name:
        name = "😀" * 301

    assert list(refused(desk, GrassrootsModel, language, name=name)) == ["name"]


@pytest.mark.parametrize("year", ["20018", "201", "31/02/2018", "13/2018", "hôm qua", "1/1/1", "0", "-5", "9" * 500])
@pytest.mark.parametrize("language", LANGUAGES)
def test_date_that_is_none(year, language, desk):
    assert list(refused(desk, GrassrootsModel, language, name="Nụ cười", started_on=year)) == ["started_on"]


@pytest.mark.parametrize(("typed", "kept"), [("2018", "2018"), ("9/2018", "09/2018"), ("11/02/2019", "11/02/2019")])
def test_year_month_and_day_are_taken_as_vietnamese_write_them(typed, kept, desk):
    where = address(GrassrootsModel, "add")

    desk.post(where, form_of(desk, where, name="Nụ cười", started_on=typed))

    assert str(GrassrootsModel.objects.get().started_on) == kept


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("collectives", "-3"),
        ("individuals", "ba"),
        ("households", "1.195"),
        ("total", "9" * 30),
        ("merit_year", "20018"),
        ("merit_year", "1800"),
        ("decided_on", "11/02/20018"),
        ("award_type", "999999"),
        ("award_type", "x"),
        ("locality", "99999999999999999999"),
        ("locality", "x"),
        ("grassroots_models", ["x"]),
        ("grassroots_models", ["99999999999999999999"]),
        ("grassroots_models", ["1"]),
    ],
)
def test_number_or_choice_of_a_commendation_that_is_none(column, value, language, desk):
    assert list(refused(desk, Commendation, language, **{column: value})) == [column]


def test_revocation_without_its_decision(desk):
    assert refused(desk, Commendation, revoked_on="2020")


def test_decision_that_is_in_the_register_already(desk):
    making.make_commendation(decision_number="12/QĐ-UBND")

    assert list(refused(desk, Commendation, decision_number="12/qđ-ubnd ")) == ["__all__"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_place_of_another_era(language, desk):
    then = making.make_van_gia()

    assert list(refused(desk, GrassrootsModel, language, name="Nụ cười", locality=str(then.pk), started_on="2026")) == [
        "locality"
    ]
    assert list(
        refused(desk, GrassrootsModel, language, name="Nụ cười", locality=str(then.today_id), ended_on="2018")
    ) == ["locality"]
    assert list(refused(desk, Commendation, language, locality=str(then.today_id), decided_on="11/02/2019")) == [
        "locality"
    ]


def test_end_before_the_beginning(desk):
    assert refused(desk, GrassrootsModel, name="Nụ cười", started_on="2018", ended_on="2017")


@pytest.mark.parametrize("language", LANGUAGES)
def test_circle_of_replication(language, desk):
    first = making.make_grassroots_model(name="Một")
    second = making.make_grassroots_model(name="Hai", replicated_from=first)
    where = language + address(first, "change")

    for origin in (first, second):
        answer = desk.post(where, form_of(desk, where, replicated_from=str(origin.pk)))
        assert list(complaints(answer)) == ["replicated_from"]
    first.refresh_from_db()
    assert first.replicated_from is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_successor_that_is_older_than_its_predecessor(language, desk):
    then = making.make_van_gia()
    new = {"predecessor": str(then.today_id), "successor": str(then.pk), "share": "whole", "on": "01/07/2025"}

    assert list(refused(desk, Succession, language, **new)) == ["predecessor"]
    assert list(refused(desk, Succession, language, **new | {"predecessor": str(then.parent_id)})) == ["successor"]
    assert list(refused(desk, Succession, language, **new | {"successor": new["predecessor"]}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_successor_that_is_older_than_its_predecessor_on_the_page_of_a_place(language, desk):
    then = making.make_van_gia()
    where = language + address(then.today, "change")
    row = {"successions-TOTAL_FORMS": "1", "successions-0-successor": str(then.pk), "successions-0-share": "whole"}

    answer = desk.post(where, form_of(desk, where, **row, **{"successions-0-on": "01/07/2025"}))

    assert list(complaints(answer)) == ["successions-0-__all__"]
    assert complaints(answer)["successions-0-__all__"] in answer.content.decode()
    assert Succession.objects.count() == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_unit_that_no_era_knows(language, desk):
    then = making.make_van_gia()
    unit = {"level": "3", "type": "xã", "name": "Mới", "parent": str(then.parent_id)}

    assert refused(desk, Locality, language, **unit)
    assert refused(desk, Locality, language, **unit | {"valid_from": "01/07/2025", "valid_to": "30/06/2025"})
    assert refused(desk, Locality, language, **unit | {"valid_from": "01/07/20018"})
    assert refused(desk, Locality, language, **unit | {"level": "1"})
    assert refused(desk, Locality, language, **unit | {"parent": str(then.pk), "valid_to": "30/06/2025"})
    assert refused(desk, Locality, language, **unit | {"valid_to": "30/06/2025", "code": then.code})


@pytest.mark.parametrize("language", LANGUAGES)
def test_citation_that_points_nowhere_or_states_what_is_no_field(language, desk):
    source = making.make_source()
    row = {"name": "Nụ cười", "citations-0-source": str(source.pk)}

    for wrong in (
        {"citations-0-source": "", "citations-0-quote": "Nụ cười"},
        {"citations-0-source": "999999"},
        {"citations-0-paragraph": "0"},
        {"citations-0-paragraph": "-1"},
        {"citations-0-paragraph": "3", "citations-0-caption": "1"},
        {"citations-0-supports": ["name", "staff_note"]},
        {"citations-0-supports": ["state"]},
        {"citations-0-quote": "x" * 301},
    ):
        found = refused(desk, GrassrootsModel, language, **row | wrong)
        assert all(name.startswith("citations-0-") for name in found), found
        assert found


def test_status_from_the_citation_of_another_record(desk):
    record, other = making.make_grassroots_model(), making.make_grassroots_model()
    where, foreign = address(record, "change"), str(other.citations.get().pk)

    answer = desk.post(where, form_of(desk, where, status="new", status_citation=foreign))

    assert list(complaints(answer)) == ["status_citation"]


def test_row_of_another_record_cannot_be_drawn_over(desk):
    record, other = making.make_grassroots_model(), making.make_grassroots_model()
    theirs = other.citations.get()
    where = address(record, "change")

    answer = desk.post(
        where, form_of(desk, where, **{"citations-0-id": str(theirs.pk), "citations-0-quote": "Của tôi"})
    )

    theirs.refresh_from_db()
    assert answer.status_code in {200, 302}
    assert (theirs.grassroots_model, theirs.quote) == (other, "Nụ cười")
    assert record.citations.get().quote == "Nụ cười"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "wrong", [{"url": "javascript:alert(1)"}, {"text_sha256": "x"}, {"kind": "blog"}, {"title": "\0"}]
)
def test_source_with_a_wrong_value(wrong, language, desk):
    assert list(refused(desk, Source, language, **{"title": "Gương sáng"} | wrong)) == list(wrong)


def test_form_that_was_cut_off_or_tampered_with_is_no_fault(desk):
    record = making.make_grassroots_model()
    where = address(record, "change")
    whole = form_of(desk, where)

    for broken in (
        {},
        whole | {"citations-TOTAL_FORMS": "x"},
        whole | {"citations-TOTAL_FORMS": "99999999"},
        whole | {"citations-INITIAL_FORMS": "5"},
        whole | {"opened_version": "x"},
        whole | {"opened_version": "9" * 40},
        {name: value for name, value in whole.items() if "TOTAL" not in name},
    ):
        assert desk.post(where, broken).status_code in {200, 302, 400}
    record.refresh_from_db()
    assert record.citations.count() == 1


@pytest.mark.parametrize("chosen", [["x"], ["\0"], ["9" * 30], []])
@pytest.mark.parametrize("action", ["publish", "withdraw", "delete_selected", "nonsense", "\0"])
def test_action_on_what_does_not_exist_is_no_fault(action, chosen, desk):
    answer = desk.post(address(GrassrootsModel), {"action": action, "_selected_action": chosen})

    assert answer.status_code in {200, 302}


def test_scripts_are_shown_as_text_everywhere(desk, one_of_each):
    script = "<script>alert(1)</script>"
    record = making.make_grassroots_model(name=script, summary=script, staff_note=script, state="draft")
    making.make_citation(grassroots_model=record, quote=script, source=making.make_source(title=script))
    record.name += "!"
    record.save()

    for page in (
        address(record, "change"),
        address(record, "history"),
        address(record, "delete"),
        address(GrassrootsModel),
    ):
        assert script.encode() not in desk.get(page).content


def test_law_that_does_not_fit_warns_and_does_not_block(desk):
    award = making.make_award_type(name="Bằng khen", valid_from=date(2024, 1, 1), for_collectives=False)
    where = address(Commendation, "add")
    data = form_of(desk, where, award_type=str(award.pk), decided_on="2018", collectives="3")

    answer = desk.post(where, data, follow=True)

    made = Commendation.objects.get()
    assert len([message for message in answer.context["messages"] if message.level_tag == "warning"]) == 2
    assert list(desk.get(address(made, "change")).context["warnings"]) == law.warnings(made)
