"""Proposes records from one article; writes nothing and needs no database."""

import csv
import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from trackerapp.articles.inputs.apart import read_apart
from trackerapp.articles.inputs.files import LARGEST, FileText, Unreadable
from trackerapp.articles.places.gazetteer import Gazetteer
from trackerapp.articles.prose.wording import NotVietnamese, TooLong
from trackerapp.articles.reading import Reading, read

PLACES = Path(settings.BASE_DIR) / "seeds" / "places"


class Command(BaseCommand):
    help = "Proposes records from one article: a text, HTML, DOCX or PDF file. Writes nothing and needs no database."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument(
            "--json", action="store_true", help="one JSON object on standard output, and nothing else there"
        )

    def handle(self, *, file, **options):
        try:
            text = text_of(file)
            reading = read(text.words, gazetteer())
        except (OSError, Unreadable, TooLong, NotVietnamese) as fault:
            raise CommandError(f"{file}: {fault}") from fault
        for kind in sorted({each.kind for each in reading.private}):
            self.stderr.write(f"{file}: the text may hold a {kind}; look at it before you publish anything.")
        found = reading.as_json()
        if options["json"]:
            self.stdout.write(
                json.dumps(found if text.is_plain else {**found, "text": text.words}, ensure_ascii=False, indent=2)
            )
        else:
            self.stdout.write(table(reading))


def text_of(file: Path) -> FileText:
    """Return the text of ``file``, read in a process of its own with limits, as from the page."""
    with file.open("rb") as opened:
        return read_apart(opened.read(LARGEST + 1), file.suffix)


def gazetteer() -> Gazetteer:
    """Return the places of both eras from the files of seeds/places."""
    rows = []
    for name in ("units.csv", "more.csv"):
        with (PLACES / name).open(encoding="utf-8", newline="") as lines:
            rows += csv.DictReader(lines)
    return Gazetteer.from_rows(rows)


def table(reading: Reading) -> str:
    """Return what was read, for people: a line for each candidate."""
    found = reading.as_json()
    lines = [f"{key}: {found[key] or '–'}" for key in ("title", "publisher", "author", "published_on")]
    for key in ("models", "commendations", "documents", "places"):
        lines += ["", f"{key}: {len(found[key])}"]
        lines += [f"  {_line(each)}" for each in found[key]]
    return "\n".join(lines)


def _line(each: dict) -> str:
    """Return one candidate on one line: what is known of it, and where it stands."""
    known = {**each, **(each.get("place") or {})}
    known.pop("place", None)
    span = f"[{known.pop('start')}–{known.pop('end')}]"
    name = known.pop("name", None) or known.pop("form", "")
    return " · ".join([name, *(f"{key} {value}" for key, value in known.items() if value is not None), span])
