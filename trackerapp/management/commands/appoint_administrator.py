"""Makes an administrator of the whole register, or lets one in again who has lost everything."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext_lazy as _

from trackerapp.accounts import notes, rescue
from trackerapp.models import AuditEntry, User


class Command(BaseCommand):
    help = (
        "Makes an administrator of the whole register and prints a link with which they choose a password, once, "
        "within the hour. For an account that is there, it takes away the lost codes and ends its sessions."
    )

    def add_arguments(self, parser):
        parser.add_argument("name", help="The user name.")
        parser.add_argument("--email", help="Where a link to a new password may be sent.")
        parser.add_argument("--site", default=settings.SITE_ADDRESS, help="The address of this site.")

    def handle(self, *, name, email, site, **options):
        try:
            user = appoint(name, email)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        self.stdout.write(rescue.make_link(user, site=site))


def appoint(name, email=None):
    """The account of that name, as one of an administrator to whom nothing of its past clings."""
    user = User.objects.filter(username=name).first() or User(username=name)
    user.is_active = user.is_staff = user.is_superuser = True
    user.email = user.email if email is None else email
    user.set_unusable_password()
    user.full_clean()
    user.save()
    rescue.remove_code(user)
    notes.note(None, AuditEntry.Kind.RIGHTS, about=user, what=_("made an administrator on the server"))
    return user
