"""Reads the tables of test_roads, and goes down a road as each person."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection, transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import translation

from trackerapp.admin import guide
from trackerapp.admin.moves import MOVES
from trackerapp.models import (
    Article,
    AuditEntry,
    AwardType,
    Citation,
    Commendation,
    CommendationKind,
    Directive,
    Erasure,
    Feedback,
    Field,
    GrassrootsModel,
    Level,
    Locality,
    Milestone,
    Organisation,
    OrganisationKind,
    Photo,
    ProposedChange,
    Recipient,
    SheetImport,
    Source,
    Succession,
    User,
    code_of,
)

from .world import HERE, PEOPLE

KINDS = {
    "record": [GrassrootsModel, Commendation, Source, Photo],
    "body": [Organisation],
    "part": [Milestone, Recipient],
    "citation": [Citation],
    "change": [ProposedChange],
    "report": [Feedback],
    "account": [User],
    "log": [AuditEntry, Erasure],
    "word": [Field, AwardType, CommendationKind, Level, OrganisationKind, Directive, Locality, Succession],
}
"""The kinds of record that the admin lists, by how its pages treat them. In a table ``<record>`` stands for each of
those in that line, ``<any>`` for all; a new kind without a line here fails a test."""

ALIKE = {CommendationKind, Level, OrganisationKind}
"""Kinds whose pages are the same code as those of Field; they are asked by ``make faults``."""

PAGES = {GrassrootsModel: "grassroots_model", Commendation: "commendation", Locality: "locality"}
PAGES |= {Organisation: "organisation", Source: "source"}
"""The kinds of record that have public pages, by what the names of their addresses begin with."""

UNVERSIONED = {
    User: ["username", "password", "email", "first_name", "is_active", "is_staff", "is_superuser"],
    ProposedChange: ["state", "reason", "decided_by"],
}
WAYS = {"account_login": "sign-in", "admin:login": "sign-in", "account_reauthenticate": "asked"}
"""Where people are sent on the way to a page, in a word."""

PLAIN = {
    "sitemap_section": "/sitemap-models.xml",
    "statistics_csv": "/so-lieu/noi.csv",
    "statistics_xlsx": "/so-lieu/noi.xlsx",
    "admin:guide_chapter": f"/admin/huong-dan/{next(iter(guide.chapters()))}/",
    "admin:guide_picture": f"/admin/huong-dan/anh/{next(iter(guide.pictures()))}",
    "account_reset_password_from_key": "/tai-khoan/mat-khau/moi/1-abc/",
    "admin:import_template": "/admin/nhap-bang/mau/models.xlsx",
    "admin:app_list": "/admin/trackerapp/",
    "admin:autocomplete": "/admin/autocomplete/?app_label=trackerapp&model_name=commendation&field_name=issued_by",
    "admin/(?P<url>.*)$": "/admin/khong-co/",
}
"""Addresses that cannot be made from a name and a record."""

KIND_OF = {"photo": Photo, "auth": User, "import": SheetImport, "article": Article}
"""Which kind of record an address of another name is about."""

NOT_COMPARED = {"sessions.session", "admin.logentry", "usersessions.usersession", "trackerapp.auditentry"}


@dataclass(frozen=True)
class Row:
    """One row of a table: an address, which record it is about, and what each person gets there."""

    name: str
    of: str
    expected: dict[str, str]
    kind: type | None = None

    def __str__(self):
        return f"{self.name} {self.of}"

    @property
    def asked_by(self):
        """Who goes down this road: everybody; on PostgreSQL one person for each thing to get, by turns.

        Why that is enough stands in docs/decisions/0020.
        """
        if connection.vendor == "sqlite":
            return list(PEOPLE)
        getting = defaultdict(list)
        for person, outcome in self.expected.items():
            getting[outcome].append(person)
        turn = sum(str(self).encode())
        return [people[turn % len(people)] for people in getting.values()]

    def told(self, got):
        """``got`` as a row of the table, to compare or to copy; who was not asked gets what is expected."""
        return f"{self} {' '.join((self.expected | got)[person] for person in PEOPLE)}"

    @property
    def page(self):
        """What kind of page it is: change, list, short …; an action or a button stands behind a "!"."""
        return self.name.partition("!")[0].rpartition("_")[2]

    @property
    def button(self):
        return self.name.partition("!")[2]

    def change_of(self, record):
        """Where ``record`` is changed in the admin."""
        return address(f"admin:trackerapp_{record._meta.model_name}_change", record.pk)

    def address(self, world, region=HERE):
        """Where it is, for the record that it is about in that ``region``."""
        name, page = self.name.partition("!")[0], self.page
        if name in PLAIN:
            return PLAIN[name]
        if self.of == "-" or page in {"add", "changelist"}:
            return address(name)
        kind = self.kind or next(kind for kind, start in PAGES.items() if name.removeprefix("api_").startswith(start))
        return self._of(world.of(kind, self.of, region), name, page)

    def _of(self, record, name, page):
        """Where the page of ``record`` is."""
        if "<path:object_id>" in name:
            return f"/{name.replace('<path:object_id>', str(record.pk))}"
        if page in {"detail", "file", "receipt"}:
            return record.get_absolute_url()
        if page == "feedback":
            return f"{address(name)}?ve={code_of(record.record)}"
        if page == "restore":
            told = record.history if hasattr(record, "history") else record.assignments.first().history
            return address(name, record.pk, told.model.instance_type._meta.model_name, told.earliest().pk)
        if name.endswith((*MOVES, "erase")):
            return f"{address(name)}?id={record.pk}"
        return address(name, record.pk)


def rows(table):
    """The rows of ``table``, one for each kind of record where a row stands for several.

    A row that names one kind takes precedence over the one of its group.
    """
    every = [kind for kinds in KINDS.values() for kind in kinds]
    groups = KINDS | {"any": every}
    head, *lines = (line.split() for line in table.strip().splitlines() if line.strip() and not line.startswith("#"))
    assert head == [name.replace(" ", "_") for name in PEOPLE], f"the head of a table names the people: {list(PEOPLE)}"
    found = {}
    for name, of, *outcomes in sorted(lines, key=lambda line: "<" not in line[0]):
        assert len(outcomes) == len(PEOPLE), f"{name} {of} has no outcome for some person"
        expected = dict(zip(PEOPLE, outcomes, strict=True))
        group = name.partition("<")[2].partition(">")[0]
        for kind in groups.get(group, [_kind_of(name.partition("!")[0])]):
            plain = name.replace(f"<{group}>", kind._meta.model_name) if group in groups else name
            found[plain, of] = Row(plain, of, expected, kind)
    return list(found.values())


def _kind_of(name):
    """The kind of record that the address ``name`` is about, or None."""
    word, _, rest = name.removeprefix("admin:").partition("_")
    known = KIND_OF | {kind._meta.model_name: kind for kinds in KINDS.values() for kind in kinds}
    return known.get(rest.partition("_")[0] if word == "trackerapp" else word)


def cases(rows):
    """``rows`` as the parameters of a test."""
    return [pytest.param(row, marks=pytest.mark.faults if row.kind in ALIKE else (), id=str(row)) for row in rows]


def names(patterns=None, space="", road=""):
    """The name of every address of the site; one that has none is told by its pattern."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names(pattern.url_patterns, inner, f"{road}{pattern.pattern}")
        else:
            yield f"{space}{pattern.name}" if pattern.name else f"{road}{pattern.pattern}"


def address(name, *args):
    with translation.override("vi"):
        return reverse(name, args=args)


def signed_in(user):
    """A client at which ``user`` has signed in; one of nobody's for None."""
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    return client


def read(response):
    """The bytes of ``response``, unpacked; a file is closed when it was read to its end."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if not body.startswith(b"PK"):
        return body
    with ZipFile(BytesIO(body)) as parts:
        return b"\n".join(parts.read(name) for name in parts.namelist())


def outcome(response):
    """What somebody gets, in a word."""
    read(response)
    if response.status_code == 302:
        path = response["Location"].partition("?")[0]
        return next((word for name, word in WAYS.items() if path == address(name)), "302")
    return str(response.status_code)


def what_is_written(client, road, data, before):
    """What ``client`` gets who sends ``data`` to ``road``, or what it wrote in a word; that is undone again.

    writes: rows have changed; public: so that the public sees more or less; proposes, decides: only a proposed
    change. ``before`` is what was stored.
    """
    writing = []
    with transaction.atomic():
        with connection.execute_wrapper(_noting(writing)):
            got = outcome(client.post(road, data))
        after = rows_of_everything() if writing else before
        transaction.set_rollback(True)
    changed = {kind for kind in after if after[kind] != before[kind]}
    return _in_a_word(changed, before, after) if changed else got


def _noting(writing):
    """Notes each statement that writes. It may have been rolled back; only where there is none, nothing was."""

    def execute(execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            writing.append(sql)
        return execute(sql, params, many, context)

    return execute


def _in_a_word(changed, before, after):
    if changed == {ProposedChange}:
        return "proposes" if len(after[ProposedChange]) > len(before[ProposedChange]) else "decides"
    moved = [kind for kind in changed if isinstance(after[kind], dict)]
    is_public = any(after[kind].get("public") != before[kind].get("public") for kind in moved)
    return "public" if is_public else "writes"


def rows_of_everything():
    """What changes in each table with its rows, by kind; sessions and Django's log are left out."""
    named = {kind: list(kind._base_manager.order_by("pk").values(*UNVERSIONED[kind])) for kind in UNVERSIONED}
    with connection.cursor() as cursor:
        cursor.execute(_numbers())
        numbers = {name: row for name, *row in cursor.fetchall()}
    counted = {kind: dict(zip(COUNTED, numbers[kind._meta.label], strict=True)) for kind in _kinds()}
    return counted | named


@cache
def _kinds():
    kinds = apps.get_models(include_auto_created=True)
    return [kind for kind in kinds if kind._meta.label_lower not in NOT_COMPARED]


COUNTED = ("count", "last", "versions", "public")


@cache
def _numbers():
    """One question for all tables: the ORM would take longer over seventy than the pages that are tried.

    Every save of a record counts its version up, and leaves a row of history.
    """
    return " UNION ALL ".join(map(_sum, _kinds()))


def _sum(kind):
    columns = {field.attname for field in kind._meta.concrete_fields}
    is_record = not hasattr(kind, "history_id")
    versions = "sum(version)" if is_record and "version" in columns else "0"
    public = "sum(CASE state WHEN 'published' THEN 1 END)" if is_record and "published_at" in columns else "0"
    pk, table = kind._meta.pk.column, kind._meta.db_table
    return f"SELECT '{kind._meta.label}', count(*), max(CAST({pk} AS varchar)), {versions}, {public} FROM {table}"  # noqa: S608


def actions():
    """Every action of every list, as the kind and the name of the action."""
    for kind, model_admin in admin.site._registry.items():
        for name in {*(model_admin.actions or []), *([] if model_admin.actions is None else ["delete_selected"])}:
            yield kind, name
