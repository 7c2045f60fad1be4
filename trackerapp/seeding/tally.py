"""What loading did, and what was at fault."""

from dataclasses import dataclass, field

THROUGH = "seed"
"""What the history says that a seeded change came through."""

NAMED = 5
"""How many of the records that were kept a line names."""


class SeedError(Exception):
    """A seed file is at fault: which one, where in it, and what is wrong. Nothing has been written."""

    def __init__(self, file, place, fault):
        super().__init__(f"{file}: {place}: {fault}")


@dataclass
class Tally:
    """What loading one kind of record did."""

    name: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)

    def __str__(self):
        line = f"{self.name}: {self.new} new, {self.changed} changed, {self.unchanged} unchanged"
        return f"{line}, {len(self.kept)} left as people changed them ({self._named()})" if self.kept else line

    def _named(self):
        """The first of those kept: a reform touches thousands."""
        named = ", ".join(self.kept[:NAMED])
        return f"{named} …" if len(self.kept) > NAMED else named


def differs(record, values):
    """Whether any of ``values`` is not what ``record`` holds."""
    return any(getattr(record, name) != value for name, value in values.items())
