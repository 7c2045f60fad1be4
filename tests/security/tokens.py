"""Words that stand nowhere else: each in one column of one row, with who may read it.

``COLUMNS`` decides of every text column who reads it. A new column without a decision fails a test.
"""

import re
from collections import defaultdict
from uuid import UUID

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import models
from django_tasks_db.models import DBTaskResult

from trackerapp.models import (
    Article,
    AuditEntry,
    AwardType,
    Candidate,
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
    Mark,
    Milestone,
    Organisation,
    OrganisationKind,
    Photo,
    ProposedChange,
    Recipient,
    SheetImport,
    SheetRow,
    Source,
    Succession,
    User,
)
from trackerapp.models.base import KEYS

PUBLIC = "everybody, once the row is public"
PERSON = "everybody, once the row is public and a legal basis is in force"
STAFF = "staff in whose scope the row lies"
ACCOUNTS = "administrators in whose scope the account lies"
OVERALL = "administrators of the whole register"
SENDER = "who sent the sheet in, and administrators of the whole register"
NOBODY = "no page shows it"
ALWAYS = "everybody: such rows have no secrets, and hold no token here"

WORD = {ALWAYS: "code name name_en"}
COLUMNS = {
    GrassrootsModel: {
        PUBLIC: "name place_as_printed summary situation aims method beneficiaries forces resources results prospects"
        " lessons adaptation",
        PERSON: "runner_name",
        STAFF: "staff_note state_reason basis_document",
        NOBODY: "key",
    },
    Commendation: {
        PUBLIC: "form_as_printed authority_as_printed signer presented_by decision_number merit revoked_by",
        STAFF: "staff_note state_reason",
        NOBODY: "key",
    },
    Source: {
        PUBLIC: "title publisher author url text_sha256",
        STAFF: "staff_note state_reason",
        NOBODY: "key",
    },
    Photo: {
        PUBLIC: "token alternative_text caption credit",
        STAFF: "staff_note state_reason basis_document",
    },
    Organisation: {PUBLIC: "name", STAFF: "staff_note", NOBODY: "key"},
    Directive: {PUBLIC: "number name", NOBODY: "key"},
    Milestone: {PUBLIC: "decision_number note"},
    Recipient: {PERSON: "name title", STAFF: "basis_document"},
    Citation: {PUBLIC: "quote sheet", ALWAYS: "supports"},
    ProposedChange: {STAFF: "changes reason"},
    Feedback: {STAFF: "receipt words evidence sender contact answer"},
    Erasure: {OVERALL: "document", NOBODY: "token versions name_hash salt"},
    User: {STAFF: "first_name last_name", ACCOUNTS: "username email", NOBODY: "password"},
    Locality: {ALWAYS: "name code", NOBODY: "key"},
    Succession: {ALWAYS: "act"},
    Field: WORD,
    Level: WORD,
    OrganisationKind: WORD,
    CommendationKind: WORD,
    AwardType: {ALWAYS: "code name name_en rule"},
    LogEntry: {STAFF: "object_repr change_message", NOBODY: "object_id"},
    Group: {ALWAYS: "name"},
    Permission: {NOBODY: "name codename"},
    ContentType: {NOBODY: "app_label model"},
    AuditEntry: {OVERALL: "what name"},
    EmailAddress: {NOBODY: "email"},
    EmailConfirmation: {NOBODY: "key"},
    Authenticator: {NOBODY: "data"},
    UserSession: {NOBODY: "user_agent session_key data"},
    Session: {NOBODY: "session_key session_data"},
    Mark: {NOBODY: "kind"},
    SheetImport: {
        SENDER: "file_name sheet conversions suspicions headings notes message",
        NOBODY: "sha256 edition",
    },
    SheetRow: {SENDER: "values before faults joined"},
    Article: {STAFF: "text title publisher author url outcome", NOBODY: "sha256 words_sha256"},
    Candidate: {STAFF: "values citations reason", NOBODY: "places"},
    DBTaskResult: {
        NOBODY: "id args_kwargs task_path worker_ids queue_name backend_name return_value exception_class_path"
        " traceback",
    },
}
"""Of each kind of row the text columns by who reads them. History is read by staff in scope, whatever the column."""

TEXT = (models.CharField, models.TextField, models.JSONField, models.UUIDField)
DERIVED = {*KEYS, "path_key"}
NO_PAST = {User, ProposedChange, LogEntry, Citation}
"""What has no history of its own, or one that is told with the record's, which holds enough."""

NOT_FILLED = {"password", "changes", "receipt"}
"""What is made in another way: a password that works, a change that can be approved, a number that can be read."""

TOKEN = re.compile(r"c0ffee([0-9]{2})-?([0-9]{3})f", re.IGNORECASE)
"""A token as pages show it; the hyphen is that of an address of a photo."""


def decisions(model):
    """The columns of ``model`` with who reads each."""
    return {name: readers for readers, names in COLUMNS.get(model, {}).items() for name in names.split()}


def text_columns(model):
    """The names of the columns of ``model`` into which people, or programs, write texts."""
    fields = [field for field in model._meta.concrete_fields if isinstance(field, TEXT) and not field.choices]
    return {field.name for field in fields} - DERIVED


def kinds():
    """Every kind of row that is stored, but for the histories, which follow their kinds."""
    return [model for model in apps.get_models() if not hasattr(model, "history_id")]


class Tokens:
    """The tokens that were given out: by whom each may be read, and where it stands."""

    def __init__(self):
        self.readers: dict[str, str] = {}
        self.places: dict[str, str] = {}

    def new(self, readers, place):
        token = f"c0ffee{len(self.readers):05}f"
        self.readers[token], self.places[token] = readers, place
        return token

    def hidden_from(self, audiences):
        """The tokens that somebody who belongs to ``audiences`` must not see."""
        return {token for token, readers in self.readers.items() if readers not in audiences}

    def told(self, tokens):
        """Where ``tokens`` stand, for the message of a test."""
        return sorted(self.places[token] for token in tokens)

    def fill(self, record, region, *, is_public=False, is_named=None):
        """Write a token of its own into every text column of ``record``, twice, so that its history holds some, too.

        ``region`` reads what is for staff; ``is_named`` says whether a person of it may be named in public.
        """
        is_named = is_public if is_named is None else is_named
        audiences = defaultdict(
            lambda: region, {NOBODY: "nobody", OVERALL: "overall", ACCOUNTS: f"accounts of {region}"}
        )
        audiences |= {PUBLIC: "public" if is_public else region, PERSON: "public" if is_named else region}
        for version in ["now"] if type(record) in NO_PAST else ["past", "now"]:
            for column, readers in decisions(type(record)).items():
                if readers is ALWAYS or column in NOT_FILLED or (version == "past" and column == "token"):
                    continue
                audience = region if version == "past" and readers is not NOBODY else audiences[readers]
                place = f"{version} {column} of {type(record).__name__} {record.pk} ({region})"
                field = type(record)._meta.get_field(column)
                setattr(record, column, _written(field, self.new(audience, place)))
            record.save()
        return record


def _written(field, token):
    """``token`` as the column ``field`` takes it."""
    if isinstance(field, models.UUIDField):
        return UUID(f"{token}{'0' * 20}")
    if isinstance(field, models.URLField):
        return f"https://{token}.example.vn/"
    if isinstance(field, models.EmailField):
        return f"{token}@example.vn"
    return token.ljust(64, "0") if field.name == "text_sha256" else token


def seen_in(text):
    """The tokens that stand in ``text``."""
    return {f"c0ffee{two}{three}f" for two, three in TOKEN.findall(text)}
