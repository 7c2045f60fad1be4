"""Whether two texts are the same, or likely so, by their words alone."""

from array import array
from hashlib import blake2b, sha256
from heapq import nsmallest

from trackerapp.text.folding import tokens

PHRASE = 5
"""Words of one phrase: so many rarely stand one behind the other in two texts by chance."""
SKETCHED = 64
"""Phrases that a sketch holds. The share of two is then right within a tenth, nearly always."""


def words_digest(text: str) -> str:
    r"""Return a digest of the folded words of ``text`` in their order: line ends, marks and signs make no difference.

    >>> words_digest("Hòa giải – ở cơ sở,\nđến từng nhà.") == words_digest("hoà giải ở cơ sở đến từng nhà")
    True
    """
    return sha256(" ".join(tokens(text)).encode()).hexdigest()


def sketch(text: str) -> bytes:
    """Return the smallest hashes of the phrases of ``text``: a sample that takes the same phrases out of any text."""
    words = tokens(text)
    phrases = {" ".join(words[at : at + PHRASE]) for at in range(max(len(words) - PHRASE, 0) + 1)}
    numbers = (int.from_bytes(blake2b(phrase.encode(), digest_size=8).digest()) for phrase in phrases)
    return array("Q", nsmallest(SKETCHED, numbers)).tobytes()


def share(one: bytes, other: bytes) -> float:
    """Return how many of the phrases of two sketched texts stand in both, from 0 to 1: an estimate.

    >>> text = "một hai ba bốn năm sáu bảy tám"
    >>> share(sketch(text), sketch(f"{text} chín")), share(sketch(text), sketch("tám bảy sáu năm bốn"))
    (0.8, 0.0)
    """
    first, second = (frozenset(memoryview(each).cast("Q")) for each in (one, other))
    both = first & second
    if not both:
        return 0.0
    smallest = nsmallest(SKETCHED, first | second)
    return len(both.intersection(smallest)) / len(smallest)
