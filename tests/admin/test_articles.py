"""The page on which an article becomes records: sent in, decided candidate by candidate, made into drafts."""

from unicodedata import normalize

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests.articles.test_files import LOCKED, docx, pdf
from tests.intake.making import TEXT, accept, candidate_of, make_article
from tests.making import (
    make_commendation,
    make_grassroots_model,
    make_organisation,
    make_province,
    make_staff,
    when,
)
from trackerapp import intake
from trackerapp.admin import article_shown
from trackerapp.intake import beginning
from trackerapp.models import Article, AuditEntry, Candidate, GrassrootsModel, Locality, Source, State

from .conftest import address, filled, told

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles")


@pytest.fixture
def van_gia(lasting_van_gia):
    return Locality.objects.get(pk=lasting_van_gia)


@pytest.fixture
def article(van_gia, administrator):
    return make_article(administrator, published_on=when("11/02/2019"), locality=van_gia)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def page_of(article):
    return reverse("admin:article_page", args=[article.pk])


def form_of(client, candidate, **changes):
    """What a browser would send from the form of ``candidate``, with ``changes``."""
    shown = client.get(page_of(candidate.article), {"mo": candidate.pk}).context["work"].shown
    form = next(each for each in shown if each.pk == candidate.pk).form
    data = {"candidate": candidate.pk, "seen": form.candidate.changes} | filled(form)
    return data | {f"{form.prefix}-{name}": value for name, value in changes.items()}


def decide(client, candidate, button="_accept", **changes):
    return client.post(page_of(candidate.article), form_of(client, candidate, **changes) | {button: "1"})


def errors_of(response):
    [form] = [
        each.form for each in response.context["work"].shown if getattr(each, "form", None) and each.form.is_bound
    ]
    return form.errors


def test_text_is_looked_at_first_and_kept_only_then(desk, van_gia):
    look = desk.post(LIST, {"text": TEXT, "_look": "1"})

    about = look.context["form"]
    assert not Article.objects.exists()
    assert (about["title"].value(), str(about["published_on"].value())) == (
        "Phụ nữ Vạn Giã làm theo lời Bác",
        "11/02/2019",
    )
    answer = desk.post(LIST, filled(about) | {"publisher": "Báo Vạn Ninh", "text": TEXT, "_begin": "1"})
    article = Article.objects.get()
    assertRedirects(answer, page_of(article))
    assert (article.publisher, article.candidates.count()) == ("Báo Vạn Ninh", 4)


def test_page_shows_the_article_with_its_passages_marked_beside_the_candidates(desk, article):
    page = desk.get(page_of(article))

    for candidate in article.candidates.all():
        assertContains(page, f'<a href="#u-{candidate.pk}" id="b-{candidate.pk}">')
        assertContains(page, f'<div id="u-{candidate.pk}">')
    assertContains(page, "nay: Xã Vạn Ninh, tỉnh Khánh Hòa")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("bai.txt", b"", "Tệp gửi lên không có nội dung"),
        ("bai.txt", "“”“”“”".encode(), "Không có chữ nào để đọc"),
        ("bai.txt", b"\x00\x01\x02\x03", "dữ liệu nhị phân"),
        ("bai.txt", b"%PDF-1.7 ...", "đổi đuôi thành .pdf"),
        ("bai.pdf", b"%PDF-1.7 nothing more", "bị hỏng"),
        ("bai.pdf", LOCKED, "có mật khẩu"),
        ("bai.pdf", pdf(), "chỉ có ảnh chụp trang"),
        ("bai.docx", b"PK\x03\x04 broken", "không phải DOCX"),
        (
            "bai.txt",
            b"An English newspaper writes about something else, and not a single word of it helps anybody.",
            "tiếng Việt",
        ),
        ("bai.exe", b"MZ", "tệp có đuôi"),
        ("bai.html", b"<script>alert(1)</script>", "Không có chữ nào để đọc"),
    ],
)
def test_what_cannot_be_read_is_told_in_words_and_nothing_is_stored(desk, name, content, message):
    answer = desk.post(LIST, {"file": SimpleUploadedFile(name, content), "_look": "1"})

    assertContains(answer, message)
    assert not Article.objects.exists()


def test_neither_text_nor_file_is_told(desk):
    assertContains(desk.post(LIST, {"text": " \n ", "_look": "1"}), "Dán toàn văn bài báo hoặc chọn một tệp")


def test_text_beside_a_file_is_not_dropped_in_silence(desk):
    file = SimpleUploadedFile("bai.txt", TEXT.encode())

    assertContains(desk.post(LIST, {"text": TEXT, "file": file, "_look": "1"}), "Có cả văn bản lẫn tệp")
    assert not Article.objects.exists()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_text_of_more_than_a_megabyte_is_refused_with_its_size_and_left_in_its_field(desk, form):
    text = normalize(form, "mô hình " * 100_001)

    answer = desk.post(LIST, {"text": text, "_look": "1"})

    assertContains(answer, "1.000.010 byte")
    assert answer.context["form"]["text"].value() == text


@pytest.mark.parametrize("name", ["bai.txt", "bai.html"])
def test_file_of_more_than_a_megabyte_of_text_is_refused_with_its_size(desk, name):
    file = SimpleUploadedFile(name, ("mô hình " * 200_000).encode())

    assertContains(desk.post(LIST, {"file": file, "_look": "1"}), "byte; mỗi lần đọc nhiều nhất 1.000.000 byte (1 MB)")


@pytest.mark.parametrize("text", ["x" * (8 * 1024**2 + 1), "ộ" * 2_900_000])
def test_paste_that_is_not_even_read_leaves_the_form_with_what_was_wrong(desk, article, text):
    answer = desk.post(LIST, {"text": text, "_look": "1"})

    assertContains(answer, "nhiều nhất 1 MB", status_code=413)
    assertContains(answer, 'name="_look"', status_code=413)
    assertContains(answer, article.title, status_code=413)


def test_file_that_is_not_even_received_leaves_the_form_with_what_was_wrong(desk):
    answer = desk.post(LIST, {"text": ""}, CONTENT_LENGTH=str(65 * 1024**2))

    assertContains(answer, 'name="_look"', status_code=413)


def test_pages_of_a_text_file_end_its_lines(desk, van_gia):
    file = SimpleUploadedFile("bai.txt", TEXT.replace("\n", "\f").encode())

    look = desk.post(LIST, {"file": file, "_look": "1"})

    assert look.context["form"]["title"].value() == "Phụ nữ Vạn Giã làm theo lời Bác"
    assert look.context["text"] == TEXT


def test_scripts_of_a_saved_page_are_left_out(desk, van_gia):
    html = (
        f"<html><script>steal()</script><body>{''.join(f'<p>{line}</p>' for line in TEXT.splitlines())}</body></html>"
    )

    look = desk.post(LIST, {"file": SimpleUploadedFile("bai.html", html.encode()), "_look": "1"})

    assertNotContains(look, "steal()")
    assert len(look.context["reading"].models) == 2


def test_word_file_is_read_and_what_no_form_takes_back_is_left_out(desk, van_gia):
    content = docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in TEXT.splitlines()))

    look = desk.post(LIST, {"file": SimpleUploadedFile("bai.docx", content), "_look": "1"})
    begun = desk.post(LIST, filled(look.context["form"]) | {"text": look.context["text"], "_begin": "1"})

    assert begun.status_code == 302
    assert Article.objects.get().candidates.count() == 4


def test_list_asks_the_same_queries_for_one_article_and_for_three(
    desk, article, administrator, django_assert_num_queries
):
    desk.get(LIST)
    with CaptureQueriesContext(connection) as for_one:
        desk.get(LIST)
    for number in (1, 2):
        make_article(administrator, text=TEXT.replace("đầu ngày", f"số {number}"))

    with django_assert_num_queries(len(for_one)):
        desk.get(LIST)


def test_private_data_is_warned_of_before_anything_is_stored(desk, van_gia):
    text = f"{TEXT}Liên hệ chị Lan, điện thoại 0912 345 678, sinh năm 1980.".replace("\n", "\r\n")

    look = desk.post(LIST, {"text": text, "_look": "1"})

    assertContains(look, "số điện thoại, 1 chỗ, ví dụ “0912 345 678”")
    assertContains(look, "ngày sinh, năm sinh, 1 chỗ")
    assert not Article.objects.exists()


def test_same_article_leads_to_the_one_that_was_begun(desk, article):
    answer = desk.post(LIST, {"text": TEXT, "_look": "1"})

    assertRedirects(answer, page_of(article))


def test_second_of_two_who_begin_the_same_article_at_once_is_led_to_it(desk, van_gia, monkeypatch):
    def begin_second(article, text, *, by, seen):
        monkeypatch.undo()
        make_article(by)
        return intake.begin(article, text, by=by)

    monkeypatch.setattr(intake, "begin", begin_second)

    answer = desk.post(LIST, {"title": "Bài", "text": TEXT, "_begin": "1"})

    assertRedirects(answer, page_of(Article.objects.get()))


def test_copy_of_an_article_is_begun_only_by_who_says_that_it_is_another(desk, article):
    text = f"Trang chủ\n{TEXT}\nTin liên quan\nKhai mạc hội thi văn nghệ quần chúng\n"

    look = desk.post(LIST, {"text": text, "_look": "1"})
    data = filled(look.context["form"]) | {"text": text, "_begin": "1"}
    undecided = desk.post(LIST, data)

    assertContains(look, f'<a href="{page_of(article)}">{article.title}</a>')
    assertNotContains(look, "Hãy đánh dấu")
    assertContains(undecided, "Hãy đánh dấu")
    assert Article.objects.count() == 1
    assert desk.post(LIST, data | {"is_another": "on"}).status_code == 302
    assert Article.objects.count() == 2


def test_article_begun_elsewhere_is_told_and_not_shown(article):
    stranger = signed_in(make_staff("ba", "editor", make_province("An Giang", "91")))

    answer = stranger.post(LIST, {"text": TEXT, "_look": "1"})

    assertRedirects(answer, LIST, fetch_redirect_response=False)
    assert stranger.get(page_of(article)).status_code == 404


def test_clerk_begins_only_what_they_look_after(van_gia):
    clerk = signed_in(make_staff("an", "editor", van_gia))
    data = {"title": "Bài", "text": TEXT, "_begin": "1"}

    refused = clerk.post(LIST, data | {"locality": "tỉnh Khánh Hòa (đến 30/06/2025)"})
    taken = clerk.post(LIST, data | {"locality": "thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa"})

    assertContains(refused, "mà bạn phụ trách")
    assert taken.status_code == 302
    assert Article.objects.get().locality == van_gia


def test_candidate_is_confirmed_as_corrected_and_the_next_one_is_opened(desk, article):
    candidate, following = article.candidates.filter(kind="grassroots_model")
    decided = candidate_of(article, "05-CT/TW")
    decided.move(state=Candidate.State.REJECTED, reason="không cần")

    answer = decide(desk, candidate, name="Nụ cười đầu ngày mới", started_on="2018")

    candidate.refresh_from_db()
    assert (candidate.state, candidate.values["name"], candidate.values["started_on"]) == (
        "accepted", "Nụ cười đầu ngày mới", "2018",
    )  # fmt: skip
    assert answer["Location"].endswith(f"?mo={following.pk}#u-{following.pk}")


def test_candidate_with_a_number_over_a_thousand_is_decided_as_its_form_shows_it(desk, article):
    candidate = candidate_of(article, "Nụ cười")
    Candidate.objects.filter(pk=candidate.pk).update(id=1234)

    page = desk.get(page_of(article), {"mo": 1234})

    assertContains(page, '<input type="hidden" name="candidate" value="1234">')
    assertContains(page, 'href="#u-1234"')
    assertNotContains(page, "1.234")


def test_page_leads_to_the_first_candidate_that_is_undecided(desk, article):
    first, second = article.candidates.all()[:2]
    first.move(state=Candidate.State.REJECTED, reason="không cần")

    assertContains(desk.get(page_of(article)), f'<a href="?mo={second.pk}#u-{second.pk}">Tới đề xuất đầu tiên', count=1)


def test_page_leads_nowhere_when_all_is_decided(desk, article):
    for each in article.candidates.all():
        each.move(state=Candidate.State.REJECTED, reason="không cần")

    assertNotContains(desk.get(page_of(article)), "Tới đề xuất đầu tiên")


def test_value_that_the_words_do_not_state_any_more_is_the_editors(desk, article):
    candidate = candidate_of(article, "Nụ cười")
    assert candidate.citations[0]["supports"] == ["name", "kind", "organisation", "locality", "status"]

    decide(desk, candidate, name="Nụ cười buổi chiều", kind="club", started_on="2018")

    candidate.refresh_from_db()
    assert candidate.citations[0]["supports"] == ["organisation", "locality", "status"]


def test_value_that_is_corrected_to_what_the_words_say_is_stated(desk, article):
    candidate = candidate_of(article, "Nụ cười")
    decide(desk, candidate, "_save", name="Nụ cười buổi chiều")

    decide(desk, candidate_of(article, "Nụ cười"), name="Nụ cười")

    candidate.refresh_from_db()
    assert "name" in candidate.citations[0]["supports"]


def test_other_words_state_what_stands_in_them(desk, article):
    candidate = candidate_of(article, "Nụ cười")

    decide(desk, candidate, quote_0="ra mắt mô hình “Nụ cười đầu ngày”", quote_1="Trạm Y tế thị trấn Vạn Giã")

    candidate.refresh_from_db()
    assert [each["supports"] for each in candidate.citations] == [
        ["name", "kind", "status"],
        ["organisation", "locality"],
    ]


def test_what_is_ticked_by_hand_stays_as_it_was_ticked(desk, article):
    candidate = candidate_of(article, "Nụ cười")
    ticked = ["name", "organisation", "locality", "started_on"]

    decide(desk, candidate, kind="club", started_on="2018", supports_0=ticked)

    candidate.refresh_from_db()
    assert candidate.citations[0]["supports"] == ticked


def test_correction_is_kept_without_a_decision(desk, article):
    candidate = candidate_of(article, "Nụ cười")

    decide(desk, candidate, "_save", kind="club")

    candidate.refresh_from_db()
    assert (candidate.state, candidate.values["kind"]) == ("open", "club")


def test_unit_of_the_register_is_chosen_by_name_or_code_and_a_new_one_by_its_name(desk, article, van_gia):
    body = make_organisation("Hội Nông dân", locality=van_gia)
    candidate = candidate_of(article, "Nụ cười")

    for written in (body.name, body.code):
        decide(desk, candidate, "_save", organisation=written)
        candidate.refresh_from_db()
        assert candidate.values["organisation"] == body.pk
    decide(desk, candidate, "_save", organisation="Tổ phụ nữ số 1")

    candidate.refresh_from_db()
    assert (candidate.values["organisation"], candidate.values["unit"]) == (None, "Tổ phụ nữ số 1")


def test_name_that_looks_like_the_code_of_something_else_is_a_name(desk, article):
    body = make_organisation()
    candidate = candidate_of(article, "Nụ cười")

    decide(desk, candidate, "_save", organisation=f"Z-{body.pk}")

    candidate.refresh_from_db()
    assert (candidate.values["organisation"], candidate.values["unit"]) == (None, f"Z-{body.pk}")


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"organisation": "TC-4711"}, "organisation", "mã này"),
        ({"organisation": "Hội Phụ nữ · TC-4711"}, "organisation", "mã này"),
        ({"name": ""}, "name", "Hãy điền ô này"),
        ({"locality": "xã Không Có"}, "locality", "Không có địa phương nào"),
        ({"quote_0": "chữ không có trong bài"}, "quote_0", "không có trong bài"),
        ({"started_on": "2019", "ended_on": "2018"}, "ended_on", "kết thúc trước"),
        ({"started_on": "hôm qua"}, "started_on", "hôm qua"),
        ({"kind": "x"}, "kind", "x"),
    ],
)
def test_faulty_correction_is_told_at_its_field_and_not_kept(desk, article, changes, field, message):
    candidate = candidate_of(article, "Nụ cười")

    answer = decide(desk, candidate, **changes)

    assert message in str(errors_of(answer)[field])
    candidate.refresh_from_db()
    assert candidate.state == Candidate.State.OPEN


def test_place_that_several_bear_is_asked_for_with_their_names(desk, van_gia, administrator):
    article = make_article(administrator, locality=van_gia)
    candidate = candidate_of(article, "Nụ cười")

    answer = decide(desk, candidate, locality="tỉnh Khánh Hòa")

    assert "(đến 30/06/2025)" in str(errors_of(answer)["locality"])


def test_candidate_is_rejected_with_a_reason_only_and_can_be_decided_again(desk, article):
    candidate = candidate_of(article, "Nụ cười")
    where, sent = page_of(article), {"candidate": candidate.pk}

    refused = desk.post(where, sent | {"_reject": "1", "reason": " "})
    desk.post(where, sent | {"_reject": "1", "reason": "nhìn trang cũ", "seen": "7"})
    desk.post(where, sent | {"_reject": "1", "reason": "Trùng\0"})
    desk.post(where, sent | {"_reject": "1", "reason": "Trùng"})

    assertContains(refused, "vì sao bỏ")
    candidate.refresh_from_db()
    assert (candidate.state, candidate.reason) == ("rejected", "Trùng")
    desk.post(where, sent | {"_reopen": "1"})
    candidate.refresh_from_db()
    assert candidate.state == "open"


def test_page_that_would_decide_again_on_what_is_in_the_register_by_now_is_told(desk, article):
    accept(article, "Nụ cười")
    desk.post(page_of(article), {"_create": "1"})
    candidate = candidate_of(article, "Nụ cười")

    page = desk.post(page_of(article), {"candidate": candidate.pk, "_reopen": "1"}, follow=True)

    assert "Vừa có người khác sửa đề xuất này" in told(page)[-1]
    candidate.refresh_from_db()
    assert candidate.state == "written"


def test_candidate_whose_draft_was_deleted_can_be_decided_and_entered_again(desk, article):
    accept(article, "Nụ cười")
    desk.post(page_of(article), {"_create": "1"})
    GrassrootsModel.objects.get().delete()
    candidate = candidate_of(article, "Nụ cười")

    page = desk.get(page_of(article))
    sent = {"candidate": candidate.pk, "seen": candidate.changes, "_reopen": "1"}
    desk.post(page_of(article), sent)
    second = desk.post(page_of(article), sent, follow=True)

    assertContains(page, "dòng ấy sau đó đã bị xóa")
    candidate.refresh_from_db()
    assert (candidate.state, candidate.record) == ("open", None)
    assert "Vừa có người khác sửa đề xuất này" in told(second)[-1]
    accept(article, "Nụ cười")
    desk.post(page_of(article), {"_create": "1"})
    assert GrassrootsModel.objects.get().name == "Nụ cười đầu ngày"


def test_candidate_whose_record_is_there_cannot_be_let_go(desk, article):
    accept(article, "Nụ cười")
    desk.post(page_of(article), {"_create": "1"})

    assertNotContains(desk.get(page_of(article)), 'name="_reopen"')


def test_likely_duplicate_is_shown_and_may_be_chosen(desk, article, van_gia):
    known = make_grassroots_model(name="Nụ cười đầu ngày", locality=van_gia)
    candidate = candidate_of(article, "Nụ cười")

    page = desk.get(page_of(article))
    decide(desk, candidate, same_as=str(known.pk))

    assertContains(page, reverse("admin:trackerapp_grassrootsmodel_change", args=[known.pk]))
    candidate.refresh_from_db()
    assert candidate.same_as == known.pk


def test_confirmed_candidates_become_drafts_and_lead_to_them(desk, article):
    accept(article)

    page = desk.post(page_of(article), {"_create": "1"}, follow=True)

    assert told(page) == ["Đã ghi 4 dòng vào sổ."]
    record = GrassrootsModel.objects.get(name="Nụ cười đầu ngày")
    assert record.state == State.DRAFT
    assertContains(desk.get(address(record, "history")), f"đọc bài báo số {article.pk}")
    assertContains(page, reverse("admin:trackerapp_grassrootsmodel_change", args=[record.pk]))
    assert told(desk.post(page_of(article), {"_create": "1"}, follow=True)) == [
        "Chưa có đề xuất mới nào được xác nhận: sổ không ghi gì."
    ]


def test_what_the_page_of_a_record_would_warn_of_is_told_when_it_is_made(desk, article):
    known = make_commendation(
        form_as_printed="Giấy khen", authority_as_printed="Chủ tịch UBND huyện Vạn Ninh", merit_year=2018
    )
    accept(article, "Giấy khen")

    page = desk.post(page_of(article), {"_create": "1"}, follow=True)

    assert [text for text in told(page) if known.code in text]


def test_words_of_a_candidate_that_tell_of_a_private_person_are_pointed_at(desk, article):
    candidate = candidate_of(article, "Nụ cười")
    candidate.move(citations=[{"quote": "chị Lan, sinh năm 1980", "supports": []}])

    assertContains(desk.get(page_of(article)), "đời tư của cá nhân: hãy trích ngắn lại")


def test_what_keeps_all_out_is_told_at_its_candidate(desk, article):
    accept(article)
    candidate = candidate_of(article, "Nụ cười")
    candidate.move(values=candidate.values | {"name": ""})

    page = desk.post(page_of(article), {"_create": "1"})

    assertContains(page, "Chưa ghi gì")
    assert page.context["work"].faults[candidate.pk]
    assert not Source.objects.exists()


def test_confirmed_candidate_that_is_saved_for_later_is_undecided_again(desk, article):
    candidate = candidate_of(article, "Nụ cười")
    decide(desk, candidate)

    answer = decide(desk, candidate_of(article, "Nụ cười"), "_save", name="Nụ cười khác")

    candidate.refresh_from_db()
    assert (candidate.state, candidate.values["name"]) == ("open", "Nụ cười khác")
    assert answer["Location"].endswith(f"#u-{candidate.pk}")


def test_candidate_whose_organisation_was_deleted_keeps_all_out_and_says_so(desk, article, van_gia):
    gone = make_organisation(name="Hội Z", locality=van_gia)
    candidate = candidate_of(article, "Nụ cười")
    decide(desk, candidate, organisation=gone.code)
    gone.delete()

    page = desk.post(page_of(article), {"_create": "1"})

    assert "đã bị xóa" in page.context["work"].faults[candidate.pk][0]
    assert not Source.objects.exists()


def test_marks_alone_are_no_words_and_the_same_words_are_added_once(desk, article):
    sent = {"_add": "1", "kind": "grassroots_model", "words": "đón người bệnh từ cổng"}

    for words in (sent["words"], sent["words"], "“", "."):
        desk.post(page_of(article), sent | {"words": words})

    assert article.candidates.filter(is_added=True).count() == 1


def test_missed_words_are_added_and_opened(desk, article):
    sent = {"_add": "1", "kind": "grassroots_model", "words": "đón người bệnh từ cổng", "near": "9" * 30}

    answer = desk.post(page_of(article), sent)

    added = article.candidates.get(is_added=True)
    assert answer["Location"].endswith(f"#u-{added.pk}")
    refused = desk.post(page_of(article), sent | {"words": "chữ không có", "kind": "directive"})
    assertContains(refused, 'value="chữ không có"')
    assertContains(refused, 'value="directive" checked')
    assertContains(refused, "không có trong bài")
    assert article.candidates.filter(is_added=True).count() == 1


def test_many_candidates_come_in_pages_and_their_marks_lead_there(desk, article, monkeypatch):
    monkeypatch.setattr(article_shown, "SHOWN", 3)
    last = article.candidates.last()

    page = desk.get(page_of(article))

    assert len(page.context["work"].shown) == 3
    assertContains(page, f'href="?page=2#u-{last.pk}"')
    assert desk.get(page_of(article), {"mo": last.pk}).context["work"].page.number == 2


def test_whoever_may_only_read_sees_the_article_and_decides_nothing(article, van_gia):
    viewer = signed_in(make_staff("xem", "viewer", van_gia))

    page = viewer.get(page_of(article))

    assertContains(page, "Nụ cười đầu ngày")
    assertNotContains(page, 'name="_accept"')
    assert viewer.post(page_of(article), {"_create": "1"}).status_code == 403
    assert viewer.post(LIST, {"text": TEXT, "_look": "1"}).status_code == 403


def test_buttons_that_nobody_knows_and_candidates_of_others_do_nothing(desk, article, administrator):
    other = make_article(administrator, text=TEXT.replace("đầu ngày", "cuối ngày"))
    foreign = other.candidates.first()

    assert desk.post(page_of(article), {"_unknown": "1"}).status_code == 403
    assert desk.post(page_of(article), {"_reject": "1", "reason": "x"}).status_code == 403
    gone = desk.post(page_of(article), {"_reject": "1", "candidate": foreign.pk, "reason": "x"}, follow=True)
    assert "không còn" in told(gone)[0]
    foreign.refresh_from_db()
    assert foreign.state == Candidate.State.OPEN
    assert desk.get(page_of(article), {"mo": "x", "page": "x"}).status_code == 200


def test_article_is_deleted_with_its_text_and_its_records_stay(desk, article):
    accept(article, "Nụ cười")
    desk.post(page_of(article), {"_create": "1"})
    where = reverse("admin:article_delete", args=[article.pk])

    assertContains(desk.get(where), "Xóa toàn văn bài")
    desk.post(where, {"_delete": "1"})

    assert not Article.objects.exists()
    assert GrassrootsModel.objects.count() == 1
    assert AuditEntry.objects.filter(what__startswith=f"Xóa bài {article.pk}: ").exists()


def test_list_says_how_far_each_article_has_come(desk, article):
    accept(article, "Nụ cười")

    [row] = desk.get(LIST).context["page"].object_list

    assert (row.open, row.accepted, row.rejected, row.written) == (3, 1, 0, 0)


def test_list_does_not_name_who_has_gone(desk, article):
    Article.objects.update(begun_by=None)

    assertNotContains(desk.get(LIST), "None")


def test_what_the_article_is_can_be_corrected_until_its_source_is_there(desk, article):
    data = {"title": "Tên đúng", "locality": "thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa", "_about": "1"}

    desk.post(page_of(article), data)
    refused = desk.post(page_of(article), data | {"title": ""})

    article.refresh_from_db()
    assert article.title == "Tên đúng"
    assertContains(refused, "Hãy điền ô này")


def test_refused_correction_can_be_mended_and_sent_again(van_gia, article):
    clerk = signed_in(make_staff("an", "editor", van_gia))
    data = {"title": "Tên đúng", "_about": "1", "seen": "0"}

    refused = clerk.post(page_of(article), data | {"locality": "tỉnh Khánh Hòa (đến 30/06/2025)"})
    taken = clerk.post(page_of(article), data | {"locality": "thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa"})

    assertContains(refused, 'name="seen" value="0"')
    assert taken.status_code == 302
    article.refresh_from_db()
    assert (article.title, article.changes) == ("Tên đúng", 1)


def test_stale_page_does_not_correct_what_a_source_says_by_now(desk, article):
    accept(article, "Nụ cười")
    desk.post(page_of(article), {"_create": "1"})

    page = desk.post(page_of(article), {"title": "Tên khác", "_about": "1"}, follow=True)

    assert "đã dẫn một nguồn" in told(page)[-1]
    article.refresh_from_db()
    assert article.title == article.source.title


def test_text_that_proposes_too_much_when_it_is_read_again_is_told(desk, article, monkeypatch):
    monkeypatch.setattr(beginning, "MOST", 3)

    page = desk.post(page_of(article), {"_again": "1"}, follow=True)

    assert "4 đề xuất" in told(page)[0]
    assert article.candidates.count() == 4
