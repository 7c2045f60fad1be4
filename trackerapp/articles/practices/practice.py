"""A named practice."""

from dataclasses import dataclass

from trackerapp.articles.bodies.running_units import Runner
from trackerapp.articles.page.passages import Passage


@dataclass(frozen=True, slots=True)
class Practice:
    """A named practice: the span of its name, its kind, who runs it, whether new or kept up.

    ``is_wider`` marks a movement of more than the unit, which the text lists among the unit's own; ``is_quoted`` a name
    in quotation marks. ``again`` are the later mentions.
    """

    name: str
    kind: str
    start: int
    end: int
    passage: Passage
    status: str | None = None
    runner: Runner | None = None
    is_wider: bool = False
    is_quoted: bool = True
    again: tuple["Practice", ...] = ()
