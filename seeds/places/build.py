"""Make units.csv and successions.csv, the places of both eras.

They come from the data files of one Python package and from two files kept by hand, corrections.csv
and more.csv; README.md says what each of them is. The package is only read, never imported: its
converter sends addresses to a map server. On the development machine:

    pip download --no-deps vietnamadminunits==1.0.4
    python seeds/places/build.py vietnamadminunits-1.0.4-py3-none-any.whl
"""

import csv
import hashlib
import json
import sqlite3
import sys
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
SHA256 = "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35"
LAST_DAY, FIRST_DAY = "2025-06-30", "2025-07-01"
PROVINCES_ACT = "Nghị quyết 202/2025/QH15"
LEVELS = ("province", "district", "commune")
TYPES = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
COUNTS = {  # of the 696 districts, five are islands without communes
    "old province": 63,
    "old district": 696,
    "old commune": 10_035,
    "new province": 34,
    "new commune": 3_321,
}
OLD = """SELECT provinceKey, provinceCode, province, districtKey, districtCode, district, wardKey, wardCode, ward
         FROM admin_units_legacy"""
NEW = "SELECT provinceKey, provinceCode, province, wardKey, wardCode, ward FROM admin_units"


class Unit(NamedTuple):
    """A line of units.csv: ``parent`` is a key, days are ISO, empty is unknown or none."""

    key: str
    code: str
    level: str
    type: str
    name: str
    parent: str
    valid_from: str
    valid_to: str


class Succession(NamedTuple):
    """A line of successions.csv: ``predecessor`` went, whole or in part, to ``successor``."""

    predecessor: str
    successor: str
    share: str
    on: str
    act: str


def clean(text: str) -> str:
    """Return ``text`` in NFC, trimmed, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def type_and_name(full: str) -> tuple[str, str]:
    """Split a full name; the package's own columns for the two err and carry suffixes.

    >>> type_and_name("Thị Trấn  Năm Căn")
    ('thị trấn', 'Năm Căn')
    """
    full = clean(full)
    kind = next(kind for kind in TYPES if full.lower().startswith(f"{kind} "))
    name = full[len(kind) + 1 :]
    return kind, name[0].upper() + name[1:]


def unit(era: str, level: str, code: str, full: str, parent: str = "") -> Unit:
    """Return the unit that had NSO's ``code`` in ``era``, "old" or "new"."""
    days = ("", LAST_DAY) if era == "old" else (FIRST_DAY, "")
    return Unit(f"{era}-{code}", code, level, *type_and_name(full), parent, *days)


def old_units(database: sqlite3.Connection) -> Iterator[tuple[str, Unit]]:
    """Give the units until 30/06/2025, each with the key that the package knows it by."""
    for province, p, p_name, district, d, d_name, commune, c, c_name in database.execute(OLD):
        yield province, unit("old", "province", p, p_name)
        yield f"{province}_{district}_", unit("old", "district", d, d_name, f"old-{p}")
        if c:
            yield f"{province}_{district}_{commune}", unit("old", "commune", c, c_name, f"old-{d}")


def new_units(database: sqlite3.Connection) -> Iterator[tuple[str, Unit]]:
    """Give the units since 01/07/2025, each with the key that the package knows it by."""
    for province, p, p_name, commune, c, c_name in database.execute(NEW):
        yield province, unit("new", "province", p, p_name)
        yield f"{province}_{commune}", unit("new", "commune", c, c_name, f"new-{p}")


def pairs(converter: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the package's keys of the old and the new unit of each succession."""
    for province, olds in converter["DICT_PROVINCE"].items():
        yield from ((old, province) for old in olds)
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, olds in communes.items():
            yield from ((old, f"{province}_{commune}") for old in olds)
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            yield from ((old, f"{province}_{part['newWardKey']}") for part in parts)


def in_package(old: dict[str, Unit], new: dict[str, Unit], converter: dict[str, Any]) -> dict[str, set[str]]:
    """Return the successors of each old unit as the package has them, by our keys."""
    found = defaultdict(set)
    for predecessor, successor in pairs(converter):
        found[old[predecessor].key].add(new[successor].key)
    return found


def corrected(found: dict[str, set[str]], corrections: list[dict[str, str]]) -> dict[str, set[str]]:
    """Return ``found`` with the successors of each corrected unit replaced."""
    by_hand = defaultdict(set)
    for row in corrections:
        by_hand[row["predecessor"]].add(row["successor"])
    return {**found, **by_hand}


def successions(found: dict[str, set[str]], provinces: set[str]) -> Iterator[Succession]:
    """Give the successions of 01/07/2025; the act is known for provinces that were merged."""
    sources = Counter(new for news in found.values() for new in news)
    for old, news in found.items():
        share = "whole" if len(news) == 1 else "part"
        for new in news:
            merged = new in provinces and sources[new] > 1
            yield Succession(old, new, share, FIRST_DAY, PROVINCES_ACT if merged else "")


def add_more(units: dict[str, Unit], lines: list[Succession], more: list[dict[str, str]]) -> None:
    """Add the units that no table has; what one becomes begins on the day after its last."""
    for row in more:
        extra = Unit(*(row[column] for column in Unit._fields))
        next_day = str(date.fromisoformat(extra.valid_to) + timedelta(days=1))
        units[extra.key] = extra
        units[row["becomes"]] = units[row["becomes"]]._replace(valid_from=next_day)
        lines.append(Succession(extra.key, row["becomes"], "whole", next_day, row["act"]))


def read_wheel(path: Path) -> tuple[dict[str, Unit], dict[str, Unit], dict[str, Any]]:
    """Return old units, new units, both by the package's keys, and its table of successions."""
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        sys.exit(f"{path} is not the wheel that this script was written for.")
    with zipfile.ZipFile(path) as wheel, closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(wheel.read("vietnamadminunits/data/dataset.db"))
        converter = json.loads(wheel.read("vietnamadminunits/data/converter_2025.json"))
        return dict(old_units(database)), dict(new_units(database)), converter


def check(units: dict[str, Unit]) -> None:
    """Exit unless each level of each era is complete."""
    counts = Counter(f"{each.key[:3]} {each.level}" for each in units.values())
    if counts != COUNTS:
        sys.exit(f"Units are missing or too many: {counts}")


def read_by_hand(name: str) -> list[dict[str, str]]:
    """Return the lines of a file kept by hand, its text cleaned."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [{column: clean(text) for column, text in row.items()} for row in csv.DictReader(file)]


def write(name: str, columns: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> None:
    """Write a file beside this script."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([columns, *lines])


def build(wheel: Path) -> None:
    """Write both files, older units before newer ones and a parent before its parts."""
    old, new, converter = read_wheel(wheel)
    found = corrected(in_package(old, new, converter), read_by_hand("corrections.csv"))
    units = {each.key: each for each in (*old.values(), *new.values())}
    check(units)
    lines = list(successions(found, {key for key, each in units.items() if each.level == "province"}))
    add_more(units, lines, read_by_hand("more.csv"))
    ordered = sorted(units.values(), key=lambda each: (not each.valid_to, LEVELS.index(each.level), each.key))
    place = {each.key: number for number, each in enumerate(ordered)}
    lines.sort(key=lambda line: (line.on, place[line.predecessor], place[line.successor]))
    write("units.csv", Unit._fields, ordered)
    write("successions.csv", Succession._fields, lines)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    build(Path(sys.argv[1]))
