"""Where the tone mark stands: hoà and hòa are one word, and most official names write hòa."""

import re
from functools import lru_cache
from unicodedata import normalize

_VOWELS = "aăâeêioôơuưy"
_MARKS = "\u0300\u0309\u0303\u0301\u0323"
_TONED = {normalize("NFC", v + mark): (v, mark) for v in _VOWELS + _VOWELS.upper() for mark in _MARKS}

_OPEN = (
    "ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oa|oe|oi|ôi|ơi|ua|uê|ui|uơ|uy|ưa|ưi|ưu"
    "|iêu|oai|oao|oay|oeo|uây|uêu|uôi|uya|uyu|ươi|ươu|yêu"
)
_CLOSED = "iê|oa|oă|oe|oo|uâ|uê|uô|uơ|uy|uyê|ươ|yê"
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,7}(?![^\W\d_])")  # no syllable is longer than "nghiêng"
_SYLLABLE = re.compile(
    rf"(?:ngh?|nh|gh|gi(?=[{_VOWELS}])|qu|ch|kh|ph|th|tr|[bcdđghklmnprstvx])?"
    rf"(?:(?P<open>{_OPEN}|[{_VOWELS}])|(?P<closed>{_CLOSED}|[{_VOWELS}])(?:ch|ng|nh|[cmnpt]))"
)


def place_tones(text: str) -> str:
    """Return ``text`` in NFC with each tone mark on the letter where most official names have it.

    Only what is built like a Vietnamese syllable changes. For matching: a name is stored and shown as
    its source writes it.

    >>> place_tones("UỶ BAN xã Hoà Quý, Thuỷ Nguyên")
    'ỦY BAN xã Hòa Quý, Thủy Nguyên'
    """
    return _WORD.sub(lambda word: _placed(word[0]), normalize("NFC", text))


def is_syllable(word: str) -> bool:
    """Tell whether ``word`` is built like one Vietnamese syllable, its marks included.

    >>> is_syllable("Nghiêng"), is_syllable("các"), is_syllable("càc"), is_syllable("café")
    (True, True, False, False)
    """
    letters = normalize("NFC", word)
    marks = [_TONED[letter][1] for letter in letters if letter in _TONED]
    syllable = _SYLLABLE.fullmatch("".join(map(_bare, letters)).lower())
    if syllable is None or len(marks) > 1:
        return False
    is_stopped = syllable["closed"] is not None and syllable[0].endswith(("c", "ch", "p", "t"))
    return not is_stopped or marks in (["\u0301"], ["\u0323"])


def _bare(letter: str) -> str:
    return _TONED[letter][0] if letter in _TONED else letter


@lru_cache(maxsize=4096)
def _placed(word: str) -> str:
    marks = [_TONED[letter][1] for letter in word if letter in _TONED]
    bare = "".join(map(_bare, word))
    syllable = _SYLLABLE.fullmatch(bare.lower())
    if syllable is None or len(marks) != 1:
        return word
    place = _bearer(syllable)
    return bare[:place] + normalize("NFC", bare[place] + marks[0]) + bare[place + 1 :]


def _bearer(syllable: re.Match[str]) -> int:
    """Return the place of the letter that bears the tone.

    It is the last letter with a hat, breve or horn (nghiền, người); else the last before a consonant
    (hoàn), the middle of three (ngoài), the first of two (hòa) or the only one.
    """
    kind = "closed" if syllable["closed"] else "open"
    vowels, start = syllable[kind], syllable.start(kind)
    shaped = [place for place, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    if shaped:
        return start + shaped[-1]
    return start + (len(vowels) - 1 if kind == "closed" else (len(vowels) - 1) // 2)
