import csv
from pathlib import Path
from unicodedata import normalize

import pytest

from trackerapp.text import legacy
from trackerapp.text.legacy import detect, to_unicode

UNITS = csv.DictReader(Path("seeds/places/units.csv").read_text(encoding="utf-8").splitlines())
NAMES = [name for name in (normalize("NFC", unit["name"]) for unit in UNITS) if not name.isascii()]
TO_TCVN3 = {letter: chr(code) for code, letter in legacy._FROM_TCVN3.items()}
TO_VNI = {letter: typed for typed, letter in legacy._FROM_VNI.items() if typed == typed.lower()}
TYPED = {
    "tcvn3": lambda text: "".join(TO_TCVN3.get(letter, letter) for letter in text),
    "vni": lambda text: "".join(TO_VNI.get(letter, letter) for letter in text),
}
LOWER = [name.lower() for name in NAMES]  # the fonts of TCVN3 have no marked capitals; others are used for headlines


@pytest.mark.parametrize(
    ("typed", "encoding", "read"),
    [
        (
            "Céng hoµ x· héi chñ nghÜa ViÖt Nam",
            "tcvn3",
            "Cộng hoà xã hội chủ nghĩa Việt Nam",
        ),  # as glibc's iconv has it
        ("hép møt tÕt", "tcvn3", "hộp mứt tết"),
        ("§¶ng bé tØnh, ñy ban nh©n d©n", "tcvn3", "Đảng bộ tỉnh, ủy ban nhân dân"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "vni", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñöôøng phoá, kyõ sö, lòch söû", "vni", "Đường phố, kỹ sư, lịch sử"),
        ("ÑAÛNG BOÄ TÆNH, HUYEÄN UÛY", "vni", "ĐẢNG BỘ TỈNH, HUYỆN ỦY"),
    ],
)
def test_texts_of_old_fonts_are_recognised_and_converted(typed, encoding, read):
    assert detect([typed]) == encoding
    assert to_unicode(typed, encoding) == read


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_every_name_of_a_place_comes_back(encoding):
    assert [name for name in LOWER if to_unicode(TYPED[encoding](name), encoding) != name] == []


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_columns_of_ten_short_cells_are_recognised(encoding):
    columns = [[TYPED[encoding](name) for name in LOWER[start : start + 10]] for start in range(0, 13000, 100)]

    assert [column for column in columns if detect(column) != encoding] == []


def test_names_in_unicode_raise_no_alarm_one_by_one_or_together():
    assert [name for name in NAMES if detect([name]) or detect([normalize("NFD", name)])] == []
    assert detect(NAMES) is None


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [""],
        ["1.195", "03", "20 m²", "25°C", "½", "© 2020"],
        ["5 µm", "10 µm"],
        ["A model of the commune", "Café Orléans", "São Paulo", "El Niño", "naïve résumé", "Où ça ?"],
        ["Bà Là", "Chú ý", "Hà Tây", "à"],
        ["\ud800", "\x00", "“”"],
    ],
)
def test_other_texts_raise_no_alarm(texts):
    assert detect(texts) is None


def test_one_cell_of_an_old_font_does_not_outweigh_a_column_in_unicode():
    assert detect(["Hµ Néi", "Đồng Tháp", "Vạn Giã", "Khánh Hòa"]) is None


@pytest.mark.parametrize("encoding", TYPED)
def test_few_texts_in_an_old_font_are_found_among_those_in_unicode(encoding):
    old = TYPED[encoding]("tổ tự quản ở thôn")

    assert legacy.detect_in_part([*NAMES, old]) == encoding
    assert legacy.converted(old, encoding, mixed=True) == "tổ tự quản ở thôn"


def test_no_name_in_unicode_is_taken_for_an_old_font():
    foreign = ["Café Orléans", "Müller & Söhne", "Nestlé Việt Nam", "Trường Pétrus Ký", "37ºC, 12 m², ½ giá"]

    assert legacy.detect_in_part([*NAMES, *foreign]) is None


@pytest.mark.parametrize("encoding", TYPED)
def test_what_is_in_unicode_stays_when_a_mixed_column_is_converted(encoding):
    assert [legacy.converted(name, encoding, mixed=True) for name in NAMES] == NAMES
