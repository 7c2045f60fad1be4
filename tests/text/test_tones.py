from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trackerapp.text.folding import fold
from trackerapp.text.tones import place_tones

quick = settings(derandomize=True, max_examples=200, deadline=None)

OFFICIAL = (
    "hòa thủy quý giá quả gì gìn giếng giữ quỳnh quyền khuỷu ngoài xoáy thuở huệ hoàn huỳnh tuýp mía mùa"
    " được người nghiền chuyển yến Yên ý ủy ao"
)
vietnamese_letters = st.sampled_from("aàáâậăbcdđeếghiìklmnoóơợpqrstuùưvxyỳ ")


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("nghìêng", "nghiềng"),
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("xoá", "xóa"),
        ("toả", "tỏa"),
        ("uỷ", "ủy"),
        ("khoá", "khóa"),
        ("qúy", "quý"),
        ("gìa", "già"),
        ("nghìên", "nghiền"),
        ("cuả", "của"),
        ("ngừơi", "người"),
        ("hòan", "hoàn"),
        ("hùynh", "huỳnh"),
    ],
)
def test_the_tone_moves_to_where_official_names_have_it(written, official):
    assert place_tones(written) == official


@pytest.mark.parametrize("word", OFFICIAL.split())
def test_a_tone_in_its_place_stays(word):
    assert place_tones(word) == word


@pytest.mark.parametrize("word", ["voilà", "café", "déjà", "São", "naïve", "Đàlạt", "hoàá", "hoànghoà", "Bjørn"])
def test_what_is_no_vietnamese_syllable_stays(word):
    assert place_tones(word) == word


def test_case_and_everything_between_the_words_stay():
    assert place_tones("ĐẢNG UỶ xã  Hoà\u00a0Bình, (Thuỷ-Nguyên)") == "ĐẢNG ỦY xã  Hòa\u00a0Bình, (Thủy-Nguyên)"
    assert place_tones("HOÀ Hoà hoÀ") == "HÒA Hòa hòA"


def test_decomposed_text_comes_out_composed():
    assert place_tones(normalize("NFD", "Hoà Tiến")) == "Hòa Tiến"


@quick
@given(st.text(vietnamese_letters, max_size=20))
def test_placing_twice_changes_nothing_and_no_letter_is_lost(text):
    placed = place_tones(text)

    assert place_tones(placed) == placed
    assert fold(placed) == fold(text)
