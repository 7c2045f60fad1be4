"""Numbers of decisions, as people write them: 1234/QĐ-UBND."""

import re

from .folding import fold

_CALLED = re.compile(r"^(?:quyet dinh|qd)?\s*(?:so)?[\s:.]*(?=\d)")
_AROUND_SIGNS = re.compile(r"\s*([/-])\s*")
_DAY = re.compile(r"\d.*?[\s,]*\(?\bngay\b\s*\d")


def number_key(number: str) -> str:
    """Return the key on which the writings of one number meet.

    >>> number_key("Số 1234 / QĐ–UBND"), number_key("1234/qđ-ubnd"), number_key("Quyết định số: 5/QĐ")
    ('1234/qd-ubnd', '1234/qd-ubnd', '5/qd')
    """
    return _AROUND_SIGNS.sub(r"\1", _CALLED.sub("", fold(number)))


def has_day_behind(number: str) -> bool:
    """Tell whether a day stands behind ``number``, as in 1234/QĐ-UBND ngày 5/6/2024.

    >>> has_day_behind("1234/QĐ-UBND, ngày 05 tháng 6 năm 2024"), has_day_behind("1234/QĐ-UBND")
    (True, False)
    """
    return _DAY.search(fold(number)) is not None
