"""Words of the rules that are typed with a mark too few: "đươc", "Chỉ thi số 05-CT/TW"."""

import re
from unicodedata import normalize

from trackerapp.text.folding import fold

_RECEIVED = ("đươc", "đựơc", "đuợc", "đựoc", "đuơc")
_KINDS = ("chỉ thị", "nghị quyết", "kết luận", "quyết định", "kế hoạch", "hướng dẫn", "quy định", "công văn")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def mended(low: str) -> str:
    """Return ``low``, in lower case, with the words as they should be; the length stays.

    >>> mended("đươc khen theo chỉ thi số 05-ct/tw")
    'được khen theo chỉ thị số 05-ct/tw'
    """
    return _SLIP.sub(lambda found: _MEANT[found[0]], low)


def _without_tones(syllable: str) -> str:
    return normalize("NFC", _TONES.sub("", normalize("NFD", syllable)))


def _slips_of(kind: str) -> set[str]:
    """Return ``kind`` with one of its two syllables without its tone, or without any mark."""
    one, two = kind.split()
    ones, twos = ({syllable, _without_tones(syllable), fold(syllable)} for syllable in (one, two))
    return ({f"{other} {two}" for other in ones} | {f"{one} {other}" for other in twos}) - {kind}


_KIND_OF = {slip: kind for kind in _KINDS for slip in _slips_of(kind)}
_MEANT = {**dict.fromkeys(_RECEIVED, "được"), **_KIND_OF}
_SLIP = re.compile(rf"(?<!\w)(?:(?:{'|'.join(_RECEIVED)})(?!\w)|(?:{'|'.join(_KIND_OF)})(?= số [0-9]| [0-9]+ ?[/-]))")
