"""Two people who write places at the same moment: each numbers a tree in which the other's unit stands."""

import pytest
from django.db import transaction

from tests.making import make_commune, make_province
from trackerapp.models import Locality

pytestmark = pytest.mark.django_db(transaction=True)

A_WHILE = 2
"""Seconds; long enough for a writer whom nothing holds back."""


def numbers():
    return list(Locality.objects.values_list("name", "position", "last"))


def test_second_writer_waits_for_the_first_and_numbers_both_units(meanwhile):
    province = make_province()

    with transaction.atomic():
        make_commune("Vạn Ninh", province)
        second_is_done = meanwhile(lambda: make_commune("Ba Ngòi", province))
        has_waited = not second_is_done.wait(A_WHILE)
    second_is_done.wait()

    assert has_waited
    assert numbers() == [("Khánh Hòa", 1, 3), ("Ba Ngòi", 2, 2), ("Vạn Ninh", 3, 3)]


def test_writer_of_many_places_holds_the_tree_from_the_first_on(meanwhile):
    province = make_province()

    with Locality.objects.settled():
        second_is_done = meanwhile(lambda: make_commune("Ba Ngòi", province))
        has_waited = not second_is_done.wait(A_WHILE)
        make_commune("Vạn Ninh", province)
    second_is_done.wait()

    assert has_waited
    assert numbers() == [("Khánh Hòa", 1, 3), ("Ba Ngòi", 2, 2), ("Vạn Ninh", 3, 3)]
