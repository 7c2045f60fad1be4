"""The log of accounts: what is written, once, and that nobody rewrites it."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests import making
from trackerapp.accounts import rescue
from trackerapp.models import AuditEntry, Role

from .conftest import NO_AREAS, PASSWORD, code_of, give_codes, sign_in, signed_in
from .test_passwords import NEW, choose

pytestmark = pytest.mark.usefixtures("counted")

LOG = "admin:trackerapp_auditentry_changelist"


def events():
    """The kinds of what was written, the first first."""
    return list(AuditEntry.objects.order_by("pk").values_list("kind", flat=True))


def test_sign_in_and_out_are_written_once(client, an):
    sign_in(client, REMOTE_ADDR="203.0.113.9")
    client.post(reverse("account_logout"), REMOTE_ADDR="203.0.113.9")

    signed_in_, signed_out = AuditEntry.objects.order_by("pk")
    assert (signed_in_.kind, signed_in_.user, signed_in_.address) == ("sign_in", an, "203.0.113.9")
    assert (signed_out.kind, signed_out.user) == ("sign_out", an)


def test_code_and_way_of_sign_in_are_written(client, an):
    give_codes(an)
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    client.post(reverse("mfa_authenticate"), {"code": code_of()})

    assert events() == ["failure", "sign_in"]
    assert AuditEntry.objects.get(kind="failure").what == "sai mã"
    assert AuditEntry.objects.get(kind="sign_in").what == "bằng mã dùng một lần"


def test_lock_out_is_written_once_however_often_somebody_tries(client, an):
    for _ in range(9):
        sign_in(client, password="sai mật khẩu rồi")

    assert events() == ["failure"] * 5 + ["locked"]


def test_password_is_never_written(client, an):
    sign_in(client, password="sai mật khẩu rồi")
    choose(Client(), rescue.make_link(an))

    written = " ".join(str(vars(entry)) for entry in AuditEntry.objects.all())
    assert not any(secret in written for secret in ("sai mật khẩu rồi", PASSWORD, NEW))
    assert events() == ["failure", "link", "password"]


def test_change_of_password_and_codes_are_written(an):
    client = signed_in(an)
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})

    client.post(reverse("mfa_generate_recovery_codes"))
    client.post(reverse("mfa_deactivate_totp"))

    assert events()[:2] == ["sign_in", "password"]
    assert AuditEntry.objects.get(kind="password").user == an


@pytest.mark.django_db(transaction=True)
def test_codes_set_up_and_removed_are_written(an):
    client = signed_in(an)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret

    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    client.post(reverse("mfa_generate_recovery_codes"))
    client.post(reverse("mfa_deactivate_totp"))

    assert events() == ["sign_in", "code_set_up", "code_set_up", "code_removed"]


def test_name_that_was_typed_is_shown_as_text_on_one_line(administrator):
    sign_in(Client(), "an\r\nquantri signed in <script>alert(1)</script>\x1b[31m\u202e")
    desk = Client()
    desk.force_login(administrator)

    page = desk.get(reverse(LOG))

    (entry,) = AuditEntry.objects.all()
    assert entry.name == "an quantri signed in <script>alert(1)</script> [31m"
    assertContains(page, "an quantri signed in &lt;script&gt;")
    assertNotContains(page, "<script>alert")


def test_words_are_in_the_language_of_the_site_whoever_acts(an):
    give_codes(an)
    client = Client()
    client.post("/en/account/sign-in/", {"login": "an", "password": "wrong wrong wrong"})

    assert AuditEntry.objects.get().what == "sai tên hoặc mật khẩu"


def test_nobody_changes_or_deletes_an_entry(administrator):
    entry = AuditEntry.objects.record("export", name="an")
    desk = Client()
    desk.force_login(administrator)

    for page in ("add", "change", "delete"):
        args = [] if page == "add" else [entry.pk]
        assert desk.post(reverse(f"admin:trackerapp_auditentry_{page}", args=args), {"name": "x"}).status_code == 403
    for act in (entry.delete, entry.save, AuditEntry.objects.all().delete):
        with pytest.raises(ValidationError):
            act()
    with pytest.raises(ValidationError):
        AuditEntry.objects.update(name="x")


def test_log_is_for_administrators_of_everything(an):
    an.is_staff = True
    an.save()
    client = Client()
    client.force_login(an)

    assert client.get(reverse(LOG)).status_code == 403


@pytest.mark.parametrize("language", ["", "/en"])
def test_change_of_rights_is_written(administrator, language):
    binh = making.make_user("binh")
    desk = Client()
    desk.force_login(administrator)
    where = reverse("admin:trackerapp_user_change", args=[binh.pk])
    reviewer = Group.objects.get_or_create(name=Role.REVIEWER)[0]

    desk.post(language + where, {"username": "binh", "groups": [reviewer.pk], "is_superuser": "on", **NO_AREAS})

    binh.refresh_from_db()
    assert not binh.is_active
    assert not binh.is_superuser
    entry = AuditEntry.objects.get(kind="rights")
    assert (entry.user, entry.about) == (administrator, binh)
    assert entry.what.endswith(": đã khóa, Người duyệt")


def test_log_asks_the_same_queries_for_one_entry_and_for_three(administrator, django_assert_num_queries):
    desk = Client()
    desk.force_login(administrator)
    desk.get(reverse(LOG))
    counted = []

    for rows in (1, 2):
        for _ in range(rows):
            AuditEntry.objects.record("rights", user=administrator, about=making.make_user(f"u{rows}{_}"))
        with django_assert_num_queries(4) as asked:
            desk.get(reverse(LOG))
        counted.append(len(asked))

    assert counted[0] == counted[1]
