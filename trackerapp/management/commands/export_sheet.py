"""Writes the records of one kind into a spreadsheet that ``import_sheet`` reads back unchanged."""

from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.management.base import CommandError
from django.http import QueryDict

from trackerapp.management.persons import PersonalCommand
from trackerapp.models import AuditEntry
from trackerapp.spreadsheets import KINDS
from trackerapp.spreadsheets.exporting import exported
from trackerapp.spreadsheets.resources import RESOURCES


class Command(PersonalCommand):
    help = "Writes the records of one kind, in all states that the person may see, into a spreadsheet."

    def add_arguments(self, parser):
        parser.add_argument("resource", choices=RESOURCES, metavar="RESOURCE", help=", ".join(RESOURCES))
        parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help=", ".join(KINDS))
        parser.add_argument("--filter", action="append", default=[], metavar="key=value", help="as in a list's address")
        parser.add_argument("--user", metavar="NAME", help="for whom; without it, an administrator")

    def handle(self, *, resource, output, **options):
        user = self.person(options["user"])
        query = QueryDict("&".join(options["filter"]))
        half = output.with_name(f".{output.name}.part")
        try:
            with half.open("wb") as file:
                file.writelines(exported(RESOURCES[resource](user), output.suffix[1:].lower(), query))
            half.replace(output)
        except (OSError, ValueError, PermissionDenied) as fault:
            raise CommandError(f"{output}: {str(fault) or 'this person may not export'}") from fault
        finally:
            half.unlink(missing_ok=True)
        what = " ".join([resource, output.name, *options["filter"]])
        AuditEntry.objects.record(AuditEntry.Kind.EXPORT, user=user if user.pk else None, name=user.username, what=what)
