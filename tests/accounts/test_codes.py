"""One-time codes: who must have them, and what opens without."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.core.cache import cache
from django.test import Client
from django.urls import URLResolver, reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests import making
from trackerapp.scope import lacks_code

from .conftest import SECRET, code_of, give_codes, is_signed_in, sign_in, signed_in

pytestmark = pytest.mark.usefixtures("counted", "_codes_required")


def roads(patterns=None, prefix=""):
    """Every address of the admin, with something in place of what it takes."""
    for pattern in admin.site.get_urls() if patterns is None else patterns:
        road = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from roads(pattern.url_patterns, road)
        else:
            yield road


def plain(road):
    for part in ("<path:object_id>", "<path:content_type_id>", "<id>", "<int:pk>"):
        road = road.replace(part, "1")
    return "/admin/" + ("x/" if "(?P<" in road else road)


def test_administrator_without_codes_opens_no_page_of_the_desk(client, administrator):
    client.force_login(administrator)
    addresses = sorted({plain(road) for road in roads()} - {"/admin/login/", "/admin/logout/"})

    answers = {address: client.get(address) for address in addresses}
    posted = {address: client.post(address) for address in addresses}

    assert len(addresses) > 50
    for address, answer in [*answers.items(), *posted.items()]:
        assert answer.status_code == 302, address
        assert answer.url.startswith(reverse("admin:login")), address


def test_administrator_without_codes_is_led_to_set_them_up(client, administrator):
    sign_in(client, "quantri")

    answer = client.get(reverse("admin:index"), follow=True)

    assert answer.redirect_chain[-1][0] == reverse("mfa_activate_totp")
    assertContains(answer, "<svg")
    assertNotContains(answer, "data:image")


def test_administrator_on_their_own_machine_needs_no_codes(client, administrator, settings):
    settings.CODES_REQUIRED = False
    client.force_login(administrator)

    assert client.get(reverse("admin:index")).status_code == 200


def test_who_may_change_nothing_needs_no_codes(an):
    assert not lacks_code(an)


def test_setting_up_opens_the_desk_and_shows_recovery_codes_once(administrator):
    client = signed_in(administrator)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret

    shown = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)

    assert shown.redirect_chain[-1][0] == reverse("mfa_view_recovery_codes")
    codes = shown.context["unused_codes"]
    assert len(codes) == 10
    assertContains(shown, codes[0])
    assertContains(shown, 'href="data:text/plain')
    assertNotContains(client.get(reverse("mfa_view_recovery_codes")), codes[0])
    assert client.get(reverse("admin:index")).status_code == 200


def test_wrong_code_sets_nothing_up(administrator):
    client = signed_in(administrator)
    client.get(reverse("mfa_activate_totp"))

    answer = client.post(reverse("mfa_activate_totp"), {"code": "000000"})

    assertContains(answer, "Mã không đúng.")
    assert not Authenticator.objects.exists()


def test_password_alone_does_not_sign_in_where_codes_are_set_up(client, administrator):
    give_codes(administrator)

    answer = sign_in(client, "quantri")

    assertRedirects(answer, reverse("mfa_authenticate"))
    assert not is_signed_in(client)
    assert client.get(reverse("admin:index")).status_code == 302


def test_code_signs_in(client, administrator):
    give_codes(administrator)
    sign_in(client, "quantri")

    answer = client.post(reverse("mfa_authenticate"), {"code": code_of()})

    assertRedirects(answer, reverse("admin:index"))


def test_used_code_is_refused(client, administrator):
    give_codes(administrator)
    code = code_of()
    for each in (Client(), client):
        sign_in(each, "quantri")
        answer = each.post(reverse("mfa_authenticate"), {"code": code})

    assertContains(answer, "Mã không đúng.")
    assert not is_signed_in(client)


def test_recovery_code_opens_once(client, administrator):
    recovery, *_ = give_codes(administrator)
    opened = []
    for each in (Client(), client):
        sign_in(each, "quantri")
        opened.append(each.post(reverse("mfa_authenticate"), {"code": recovery}).status_code)

    assert opened == [302, 200]
    assert not is_signed_in(client)


def test_codes_cannot_be_guessed(client, administrator):
    give_codes(administrator)
    sign_in(client, "quantri")
    for number in range(5):
        client.post(reverse("mfa_authenticate"), {"code": f"00000{number}"})

    answer = client.post(reverse("mfa_authenticate"), {"code": code_of()})

    assertContains(answer, "quá nhiều lần")
    assert not is_signed_in(client)


def test_secret_is_not_readable_in_the_database(administrator, settings):
    give_codes(administrator)
    stored = Authenticator.objects.get(type="totp")

    assert SECRET not in str(stored.data)
    assert stored.wrap().validate_code(code_of())


def test_after_a_change_of_the_key_of_the_site_no_code_fits(client, administrator, settings):
    give_codes(administrator)
    settings.SECRET_KEY = "another key of the site, as long as a server asks for: 0123456789"
    sign_in(client, "quantri")

    answer = client.post(reverse("mfa_authenticate"), {"code": code_of()})

    assertContains(answer, "Mã không đúng.")


def test_old_key_of_the_site_still_opens(administrator, settings):
    give_codes(administrator)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key of the site, as long as a server asks for: 0123456789"

    assert Authenticator.objects.get(type="totp").wrap().validate_code(code_of())


def test_codes_are_not_removed_with_the_password_alone(administrator):
    give_codes(administrator)
    client = Client()
    client.force_login(administrator)  # a session of long ago

    asked = client.get(reverse("mfa_deactivate_totp"), follow=True)
    by_password = client.get(reverse("account_reauthenticate"))

    assert asked.redirect_chain[-1][0].startswith(reverse("mfa_reauthenticate"))
    assertRedirects(by_password, reverse("mfa_reauthenticate"))


def test_owner_removes_and_renews_codes(administrator):
    old = give_codes(administrator)
    client = signed_in(administrator)

    renewed = client.post(reverse("mfa_generate_recovery_codes"), follow=True).context["unused_codes"]
    client.post(reverse("mfa_deactivate_totp"))

    assert not set(old) & set(renewed)
    assert not Authenticator.objects.exists()
    assert client.get(reverse("admin:index")).status_code == 302


def test_account_of_another_needs_its_own_code(client, administrator):
    give_codes(administrator)
    other = making.make_administrator("khac")
    cache.clear()
    sign_in(client, other.username)

    assert is_signed_in(client)
