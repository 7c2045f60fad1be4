"""Lists ask the database as often for three rows as for one."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.making import (
    make_citation,
    make_commendation,
    make_field,
    make_grassroots_model,
    make_organisation,
    make_photo,
    make_recipient,
    make_source,
    make_van_gia,
    when,
)

pytestmark = [pytest.mark.once, pytest.mark.django_db]

ADDRESSES = {
    "/": 33,
    "/mo-hinh/": 19,
    "/mo-hinh/?xem=bang&xep=noi": 19,
    "/mo-hinh/?q=mo+hinh&loai=model&linh_vuc=health": 29,
    "/khen-thuong/?q=bang+khen": 28,
    "/nguon/?q=bao": 8,
    "/tim/?q=van": 45,
    "/khen-thuong/": 20,
    "/dia-phuong/": 8,
    "/dia-phuong/?q=van": 14,
    "/to-chuc/": 4,
    "/nguon/": 4,
    "/so-lieu/": 24,
    "/so-lieu/?nam=2018": 26,
    "/so-lieu/?tinh=chua-ro": 26,
    "/so-lieu/linh-vuc.csv": 3,
}


def add(place, field):
    """A model, a commendation and a source, with all that lists show of them."""
    body = make_organisation(f"Hội {make_source().pk}", locality=place)
    grassroots_model = make_grassroots_model(locality=place, organisation=body, status="new", started_on=when("2018"))
    grassroots_model.fields.add(field)
    make_citation(grassroots_model=grassroots_model, source=make_source(locality=place), supports=["status"])
    make_photo(grassroots_model)
    commendation = make_commendation(locality=place, issued_by=body, collectives=3)
    make_recipient(commendation, organisation=body)
    commendation.grassroots_models.add(grassroots_model)
    return grassroots_model


def queries(client, address):
    """How often ``address`` asks the database when nothing was kept of other pages."""
    for name in ("editions", "pages"):
        caches[name].clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_lists_ask_the_same_queries_for_one_row_and_for_three(client):
    place, field = make_van_gia(), make_field()
    add(place, field)
    for_one = {address: queries(client, address) for address in ADDRESSES}
    add(place, field)
    add(place, field)

    for_three = {address: queries(client, address) for address in ADDRESSES}

    assert for_three == for_one
    assert {address: asked for address, asked in for_three.items() if asked > ADDRESSES[address]} == {}


def test_statistics_of_a_province_ask_the_same_queries_for_more_records(client):
    place, field = make_van_gia(), make_field()
    address = f"/so-lieu/?tinh={place.today.parent_id}"
    add(place, field)
    for_one = queries(client, address)
    add(place, field)

    assert queries(client, address) == for_one


def test_page_of_a_model_asks_the_same_queries_with_more_around_it(client):
    place, field = make_van_gia(), make_field()
    grassroots_model = add(place, field)
    add(place, field)
    for_one = queries(client, grassroots_model.get_absolute_url())
    add(place, field)

    assert queries(client, grassroots_model.get_absolute_url()) == for_one


def test_lineage_is_read_by_generations(client):
    record = make_grassroots_model()
    make_grassroots_model(replicated_from=record)
    for_one = queries(client, record.get_absolute_url())
    make_grassroots_model(replicated_from=record)
    make_grassroots_model(replicated_from=record)

    assert queries(client, record.get_absolute_url()) == for_one


def test_page_of_an_organisation_asks_the_same_queries_for_more_records(client):
    place, field = make_van_gia(), make_field()
    body = add(place, field).organisation
    make_grassroots_model(organisation=make_organisation("Chi hội 1", parent=body, locality=place))
    for_one = queries(client, body.get_absolute_url())
    make_grassroots_model(organisation=make_organisation("Chi hội 2", parent=body, locality=place))
    make_grassroots_model(organisation=body, locality=place)
    make_recipient(make_commendation(issued_by=body, locality=place), organisation=body)

    assert queries(client, body.get_absolute_url()) == for_one


def test_page_of_a_commendation_asks_the_same_queries_for_more_around_it(client):
    place, field = make_van_gia(), make_field()
    body = add(place, field).organisation
    first, *_others = [make_commendation(issued_by=body, merit_year=2017, locality=place) for _number in range(2)]
    for_one = queries(client, first.get_absolute_url())
    make_commendation(issued_by=body, merit_year=2017, locality=place)

    assert queries(client, first.get_absolute_url()) == for_one


def test_page_of_a_place_asks_the_same_queries_for_more_records(client):
    place, field = make_van_gia(), make_field()
    add(place, field)
    for_one = queries(client, place.parent.get_absolute_url())
    add(place, field)

    assert queries(client, place.parent.get_absolute_url()) == for_one


def test_page_of_a_source_asks_the_same_queries_for_more_records(client):
    source = make_source()
    make_citation(source=source, grassroots_model=make_grassroots_model())
    make_citation(source=source, commendation=make_commendation())
    for_two = queries(client, source.get_absolute_url())
    make_citation(source=source, grassroots_model=make_grassroots_model())
    make_citation(source=source, commendation=make_commendation())

    assert queries(client, source.get_absolute_url()) == for_two
