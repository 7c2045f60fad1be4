"""Two people at one article: who comes second sees what is stored by now beside what they typed, and loses nothing."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests.intake.making import accept, candidate_of, make_article
from tests.making import make_van_gia, when
from trackerapp import intake
from trackerapp.models import Candidate

from .conftest import filled, told
from .test_articles import decide, form_of, page_of

pytestmark = pytest.mark.django_db
State = Candidate.State


@pytest.fixture
def article(administrator):
    return make_article(administrator, published_on=when("11/02/2019"), locality=make_van_gia())


def shown(answer, candidate):
    """The candidate as the page shows it."""
    return next(each for each in answer.context["work"].shown if each.pk == candidate.pk)


def both(form):
    """What stands side by side: (field, stored now, yours)."""
    return [(change.name, change.before, change.after) for change in form.two_versions]


def test_what_was_typed_stands_beside_what_somebody_else_has_stored(desk, article):
    candidate = candidate_of(article, "Nụ cười")
    mine = form_of(desk, candidate, name="Nụ cười của tôi", started_on="2018", kind="club")
    decide(desk, candidate, "_save", name="Nụ cười")

    answer = desk.post(page_of(article), mine | {"_accept": "1"})

    form = shown(answer, candidate).form
    assert both(form) == [
        ("name", "Nụ cười", "Nụ cười của tôi"),
        ("kind", "mô hình", "câu lạc bộ"),
        ("started_on", "chưa rõ", "2018"),
    ]
    assertContains(answer, "điều bạn sửa chưa được ghi")
    assert form["name"].value() == "Nụ cười của tôi"
    candidate.refresh_from_db()
    assert (candidate.state, candidate.values["name"]) == (State.OPEN, "Nụ cười")


def test_who_saves_again_writes_over_it(desk, article):
    candidate = candidate_of(article, "Nụ cười")
    mine = form_of(desk, candidate, name="Nụ cười của tôi")
    decide(desk, candidate, "_save", name="Nụ cười")

    refused = shown(desk.post(page_of(article), mine | {"_accept": "1"}), candidate)
    again = filled(refused.form) | {"candidate": candidate.pk, "seen": refused.changes, "_accept": "1"}
    desk.post(page_of(article), again)

    candidate.refresh_from_db()
    assert (candidate.state, candidate.values["name"]) == (State.ACCEPTED, "Nụ cười của tôi")


def test_form_of_what_somebody_else_has_rejected_is_shown_with_the_reason_and_may_be_confirmed(desk, article):
    candidate = candidate_of(article, "Nụ cười")
    mine = form_of(desk, candidate)
    candidate.move(state=State.REJECTED, reason="Trùng tên")

    answer = desk.post(page_of(article), mine | {"_accept": "1"})

    assertContains(answer, "Trùng tên")
    candidate.refresh_from_db()
    assert candidate.state == State.REJECTED
    desk.post(page_of(article), mine | {"seen": shown(answer, candidate).changes, "_accept": "1"})
    candidate.refresh_from_db()
    assert (candidate.state, candidate.reason) == (State.ACCEPTED, "")


@pytest.mark.parametrize("name", ["Nụ cười", "05-CT/TW", "Giấy khen"])
def test_nothing_differs_where_only_the_decision_does(desk, article, name):
    candidate = candidate_of(article, name)
    mine = form_of(desk, candidate)
    candidate.move(state=State.REJECTED, reason="Trùng tên")

    answer = desk.post(page_of(article), mine | {"_accept": "1"})

    assert both(shown(answer, candidate).form) == []


def test_what_is_in_the_register_by_now_shows_what_was_typed_and_takes_nothing(desk, article):
    candidate = candidate_of(article, "Nụ cười")
    mine = form_of(desk, candidate, name="Nụ cười của tôi")
    accept(article, "Nụ cười")
    intake.create(article, by=article.begun_by)

    answer = desk.post(page_of(article), mine | {"_accept": "1"})

    assertContains(answer, "Nụ cười của tôi")
    assertContains(answer, "đã ghi đề xuất này vào sổ")
    assert shown(answer, candidate).state == State.WRITTEN
    assertNotContains(answer, f'id="reason-{candidate.pk}"')


def test_button_that_was_pressed_twice_is_no_quarrel(desk, article):
    candidate, following = article.candidates.filter(kind="grassroots_model")
    candidate_of(article, "05-CT/TW").move(state=State.REJECTED, reason="không cần")
    mine = form_of(desk, candidate) | {"_accept": "1"}

    for _ in range(2):
        answer = desk.post(page_of(article), mine)

        assert answer["Location"].endswith(f"#u-{following.pk}")


def test_reason_that_was_typed_stays_in_its_field(desk, article):
    candidate = candidate_of(article, "Nụ cười")
    decide(desk, candidate, "_save", name="Nụ cười")
    sent = {"candidate": candidate.pk, "seen": "0", "_reject": "1", "reason": "Chỉ là khẩu hiệu"}

    answer = desk.post(page_of(article), sent)

    assertContains(answer, 'value="Chỉ là khẩu hiệu"')
    assertContains(answer, "Vừa có người khác sửa đề xuất này")
    assert shown(answer, candidate).form["name"].value() == "Nụ cười"
    candidate.refresh_from_db()
    assert candidate.state == State.OPEN


def test_form_of_what_is_not_proposed_any_more_is_kept_as_added_by_hand(desk, article):
    candidate = candidate_of(article, "Nụ cười")
    mine = form_of(desk, candidate, name="Nụ cười của tôi", started_on="2018", supports_0=["name", "kind"])
    mine |= {"kind": candidate.kind, "_accept": "1"}
    article.candidates.all().delete()

    answer = desk.post(page_of(article), mine, follow=True)

    added = article.candidates.get()
    assert (added.state, added.is_added, added.name) == (State.ACCEPTED, True, "Nụ cười của tôi")
    assert added.values["started_on"] == "2018"
    assert "thêm bằng tay" in told(answer)[0]


def test_faulty_form_of_what_is_not_proposed_any_more_is_shown_with_what_is_wrong(desk, article):
    candidate = candidate_of(article, "Nụ cười")
    mine = form_of(desk, candidate, name="Nụ cười của tôi", started_on="hôm qua")
    mine |= {"kind": candidate.kind, "_accept": "1"}
    article.candidates.all().delete()

    answer = desk.post(page_of(article), mine)

    assertContains(answer, "Nụ cười của tôi")
    assert "started_on" in shown(answer, article.candidates.get()).form.errors


def test_form_that_is_gone_does_not_write_over_what_somebody_else_decided_on_the_same_words(desk, article):
    gone, known = candidate_of(article, "Nụ cười"), candidate_of(article, "Hũ gạo")
    mine = form_of(desk, gone, name="Nụ cười của tôi", quote_0=known.name) | {"kind": gone.kind, "_accept": "1"}
    gone.delete()
    known.move(state=State.REJECTED, reason="Trùng tên")

    answer = desk.post(page_of(article), mine)

    assertContains(answer, "Trùng tên")
    known.refresh_from_db()
    assert known.state == State.REJECTED


def test_form_that_was_read_again_before_it_went_does_not_write_over_a_decision_either(desk, article):
    gone, known = candidate_of(article, "Nụ cười"), candidate_of(article, "Hũ gạo")
    assert gone.move(readings=1)
    mine = form_of(desk, gone, quote_0=known.name) | {"kind": gone.kind, "seen": "1", "_accept": "1"}
    gone.delete()
    known.move(state=State.REJECTED, reason="Trùng tên")

    answer = desk.post(page_of(article), mine)

    assertContains(answer, "Trùng tên")
    assertNotContains(answer, "thêm bằng tay")
    known.refresh_from_db()
    assert known.state == State.REJECTED
    desk.post(page_of(article), filled(shown(answer, known).form) | {"candidate": known.pk, "seen": "1", "_save": "1"})
    known.refresh_from_db()
    assert (known.state, known.name) == (State.OPEN, gone.name)


@pytest.mark.parametrize("changes", [{"kind": "x"}, {"kind": ""}, {}, {"quote_0": "không có"}])
def test_form_that_is_gone_and_stands_nowhere_is_told(desk, article, changes):
    mine = {"candidate": "4711", "kind": "directive", "c4711-quote_0": "“", "_accept": "1"} | changes

    answer = desk.post(page_of(article), mine, follow=True)

    assert "không còn" in told(answer)[0]
    assert article.candidates.count() == 4


def test_candidate_that_goes_at_this_moment_is_told(desk, article, monkeypatch):
    candidate = candidate_of(article, "Nụ cười")
    mine = form_of(desk, candidate)
    monkeypatch.setattr(Candidate, "move", lambda self, **values: bool(Candidate.objects.all().delete()) and False)

    answer = desk.post(page_of(article), mine | {"_accept": "1"})

    assertRedirects(answer, page_of(article))


def test_second_who_corrects_what_the_article_is_sees_both_and_may_write_over_it(desk, article):
    data = {"locality": "Thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa", "published_on": "11/02/2019"}
    data |= {"_about": "1", "seen": "0"}
    desk.post(page_of(article), data | {"title": "Tên thứ nhất"})

    answer = desk.post(page_of(article), data | {"title": "Tên thứ hai"})

    assert both(answer.context["work"].about) == [("title", "Tên thứ nhất", "Tên thứ hai")]
    assertContains(answer, 'name="seen" value="1"')
    article.refresh_from_db()
    assert article.title == "Tên thứ nhất"
    desk.post(page_of(article), data | {"title": "Tên thứ hai", "seen": "1"})
    article.refresh_from_db()
    assert article.title == "Tên thứ hai"
