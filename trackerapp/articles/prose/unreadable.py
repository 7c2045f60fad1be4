"""The faults of texts and files, in words that can be said in another language."""


class Told(ValueError):
    """Says in words what is wrong; ``words`` have places for ``facts``, and stand in the catalogues as they are."""

    def __init__(self, words: str, **facts: object) -> None:
        super().__init__(words % {name: f"{fact:,}" if isinstance(fact, int) else fact for name, fact in facts.items()})
        self.words, self.facts = words, facts


class Unreadable(Told):
    """No text can be had from this file; the message says why and what to do."""


def gettext_noop(words: str) -> str:
    """Return ``words``, which the catalogues gather here."""
    return words
