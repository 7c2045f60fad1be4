"""The tree of places worked out in memory."""

from datetime import date

from trackerapp.atlas import Unit, heirs, settle

ENDED = date(2025, 6, 30)


def unit(pk, name, parent=None, ended=True):
    return Unit(pk, parent, "xã", name, ENDED if ended else None, 0, 0, "", None)


def tree(*units):
    return {each.pk: each for each in units}


def test_heirs_of_a_district_are_those_of_its_communes():
    units = tree(
        unit(1, "huyện"), unit(2, "a", 1), unit(3, "b", 1), unit(8, "x", ended=False), unit(9, "y", ended=False)
    )

    assert heirs(units, [(2, 8), (3, 9)])[1] == {8, 9}


def test_unit_without_successors_has_no_heirs():
    assert heirs(tree(unit(1, "a")), [])[1] == frozenset()


def test_circle_of_successions_comes_to_an_end():
    assert heirs(tree(unit(1, "a"), unit(2, "b")), [(1, 2), (2, 1)])[1] == frozenset()


def test_holder_is_the_lowest_unit_of_today_that_holds_all():
    units = tree(
        unit(1, "tỉnh", ended=False),
        unit(2, "x", 1, ended=False),
        unit(3, "y", 1, ended=False),
        unit(4, "a"),
        unit(5, "b"),
    )

    places = {place.unit.pk: place.today_id for place in settle(units, [(4, 2), (4, 3), (5, 3)], by=str.encode)}

    assert (places[4], places[5], places[3]) == (1, 3, 3)


def test_walk_numbers_a_unit_before_what_lies_below_it():
    units = tree(unit(1, "b"), unit(2, "a"), unit(3, "d", 2), unit(4, "c", 2))

    places = {place.unit.name: (place.position, place.last) for place in settle(units, [], by=str.encode)}

    assert places == {"a": (1, 3), "c": (2, 2), "d": (3, 3), "b": (4, 4)}
