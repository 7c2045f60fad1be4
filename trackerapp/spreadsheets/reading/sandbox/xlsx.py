"""A workbook of Excel since 2007, searched as bytes for what calamine leaves out or would fail on.

calamine makes empty cells of errors and of formulas whose value nobody has worked out, and takes the memory for every
cell between the first and the last. A search for rare bytes costs a tenth of reading; only what it finds is looked at.
"""

import posixpath
import re
import zlib
from html import unescape
from zipfile import BadZipFile, ZipFile

from .columns import place_of
from .findings import Findings
from .looks import looks_of
from .refusal import Refusal
from .zips import read

PIECE = 1024**2
LONGEST_ROW = 32 * 1024**2
CELLS = 8_000_000
"""What calamine may hold at once, empty cells between filled ones included."""

_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NUMBER = re.compile(rb"""[^>]*?\br=["']([0-9]{1,9})["']""")
_ROOT = re.compile(rb"<((?:\w+:)?)worksheet[\s>]")


class Xlsx:
    """The parts of a workbook, by the number of the sheet."""

    def __init__(self, package: ZipFile, limits: dict) -> None:
        self.package, self.limits = package, limits
        self.names = {name.lower(): name for name in package.namelist()}
        self.main = self._target("", "officeDocument")
        book = self._read(self.main)
        self.is_1904 = bool(re.search(rb"""date1904=["'](?:1|true)""", book))
        self.is_stale = bool(re.search(rb"""fullCalcOnLoad=["'](?:1|true)""", book))
        links = {link[b"Id"]: link for link in self._links(self.main)}
        self.looks = looks_of(self._looks())
        sheets = [_attributes(tag) for tag in re.findall(rb"<(?:\w+:)?sheet\s([^>]*)>", book)]
        self.parts = [self._path(self.main, links.get(_reference(sheet), {})) for sheet in sheets]

    def look(self, number: int, name: str) -> Findings:
        """What is to be told of a sheet; refuses one that would take too much memory."""
        part = self.names.get(self.parts[number].lower())
        if part is None:
            raise Refusal("damaged")
        search = _Search(name, self.limits, is_stale=self.is_stale, looks=self.looks)
        try:
            with self.package.open(part) as stream:
                search.through(stream)
        except (BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise Refusal("damaged") from error
        return search.found

    def _looks(self) -> bytes:
        """The part that says how cells look; a workbook may have none."""
        try:
            return self._read(self._target(self.main, "styles"))
        except Refusal:
            return b""

    def _read(self, name: str) -> bytes:
        found = read(self.package, self.names.get(name.lower(), name))
        if b"<!DOCTYPE" in found:
            raise Refusal("damaged")
        return found

    def _links(self, name: str) -> list[dict[bytes, bytes]]:
        folder, base = posixpath.split(name)
        part = self._read(posixpath.join(folder, "_rels", base + ".rels"))
        return [_attributes(tag) for tag in re.findall(rb"<(?:\w+:)?Relationship\s([^>]*)>", part)]

    def _target(self, name: str, kind: str) -> str:
        for link in self._links(name):
            if link.get(b"Type", b"").endswith(b"/" + kind.encode()):
                return self._path(name, link)
        raise Refusal("damaged")

    def _path(self, name: str, link: dict[bytes, bytes]) -> str:
        target = unescape(link.get(b"Target", b"").decode(errors="replace"))
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target)).lstrip("/")


class _Search:
    """One way through the bytes of a sheet, piece by piece, each of whole rows."""

    def __init__(self, name: str, limits: dict, *, is_stale: bool, looks: dict[bytes, str]) -> None:
        self.name, self.limits, self.is_stale, self.looks = name, limits, is_stale, looks
        self.found = Findings()
        self.last = 1
        self.elements = 0
        self.width = 26
        self.has_formulas = False

    def through(self, stream) -> None:
        piece = stream.read(PIECE)
        root = _ROOT.search(piece)
        if root is None or b"<!DOCTYPE" in piece:
            raise Refusal("damaged")
        self.prepare(root[1])
        while more := stream.read(PIECE):
            cut = piece.rfind(self.row)
            if cut > 0:
                self.piece(piece[:cut])
                piece = piece[cut:]
            piece += more
            if len(piece) > LONGEST_ROW:
                raise Refusal("bomb")
        self.piece(piece)
        if self.last * self.width > CELLS:
            raise Refusal("cells", sheet=self.name)

    def prepare(self, prefix: bytes) -> None:
        """Make the patterns for names that begin with ``prefix``, such as x:."""
        self.row, self.cell, self.formula = b"<" + prefix + b"row", b"</" + prefix + b"c>", b"</" + prefix + b"f>"
        self.blank = b"<" + prefix + b"c "
        p = prefix
        self.is_far = re.compile(rb"""r=["'][A-Z]{2,}[0-9]""").search
        self.very_far = re.compile(rb"""\br=["']([A-Z]{3})[0-9]+["']""").search
        self.far = re.compile(rb"""\br=["']([A-Z]{2,})([0-9]+)["'][^>/]*>\s*<(?!/)""")
        self.looking = re.compile(rb"""<%bc\s([^>]*\bs=["'](%b)["'][^>]*)>""" % (p, b"|".join(self.looks)))
        self.is_error = re.compile(rb"""t=["']e["']""").search
        self.hidden = re.compile(rb"""<%brow\s([^>]*\bhidden=["'](?:1|true)["'][^>]*)>""" % p)
        self.hidden_columns = re.compile(rb"""<%bcol\s([^>]*\bhidden=["'](?:1|true)["'][^>]*)>""" % p)
        self.errors = re.compile(
            rb"""<%bc\s([^>]*\bt=["']e["'][^>]*)>(?:(?!</%bc>).)*?<%bv>([^<]*)<""" % (p, p, p), re.DOTALL
        )
        self.formulas = re.compile(
            rb"<%bc(\s[^>]*|)>\s*<%bf\b(?:[^>]*/>|[^>]*>([^<]*)</%bf>)\s*(?:<%bv\s*/>|<%bv\b[^>]*>([^<]*)</%bv>)?"
            % (p, p, p, p, p, p)
        )

    def piece(self, data: bytes) -> None:
        self._extent(data)
        if b"hidden=" in data:
            self._hidden(data)
        for cell, look in self.looking.findall(data) if self.looks else ():
            self._add(cell, "look", self.looks[look].encode())
        self._valueless(data)

    def _valueless(self, data: bytes) -> None:
        """Note errors, and formulas that nobody has worked out."""
        if self.is_error(data):
            for cell, error in self.errors.findall(data):
                self._add(cell, "error", error)
        self.has_formulas = self.has_formulas or self.formula in data
        if self.has_formulas:
            for cell, formula, value in self.formulas.findall(data):
                if self._is_missing(cell, value):
                    self._add(cell, "formula", formula)

    def _is_missing(self, cell: bytes, value: bytes) -> bool:
        """Whether nobody has worked out a formula. Some programs write 0 and ask Excel to do so."""
        if value:
            return self.is_stale and value == b"0" and b"t=" not in cell
        return not re.search(rb"""\bt=["']str""", cell)

    def _add(self, cell: bytes, kind: str, text: bytes) -> None:
        place = re.search(rb"""\br=["']([A-Z]+)([0-9]+)["']""", cell)
        if place is None:
            raise Refusal("damaged")
        self.found.add(int(place[2]), place_of(place[1]), kind, unescape(text.decode(errors="replace"))[:200])

    def _extent(self, data: bytes) -> None:
        """Refuse what lies far out, before calamine takes the memory for all that lies between.

        Blank cells and rows far out are refused as well: nobody keeps them on purpose. A whole column that only looks
        different has neither, nor has the single row with which some programs end a sheet.
        """
        self.last = max(self.last, self._row_of(data, data.rfind(self.cell)))
        if self.last > self.limits["rows"]:
            raise Refusal("rows", sheet=self.name, row=self.last, limit=self.limits["rows"])
        is_far = bool(self.is_far(data))
        for letters, row in set(self.far.findall(data)) if is_far else ():
            self.width = max(self.width, place_of(letters) + 1)
            if self.width > self.limits["columns"]:
                raise Refusal("columns", sheet=self.name, cell=(letters + row).decode(), limit=self.limits["columns"])
        blank = self._row_of(data, data.rfind(self.blank))
        self.elements += data.count(self.row)
        far = self.very_far(data) if is_far else None
        if max(blank, self.elements) > self.limits["rows"] or (far and place_of(far[1]) >= self.limits["columns"]):
            raise Refusal("blank", sheet=self.name, rows=self.limits["rows"], columns=self.limits["columns"])

    def _row_of(self, data: bytes, cell: int) -> int:
        """The number of the row in which the cell at a place of ``data`` stands; 0 if there is none."""
        start = data.rfind(self.row, 0, cell) if cell > 0 else -1
        if start < 0:
            return 0
        number = _NUMBER.match(data[start : start + 200])
        return int(number[1]) if number else self.elements + data.count(self.row, 0, cell)

    def _hidden(self, data: bytes) -> None:
        rows = [_attributes(tag).get(b"r") for tag in self.hidden.findall(data)]
        self.found.hidden_rows += [int(row) for row in rows if row]
        for column in map(_attributes, self.hidden_columns.findall(data)):
            first, last = int(column.get(b"min", 1)), int(column.get(b"max", 1))
            self.found.hidden_columns += range(first - 1, min(last, self.limits["columns"]))


def _attributes(tag: bytes) -> dict[bytes, bytes]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(tag)}


def _reference(sheet: dict[bytes, bytes]) -> bytes:
    """What a sheet is linked by: ``r:id``, whatever r is called."""
    return next((value for name, value in sheet.items() if name.endswith(b":id")), b"")
