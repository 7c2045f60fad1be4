"""The API tells what the pages show, as described: lists, records, parts, languages, and what goes wrong."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from drf_spectacular.drainage import GENERATOR_STATS

from tests.making import (
    make_citation,
    make_commendation,
    make_grassroots_model,
    make_level,
    make_recipient,
    make_source,
    make_user,
    make_van_gia,
    when,
)
from trackerapp.api import describing
from trackerapp.models import Source

from .full import CONSENT, another, full_register

pytestmark = pytest.mark.django_db

LISTS = ["models", "commendations", "places", "organisations", "sources"]
LETTERS = dict(zip(LISTS, ["MH", "KT", "DP", "TC", "N"], strict=True))


def told(client, path, status=200, **options):
    answer = client.get(f"/api/v1/{path}", **options)
    assert answer.status_code == status, answer.content.decode()
    return json.loads(answer.content)


def record_of(client, kind, number, query=""):
    return told(client, f"{kind}/{LETTERS[kind]}-{number:02}/{query}")


def texts_in(value):
    """Every text in an answer."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts_in(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts_in(each)]
    return [value] if isinstance(value, str) else []


class TestRecord:
    def test_says_of_each_value_who_states_it(self, client):
        source = make_source(publisher="Báo Khánh Hòa", published_on=when("02/2019"))
        model = make_grassroots_model(name="Nụ cười", status="new", cited=False)
        make_citation(grassroots_model=model, source=source, paragraph=8, quote="Nụ cười", supports=["name"])

        found = record_of(client, "models", model.pk)

        assert (found["code"], found["name"], found["place"]) == (f"MH-{model.pk:02}", "Nụ cười", None)
        known = found["certainty"]
        assert (known["name"], known["status"], known["place"]) == ("stated", "placed", "unknown")
        (passage,) = found["citations"]
        assert (passage["where"], passage["words"], passage["supports"]) == ("đoạn 8", "Nụ cười", ["name"])
        assert (passage["source"]["code"], passage["source"]["published_on"]) == (f"N-{source.pk:02}", "2019-02")

    @pytest.mark.parametrize("day", ["2018", "09/2018", "02/09/2018"])
    def test_writes_days_as_far_as_they_are_known(self, client, day):
        model = make_grassroots_model(started_on=when(day))

        assert record_of(client, "models", model.pk)["started_on"] == "-".join(reversed(day.split("/")))

    def test_has_its_place_then_and_now(self, client):
        place = make_van_gia()
        given = make_commendation(locality=place)

        found = record_of(client, "commendations", given.pk)["place"]

        assert found["then"]["name"] == "Thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa"
        assert [unit["name"] for unit in found["now"]] == ["Xã Vạn Ninh, tỉnh Khánh Hòa"]

    def test_gives_unknown_as_null_and_nought_as_nought(self, client):
        given = make_commendation(collectives=0)

        found = record_of(client, "commendations", given.pk)

        assert (found["collectives"], found["individuals"], found["merit_year"]) == (0, None, None)

    def test_names_only_whom_the_law_lets_be_named(self, client):
        given = make_commendation()
        make_recipient(given, name="Chi bộ thôn 2")
        make_recipient(given, kind="individual", name="Trần Văn Bảy", title="Bí thư", **CONSENT)
        make_recipient(given, kind="individual", name="Lê Thị Kín", title="Trưởng thôn")

        found = record_of(client, "commendations", given.pk)

        assert [each["name"] for each in found["recipients"]] == ["Chi bộ thôn 2", "Trần Văn Bảy"]
        assert found["unnamed"] == 1
        assert not {"Lê Thị Kín", "Trưởng thôn"} & set(texts_in(found))

    def test_keeps_the_words_to_itself_on_which_an_erased_name_stood(self, client):
        given = make_commendation()
        person = make_recipient(given, kind="individual", name="", erased_on=date(2026, 5, 12))
        make_citation(recipient=person, quote="Lê Thị Kín", supports=["name"])

        (found,) = record_of(client, "commendations", given.pk)["recipients"]

        assert found == {
            "kind": {"code": "individual", "name": "cá nhân"},
            "name": None,
            "is_erased": True,
            "title": None,
            "organisation": None,
            "citations": [],
        }

    def test_keeps_silent_of_an_origin_that_is_not_public(self, client):
        origin = make_grassroots_model(state="draft", name="Gốc kín")
        model = make_grassroots_model(replicated_from=origin, adaptation="Đổi hũ", cited=False)
        make_citation(grassroots_model=model, supports=["name", "replicated_from"])

        found = record_of(client, "models", model.pk)

        assert (found["replicated_from"], found["adaptation"]) == (None, None)
        assert (found["certainty"]["replicated_from"], found["citations"][0]["supports"]) == ("unknown", ["name"])

    def test_leads_to_its_page_and_to_itself(self, client):
        model = make_grassroots_model(name="Nụ cười")

        found = record_of(client, "models", model.pk)

        assert found["page_address"] == f"http://testserver{model.get_absolute_url()}"
        assert found["address"] == f"http://testserver/api/v1/models/MH-{model.pk:02}/"

    def test_is_told_in_english_when_asked_by_parameter_or_by_header(self, client):
        model = make_grassroots_model(kind="club")

        names = [
            record_of(client, "models", model.pk)["kind"]["name"],
            record_of(client, "models", model.pk, "?lang=en")["kind"]["name"],
            told(client, f"models/MH-{model.pk}/", headers={"Accept-Language": "en-GB,vi;q=0.5"})["kind"]["name"],
        ]

        assert names == ["câu lạc bộ", "club", "club"]

    @pytest.mark.parametrize("state", ["draft", "submitted", "returned", "withdrawn"])
    def test_that_is_not_public_is_not_there(self, client, state):
        model, given, source = (make(state=state) for make in (make_grassroots_model, make_commendation, make_source))

        for kind, record in (("models", model), ("commendations", given), ("sources", source)):
            assert told(client, f"{kind}/{LETTERS[kind]}-{record.pk}/", 404)["status"] == 404
            assert told(client, f"{kind}/?limit=100")["results"] == [] or kind == "sources"

    def test_of_a_source_shows_the_documents_that_it_cites(self, client):
        full_register()
        source = Source.objects.get(citations__directive__isnull=False)

        (found,) = record_of(client, "sources", source.pk)["directives"]

        assert found["number"] == f"{found['number'].partition('-')[0]}-CT/TW"


class TestList:
    def test_begins_with_the_newest_and_leads_through_all_of_them_once(self, client):
        made = [make_grassroots_model().pk for _ in range(5)]

        seen = list(self.codes(client, "models/?limit=2"))

        assert seen == [f"MH-{pk:02}" for pk in reversed(made)]

    def test_goes_on_where_it_was_though_a_record_came_in_between(self, client):
        first, second = make_grassroots_model(), make_grassroots_model()
        following = told(client, "models/?limit=1")["next"].partition("/api/v1/")[2]
        make_grassroots_model()

        found = told(client, following)["results"]

        assert [each["code"] for each in found] == [f"MH-{first.pk:02}"], second

    @pytest.mark.parametrize("query", ["loai=club", "nam=2018", "nam=chua-ro", "q=hu+gao", "loai=club&loai=forum"])
    def test_is_narrowed_as_the_page_is(self, client, query):
        make_grassroots_model(name="Hũ gạo", kind="club", started_on=when("2018"))
        make_grassroots_model(name="Heo đất", kind="forum")
        make_grassroots_model(name="Nụ cười")

        found = told(client, f"models/?{query}")["results"]

        shown = client.get(f"/mo-hinh/?{query}&xep=moi").context["page"].object_list
        assert [each["code"] for each in found] == [record.code for record in shown] != []

    def test_of_commendations_takes_several_choices_of_a_facet(self, client):
        for level in (make_level(), make_level("H", name="Cấp huyện", name_en="District"), None):
            make_commendation(level=level)

        found = told(client, "commendations/?cap=T&cap=H")["results"]
        parameters = describing.description("vi")["paths"]["/api/v1/commendations/"]["get"]["parameters"]

        assert sorted(each["level"]["code"] for each in found) == ["H", "T"]
        several = [each["name"] for each in parameters if each["schema"]["type"] == "array"]
        assert several == ["hinh_thuc", "cap", "so"]

    @pytest.mark.parametrize(
        ("query", "name"),
        [
            ("nam=18", "nam"),
            ("nam=2018&nam=2019", "nam"),
            ("loai=x", "loai"),
            ("noi=x", "noi"),
            ("tinh=999999", "tinh"),
            ("q=" + "a" * 201, "q"),
            ("q=%00", "q"),
            ("xep=hop", "xep"),
            ("xep=x", "xep"),
            ("page=2", "page"),
            ("state=draft", "state"),
            ("staff_note__contains=a", "staff_note__contains"),
            ("limit=0", "limit"),
            ("limit=101", "limit"),
            ("limit=%D9%A3", "limit"),
            ("after=1", "after"),
            ("after=MQ:abc", "after"),
            ("lang=fr", "lang"),
        ],
    )
    def test_names_what_it_does_not_understand(self, client, query, name):
        problem = told(client, f"models/?{query}", 400)

        assert [each["name"] for each in problem["parameters"]] == [name]
        assert problem["parameters"][0]["message"]

    def test_takes_no_cursor_of_another_list(self, client):
        for _ in range(2):
            make_grassroots_model()
        cursor = told(client, "models/?limit=1")["next"].partition("after=")[2]

        assert told(client, f"sources/?after={cursor}", 400)["parameters"][0]["name"] == "after"

    @pytest.mark.parametrize("order", ["moi", "nam", "ten", "noi"])
    def test_of_models_comes_in_the_order_of_the_page_part_by_part(self, client, order):
        place = make_van_gia()
        made = [("Bê", "2018", place), ("An", None, None), ("Bê", "2018", None), ("Đê", "2019", place)]
        for name, year, where in made:
            make_grassroots_model(name=name, started_on=when(year) if year else None, locality=where)

        shown = client.get(f"/mo-hinh/?xep={order}").context["page"].object_list
        assert list(self.codes(client, f"models/?xep={order}&limit=1")) == [record.code for record in shown]

    @pytest.mark.parametrize("order", ["moi", "nam", "noi"])
    def test_of_commendations_comes_in_the_order_of_the_page_part_by_part(self, client, order):
        place = make_van_gia()
        made = [(2018, "2019", None), (None, None, place), (2018, "2020", place), (2018, "2019", None)]
        for year, day, where in made:
            make_commendation(merit_year=year, decided_on=when(day) if day else None, locality=where)

        shown = client.get(f"/khen-thuong/?xep={order}").context["page"].object_list
        assert list(self.codes(client, f"commendations/?xep={order}&limit=1")) == [record.code for record in shown]

    def codes(self, client, path):
        """The codes of a whole list, part by part."""
        while path:
            part = told(client, path)
            yield from (each["code"] for each in part["results"])
            path = part["next"] and part["next"].partition("/api/v1/")[2]

    def test_of_commendations_names_whom_the_law_lets_be_named(self, client):
        given = make_commendation()
        make_recipient(given, kind="individual", name="Trần Văn Bảy", **CONSENT)
        make_recipient(given, kind="individual", name="Lê Thị Kín")

        (found,) = told(client, "commendations/")["results"]

        assert ([each["name"] for each in found["recipients"]], found["unnamed"]) == (["Trần Văn Bảy"], 1)
        assert "Lê Thị Kín" not in texts_in(found)

    @pytest.mark.once
    @pytest.mark.parametrize("kind", LISTS)
    def test_asks_the_same_queries_for_one_row_and_for_three(self, client, kind):
        words = full_register()
        for_one = self.queries(client, f"/api/v1/{kind}/")
        another(words)
        another(words)

        assert self.queries(client, f"/api/v1/{kind}/") == for_one <= 14

    def test_record_asks_the_same_queries_for_more_of_what_belongs_to_it(self, client):
        _model, given = another(full_register())
        address = f"/api/v1/commendations/{given.code}/"
        for_few = self.queries(client, address)
        for number in range(3):
            make_citation(recipient=make_recipient(given, name=f"Chi bộ thôn {number}"), supports=["name"])

        assert self.queries(client, address) == for_few

    def queries(self, client, address):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)


class TestManners:
    def test_what_is_known_is_not_sent_again_until_something_changes(self, client):
        model = make_grassroots_model()
        tag = client.get("/api/v1/models/")["ETag"]
        again = client.get("/api/v1/models/", headers={"If-None-Match": tag})
        model.name = "Tên khác"
        model.save()

        fresh = client.get("/api/v1/models/", headers={"If-None-Match": tag})

        assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
        assert (fresh.status_code, fresh["ETag"] != tag) == (200, True)
        assert (fresh["Cache-Control"], fresh["Vary"]) == ("no-cache", "Accept-Language, Accept-Encoding")

    def test_each_language_has_a_tag_of_its_own(self, client):
        tags = {client.get("/api/v1/models/", headers={"Accept-Language": code})["ETag"] for code in ("vi", "en")}

        assert len(tags) == 2

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_only_reading_is_allowed(self, method):
        answer = getattr(Client(enforce_csrf_checks=True), method)("/api/v1/models/")

        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert answer["Content-Type"] == "application/problem+json"

    def test_pages_of_other_sites_may_read_and_ask_whether_they_may(self, client):
        read, asked = client.get("/api/v1/models/"), client.options("/api/v1/models/")

        assert read["Access-Control-Allow-Origin"] == asked["Access-Control-Allow-Origin"] == "*"
        assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
        assert not read.has_header("Access-Control-Allow-Credentials")

    def test_answers_in_plain_utf8_whatever_a_browser_would_rather_have(self, client):
        make_grassroots_model(name="Hũ gạo tình thương")

        answer = client.get("/api/v1/models/", headers={"Accept": "text/html"})

        assert (answer["Content-Type"], "Hũ gạo tình thương" in answer.content.decode()) == ("application/json", True)

    def test_who_asks_too_often_is_told_when_to_come_again(self, client, settings):
        settings.SEARCHES_PER_MINUTE = 2

        answers = [client.get("/api/v1/sources/", REMOTE_ADDR="192.0.2.77") for _ in range(3)]

        assert [answer.status_code for answer in answers] == [200, 200, 429]
        problem = json.loads(answers[2].content)
        assert (answers[2]["Retry-After"], problem["status"]) == ("60", 429)

    @pytest.mark.parametrize("path", ["khong-co/", "models/MH-999/", "models/KT-1/", "models/MH-" + "9" * 5000 + "/"])
    def test_what_is_not_there_is_told_in_json(self, client, path):
        assert told(client, path, 404)["title"] == "Không có dòng hoặc địa chỉ này."

    def test_a_fault_is_told_in_json_and_tells_nothing(self, monkeypatch):
        def breaks(*_):
            raise RuntimeError("mật")

        monkeypatch.setattr("trackerapp.api.endpoints.narrowed", breaks)

        answer = Client(raise_request_exception=False).get("/api/v1/models/?lang=en")

        assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
        assert "mật" not in answer.content.decode()

    def test_more_parameters_than_anybody_sends_are_refused_in_json(self, client):
        answer = client.get("/api/v1/models/?" + "&".join(f"a{number}=1" for number in range(2100)))

        assert (answer.status_code, json.loads(answer.content)["status"]) == (400, 400)

    def test_who_is_signed_in_gets_no_more(self, client):
        model = make_grassroots_model(state="draft")
        client.force_login(make_user(is_superuser=True))

        assert told(client, f"models/MH-{model.pk}/", 404)


class TestDescription:
    def test_is_made_without_a_warning(self):
        GENERATOR_STATS.reset()
        describing.description.cache_clear()

        describing.description("vi")

        assert not GENERATOR_STATS

    @pytest.mark.parametrize("language", ["vi", "en"])
    def test_says_of_every_field_and_parameter_what_it_is(self, client, language):
        found = json.loads(client.get(f"/api/openapi.json?lang={language}").content)

        parameters = [each for path in found["paths"].values() for each in path["get"]["parameters"]]
        fields = [each for kind in found["components"]["schemas"].values() for each in kind["properties"].values()]
        fields += [each for field in fields for each in field.get("properties", {}).values()]
        assert [each for each in [*parameters, *fields] if not each.get("description")] == []
        assert len(fields) > 150

    def test_says_what_each_value_of_a_choice_means_and_offers_no_order_by_nearness(self):
        parameters = describing.description("vi")["paths"]["/api/v1/commendations/"]["get"]["parameters"]
        (order,) = (each for each in parameters if each["name"] == "xep")

        assert order["schema"]["enum"] == ["nam", "moi", "noi"]
        assert order["description"].endswith(": nam (Năm lập thành tích), moi (Mới vào sổ), noi (Địa phương)")

    @pytest.mark.parametrize(("address", "words"), [("/api/", "Bắt đầu thế nào"), ("/en/api/", "How to begin")])
    def test_is_a_page_that_needs_nothing_from_elsewhere(self, client, address, words):
        page = client.get(address).content.decode()

        assert words in page
        assert "/api/v1/commendations/KT-{number}/" in page
        assert page.count("<script") == page.count("application/ld+json") + page.count("/trackerapp/so.js")

    def test_front_leads_to_every_list(self, client):
        lists = told(client, "")["lists"]

        assert set(lists) == set(LISTS)
        assert all(client.get(address).status_code == 200 for address in lists.values())
