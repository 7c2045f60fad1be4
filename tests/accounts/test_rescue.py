"""What an administrator does for others, in the admin and on the server."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from tests import making
from trackerapp.models import AuditEntry, User

from .conftest import NEW_ACCOUNT, NO_AREAS, give_codes, is_signed_in, sign_in, signed_in
from .test_passwords import NEW, choose

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("counted")]


def access(user):
    return reverse("admin:trackerapp_user_access", args=[user.pk])


def test_administrator_makes_a_link_that_is_shown_once(administrator, an):
    desk = signed_in(administrator)

    shown = desk.post(access(an), {"link": "x"})

    link = shown.context["link"]
    assertContains(shown, link)
    assert link.startswith("https://testserver/tai-khoan/mat-khau/moi/")
    assert desk.get(access(an)).context["link"] == ""
    choose(Client(), link)
    assert sign_in(Client(), password=NEW).status_code == 302
    entry = AuditEntry.objects.get(kind="link")
    assert (entry.user, entry.about) == (administrator, an)
    assert link not in entry.what


def test_administrator_removes_lost_codes(administrator, an):
    give_codes(an)
    there = signed_in(an)

    signed_in(administrator).post(access(an), {"code": "x"})

    assert not Authenticator.objects.exists()
    assert not is_signed_in(there)
    assert AuditEntry.objects.get(kind="code_removed").about == an


def test_administrator_signs_somebody_out_everywhere(administrator, an):
    there, desk = signed_in(an), signed_in(administrator)

    desk.post(access(an), {"sessions": "x"})

    assert not is_signed_in(there)
    assert is_signed_in(desk)


def test_looking_changes_nothing(administrator, an):
    give_codes(an)
    desk = signed_in(administrator)

    desk.get(access(an), {"link": "x", "code": "x", "sessions": "x"})

    assert Authenticator.objects.filter(user=an).count() == 2
    assert not AuditEntry.objects.filter(kind="link").exists()


def test_old_session_is_asked_for_the_password_first(administrator, an):
    desk = Client()
    desk.force_login(administrator)

    answer = desk.post(access(an), {"link": "x"})

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert not AuditEntry.objects.filter(kind="link").exists()


def test_own_account_is_helped_on_its_own_page(administrator):
    assertRedirects(signed_in(administrator).get(access(administrator)), reverse("account_home"))


@pytest.mark.parametrize("who", ["an", "nobody"])
def test_others_help_nobody(administrator, an, who):
    an.is_staff = True
    an.save()
    client = signed_in(an) if who == "an" else Client()

    answers = [client.get(access(administrator)), client.post(access(administrator), {"link": "x"})]

    assert {answer.status_code for answer in answers} <= {302, 403, 404}
    assert not AuditEntry.objects.filter(kind="link").exists()


def test_nobody_sets_the_password_of_another(administrator, an):
    desk = signed_in(administrator)

    assert desk.get(f"/admin/trackerapp/user/{an.pk}/password/").status_code == 404


def test_new_account_has_no_password_until_its_owner_chooses_one(administrator):
    desk = signed_in(administrator)

    desk.post(reverse("admin:trackerapp_user_add"), NEW_ACCOUNT | NO_AREAS)

    lan = User.objects.get(username="lan")
    assert not lan.has_usable_password()
    assert not lan.is_superuser
    choose(Client(), desk.post(access(lan), {"link": "x"}).context["link"])
    assert sign_in(Client(), "lan", NEW).status_code == 302


def test_list_shows_who_has_codes(administrator, an):
    give_codes(an)

    page = signed_in(administrator).get(reverse("admin:trackerapp_user_changelist"))

    assertContains(page, "icon-yes.svg")
    assert {user.username: user.has_code for user in page.context["cl"].result_list} == {"an": True, "quantri": False}


def test_switching_off_an_account_ends_its_sessions(administrator, an):
    there = signed_in(an)

    signed_in(administrator).post(reverse("admin:trackerapp_user_change", args=[an.pk]), {"username": "an", **NO_AREAS})

    assert not is_signed_in(there)
    assert AuditEntry.objects.filter(kind="sessions", about=an).exists()


def test_tables_of_packages_are_not_in_the_admin(administrator):
    desk = signed_in(administrator)

    for road in ("mfa/authenticator", "account/emailaddress", "usersessions/usersession", "auth/group"):
        assert desk.get(f"/admin/{road}/").status_code == 404


def test_first_administrator_is_made_on_the_server(db, capsys):
    call_command("appoint_administrator", "lan", email="lan@example.vn", site="https://so.example.vn")

    link = capsys.readouterr().out.strip()
    assert link.startswith("https://so.example.vn/tai-khoan/mat-khau/moi/")
    choose(Client(), link)
    client = Client()
    sign_in(client, "lan", NEW)
    assert client.get(reverse("admin:index")).status_code == 200
    assert User.objects.get().is_superuser


def test_administrator_who_lost_everything_is_let_in_again(administrator, capsys):
    give_codes(administrator)
    there = signed_in(administrator)

    call_command("appoint_administrator", "quantri")

    assert not is_signed_in(there)
    assert not Authenticator.objects.exists()
    choose(Client(), capsys.readouterr().out.strip())
    assert sign_in(Client(), "quantri", NEW).url == reverse("admin:index")
    assert User.objects.get().email == "quantri@example.vn"
    assert {"code_removed", "sessions", "rights", "link"} <= {entry.kind for entry in AuditEntry.objects.all()}


@pytest.mark.parametrize("arguments", [["hai chữ"], ["lan", "--email", "x"]])
def test_command_refuses_what_is_no_name_or_address(db, arguments):
    with pytest.raises(CommandError):
        call_command("appoint_administrator", *arguments)

    assert not User.objects.exists()


def test_demo_account_opens_the_desk_at_once(settings, capsys, client):
    settings.DEBUG, settings.CODES_REQUIRED = True, False
    call_command("demo_account")

    answer = sign_in(client, "demo", capsys.readouterr().out.partition("password: ")[2].strip())

    assertRedirects(answer, reverse("admin:index"))
    assert making.User.objects.count() == 1
