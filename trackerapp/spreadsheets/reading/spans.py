"""Merged cells that go over several rows of a table: people see what they hold in each of the rows."""

from collections.abc import Callable

from .headings import Heading, Merged
from .sandbox.columns import letters


class Spans:
    """The merged cells below the row ``head`` that stand in columns with ``headings``.

    In the columns that are ``counted`` nobody can say how much of a number is whose: it stays in the first of the rows.
    """

    def __init__(self, merged: Merged, head: int, headings: list[Heading], counted: set[int]) -> None:
        places = {heading.place for heading in headings}
        tall = [area for area in merged if area[0][0] >= head and area[1][0] > area[0][0] and area[0][1] in places]
        self.filled = [area for area in tall if area[0][1] not in counted]
        self.kept = [area for area in tall if area[0][1] in counted]
        self.ends = {(top + 1, left): bottom + 1 for (top, left), (bottom, _right) in self.filled}

    def filler(self) -> Callable[[int, list], None]:
        """What puts into the rows, given by number in their order, what merged cells above them hold."""
        held: dict[int, tuple[int, object]] = {}

        def fill(number: int, row: list) -> None:
            for place, (end, cell) in list(held.items()):
                if number <= end:
                    row[place] = cell
                else:
                    del held[place]
            for place, cell in enumerate(row):
                if end := self.ends.get((number, place)):
                    held[place] = end, cell

        return fill

    def goes_through(self, number: int) -> bool:
        """Whether a number of the row above belongs to this one, too."""
        return any(top + 1 < number <= bottom + 1 for (top, _left), (bottom, _right) in self.kept)


def named(areas: Merged) -> list[str]:
    """The areas as a sheet calls them: B2:B5."""
    return [f"{letters(left)}{top + 1}:{letters(right)}{bottom + 1}" for (top, left), (bottom, right) in areas]
