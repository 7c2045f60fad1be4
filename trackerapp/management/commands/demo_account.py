"""Makes the account with which somebody tries the register out on their own machine."""

import secrets
from ipaddress import ip_address

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from trackerapp.models import User

NAME = "demo"
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""Without l, o, 0 and 1, which people mistake for each other."""


OTHERS = (
    "Others can reach this address, so there is no demo account: make your own with appoint_administrator, "
    "and set ALLOWED_HOSTS to the names that the register answers to."
)


class Command(BaseCommand):
    help = (
        "Makes an administrator for trying the register out, with a new password each time, and prints both. "
        "Where others could reach the register it makes none, and shuts the one that is there."
    )

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="The address that the register is served on.")
        parser.add_argument("--port", default="8000")

    def handle(self, *, host, port, **options):
        if not settings.DEBUG:
            raise CommandError("There is no demo account on a server. Make administrators with appoint_administrator.")
        address = f"http://{host}:{port}/"
        if is_loopback(host):
            password = open_account()
            self.stdout.write(f"\n  {address}\n  {address}admin/   name: {NAME}   password: {password}\n")
        else:
            shut_account()
            self.stdout.write(f"\n  {address}\n  {OTHERS}\n")


def is_loopback(host):
    """Whether nobody but this machine can reach ``host``."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def open_account():
    """Give the demo account a new password, and make it if there is none; the password."""
    password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
    user, _ = User.objects.get_or_create(username=NAME)
    user.is_staff = user.is_superuser = user.is_active = True
    user.set_password(password)
    user.save()
    return password


def shut_account():
    """Let nobody sign in with the demo account."""
    for user in User.objects.filter(username=NAME):
        user.is_active = False
        user.set_unusable_password()
        user.save()
