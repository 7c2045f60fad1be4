"""Makes the accounts with which somebody tries the register out on their own machine."""

import secrets
from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError

from trackerapp.models import Assignment, Locality, Role, User

NAME = "demo"
COLLEAGUES = {"demo-nhap": Role.EDITOR, "demo-duyet": Role.REVIEWER}
"""Who enters records and who reviews them, so that both sides of a review can be tried."""

PLACE = "Khánh Hòa"
"""The province that the colleagues look after: most records of the seeds lie there."""

LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""Without l, o, 0 and 1, which people mistake for each other."""


OTHERS = (
    "Others can reach this address, so there is no demo account: make your own with appoint_administrator, "
    "and set ALLOWED_HOSTS to the names that the register answers to."
)


class Command(BaseCommand):
    help = (
        "Makes accounts for trying the register out, with a new password each time, and prints them: an administrator, "
        "and a clerk and a reviewer of one province. Where others could reach the register it makes none, and shuts "
        "those that are there."
    )

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="The address that the register is served on.")
        parser.add_argument("--port", default="8000")

    def handle(self, *, host, port, **options):
        if not settings.DEBUG:
            raise CommandError("There is no demo account on a server. Make administrators with appoint_administrator.")
        address = f"http://{host}:{port}/"
        if is_loopback(host):
            password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
            names = open_accounts(password)
            self.stdout.write(f"\n  {address}\n  {address}admin/   name: {names[0]}   password: {password}")
            if others := names[1:]:
                self.stdout.write(f"  With the same password, staff of {PLACE}: {', '.join(others)}\n")
        else:
            shut_accounts()
            self.stdout.write(f"\n  {address}\n  {OTHERS}\n")


def is_loopback(host):
    """Whether nobody but this machine can reach ``host``."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def open_accounts(password):
    """Give the demo accounts a new password, and make those that are missing; their names, the administrator first."""
    administrator = account(NAME, password)
    administrator.is_superuser = True
    administrator.save()
    place = Locality.objects.provinces().in_force().filter(name=PLACE).first()
    if place is None:
        return [NAME]
    for name, role in COLLEAGUES.items():
        user = account(name, password)
        user.save()
        user.groups.set(Group.objects.filter(name=role))
        Assignment.objects.get_or_create(user=user, locality=place)
    return [NAME, *COLLEAGUES]


def account(name, password):
    """The account of that name with a new password, not saved yet."""
    user = User.objects.filter(username=name).first() or User(username=name)
    user.is_active = True
    user.set_password(password)
    return user


def shut_accounts():
    """Let nobody sign in with the demo accounts."""
    for user in User.objects.filter(username__in=[NAME, *COLLEAGUES]):
        user.is_active = False
        user.set_unusable_password()
        user.save()
