"""A list taken away holds what the list counts, in its order, and nothing that the pages do not show."""

import csv
import json
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests.making import (
    make_commendation,
    make_field,
    make_grassroots_model,
    make_organisation,
    make_recipient,
    make_source,
    make_van_gia,
)
from trackerapp.models import GrassrootsModel
from trackerapp.spreadsheets import GRASSROOTS_MODELS

pytestmark = pytest.mark.django_db

LISTS = ["grassroots_model", "commendation", "locality", "organisation", "source"]


def file_of(client, name, query=""):
    answer = client.get(reverse(name) + query)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def objects_of(client, name, query=""):
    return json.loads(file_of(client, f"{name}_json", query))


def table_of(client, name, query=""):
    return [
        list(row) for row in load_workbook(BytesIO(file_of(client, name, query))).active.iter_rows(values_only=True)
    ]


def lines_of(client, name, query=""):
    return list(csv.reader(file_of(client, name, query).decode("utf-8-sig").splitlines(keepends=True)))


@pytest.fixture(scope="module")
def last_of_28(lasting):
    """The last of twenty-eight models of two kinds, beside a record of every other sort."""
    place, field = make_van_gia(), make_field()
    body = make_organisation(locality=place)
    for number in range(28):
        made = make_grassroots_model(
            name=f"Mô hình {number:02}", kind="club" if number < 5 else "model", locality=place, organisation=body
        )
        made.fields.add(field)
    make_commendation(issued_by=body, locality=place, collectives=30).grassroots_models.add(made)
    GrassrootsModel.objects.exclude(pk=made.pk).earliest("pk").replicas.set([made])
    return made.pk


@pytest.fixture
def register(last_of_28):
    return GrassrootsModel.objects.get(pk=last_of_28)


@pytest.mark.parametrize("query", ["", "?loai=club", "?q=hinh+03", "?xep=ten&page=2", "?nam=chua-ro&noi=chua-ro"])
def test_file_holds_what_the_list_counts(client, register, query):
    listed = client.get(reverse("grassroots_model_list") + query).context["page"].paginator

    numbers = [each["address"] for each in objects_of(client, "grassroots_model", query)]

    assert [int(address.split("/")[-2]) for address in numbers] == [record.pk for record in listed.object_list]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("query", ["", "?q=van"])
def test_every_list_is_the_same_in_each_format(client, register, name, query):
    objects = objects_of(client, name, query)
    table, lines = table_of(client, f"{name}_xlsx", query), lines_of(client, f"{name}_csv", query)

    page = client.get(reverse(f"{name}_list") + query).context
    listed = page["page"].paginator.count if "page" in page else len(page["provinces"])
    assert listed == len(objects) == len(table) - 1 == len(lines) - 1
    assert [len(row) for row in (table[0], lines[0])] == [len(objects[0])] * 2 if objects else True


def test_heads_and_words_are_in_the_language_of_the_page(client, register):
    vietnamese, english = lines_of(client, "grassroots_model_csv"), None
    answer = client.get("/en/models/download.csv")
    english = list(csv.reader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()))

    assert [row[1:4] for row in (vietnamese[0], english[0])] == [
        ["Tên", "Loại", "Lĩnh vực"],
        ["Name", "Kind", "Fields"],
    ]
    assert [row[3] for row in (vietnamese[1], english[1])] == ["Y tế", "Health"]
    assert english[1][-1].startswith("http://testserver/en/models/")


def test_places_stand_as_they_were_and_as_they_are(client, register):
    found = objects_of(client, "grassroots_model")[0]

    assert found["place_then"] == "Thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa"
    assert found["place_today"] == ["Xã Vạn Ninh, tỉnh Khánh Hòa"]


def test_record_withdrawn_while_the_file_is_read_is_left_out(client, register):
    pieces = client.get(reverse("grassroots_model_json")).streaming_content
    next(pieces)
    register.state, register.state_reason = "withdrawn", "Nhầm"
    register.save()

    assert len(json.loads(b"[" + b"".join(pieces))) == 27


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json"])
def test_a_value_that_is_not_understood_is_said(client, register, ending):
    answer = client.get(reverse(f"grassroots_model_{ending}"), {"linh_vuc": "x", "loai": "club"})

    assert answer.status_code == 400
    assert "Sổ không có lựa chọn này" in answer.content.decode()
    assert f"{reverse('grassroots_model_list')}?linh_vuc=x&amp;loai=club" in answer.content.decode()


def test_the_page_links_to_the_same_list_in_three_formats(client, register):
    page = client.get("/mo-hinh/?page=2&xem=bang&xep=ten&nam=&loai=model&loai=club&q=mo+hinh").content.decode()

    for ending in ("xlsx", "csv", "json"):
        assert f'href="/mo-hinh/tai-ve.{ending}?q=mo+hinh&amp;loai=club&amp;loai=model&amp;xep=ten"' in page


def test_file_is_called_after_its_list_and_day(client, register):
    head = client.head(reverse("grassroots_model_xlsx"))

    assert head["Content-Disposition"] == f'attachment; filename="mo-hinh-{timezone.localdate()}.xlsx"'
    assert 'rel="license"' in head["Link"]
    assert head["X-Robots-Tag"] == "noindex"


def test_files_count_as_searches(client, settings):
    settings.SEARCHES_PER_MINUTE = 2

    answers = [client.get("/mo-hinh/tai-ve.csv", REMOTE_ADDR="203.0.113.77").status_code for _ in range(3)]

    assert answers == [200, 200, 429]


def queries(client, name):
    with CaptureQueriesContext(connection) as asked:
        file_of(client, f"{name}_csv")
    return len(asked)


@pytest.mark.parametrize("name", LISTS)
def test_a_chunk_is_read_by_the_same_queries_whatever_it_holds(client, register, name):
    make_source(locality=register.locality)
    before = queries(client, name)
    make_source(locality=make_organisation("Hội Nông dân", locality=register.locality).locality)
    given = make_commendation(locality=register.locality)
    make_recipient(given, organisation=register.organisation)
    given.grassroots_models.add(make_grassroots_model(locality=register.locality, replicated_from=register))

    assert queries(client, name) == before
    assert before <= 10


def test_the_order_is_kept_over_chunks(client, register, monkeypatch):
    monkeypatch.setattr("trackerapp.spreadsheets.table.CHUNK", 10)

    names = [each["name"] for each in objects_of(client, "grassroots_model", "?xep=ten")]

    assert names == [f"Mô hình {number:02}" for number in range(28)]


def test_columns_have_one_key_each():
    assert len(set(GRASSROOTS_MODELS.keys)) == len(GRASSROOTS_MODELS.keys) == len(GRASSROOTS_MODELS.head)
