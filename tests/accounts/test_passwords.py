"""Rules for passwords, and the way to a new one."""

import re
import threading
from datetime import timedelta

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests import making
from trackerapp.accounts import rescue

from .conftest import PASSWORD, is_signed_in, sign_in, signed_in

pytestmark = pytest.mark.usefixtures("counted")

NEW = "chín con trâu vàng gặm cỏ"


@pytest.fixture
def _mail(settings):
    settings.HAS_MAIL = True


def wait_for_mail():
    for thread in threading.enumerate():
        if thread.name == "mail":
            thread.join()


def path_of(link):
    return re.sub("^https?://[^/]+", "", link)


def choose(client, link, password=NEW):
    """Follow ``link`` and choose ``password``."""
    form = client.get(path_of(link), follow=True)
    where = form.redirect_chain[-1][0] if form.redirect_chain else path_of(link)
    return client.post(where, {"password1": password, "password2": password}, follow=True)


@pytest.mark.parametrize(
    "password",
    ["ngắn quá", "password1234", "khanhhoa2025", "danvankheo1", "Vạn Giã 12345", "123456789012", "mohinhkhenthuong"],
)
def test_weak_password_is_refused(db, password):
    making.make_van_gia()

    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize("password", [NEW, "Khánh Hòa có trâu", "x7$kQ" * 20, "một hai ba bốn " * 6])
def test_long_password_of_any_words_is_taken(db, password):
    making.make_van_gia()

    validate_password(password)


def test_password_like_the_name_is_refused(db):
    user = making.make_user("nguyenthibinh")

    with pytest.raises(ValidationError):
        validate_password("nguyenthibinh1", user)


def test_change_keeps_this_session_and_ends_the_others(an):
    here, there = signed_in(an), signed_in(an)

    here.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert is_signed_in(here)
    assert not is_signed_in(there)


def test_link_opens_once(an):
    link = rescue.make_link(an)

    done = choose(Client(), link)
    again = Client().get(path_of(link))

    assertContains(done, "Mật khẩu mới đã có hiệu lực")
    assertContains(again, "Liên kết này không mở được nữa")
    assert sign_in(Client(), password=NEW).status_code == 302
    assert sign_in(Client()).status_code == 200


def test_link_ends_after_an_hour(an, monkeypatch):
    link = rescue.make_link(an)
    now = timezone.make_naive(timezone.now()) + timedelta(minutes=61)
    monkeypatch.setattr("django.contrib.auth.tokens.PasswordResetTokenGenerator._now", lambda self: now)

    assertContains(Client().get(path_of(link)), "Liên kết này không mở được nữa")


def test_link_ends_all_sessions_and_the_lock_out(an):
    there = signed_in(an)
    for _ in range(5):
        sign_in(Client(), password="sai mật khẩu rồi")

    an.refresh_from_db()

    choose(Client(), rescue.make_link(an))

    assert not is_signed_in(there)
    assert sign_in(Client(), password=NEW).status_code == 302


def test_weak_password_is_refused_behind_a_link_too(an):
    assertContains(choose(Client(), rescue.make_link(an), "danvankheo2026"), "chỉ gồm địa danh hoặc từ ngữ của sổ")


@pytest.mark.usefixtures("_mail")
def test_mail_holds_a_link_to_this_site_whatever_the_request_says(an, mailoutbox):
    Client().post(reverse("account_reset_password"), {"email": "an@example.vn"}, HTTP_HOST="localhost:1")
    wait_for_mail()

    (mail,) = mailoutbox
    link = re.search(r"https?://\S+/mat-khau/moi/\S+", mail.body)[0]
    assert link.startswith("https://testserver/tai-khoan/")
    assert "tài khoản “an”" in mail.body
    assert mail.alternatives == []
    assertContains(choose(Client(), link), "Mật khẩu mới đã có hiệu lực")


@pytest.mark.usefixtures("_mail")
def test_english_page_sends_english_mail(an, mailoutbox):
    with override("en"):
        address = reverse("account_reset_password")

    Client().post(address, {"email": "an@example.vn"})
    wait_for_mail()

    assert "This link opens once" in mailoutbox[0].body
    assert "/en/account/password/new/" in mailoutbox[0].body


@pytest.mark.usefixtures("_mail")
def test_forged_host_is_refused(an, mailoutbox):
    answer = Client().post(reverse("account_reset_password"), {"email": "an@example.vn"}, HTTP_HOST="evil.example")
    wait_for_mail()

    assert answer.status_code == 400
    assert mailoutbox == []


@pytest.mark.usefixtures("_mail")
@pytest.mark.parametrize("address", ["an@example.vn", "binh@example.vn", "khong-co@example.vn"])
def test_answer_does_not_tell_whether_there_is_an_account(an, address, mailoutbox):
    making.make_user("binh", email="binh@example.vn", is_active=False)

    answer = Client().post(reverse("account_reset_password"), {"email": address})
    wait_for_mail()

    assertRedirects(answer, reverse("account_reset_password_done"))
    assert len(mailoutbox) == (address == "an@example.vn")


@pytest.mark.usefixtures("_mail")
def test_nobody_is_flooded_with_mail(an, mailoutbox):
    answers = [Client().post(reverse("account_reset_password"), {"email": "an@example.vn"}) for _ in range(5)]
    wait_for_mail()

    assert [answer.status_code for answer in answers] == [302, 302, 302, 429, 429]
    assert len(mailoutbox) == 3


def test_without_mail_the_page_says_whom_to_ask(an, client):
    page = client.get(reverse("account_reset_password"))

    assertContains(page, "Hãy hỏi người quản trị")
    assertNotContains(page, "<form")
    assert client.post(reverse("account_reset_password"), {"email": "an@example.vn"}).status_code == 405
