"""Brings sheets in and out of a register and measures it; prints one line of JSON. Run by ``tests.bench.sheets``.

Its words are what to do, and the folder for files: "figures"; "xlsx out" or "csv out", what memory it takes to take out
what these have left in; "xlsx" or "csv", to make a large sheet; "memory", what it takes to bring that in.
"""

import csv
import json
import os
import re
import resource
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from statistics import median
from threading import Event, Thread

import django
from django.conf import settings

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from tests.bench import stock_sheets  # noqa: E402
from tests.bench.data import SYLLABLES  # noqa: E402
from tests.bench.measure import HAS_SERVER, UNIT, Figure  # noqa: E402
from trackerapp import scope  # noqa: E402
from trackerapp.models import (  # noqa: E402
    Citation,
    Field,
    Gazetteer,
    GrassrootsModel,
    Locality,
    Organisation,
    SheetImport,
    Source,
)
from trackerapp.spreadsheets import csv_file, imports, xlsx_file  # noqa: E402
from trackerapp.spreadsheets.exporting import exported  # noqa: E402
from trackerapp.spreadsheets.resources import RESOURCES  # noqa: E402

ROUNDS = 3
GENERATED = "Dòng sinh tự động"
FEW = 300
"""Rows that the peer is given where it would take minutes: its cost by the row only grows with more."""
PER_ROW = f"{UNIT} / 1,000 rows"
MOST_WAITED = 100
MANY, MOST = 10_000, 100_000


def rows(number, seed):
    """Generated rows of the twelve columns; every one says that it is."""
    chance = Random(seed)  # noqa: S311 - no secret is drawn
    places = Gazetteer.now()
    keys = Counter(Locality.objects.communes().values_list("path_key", flat=True))
    known = Locality.objects.communes().filter(path_key__in=[key for key, number in keys.items() if number == 1])
    plain = [places[pk].path_name for pk, key in known.values_list("pk", "path_key") if key.replace(" ", "").isalpha()]
    names = [name for name in plain if name.replace(",", "").replace(" ", "").isalpha()]
    bodies, fields = (list(kind.objects.values_list("name", flat=True)) for kind in (Organisation, Field))
    names = chance.sample([name for name in names if len(places.called(name)) == 1], 2000)

    statuses = [str(label) for label in GrassrootsModel.Status.labels[:2]]

    def words(fewest, most):
        return " ".join(chance.choice(SYLLABLES) for _ in range(chance.randint(fewest, most)))

    for at in range(number):
        yield [
            f"{GENERATED} {seed}-{at} {words(2, 5)}", chance.choice(["Mô hình", "Câu lạc bộ", "Phong trào"]),
            "; ".join(chance.sample(fields, chance.choice([0, 1, 2]))), chance.choice(bodies), chance.choice(names),
            chance.choice(["2010", "09/2018", "11/02/2019", ""]), chance.choice(["", *statuses]),
            words(20, 40), words(10, 20), words(5, 15), words(3, 8), "",
        ]  # fmt: skip


def sheet(folder, number, seed, ending):
    """A file of generated rows."""
    path, head = folder / f"{number}-{seed}.{ending}", list(stock_sheets.HEADINGS.values())
    data = rows(number, seed)
    path.write_bytes(b"".join(xlsx_file("Sheet", head, data) if ending == "xlsx" else csv_file(head, data)))
    return path


def cost(do):
    """What ``do`` costs: CPU seconds of this process and its children, or seconds by the clock beside a server."""
    before = _spent()
    do()
    return _spent() - before


def _spent():
    if HAS_SERVER:
        return time.perf_counter()
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def bring_in(path):
    """Look at the sheet at ``path`` and write it, as a clerk does."""
    by = scope.the_register()
    job = imports.check(imports.receive("models", path, path.name, by=by))
    imports.write(imports.confirm(job, job.check_number, by=by))
    if job.state != SheetImport.State.DONE:
        raise AssertionError(job.message or job.rows.filter(deed="faulty").first().faults)


def forget():
    """Take out what was brought in."""
    model, history = GrassrootsModel._meta.db_table, GrassrootsModel.history.model
    made = f"(SELECT id FROM {model} WHERE name LIKE '{GENERATED}%%')"
    roads = {
        history._meta.related_objects[0].related_model: "grassrootsmodel_id",
        history: "id",
        GrassrootsModel.fields.through: "grassrootsmodel_id",
        Citation.history.model: "grassroots_model_id",
        Citation: "grassroots_model_id",
        GrassrootsModel: "id",
    }
    with connection.cursor() as cursor:
        for kind, column in roads.items():
            cursor.execute(f"DELETE FROM {kind._meta.db_table} WHERE {column} IN {made}", [])
    SheetImport.objects.all().delete()
    Source.objects.filter(kind=Source.Kind.SHEET).delete()


def plain_insert(path):
    """The least that can be done: the cells of a CSV file into one table."""
    with path.open(encoding="utf-8-sig", newline="") as lines, connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE least (a text, b text, c text, d text, e text, f text, g text, h text,"
            " i text, j text, k text, l text)"
        )
        cursor.executemany(f"INSERT INTO least VALUES ({', '.join(['%s'] * 12)})", list(csv.reader(lines)))
        cursor.execute("DROP TABLE least")


def by_row(do, path, number):
    """The median cost of a thousand rows."""
    spent = []
    for _round in range(ROUNDS if number > FEW else 1):
        forget()
        spent.append(cost(lambda: do(path)) / number * 1000)
    return median(spent) * 1000


def quicker(name, ours, peer, peer_name, times=None):
    """How many times quicker than the peer; ``times`` is the goal, None if it is only printed."""
    ratio = round(peer / ours, 2)
    goal, met = (f"≥ {times}", ratio >= times) if times else ("", None)
    return Figure(name, round(ours, 2), round(peer, 2), peer_name, goal, ratio, met, ROUNDS, PER_ROW)


def at_most(name, ours, peer, peer_name, times):
    """How many times what the peer costs."""
    ratio = round(ours / peer, 2)
    return Figure(name, round(ours, 2), round(peer, 2), peer_name, f"≤ {times}", ratio, ratio <= times, ROUNDS, PER_ROW)


def figures(folder):
    ending = "csv" if HAS_SERVER else "xlsx"
    many, few = sheet(folder, MANY, 1, ending), sheet(folder, FEW, 2, ending)
    ours = by_row(bring_in, many, MANY)
    again = cost(lambda: bring_in(many)) / MANY * 1e6
    stock = by_row(lambda path: stock_sheets.imported(stock_sheets.StockResource, path), few, FEW)
    tuned = by_row(lambda path: stock_sheets.imported(stock_sheets.TunedResource, path), many, MANY)
    plain = sheet(folder, MANY, 1, "csv")
    least = cost(lambda: plain_insert(plain)) / MANY * 1e6
    forget()
    most = sheet(folder, MOST, 3, ending)
    large = cost(lambda: bring_in(most)) / MOST * 1e6
    name = f"{ending.upper()} in, {MANY:,} rows"
    return [
        quicker(name, ours, stock, f"stock import-export, {FEW} rows", 40 if HAS_SERVER else 30),
        quicker(name, ours, tuned, "its best settings; no ties, no history", None if HAS_SERVER else 6),
        quicker(name, ours, least, "bare csv, executemany"),
        at_most(f"{ending.upper()} in, {MOST:,} rows", large, ours, f"{MANY:,} rows", 1.2),
        at_most("the same file again", again, ours, "for the first time", 0.5),
        *(each for ending in ("xlsx", "csv") for each in taking_out(ending)),
    ]


def taking_out(ending):
    """What it costs to take out all that was brought in, and how soon it begins."""
    rows, firsts = GrassrootsModel.objects.all(), []

    def take():
        begun = time.perf_counter()
        pieces = exported(RESOURCES["models"](scope.the_register()), ending)
        next(pieces)
        firsts.append(round((time.perf_counter() - begun) * 1000, 1))
        for _piece in pieces:
            pass

    ours = cost(take) / rows.count() * 1e6
    stock = cost(lambda: stock_sheets.taken_out(rows[:FEW], ending)) / FEW * 1e6
    name = f"{ending.upper()} out, {rows.count():,} rows"
    yield quicker(name, ours, stock, f"stock, {FEW} rows", 20)
    yield Figure(
        f"{name}, first byte", firsts[0], MOST_WAITED, "", f"≤ {MOST_WAITED}", 1, firsts[0] <= MOST_WAITED, 1, "ms"
    )


def memory(do):
    """The memory that this process and its children hold before they ``do`` it, and the most they hold then, in MB."""
    seen, is_done = [_held()], Event()

    def watch():
        while not is_done.wait(0.02):
            seen.append(_held())

    Thread(target=watch, daemon=True).start()
    do()
    is_done.set()
    return seen[0] / 1024, max(seen) / 1024


def take_out(ending):
    """Take out all that is in the register; nobody keeps the pieces."""
    for _piece in exported(RESOURCES["models"](scope.the_register()), ending):
        pass


def _held():
    """The memory of this process and its children now, in KB."""
    lists = Path("/proc/self/task").glob("*/children")
    numbers = [os.getpid(), *(int(number) for each in lists for number in each.read_text().split())]
    return sum(_resident(number) for number in numbers)


def _resident(number):
    try:
        told = Path(f"/proc/{number}/status").read_text()
    except FileNotFoundError:  # it has ended
        return 0
    found = re.search(r"VmRSS:\s+(\d+) kB", told)
    return int(found[1]) if found else 0


def main(what: str, folder: Path) -> None:
    """Make the register, measure, and print. Memory is measured in a process that has made nothing."""
    settings.MEDIA_ROOT = folder
    if what == "figures":
        call_command("migrate", verbosity=0)
        call_command("seed", stdout=sys.stderr)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as a server does by itself after a while
        told = [each.row() for each in figures(folder)]
    elif what == "memory":
        path = next(folder.glob("*.*"))
        told = memory(lambda: bring_in(path))
    elif what.endswith(" out"):
        told = memory(lambda: take_out(what.removesuffix(" out")))
    else:
        forget()
        told = str(sheet(folder, MOST, 9, what))
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
