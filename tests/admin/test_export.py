"""Rows taken along as a file, from the lists of the workplace."""

import json
from io import BytesIO

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests import making
from trackerapp.admin import exporting
from trackerapp.models import AuditEntry, Role
from trackerapp.spreadsheets import imports
from trackerapp.spreadsheets.resources import RESOURCES

pytestmark = pytest.mark.django_db

LIST = "/admin/trackerapp/grassrootsmodel/"
PAGE = f"{LIST}export/"
CODES = ["id", "name"]


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def exported(client, query="", page=PAGE, **chosen):
    """What comes of the page of export: a file of CSV with the columns ``CODES``, unless something else is chosen."""
    return client.post(f"{page}?{query}", {"ending": "csv", "columns": CODES, **chosen})


def names(answer):
    """The names in a file of CSV with the columns ``CODES``."""
    head, *lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert head == "Mã số,Tên mô hình"
    return [line.partition(",")[2] for line in lines]


def test_list_leads_to_its_export_with_its_filters(desk):
    page = desk.get(f"{LIST}?state__exact=draft&khong_co=1")

    assert page.context["export_url"] == f"{PAGE}?state__exact=draft"
    assert f'href="{PAGE}?state__exact=draft"' in page.content.decode()


def test_list_is_exported_as_it_is_narrowed(desk):
    making.make_grassroots_model(name="Đường hoa", kind="club")
    making.make_grassroots_model(name="Đường cờ", kind="model")
    making.make_grassroots_model(name="Tiếng loa", kind="club")

    found = names(exported(desk, "kind__exact=club&q=duong&p=7&o=1"))

    assert found == ["Đường hoa"]


def test_ticked_rows_are_exported_and_no_others(desk):
    first, second, _third = (making.make_grassroots_model(name=name) for name in ("Một", "Hai", "Ba"))

    led = desk.post(LIST, {"action": "export_rows", ACTION_CHECKBOX_NAME: [first.pk, second.pk]})

    assert led["Location"].startswith(f"{PAGE}?id=")
    assert names(desk.post(led["Location"], {"ending": "csv", "columns": CODES})) == ["Một", "Hai"]


def test_all_rows_of_a_list_are_asked_for_by_its_filters(desk):
    first, _second = (making.make_grassroots_model(name=name, kind="club") for name in ("Một", "Hai"))
    making.make_grassroots_model(name="Ba", kind="model")
    data = {"action": "export_rows", ACTION_CHECKBOX_NAME: [first.pk], "select_across": "1"}

    led = desk.post(f"{LIST}?kind__exact=club", data)

    assert led["Location"] == f"{PAGE}?kind__exact=club"
    assert names(desk.post(led["Location"], {"ending": "csv", "columns": CODES})) == ["Một", "Hai"]


def test_only_rows_of_the_scope_are_exported_whatever_is_asked_for():
    here, there = making.make_province(), making.make_province("An Giang", "91")
    own, foreign = (
        making.make_grassroots_model(name=name, locality=place) for name, place in (("A", here), ("B", there))
    )
    client = signed_in(making.make_staff("an", Role.ADMINISTRATOR, here))

    everything, ticked = exported(client), exported(client, f"id={own.pk}&id={foreign.pk}&id=x&id={'9' * 40}")

    assert (names(everything), names(ticked)) == (["A"], ["A"])


def test_numbers_that_are_none_choose_nothing(desk):
    making.make_grassroots_model()

    assert names(exported(desk, "id=x")) == []


@pytest.mark.parametrize(
    ("roles", "status"),
    [
        ([Role.VIEWER], 403),
        ([Role.REVIEWER], 403),
        ([Role.EDITOR, Role.IMPORTER], 403),
        ([Role.EXPORTER], 403),
        ([Role.VIEWER, Role.EXPORTER], 200),
        ([Role.ADMINISTRATOR], 200),
    ],
)
def test_only_who_may_export_and_read_comes_here(roles, status):
    user = making.make_staff("an", roles[0], making.make_province())
    for role in roles[1:]:
        user.groups.add(making.Group.objects.get_or_create(name=role)[0])
    client = signed_in(user)

    shown, sent, listed = client.get(PAGE), exported(client), client.get(LIST)

    assert (shown.status_code, sent.status_code) == (status, status)
    assert (b"export/" in listed.content, b"export_rows" in listed.content) == (status == 200, False)
    assert AuditEntry.objects.filter(kind=AuditEntry.Kind.EXPORT).exists() is (status == 200)


def test_columns_about_persons_are_not_ticked_and_say_why(desk):
    making.make_grassroots_model(runner_name="Nguyễn Thị A", staff_note="Gọi lại")

    page = desk.get(PAGE)
    form = page.context["form"]
    plain = exported(desk, columns=form["columns"].initial)
    with_persons = exported(desk, columns=["name"], personal=["runner_name"])

    told = page.content.decode()
    assert "Có thể nêu tên người dân" in told
    assert not any(box.data["selected"] for box in form["personal"])
    assert all(box.data["selected"] for box in form["columns"])
    assert b"Nguy\xe1\xbb\x85n Th\xe1\xbb\x8b A" not in b"".join(plain.streaming_content)
    assert b"Nguy\xe1\xbb\x85n Th\xe1\xbb\x8b A" in b"".join(with_persons.streaming_content)


def test_names_of_persons_commended_are_about_persons_those_of_collectives_are_not(desk):
    form = desk.get("/admin/trackerapp/commendation/export/").context["form"]

    about_persons = [attribute for attribute, _label in form.fields["personal"].choices]
    assert about_persons == ["recipients_individual", "recipients_household", "staff_note"]
    assert "recipients_collective" in form["columns"].initial


def test_log_says_what_was_taken_how_many_and_how_narrowed(desk, administrator):
    making.make_grassroots_model(kind="club")

    exported(desk, "kind__exact=club", personal=["staff_note"])

    entry = AuditEntry.objects.get(kind=AuditEntry.Kind.EXPORT)
    assert entry.user == administrator
    assert entry.what == "Mô hình, csv, 1 dòng. Cột có thông tin cá nhân: Ghi chú nội bộ. Lọc theo: kind__exact=club"


@pytest.mark.parametrize(
    "data",
    [
        {"ending": "csv"},
        {"ending": "pdf", "columns": CODES},
        {"ending": "csv", "columns": ["password"]},
        {"ending": "csv", "columns": ["staff_note"]},
        {},
    ],
)
def test_what_is_not_offered_is_refused_and_nothing_noted(desk, data):
    page = desk.post(PAGE, data)

    assert (page.status_code, page.streaming) == (200, False)
    assert page.context["form"].errors
    assert not AuditEntry.objects.filter(kind=AuditEntry.Kind.EXPORT).exists()


def test_more_rows_than_a_sheet_holds_are_refused_with_a_way_out(desk, monkeypatch):
    monkeypatch.setattr(exporting, "MOST_ROWS", 1)
    for name in ("Một", "Hai"):
        making.make_grassroots_model(name=name)

    refused, taken = exported(desk, ending="xlsx"), exported(desk)

    assert "Hãy chọn CSV" in refused.content.decode()
    assert names(taken) == ["Một", "Hai"]


def test_list_that_cannot_be_narrowed_so_is_not_exported(desk):
    making.make_commendation(merit_year=2018)

    answer = desk.get("/admin/trackerapp/commendation/export/?merit_year=x", follow=True)

    assert answer.redirect_chain == [("/admin/trackerapp/commendation/", 302)]
    assert "Không lọc danh sách theo cách này được." in answer.content.decode()


@pytest.mark.usefixtures("one_of_each")
@pytest.mark.parametrize("kind", RESOURCES)
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_the_page_gives_comes_back_unchanged(tmp_path, desk, administrator, kind, ending):
    making.make_grassroots_model(name="=1+1", summary="- một\n- hai", staff_note="'=x")
    resource = RESOURCES[kind](administrator)
    page = f"/admin/trackerapp/{resource.kind._meta.model_name}/export/"
    columns = {True: [], False: []}
    for column in resource.columns:
        columns[bool(column.personal)].append(column.attribute)

    answer = exported(desk, ending=ending, columns=columns[False], personal=columns[True], page=page)

    path = tmp_path / f"out.{ending}"
    path.write_bytes(b"".join(answer.streaming_content))
    job = imports.check(imports.receive(kind, path, path.name, by=administrator))
    assert (job.message, job.counts()) == ("", dict.fromkeys(job.counts(), 0))
    assert job.unchanged == resource.kind.objects.count() > 0


def test_sheet_has_its_head_in_sight_and_values_of_their_sort(desk):
    making.make_commendation(collectives=1195, merit_year=2018)

    answer = exported(
        desk, ending="xlsx", columns=["collectives", "households"], page="/admin/trackerapp/commendation/export/"
    )

    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B2")
    assert [[cell.value for cell in row] for row in sheet] == [["Số tập thể", "Số hộ gia đình"], [1195, None]]
    assert answer["Content-Disposition"].startswith('attachment; filename="khen-thuong-')


def test_json_names_the_columns(desk):
    record = making.make_grassroots_model(name="Đường hoa")

    found = json.loads(b"".join(exported(desk, ending="json").streaming_content))

    assert found == [{"Mã số": record.code, "Tên mô hình": "Đường hoa"}]


def test_csv_begins_with_the_mark_by_which_excel_knows_utf_8(desk):
    assert next(iter(exported(desk).streaming_content)).startswith(b"\xef\xbb\xbf")


def test_export_asks_the_same_queries_for_one_row_and_for_three(desk):
    columns = [column.attribute for column in RESOURCES["models"](None).columns if not column.personal]
    place, counted = making.make_van_gia(), []

    for added in (1, 2):
        for _ in range(added):
            making.make_grassroots_model(locality=place)
        with CaptureQueriesContext(connection) as queries:
            b"".join(exported(desk, columns=columns).streaming_content)
        counted.append(len(queries))

    assert counted[0] == counted[1]


def test_first_bytes_come_before_the_rows_are_read(desk, django_assert_num_queries):
    making.make_grassroots_model()
    answer = exported(desk, ending="xlsx")

    with django_assert_num_queries(0):
        first = next(iter(answer.streaming_content))

    assert first.startswith(b"PK")


@pytest.mark.parametrize(("kind", "name"), [("models", "mau-mo-hinh-"), ("organisations", "mau-don-vi")])
def test_template_is_for_those_who_bring_sheets_in(desk, kind, name):
    clerk = signed_in(making.make_staff("an", Role.EDITOR, "everything"))
    importer = making.make_staff("binh", Role.EDITOR, "everything")
    importer.groups.add(making.Group.objects.get_or_create(name=Role.IMPORTER)[0])
    road = reverse("admin:import_template", args=[kind])

    taken = signed_in(importer).get(road)

    assert (clerk.get(road).status_code, taken.status_code, desk.get(road).status_code) == (403, 200, 200)
    assert f'filename="{name}' in taken["Content-Disposition"]
    assert desk.get("/admin/nhap-bang/mau/khong-co.xlsx").status_code == 404
