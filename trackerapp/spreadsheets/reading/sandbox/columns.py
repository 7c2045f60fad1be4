"""Columns by letter and by number."""


def letters(place: int) -> str:
    """What the column at ``place``, counted from 0, is called in a sheet.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    before, this = divmod(place, 26)
    return (letters(before - 1) if before else "") + chr(65 + this)


def place_of(letters: bytes) -> int:
    """The number of a column from its letters; A is 0.

    >>> place_of(b"A"), place_of(b"AB")
    (0, 27)
    """
    number = 0
    for letter in letters[:7]:
        number = number * 26 + letter - 64
    return number - 1
