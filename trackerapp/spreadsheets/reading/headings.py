"""Where in a sheet the table begins: the row of headings, of one or two levels, and what each column is called."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from string import ascii_uppercase

from trackerapp.text.folding import clean, fold
from trackerapp.text.legacy import is_mixed, to_unicode

from .sandbox.columns import letters

SEARCHED = 60
"""How many filled rows are looked at; above no table stand more titles than that."""
NUMBER_OF_ROW = {"stt", "tt", "so tt", "so thu tu", "thu tu", "no", "no."}

LONGEST = 200
"""No heading has more letters; a cell with more is none."""
LONGEST_NUMBER = 40

Row = tuple[int, list]
Merged = list[list[list[int]]]
"""Areas of merged cells: row and column of the first and of the last cell, from 0."""
Known = Callable[[str], bool]

_DECORATION = re.compile(r"\s*(?:\(\s*[*\d]+\s*\)|[*:]+)\s*$|^\s*[*]+\s*")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_COLUMN_NUMBER = re.compile(r"[(\[]?(\d{1,3}|[A-Z])[)\]]?(?: ?=[\s\d()+\-*/:x]+)?")


@dataclass(frozen=True)
class Heading:
    """The heading of a column: as printed, and as it is known by; ``column`` is its letter, ``place`` counts from 0."""

    printed: str
    name: str
    place: int

    @property
    def column(self) -> str:
        return letters(self.place)


@dataclass(frozen=True)
class Head:
    """The rows of headings as they stand, by their numbers, and how many columns are known by them."""

    rows: list[int]
    lines: list[list]
    headings: list[Heading]
    hits: int

    @property
    def stt(self) -> Heading | None:
        """The column that only counts the rows."""
        return next((heading for heading in self.headings if fold(heading.name) in NUMBER_OF_ROW), None)


def find(rows: Sequence[Row], merged: Merged, known: Known) -> Head | None:
    """Return the head of the table: of the rows the one that holds the most known headings, the first of several.

    The row below belongs to it if more headings are known with it, or if it is empty below all that are known.
    """
    known = cache(known)
    singles = [_single(row, known) for row in rows]
    best = None
    for place, single in enumerate(singles):
        if single.hits or any(below.hits for below in singles[place + 1 : place + 2]):
            head = _with_level_below(rows, singles, place, merged, known)
            if head.hits and (best is None or head.hits > best.hits):
                best = head
    return best


def is_row_of_column_numbers(row: list) -> bool:
    """Whether ``row`` only counts the columns: (1), (2), (3), or A, B, 1, 2.

    >>> is_row_of_column_numbers(["A", "B", 1.0, "", "(2)", "3=1+2"]), is_row_of_column_numbers(["a", "b", 1.0, 5.0])
    (True, False)
    """
    found = [_COLUMN_NUMBER.fullmatch(text_of(cell)[:LONGEST_NUMBER]) for cell in row if cell != ""]
    if not all(found):
        return False
    counted = [each[1] for each in found if each]
    letters = [each for each in counted if each.isalpha()]
    numbers = [int(each) for each in counted[len(letters) :] if each.isdecimal()]
    goes_on = numbers == list(range(1, len(numbers) + 1)) or numbers == list(range(2, len(numbers) + 2))
    return goes_on and len(numbers) > 1 and letters == list(ascii_uppercase[: len(letters)]) == counted[: len(letters)]


def cleaned(printed: str) -> str:
    r"""The heading without what decorates it.

    >>> cleaned("TÊN  MÔ\nHÌNH (*)"), cleaned("Số hộ:")
    ('Tên mô hình', 'Số hộ')
    """
    name = clean(printed)
    while (bare := _DECORATION.sub("", name)) != name:
        name = bare
    return name.capitalize() if name.isupper() and len(name) > 4 else name


def text_of(cell: object) -> str:
    """What a cell shows, as far as a heading needs it."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _single(row: Row, known: Known) -> Head:
    headings = _named([[text_of(cell)] for cell in row[1]], known)
    return Head([row[0]], [row[1]], headings, _hits(headings, known))


def _with_level_below(rows: Sequence[Row], singles: list[Head], place: int, merged: Merged, known: Known) -> Head:
    (number, upper), one = rows[place], singles[place]
    if place + 1 == len(rows) or rows[place + 1][0] != number + 1:
        return one
    lower = rows[place + 1][1]
    both = _named(_levels(number, upper, lower, merged), known)
    two = Head([number, number + 1], [upper, lower], both, _hits(both, known))
    is_better = two.hits > max(one.hits, singles[place + 1].hits)
    return two if is_better or (two.hits == one.hits > 0 and _is_level(one, lower, known)) else one


def _is_level(one: Head, lower: list, known: Known) -> bool:
    """Whether a row is a second level of headings: it holds texts, and nothing below a heading that is known."""
    texts = [place for place, cell in enumerate(lower) if isinstance(cell, str) and re.search(r"[^\W\d_]", cell)]
    below = {heading.place for heading in one.headings if known(heading.name)} | {one.stt.place if one.stt else -1}
    return len(texts) > 1 and not is_row_of_column_numbers(lower) and not below & set(texts)


def _levels(number: int, upper: list, lower: list, merged: Merged) -> list[list[str]]:
    """For each column its headings from the top; one of the upper row holds for all columns that it spans."""
    spans = {
        column: first[1] for first, last in merged if first[0] == number - 1 for column in range(first[1], last[1] + 1)
    }
    levels, before = [], ""
    for place in range(max(len(upper), len(lower))):
        above = text_of(upper[place]) if place < len(upper) else ""
        below = text_of(lower[place]) if place < len(lower) else ""
        if above:
            before = above
        elif below and not below.startswith("(") and (not merged or place in spans):
            above = before
        levels.append([text for text in (above, below) if text])
    return levels


def _named(levels: list[list[str]], known: Known) -> list[Heading]:
    return [
        Heading(" / ".join(texts), _name(texts, known), place)
        for place, texts in enumerate(levels)
        if any(text.strip() for text in texts)
    ]


def _name(texts: list[str], known: Known) -> str:
    """The first way to read the levels of a heading that is known, with and without what stands in parentheses."""
    if max(map(len, texts)) > LONGEST:
        return texts[0]
    names = [cleaned(text) for text in _readings(texts)]
    names += [cleaned(_ASIDE.sub("", name)) for name in names if name.endswith((")", "]"))]
    if not (all(map(str.isascii, texts)) or is_mixed(texts)):
        old = [[to_unicode(text, encoding) for text in texts] for encoding in ("tcvn3", "vni")]
        names += [cleaned(name) for each in old for name in _readings(each)]
    return next((name for name in names if known(name)), names[0])


def _readings(texts: list[str]) -> list[str]:
    """Two levels are read together, or the lower one alone; the upper one alone above a remark in parentheses."""
    if len(texts) == 1:
        return texts
    upper, lower = texts
    together = [f"{one} {two[:1].lower()}{two[1:]}" for one, two in ((upper, lower), (lower, upper))]
    return [*together, lower, *([upper] if lower.startswith("(") else [])]


def _hits(headings: list[Heading], known: Known) -> int:
    return sum(known(heading.name) for heading in headings)
