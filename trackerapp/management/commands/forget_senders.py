"""Empties who sent the reports of readers that were closed long ago."""

from django.core.management.base import BaseCommand

from trackerapp import feedback


class Command(BaseCommand):
    help = (
        f"Forgets who sent reports that were closed {feedback.KEPT.days} days ago or earlier, as the page on privacy "
        "promises. Run it once a day."
    )

    def handle(self, **options):
        self.stdout.write(f"Senders of reports forgotten: {feedback.forget()}")
