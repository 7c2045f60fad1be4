"""Vietnamese dictionary order as bytes that any database compares alike."""

import re
from functools import lru_cache
from unicodedata import normalize

from trackerapp.text.folding import clean, join_thousands

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_LETTER_MARKS = "\u0306\u0302\u031b"
_PART = re.compile(r"[0-9]+|[^\W\d_]+")

# The bytes of a key, lowest first: its end, a tone (which ends a syllable), a number, a letter.
_END, _NO_TONE, _NUMBER, _FIRST_LETTER, _OTHER_SCRIPT = 0x00, 0x01, 0x10, 0x20, 0x7F
_LONGEST_KEY = 500


def sort_key(text: str) -> bytes:
    """Return the key that puts ``text`` in dictionary order, syllable by syllable: Ba Vì, Bà Rịa, Bạc Liêu.

    Within a syllable the letters come first and the tone after them (ngang, huyền, hỏi, ngã, sắc, nặng).
    Numbers count as numbers and stand before letters; case and punctuation only part what is else the
    same. At most 500 bytes; texts that differ further on share a key.

    >>> sorted(["Phường 10", "Phường Đúc", "Phường 2"], key=sort_key)
    ['Phường 2', 'Phường 10', 'Phường Đúc']
    """
    plain = clean(text)[:_LONGEST_KEY]
    parts = _PART.findall(join_thousands(plain).lower().replace("ð", "đ"))
    order = b"".join(_number(part) if part.isdecimal() else _syllable(part) for part in parts)
    return (order + bytes([_END]) + plain.encode(errors="surrogatepass"))[:_LONGEST_KEY]


def person_sort_key(text: str) -> bytes:
    """Return the key of a person's name: by given name, which comes last, then family and middle names.

    >>> sorted(["Trần Văn An", "Lê Thị Bình", "Nguyễn Thị An"], key=person_sort_key)
    ['Nguyễn Thị An', 'Trần Văn An', 'Lê Thị Bình']
    """
    words = clean(text).split()
    return sort_key(" ".join(words[-1:] + words[:-1]))


def _number(digits: str) -> bytes:
    """Return the key of a number: how long it is, then its digits."""
    digits = digits.lstrip("0")[:255]
    return bytes([_NUMBER, len(digits)]) + digits.encode()


@lru_cache(maxsize=8192)
def _syllable(word: str) -> bytes:
    letters = [_letter(char) for char in word]
    tone = next((tone for _, tone in letters if tone), 0)
    return b"".join(key for key, _ in letters) + bytes([_NO_TONE + tone])


def _letter(char: str) -> tuple[bytes, int]:
    """Return the key of a letter, and its tone from 0 (none) to 5 (nặng)."""
    parts = normalize("NFD", char)
    base, marks = parts[0], parts[1:]
    letter = normalize("NFC", base + "".join(mark for mark in marks if mark in _LETTER_MARKS))
    tone = next((_TONES.index(mark) + 1 for mark in marks if mark in _TONES), 0)
    place = _LETTERS.find(letter if letter in _LETTERS else base)
    if place < 0:
        return bytes([_OTHER_SCRIPT]) + ord(base).to_bytes(3, "big"), tone
    return bytes([_FIRST_LETTER + place]), tone
