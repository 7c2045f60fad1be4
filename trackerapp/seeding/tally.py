"""What loading did, and how it knows what a person has changed."""

from dataclasses import dataclass, field

from trackerapp.models import Citation

THROUGH = "seed"
"""What the history says that a seeded change came through."""


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
        return f"{line}, {len(self.kept)} left as people changed them ({', '.join(self.kept)})" if self.kept else line


def touched(model):
    """The ids of the rows of ``model`` that a person has changed or deleted since they were seeded."""
    return set(model.history.exclude(history_change_reason=THROUGH).values_list("id", flat=True))


def touched_citations(name):
    """The ids of the records of the kind ``name`` whose citations a person has changed or deleted."""
    column = f"{name}_id"
    rows = Citation.history.exclude(history_change_reason=THROUGH).exclude(**{column: None})
    return set(rows.values_list(column, flat=True))


def differs(record, values):
    """Whether any of ``values`` is not what ``record`` holds."""
    return any(getattr(record, name) != value for name, value in values.items())
