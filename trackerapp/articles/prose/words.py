"""Lists of words in the source, as the other modules use them."""


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``, which spaces and line ends part."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of ``text``, which bars part; lines may end anywhere behind a bar."""
    return tuple(phrase.strip() for phrase in text.replace("\n", "").split("|") if phrase.strip())
