"""A sheet names organisations that the register does not have: they are offered as a sheet of their own."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from tests.making import make_commune, make_organisation, make_province
from trackerapp.models import GrassrootsModel, Organisation, SheetImport

from .test_sheets import confirm, make_importer, page_of, press, send_in, signed_in

pytestmark = pytest.mark.django_db

HEAD = ["Tên mô hình", "Địa phương", "Đơn vị"]


@pytest.fixture
def van_ninh():
    return make_commune("Vạn Ninh", make_province())


@pytest.fixture
def at_work(van_ninh):
    return signed_in(make_importer("an", van_ninh))


def offered(client, job):
    """The bytes of the sheet of organisations, and its rows."""
    file = b"".join(client.get(page_of(job, "organisations")))
    return file, list(load_workbook(BytesIO(file)).active.iter_rows(values_only=True))


def test_organisations_of_a_sheet_are_entered_by_a_sheet_of_them(at_work):
    rows = [
        ["Nụ cười", "xã Vạn Ninh", "Hội Phụ nữ xã"],
        ["Hũ gạo", "xã Vạn Ninh", "HỘI PHỤ NỮ  XÃ"],
        ["Heo đất", "xã Vạn Ninh", "Đoàn Thanh niên xã"],
    ]
    job = send_in(at_work, *rows, head=HEAD)
    assertContains(at_work.get(page_of(job)), page_of(job, "organisations"))

    file, (head, *listed) = offered(at_work, job)
    data = {"kind": "organisations", "file": SimpleUploadedFile("don-vi.xlsx", file), "sheet": ""}
    at_work.post("/admin/nhap-bang/", data)
    entered = SheetImport.objects.get(kind="organisations")
    confirm(at_work, entered)
    press(at_work, job, "_check")
    job.refresh_from_db()
    confirm(at_work, job)

    place = "Xã Vạn Ninh, tỉnh Khánh Hòa"
    assert head == ("Tên đơn vị", "Loại đơn vị", "Địa phương")
    assert listed == [("Hội Phụ nữ xã", None, place), ("Đoàn Thanh niên xã", None, place)]
    assert Organisation.objects.count() == 2
    assert GrassrootsModel.objects.filter(organisation__name="Hội Phụ nữ xã").count() == 2


def test_organisation_that_is_only_written_otherwise_is_named(at_work, van_ninh):
    make_organisation("Hội Liên hiệp Phụ nữ xã Vạn Ninh", locality=van_ninh)

    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", "Hội LH Phụ nữ xã Vạn Ninh"], head=HEAD)

    name = "Hội Liên hiệp Phụ nữ xã Vạn Ninh (Xã Vạn Ninh, tỉnh Khánh Hòa)"
    assert f"Gần giống: {name}." in job.rows.get().faults[0]["message"]


@pytest.mark.parametrize("written", ["#REF!", "12345", "=A1"])
def test_what_is_no_name_is_not_offered(at_work, written):
    job = send_in(at_work, ["Nụ cười", "xã Vạn Ninh", written], head=HEAD)

    assert job.counts()["faulty"] == 1
    assertNotContains(at_work.get(page_of(job)), page_of(job, "organisations"))
    assert at_work.get(page_of(job, "organisations")).status_code == 404


def test_authority_of_a_commendation_is_offered_without_a_place(at_work):
    head = ["Số quyết định", "Cơ quan khen", "Địa phương"]
    job = send_in(at_work, ["1/QĐ", "UBND tỉnh", "xã Vạn Ninh"], head=head, kind="commendations")

    assert offered(at_work, job)[1][1:] == [("UBND tỉnh", None, None)]
