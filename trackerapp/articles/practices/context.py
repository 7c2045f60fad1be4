"""What the text before a sentence leaves to it."""

from typing import NamedTuple

from trackerapp.articles.bodies.running_units import Runner


class Context(NamedTuple):
    """What the text before a sentence leaves to it.

    ``had_list`` tells whether it named or announced practices, ``announced`` is their kind if it did no more,
    ``noun`` the last noun for practices, ``was_asked`` whether it was a question; ``in_heading`` whether the sentence
    stands in a title or a subheading, ``acting`` who acted last, ``is_known`` whether a practice was named above.
    """

    had_list: bool = False
    noun: str | None = None
    announced: str = ""
    was_asked: bool = False
    in_heading: bool = False
    is_known: bool = False
    acting: Runner | None = None


class Named(NamedTuple):
    """The span of a name and its kind; ``is_wider`` marks a movement of more than the unit."""

    start: int
    end: int
    kind: str
    is_wider: bool = False
