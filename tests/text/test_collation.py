from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trackerapp.text.collation import person_sort_key, sort_key
from trackerapp.text.folding import clean

quick = settings(derandomize=True, max_examples=200, deadline=None)

LETTERS = list("aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz")
PUBLISHED = (
    "a à á ác ai an anh áo ăn ân âu ba bà bả bã bá bạ bác bạc bài ban bàn bản bán bạn băng bằng bắt bân"
    " ca cà cá các cam cao căn cần cha chà chị cho co có da dạ dân đa đà đá đạ đại đan đàn đắk đất đi"
    " ga gà già giả giá"
)
SYLLABLES = PUBLISHED.split()
PROVINCES = [
    *["An Giang", "Bà Rịa – Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre"],
    *["Bình Dương", "Bình Định", "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng"],
    *["Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam"],
    *["Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hậu Giang", "Hòa Bình", "Hồ Chí Minh", "Hưng Yên"],
    *["Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Long An"],
    *["Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình", "Quảng Nam"],
    *["Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh", "Thái Bình"],
    *["Thái Nguyên", "Thanh Hóa", "Thừa Thiên Huế", "Tiền Giang", "Trà Vinh", "Tuyên Quang", "Vĩnh Long"],
    *["Vĩnh Phúc", "Yên Bái"],
]


@pytest.mark.parametrize("ordered", [LETTERS, SYLLABLES, PROVINCES], ids=["letters", "syllables", "provinces"])
def test_dictionary_order(ordered):
    assert all(sort_key(first) < sort_key(second) for first, second in pairwise(ordered))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ba Vì", "Bà Rịa"),
        ("Ba", "Ba Vì"),
        ("Phường 2", "Phường 10"),
        ("Phường 10", "Phường Đúc"),
        ("Tổ 1", "Tổ 1A"),
        ("500 cây xanh", "1.000 cây xanh"),
        ("“Nụ cười”", "Ước mơ"),
        ("đá", "e"),
        ("z", "жук"),
    ],
)
def test_the_first_name_stands_before_the_second(first, second):
    assert sort_key(first) < sort_key(second)


def test_case_parts_only_what_is_else_the_same():
    keys = [sort_key(name) for name in ("ba vì", "BA VÌ", "Bà Rịa")]

    assert len(set(keys)) == 3
    assert max(keys) == sort_key("Bà Rịa")


def test_both_tone_placements_stand_side_by_side():
    names = ["Hòa Bình", "Hoà Bình", "Hòa An", "Hoà Vang"]

    assert sorted(names, key=sort_key) == ["Hòa An", *sorted(names[:2], key=sort_key), "Hoà Vang"]


def test_a_key_is_bounded_however_long_the_text():
    assert len(sort_key("Nụ cười " * 1000 + "9" * 5000)) == 500
    assert sort_key("1" * 300) < sort_key("Ba Vì")


def test_persons_stand_by_given_name_then_family_name():
    people = ["Trần Văn An", "Lê Ánh", "Lê Văn Ân", "Đỗ Bình", "Nguyễn Đắc Tài", "Nguyễn Tấn Tuân", "Ngô Tuân"]

    ordered = sorted(people, key=person_sort_key)

    assert ordered == [
        *["Trần Văn An", "Lê Ánh", "Lê Văn Ân", "Đỗ Bình", "Nguyễn Đắc Tài", "Ngô Tuân", "Nguyễn Tấn Tuân"],
    ]
    assert person_sort_key("") == sort_key("")


@quick
@given(*[st.lists(st.sampled_from(SYLLABLES), max_size=4)] * 2)
def test_names_compare_syllable_by_syllable(one, other):
    ranks = [[SYLLABLES.index(word) for word in words] for words in (one, other)]
    keys = [sort_key(" ".join(words)) for words in (one, other)]

    assert (keys[0] < keys[1]) == (ranks[0] < ranks[1])


@quick
@given(*[st.integers(min_value=0)] * 2)
def test_numbers_compare_as_numbers(one, other):
    assert (sort_key(f"Phường {one}") < sort_key(f"Phường {other}")) == (one < other)


@quick
@given(*[st.text(max_size=20)] * 2)
def test_two_texts_share_a_key_only_if_they_are_stored_alike(one, other):
    assert (sort_key(one) == sort_key(other)) == (clean(one) == clean(other))
