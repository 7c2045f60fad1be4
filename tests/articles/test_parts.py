"""The parts of the reader, one by one; every text here is made up."""

from unicodedata import normalize

import pytest

from trackerapp.articles.bodies.authorities import level
from trackerapp.articles.commendations.counts import groups
from trackerapp.articles.documents.documents import documents
from trackerapp.articles.page.bibliography import bibliography
from trackerapp.articles.page.passages import READ, passages
from trackerapp.articles.page.sentences import sentences
from trackerapp.articles.practices.practices import practices
from trackerapp.articles.prose.quotation import quotes
from trackerapp.articles.prose.wording import Wording

FILLER = " Câu này chỉ để đoạn văn đủ dài mà không nhắc tới điều gì khác nữa."


def quoted(text):
    return [text[quote.start : quote.end] for quote in quotes(text, 0, len(text))]


def kinds(page):
    wording = Wording.of(page)
    return {wording.plain[each.start : each.end][:20]: each.kind for each in passages(wording)}


def models(text):
    wording = Wording.of(f"Tin ngắn trong tuần qua\n\n{text}{FILLER}")
    return [each.name for each in practices(wording, [each for each in passages(wording) if each.kind in READ])]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("mô hình “Một”, “Hai”", ["Một", "Hai"]),
        ('mô hình "Một","Hai"', ["Một", "Hai"]),
        ("trang ”Một”; trang “Hai“", ["Một", "Hai"]),
        ("mô hình ‘Một’ ở M'Đrắk", ["Một"]),
        ("“Tổ “3 giúp” ở xóm”", ["Tổ “3 giúp” ở xóm", "3 giúp"]),
        ("“Một hai; “Ba bốn” và thôi", ["Một hai", "Ba bốn"]),
        ("mô hình “Một hai, còn nữa", ["Một hai"]),
        ("“ Một ”", ["Một"]),
        ("Một”, hai”", []),
        ("", []),
    ],
)
def test_quotation_marks_are_paired_however_they_were_typed(text, inside):
    assert quoted(text) == inside


def test_a_page_is_told_from_its_article_by_more_than_the_first_words_of_a_line():
    page = (
        "ĐẢNG BỘ HUYỆN VĨNH CỬU\nThứ 3, 14/5/2019, 15:20\nGiới thiệu | Tin tức | Văn bản | Liên hệ\n"
        "Vĩnh Cửu biểu dương điển hình học Bác\nNgày đăng: 14-05-2019 - Lượt xem: 1204\n"
        f"Chia sẻ kinh nghiệm tại hội nghị, chị Lan kể về mô hình của chi hội.{FILLER}\n"
        "Nhiều đơn vị đã sáng tạo các mô hình:\n- “Một việc” của chi hội phụ nữ ấp 4, đã giúp được 12 hộ nghèo;\n"
        "XEM THÊM\nXã bên ra mắt mô hình “Hai việc”\n"
        f"Thực hiện Chỉ thị 05, xã còn làm nhiều việc khác.{FILLER}\nThanh Trúc – Đài Truyền thanh huyện\nChia sẻ\n"
    )

    found = kinds(page)

    assert [line for line, kind in found.items() if kind == "furniture"] == [
        "ĐẢNG BỘ HUYỆN VĨNH C", "Giới thiệu | Tin tức", "XEM THÊM", "Xã bên ra mắt mô hìn", "Chia sẻ",
    ]  # fmt: skip
    assert found["Vĩnh Cửu biểu dương "] == "title"
    assert found["Chia sẻ kinh nghiệm "] == found["Thực hiện Chỉ thị 05"] == found["- “Một việc” của chi"] == "body"
    assert found["Thanh Trúc – Đài Tru"] == "byline"


def test_clocks_weather_and_addresses_of_a_page_belong_to_no_article():
    page = (
        ": toasoan@bao.example | : (04) 38.000.111\nLiên hệ quảng cáo: (04)39.000.222\nThứ hai, 9-3-26 07:15:40\n"
        "Bến Tre, 29°C/ 27°C - 31°C có mưa\nTheo dõi Báo điện tử trên\nTin tức › Xã hội › Học Bác\n"
        f"Giồng Trôm học Bác từ việc nhỏ mỗi ngày\n\nHội đã có nhiều cách làm được dân quý.{FILLER}\n"
        "LƯU Ý: Ban biên tập chỉ đăng ý kiến ghi đủ họ tên, nơi ở của người gửi và không có lời lẽ thiếu văn hóa.\n"
    )

    found = kinds(page)

    assert [line for line, kind in found.items() if kind != "furniture"] == [
        "Giồng Trôm học Bác t", "Hội đã có nhiều cách",
    ]  # fmt: skip


def test_a_last_paragraph_may_lack_its_full_stop_and_a_writer_may_stand_above_the_text():
    page = (
        "Giồng Trôm học Bác từ việc nhỏ mỗi ngày\n\nLê Hoài\nLê Hoài\n12/06/2020 09:10 GMT+7\n"
        f"Hội đã có nhiều cách làm được dân quý.{FILLER}\nHội LHPN xã cũng đã tặng giấy khen cho 4 chi hội và 11 hội "
        "viên có nhiều năm gom góp giúp bạn nghèo\nMai Thu\n"
    )

    found = kinds(page)

    assert found["Hội LHPN xã cũng đã "] == "body"
    assert found["Lê Hoài"] == found["Mai Thu"] == "byline"


def test_the_day_near_the_title_is_the_article_s_and_that_at_the_head_the_reader_s():
    page = (
        "Thứ sáu, 05/12/2025 08:30:12 GMT+7\nTrang chủ\nGiồng Trôm học Bác từ việc nhỏ mỗi ngày\n"
        f"Thứ 5, 09/03/2017 | 10:45:00 71 lượt xem\nHội đã có nhiều cách làm được dân quý.{FILLER}\n"
    )
    wording = Wording.of(page)

    about = bibliography(wording, passages(wording))

    assert str(about.published_on) == "09/03/2017"


@pytest.mark.parametrize(
    ("page", "publisher", "author"),
    [
        (f"date 2021-03 (QNG)- Hội đã có nhiều cách làm hay.{FILLER}{FILLER}", "QNG", None),
        (f"Báo Trà Vinh (TVO) Hội đã có nhiều cách làm hay.{FILLER}{FILLER}", "TVO", None),
        (f"Hội học Bác từ việc nhỏ\n(TB&XH) - 08/11/2025 - 06:45\nHội làm hay.{FILLER}{FILLER}", "TB&XH", None),
        (f"Tuoitrebien - Hội đã có nhiều cách làm hay.{FILLER}{FILLER}", "Tuoitrebien", None),
        (f"Hội học Bác từ việc nhỏ\n\nHội làm hay.{FILLER}{FILLER}\nTheo baosong.vn\n", "baosong.vn", None),
        (
            f"TẠP CHÍ NGHỀ MỎ SỐ 9/2019\nHội học Bác từ việc nhỏ\nNgày 12/9/2019\nHội làm hay.{FILLER}{FILLER}",
            "TẠP CHÍ NGHỀ MỎ",
            None,
        ),
        (f"Hội học Bác từ việc nhỏ\n\nHội làm hay.{FILLER}{FILLER}\nTin ảnh: Lê Mai\n", None, "Lê Mai"),
        (f"Hội học Bác từ việc nhỏ\n\nHội làm hay.{FILLER}{FILLER}\nLê Mai thực hiện\n", None, "Lê Mai"),
        (f"Hội học Bác từ việc nhỏ\n\nHội làm hay.{FILLER}{FILLER}\nTác giả bài viết: Lê Mai\n", None, "Lê Mai"),
        (f"Hội học Bác từ việc nhỏ\n\nHội làm hay.{FILLER}{FILLER} LÊ MAI\nChia sẻ bài viết\n", None, "LÊ MAI"),
    ],
)
def test_publishers_and_writers_are_known_by_how_papers_sign(page, publisher, author):
    wording = Wording.of(page)

    about = bibliography(wording, passages(wording))

    assert (about.publisher, about.author) == (publisher, author)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("30 tập thể và 47 cá nhân", [(30, 47, None, None)]),
        ("03 tập thể", [(3, None, None, None)]),
        ("12 tập thể, 45 cá nhân và 3 hộ gia đình", [(12, 45, 3, None)]),
        ("1.195 lượt tập thể, hai cá nhân", [(1195, 2, None, None)]),
        ("46 tập thể, cá nhân", [(None, None, None, 46)]),
        ("45 tập thể và cá nhân, trong đó có 12 tập thể, 33 cá nhân", [(12, 33, None, 45)]),
        ("5 tập thể; tặng giấy khen cho 6 tập thể", [(5, None, None, None), (6, None, None, None)]),
        ("65/65 cấp ủy, năm 2018, 12 mô hình", []),
    ],
)
def test_counts_of_recipients_are_read_together(text, counts):
    found = [
        (each.collectives, each.individuals, each.households, each.total)
        for each in groups(Wording.of(text), 0, len(text))
    ]

    assert found == counts


@pytest.mark.parametrize(
    ("name", "home", "expected"),
    [
        ("Thủ tướng Chính phủ", None, "central"),
        ("Bộ Y tế", None, "central"),
        ("Bộ Chỉ huy Quân sự tỉnh", None, "province"),
        ("Sở Nội vụ", None, "province"),
        ("Thành ủy Hải Phòng", None, "province"),
        ("UBND thành phố", "province", "province"),
        ("UBND thành phố", None, "district"),
        ("UBND thị xã", None, "district"),
        ("Đảng ủy xã", None, "commune"),
        ("cấp cơ sở", None, "other"),
    ],
)
def test_the_level_of_a_body_follows_from_its_name(name, home, expected):
    assert level(name, home) == expected


def test_abbreviations_and_numbers_end_no_sentence():
    wording = Wording.of("TP. Huế có 1.195 hộ. Nghị quyết T.Ư 4 đã rõ. Hết")
    passage = passages(Wording.of(wording.plain + FILLER))[0]

    found = [wording.plain[slice(*each)].strip() for each in sentences(wording, passage)]

    assert found[:2] == ["TP. Huế có 1.195 hộ.", "Nghị quyết T.Ư 4 đã rõ."]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Xã duy trì mô hình “Một việc”, “Hai việc” và câu lạc bộ “Bạn đọc”.", ["Một việc", "Hai việc", "Bạn đọc"]),
        ("“Một việc”, “Hai việc” là những mô hình của Hội Nông dân xã.", ["Một việc", "Hai việc"]),
        ("Có nhiều mô hình như Cột điện sáng đêm; Bến nước lành.", ["Cột điện sáng đêm", "Bến nước lành"]),
        ("Công an huyện với các mô hình thư đầu ngõ, tiếng kẻng đêm được dân tin.", ["thư đầu ngõ", "tiếng kẻng đêm"]),
        ("Xã có mô hình 3 biết trong sinh hoạt chi bộ.", ["3 biết"]),
        ("Xã có 11 mô hình cánh đồng lớn, nhiều mô hình kinh tế hiệu quả, mô hình chính quyền hai cấp.", []),
        ("Đoàn xã phát động phong trào “Mỗi tuần một việc tốt”.", ["Mỗi tuần một việc tốt"]),
        ("Đoàn xã hưởng ứng phong trào “Thanh niên tình nguyện” và cuộc vận động “Vì người nghèo”.", []),
        ("Với cách làm “đi từng ngõ, gõ từng nhà”, chi hội đã thành công.", []),
        ("Các mô hình tiêu biểu như:\n- “Một việc” của chi hội;\n- “Hai việc” ở thôn 2.", ["Một việc", "Hai việc"]),
    ],
)  # fmt: skip
def test_models_are_found_by_the_words_around_them(text, names):
    assert models(text) == names


def test_a_movement_of_the_country_that_a_unit_lists_as_its_own_is_wider():
    wording = Wording.of(
        "Tin ngắn trong tuần\n\nXã có các mô hình: “Bếp ấm”, phong trào “Tuổi cao - Gương sáng” của Hội Người cao tuổi."
        + FILLER
    )

    found = practices(wording, [each for each in passages(wording) if each.kind in READ])

    assert [(each.name, each.is_wider) for each in found] == [("Bếp ấm", False), ("Tuổi cao - Gương sáng", True)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Hướng dẫn số 435/HD – UBND ngày 10 tháng 11 năm 2017", ["435/HD – UBND"]),
        ("Chỉ thị 05 và Chỉ thị số 05- CT/TW", ["05- CT/TW"]),
        ("Quyết định số 217-QĐ/TW, 218-QĐ/TW", ["217-QĐ/TW", "218-QĐ/TW"]),
        ("Nghị quyết Trung ương 4 (khóa XI), Nghị quyết TW4 khóa XII", [None, None]),
        ("kế hoạch 5 năm, quyết định 12 nội dung, chương trình 135, hướng dẫn 45 hộ", []),
    ],
)
def test_documents_are_known_by_their_numbers(text, numbers):
    wording = Wording.of(f"Tin ngắn trong tuần qua\n\nThực hiện {text}.{FILLER}")

    found = documents(wording, [each for each in passages(wording) if each.kind in READ])

    assert [each.number for each in found] == numbers


def test_every_place_of_the_plain_text_leads_back_into_the_text_as_given():
    given = normalize("NFD", "\ufeffXã  Vạn\u00a0Phú\r\nlàm\u200b theo") + "…"

    wording = Wording.of(given)

    assert wording.plain == "Xã Vạn Phú\nlàm theo…"
    assert len(wording.plain) == len(wording.low) == len(wording.origin) - 1
    assert list(wording.origin) == sorted(wording.origin)
    start, end = wording.span(3, 10)
    assert normalize("NFC", given[start:end]) == "Vạn\u00a0Phú"
