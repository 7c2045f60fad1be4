"""A document as an article names it."""

from dataclasses import dataclass

from trackerapp.text.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the article names it; ``name`` is what stands at the span.

    ``digits``, ``organ`` and ``year`` are the parts of its number, ``plenum`` is the plenum of the Central Committee
    that passed it, with the term.
    """

    name: str
    number: str | None
    kind: str
    issuer: str | None
    issued_on: PartialDate | None
    start: int
    end: int
    digits: int | None
    organ: str | None
    year: str | None = None
    plenum: tuple[int, int | None] | None = None
