"""The register as seeded, against what the five articles say."""

import pytest

from trackerapp.models import Certainty, Commendation, Directive, GrassrootsModel, Locality, Source

pytestmark = pytest.mark.usefixtures("register")

VAN_GIA, PROVINCE = "Thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa", "Tỉnh Khánh Hòa"
KHANH_HOA = [
    ("Nụ cười từ trái tim", True, "model", VAN_GIA, "Xã Vạn Ninh"),
    ("tích cực rèn luyện y đức, tinh luyện y thuật", True, "model", VAN_GIA, "Xã Vạn Ninh"),
    ("Nụ cười tiếp dân", True, "model", "Xã Khánh Trung, huyện Khánh Vĩnh, tỉnh Khánh Hòa", "Xã Trung Khánh Vĩnh"),
    ("Con đường từ sức dân", True, "model", "Xã Suối Cát, huyện Cam Lâm, tỉnh Khánh Hòa", "Xã Suối Dầu"),
    ("3 tốt", False, "model", "Thành phố Cam Ranh, tỉnh Khánh Hòa", "Tỉnh Khánh Hòa"),
    ("hòm thư góp ý", False, "model", PROVINCE, PROVINCE),
    ("hộp thư tố giác tội phạm", False, "model", PROVINCE, PROVINCE),
    ("Cảnh sát hình sự", True, "web_page", PROVINCE, PROVINCE),
    ("Công an lắng nghe ý kiến nhân dân", True, "forum", PROVINCE, PROVINCE),
    ("Phát huy truyền thống, cống hiến tài năng, xứng danh bộ đội Cụ Hồ", True, "movement", PROVINCE, PROVINCE),
]  # fmt: skip
KIEN_LUONG = [
    ("Cựu chiến binh tham gia đội canh phòng", "model", "maintained", None),
    ("Hội viên Hội Cựu chiến binh treo ảnh Bác nơi trang trọng", "model", "maintained", None),
    ("Hũ gạo tình thương", "model", "maintained", "Hội Phụ nữ"),
    ("Nuôi heo đất", "model", "maintained", "Hội Phụ nữ"),
    ("bếp ăn từ thiện", "model", "maintained", "Hội chữ thập đỏ"),
    ("Trường học thân thiện, học sinh tích cực", "movement", "maintained", None),
    ("Nuôi bò vỗ béo", "model", "maintained", None),
    ("Nuôi cá lồng bè", "model", "maintained", None),
    ("Câu lạc bộ nông dân pháp luật", "club", "new", None),
    ("Câu lạc bộ phụ nữ bảo vệ môi trường", "club", "new", None),
    ("Nụ cười công sở", "model", "new", None),
    ("nâng cao trách nhiệm của công chức trong giải quyết các thủ tục hành chính của tổ một cửa", "model", "new", None),
    ("Giúp đỡ người hoàn lương", "model", "new", None),
]


def grassroots_models_of(source):
    return GrassrootsModel.objects.filter(citations__source__key=source).distinct().order_by("pk")


def test_ten_practices_of_khanh_hoa_with_their_places_then_and_now():
    found = [
        (
            grassroots_model.name,
            grassroots_model.is_quoted,
            grassroots_model.kind,
            grassroots_model.locality.path_name,
            grassroots_model.locality.today.full_name,
        )
        for grassroots_model in grassroots_models_of("khanh-hoa-2019")
    ]

    assert found == KHANH_HOA


def test_thirteen_practices_of_kien_luong_with_what_the_article_says_of_each():
    found = [
        (
            grassroots_model.name,
            grassroots_model.kind,
            grassroots_model.status,
            grassroots_model.organisation and grassroots_model.organisation.name,
        )
        for grassroots_model in grassroots_models_of("kien-luong")
    ]

    assert found == KIEN_LUONG
    assert {grassroots_model.locality.full_name for grassroots_model in grassroots_models_of("kien-luong")} == {
        "Huyện Kiên Lương"
    }


def test_what_no_article_says_is_unknown():
    for grassroots_model in GrassrootsModel.objects.all():
        assert (
            grassroots_model.started_on,
            grassroots_model.ended_on,
            grassroots_model.status_on,
            grassroots_model.results,
        ) == (None, None, None, "")
    assert {grassroots_model.status for grassroots_model in grassroots_models_of("khanh-hoa-2019")} == {""}


def test_only_one_field_is_stated_and_the_others_are_placed_by_us():
    by_mark = {}
    for grassroots_model in GrassrootsModel.objects.for_display():
        by_mark.setdefault(grassroots_model.certainty("fields"), set()).add(grassroots_model.name)

    assert by_mark[Certainty.STATED] == {"Nụ cười tiếp dân"}
    assert by_mark[Certainty.UNKNOWN] == {"Con đường từ sức dân", "Nuôi heo đất", "Nụ cười công sở"}


def test_four_commendations_two_of_them_counted():
    found = [
        (each.form_as_printed, each.authority, each.merit_year, each.collectives, each.individuals, each.households)
        for each in Commendation.objects.published().order_by("pk")
    ]

    assert found == [
        ("bằng khen", "", None, None, None, None),
        ("khen thưởng", "Ủy ban nhân dân huyện Kiên Lương", 2017, 30, 47, None),
        ("bằng khen", "Ủy ban nhân dân tỉnh Kiên Giang", 2017, 3, 3, None),
        ("giấy khen", "", None, None, None, None),
    ]


def test_sources_with_their_bibliography_as_far_as_printed():
    found = [
        (each.publisher, each.author, str(each.published_on or ""), each.has_printed_title)
        for each in Source.objects.published().order_by("pk")
    ]

    assert found == [
        ("Thông tin công tác Tuyên giáo Khánh Hòa", "HẢI AN", "11/02/2019", True),
        ("", "Kim Thư", "", True),
        ("", "Hoài Anh", "15/07/2017", True),
        ("Báo Hải Phòng", "", "12/04/2018", False),
        ("", "", "", True),
    ]


@pytest.mark.parametrize("source", ["quang-ninh-2017", "hai-phong-2018", "kon-tum"])
def test_article_without_a_model_stands_as_a_source(source):
    assert not grassroots_models_of(source).exists()
    assert Source.objects.get(key=source).citations.exclude(directive=None).exists()


def test_one_entry_for_a_document_however_it_is_named():
    directives = {each.key: each for each in Directive.objects.exclude(key=None)}

    assert len(directives) == 13
    assert directives["nq-04-tw-xii"].citations.values("source").distinct().count() == 4
    assert str(directives["qd-101-tw"].issued_on) == "07/06/2012"
    assert directives["ct-05-tw"].issued_on is None


@pytest.mark.parametrize(
    ("key", "today"),
    [
        ("old-571", "Tỉnh Khánh Hòa"),
        ("old-573", "Tỉnh Khánh Hòa"),
        ("old-569", "Tỉnh Khánh Hòa"),
        ("old-572", "Tỉnh Khánh Hòa"),
        ("old-902", "Tỉnh An Giang"),
        ("old-900-1998", "Tỉnh An Giang"),
        ("old-91", "Tỉnh An Giang"),
        ("old-06733", "Xã Hải Ninh"),
        ("old-194", "Tỉnh Quảng Ninh"),
        ("old-31", "Thành phố Hải Phòng"),
        ("old-62", "Tỉnh Quảng Ngãi"),
        ("old-498", "Đặc khu Hoàng Sa"),
    ],
)
def test_places_that_the_articles_name_resolve_to_today(key, today):
    assert Locality.objects.get(key=key).today.full_name == today


def test_town_of_1998_has_the_wards_and_the_commune_that_the_city_had():
    found = Locality.objects.get(key="old-900-1998").successors_today.all()

    assert {unit.full_name for unit in found} == {"Phường Hà Tiên", "Phường Tô Châu", "Xã Tiên Hải"}


def test_every_unit_of_then_has_a_unit_of_today():
    assert not Locality.objects.filter(today=None).exists()
    assert Locality.objects.in_force().count() == 34 + 3321
