"""What one call of the reader gives; every text here is made up."""

from time import process_time
from unicodedata import normalize

import pytest

from tests.articles.scoring import gazetteer
from trackerapp.articles.prose.wording import LONGEST, NotVietnamese, TooLong, Wording, size
from trackerapp.articles.reading import read
from trackerapp.text import legacy
from trackerapp.text.folding import clean

TEXT = """Xã Vạn Phú làm theo lời Bác

Hội Phụ nữ xã Vạn Phú, huyện Vạn Ninh duy trì mô hình “Hũ gạo nghĩa tình” theo Chỉ thị số 05-CT/TW của Bộ Chính trị.
Chủ tịch UBND huyện tặng Giấy khen cho 02 tập thể và 1.005 cá nhân có thành tích xuất sắc trong năm 2018.
"""


def found(text):
    return read(text, gazetteer()).as_json()


def words(text, candidate):
    return text[candidate["start"] : candidate["end"]]


def test_a_reading_has_the_promised_keys():
    reading = found(TEXT)

    assert list(reading) == [
        "title", "publisher", "author", "published_on", "models", "commendations", "documents", "places",
    ]  # fmt: skip
    assert list(reading["models"][0]) == ["name", "kind", "unit", "place", "status", "start", "end"]
    assert list(reading["models"][0]["place"]) == ["commune", "district", "province"]
    assert list(reading["commendations"][0]) == [
        "authority", "authority_level", "form", "collectives", "individuals", "households", "total", "year",
        "start", "end",
    ]  # fmt: skip
    assert list(reading["documents"][0]) == ["number", "name", "kind", "issued_on", "start", "end"]
    assert list(reading["places"][0]) == ["name", "type", "start", "end"]


def test_one_article_gives_model_commendation_document_and_places():
    reading = found(TEXT)

    model, commendation, document = reading["models"][0], reading["commendations"][0], reading["documents"][0]
    assert (model["name"], model["kind"], model["unit"]) == ("Hũ gạo nghĩa tình", "mô hình", "Hội Phụ nữ xã Vạn Phú")
    assert model["place"] == {"commune": "Vạn Phú", "district": "Vạn Ninh", "province": "Khánh Hòa"}
    assert model["status"] == "maintained"
    assert (commendation["authority"], commendation["authority_level"]) == ("Chủ tịch UBND huyện", "district")
    assert (commendation["collectives"], commendation["individuals"], commendation["households"]) == (2, 1005, None)
    assert (document["number"], document["kind"], document["issued_on"]) == ("05-CT/TW", "Chỉ thị", None)
    assert [(place["type"], place["name"]) for place in reading["places"]] == [("xã", "Vạn Phú"), ("huyện", "Vạn Ninh")]


@pytest.mark.parametrize(
    "written",
    [
        TEXT,
        normalize("NFD", TEXT),
        TEXT.replace(" ", "\u00a0"),
        TEXT.replace(" ", "   "),
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("“", '"').replace("”", '"'),
        "\ufeff" + TEXT.replace("Hũ", "H\u00adũ\u200b"),
    ],
    ids=["plain", "NFD", "hard spaces", "many spaces", "Windows lines", "straight marks", "invisible characters"],
)
def test_spans_lead_to_the_text_as_given(written):
    reading = found(written)

    model = reading["models"][0]
    assert model["name"] == "Hũ gạo nghĩa tình"
    assert clean(words(written, model)) == model["name"]
    assert "05-CT/TW" in words(written, reading["documents"][0])
    statement = normalize("NFC", words(written, reading["commendations"][0]))
    assert statement.startswith("Chủ")
    assert statement.endswith("nhân")


def test_a_text_of_an_old_font_is_read_and_its_spans_are_those_of_the_typed_text():
    letters = {letter: typed for typed, letter in legacy._FROM_VNI.items()}
    typed = "".join(letters.get(letter, letter) for letter in TEXT)

    reading = found(typed)

    assert reading["models"][0]["name"] == "Hũ gạo nghĩa tình"
    assert legacy.to_unicode(words(typed, reading["models"][0]), "vni") == "Hũ gạo nghĩa tình"
    assert reading["commendations"][0]["individuals"] == 1005


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "“”“”\"\"''“““",
        "1.195 414 330",
        "Một đoạn văn không nhắc tới điều gì cụ thể, chỉ có vài lời chung chung về việc làm theo Bác.",
        "\x00\x01\ud800",
    ],
)
def test_a_text_without_a_record_gives_none(text):
    reading = found(text)

    assert [reading[kind] for kind in ("models", "commendations", "documents")] == [[], [], []]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_text_of_more_than_a_megabyte_in_nfc_is_refused_with_its_size(form):
    text = normalize("NFC", "ế" * (LONGEST // 3)) + "a"
    assert len(text.encode()) == LONGEST

    Wording.of(normalize(form, text))
    with pytest.raises(TooLong, match="1,000,001"):
        read(normalize(form, f"{text}a"), gazetteer())


def test_text_of_an_old_font_that_is_larger_in_unicode_is_refused_by_that_size():
    text = "Héi Phô n÷ " * (LONGEST // 14)
    assert size(text) < LONGEST

    with pytest.raises(TooLong, match="1,214,276"):
        Wording.of(text)


def test_text_that_was_taken_can_be_read_again():
    plain = Wording.of("Héi Phô n÷ " * (LONGEST // 17)).plain

    assert Wording.of(plain).plain == plain


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\v", "\f", "\x85"])
def test_whatever_ends_a_line_ends_it(end):
    assert Wording.of(f"Tên bài{end}Đoạn một").plain == "Tên bài\nĐoạn một"


def test_size_of_a_pile_of_marks_is_told_at_once():
    began = process_time()

    assert size("a" + "\u0323\u0301" * 1_000_000) == 4_000_001
    assert process_time() - began < 2


@pytest.mark.parametrize(
    "text",
    [
        "The commune keeps a model “Rice jar”. It was commended in 2018 by nobody in particular, they said.",
        "À côté de l’école, où l’été dernier on fêtait déjà les élèves, la commune a reçu une médaille très méritée.",
        "Xa Van Phu co mo hinh Hu gao nghia tinh do Hoi Phu nu xa thuc hien tu nam 2018 den nay rat hieu qua.",
    ],
    ids=["English", "French", "without marks"],
)
def test_a_text_that_is_not_vietnamese_is_refused(text):
    with pytest.raises(NotVietnamese, match="not Vietnamese"):
        read(text, gazetteer())


@pytest.mark.parametrize(
    "sentence",
    [
        "Các cấp hội hưởng ứng phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa” với nhiều việc làm thiết thực.",
        "Với phương châm “dân biết, dân bàn, dân làm”, chi bộ đã vận động hội viên tham gia xây dựng mô hình.",
        "Năm 2018 có chủ đề “Kỷ cương, trách nhiệm”, toàn huyện xây dựng 11 mô hình cánh đồng mẫu lớn.",
        "Huyện ban hành kế hoạch “Đẩy mạnh cải cách hành chính” và trao học bổng “Tiếp bước đến trường” cho học sinh.",
        "Nhiều cán bộ mắc bệnh “thành tích”, một số mô hình “làm theo” còn mang tính hình thức.",
    ],
)
def test_frames_slogans_themes_gifts_and_words_for_effect_are_no_models(sentence):
    assert found(f"Tin vắn của xã trong tuần\n\n{sentence}")["models"] == []


def test_page_furniture_is_left_out_of_everything():
    page = (
        "Trang chủ\nTin tức\n" + TEXT + "Lan Chi\nTin liên quan\n"
        "Huyện Cam Lâm ra mắt mô hình “Cổng trường xanh”\nUBND tỉnh tặng Bằng khen cho 9 tập thể\nLượt xem: 531\n"
    )

    reading = found(page)

    assert [model["name"] for model in reading["models"]] == ["Hũ gạo nghĩa tình"]
    assert [commendation["collectives"] for commendation in reading["commendations"]] == [2]
    assert reading["author"] == "Lan Chi"


def test_box_of_teasers_before_the_last_paragraph_is_left_out_alone():
    first, last = TEXT.strip().rsplit("\n", 1)
    page = (
        f"{first}\nTin liên quan\nHuyện Cam Lâm ra mắt mô hình “Cổng trường xanh”\n{last}\nLAN CHI\n"
        "Có thể bạn quan tâm\nCông an xã Cam Hải Tây vừa ra mắt mô hình “Tổ xe ôm tự quản” ở bến xe huyện Cam Lâm.\n"
    )

    reading = found(page)

    assert [model["name"] for model in reading["models"]] == ["Hũ gạo nghĩa tình"]
    assert [commendation["collectives"] for commendation in reading["commendations"]] == [2]
    assert reading["author"] == "LAN CHI"


def test_a_document_named_five_ways_is_one_entry():
    text = (
        "Tin hội nghị\n\nThực hiện Chỉ thị 05, Chỉ thị số 05, Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị, "
        "Chỉ thị 05-CT/T.Ư và Chỉ thị số 05/CT-TW, khác với Chỉ thị số 05-CT/TU của Ban Thường vụ Tỉnh ủy."
    )

    assert [(each["number"], each["issued_on"]) for each in found(text)["documents"]] == [
        ("05-CT/TW", "2016-05-15"),
        ("05-CT/TU", None),
    ]


def test_a_practice_named_in_the_title_is_of_the_commune_that_the_text_tells_behind_its_name():
    text = (
        "Huyện Vạn Ninh ra mắt câu lạc bộ “Ba biết, hai giúp”\n\nHội Phụ nữ huyện Vạn Ninh, tỉnh Khánh Hòa vừa ra mắt "
        "câu lạc bộ “Ba biết, hai giúp” tại thôn Tân Phú, xã Vạn Phú với 30 thành viên ban đầu, được bà con mong đợi.\n"
    )

    (model,) = read(text, gazetteer()).as_json()["models"]

    assert model["place"] == {"commune": "Vạn Phú", "district": "Vạn Ninh", "province": "Khánh Hòa"}


def test_a_homonymous_commune_is_settled_by_its_neighbour_or_left_open():
    text = "Tin vắn hai xã\n\nMô hình mới ra mắt ở xã Tân Bình, huyện Tân Biên, tỉnh Tây Ninh và được đồng tình."
    alone = "Tin vắn một xã\n\nMô hình mới vừa ra mắt ở xã Tân Bình trong tuần qua và được đồng tình ủng hộ."

    settled = [place for place in read(text, gazetteer()).mentions if place.name == "Tân Bình"]
    left_open = [place for place in read(alone, gazetteer()).mentions if place.name == "Tân Bình"]

    assert len(settled[0].units) == 1
    assert len(left_open[0].units) > 1


def test_what_tells_of_private_persons_is_pointed_out():
    text = "Bà B, sinh năm 1950, CCCD 079150001234, điện thoại 0905 123 456, bị tai biến. Toàn xã có 1.195 hộ."

    assert [each.kind for each in read(text, gazetteer()).private] == [
        "birth date", "identity number", "phone number", "health",
    ]  # fmt: skip
