"""Words that papers print by their letters: one name however it is written."""

import re

from trackerapp.text.folding import fold

_IN_FULL = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "mttq": "mat tran to quoc",
    "ldld": "lien doan lao dong",
    "lhpn": "lien hiep phu nu",
    "ccb": "cuu chien binh",
    "hnd": "hoi nong dan",
    "cand": "cong an nhan dan",
    "chqs": "chi huy quan su",
    "bdbp": "bo doi bien phong",
    "clb": "cau lac bo",
    "pn": "phu nu",
    "tn": "thanh nien",
    "nd": "nong dan",
    "tw": "trung uong",
}
_BESIDE = re.compile(r" ?\([A-ZĐ&-]{2,8}\)")
"""Letters that stand beside their words: "Liên đoàn Lao động (LĐLĐ) tỉnh"."""


def in_full(name: str) -> str:
    """Return a name folded, its letters in full.

    >>> in_full("Liên đoàn Lao động (LĐLĐ) tỉnh") == in_full("LĐLĐ tỉnh")
    True
    """
    return " ".join(_IN_FULL.get(word, word) for word in re.findall(r"\w+", fold(_BESIDE.sub("", name))))
