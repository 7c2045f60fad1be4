"""The demo account is for trying out on one's own machine, and for nothing else."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from tests.making import make_administrator, make_province
from trackerapp import scope
from trackerapp.models import Source, User
from trackerapp.scope import Right

pytestmark = pytest.mark.django_db


@pytest.fixture
def _trying_out(settings):
    settings.DEBUG = True


def password_of(said):
    return said.partition("password: ")[2].split()[0]


@pytest.mark.usefixtures("_trying_out")
def test_printed_name_and_password_open_the_admin(client, capsys):
    call_command("demo_account", host="127.0.0.1", port="8001")

    said = capsys.readouterr().out
    assert "http://127.0.0.1:8001/" in said
    assert client.login(username="demo", password=password_of(said))
    assert User.objects.get(username="demo").is_superuser


@pytest.mark.usefixtures("_trying_out")
def test_each_start_has_a_password_of_its_own(client, capsys):
    call_command("demo_account")
    first = password_of(capsys.readouterr().out)

    call_command("demo_account")

    assert not client.login(username="demo", password=first)
    assert User.objects.count() == 1


@pytest.mark.usefixtures("_trying_out")
def test_clerk_and_reviewer_of_one_province_are_made_once_places_are_there(client, capsys):
    province = make_province("Khánh Hòa")
    for role in ("editor", "reviewer"):
        Group.objects.get_or_create(name=role)

    call_command("demo_account")

    password = password_of(capsys.readouterr().out)
    for name, right in (("demo-nhap", Right.WRITE), ("demo-duyet", Right.PUBLISH)):
        assert client.login(username=name, password=password)
        assert scope.may(User.objects.get(username=name), right, Source)
        assert [each.locality for each in User.objects.get(username=name).assignments.all()] == [province]


@pytest.mark.usefixtures("_trying_out")
@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "so.example.vn", "[::]"])  # noqa: S104
def test_no_demo_account_where_others_reach_the_register(capsys, host):
    call_command("demo_account", host=host)

    assert "no demo account" in capsys.readouterr().out
    assert not User.objects.exists()


@pytest.mark.usefixtures("_trying_out")
def test_earlier_demo_account_is_shut_where_others_reach_the_register(client, capsys):
    call_command("demo_account")
    password = password_of(capsys.readouterr().out)

    call_command("demo_account", host="0.0.0.0")  # noqa: S104

    assert not client.login(username="demo", password=password)


@pytest.mark.usefixtures("_trying_out")
@pytest.mark.parametrize("host", ["localhost", "127.0.0.2", "[::1]", "::1"])
def test_loopback_has_several_names(host):
    call_command("demo_account", host=host)

    assert User.objects.filter(username="demo", is_active=True).exists()


def test_server_makes_no_demo_account():
    make_administrator()

    with pytest.raises(CommandError, match="no demo account on a server"):
        call_command("demo_account")

    assert not User.objects.filter(username="demo").exists()
