from unicodedata import category, normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trackerapp.text.folding import (
    clean,
    clean_lines,
    fold,
    has_control_characters,
    join_thousands,
    tokens,
    without_apostrophes,
)

quick = settings(derandomize=True, max_examples=200, deadline=None)
any_text = st.text(st.sampled_from("aAâẬđĐðơƯỷ ́̂\u0323\u00a0\u200b\n.,“–019_") | st.characters(), max_size=30)


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("  Xã Suối Cát ", "Xã Suối Cát"),
        ("thị trấn\u00a0Vạn\u2003\u202fGiã", "thị trấn Vạn Giã"),
        ("\ufeffHải\u200b Tiến\u2060", "Hải Tiến"),
        ("Con đường\r\ntừ sức dân", "Con đường từ sức dân"),
        (normalize("NFD", "Vạn Phú"), "Vạn Phú"),
        ("a\u200b\u0301", "á"),
        (" \t\n", ""),
    ],
)
def test_clean_text_is_composed_trimmed_and_on_one_line(raw, stored):
    assert clean(raw) == stored


def test_cleaning_keeps_case_quotes_and_marks():
    assert clean("“Nụ cười TỪ trái tim”…") == "“Nụ cười TỪ trái tim”…"


def test_long_text_keeps_lines_and_paragraphs():
    raw = "\n  Đoạn\u00a0một \r\nvẫn  đoạn một\r\n\r\nĐoạn hai\r\n \r\n"

    assert clean_lines(raw) == "Đoạn một\nvẫn đoạn một\n\nĐoạn hai"


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\ud800"])
def test_control_characters_and_bidi_overrides_are_found(character):
    assert has_control_characters(f"Nụ cười{character}")


@pytest.mark.parametrize("text", ["", "Nụ cười", "một\thai\r\nba", "Vạn\u00a0Giã", "👍", "مدرسة"])
def test_plain_text_holds_no_control_characters(text):
    assert not has_control_characters(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đắk Lắk", "dak lak"),
        ("ĐƯỜNG TỪ SỨC DÂN", "duong tu suc dan"),
        ("ÐẠI ÐỨC", "dai duc"),
        ("ðường", "duong"),
        ("Kon\u00a0Tum ", "kon tum"),
        ("“Nụ cười” – ‘công sở’", "\"nu cuoi\" - 'cong so'"),
        ("Hoà = Hòa", "hoa = hoa"),
        ("Plei Kầń", "plei kan"),
        ("Й Ω", "и ω"),
        ("", ""),
    ],
)
def test_folded_text_is_lower_case_without_marks(text, key):
    assert fold(text) == key
    assert fold(normalize("NFD", text)) == key


def test_the_whole_vietnamese_alphabet_folds_to_ascii():
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
    toned = [vowel + mark for vowel in "aăâeêioôơuưy" for mark in "\u0300\u0309\u0303\u0301\u0323"]

    key = fold("".join([letters, letters.upper(), *toned]))

    assert key.isascii()
    assert len(key) == 2 * len(letters) + len(toned)


@quick
@given(any_text)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@quick
@given(any_text)
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)
    assert clean_lines(clean_lines(text)) == clean_lines(text)


@quick
@given(any_text)
def test_composed_and_decomposed_text_fold_alike(text):
    assert fold(normalize("NFC", text)) == fold(normalize("NFD", text))


@quick
@given(any_text)
def test_stored_text_is_found_by_what_was_typed(text):
    assert fold(clean(text)) == fold(text)
    assert tokens(clean(text)) == tokens(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("05-CT/TW", ["05", "ct", "tw"]),
        ("1.195", ["1195"]),
        ("1195", ["1195"]),
        ("1.234.567 đồng", ["1234567", "dong"]),
        ("ngày 31.3.2017", ["ngay", "31", "3", "2017"]),
        ("nu_cuoi,từ…trái-tim!", ["nu", "cuoi", "tu", "trai", "tim"]),
        ("Đắk R’Lấp", ["dak", "r", "lap"]),
        (" \u00a0–", []),
        ("500 m², m³; CO₂", ["500", "m2", "m3", "co2"]),
        ("10½ cây, ½sào, ①Nụ cười²", ["10", "cay", "sao", "nu", "cuoi2"]),
        ("1.195² tin", ["1195", "tin"]),
    ],
)
def test_tokens_are_the_folded_words(text, words):
    assert tokens(text) == words


def test_no_word_holds_a_number_that_is_no_digit():
    numbers = "".join(char for char in map(chr, range(0x20000)) if category(char) == "No")

    words = tokens(" ".join(f"nhà{number}ăn 7{number}8" for number in numbers))

    assert len(numbers) > 800
    assert not [char for char in "".join(words) if category(char) == "No"]


@pytest.mark.parametrize("text", ["31.3.2017", "0.195", "1.19", "1.1955", "192.168.100.20", "0905.123.456", "1,195"])
def test_only_dots_that_group_thousands_are_dropped(text):
    assert join_thousands(text) == text


def test_word_without_end_is_looked_through_in_no_time():
    assert without_apostrophes("x" * 200_000 + " H'leo") == "Hleo"
