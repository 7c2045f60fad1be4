"""What a reader types to search, and where a text holds it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple
from unicodedata import normalize

from trackerapp.text.folding import tokens, written_tokens

MAX_WORDS = 100
"""As many as stand in the longest query that a list takes, 200 characters: none is dropped in silence."""
LONGEST_WORD = 60
APOSTROPHES = ("'", "‘", "’", "‛")
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_PART = re.compile(r'"([^"]*)"|([^"]+)')
_PRINTED = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![0-9])|[^\W_]+)")

Terms = tuple[tuple[str, ...], ...]


class Term(NamedTuple):
    """Words that stand one behind the other, folded or as written; of an open one the last is a beginning."""

    words: tuple[str, ...]
    as_written: bool
    is_open: bool


@dataclass(frozen=True)
class Query:
    """The terms that a row must hold: each a word, or several in this order. Folded, and as they were typed.

    The last one of an open query may also be the beginning of a word.
    """

    folded: Terms
    written: Terms
    is_open: bool

    @classmethod
    def parse(cls, text: str) -> "Query | None":
        """Take ``text`` apart; None if it holds no word. Quotation marks make a phrase, an odd one is no sign.

        The last word is open from two letters on.

        >>> Query.parse("“nụ cười” Vạn G")
        Query(folded=(('nu', 'cuoi'), ('van',), ('g',)), written=(('nụ', 'cười'), ('vạn',), ('g',)), is_open=False)
        """
        parts = [part for part in _PART.findall(normalize("NFC", text).translate(_QUOTES)) if tokens("".join(part))]
        folded, written = _terms(parts, tokens), _terms(parts, written_tokens)
        if not folded:
            return None
        last = folded[-1]
        ends_in_phrase = bool(parts[-1][0].strip())
        return cls(folded, written or folded, not ends_in_phrase and len(last) == 1 and len(last[0]) > 1)

    @property
    def whole(self) -> "Query":
        """The same, of whole words alone."""
        return replace(self, is_open=False)

    @property
    def phrase(self) -> "Query":
        """All its words, whole and one behind the other."""
        return Query(_joined(self.folded), _joined(self.written), is_open=False)

    @property
    def words(self) -> list[str]:
        """All its words, folded, in their order."""
        return [word for term in self.folded for word in term]

    def number_behind(self, letters: str) -> int | None:
        """The number, if it asks for nothing but one behind ``letters``.

        >>> Query.parse("MH-01").number_behind("MH")
        1
        """
        found = re.fullmatch(f"{letters.lower()}([0-9]{{1,9}})", "".join(self.words))
        return int(found[1]) if found else None

    @property
    def has_marks(self) -> bool:
        """Whether a word of it bears a mark, so that it tells more than its folded form."""
        return any(map(_bears_mark, self._typed))

    @property
    def _typed(self) -> list[str]:
        return [word for term in self.written for word in term]

    def terms(self, *, as_written: bool) -> list[Term]:
        """All that a row must hold; ``as_written`` the words with a mark as they were typed, or all if none has one."""
        found = list(dict.fromkeys(Term(words, False, is_open) for words, is_open in _asked(self)))
        if not as_written:
            return found
        last = len(self._typed) - 1
        typed = [Term((word,), True, self.is_open and place == last) for place, word in enumerate(self._typed)]
        exact = [term for term in typed if not self.has_marks or _bears_mark(term.words[0])]
        implied = [Term(tuple(tokens(term.words[0])), False, term.is_open) for term in exact]
        return [*(term for term in found if term not in implied), *exact]

    def beyond(self, text: str) -> "Query | None":
        """What it asks for that ``text`` does not hold; None if that holds all.

        >>> Query.parse("nụ cười Vạn Giã").beyond("Vạn Giã").words
        ['nu', 'cuoi']
        """
        words = tokens(text)
        left = [term for term, is_open in _asked(self) if not _places(words, term, is_open=is_open)]
        return Query(tuple(left), tuple(left), self.is_open and left[-1] == self.folded[-1]) if left else None


def _bears_mark(word: str) -> bool:
    return tokens(word) != [word]


def _joined(terms: Terms) -> Terms:
    return (tuple(word for term in terms for word in term),)


def _terms(parts: list[tuple[str, str]], split: Callable[[str], list[str]]) -> Terms:
    found: list[tuple[str, ...]] = []
    left = MAX_WORDS
    for phrase, free in parts:
        words = [word[:LONGEST_WORD] for word in split(phrase or free)][:left]
        left -= len(words)
        found += [tuple(words)] if phrase and words else [(word,) for word in words]
    return tuple(found)


def marked(text: str, query: Query | None) -> list[tuple[str, bool]]:
    """Return ``text`` in pieces, each with whether it is one of the words that ``query`` asks for.

    A word of a phrase counts where the whole phrase stands; words that an apostrophe parts also count as one.
    Joined, the pieces are ``text``.

    >>> marked("Nụ cười tiếp dân", Query.parse("nu cuoi"))
    [('Nụ', True), (' ', False), ('cười', True), (' tiếp dân', False)]
    """
    pieces = _PRINTED.split(text)
    words = ["".join(tokens(word)) for word in pieces[1::2]]
    asked, halves = _asked(query), _halves(pieces, words)
    hits = {place for term, is_open in asked for place in _places(words, term, is_open=is_open)}
    hits |= {
        half
        for first, word in halves
        for term, is_open in asked
        if _places([word], term, is_open=is_open)
        for half in (first, first + 1)
    }
    found: list[tuple[str, bool]] = []
    for place, piece in enumerate(pieces):
        is_hit = place % 2 == 1 and place // 2 in hits
        if found and not is_hit and not found[-1][1]:
            found[-1] = (found[-1][0] + piece, False)
        elif piece:
            found.append((piece, is_hit))
    return found


def _halves(pieces: list[str], words: list[str]) -> list[tuple[int, str]]:
    """The places of words that only an apostrophe parts from the next one, each with both in one: M'Đrắk, mdrak."""
    parted = [place for place, between in enumerate(pieces[2:-1:2]) if between in APOSTROPHES]
    return [(place, words[place] + words[place + 1]) for place in parted]


def as_printed(words: str, text: str) -> str:
    """Return ``words``, those typed without a mark as ``text`` writes them, if it does: all in a row rather than apart.

    >>> as_printed("khanh hoa", "Hoa hậu, tỉnh Khánh Hòa")
    'Khánh Hòa'
    """
    pieces, printed = _PRINTED.split(normalize("NFC", words)), _PRINTED.findall(normalize("NFC", text))
    asked, held = (["".join(tokens(word)) for word in each] for each in (pieces[1::2], printed))
    row = min(_places(held, tuple(asked), is_open=False), default=None)
    if row is None:
        first = dict(zip(reversed(held), reversed(printed), strict=True))
        found = [first.get(key, word) for key, word in zip(asked, pieces[1::2], strict=True)]
    else:
        found = printed[row : row + len(asked)]
    pieces[1::2] = [old if _bears_mark(old) else new for old, new in zip(pieces[1::2], found, strict=True)]
    return "".join(pieces)


def holds(text: str, query: Query) -> bool:
    """Whether every term of ``query`` stands in ``text``."""
    words = tokens(text)
    return all(_places(words, term, is_open=is_open) for term, is_open in _asked(query))


def excerpt(text: str, query: Query, width: int = 160) -> str:
    """Return at most about ``width`` letters of ``text`` around the first word asked for; "" if it holds none.

    Words stay whole; where the text goes on, an ellipsis says so.

    >>> excerpt("Mỗi sáng cán bộ đón dân bằng một nụ cười rất tươi", Query.parse("nu"), width=24)
    '… bằng một nụ cười rất …'
    """
    before = 0
    for piece, is_hit in marked(text, query):
        if is_hit:
            return _cut(text, before, len(piece), width)
        before += len(piece)
    return ""


def _cut(text: str, place: int, length: int, width: int) -> str:
    start, end = max(place - (width - length) // 2, 0), min(place + (width + length) // 2, len(text))
    if start:
        start = text.find(" ", start, place) + 1 or place
    if end < len(text):
        end = max(text.rfind(" ", place + length, end), place + length)
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"


def _asked(query: Query | None) -> list[tuple[tuple[str, ...], bool]]:
    """Each folded term, with whether it may be the beginning of a word."""
    if query is None:
        return []
    last = len(query.folded) - 1
    return [(term, query.is_open and place == last) for place, term in enumerate(query.folded)]


def _places(words: list[str], term: tuple[str, ...], *, is_open: bool) -> set[int]:
    """The numbers of those of ``words`` that are part of ``term``."""
    if is_open:
        return {place for place, word in enumerate(words) if word.startswith(term[0])}
    starts = (place for place in range(len(words) - len(term) + 1) if tuple(words[place : place + len(term)]) == term)
    return {place + step for place in starts for step in range(len(term))}
