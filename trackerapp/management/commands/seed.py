"""Loads places, vocabularies and the records of the articles."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from trackerapp import search
from trackerapp.seeding.articles import load_articles
from trackerapp.seeding.places import load_places
from trackerapp.seeding.tally import SeedError
from trackerapp.seeding.vocabularies import load_vocabularies


class Command(BaseCommand):
    help = "Loads places, vocabularies and the articles' records. Again, it changes nothing and says so."

    def handle(self, *args, **options):
        base = settings.BASE_DIR
        try:
            with transaction.atomic():
                tallies = [
                    *load_places(base / "seeds" / "places"),
                    *load_vocabularies(base / "fixtures"),
                    *load_articles(base / "seeds" / "articles"),
                ]
                if not search.stored_ids("locality"):
                    call_command("search_index", stdout=self.stdout)
        except SeedError as error:
            raise CommandError(f"Nothing was written. {error}") from error
        for tally in tallies:
            self.stdout.write(str(tally))
        if not any(tally.new or tally.changed for tally in tallies):
            self.stdout.write("Nothing to do: the register already holds all of it.")
