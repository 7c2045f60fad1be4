"""Every page of the admin opens, in both languages, and asks no more of the database as the list grows."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import making
from trackerapp.admin.filters import UnitsProvinceFilter
from trackerapp.models import Locality

from .conftest import address, kinds, make_one_of_each

pytestmark = pytest.mark.django_db

LANGUAGES = ["", pytest.param("/en", marks=pytest.mark.once)]


@pytest.fixture(scope="module")
def one_of_each(lasting):
    return make_one_of_each()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", kinds())
def test_list_add_and_change_page_open(kind, language, desk, one_of_each):
    pages = [address(kind), address(one_of_each[kind], "change"), address(kind, "add")]
    may_add = admin.site._registry[kind].has_add_permission(desk.get(pages[0]).wsgi_request)

    answers = [desk.get(language + page).status_code for page in pages]

    assert answers == [200, 200, 200 if may_add else 403]


@pytest.mark.parametrize("kind", kinds())
def test_history_page_opens(kind, desk, one_of_each):
    assert desk.get(address(one_of_each[kind], "history")).status_code == 200


@pytest.mark.parametrize("kind", kinds())
def test_list_survives_words_and_filters_that_make_no_sense(kind, desk, one_of_each):
    words = ["van gia", "“Nụ cười”", "%_'\"\\", "\0", "x" * 10_000, "MH-01", "MH-99999999999999999999"]
    queries = ["state__exact=nonsense", "province=9999999", "province=x", "p=99999", "o=99.-99", "e=1", "x=%00"]
    queries += [f"{name}=%00" for name in ("state__exact", "kind__exact", "merit_year", "level__id__exact", "p", "o")]

    answers = [desk.get(address(kind), {"q": each}) for each in words]
    answers += [desk.get(f"{address(kind)}?{query}") for query in queries]

    assert {answer.status_code for answer in answers} <= {200, 302}


@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_page_of_a_record_that_does_not_exist_is_no_error(page, desk):
    places = [
        f"{address(kind).rstrip('/')}/{pk}/{page}/"
        for kind in kinds()
        for pk in ["0", "99999999999999999999", "x", "%00"]
    ]

    assert {desk.get(place).status_code for place in places} <= {302, 403, 404}


MAKERS = {
    "GrassrootsModel": lambda place: making.make_grassroots_model(
        locality=place, organisation=making.make_organisation(locality=place)
    ),
    "Commendation": lambda place: making.make_commendation(
        locality=place, issued_by=making.make_organisation("UBND", locality=place), award_type=making.make_award_type()
    ),
    "Organisation": lambda place: making.make_organisation(locality=place, kind=making.make_kind_of_organisation()),
    "Source": lambda place: making.make_source(locality=place, issued_by=making.make_organisation(locality=place)),
    "Photo": lambda place: making.make_photo(making.make_grassroots_model(locality=place)),
    "Milestone": lambda place: making.make_milestone(making.make_grassroots_model(locality=place)),
    "Recipient": lambda place: making.make_recipient(making.make_commendation(locality=place)),
    "Directive": lambda place: making.make_directive(issued_by=making.make_organisation(locality=place)),
    "Citation": lambda place: making.make_citation(
        grassroots_model=making.make_grassroots_model(locality=place, cited=False)
    ),
    "Succession": lambda place: making.make_succession(place.parent, place.today),
    "Locality": lambda place: None,
}


def make_place(number):
    """A commune of its own district and province, gone to a commune of today."""
    with Locality.objects.settled():
        old = making.make_old_province(f"Cũ {number}", f"1{number}")
        new = making.make_province(f"Mới {number}", f"2{number}")
        district = making.make_district(f"Huyện {number}", old, f"3{number}")
        then = making.make_commune(f"Xã {number}", district, f"4{number}")
        making.make_succession(then, making.make_commune(f"Nay {number}", new, f"5{number}"))
    return Locality.objects.select_related("parent__parent", "today").get(pk=then.pk)


@pytest.mark.once
@pytest.mark.parametrize("name", MAKERS)
def test_list_asks_the_same_queries_for_one_row_and_for_three(name, desk, monkeypatch):
    kind = next(model for model in kinds() if model.__name__ == name)
    numbers = iter(range(1, 9))
    for maker in ("make_award_type", "make_kind_of_organisation"):
        made = getattr(making, maker)
        monkeypatch.setattr(making, maker, lambda made=made: made(code=f"kind_{next(numbers)}"))
    counted = []

    for rows in (1, 2):
        for _ in range(rows):
            MAKERS[name](make_place(next(numbers)))
        with CaptureQueriesContext(connection) as asked:
            desk.get(address(kind))
        counted.append(len(asked))

    assert counted[0] == counted[1]


def test_person_who_may_nothing_sees_nothing(client, one_of_each):
    client.force_login(making.make_user("binh", is_staff=True))

    page = client.get(reverse("admin:index"))

    assert page.context["app_list"] == []
    assert {client.get(address(kind)).status_code for kind in kinds()} == {403}


def test_rights_of_django_alone_let_nobody_in(client, one_of_each):
    person = making.make_user("binh", is_staff=True)
    person.user_permissions.set(Permission.objects.all())
    client.force_login(person)

    assert client.get(reverse("admin:index")).context["app_list"] == []
    assert {client.get(address(kind)).status_code for kind in kinds()} == {403}


def test_desk_lists_what_is_entered_first_and_accounts_last(desk):
    groups = desk.get("/en" + reverse("admin:index")).context["app_list"]

    assert [str(group["name"]) for group in groups] == [
        "Records",
        "Who and where",
        "Vocabularies",
        "Checks",
        "Accounts",
    ]
    assert {kind["model"] for group in groups for kind in group["models"]} == set(kinds())


def test_filter_over_places_offers_the_provinces_of_today_alone(desk, one_of_each):
    page = desk.get(address(Locality))

    provinces = next(spec for spec in page.context["cl"].filter_specs if isinstance(spec, UnitsProvinceFilter))
    assert [name for _pk, name in provinces.lookup_choices] == ["Khánh Hòa"]
