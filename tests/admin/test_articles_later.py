"""What takes long about an article is done in the background, once, and its page says what came of it."""

from datetime import timedelta
from unittest.mock import Mock

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from tests.intake.making import TEXT, accept, candidate_of, make_article
from tests.making import make_commendation, make_van_gia, when
from trackerapp.articles.prose.wording import TooLong
from trackerapp.intake import beginning, tasks, words
from trackerapp.models import Article, Candidate, GrassrootsModel
from trackerapp.models.sheet_import import SILENCE

from .conftest import filled, told
from .test_articles import LIST, decide, form_of, page_of

pytestmark = pytest.mark.django_db
Work = Article.Work


@pytest.fixture
def article(administrator):
    return make_article(administrator, published_on=when("11/02/2019"), locality=make_van_gia())


@pytest.fixture
def queued(monkeypatch):
    """What waits for the worker: tasks with their arguments. One record and few words are too many for a request."""
    waiting = []
    monkeypatch.setattr(tasks, "MANY", 0)
    monkeypatch.setattr(words, "LONG", 100)
    for task in (tasks.read_article, tasks.enter_records):
        monkeypatch.setattr(type(task), "enqueue", lambda task, *more: waiting.append((task, more)))
    return waiting


def work(queued):
    task, more = queued.pop()
    for _again in range(2):
        task.call(*more)


def test_long_text_is_begun_at_once_and_read_by_the_worker(desk, queued):
    make_van_gia()
    look = desk.post(LIST, {"text": TEXT, "_look": "1"})

    assertContains(look, "Bài dài")
    assert look.context["form"]["title"].value() == "Phụ nữ Vạn Giã làm theo lời Bác"
    desk.post(LIST, filled(look.context["form"]) | {"text": TEXT, "_begin": "1"})
    begun = Article.objects.get()
    page = desk.get(page_of(begun))

    assert begun.candidates.count() == 0
    assertContains(page, "data-progress")
    assertContains(page, '<noscript><meta http-equiv="refresh" content="5"></noscript>')
    assertNotContains(page, 'name="_create"')
    assert desk.get(reverse("admin:article_progress", args=[begun.pk])).json() == {"state": "reading"}
    work(queued)
    assert begun.candidates.count() == 4
    assertContains(desk.get(page_of(begun)), "Đã đọc lại: thêm 4 đề xuất")


def test_long_text_of_another_language_is_refused_at_once(desk, queued):
    answer = desk.post(LIST, {"text": "Nothing that anybody writes in a newspaper of Vietnam. " * 9, "_look": "1"})

    assertContains(answer, "tiếng Việt")


def test_private_data_in_a_long_text_is_warned_of(desk, queued):
    answer = desk.post(LIST, {"text": f"{TEXT}Điện thoại 0912 345 678.", "_look": "1"})

    assertContains(answer, "số điện thoại, 1 chỗ, ví dụ “0912 345 678”")


def test_text_that_proposes_too_much_is_told_by_the_worker(desk, article, queued, monkeypatch):
    monkeypatch.setattr(beginning, "MOST", 3)

    desk.post(page_of(article), {"_again": "1"})
    work(queued)

    page = desk.get(page_of(article))
    assertContains(page, "Bài cho ra 4 đề xuất")
    assertContains(page, 'name="_accept"')
    assert article.candidates.count() == 4


def test_text_that_the_reader_of_today_refuses_is_told_by_the_worker(desk, article, queued, monkeypatch):
    desk.post(page_of(article), {"_again": "1"})
    monkeypatch.setattr(beginning, "read", Mock(side_effect=TooLong("%(size)s bytes.", size=1_000_001)))
    work(queued)

    assertContains(desk.get(page_of(article)), "1.000.001 bytes.")
    assert article.candidates.count() == 4


def test_text_that_the_reader_of_today_refuses_is_told_at_once(desk, article, monkeypatch):
    monkeypatch.setattr(beginning, "read", Mock(side_effect=TooLong("%(size)s bytes.", size=1_000_001)))

    page = desk.post(page_of(article), {"_again": "1"}, follow=True)

    assert told(page) == ["1.000.001 bytes."]


def test_long_text_that_proposes_too_much_is_refused_whole_and_can_only_be_deleted(desk, queued, monkeypatch):
    make_van_gia()
    look = desk.post(LIST, {"text": TEXT, "_look": "1"})
    desk.post(LIST, filled(look.context["form"]) | {"text": TEXT, "_begin": "1"})
    begun = Article.objects.get()
    monkeypatch.setattr(beginning, "MOST", 3)

    work(queued)
    page = desk.get(page_of(begun))

    assertContains(page, "Bài cho ra 4 đề xuất")
    for name in ("_create", "_add", "_again", "_about"):
        assertNotContains(page, f'name="{name}"')
        desk.post(page_of(begun), {name: "1", "kind": "grassroots_model", "words": "Hũ gạo sẻ chia", "title": "Khác"})
    assertContains(desk.get(LIST), '<span class="mini">không nhận</span>')
    assert (queued, begun.candidates.count(), Article.objects.get().title) == ([], 0, begun.title)
    desk.post(reverse("admin:article_delete", args=[begun.pk]), {"_delete": "1"})
    assert not Article.objects.exists()


def test_refused_text_leads_to_the_reason_when_it_is_sent_again(desk, queued, monkeypatch):
    monkeypatch.setattr(beginning, "MOST", 3)
    make_van_gia()
    desk.post(LIST, {"title": "Bài", "text": TEXT, "_begin": "1"})
    work(queued)

    page = desk.post(LIST, {"text": TEXT, "_look": "1"}, follow=True)

    assertContains(page, "Bài cho ra 4 đề xuất")


def test_many_drafts_are_made_by_the_worker_once(desk, article, queued):
    accept(article)

    desk.post(page_of(article), {"_create": "1"})
    assertContains(desk.get(page_of(article)), "Đang ghi các đề xuất đã xác nhận")
    assertContains(desk.get(LIST), '<span class="mini">đang ghi</span>')
    assert not GrassrootsModel.objects.exists()
    work(queued)

    assertContains(desk.get(page_of(article)), "Đã ghi 4 dòng vào sổ.")
    assert GrassrootsModel.objects.count() == 2


def test_what_the_page_of_a_record_would_warn_of_stands_at_its_candidate(desk, article, queued):
    known = make_commendation(
        form_as_printed="Giấy khen", authority_as_printed="Chủ tịch UBND huyện Vạn Ninh", merit_year=2018
    )
    accept(article)

    desk.post(page_of(article), {"_create": "1"})
    work(queued)

    written = article.candidates.get(kind=Candidate.Kind.COMMENDATION)
    [shown] = [each for each in desk.get(page_of(article)).context["work"].shown if each.pk == written.pk]
    assert [text for text in shown.warnings if known.code in str(text)]


def test_what_is_worked_on_is_left_alone_meanwhile(desk, article, queued):
    accept(article)
    desk.post(page_of(article), {"_create": "1"})

    page = desk.post(page_of(article), {"_create": "1"}, follow=True)

    assert told(page) == ["Bài này đang được xử lý: hãy chờ giây lát."]
    assert len(queued) == 1


def test_what_is_typed_meanwhile_stays_in_its_form_and_can_be_sent_again(desk, article, queued):
    candidate = candidate_of(article, "Hũ gạo")
    typed = form_of(desk, candidate, name="Hũ gạo của tôi") | {"_accept": "1"}
    accept(article, "Nụ cười")
    desk.post(page_of(article), {"_create": "1"})

    page = desk.post(page_of(article), typed)

    assertContains(page, 'value="Hũ gạo của tôi"')
    assertContains(page, "chữ bạn gõ còn ở dưới")
    assertNotContains(page, "data-progress")
    assertNotContains(page, "http-equiv")
    work(queued)
    assert desk.post(page_of(article), typed).status_code == 302
    candidate.refresh_from_db()
    assert (candidate.state, candidate.name) == ("accepted", "Hũ gạo của tôi")


def test_reason_words_to_add_and_what_the_article_is_stay_where_they_were_typed_meanwhile(desk, article, queued):
    candidate = candidate_of(article, "Hũ gạo")
    deeds = [
        {"candidate": candidate.pk, "seen": "0", "reason": "Chỉ là khẩu hiệu", "_reject": "1"},
        {"words": "Trạm Y tế thị trấn", "kind": "directive", "near": "47", "_add": "1"},
        {"title": "Tên bài của tôi", "seen": "0", "_about": "1"},
    ]
    accept(article, "Nụ cười")
    desk.post(page_of(article), {"_create": "1"})

    for typed, value in zip(deeds, ["Chỉ là khẩu hiệu", "Trạm Y tế thị trấn", "Tên bài của tôi"], strict=True):
        page = desk.post(page_of(article), typed)

        assertContains(page, f'value="{value}"')
        assertContains(page, "chữ bạn gõ còn ở dưới")
        assertNotContains(page, "data-progress")
        assertNotContains(page, "http-equiv")
    article.refresh_from_db()
    assert (article.title, article.candidates.count()) == ("Phụ nữ Vạn Giã làm theo lời Bác", 4)


def test_what_keeps_all_out_stands_at_its_candidate_until_that_is_corrected(desk, article, queued):
    accept(article)
    candidate = candidate_of(article, "Nụ cười")
    candidate.move(values=candidate.values | {"name": ""})

    desk.post(page_of(article), {"_submit": "1"})
    work(queued)
    page = desk.get(page_of(article))

    assertContains(page, "Chưa ghi gì")
    [faulty] = [each for each in page.context["work"].shown if each.faults]
    assert (faulty.pk, GrassrootsModel.objects.count()) == (candidate.pk, 0)
    decide(desk, candidate, name="Nụ cười đầu ngày")
    article.refresh_from_db()
    assert article.outcome["faults"] == {}


def test_what_a_task_says_while_a_fault_is_corrected_is_not_written_over(desk, article, monkeypatch):
    candidate = candidate_of(article, "Nụ cười")
    article.take(Work.REST, {"text": "", "faults": {str(candidate.pk): ["Thiếu tên"]}})
    typed = form_of(desk, candidate) | {"_accept": "1"}
    move = Candidate.move
    says = {"text": "Đã ghi 3 dòng vào sổ."}
    monkeypatch.setattr(
        Candidate, "move", lambda self, **values: article.take(Work.REST, says) and move(self, **values)
    )

    desk.post(page_of(article), typed)

    assert Article.objects.get().outcome == says


def test_work_that_breaks_off_says_so(desk, article, queued, monkeypatch):
    accept(article)
    desk.post(page_of(article), {"_create": "1"})
    monkeypatch.setattr(tasks, "create", lambda *args, **more: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        work(queued)

    assertContains(desk.get(page_of(article)), "Chưa ghi gì: sổ gặp sự cố")
    article.refresh_from_db()
    assert article.work == Work.REST


def test_worker_that_cannot_be_told_leaves_a_word(desk, article, queued, monkeypatch):
    accept(article)
    monkeypatch.setattr(type(tasks.enter_records), "enqueue", lambda task, *more: 1 / 0)

    desk.post(page_of(article), {"_create": "1"})

    assertContains(desk.get(page_of(article)), "Chưa ghi gì: sổ gặp sự cố")


def test_work_of_which_nothing_is_heard_can_be_begun_again(desk, article, queued):
    accept(article)
    desk.post(page_of(article), {"_create": "1"})
    Article.objects.update(moved_at=timezone.now() - 2 * SILENCE)

    stuck = desk.get(page_of(article))
    desk.post(page_of(article), {"_create": "1"})
    work(queued)

    assertContains(stuck, "năm phút")
    assertContains(stuck, 'name="_create"')
    assert article.candidates.filter(state=Candidate.State.WRITTEN).count() == 4


def test_small_deed_puts_a_broken_work_away(desk, article):
    Article.objects.update(work=Work.WRITING, moved_at=timezone.now() - SILENCE - timedelta(seconds=1))

    page = desk.post(page_of(article), {"_create": "1"}, follow=True)

    assertNotContains(page, "năm phút")
    article.refresh_from_db()
    assert article.work == Work.REST
