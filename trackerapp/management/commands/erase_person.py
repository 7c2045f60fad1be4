"""Erases a private person from the register, on their request."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from trackerapp import erasing
from trackerapp.models import User


class Command(BaseCommand):
    help = (
        "Erases a private person from the rows that name them, their history and the search, all or nothing, and "
        "lists where else they are mentioned: correct those texts by hand, then run it again for their earlier "
        "versions. Namesakes are erased, too: look with --dry-run first."
    )

    def add_arguments(self, parser):
        parser.add_argument("name", help="The person's name, with accents or without.")
        parser.add_argument("--document", required=True, help="The request, by number and day, without the name.")
        parser.add_argument("--user", help="Who stands in the history; nobody unless named.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would be erased.")
        parser.add_argument("--with-photos", action="store_true", help="Also photos whose words name them, and files.")

    def handle(self, *, name, document, user, dry_run, with_photos, **options):
        request = erasing.Request(document, _account(user), with_files=with_photos, name=name)
        traces = [*erasing.find(name), *(erasing.photos_of(name) if with_photos else [])]
        mentions = erasing.mentions(name, apart_from=traces)
        self.tell(traces, mentions)
        if not traces and not any(mention.is_corrected for mention in mentions):
            raise CommandError("Nothing was erased: no row carries that name.")
        if dry_run:
            self.stdout.write("Nothing was erased: this was a dry run.")
            return
        try:
            erasing.erase_all(traces, request)
        except ValidationError as refusal:
            raise CommandError(f"Nothing was erased. {' '.join(refusal.messages)}") from refusal
        except OSError as fault:
            raise CommandError(f"Nothing was erased: the list outside cannot be written. {fault}") from fault
        self.stdout.write("All of them are erased.")

    def tell(self, traces, mentions):
        """Say what would be erased, and what is left to do by hand."""
        self.stdout.write(f"Rows that carry the name: {len(traces)}")
        for trace in traces:
            where = "" if trace.row else ", in its history only"
            self.stdout.write(f"  {trace.kind._meta.verbose_name} {trace.pk}{where}")
        self.stdout.write(f"Mentioned elsewhere: {len(mentions)}")
        for mention in mentions:
            columns = ", ".join(map(str, mention.labels or mention.past_labels))
            to_do = "correct it by hand" if mention.labels else "earlier versions only, they lose it now"
            self.stdout.write(f"  {mention.kind_name} {mention.pk}, {columns}: {to_do}")


def _account(name):
    if not name:
        return None
    try:
        return User.objects.get(username=name)
    except User.DoesNotExist:
        raise CommandError(f"There is no account called {name}.") from None
