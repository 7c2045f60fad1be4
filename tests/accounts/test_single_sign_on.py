"""Single sign-on is a setting: it opens an account that is there, and makes none."""

from types import SimpleNamespace

import pytest

from tests import making
from tests.setup.test_settings import SERVER, read_settings
from trackerapp.accounts.single_sign_on import SingleSignOnAdapter

OIDC = {"OIDC_SERVER": "https://sso.example.vn", "OIDC_CLIENT_ID": "so", "OIDC_CLIENT_SECRET": "x"}


class Login(SimpleNamespace):
    """What comes back from the other site."""

    is_existing = False
    connected = None

    def connect(self, request, user):
        self.connected = user


def come_back(email, verified=True):
    login = Login(email_addresses=[SimpleNamespace(email=email, verified=verified)])
    SingleSignOnAdapter.pre_social_login(None, None, login)
    return login.connected


@pytest.fixture(autouse=True)
def _people(db):
    making.make_user("an", email="an@example.vn")
    making.make_user("binh", email="chung@example.vn")
    making.make_user("lan", email="chung@example.vn")
    making.make_user("cu", email="cu@example.vn", is_active=False)
    making.make_user("khong-thu", email="")


def test_confirmed_address_opens_its_account():
    assert come_back("An@example.vn").username == "an"


@pytest.mark.parametrize(
    ("email", "verified"),
    [
        ("an@example.vn", False),
        ("la@example.vn", True),
        ("chung@example.vn", True),
        ("cu@example.vn", True),
        ("", True),
    ],
)
def test_nothing_else_opens_one(email, verified):
    assert come_back(email, verified) is None


def test_packages_of_single_sign_on_are_there_only_where_it_is_set():
    without = read_settings("'allauth.socialaccount' in INSTALLED_APPS", **SERVER)
    with_it = read_settings("'allauth.socialaccount' in INSTALLED_APPS, SOCIALACCOUNT_PROVIDERS", **SERVER, **OIDC)

    assert without.stdout.strip() == "False"
    assert with_it.stdout.startswith("True ")
    assert "https://sso.example.vn" in with_it.stdout
