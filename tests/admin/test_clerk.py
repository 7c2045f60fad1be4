"""What a clerk meets: citations by ticking, history in words, both languages, links to the public pages."""

import pytest
from django.urls import reverse

from tests import making
from trackerapp.models import (
    Commendation,
    Directive,
    GrassrootsModel,
    Locality,
    Milestone,
    Recipient,
    Source,
    Succession,
)

from .conftest import address, form_of


@pytest.mark.parametrize("kind", [GrassrootsModel, Commendation, Milestone, Recipient, Directive])
def test_fields_that_words_can_state_are_ticked_by_their_names(kind, desk, one_of_each):
    page = desk.get(address(one_of_each[kind], "change"))

    formset = page.context["inline_admin_formsets"][0].formset
    offered = dict(formset.empty_form.fields["supports"].choices)
    assert list(offered) == kind.CITABLE
    assert not set(offered.values()) & set(kind.CITABLE)


def test_ticked_fields_are_kept_as_a_list(desk):
    source, where = making.make_source(), address(GrassrootsModel, "add")
    citation = {"citations-0-source": str(source.pk), "citations-0-paragraph": "8"}

    desk.post(where, form_of(desk, where, name="Nụ cười", **citation, **{"citations-0-supports": ["name", "locality"]}))

    made = GrassrootsModel.objects.get().citations.get()
    assert (made.supports, made.paragraph, made.source) == (["name", "locality"], 8, source)


@pytest.mark.parametrize("page", ["change", "delete"])
def test_citation_is_changed_on_the_page_of_its_record_only(page, desk):
    citation = making.make_citation(commendation=making.make_commendation(cited=False))

    answer = desk.post(address(citation, page), {"quote": "03 tập thể", "post": "yes"})

    assert answer.status_code == 403
    citation.refresh_from_db()
    assert citation.quote == "Nụ cười"


def test_history_tells_who_when_through_what_and_what_changed_in_words(desk, administrator):
    place, record = making.make_van_gia(), making.make_grassroots_model(kind="club", locality=None, state="draft")
    administrator.first_name = "Hoa"
    administrator.save()
    where = address(record, "change")
    desk.post(where, form_of(desk, where, kind="movement", locality=str(place.pk), started_on="9/2018", _publish="1"))

    page = desk.get("/en" + address(record, "history"))

    shown = page.content.decode()
    assert shown.count("the admin") == 2
    assert "Hoa" in shown
    changes = [change for entry in page.context["page"] if entry.deed == "~" for change in entry.changes]
    assert {(change.label, change.before, change.after) for change in changes} == {
        ("Publication", "Draft", "Published"),
        ("Kind", "club", "movement"),
        ("Began", "unknown", "09/2018"),
        ("Place, as it was", "unknown", str(place)),
    }


def test_unit_is_saved_first_and_then_says_what_it_was_made_of(desk):
    then = making.make_van_gia()
    assert desk.get(address(Locality, "add")).context["inline_admin_formsets"] == []
    new = making.make_commune("Tu Bông", then.today.parent, "22500")
    where = address(new, "change")
    row = {"origins-TOTAL_FORMS": "1", "origins-0-predecessor": str(then.pk), "origins-0-share": "part"}

    desk.post(where, form_of(desk, where, **row, **{"origins-0-on": "01/07/2025"}))

    then.refresh_from_db()
    assert then.today == new.parent
    assert set(then.successors_today.all()) == {new, Locality.objects.get(name="Vạn Ninh", level=3)}


@pytest.mark.parametrize("way", ["its own page", "the list", "the page of the unit"])
def test_succession_that_is_taken_back_moves_its_unit_again(way, desk):
    then = making.make_van_gia()
    link = Succession.objects.get(predecessor=then)
    if way == "its own page":
        desk.post(address(link, "delete"), {"post": "yes"})
    elif way == "the list":
        data = {"action": "delete_selected", "_selected_action": [link.pk], "post": "yes"}
        desk.post(address(Succession), data)
    else:
        where = address(then, "change")
        desk.post(where, form_of(desk, where, **{"successions-0-DELETE": "on"}))

    then.refresh_from_db()
    assert not Succession.objects.filter(pk=link.pk).exists()
    assert then.today is None


def test_every_page_leads_to_itself_in_the_other_language(desk):
    where = address(making.make_grassroots_model(), "change")

    assert f'href="/en{where}"' in desk.get(where).content.decode()
    assert f'href="{where}"' in desk.get("/en" + where).content.decode()


@pytest.mark.parametrize("language", ["", "/en"])
def test_view_on_site_leads_to_the_public_page_and_a_draft_is_previewed(language, desk):
    for record in (
        making.make_grassroots_model(state="draft"),
        making.make_commendation(state="draft"),
        making.make_van_gia(),
    ):
        link = desk.get(language + address(record, "change")).context["absolute_url"]
        answer = desk.get(link, follow=True)
        assert answer.status_code == 200
        assert answer.request["PATH_INFO"].startswith("/en/") == bool(language)


def test_source_lists_what_stands_on_it(desk):
    source = making.make_source()
    record = making.make_grassroots_model(cited=False)
    making.make_citation(source=source, grassroots_model=record, quote="Nụ cười tiếp dân")

    shown = desk.get(address(source, "change")).content.decode()

    assert address(record, "change") in shown
    assert "Nụ cười tiếp dân" in shown
    assert Source.objects.count() == 1


def test_account_is_switched_off_and_never_deleted(desk):
    person = making.make_user("binh")
    where = address(person, "change")
    assert desk.post(address(person, "delete"), {"post": "yes"}).status_code == 403

    desk.post(where, form_of(desk, where, is_active=None))

    person.refresh_from_db()
    assert not person.is_active


def test_pages_carry_a_strict_content_security_policy_and_no_inline_code(desk, one_of_each):
    for page in (reverse("admin:index"), address(GrassrootsModel), address(one_of_each[GrassrootsModel], "change")):
        answer = desk.get(page)
        policy, shown = answer["Content-Security-Policy"], answer.content.decode()
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert not {"<style", " style=", " onclick=", "javascript:"} & {
            part for part in ("<style", " style=") if part in shown
        }
