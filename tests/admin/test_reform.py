"""Staff load the next reform: paste, look, confirm."""

from unittest.mock import Mock

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, IntegrityError
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from tests.making import make_administrator, make_commune, make_grassroots_model, make_province, make_user
from trackerapp.models import Locality

pytestmark = pytest.mark.django_db

TABLE = (
    "Mã cũ\tMã mới\tLoại mới\tTên mới\tThuộc mã\tPhần\tTừ ngày\tVăn bản\n"
    "26368\t26368\tphường\tLong Thành\t75\t\t30/04/2026\t237/NQ-UBTVQH16"
)


@pytest.fixture
def commune():
    return make_commune("Long Thành", make_province("Đồng Nai", "75"), "26368")


@pytest.fixture
def page(admin):
    def send(**data):
        return admin.post(reverse("admin:trackerapp_locality_reform"), data)

    return send


@pytest.fixture
def admin(client):
    client.force_login(make_administrator())
    return client


def test_list_of_places_leads_to_the_page(admin):
    assertContains(
        admin.get(reverse("admin:trackerapp_locality_changelist")), reverse("admin:trackerapp_locality_reform")
    )


def test_preview_shows_what_would_be_done_and_writes_nothing(page, commune):
    make_grassroots_model(locality=commune)

    shown = page(table=TABLE)

    assertContains(shown, "Phường Long Thành, tỉnh Đồng Nai")
    assertContains(shown, "237/NQ-UBTVQH16")
    assert shown.context["reform"].moved_grassroots_models().count() == 1
    assert Locality.objects.count() == 2


def test_confirmation_writes_what_was_shown(page, commune):
    fingerprint = page(table=TABLE).context["reform"].fingerprint

    done = page(table=TABLE, fingerprint=fingerprint)

    assertRedirects(done, reverse("admin:trackerapp_locality_changelist"))
    assert Locality.objects.in_force().get(code="26368").type == "phường"


def test_confirmation_of_something_else_shows_the_preview_again(page, commune):
    fingerprint = page(table=TABLE).context["reform"].fingerprint
    commune.save()

    again = page(table=TABLE, fingerprint=fingerprint)

    assert again.status_code == 200
    assert Locality.objects.count() == 2


@pytest.mark.parametrize("error", [IntegrityError, DataError])
def test_what_the_database_refuses_is_told_and_the_table_stays(page, commune, monkeypatch, error):
    fingerprint = page(table=TABLE).context["reform"].fingerprint
    monkeypatch.setattr(Locality.objects.all().__class__, "settle", Mock(side_effect=error))

    shown = page(table=TABLE, fingerprint=fingerprint)

    assert shown.status_code == 200
    assert len(list(shown.context["messages"])) == 1
    assert Locality.objects.count() == 2


def test_confirmation_counts_once_however_often_it_is_sent(page, commune):
    fingerprint = page(table=TABLE).context["reform"].fingerprint
    page(table=TABLE, fingerprint=fingerprint)

    again = page(table=TABLE, fingerprint=fingerprint)

    assert again.status_code == 200
    assert Locality.objects.count() == 3


def test_faults_are_listed_with_their_line_and_what_was_pasted_stays(page, commune):
    shown = page(table=TABLE.replace("26368\t26368", "99999\t26368"))

    assertContains(shown, "99999")
    assert shown.context["problems"][0][0] == 2
    assertContains(shown, "237/NQ-UBTVQH16")


@pytest.mark.parametrize("content", [b"", b"\xff\x00\x81", b"a,b\n1,2", b"\x00" * 50])
def test_file_that_is_no_table_is_refused_in_words(page, commune, content):
    shown = page(file=SimpleUploadedFile("bang.csv", content))

    assert shown.status_code == 200
    assert shown.context["form"].errors


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_file_as_a_spreadsheet_program_saves_it_is_read(page, commune, encoding):
    shown = page(file=SimpleUploadedFile("bang.csv", TABLE.replace("\t", ";").encode(encoding)))

    assert not shown.context["reform"].problems


def test_others_than_administrators_do_not_come_in(client, commune):
    client.force_login(make_user(is_staff=True))

    assert client.get(reverse("admin:trackerapp_locality_reform")).status_code == 403
