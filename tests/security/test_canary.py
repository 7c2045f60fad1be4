"""The site is read from end to end, as nobody and as staff; no token may show of what is not theirs (see tokens.py).

A new text column fails the first test until ``tokens.COLUMNS`` says who reads it.
"""

import re
from collections import Counter
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from trackerapp.filters import CommendationFilter, GrassrootsModelFilter
from trackerapp.models import (
    Citation,
    Commendation,
    Directive,
    Feedback,
    GrassrootsModel,
    Organisation,
    Photo,
    ProposedChange,
    Source,
)
from trackerapp.views import home

from .crawler import Crawl, everything_in
from .roads import PAGES, names, read, signed_in
from .tokens import decisions, kinds, seen_in, text_columns
from .world import audiences

pytestmark = pytest.mark.django_db

LISTS = [f"{name}_list" for name in PAGES.values()]
FILTERS = {"grassroots_model_list": GrassrootsModelFilter, "commendation_list": CommendationFilter}
RESTORE = re.compile(r"/history/[a-z]+/[0-9]+/")
MADE_ANEW = re.compile(rb'name="(?:csrfmiddlewaretoken|stamp)" value="[^"]*"')
"""What a form says otherwise each time that it is opened."""

NOT_SHOWN_IN_PUBLIC = {"runner_name", "adaptation", "sheet"}
"""Public columns that a page shows only for some records: a person, a copy, a spreadsheet."""


def every_public_address(world):
    """Where a crawl begins: what needs no record, and every record by its number, public or not."""
    for language in ("vi", "en"):
        with translation.override(language):
            for name in names():
                try:
                    yield reverse(name)
                except NoReverseMatch:
                    continue
            for kind, start in PAGES.items():
                for record in kind.objects.all():
                    yield reverse(f"{start}_short", args=[record.pk])
                    yield f"{reverse(f'api_{start}_record', args=[record.pk])}?lang={language}"
    yield from (reverse("photo_file", args=[photo.token, "small"]) for photo in Photo.objects.all())


def every_filter():
    """Every choice of every filter, every order, the table, and pages that there are not."""
    for name, filterset in FILTERS.items():
        kind = next(kind for kind, start in PAGES.items() if name.startswith(start))
        for field, widget in filterset(QueryDict(), kind.objects.all()).form.fields.items():
            for value, _label in getattr(widget, "choices", []):
                yield f"{reverse(name)}?{urlencode({field: value})}"
                yield f"{reverse(f'api_{name}')}?{urlencode({field: value})}"
        for query in ("xem=bang", "page=2", "page=0", "page=x", "nam=2018", "nam=chua-ro", "xep=staff_note"):
            yield f"{reverse(name)}?{query}"
    yield from (f"{reverse('everything')}?q={words}" for words in ("tinh", "mo+hinh", "xa", "khen", "nguon"))


def is_read(address):
    """On PostgreSQL no page is read in English: it asks what the one in Vietnamese asks (docs/decisions/0020)."""
    return connection.vendor == "sqlite" or not (address.startswith("/en/") or "lang=en" in address)


@pytest.fixture(scope="module")
def read_by_nobody(world, django_db_blocker):
    with django_db_blocker.unblock():
        starts = [address for address in every_public_address(world) if "admin" not in address]
        return Crawl(signed_in(None), filter(is_read, [*starts, *every_filter()]), wanted=is_read)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_somebody_has_decided_who_reads_each_text_column(kind):
    assert text_columns(kind) == set(decisions(kind)) & {field.name for field in kind._meta.fields}


def test_the_public_reads_nothing_that_is_not_public(world, read_by_nobody):
    hidden = world.tokens.hidden_from({"public"})

    leaks = {address: world.tokens.told(found) for address, found in read_by_nobody.where(hidden).items()}

    assert leaks == {}


def test_the_crawl_sees_what_is_public(world, read_by_nobody):
    public = {token for token, readers in world.tokens.readers.items() if readers == "public"}

    unseen = world.tokens.told(public - read_by_nobody.all_tokens)

    assert {place.split()[1] for place in unseen} <= NOT_SHOWN_IN_PUBLIC
    assert Counter(status for status, _body in read_by_nobody.answers.values())[200] > 100


def test_the_public_site_is_the_same_where_there_are_no_drafts(world, read_by_nobody):
    """No count, facet, page, order or suggestion depends on what is not public."""
    pages = {address: body for address, (status, body) in read_by_nobody.answers.items() if status == 200}

    take_away_what_is_not_public()

    client = signed_in(None)
    changed = [
        address
        for address, body in pages.items()
        if "tai-khoan" not in address
        and "account" not in address
        and MADE_ANEW.sub(b"", read(client.get(address))) != MADE_ANEW.sub(b"", body)
    ]
    assert changed == []


def take_away_what_is_not_public():
    """As if it had never been there: what was once public could not be deleted."""
    Feedback.objects.all().delete()
    for kind in (Photo, GrassrootsModel, Commendation, Source):
        public = Photo.objects.public() if kind is Photo else kind.objects.published()
        kind.objects.exclude(pk__in=public).update(published_at=None)
        if kind is Source:
            Citation.objects.exclude(source__in=public).delete()
        kind.objects.exclude(pk__in=public).delete()
    ProposedChange.objects.all().delete()
    Directive.objects.exclude(pk__in=Directive.objects.public()).delete()
    Organisation.objects.exclude(pk__in=Organisation.objects.public()).delete()


LISTS_OF_ADMIN = [
    f"/admin/trackerapp/{kind.__name__.lower()}/" for kind in (*PAGES, Photo, Citation, ProposedChange, Feedback)
]


def is_a_page_of_the_admin(address):
    """Pages of records and moves. Narrowed lists show no more than whole ones, a version no more than the history."""
    is_narrowed = "?" in address and "?id=" not in address and "?p=" not in address
    return address.startswith("/admin/") and not is_narrowed and not RESTORE.search(address)


def is_a_list_or_a_history(address):
    """A part of them."""
    return is_a_page_of_the_admin(address) and ("/change" not in address or "grassrootsmodel" in address)


@pytest.mark.parametrize(
    ("person", "wanted"),
    [
        ("viewer", is_a_list_or_a_history),
        pytest.param("editor there", is_a_page_of_the_admin, marks=pytest.mark.once),
        pytest.param("viewer", is_a_page_of_the_admin, marks=pytest.mark.faults),
        pytest.param("local", is_a_page_of_the_admin, marks=pytest.mark.faults),
        pytest.param("reviewer there", is_a_page_of_the_admin, marks=pytest.mark.faults),
    ],
)
def test_staff_read_their_own_scope_and_nothing_of_another(person, wanted, world, clients):
    pages = Crawl(clients[person], ["/admin/", *LISTS_OF_ADMIN], wanted=wanted)
    hidden = world.tokens.hidden_from(audiences(person))

    leaks = {address: world.tokens.told(found) for address, found in pages.where(hidden).items()}

    assert leaks == {}
    own = {token for token, readers in world.tokens.readers.items() if readers in audiences(person) - {"public"}}
    assert len(own & pages.all_tokens) > len(own) / 4


def test_receipt_shows_the_answer_and_the_public_record_and_nothing_else_of_the_report(world, client):
    for report in Feedback.objects.all():
        answer = client.get(report.get_absolute_url())

        found = seen_in(everything_in(answer, read(answer)))

        hidden = world.tokens.hidden_from({"public"}) - seen_in(report.answer)
        assert seen_in(report.answer) <= found
        assert world.tokens.told(found & hidden) == []


@pytest.mark.parametrize("person", ["idle", "viewer", "editor there"])
def test_public_pages_show_staff_what_is_theirs_and_no_more(person, world, clients):
    hidden = world.tokens.hidden_from(audiences(person))

    for kind in PAGES:
        for record in kind.objects.all():
            answer = clients[person].get(record.get_absolute_url(), follow=True)
            found = seen_in(everything_in(answer, read(answer))) - seen_in(record.get_absolute_url())
            assert world.tokens.told(found & hidden) == [], record.get_absolute_url()


def test_no_hidden_word_is_found_by_searching(world):
    for token in world.tokens.hidden_from({"public"}):
        for kind in (GrassrootsModel, Commendation):
            assert not kind.objects.matching(token).exists(), world.tokens.places[token]
        for kind in (Source, Organisation):
            public = kind.objects.published() if kind is Source else kind.objects.public()
            assert not public.matching(token).exists(), world.tokens.places[token]


def test_searching_for_a_hidden_word_says_that_there_is_nothing(world, client):
    one_of_each = {place.rpartition(" ")[0]: token for token, place in world.tokens.places.items()}
    hidden = world.tokens.hidden_from({"public"})

    for token in sorted(hidden & set(one_of_each.values()))[::25]:
        for name in LISTS:
            page = client.get(reverse(name), {"q": token})
            assert page.context["page"].paginator.count == 0
            assert all(token not in each.words for each in page.context["near"])
            assert world.tokens.told(seen_in(page.content.decode()) & set(hidden) - {token}) == []
            assert f"<mark>{token}" not in page.content.decode().lower()
        assert client.get(reverse("everything"), {"q": token}).context["found"] == []


@pytest.mark.parametrize("name", LISTS)
def test_a_column_in_the_address_changes_nothing(name, world, client):
    kind = next(kind for kind, start in PAGES.items() if name.startswith(start))
    record = world.of(kind)
    columns = [field.attname for field in kind._meta.concrete_fields]
    query = {f"{column}{end}": getattr(record, column) for column in columns for end in ("", "__startswith", "__gt")}
    names_of_filters = {*GrassrootsModelFilter.base_filters, *CommendationFilter.base_filters}
    query = {column: value or "" for column, value in query.items() if column not in names_of_filters}

    plain, asked = client.get(reverse(name)), client.get(reverse(name), query | {"submitted_by__password__gt": "a"})

    shown = [[record.pk for record in page.context["page"]] for page in (plain, asked) if "page" in page.context]
    assert shown[:1] == shown[1:]
    assert (
        world.tokens.told(seen_in(read(asked).decode()) & set(world.tokens.hidden_from({"public"})) - echoed(query))
        == []
    )


def echoed(query):
    """The tokens that a page shows because they stand in its address."""
    return seen_in(" ".join(map(str, query.values())))


class TestErrorPages:
    """What goes wrong tells nobody what was there."""

    def test_of_an_unforeseen_fault(self, world, monkeypatch):
        def breaks():
            raise RuntimeError(" ".join(world.tokens.readers))

        monkeypatch.setattr(home.selectors, "figures", breaks)

        answer = Client(raise_request_exception=False).get("/")

        assert (answer.status_code, seen_in(everything_in(answer, answer.content))) == (500, set())
        assert "RuntimeError" not in answer.content.decode()

    @pytest.mark.parametrize(
        ("status", "asked"),
        [
            (400, ("GET", "/", {"HTTP_HOST": "khac.example"})),
            (403, ("POST", "/tai-khoan/dang-nhap/", {})),
            (404, ("GET", "/khong-co/", {})),
            (405, ("POST", "/mo-hinh/", {})),
            (413, ("POST", "/", {"CONTENT_LENGTH": str(10**12)})),
        ],
    )
    def test_of_a_request_that_is_refused(self, status, asked, world):
        client = Client(enforce_csrf_checks=status == 403, raise_request_exception=False)

        method, path, environment = asked
        answer = client.generic(method, path, **environment)

        assert (answer.status_code, seen_in(everything_in(answer, answer.content))) == (status, set())
