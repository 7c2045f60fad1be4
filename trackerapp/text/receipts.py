"""Numbers of receipts: random, fit to be read out on the telephone, with a letter that catches a slip."""

import secrets

LETTERS = "23456789ACDEFGHJKMNPQRTVWXY"
"""No two of them look alike: of 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, U and V at most one is there."""

MEANT = str.maketrans({"S": "5", "B": "8", "Z": "2", "U": "V"})
"""What somebody meant who wrote a letter that no receipt has but that looks like one."""

WEIGHTS = [1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16]
"""No multiple of 3, nor the difference of two neighbours: 27 letters then tell every slip and every swap of two."""

SIGN = "GY"


def make() -> str:
    """Return a number that nobody has guessed: 50 bits, in groups of four."""
    drawn = "".join(secrets.choice(LETTERS) for _ in WEIGHTS)
    return _written(drawn + _check(drawn))


def read(text: str) -> str | None:
    """Return the number as it is written, from what somebody typed; None if a letter of it must be wrong.

    >>> read(" gy 7k3m9qxt-h4cq "), read("GY-7K3M-9QXT-H4CR")
    ('GY-7K3M-9QXT-H4CQ', None)
    """
    bare = "".join(char for char in text.upper()[:60] if char.isalnum()).removeprefix(SIGN).translate(MEANT)
    if len(bare) != len(WEIGHTS) + 1 or set(bare) - set(LETTERS) or _check(bare[:-1]) != bare[-1]:
        return None
    return _written(bare)


def _check(drawn: str) -> str:
    total = sum(weight * LETTERS.index(char) for weight, char in zip(WEIGHTS, drawn, strict=True))
    return LETTERS[total % len(LETTERS)]


def _written(bare: str) -> str:
    return "-".join([SIGN, *(bare[start : start + 4] for start in range(0, len(bare), 4))])
