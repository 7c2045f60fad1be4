"""The register in numbers: every figure is what the list behind it says."""

import csv
import re
from html import unescape

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import override

from tests.making import (
    make_award_type,
    make_citation,
    make_commendation,
    make_commune,
    make_field,
    make_grassroots_model,
    make_level,
    make_old_province,
    make_province,
    make_source,
    make_succession,
    make_van_gia,
    when,
)
from trackerapp import selectors
from trackerapp.models import AwardType, GrassrootsModel
from trackerapp.models.commendation import COUNTED
from trackerapp.selectors.statistics import SECTIONS, Sums

pytestmark = pytest.mark.django_db

NARROWINGS = ["", "tinh=here", "tinh=beyond", "tinh=chua-ro", "nam=2018", "nam=chua-ro", "tinh=here&nam=2018"]
NUMBERS = re.compile(r'<td class="num"[^>]*><a href="([^"]*)">')


@pytest.fixture(scope="module")
def provinces(lasting):
    """The numbers of two provinces, and in them records of every kind of value, known and unknown."""
    place = make_van_gia()
    here, there = place.today.parent, make_province("An Giang", "91")
    parted = make_old_province("Kiên Giang", "91")
    make_succession(parted, there, "part")
    make_succession(parted, here, "part")
    parted.refresh_from_db()
    places = [place, place.parent, here, make_commune("Tân Hiệp", there), there, parted, None]
    add_models(places)
    add_commendations(places)
    return {"here": here.pk, "beyond": there.pk}


def add_models(places):
    fields = [make_field(), make_field("law", name="Pháp luật", name_en="Law")]
    days = [when("2018"), when("19/05/2018"), when("1900"), when("12/2100"), None]
    kinds, statuses = GrassrootsModel.Kind.values, ["", *GrassrootsModel.Status.values]
    made = []
    for number in range(3 * len(places)):
        values = {"status": statuses[number % 5], "started_on": days[number % 5], "kind": kinds[number % 7]}
        made.append(make_grassroots_model(locality=places[number % len(places)], **values))
        made[-1].fields.set(fields[: number % 3])
    for copy, origin in [(1, 0), (2, 1), (3, 0)]:
        made[copy].replicated_from = made[origin]
        made[copy].save()
    make_grassroots_model(replicated_from=make_grassroots_model(state="draft", locality=places[0]))
    for day in (None, when("2019"), when("03/2020")):
        make_citation(source=make_source(published_on=day), grassroots_model=made[0])
    make_citation(source=make_source(state="draft", published_on=when("2021")), grassroots_model=made[0])


def add_commendations(places):
    levels = [make_level(), make_level("H", name="Cấp huyện", name_en="District"), None]
    awards = [make_award_type(group, group=group) for group in AwardType.Group.values]
    counts = [{"collectives": 30, "individuals": 1195}, {"collectives": 0, "total": 9}, {"households": 4}, {}]
    for number in range(4 * len(places)):
        values = {"level": levels[number % 3], "merit_year": [2018, 1945, 2100, None][number % 4]}
        values["award_type"] = [*awards, None][number % 10]
        make_commendation(locality=places[number % len(places)], **values, **counts[number // 7])
    make_commendation(state="draft", locality=places[0], level=levels[0], collectives=7)


def asked(narrowing, provinces):
    for name, pk in provinces.items():
        narrowing = narrowing.replace(name, str(pk))
    return QueryDict(narrowing)


def listed(section, query):
    """The records of the list at ``query``."""
    filterset = section.filterset(QueryDict(query), section.model.objects.published())
    assert filterset.is_valid(), query
    return filterset.qs


def faults_of(section, figure):
    """Each number of ``figure`` that is not what its list says."""
    sums = section.plans[figure.code].column if isinstance(section.plans[figure.code], Sums) else None
    for row in figure.rows:
        summed, counted = (row.numbers[:1], row.numbers[1:]) if sums else ([], row.numbers)
        for number in summed:
            told = [getattr(record, sums) for record in listed(section, number.query)]
            if number.count != (sum(told) if told else None):
                yield row.label, number, told
        yield from ((row.label, number) for number in counted if number.count != listed(section, number.query).count())
    for number in filter(None, [figure.unknown, figure.total]):
        if (number.count or number.query) and number.count != listed(section, number.query).count():
            yield "unknown or total", number


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("narrowing", NARROWINGS)
def test_every_figure_is_what_the_list_behind_it_says(provinces, narrowing, language):
    query = asked(narrowing, provinces)

    with override(language):
        found = {
            figure.code: list(faults_of(section, figure))
            for section, figures in selectors.statistics(query)
            for figure in figures
        }

    assert len(found) == 14
    assert {code: faults for code, faults in found.items() if faults} == {}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_number_is_a_link_to_a_list_of_so_many(client, provinces, language):
    with override(language):
        page = client.get(reverse("statistics_page"))

    shown = re.findall(r'<a href="([^"]*)">([0-9.,]+)</a>\.?(?:</td>|</p>)', page.content.decode())
    for link, number in dict.fromkeys(shown):
        if "=co" not in link:
            count = client.get(unescape(link)).context["page"].paginator.count
            assert count == int(re.sub("[.,]", "", number)), link
    assert len(dict.fromkeys(shown)) > 60


def test_each_kind_of_value_has_its_row(provinces):
    figures = {figure.code: figure for _section, figures in selectors.statistics(QueryDict()) for figure in figures}

    assert [row.label for row in figures["nam"].rows][:3] == ["2100", "2018", "1900"]
    assert [row.label for row in figures["noi"].rows if row.is_name] == ["Khánh Hòa", "An Giang"]
    assert len(figures["loai"].rows) == 7
    assert len(figures["khen-hinh-thuc"].rows) == 10
    assert {row.numbers[0].count for row in figures["nhan-rong"].rows if not row.is_unknown} == {3, 2}
    assert all(figure.rows[-1].is_unknown for code, figure in figures.items() if code != "loai")


def test_a_province_is_parted_into_its_communes(provinces):
    figure = selectors.figure("noi", asked("tinh=here", provinces))

    assert figure.rows[0].label == "Xã Vạn Ninh"
    assert figure.rows[-1].is_unknown
    assert figure.total.query == f"tinh={provinces['here']}"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", [code for section in SECTIONS for code in section.plans])
def test_table_to_take_away_is_that_of_the_page(client, provinces, code, language):
    query = asked("tinh=here", provinces)
    with override(language):
        answer = client.get(reverse("statistics_csv", args=[code]), query)
        figure = selectors.figure(code, query)

    body = answer.getvalue()

    head, *lines = csv.reader(body.decode("utf-8-sig").splitlines())
    assert body.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Type"].startswith("text/csv; charset=utf-8")
    assert len(head) == len(figure.columns) + 2
    counts = [["" if number.count is None else str(number.count) for number in row.numbers] for row in figure.rows]
    assert [line[1:-1] for line in lines] == counts
    assert all(line[-1].startswith("http://testserver/") for line in lines)


def test_every_number_that_is_printed_has_its_figure():
    summed = [plan.column for section in SECTIONS for plan in section.plans.values() if isinstance(plan, Sums)]

    assert summed == COUNTED
