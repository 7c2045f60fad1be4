"""Numbers of receipts: a slip is caught, and what looks alike is understood."""

import pytest

from trackerapp.text.receipts import LETTERS, make, read

NUMBER = "GY-7K3M-9QXT-H4CQ"


def test_numbers_are_never_the_same_and_can_be_read():
    made = {make() for _ in range(500)}

    assert len(made) == 500
    assert {read(number) for number in made} == made


@pytest.mark.parametrize("typed", ["gy-7k3m-9qxt-h4cq", " 7K3M9QXTH4CQ ", "GY 7K3M 9QXT H4CQ", "gy.7k3m.9qxt.h4cq"])
def test_number_is_read_however_it_is_written(typed):
    assert read(typed) == NUMBER


def test_letter_that_looks_like_another_is_taken_for_it():
    written = next(number for number in iter(make, "") if "5" in number and "8" in number)

    assert read(written.replace("5", "S").replace("8", "B")) == written


def test_every_wrong_letter_is_caught():
    bare = NUMBER.removeprefix("GY-").replace("-", "")

    wrong = [bare[:at] + char + bare[at + 1 :] for at in range(len(bare)) for char in LETTERS if char != bare[at]]

    assert {read(each) for each in wrong} == {None}


def test_two_letters_that_changed_places_are_caught():
    bare = NUMBER.removeprefix("GY-").replace("-", "")

    swapped = [bare[:at] + bare[at + 1] + bare[at] + bare[at + 2 :] for at in range(len(bare) - 2)]

    assert {read(each) for each in swapped} == {None}


@pytest.mark.parametrize(
    "typed", ["", "GY", "x" * 5000, "GY-7K3M-9QXT", "GY-0000-1111-OOOO", "١٢٣٤٥٦٧٨٩", "\0", "12/QĐ-UBND"]
)
def test_what_is_no_number_is_none(typed):
    assert read(typed) is None
