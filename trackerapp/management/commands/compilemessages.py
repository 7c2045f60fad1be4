"""Compiles the message catalogues with Babel, so that gettext need not be installed."""

import os
from datetime import UTC, datetime

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Compiles the message catalogues. A catalogue with a fuzzy translation is refused."
    requires_system_checks = []

    def handle(self, *args, **options):
        paths = sorted(settings.BASE_DIR.glob("trackerapp/locale*/*/LC_MESSAGES/*.po"))
        for path in paths:
            compile_catalogue(path)
        self.stdout.write(f"Message catalogues compiled: {len(paths)}.")


def compile_catalogue(path):
    """Write the .mo file beside ``path``, all at once, since a server may be reading it."""
    catalogue = read_catalogue(path)
    if doubtful := [str(message.id) for message in catalogue if message.id and message.fuzzy]:
        raise CommandError(f"{path}: fuzzy, have a person decide: {'; '.join(doubtful)}")
    written = path.with_suffix(f".{os.getpid()}")
    with written.open("wb") as file:
        write_mo(file, catalogue)
    written.replace(path.with_suffix(".mo"))


def read_catalogue(path) -> Catalog:
    """The catalogue at ``path``, for the language that its folder names; an empty one if there is none."""
    language = path.parts[-3]
    if not path.exists():
        return new_catalogue(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def new_catalogue(language) -> Catalog:
    """A catalogue without a text, and without the blanks that Babel leaves for names and addresses."""
    catalogue = Catalog(locale=language, fuzzy=False, project="register", version="1", revision_date=datetime.now(UTC))
    catalogue.header_comment = "# `make messages` keeps this file in step with the texts of the interface."
    catalogue.last_translator = catalogue.language_team = catalogue.msgid_bugs_address = ""
    return catalogue
