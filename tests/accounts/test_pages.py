"""Every page of an account: whole in both languages, kept by no cache, and strict about what it may load."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import override

from tests import making
from trackerapp.accounts import rescue

from .conftest import code_of, give_codes, sign_in, signed_in

pytestmark = pytest.mark.usefixtures("counted")

SAME = {"Email:", "English", "Tiếng Việt", "quantri", "khac", "an"}
"""Lines that are the same in both languages."""


def lines(answer):
    """What a person reads on a page, line by line."""
    assert answer.status_code == 200, answer
    body = re.sub("(?s)<(script|style|svg).*?</\\1>", "", answer.content.decode())
    body = re.sub(r'(?s)<[^>]*\b(?:placeholder|aria-label|value)="([^"]*[a-zA-Z]{3}[^"]*)"[^>]*>', r"\n\1\n", body)
    return {line.strip() for line in unescape(strip_tags(re.sub("<", "\n<", body))).splitlines() if line.strip()}


def names_of_others():
    return ["account_login", "account_reset_password", "account_reset_password_done"]


def names_of_mine():
    return [
        "account_home",
        "account_logout",
        "account_change_password",
        "mfa_index",
        "mfa_activate_totp",
        "usersessions_list",
    ]


def pages(language, settings):
    """The pages as a person meets them, by name; each opened in ``language``."""
    plain, administrator = making.make_administrator("khac"), making.make_administrator()
    give_codes(administrator)
    opened = {}
    with override(language):
        settings.HAS_MAIL = True
        for name in names_of_others():
            opened[name] = Client().get(reverse(name))
        settings.HAS_MAIL = False
        opened["no mail"] = Client().get(reverse("account_reset_password"))
        opened["wrong"] = sign_in(Client(), "khac", "sai mật khẩu rồi")
        link = "/" + rescue.make_link(plain).split("/", 3)[3]
        opened["new password"] = Client().get(link, follow=True)
        opened["bad link"] = Client().get(link[:-3] + "/")
        opened["done"] = Client().get(reverse("account_reset_password_from_key_done"))
        half = Client()
        sign_in(half, "quantri")
        opened["code"] = half.get(reverse("mfa_authenticate"))
        opened["wrong code"] = half.post(reverse("mfa_authenticate"), {"code": "1"})
        mine, withcode = signed_in(plain), signed_in(administrator)
        for name in names_of_mine():
            opened[name] = mine.get(reverse(name))
        opened["weak"] = mine.post(
            reverse("account_change_password"), {"oldpassword": "x", "password1": "khanhhoa", "password2": "y"}
        )
        for name in ("mfa_index", "mfa_deactivate_totp", "mfa_generate_recovery_codes", "account_home"):
            opened[f"{name} with codes"] = withcode.get(reverse(name))
        opened["codes"] = withcode.post(reverse("mfa_generate_recovery_codes"), follow=True)
        opened["codes again"] = withcode.get(reverse("mfa_view_recovery_codes"))
        opened["help"] = withcode.get(reverse("admin:trackerapp_user_access", args=[plain.pk]))
        opened["link"] = withcode.post(reverse("admin:trackerapp_user_access", args=[plain.pk]), {"link": "x"})
        old = Client()
        old.force_login(plain)
        opened["password again"] = old.get(reverse("account_reauthenticate"))
        old.force_login(administrator)
        opened["code again"] = old.get(reverse("mfa_reauthenticate"))
    return opened


@pytest.fixture
def vietnamese(db, settings):
    return pages("vi", settings)


def test_no_page_has_words_of_the_other_language(vietnamese, settings):
    for user in making.User.objects.all():
        user.username = f"{user.username}{user.pk}"
        user.save()

    english = pages("en", settings)

    for name, page in vietnamese.items():
        same = {
            line
            for line in lines(page) & lines(english[name])
            if re.search("[a-zA-Z]{3}", line) and line not in SAME and not re.search("https?:|127.0|[A-Z2-7]{30}", line)
        }
        assert same == set(), name


def test_no_cache_keeps_a_page_and_the_policy_holds(vietnamese):
    for name, page in vietnamese.items():
        body = page.content.decode()
        assert "no-store" in page["Cache-Control"], name
        assert "default-src 'self'" in page["Content-Security-Policy"], name
        assert "unsafe" not in page["Content-Security-Policy"], name
        assert not re.search(r"<script(?![^>]*src=)|\bstyle=|<style|\bon\w+=", body), name


def test_pages_for_readers_set_no_cookie(client, db):
    record = making.make_grassroots_model()

    for address in (reverse("home"), reverse("grassroots_model_list"), record.get_absolute_url(), "/en/", "/khong-co/"):
        answer = client.get(address, follow=True)
        assert not answer.cookies, address


def test_every_answer_tells_browsers_what_not_to_do(client, db):
    answer = client.get("/khong-co/", secure=True)

    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert "max-age=31536000" in answer["Strict-Transport-Security"]


def test_cookies_are_for_the_server_alone(an, client, settings):
    answer = sign_in(client)
    form = client.get(reverse("account_change_password"))

    for cookie in (answer.cookies[settings.SESSION_COOKIE_NAME], form.cookies[settings.CSRF_COOKIE_NAME]):
        assert cookie["httponly"]
        assert cookie["secure"]
        assert cookie["samesite"] == "Lax"
        assert cookie["domain"] == ""
        assert cookie["path"] == "/"


def test_form_without_its_token_is_refused(an):
    client = Client(enforce_csrf_checks=True)

    assert sign_in(client).status_code == 403


def test_code_page_is_not_open_to_whoever_has_not_begun(client, db):
    assert client.get(reverse("mfa_authenticate")).status_code == 302
    assert client.post(reverse("mfa_authenticate"), {"code": code_of()}).status_code == 302
