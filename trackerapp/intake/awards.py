"""What an article calls a form of commendation, as a code of the vocabulary, where its words leave no doubt."""

import re

from trackerapp.text.folding import fold

GOVERNMENT = r"\b(?:ubnd|uy ban nhan dan)\b"
RULES = [
    ("bang khen", r"\bthu tuong\b", None, "BK_TTG"),
    ("bang khen", GOVERNMENT, "T", "BK_TINH"),
    ("bang khen", r"\b(?:tinh uy|thanh uy)\b", "T", "D_BK_TU"),
    ("bang khen", r"^$", None, "BANGKHEN"),
    ("giay khen", GOVERNMENT, "H", "GK_HUYEN"),
    ("giay khen", GOVERNMENT, "X", "GK_XA"),
    ("giay khen", r"\bhuyen uy\b", "H", "D_GK_HU"),
    ("giay khen", r"^$", None, "GIAYKHEN"),
]
"""The form, who gives it, at which level (None: any), and the code; "^$" is where the text does not say who."""


def award_code(form, authority, level):
    """The code of the award type that these words name; empty if they may mean several.

    >>> award_code("Giấy khen", "Chủ tịch UBND huyện", "H"), award_code("Giấy khen", "Công ty A", None)
    ('GK_HUYEN', '')
    """
    form, authority = fold(form), fold(authority)
    for given, body, wanted, code in RULES:
        if form.startswith(given) and re.search(body, authority) and wanted in {None, level}:
            return code
    return ""
