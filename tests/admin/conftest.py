"""What the tests of the admin share: people who sign in, and one record of each kind."""

import pytest
from django.contrib import admin
from django.forms import NullBooleanField
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests import making
from trackerapp.models import (
    AuditEntry,
    Citation,
    CommendationKind,
    Erasure,
    Field,
    OrganisationKind,
    ProposedChange,
    Succession,
)


@pytest.fixture
def administrator(db):
    return making.make_administrator()


@pytest.fixture
def desk(administrator):
    """A client at which an administrator has signed in."""
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def one_of_each(db):
    return make_one_of_each()


def make_one_of_each():
    """One record of every kind that the admin lists, by its class."""
    place = making.make_van_gia()
    body = making.make_organisation(locality=place, kind=making.make_kind_of_organisation())
    grassroots_model = making.make_grassroots_model(
        locality=place, organisation=body, replicated_from=making.make_grassroots_model()
    )
    grassroots_model.fields.add(making.make_field())
    award = making.make_award_type(level=making.make_level())
    commendation = making.make_commendation(award_type=award, locality=place, issued_by=body, collectives=3)
    commendation.grassroots_models.add(grassroots_model)
    made = [
        place, body, grassroots_model, award, commendation, award.level,
        making.make_milestone(grassroots_model, decided_by=body, level=award.level),
        making.make_photo(grassroots_model),
        making.make_recipient(commendation, organisation=body),
        making.make_directive(issued_by=body),
        making.make_source(issued_by=body, locality=place),
        making.make_user(),
        ProposedChange.objects.create(grassroots_model=grassroots_model),
        making.make_report(grassroots_model=grassroots_model),
        Citation.objects.first(), Succession.objects.first(), Field.objects.first(), OrganisationKind.objects.first(),
        AuditEntry.objects.record(AuditEntry.Kind.EXPORT, name="an"),
        CommendationKind.objects.create(code="dot_xuat", name="Đột xuất", name_en="Sudden"),
        Erasure.objects.create(kind="recipient", row=1, salt="a", document="Đơn số 3"),
    ]  # fmt: skip
    return {type(record): record for record in made}


def kinds():
    """Every kind of record that the admin lists."""
    return sorted(admin.site._registry, key=lambda model: model.__name__)


def address(record_or_kind, page="changelist"):
    """Where ``page`` of a kind of record stands, or of one record, in Vietnamese."""
    opts = record_or_kind._meta
    args = [record_or_kind.pk] if page in {"change", "delete", "history"} else []
    with translation.override("vi"):
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=args)


def told(response):
    """The messages that the next page shows."""
    return [str(message) for message in response.context["messages"]]


def form_of(client, where, **changes):
    """What a browser would send from the page at ``where``, with ``changes``; None takes a value out."""
    context = client.get(where).context
    data = {}
    forms = [context["adminform"].form]
    for each in context["inline_admin_formsets"]:
        data |= filled(each.formset.management_form)
        forms += each.formset.forms
    for form in forms:
        data |= filled(form)
    data |= changes
    return {name: value for name, value in data.items() if value is not None}


def filled(form):
    """The values of ``form`` as a browser sends them; a file is chosen by hand, so none is."""
    values = {}
    for field in form:
        if field.field.disabled or field.name in {"upload", "password"}:
            continue
        value = field.value()
        if isinstance(field.field, NullBooleanField):
            value = {True: "true", False: "false"}.get(value, "unknown")
        if value is None or value is False:
            continue
        values[field.html_name] = (
            "on" if value is True else [str(v) for v in value] if isinstance(value, list) else str(value)
        )
    return values
