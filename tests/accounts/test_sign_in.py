"""Who comes in with a name and a password, and what those learn who do not."""

import time

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from tests import making
from trackerapp.models import User

from .conftest import PASSWORD, is_signed_in, sign_in

pytestmark = pytest.mark.usefixtures("counted")

ENGLISH_PAGE = "/en/admin/trackerapp/source/add/"
LOCKED = "Đăng nhập sai quá nhiều lần"


def test_name_and_password_lead_to_the_desk(client, administrator):
    answer = sign_in(client, "quantri")

    assertRedirects(answer, reverse("admin:index"))


def test_desk_leads_to_the_sign_in_and_back(client, administrator):
    asked = client.get(ENGLISH_PAGE, follow=True)
    where, query = asked.request["PATH_INFO"], asked.request["QUERY_STRING"]

    answer = client.post(f"{where}?{query}", {"login": "quantri", "password": PASSWORD})

    assert where == "/en/account/sign-in/"
    assertRedirects(answer, ENGLISH_PAGE)


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_sign_in_leads_to_no_other_site(client, administrator, elsewhere):
    answer = client.post(reverse("account_login"), {"login": "quantri", "password": PASSWORD, "next": elsewhere})

    assertRedirects(answer, reverse("admin:index"))


def test_who_has_nothing_to_do_at_the_desk_is_told_so(client, an):
    sign_in(client)

    answer = client.get(reverse("admin:login"), follow=True)

    assertContains(answer, "Tài khoản của bạn chưa được mở phần nào.")


def test_nobody_signs_up(client, db):
    for address in ("signup/", "dang-ky/", "email/", "login/code/"):
        assert client.get(reverse("account_home") + address).status_code == 404


@pytest.mark.parametrize("name", ["khong-co", "binh", "an"])
def test_unknown_closed_and_known_names_get_the_same_answer(client, an, name):
    making.make_user("binh", is_active=False)
    wrong = PASSWORD if name == "binh" else "sai mật khẩu rồi"

    answer = sign_in(client, name, wrong)

    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors() == ["Tên đăng nhập hoặc mật khẩu không đúng."]
    assert not is_signed_in(client)


@pytest.mark.parametrize("name", ["khong-co", "binh", "an"])
def test_every_attempt_hashes_one_password(client, an, settings, monkeypatch, name):
    """The hash is what takes time; one more or less would tell whether there is such an account."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    monkeypatch.setattr(PBKDF2PasswordHasher, "iterations", 10)
    for user in (an, making.make_user("binh", is_active=False)):
        user.set_password(PASSWORD)
        user.save()
    hashed = []
    real = PBKDF2PasswordHasher.encode
    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", lambda *args: hashed.append(1) or real(*args))

    sign_in(client, name, "sai mật khẩu rồi")

    assert len(hashed) == 1


def test_sixth_attempt_is_refused_even_with_the_right_password(client, an):
    for _ in range(5):
        sign_in(client, password="sai mật khẩu rồi")

    answer = sign_in(client)

    assertContains(answer, LOCKED)
    assert not is_signed_in(client)


def test_lock_out_of_one_account_leaves_others_alone(client, an, administrator):
    for _ in range(5):
        sign_in(client, password="sai mật khẩu rồi")

    answer = sign_in(client, "quantri")

    assertRedirects(answer, reverse("admin:index"))


def test_unknown_name_is_locked_out_like_a_known_one(client, db):
    for _ in range(5):
        sign_in(client, "khong-co")

    assertContains(sign_in(client, "khong-co"), LOCKED)


def test_lock_out_ends(client, an, monkeypatch):
    for _ in range(5):
        sign_in(client, password="sai mật khẩu rồi")
    now = time.time()
    monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda: now + 15 * 60 + 1)

    answer = sign_in(client)

    assert answer.status_code == 302


def test_other_writings_of_host_and_name_are_the_same_account(client, an):
    """A client chooses the port in its Host header, and whether to write in capitals."""
    for port, name in enumerate(["an", "An", "AN", " an", "aN"]):
        sign_in(client, name, "sai mật khẩu rồi", HTTP_HOST=f"testserver:{8000 + port}")

    assertContains(sign_in(client, HTTP_HOST="testserver:9000"), LOCKED)


def test_address_that_guesses_at_many_accounts_is_refused(client, an, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "6/h/ip,5/15m/key"}
    for number in range(6):
        sign_in(client, f"ten{number}")

    refused, other = sign_in(client), sign_in(Client(), REMOTE_ADDR="203.0.113.9")

    assertContains(refused, LOCKED)
    assert other.status_code == 302


def test_forged_address_does_not_help(client, an):
    for number in range(5):
        sign_in(client, password="sai", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}", HTTP_X_REAL_IP="203.0.113.7")

    assertContains(sign_in(client, HTTP_X_FORWARDED_FOR="203.0.113.99"), LOCKED)


def test_right_passwords_do_not_count(client, an, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "60/h/ip,5/15m/key", "login": "100/m/ip"}

    assert [sign_in(Client()).status_code for _ in range(7)] == [302] * 7


def test_limits_are_shared_by_all_processes(settings, db):
    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"
    cache.set("a", 1)

    assert cache.get("a") == 1


def test_session_has_a_new_key_after_sign_in(client, an):
    session = client.session
    session["planted"] = 1
    session.save()
    before = session.session_key

    sign_in(client)

    assert client.session.session_key != before


def test_old_road_of_the_desk_signs_out_too(client, an):
    an.is_staff = True
    an.save()
    sign_in(client)

    client.post(reverse("admin:logout"))

    assert not is_signed_in(client)


def test_address_of_a_link_does_not_sign_out(client, an):
    sign_in(client)

    client.get(reverse("account_logout"))

    assert is_signed_in(client)


def test_name_with_a_null_byte_is_refused(client, an):
    assert sign_in(client, "an\0").status_code == 200
    assert User.objects.count() == 1
