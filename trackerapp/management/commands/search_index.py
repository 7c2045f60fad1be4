"""Makes the search index anew, or checks it."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from trackerapp import search
from trackerapp.models import SEARCHED, Mark


class Command(BaseCommand):
    help = "Makes the search index anew from the published records; with --check it only compares and tells."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="write nothing; fail if the index is not in step")

    def handle(self, *, check, **options):
        if check:
            self._check()
        else:
            self._make()

    def _check(self):
        faults = {kind: kind.objects.index_faults() for kind in SEARCHED}
        miscounted = [kind for kind in SEARCHED if not search.is_counted(kind.objects.all().search_kind)]
        for kind in miscounted:
            self.stderr.write(f"{kind._meta.verbose_name_plural}: the counts of facets are not in step")
        for kind, ids in faults.items():
            if ids:
                shown = ", ".join(map(str, ids[:20])) + (" …" if len(ids) > 20 else "")
                self.stderr.write(f"{kind._meta.verbose_name_plural}: {len(ids)} not in step: {shown}")
        if any(faults.values()) or miscounted:
            raise CommandError("The search index is not in step. `manage.py search_index` makes it anew.")
        self.stdout.write("The search index is in step.")

    @transaction.atomic
    def _make(self):
        search.empty()
        for kind in SEARCHED:
            ids = set(kind.objects.searchable().values_list("pk", flat=True))
            kind.objects.index(ids)
            Mark.objects.leave(kind)
            self.stdout.write(f"{kind._meta.verbose_name_plural}: {len(ids)} in the search index")
        search.tidy()
