"""The ways into the admin beside its pages: typed choices, typed conditions, forged numbers and rows, old rights."""

import json

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.admin.conftest import form_of
from trackerapp import scope
from trackerapp.models import (
    Assignment,
    Citation,
    Commendation,
    GrassrootsModel,
    Milestone,
    Organisation,
    Photo,
    Recipient,
    Source,
    User,
)

from .roads import address, outcome, read, what_is_written
from .test_roads import ROADS
from .tokens import decisions, seen_in, text_columns
from .world import HERE, THERE, audiences

pytestmark = pytest.mark.django_db

RECORDS = [GrassrootsModel, Commendation, Source, Photo]
LISTED = sorted(admin.site._registry, key=lambda kind: kind.__name__)
ONE_EACH = ["idle", "viewer", "editor there", "local"]


def choices():
    """Every relation to a kind that can be searched for while typing, of every kind that is stored."""
    for kind in scope.GrassrootsModel._meta.apps.get_app_config("trackerapp").get_models():
        for field in [*kind._meta.fields, *kind._meta.many_to_many]:
            other = admin.site._registry.get(field.related_model)
            if field.is_relation and other is not None and other.search_fields:
                yield kind._meta.model_name, field.name


def list_of(kind, query=""):
    return address(f"admin:trackerapp_{kind._meta.model_name}_changelist") + query


def leaks(world, person, response, asked=""):
    """Where the tokens stand that ``person`` sees in ``response`` and must not."""
    seen = seen_in(read(response).decode()) - seen_in(asked)
    return world.tokens.told(seen & world.tokens.hidden_from(audiences(person)))


@pytest.mark.parametrize("person", ONE_EACH)
def test_fields_offer_nothing_of_another_place_while_one_types(person, world, clients):
    """One field for each kind that can be chosen; for somebody of another place every field."""
    found, fields = set(), list(choices())
    for model, name in fields if person == "editor there" else {_other(*each): each for each in fields}.values():
        for page in range(1, 9):
            query = {"app_label": "trackerapp", "model_name": model, "field_name": name, "term": "", "page": page}
            answer = clients[person].get(reverse("admin:autocomplete"), query)
            found |= {(model, name, place) for place in leaks(world, person, answer)}
            if answer.status_code != 200 or not json.loads(answer.content)["pagination"]["more"]:
                break

    assert found == set()


def test_a_name_of_another_place_is_not_found_by_typing_it(world, clients):
    hidden = world.tokens.hidden_from(audiences("editor there"))
    names = [token for token in hidden if world.tokens.places[token].startswith(("now name", "now title", "now quote"))]
    fields = {kind: (model, name) for model, name in choices() for kind in [_other(model, name)]}

    for model, name in fields.values():
        for token in sorted(names)[:12]:
            query = {"app_label": "trackerapp", "model_name": model, "field_name": name, "term": token}
            answer = clients["editor there"].get(reverse("admin:autocomplete"), query)
            assert answer.status_code == 403 or json.loads(answer.content)["results"] == [], (model, name)


def _other(model, name):
    return GrassrootsModel._meta.apps.get_model("trackerapp", model)._meta.get_field(name).related_model


@pytest.mark.parametrize("kind", LISTED, ids=lambda kind: kind.__name__)
def test_no_condition_typed_into_a_list_finds_what_is_hidden(kind, world, clients):
    client, record = clients["editor there"], world.of(kind)
    columns = [field for field in kind._meta.fields if field.name in decisions(kind)]
    query = {
        f"{each.name}__{end}": each.value_from_object(record) for each in columns for end in ("exact", "startswith")
    }

    answer = client.get(list_of(kind), {name: value or "" for name, value in query.items()}, follow=True)

    assert answer.status_code in {200, 403}
    assert leaks(world, "editor there", answer, str(query)) == []
    if answer.status_code == 200:
        assert list(answer.context["cl"].queryset) == list(client.get(list_of(kind)).context["cl"].queryset)


@pytest.mark.parametrize(
    "condition",
    ["submitted_by__password__startswith=m", "organisation__staff_note__startswith=c0", "locality__assignments__user=1",
     "citations__source__staff_note__startswith=c0", "o=staff_note", "e=1", "_popup=1", "_to_field=staff_note",
     "_popup=1&_to_field=staff_note", "id__in=1,2,x", "p=99999", "q=%00"],
)  # fmt: skip
def test_list_answers_a_strange_condition_without_a_fault(condition, world, clients):
    answer = clients["editor there"].get(list_of(GrassrootsModel, f"?{condition}"), follow=True)

    assert answer.status_code in {200, 400}
    assert leaks(world, "editor there", answer) == []


@pytest.mark.parametrize("kind", [GrassrootsModel, Commendation, Source, Photo, Organisation])
def test_a_new_form_does_not_name_what_an_address_asks_it_to_choose(kind, world, clients):
    relations = [field for field in [*kind._meta.fields, *kind._meta.many_to_many] if field.is_relation]
    held = world.regions[HERE].held
    chosen = {each.name: held[each.related_model]["draft"].pk for each in relations if each.related_model in held}

    answer = clients["editor there"].get(address(f"admin:trackerapp_{kind._meta.model_name}_add"), chosen)

    assert answer.status_code == 200
    assert leaks(world, "editor there", answer) == []


@pytest.mark.parametrize("kind", [*RECORDS, Milestone, Recipient, Organisation], ids=lambda kind: kind.__name__)
def test_numbers_of_another_place_among_the_chosen_ones_choose_nothing(kind, world, clients):
    foreign = [world.of(kind, state) for state in ("draft", "published")]
    before = list(kind.objects.filter(pk__in=[each.pk for each in foreign]).values())

    for action in ("publish", "submit", "delete_selected", "withdraw", "send_back", "erase_persons"):
        sent = {"action": action, "_selected_action": [each.pk for each in foreign], "post": "yes"}
        clients["reviewer there"].post(list_of(kind), sent)

    assert list(kind.objects.filter(pk__in=[each.pk for each in foreign]).values()) == before


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize(
    ("move", "state"), [("withdraw", "published"), ("send_back", "submitted"), ("take_back", "submitted")]
)
def test_a_move_takes_its_own_records_and_leaves_those_of_another_place(kind, move, state, world, clients):
    own, foreign = world.of(kind, "published", THERE), world.of(kind, state)
    where = address(f"admin:trackerapp_{kind._meta.model_name}_{move}") + f"?id={own.pk}&id={foreign.pk}"

    shown = clients["reviewer there"].get(where)
    clients["reviewer there"].post(where, {"reason": "Sai", "seen": [f"{foreign.pk}.{foreign.version}"]})

    assert leaks(world, "reviewer there", shown) == []
    assert kind.objects.get(pk=foreign.pk).state == state


@pytest.mark.parametrize(
    ("kind", "rows", "prefix"),
    [(GrassrootsModel, Citation, "citations"), (GrassrootsModel, Milestone, "milestones"),
     (GrassrootsModel, Photo, "photos"), (Commendation, Recipient, "recipients"),
     (Commendation, Citation, "citations")],
)  # fmt: skip
def test_a_forged_row_of_another_record_is_not_written(kind, rows, prefix, world, clients):
    foreign = world.of(rows)
    before = rows.objects.filter(pk=foreign.pk).values().get()
    where = address(f"admin:trackerapp_{kind._meta.model_name}_change", world.of(kind, "draft", THERE).pk)
    form = form_of(clients["editor there"], where)
    texts = {f"{prefix}-0-{name}": "Lời khác" for name in text_columns(rows)}

    answer = clients["editor there"].post(where, form | texts | {f"{prefix}-0-id": foreign.pk})
    clients["editor there"].post(where, form | {f"{prefix}-0-id": foreign.pk, f"{prefix}-0-DELETE": "on"})

    assert leaks(world, "editor there", answer) == []
    assert rows.objects.filter(pk=foreign.pk).values().get() == before


def test_an_assignment_of_somebody_else_is_not_moved_with_a_forged_row(world, clients):
    foreign = Assignment.objects.get(user=world.people["editor there"])
    where = address("admin:trackerapp_user_change", world.people["viewer"].pk)
    form = form_of(clients["local"], where)

    clients["local"].post(where, form | {"assignments-0-id": foreign.pk, "assignments-0-DELETE": "on"})

    assert Assignment.objects.filter(pk=foreign.pk, user=world.people["editor there"]).exists()


def test_a_local_administrator_reaches_no_account_of_the_whole_register(world, clients):
    for page in ("change", "history", "access"):
        for person in ("all", "editor there"):
            where = address(f"admin:trackerapp_user_{page}", world.people[person].pk)
            assert outcome(clients["local"].get(where)) == "404"


def test_what_stands_against_deleting_is_not_named_to_people_of_another_place(world, clients):
    for kind in (Organisation, Source, GrassrootsModel):
        record = world.of(kind, "published")
        where = address(f"admin:trackerapp_{kind._meta.model_name}_delete", record.pk)
        sent = {"action": "delete_selected", "_selected_action": [record.pk]}

        assert leaks(world, "reviewer", clients["reviewer"].get(where, follow=True)) == []
        assert leaks(world, "reviewer", clients["reviewer"].post(list_of(kind), sent, follow=True)) == []


def test_no_number_leads_to_the_address_of_a_draft(world, clients):
    for content_type in range(1, 60):
        assert outcome(clients["editor"].get(f"/admin/r/{content_type}/{world.of(Source).pk}/")) == "404"


def takes_away_role(user):
    user.groups.clear()


def takes_away_place(user):
    user.assignments.all().delete()


def switches_off(user):
    User.objects.filter(pk=user.pk).update(is_active=False)


@pytest.mark.parametrize(
    ("event", "as_if"), [(takes_away_role, "idle"), (takes_away_place, "idle"), (switches_off, "nobody")]
)
def test_rights_that_are_taken_away_end_at_the_next_request_on_every_road(event, as_if, world, clients):
    client = clients["reviewer"]
    assert outcome(client.get(list_of(GrassrootsModel))) == "200"
    roads = [row for row in ROADS if row.expected["reviewer"] == "200" and row.expected[as_if] != "200"]

    event(world.people["reviewer"])

    wrong = {str(row): got for row in roads if (got := outcome(client.get(row.address(world)))) != row.expected[as_if]}
    assert wrong == {}


def test_rights_that_are_taken_away_between_a_form_and_its_sending_write_nothing(world, clients, before):
    where = address("admin:trackerapp_grassrootsmodel_change", world.of(GrassrootsModel).pk)
    form = form_of(clients["editor"], where, summary="Lời khác")

    assert what_is_written(clients["editor"], where, form, before) == "writes"
    Assignment.objects.filter(user=world.people["editor"]).update(valid_to="2020-01-01")
    assert outcome(clients["editor"].post(where, form)) in {"403", "404"}
    assert GrassrootsModel.objects.get(pk=world.of(GrassrootsModel).pk).summary != "Lời khác"
