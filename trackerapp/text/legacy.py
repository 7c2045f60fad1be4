"""Vietnamese typed in the fonts of before Unicode: TCVN3 (ABC, .VnTime) and VNI, recognised and converted.

Such a text is one of Western letters: "Hµ Néi" (TCVN3) and "Haø Noäi" (VNI) stand for "Hà Nội". The tables are
those of TCVN 5712:1993 and of VNI for Windows.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal
from unicodedata import normalize

from trackerapp.text.tones import is_syllable

Encoding = Literal["tcvn3", "vni"]

_FROM_TCVN3 = dict(
    zip(
        range(0xA1, 0x100),
        "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ",
        strict=True,
    )
)

# What stands behind a letter, and the marks that it means.
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HATTED = {sign: "\u0302" + tone for sign, tone in zip("âáàåãä", ["", *"\u0301\u0300\u0309\u0303\u0323"], strict=True)}
_BREVED = {sign: "\u0306" + tone for sign, tone in zip("êéèúüë", ["", *"\u0301\u0300\u0309\u0303\u0323"], strict=True)}
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}


def _vni() -> dict[str, str]:
    """Return what each sequence of VNI stands for, in both cases: a letter, or a letter and what marks it."""
    marks = {**dict.fromkeys("uyôö", _TONES), **dict.fromkeys("eo", _TONES | _HATTED), "a": _TONES | _HATTED | _BREVED}
    table = dict(_ALONE)
    for letter, signs in marks.items():
        for sign, mark in signs.items():
            table[letter + sign] = normalize("NFC", _ALONE.get(letter, letter) + mark)
    capitals = {typed.upper(): letter.upper() for typed, letter in table.items()}
    return table | {typed.capitalize(): letter.upper() for typed, letter in table.items()} | capitals


_FROM_VNI = _vni()
_VNI = re.compile("|".join(sorted(_FROM_VNI, key=len, reverse=True)))

MOST_EVIDENCE = 2
"""What one word can tell at most for a legacy encoding."""
FEWEST_LETTERS = 3
"""A text alone has so many Western letters at least, if it is to tell its font."""

_WORD = re.compile(r"[^\s\x21-\x40\x5b-\x60\x7b-\x7e\xa0‐-‧]+")
_WESTERN = re.compile(r"[\xa1-\xff]")
_UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]")


def to_unicode(text: str, encoding: Encoding) -> str:
    """Return ``text`` of a legacy font as Unicode, in NFC; its length may change.

    >>> to_unicode("Hµ Néi", "tcvn3"), to_unicode("Ñöôøng Haø Noäi", "vni")
    ('Hà Nội', 'Đường Hà Nội')
    """
    if encoding == "tcvn3":
        return normalize("NFC", text.translate(_FROM_TCVN3))
    return _VNI.sub(lambda found: _FROM_VNI[found[0]], text)


def is_mixed(texts: Iterable[str]) -> bool:
    """Tell whether some of ``texts`` can be in Unicode only."""
    return any(map(_UNICODE.search, texts))


def converted(text: str, encoding: Encoding, *, mixed: bool) -> str:
    """Return ``text`` of a column in a legacy font as Unicode, unless it is likelier that it is that already.

    In a ``mixed`` column that is each text that is Vietnamese as it stands.

    >>> [converted(text, "tcvn3", mixed=False) for text in ["Hµ Néi", "mét", "Cà phê sáng"]]
    ['Hà Nội', 'một', 'Cà phê sáng']
    >>> converted("Hòa Bình", "tcvn3", mixed=True)
    'Hòa Bình'
    """
    anew = to_unicode(text, encoding)
    before, after = ([word for word in _WORD.findall(each) if not word.isascii()] for each in (text, anew))
    is_ours, would_be_ours = (all(map(_is_word, words)) for words in (before, after))
    keeps_capitals = [word.istitle() for word in before] == [word.istitle() for word in after]
    is_clear = would_be_ours and not is_ours if mixed else not is_ours or (would_be_ours and keeps_capitals)
    is_other = _UNICODE.search(text) or detect([text]) not in {None, encoding}
    return anew if is_clear and not is_other else text


def sequences(encoding: Encoding) -> str:
    """Return a regular expression of what stands for one letter in ``encoding``."""
    return "[\xa1-\xff]" if encoding == "tcvn3" else _VNI.pattern


def detect(texts: Iterable[str]) -> Encoding | None:
    """Return the legacy encoding in which ``texts``, say the cells of a column, are written; None for any other text.

    It goes by words that are Vietnamese only after conversion, against those that are Vietnamese as they stand or not
    even then. Words without Western letters tell nothing. Columns of a few very short cells may stay unrecognised.

    >>> detect(["Hµ Néi", "Long An"]), detect(["Haø Noäi"]), detect(["Hà Nội"]), detect(["Café Orléans"])
    ('tcvn3', 'vni', None, None)
    """
    words = {word for text in texts for word in _WORD.findall(text)}
    told = [word for word in words if _WESTERN.search(word)]
    against = sum(1 for word in words if _UNICODE.search(word))
    if 4 * against >= MOST_EVIDENCE * len(told):
        return None
    scores: dict[Encoding, int] = {encoding: _evidence(told, encoding) - 4 * against for encoding in ("tcvn3", "vni")}
    best = max(scores, key=lambda encoding: scores[encoding])
    is_clear = scores["tcvn3"] != scores["vni"]
    return best if is_clear and scores[best] > 0 and any(len(word) > 2 or word[0].isupper() for word in told) else None


def detect_in_part(texts: Iterable[str]) -> Encoding | None:
    """Return the legacy encoding in which some of ``texts`` are written beside others in Unicode.

    >>> detect_in_part(["Tæ tù qu¶n ë th«n", "Nụ cười công sở"]), detect_in_part(["Nụ cười công sở", "Café Orléans"])
    ('tcvn3', None)
    """
    old = [text for text in texts if not _UNICODE.search(text) and len(_WESTERN.findall(text)) >= FEWEST_LETTERS]
    found = Counter(encoding for text in old if (encoding := detect([text])))
    return max(found, key=lambda encoding: found[encoding], default=None)


def _evidence(words: list[str], encoding: Encoding) -> int:
    """Return how far ``words`` that become Vietnamese by conversion outweigh those that do not.

    Names of Tây Nguyên (Krông Năng) are Vietnamese in no writing, so such words weigh half.
    """
    score = 0
    for word in words:
        converted = to_unicode(word, encoding)
        before, after = _is_word(word), is_syllable(converted) if encoding == "tcvn3" else _is_word(converted)
        if before != after:
            score += MOST_EVIDENCE if after else -4
        elif not after:
            score -= 1
    return score


def _is_word(word: str) -> bool:
    """Tell whether ``word`` is a syllable whose capitals stand where they may; fonts of capitals hide theirs."""
    return is_syllable(word) and (word.islower() or word.isupper() or word.istitle())
