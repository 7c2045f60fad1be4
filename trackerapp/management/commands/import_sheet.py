"""Brings a spreadsheet into the register, by the same path as the page for it."""

import json
import logging
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.management.base import CommandError
from django.db import Error
from django.utils.translation import gettext as _

from trackerapp.management.persons import PersonalCommand
from trackerapp.models import SheetImport, SheetRow
from trackerapp.spreadsheets import imports
from trackerapp.spreadsheets.resources import RESOURCES

Deed, State = SheetRow.Deed, SheetImport.State
NOTHING = {"ok": False, "new": 0, "updated": 0, "unchanged": 0, "errors": [], "warnings": []}


class Command(PersonalCommand):
    help = "Brings a spreadsheet into the register: all of it, or nothing."

    def add_arguments(self, parser):
        parser.add_argument("resource", choices=RESOURCES, metavar="RESOURCE", help=", ".join(RESOURCES))
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="say what it would do, and write nothing")
        parser.add_argument("--user", metavar="NAME", help="who sends it in; without it, an administrator")
        parser.add_argument("--sheet", default="", help="the sheet; the first one with a table unless it is named")
        parser.add_argument(
            "--json", action="store_true", help="one JSON object on standard output, nothing else there"
        )

    def handle(self, *, resource, file, **options):
        by = self.person(options["user"])
        try:
            job = imports.receive(resource, file, file.name, by=by, sheet=options["sheet"])
        except PermissionDenied as fault:
            raise CommandError(f"{file}: this person may not import") from fault
        except OSError as fault:
            text = _("%(file)s: nothing was written, for the file cannot be read or kept: %(why)s")
            raise CommandError(text % {"file": file, "why": fault}) from fault
        except Error as fault:
            text = _("%(file)s: nothing was written, for the database is busy or does not answer. Try again later.")
            raise CommandError(text % {"file": file}) from fault
        told = self._bring_in(job, by, options["dry_run"])
        self._tell(told, options["json"])
        if not told["ok"]:
            raise CommandError(_("%(file)s: nothing was written.") % {"file": file})

    def _bring_in(self, job, by, is_dry_run):
        """What came of ``job``. It is given up where nothing was to be written, or could be."""
        told = NOTHING | {"dry_run": is_dry_run}
        try:
            told = outcome(imports.check(job), is_dry_run)
            if told["ok"] and not is_dry_run:
                imports.write(imports.confirm(job, job.check_number, by=by))
                if job.state != State.DONE:
                    told |= {"ok": False, "errors": [_said(job.message)]}
        except (OSError, Error):
            logging.getLogger(__name__).exception("%s failed", job.reason)
            told |= {"ok": False, "errors": [_said(_why(job))]}
        if is_dry_run or not told["ok"]:
            with suppress(Error):  # it stays in the list of imports, then
                imports.drop(job)
        return told

    def _tell(self, told, as_json):
        if as_json:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
            return
        self.stdout.write(", ".join(f"{told[name]} {name}" for name in ("new", "updated", "unchanged")))
        for said in told["errors"] + told["warnings"]:
            where = " ".join(str(said[name]) for name in ("sheet", "row", "column") if said[name])
            self.stderr.write(f"{where}: {said['message']}" if where else said["message"])


def outcome(job, is_dry_run):
    """What the check of ``job`` found, as the command promises it."""
    counts = job.counts()
    errors = [
        {"sheet": job.sheet_name, "row": row.number, **{name: fault[name] for name in ("column", "message")}}
        for row in job.rows.filter(deed=Deed.FAULTY)
        for fault in row.faults
    ]
    if job.state == State.REFUSED:
        errors = [_said(line) for line in job.message.splitlines()]
    if job.undecided:
        errors.append(
            _said(_("Columns seem to be in an old font: send the sheet in by the page, which converts them."))
        )
    notes = [
        ({**_said(text), "sheet": job.sheet_name, "row": next(iter(rows), None)}, bad) for text, rows, bad in job.notes
    ]
    errors += [note for note, is_fault in notes if is_fault]
    return {
        "ok": not errors,
        "dry_run": is_dry_run,
        "new": counts[Deed.NEW],
        "updated": counts[Deed.UPDATED] + counts[Deed.PROPOSED],
        "unchanged": job.unchanged,
        "errors": errors,
        "warnings": [note for note, is_fault in notes if not is_fault],
    }


def _why(job):
    """What is known of a ``job`` that broke off, which a database that does not answer may not know yet itself."""
    if not job.is_at_work:
        return job.message
    text = _(
        "The database cannot be written to. Unless the page of import %(number)d says “written” later, it was not."
    )
    return text % {"number": job.pk}


def _said(message):
    """A fault of the whole file."""
    return {"sheet": None, "row": None, "column": None, "message": message}
