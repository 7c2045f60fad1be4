"""What the index holds of a row: its words, folded and as they are written, and its facets."""

from collections.abc import Iterable
from typing import NamedTuple

from trackerapp.text.folding import tokens, without_apostrophes, written_tokens
from trackerapp.text.query import LONGEST_WORD

from .tally import Facet, told


class Row(NamedTuple):
    """A row of a table, as it is to be found."""

    pk: int
    title: str
    body: str
    facets: Iterable[Facet] = ()


class Entry(NamedTuple):
    """The words of a title and of a body, in their order."""

    title: list[str]
    body: list[str]
    written_title: list[str]
    written_body: list[str]
    facets: str

    @classmethod
    def of(cls, row: Row) -> "Entry":
        """What the index holds of ``row``; very long words are cut, as in a query.

        Words with an apostrophe stand behind the others once more, in one.
        """
        title, body = (f"{text} {without_apostrophes(text)}" for text in (row.title, row.body))
        split = [tokens(title), tokens(body), written_tokens(title), written_tokens(body)]
        return cls(*([word[:LONGEST_WORD] for word in words] for words in split), told(row.facets))

    @property
    def texts(self) -> list[list[str]]:
        """The columns of words."""
        return [self.title, self.body, self.written_title, self.written_body]

    @property
    def words(self) -> set[str]:
        """Every folded word, once."""
        return {*self.title, *self.body}
