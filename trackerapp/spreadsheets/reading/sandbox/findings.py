"""What calamine does not tell of a sheet, or not in time."""

from dataclasses import dataclass, field


@dataclass
class Findings:
    """Cells that calamine takes for empty, by row and column, and which rows and columns nobody sees.

    Rows count from 1, columns from 0.
    """

    cells: dict[int, dict[int, dict[str, str]]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)

    def add(self, row: int, column: int, kind: str, text: str) -> None:
        self.cells.setdefault(row, {})[column] = {kind: text}
