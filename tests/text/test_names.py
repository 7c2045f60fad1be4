from unicodedata import normalize

import pytest

from trackerapp.text.names import UNIT_TYPES, capitalise, split_unit, unit_key


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Thị trấn Vạn Giã", "thị trấn", "Vạn Giã"),
        ("TP Móng Cái", "thành phố", "Móng Cái"),
        ("TP. Nha Trang", "thành phố", "Nha Trang"),
        ("TP.Nha Trang", "thành phố", "Nha Trang"),
        ("T.P. Hồ Chí Minh", "thành phố", "Hồ Chí Minh"),
        ("T.P Hồ Chí Minh", "thành phố", "Hồ Chí Minh"),
        ("P.1", "phường", "1"),
        ("P1", "phường", "1"),
        ("p 12", "phường", "12"),
        ("Quận 1", "quận", "1"),
        ("Q.Tân Bình", "quận", "Tân Bình"),
        ("h. Vạn Ninh", "huyện", "Vạn Ninh"),
        ("X. Suối Cát", "xã", "Suối Cát"),
        ("t. Khánh Hòa", "tỉnh", "Khánh Hòa"),
        ("tx Ninh Hòa", "thị xã", "Ninh Hòa"),
        ("T.T. Vạn Giã", "thị trấn", "Vạn Giã"),
        ("THỊ XÃ NINH HÒA", "thị xã", "NINH HÒA"),
        ("đặc khu Phú Quốc", "đặc khu", "Phú Quốc"),
        ("Phường Phường Đúc", "phường", "Phường Đúc"),
        ("xã Xà Phiên", "xã", "Xà Phiên"),
        (" xã\u00a0 Suối  Cát ", "xã", "Suối Cát"),
        (normalize("NFD", "thị trấn Vạn Giã"), "thị trấn", "Vạn Giã"),
    ],
)
def test_a_unit_is_parted_into_type_and_name(text, kind, name):
    assert split_unit(text) == (kind, name)


@pytest.mark.parametrize(
    "name",
    [
        *["Kon Tum", "Thị Nại", "Quản Bạ", "Xa Dung", "Xà Phiên", "Huyền Hội", "Phương Thịnh", "Tĩnh Gia"],
        *["Pờ Y", "H'Leo", "TT-Huế", "Quậng", "Thị trấn", "xã", "P.", "Tỉnh ủy", "HUYỆN UỶ Vạn Ninh", ""],
    ],
)
def test_a_name_without_a_type_stays_whole(name):
    assert split_unit(name) == ("", name)


@pytest.mark.parametrize("kind", UNIT_TYPES)
def test_every_abbreviation_gives_the_key_of_the_full_type(kind):
    keys = {unit_key(f"{form} Vạn Giã") for short in UNIT_TYPES[kind] for form in (short, short.upper())}

    assert keys <= {unit_key(f"{kind} Vạn Giã")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TT. Vạn Giã", "thị trấn Vạn Giã"),
        ("Phường 01", "Phường 1"),
        ("P.01", "phường 1"),
        ("TP Thuỷ Nguyên", "thành phố Thủy Nguyên"),
        ("tỉnh Bà Rịa - Vũng Tàu", "Tỉnh Bà Rịa – Vũng Tàu"),
        ("h. Đăk R'Lấp", "Huyện Đắk R’Lấp"),
        ("thi tran Van Gia", normalize("NFD", "Thị trấn Vạn Giã")),
    ],
)
def test_two_writings_of_one_unit_share_a_key(one, other):
    assert unit_key(one) == unit_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("xã Vạn Ninh", "huyện Vạn Ninh"),
        ("Phường 1", "Phường 10"),
        ("Phường 0", "Phường"),
        ("Phường 10", "Quận 10"),
    ],
)
def test_different_units_have_different_keys(one, other):
    assert unit_key(one) != unit_key(other)


@pytest.mark.parametrize(("text", "shown"), [("ủy ban UBND", "Ủy ban UBND"), ("đặc khu", "Đặc khu"), ("", "")])
def test_only_the_first_letter_is_capitalised(text, shown):
    assert capitalise(text) == shown
