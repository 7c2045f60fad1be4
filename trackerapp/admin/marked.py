"""The text of an article with the passages of its candidates marked."""

from dataclasses import dataclass
from itertools import pairwise

from trackerapp.models import Candidate


@dataclass(frozen=True)
class Piece:
    """Words of a line, and the candidate that stands on them, if one does; its first piece can be led to."""

    words: str
    candidate: Candidate | None = None
    is_first: bool = False


@dataclass(frozen=True)
class Line:
    """A line of the article: where it begins, its kind, the number of a paragraph, its words."""

    start: int
    kind: str
    number: int | None
    pieces: list[Piece]


def lines(text, candidates):
    """The lines of ``text`` with the words of ``candidates`` marked; of candidates within another the inner counts."""
    return [
        Line(passage.start, passage.kind, passage.number, list(_pieces(text.wording.plain, passage, candidates)))
        for passage in text.passages
    ]


def _pieces(plain, passage, candidates):
    inside = [each for each in candidates if each.start < passage.end and passage.start < each.end]
    edges = {passage.start, passage.end, *(edge for each in inside for edge in (each.start, each.end))}
    edges = sorted(edge for edge in edges if passage.start <= edge <= passage.end)
    seen = set()
    for start, end in pairwise(edges):
        over = [each for each in inside if each.start <= start and end <= each.end]
        innermost = min(over, key=lambda each: each.end - each.start, default=None)
        is_first = innermost is not None and innermost.pk not in seen and innermost.start >= passage.start
        seen.add(innermost.pk if innermost else None)
        yield Piece(plain[start:end], innermost, is_first)
