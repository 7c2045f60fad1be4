"""What a list taken away tells of each record, and what it does not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.making import (
    make_commendation,
    make_grassroots_model,
    make_organisation,
    make_recipient,
    make_source,
    when,
)
from trackerapp.spreadsheets import read_from_csv

from .test_downloads import LISTS, file_of, lines_of, objects_of, table_of

pytestmark = pytest.mark.django_db

NAMES = ["=cmd|' /C calc'!A0", "+84 905", "-1", "@x", "Đường hoa “Nụ cười”"]


def test_names_like_formulas_and_accents_come_back_as_they_were(client):
    for name in NAMES:
        make_grassroots_model(name=name)

    table = table_of(client, "grassroots_model_xlsx", "?xep=ten")[1:]
    lines = lines_of(client, "grassroots_model_csv", "?xep=ten")[1:]

    assert {row[1] for row in table} == set(NAMES)
    assert {read_from_csv(row[1]) for row in lines} == set(NAMES)
    assert all(row[1][0] not in "=+-@" for row in lines)


def test_what_is_unknown_is_null_and_a_number_is_a_number(client):
    make_commendation(collectives=0, merit_year=2017, decided_on=when("02/2018"))

    found = objects_of(client, "commendation")[0]
    row = dict(zip(*table_of(client, "commendation_xlsx"), strict=True))

    assert [found[name] for name in ("collectives", "individuals", "merit_year", "decided_on")] == [
        0,
        None,
        2017,
        "2018-02",
    ]
    assert [row[head] for head in ("Tập thể", "Cá nhân", "Năm lập thành tích", "Ngày quyết định")] == [
        0,
        None,
        2017,
        "2018-02",
    ]


def test_file_tells_the_sources_and_where_the_record_is(client):
    made = make_grassroots_model(cited=False)
    source = make_source(title="Nhiều cách làm hay", publisher="Báo A", published_on=when("2019"), url="https://a.vn/1")
    made.citations.create(source=source)
    made.citations.create(source=make_source(state="draft", title="Chưa công bố"))

    found = objects_of(client, "grassroots_model")[0]

    assert found["sources"] == ["Nhiều cách làm hay, Báo A, 2019"]
    assert found["source_addresses"] == ["https://a.vn/1"]
    assert client.get(found["address"], follow=True).context["record"] == made


class TestWhatIsNotPublic:
    """No file holds it."""

    @pytest.mark.parametrize("state", ["draft", "submitted", "returned", "withdrawn"])
    def test_records(self, client, state):
        make_grassroots_model(state=state, cited=False)
        make_commendation(state=state, cited=False)
        make_source(state=state)

        assert [objects_of(client, name) for name in ("grassroots_model", "commendation", "source")] == [[], [], []]

    def test_names_of_persons_without_a_basis(self, client):
        past = timezone.localdate() - timedelta(days=1)
        given = make_commendation()
        basis = {"basis": "consent", "basis_document": "x"}
        make_recipient(given, kind="individual", name="Nguyễn Thị Kín")
        make_recipient(given, kind="individual", name="Trần Văn Hết", basis_until=past, **basis)
        make_recipient(given, kind="individual", name="Lê Thị Mở", **basis)
        make_grassroots_model(runner_kind="household", runner_name="Hộ ông Kín")

        assert objects_of(client, "commendation")[0]["recipients"] == ["Lê Thị Mở"]
        assert objects_of(client, "grassroots_model")[0]["runner_name"] is None

    def test_ties_to_records_that_are_not(self, client):
        hidden = make_grassroots_model(state="draft", cited=False)
        made = make_grassroots_model(replicated_from=hidden)
        given = make_commendation()
        given.grassroots_models.set([made, hidden])

        assert objects_of(client, "grassroots_model")[0]["replicated_from"] is None
        assert objects_of(client, "commendation")[0]["grassroots_models"] == [made.code]

    def test_notes_for_staff(self, client):
        make_grassroots_model(staff_note="Gọi anh Ba")
        make_organisation(staff_note="Gọi anh Ba")

        for name in LISTS:
            assert "anh Ba" not in file_of(client, f"{name}_json").decode()
