"""What a reader types, found again in a text as it is printed."""

import pytest

from trackerapp.text.query import Query, marked


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("mdrak", ["M", "Đrắk"]),
        ("mdr", ["M", "Đrắk"]),
        ("m drak", ["M", "Đrắk"]),
        ("huyen mdrak", ["huyện", "M", "Đrắk"]),
        ("drak", ["Đrắk"]),
        ("hleo", []),
    ],
)
def test_word_with_an_apostrophe_is_marked_however_it_is_typed(words, marks):
    assert [piece for piece, is_hit in marked("huyện M'Đrắk", Query.parse(words)) if is_hit] == marks
