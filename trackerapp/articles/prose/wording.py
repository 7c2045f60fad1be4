"""A text as it was given, beside the text that rules are held against, and the way back from one to the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

from trackerapp.articles.prose.slips import mended
from trackerapp.articles.prose.unreadable import Told, gettext_noop
from trackerapp.articles.prose.wrapped import unwrapped
from trackerapp.text.legacy import Encoding, detect, sequences, to_unicode
from trackerapp.text.tones import is_syllable, place_tones

LONGEST = 1_000_000
"""Bytes of one text, as `size` counts them; more is refused."""

_HIDDEN = r"\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufeff"
_ENDS = r"\x0b\x0c\x85\u2028\u2029"
_SPACE = rf"(?P<space>(?:[^\S\n\r{_ENDS}]|[{_HIDDEN}])+)"
_LINE = rf"(?P<line>\r\n?|[{_ENDS}])"
_MARKED = rf"(?P<marked>\w[{_HIDDEN}]*[\u0300-\u036f][\u0300-\u036f{_HIDDEN}]*)"
_UNICODE = f"{_SPACE}|{_LINE}|{_MARKED}"
_UNSEEN = re.compile(f"[{_HIDDEN}]+")
_PLAIN_MARKS = str.maketrans(
    dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("‘’‚‛`´", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)
_TWINS = {0xD0: "Đ", 0xF0: "đ", 0x189: "Đ"}
"""Letters of other languages that look like ours, and that some papers print for them: "Ðảng ủy"."""
_ON_ONE_LETTER = re.compile(_MARKED)
_LETTERS = re.compile(r"[^\W\d_]+")


class TooLong(Told):
    """The text is larger than one call reads."""


class NotVietnamese(Told):
    """The text is written in another language, or in letters that nobody can make out."""


FOREIGN = gettext_noop(
    "The text is not Vietnamese, or its letters cannot be made out. Only Vietnamese is read; copy the text anew."
)


@dataclass(frozen=True, slots=True)
class Wording:
    """``given`` and what became of it: ``plain``, in NFC with single spaces; ``low``, the same in lower case.

    Both have the same length. In ``low`` quotation marks and dashes are plain and each tone stands where it belongs.
    ``origin`` holds the place in ``given`` of each character of ``plain``, and the end.
    """

    given: str
    plain: str
    low: str
    origin: Sequence[int]

    @classmethod
    def of(cls, given: str) -> "Wording":
        """Return ``given`` with its plain forms; raises TooLong above a megabyte.

        Of an old font both count: in Unicode, as it is kept and read again, the text may take more.
        """
        refuse_too_long(given)
        plain, origin = _plain(given, detect([given]))
        refuse_too_long(plain)
        plain = unwrapped(plain)
        return cls(given, plain, lowered(plain), origin)

    def is_vietnamese(self) -> bool:
        """Tell whether the text is Vietnamese, as far as a dozen words and more can tell: most have marks then."""
        words = _LETTERS.findall(self.plain, 0, 20_000)
        marked = sum(not word.isascii() and is_syllable(word) for word in words)
        return len(words) < 12 or marked > len(words) / 8

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``plain[start:end]`` stands in the text as given."""
        return self.origin[start], self.origin[end]


def refuse_too_long(given: str) -> None:
    """Raise TooLong, with its size, if ``given`` is larger than LONGEST."""
    if len(given.encode(errors="replace")) > LONGEST and (bytes_ := size(given)) > LONGEST:
        raise TooLong(
            "The text takes %(size)s bytes; at most %(most)s (1 MB) are read at a time. Send it in parts.",
            size=bytes_,
            most=LONGEST,
        )


def size(given: str) -> int:
    """Return the bytes of ``given`` in UTF-8 and NFC, which is what the text measures as a file of any office.

    Text in NFD takes half as much again, and is the same text; so is one whose line ends are two characters. The whole
    cannot be normalised before its size is known: piles of marks on one letter take time that grows with their square.

    >>> size("Đắk Lắk"), size("Đa\u0306\u0301k La\u0306\u0301k")
    (12, 12)
    """
    saved = sum(_saved(found[0][:5]) for found in _ON_ONE_LETTER.finditer(given))
    return len(given.encode(errors="replace")) - saved - given.count("\r\n")


def _saved(marked: str) -> int:
    """Return how many bytes fewer a letter with its marks takes in NFC."""
    return len(marked.encode()) - len(normalize("NFC", marked).encode())


def _plain(given: str, encoding: Encoding | None) -> tuple[str, list[int]]:
    pattern = re.compile(f"(?P<typed>{sequences(encoding)})|{_UNICODE}" if encoding else _UNICODE)
    pieces: list[str] = []
    origin: list[int] = []
    done = 0
    for found in pattern.finditer(given):
        piece = _piece(found, encoding)
        pieces += (given[done : found.start()], piece)
        origin += range(done, found.start())
        origin += [found.start()] * len(piece)
        done = found.end()
    pieces.append(given[done:])
    origin += range(done, len(given) + 1)
    return "".join(pieces).translate(_TWINS), origin


def _piece(found: re.Match[str], encoding: Encoding | None) -> str:
    """Return what stands for ``found`` in the plain text; of a pile of marks on one letter the first four."""
    if encoding and found.lastgroup == "typed":
        return to_unicode(found[0], encoding)
    if found.lastgroup == "line":
        return "\n"
    seen = _UNSEEN.sub("", found[0])
    return normalize("NFC", seen[:5]) if found.lastgroup == "marked" else " " * bool(seen)


def lowered(plain: str) -> str:
    """Return ``plain`` as `low` holds it: of the same length."""
    placed = place_tones(plain)
    lowered = (placed if len(placed) == len(plain) else plain).lower()
    if len(lowered) != len(plain):
        lowered = "".join(letter.lower()[:1] for letter in plain)
    return mended(lowered.translate(_PLAIN_MARKS))
