"""The table in a sheet, as Vietnamese forms have it: with titles above, totals within and signatures below."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from trackerapp.text.legacy import Encoding, converted, detect, detect_in_part, is_mixed

from . import notes
from .asides import Aside, Sorter
from .days import EPOCH, EPOCH_1904
from .headings import SEARCHED, Head, Heading, Known, find
from .notes import Note
from .refusals import Refused
from .spans import Spans

SUSPECTED_BY = 2000
"""How many records are looked at for letters of before Unicode."""
TOLD_BY = 300
"""So many different texts tell whether a whole column is written so."""
SAMPLES = 5


@dataclass(frozen=True)
class Suspicion:
    """A column that seems to be written in a font of before Unicode, and some of its cells before and after.

    It ``is_mixed`` where other cells are in Unicode.
    """

    heading: Heading
    encoding: Encoding
    is_mixed: bool
    samples: list[tuple[str, str]]


class Table:
    """The table of one sheet: its headings, and its rows by the chunk. ``notes`` grow while the rows are read.

    ``row`` is the last row of the headings, ``epoch`` what the numbers of days count from (``days.dates``).
    """

    def __init__(self, source, place: int, head: Head, facts: dict, counted: Known) -> None:
        self.source, self.place, self.head = source, place, head
        self.sheet, self.last = source.sheets[place][0], facts["last"]
        self.row = head.rows[-1]
        self.headings = [heading for heading in head.headings if heading is not head.stt]
        self.epoch = EPOCH_1904 if source.is_1904 else EPOCH
        self.known_before = [Note(remark) for remark in source.remarks]
        counts = {heading.place for heading in head.headings if counted(heading.name)}
        self.spans = Spans(facts["merged"], self.row, head.headings, counts)
        self.known_before += notes.of_sheets(source.sheets, place) + notes.of_sheet(facts, head)
        self.known_before += notes.of_spans(self.spans)
        self.asides: dict[Aside, list[int]] = {}

    @property
    def notes(self) -> list[Note]:
        """What was left out so far, and what cannot be seen in the sheet."""
        return self.known_before + notes.of_asides(self.asides)

    def chunks(self, size: int, convert: Mapping[str, Encoding] | None = None) -> Iterator[list[tuple[int, list]]]:
        """Yield the records, at most ``size`` at a time: the number of each row as people see it, and its cells.

        The cells stand in the order of ``headings``; "" is an empty one. ``convert`` names, by their letters, columns
        to be converted to Unicode.
        """
        sorter, fill, row_of = Sorter(self.head), self.spans.filler(), self._taker(convert or {})
        self.asides = {}
        for numbers, rows in self.source.rows(self.place, size):
            chunk = []
            for number, row in zip(numbers, rows, strict=True):
                if number <= self.row:
                    if number not in self.head.rows:
                        self._skip(Aside.TITLE, number)
                    continue
                if self.spans.ends:
                    fill(number, row)
                if (aside := sorter.aside(row)) and not (aside is Aside.SECTION and self.spans.goes_through(number)):
                    self._skip(aside, number)
                else:
                    chunk.append((number, row_of(number, row)))
            if chunk:
                yield chunk

    def suspicions(self) -> list[Suspicion]:
        """The columns that seem to be written in TCVN3 or VNI, by their first records."""
        chunk = next(self.chunks(SUSPECTED_BY), [])
        found = []
        for place, heading in enumerate(self.headings):
            texts = {cells[place] for _, cells in chunk if type(cells[place]) is str and not cells[place].isascii()}
            if encoding := detect([*islice(texts, TOLD_BY), heading.printed]) or detect_in_part(texts):
                mixed = is_mixed(texts)
                samples = [(text, converted(text, encoding, mixed=mixed)) for text in sorted(texts)]
                told = [(old, new) for old, new in samples if old != new][:SAMPLES]
                found.append(Suspicion(heading, encoding, mixed, told))
        return found

    def _skip(self, aside: Aside, number: int) -> None:
        self.asides.setdefault(aside, []).append(number)

    def _taker(self, convert: Mapping[str, Encoding]) -> Callable[[int, list], list]:
        """What picks the cells below the headings out of a row, and notes what stands beside them."""
        places = [heading.place for heading in self.headings]
        width = max(heading.place for heading in self.head.headings) + 1
        gaps = [place for place in range(width) if place not in {heading.place for heading in self.head.headings}]
        pick = _picker(places)
        mixed = {each.heading.column for each in self.suspicions() if each.is_mixed} if convert else set()
        old = [
            (place, convert[heading.column], heading.column in mixed)
            for place, heading in enumerate(self.headings)
            if heading.column in convert
        ]

        def row_of(number: int, row: list) -> list:
            if len(row) < width:
                row = row + [""] * (width - len(row))
            elif len(row) > width and any(_is_filled(cell) for cell in row[width:]):
                self._skip(Aside.BESIDE, number)
            if gaps and any(_is_filled(row[place]) for place in gaps):
                self._skip(Aside.BESIDE, number)
            cells = pick(row)
            for place, encoding, is_in_part in old:
                if type(cells[place]) is str:
                    cells[place] = converted(cells[place], encoding, mixed=is_in_part)
            return cells

        return row_of


def find_table(source, place: int, known: Known, counted: Known) -> Table | None:
    """Return the table of the sheet at ``place``, if it has a row of known headings.

    Those ``counted`` say how many there are of something. Of the ways in which the cells of a text may be parted the
    one counts by which most headings are known.
    """
    facts, heads, refusals = source.facts(place), {}, {}
    for way in source.ways:
        source.way = way
        try:
            numbers, rows = next(source.rows(place, SEARCHED), ([], []))
        except Refused as refusal:
            refusals[way] = refusal
            continue
        if head := find(list(zip(numbers, rows, strict=True)), facts["merged"], known):
            heads[way] = (head.hits, -_beside(rows, head)), head
    if not heads:
        if likeliest := refusals.get(source.ways[0]):
            raise likeliest
        return None
    source.way = max(heads, key=lambda way: heads[way][0])
    return Table(source, place, heads[source.way][1], facts, counted)


def _beside(rows: list[list], head: Head) -> int:
    """How many rows are longer than the headings."""
    return sum(len(row) > len(head.headings) for row in rows)


def _is_filled(cell: object) -> bool:
    return cell != "" and not (type(cell) is str and cell.isspace())


def _picker(places: list[int]) -> Callable[[list], list]:
    first, last = places[0], places[-1] + 1
    if places == list(range(first, last)):
        return itemgetter(slice(first, last))
    return lambda row: [row[place] for place in places]
