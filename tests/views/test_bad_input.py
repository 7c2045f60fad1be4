"""What makes no sense gets a clear message, an empty list or a 404; never an error, never a guess."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests.making import make_field, make_grassroots_model

pytestmark = pytest.mark.django_db

TOO_LARGE = 2**63
LISTS = ["grassroots_model_list", "commendation_list", "locality_list", "organisation_list", "source_list"]
SEARCHED = [*LISTS, "everything"]
FILTERS = ["tinh", "noi", "linh_vuc", "loai", "tinh_trang", "nam", "nam_nguon", "xa", "xep"]
VALUES = [
    "không-có",
    "-1",
    "0",
    str(TOO_LARGE),
    "9" * 5000,
    "\x00",
    "1 OR 1=1",
    "<script>",
    "\ud800".encode("utf-16", "surrogatepass").hex(),
]


@pytest.fixture(scope="module", autouse=True)
def grassroots_model(lasting):
    return make_grassroots_model(name="Nụ cười")


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
@pytest.mark.parametrize("name", FILTERS)
def test_value_that_does_not_exist_is_told_and_empties_the_list(client, name, value):
    page = client.get(reverse("grassroots_model_list"), {name: value})

    assertContains(page, "Chưa lọc được như yêu cầu.")
    assert not page.context["page"].object_list


@pytest.mark.parametrize("name", ["tinh", "noi", "hinh_thuc", "cap", "nam", "so"])
def test_value_that_does_not_exist_is_told_for_commendations(client, name):
    assertContains(client.get(reverse("commendation_list"), {name: "x"}), "Chưa lọc được như yêu cầu.")


@pytest.mark.parametrize("query", ["nam=2018&nam=2019", "q=nu&q=cuoi", "xep=ten&xep=noi", "tinh=1&tinh=chua-ro"])
def test_second_value_where_one_is_possible_is_refused_and_each_can_be_let_go(client, query):
    page = client.get(f"/mo-hinh/?{query}")

    first, second = query.split("&")
    assertContains(page, "Ở đây chỉ chọn được một giá trị. Hãy bỏ bớt.")
    assertContains(page, f'href="?{first}"')
    assertContains(page, f'href="?{second}"')
    assert not page.context["page"].object_list


@pytest.mark.parametrize(("asked", "number"), [("zz", 1), ("-1", 1), ("0", 1), ("99", 1)])
def test_page_that_there_is_not_is_named(client, asked, number):
    page = client.get("/mo-hinh/", {"page": asked})

    assertContains(page, f"Không có trang “{asked}”. Đây là trang {number}.")
    assertNotContains(client.get("/mo-hinh/?page=1"), "Không có trang")


def test_character_that_cannot_be_shown_is_told_by_a_sign(client):
    assertContains(client.get("/mo-hinh/", {"q": "a\x00b"}), "“a\N{REPLACEMENT CHARACTER}b”")


def test_what_a_form_left_empty_is_no_second_value(client):
    page = client.get("/mo-hinh/?nam=2018&nam=&q=")

    assert [each.text for each in page.context["filterset"].conditions()] == ["2018"]


def test_more_values_than_are_possible_are_refused_in_words(client):
    codes = [make_field(f"f{number}", name=f"Lĩnh vực {number}").code for number in range(31)]

    page = client.get("/mo-hinh/", {"linh_vuc": codes})

    assertContains(page, "Ở đây chỉ chọn được nhiều nhất 30 giá trị.")


def test_message_names_the_filter_and_what_was_wrong_and_lets_it_go(client):
    page = client.get("/mo-hinh/?linh_vuc=xyz&q=nu")

    assertContains(page, "Lĩnh vực “xyz”: Sổ không có lựa chọn này.")
    assertContains(page, 'href="?q=nu"')
    assert {choice.value for choice in page.context["choices"]["loai"]} == {"model"}


@pytest.mark.parametrize("address", ["/mo-hinh/", "/khen-thuong/"])
def test_order_that_does_not_exist_is_named_and_let_go(client, address):
    page = client.get(f"{address}?q=nu&xep=xyz")

    assertContains(page, "Xếp theo “xyz”: Sổ không có lựa chọn này.")
    assertContains(page, 'href="?q=nu"')


@pytest.mark.parametrize("name", SEARCHED)
def test_query_of_10000_characters_is_refused_in_words(client, name):
    page = client.get(reverse(name), {"q": "nụ " * 3334})

    assertContains(page, "Chỉ tìm tối đa 200 ký tự.")
    assert len(page.content) < 400_000


@pytest.mark.parametrize("words", ["nu\x00cuoi", "nu\u202ecuoi", "nu\x07"])
@pytest.mark.parametrize("name", SEARCHED)
def test_control_character_in_a_query_is_refused_in_words(client, name, words):
    assertContains(client.get(reverse(name), {"q": words}), "Hãy bỏ ký tự điều khiển không nhìn thấy")


@pytest.mark.parametrize(
    "words", ['"', "'", "*", "AND", "nu OR", "(nu", "nu:*", "NEAR(a b)", "%", "_", "\\", "- -", "★"]
)
@pytest.mark.parametrize("name", SEARCHED)
def test_signs_of_the_search_engine_are_only_signs(client, name, words):
    assert client.get(reverse(name), {"q": words}).status_code == 200


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("page", ["0", "-1", "x", "", "99999", "9" * 5000, "1e9", "\x00"])
def test_page_that_does_not_exist_is_the_nearest_that_does(client, name, page):
    assert client.get(reverse(name), {"page": page}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/mo-hinh/%00/",
        "/mo-hinh/1%00/",
        "/%00",
        f"/mo-hinh/{TOO_LARGE}/",
        f"/mo-hinh/{'9' * 5000}/",
        "/mo-hinh/-1/",
        "/mo-hinh/0/",
        "/mo-hinh/nu-cuoi/",
        f"/khen-thuong/{TOO_LARGE}/",
        f"/dia-phuong/{TOO_LARGE}/x/",
        f"/to-chuc/{TOO_LARGE}/",
        f"/nguon/{TOO_LARGE}/",
        "/anh/x/small.webp",
        "/anh/00000000-0000-0000-0000-000000000000/huge.webp",
        "/anh/00000000-0000-0000-0000-000000000000/small.webp",
        "/anh/00000000-0000-0000-0000-000000000000/..%2f..%2fsmall.webp",
        "/en/mo-hinh/",
        "/models/",
    ],
)
def test_address_that_makes_no_sense_is_not_found(client, path):
    assertContains(client.get(path), "404", status_code=404)


@pytest.mark.parametrize("words", ["\x00", "x" * 10_000, "%"])
def test_typed_place_that_makes_no_sense_is_not_found(client, words):
    assertContains(client.get("/mo-hinh/", {"tim_noi": words}), "Sổ không có nơi nào tên")


@pytest.mark.parametrize("address", ["/", "/mo-hinh/", "/khen-thuong/"])
def test_pages_are_read_only(client, address):
    assert client.post(address).status_code == 405
