"""For whom a command acts."""

from django.core.management.base import BaseCommand, CommandError

from trackerapp import scope
from trackerapp.models import User


class PersonalCommand(BaseCommand):
    """A command with ``--user``, that does what this person may do."""

    def person(self, name):
        """The account ``name``, or an administrator if none is named; raises CommandError if there is no such one."""
        if name is None:
            self.stderr.write("No --user is named: this acts as an administrator.")
            return scope.the_register()
        try:
            return User.objects.get(username=name)
        except User.DoesNotExist:
            raise CommandError(f"There is no account “{name}”.") from None
