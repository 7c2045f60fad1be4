"""The page of a grassroots model: every fact with who says so, what is unknown said as unknown."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.making import (
    make_citation,
    make_commendation,
    make_field,
    make_grassroots_model,
    make_level,
    make_milestone,
    make_old_province,
    make_organisation,
    make_photo,
    make_province,
    make_source,
    make_succession,
    make_van_gia,
    when,
)
from trackerapp import selectors

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


@pytest.fixture
def place():
    return make_van_gia()


def kinds(record, today=TODAY):
    """The moments of its life, each with its day."""
    return [(moment.kind, str(moment.on) if moment.on else None) for moment in selectors.moments(record, today)]


def test_place_is_shown_as_it_was_and_as_it_is(client, place):
    page = client.get(
        make_grassroots_model(locality=place, place_as_printed="thị trấn Vạn Giã, Vạn Ninh").get_absolute_url()
    )

    assertContains(page, "Nơi làm, khi đó")
    assertContains(page, "Thị trấn Vạn Giã</a><small>huyện Vạn Ninh, tỉnh Khánh Hòa")
    assertContains(page, 'Nay, từ <time datetime="2025-07-01">01/07/2025</time>')
    assertContains(page, "Xã Vạn Ninh</a><small>tỉnh Khánh Hòa")
    assertContains(page, "in là “thị trấn Vạn Giã, Vạn Ninh”")
    assertContains(page, "Xã Vạn Ninh ngày nay khác huyện Vạn Ninh trước đây")


@pytest.fixture
def khanh_hoa():
    """The old province, which the one of today of the same name holds together with Ninh Thuận."""
    then, now = make_old_province(), make_province()
    make_succession(then, now)
    then.refresh_from_db()
    return then


def test_today_is_not_named_on_a_card_where_it_says_nothing_new(client, khanh_hoa):
    make_grassroots_model(locality=khanh_hoa)

    for address in ("/mo-hinh/", "/mo-hinh/?xem=bang"):
        page = client.get(address)
        assertContains(page, '<span class="then">Tỉnh Khánh Hòa</span>')
        assertNotContains(page, 'class="now"')


def test_province_of_the_same_name_that_is_larger_today_is_said_to_be(client, khanh_hoa):
    make_succession(make_old_province("Ninh Thuận", "58"), khanh_hoa.today)
    page = client.get(make_grassroots_model(locality=khanh_hoa).get_absolute_url())

    assertContains(client.get("/mo-hinh/"), "tỉnh Khánh Hòa, gồm cả tỉnh Ninh Thuận trước đây</span>")
    assertContains(page, "<small>Vẫn tên ấy, rộng hơn trước: gồm cả tỉnh Ninh Thuận trước đây.</small>")
    assertContains(page, "Tỉnh Khánh Hòa giữ tên cũ, gộp thêm tỉnh Ninh Thuận.")


def test_each_fact_says_who_knows_it(client):
    source = make_source(published_on=when("11/02/2019"))
    grassroots_model = make_grassroots_model(organisation=make_organisation(), cited=False)
    grassroots_model.fields.add(make_field())
    make_citation(grassroots_model=grassroots_model, source=source, supports=["name", "kind", "organisation"])

    page = client.get(grassroots_model.get_absolute_url())

    stated = 'theo bài báo ngày <time datetime="2019-02-11">11/02/2019</time>'
    assertContains(page, f'<span class="by">{stated}</span>', count=2)
    assertContains(page, '<span class="by half">biên tập xếp</span>', count=1)
    assertContains(page, '<span class="by none">báo không nói</span>')


def test_report_of_an_office_is_not_called_the_press(client):
    grassroots_model = make_grassroots_model(cited=False)
    make_citation(grassroots_model=grassroots_model, source=make_source(kind="report"), supports=["name", "kind"])

    page = client.get(grassroots_model.get_absolute_url())

    assertContains(page, "theo báo cáo của đơn vị, chưa rõ ngày")
    assertContains(page, "nguồn không nói")
    assertNotContains(page, "báo không nói")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("11/02/2019", "bài báo ngày"),
        ("02/2019", "bài báo tháng"),
        ("2019", "bài báo năm"),
        (None, "bài báo chưa rõ ngày"),
    ],
)
def test_source_is_called_by_as_much_of_its_day_as_is_known(client, day, words):
    grassroots_model = make_grassroots_model(cited=False)
    make_citation(
        grassroots_model=grassroots_model, source=make_source(published_on=day and when(day)), supports=["name"]
    )

    assertContains(client.get("/mo-hinh/"), f"trong {words}")


def test_english_days_cannot_be_read_the_wrong_way_round(client):
    grassroots_model = make_grassroots_model(started_on=when("11/02/2019"))

    page = client.get(f"/en{grassroots_model.get_absolute_url().replace('/mo-hinh/', '/models/')}")

    assertContains(page, '<time datetime="2019-02-11">11 February 2019</time>')


def test_status_stands_with_its_witness(client):
    grassroots_model = make_grassroots_model(status="maintained", cited=False)
    make_citation(
        grassroots_model=grassroots_model, source=make_source(published_on=when("2018")), supports=["name", "status"]
    )

    assertContains(
        client.get("/mo-hinh/"), '<span class="status">Được duy trì</span>, <span class="by">theo bài báo năm'
    )


def test_words_are_quoted_with_the_place_where_they_stand(client):
    grassroots_model = make_grassroots_model(cited=False)
    source = make_source(title="Cách làm hay")
    make_citation(
        grassroots_model=grassroots_model, source=source, paragraph=8, quote="(xã Khánh Trung)", supports=["locality"]
    )
    make_citation(
        grassroots_model=grassroots_model, source=source, paragraph=8, quote="Nụ cười tiếp dân", supports=["name"]
    )

    page = client.get(grassroots_model.get_absolute_url())

    assertContains(page, "… <mark>Nụ cười tiếp dân</mark> … <mark>(xã Khánh Trung)</mark> …")
    assertContains(page, "đoạn 8")


def test_words_that_stand_in_others_of_the_same_passage_are_quoted_once(client):
    grassroots_model, source = make_grassroots_model(cited=False), make_source()
    for quote in ("“Nụ cười”", "mô hình “Nụ cười” (xã Khánh Trung)", "xã Khánh Trung"):
        make_citation(grassroots_model=grassroots_model, source=source, paragraph=8, quote=quote)

    for record in (grassroots_model, source):
        page = client.get(record.get_absolute_url())
        assertContains(page, '<blockquote class="quote" lang="vi">… <mark>mô hình “Nụ cười” (xã Khánh Trung)</mark> …<')


def test_only_long_texts_that_are_filled_are_shown(client):
    page = client.get(make_grassroots_model(method="Cười khi tiếp dân.\n\nNói lời cảm ơn.").get_absolute_url())

    assertContains(page, "Nội dung, cách làm")
    assertContains(page, "<p>Cười khi tiếp dân.</p>\n<p>Nói lời cảm ơn.</p>", html=False)
    assertNotContains(page, "Thực trạng, lý do")


def test_life_begins_with_an_unknown_day_and_ends_with_an_unknown_today(place):
    grassroots_model = make_grassroots_model(locality=place, cited=False)
    make_citation(grassroots_model=grassroots_model, source=make_source(published_on=when("11/02/2019")))

    assert kinds(grassroots_model) == [("start", None), ("named", "11/02/2019"), ("place", "01/07/2025"), ("now", None)]


def test_milestones_stand_in_time_and_undated_ones_before(client):
    grassroots_model = make_grassroots_model(started_on=when("2017"), cited=False)
    make_milestone(
        grassroots_model, kind="recognised", on=when("05/2018"), level=make_level(), decision_number="12/QĐ-UBND"
    )
    make_milestone(grassroots_model, kind="launched")

    assert kinds(grassroots_model) == [("start", "2017"), ("milestone", None), ("milestone", "05/2018"), ("now", None)]
    assertContains(client.get(grassroots_model.get_absolute_url()), "Công nhận, Cấp tỉnh, quyết định 12/QĐ-UBND")


@pytest.mark.parametrize("values", [{"ended_on": when("2020")}, {"status": "ended"}])
def test_today_of_what_has_ended_is_not_unknown(values):
    assert ("now", None) not in kinds(make_grassroots_model(**values))


@pytest.mark.parametrize(("day", "is_unknown"), [("22/11/2025", False), ("21/11/2025", True), ("2026", False)])
def test_today_is_unknown_when_nobody_has_told_of_it_for_a_year(day, is_unknown):
    grassroots_model = make_grassroots_model(cited=False)
    make_milestone(grassroots_model, kind="confirmed", on=when(day))

    assert (("now", None) in kinds(grassroots_model)) is is_unknown


def test_lineage_and_commendations_are_shown(client, place):
    origin = make_grassroots_model(name="Gốc", locality=place)
    grassroots_model = make_grassroots_model(replicated_from=origin, adaptation="Bỏ phần thi")
    make_grassroots_model(name="Ngọn", replicated_from=grassroots_model)
    make_commendation(form_as_printed="giấy khen của xã").grassroots_models.add(grassroots_model)

    page = client.get(grassroots_model.get_absolute_url())

    for words in ("“Gốc”", "Bỏ phần thi", "“Ngọn”", "Giấy khen của xã"):
        assertContains(page, words)


def test_lineage_is_told_to_any_depth_and_ends_where_a_model_is_not_public(client, place):
    hidden = make_grassroots_model(name="Gốc kín", state="draft")
    first = make_grassroots_model(name="Đầu", replicated_from=hidden)
    second = make_grassroots_model(name="Giữa", replicated_from=first, locality=place)
    here = make_grassroots_model(name="Đây", replicated_from=second)
    for name in ("Con 1", "Con 2"):
        child = make_grassroots_model(name=name, replicated_from=here)
        make_grassroots_model(name=f"Của {name}", replicated_from=child)
    make_grassroots_model(name="Con kín", replicated_from=here, state="draft")

    page = client.get(here.get_absolute_url())

    steps = [(step.record.name, step.opens, step.closes) for step in page.context["lineage"].steps]
    assert steps == [
        ("Đầu", True, 0), ("Giữa", True, 0), ("Đây", True, 0),
        ("Con 1", True, 0), ("Của Con 1", False, 1), ("Con 2", True, 0), ("Của Con 2", False, 4),
    ]  # fmt: skip
    assertContains(page, '<b aria-current="true">“Đây”</b>')
    assertNotContains(page, "kín”")
    text = page.content.decode()
    assert text.count("<ul") == text.count("</ul>")
    assert text.count("<li>") + text.count("<li ") == text.count("</li>")


def test_lineage_of_more_than_a_hundred_is_cut_and_says_so(client):
    here = make_grassroots_model(name="Gốc")
    for _number in range(101):
        make_grassroots_model(replicated_from=here, cited=False)

    page = client.get(here.get_absolute_url())

    assert len(page.context["lineage"].steps) == 100
    assertContains(page, "chỉ nêu một trăm mô hình đầu")


def test_models_that_were_copied_in_a_circle_end_somewhere():
    one = make_grassroots_model()
    two = make_grassroots_model(replicated_from=one)
    one.replicated_from = two
    one.save()

    assert [step.record for step in selectors.lineage(one).steps] == [two, one]


def test_a_long_line_is_told_without_falling_over(client):
    record = make_grassroots_model(cited=False)
    for _number in range(60):
        record = make_grassroots_model(replicated_from=record, cited=False)

    assert len(client.get(record.get_absolute_url()).context["lineage"].steps) == 61


def test_same_practice_same_organisation_and_same_place_are_told_apart(client, place):
    body = make_organisation()
    here = make_grassroots_model(name="Hũ gạo tình thương", organisation=body, locality=place)
    elsewhere = make_grassroots_model(name="hu gao tinh thuong", locality=place.parent)
    both = make_grassroots_model(name="Cùng đơn vị", organisation=body, locality=place)
    there = make_grassroots_model(name="Cùng nơi", locality=place)
    make_grassroots_model(name="Hũ gạo tình thương", state="draft", locality=place.parent.parent)
    make_grassroots_model(name="Khác hẳn", locality=place.parent)

    page = client.get(here.get_absolute_url())

    akin = page.context["akin"]
    assert (akin.practice, akin.organisation, akin.place) == ([elsewhere], [both], [there])
    assertContains(page, "Cùng cách làm ở nơi khác")
    assertContains(page, "Thị trấn Vạn Giã")


def test_a_model_of_unknown_place_and_organisation_is_like_none_of_the_same_lack(client):
    record = make_grassroots_model()
    make_grassroots_model()

    assert not client.get(record.get_absolute_url()).context["akin"]


def test_photo_has_its_words_and_its_measures(client):
    grassroots_model = make_grassroots_model()
    photo = make_photo(grassroots_model, width=1600, height=1200, caption="Quầy một cửa", shows_persons=False)

    page = client.get(grassroots_model.get_absolute_url())

    assertContains(page, f"/anh/{photo.token}/small.webp 400w, /anh/{photo.token}/medium.webp 800w")
    assertContains(page, 'width="1600" height="1200" alt="Quầy tiếp dân"')
    assertContains(page, "Quầy một cửa")


def test_without_a_photo_the_weave_stands_in(client):
    assertContains(client.get(make_grassroots_model().get_absolute_url()), "Chưa có ảnh của mô hình này.")


def test_page_tells_how_to_cite_it(client):
    grassroots_model = make_grassroots_model(name="Nụ cười", cited=False)
    source = make_source(title="Cách làm hay", publisher="Báo Hải Phòng", published_on=when("2019"))
    for place in ({"caption": 1, "paragraph": None}, {"paragraph": 8}, {"paragraph": 2}, {"paragraph": 8}):
        make_citation(grassroots_model=grassroots_model, source=source, **place)
    make_citation(grassroots_model=grassroots_model, source=source, paragraph=None, in_title=True)

    page = client.get(grassroots_model.get_absolute_url())

    assertContains(page, f"“Nụ cười” (mô hình), Sổ mô hình, mã {grassroots_model.code}")
    assertContains(page, "“Cách làm hay”, Báo Hải Phòng, <time")
    assertContains(page, "</time>, đầu đề, đoạn 2, đoạn 8, chú thích ảnh 1.")
    assertContains(page, f'href="http://testserver/mo-hinh/{grassroots_model.pk}/"')
