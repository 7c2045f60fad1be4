"""Erases again what an older backup has brought back."""

from django.core.management.base import BaseCommand, CommandError

from trackerapp import erasing
from trackerapp.erasing import outside


class Command(BaseCommand):
    help = "Carries out every erasure that the file ERASURES_FILE holds. Run it after a backup was put back."

    def handle(self, **options):
        is_there = outside.path().exists()
        done = erasing.erase_again()
        for erasure in done.emptied:
            self.stdout.write(f"Erased again: {erasure} ({erasure.document}).")
        self.stdout.write(
            f"Erased again: {len(done.emptied)}. Entered in the database: {len(done.learnt)}. "
            f"Entered in the file: {len(done.written)}. In order: {done.in_order}."
        )
        if not is_there and not done.written:
            raise CommandError(f"There is no file {outside.path()}. Set ERASURES_FILE to where it lies.")
        if done.faulty:
            lines = ", ".join(map(str, done.faulty))
            raise CommandError(f"These lines of {outside.path()} cannot be read: {lines}. The others were carried out.")
