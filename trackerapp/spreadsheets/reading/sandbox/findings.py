"""What calamine does not tell of a sheet, or not in time."""


class Findings:
    """Cells that calamine takes for empty, by row and column, and which rows and columns nobody sees.

    Rows count from 1, columns from 0.
    """

    def __init__(self) -> None:
        self.cells: dict[int, dict[int, dict[str, str]]] = {}
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []

    def add(self, row: int, column: int, kind: str, text: str) -> None:
        self.cells.setdefault(row, {})[column] = {kind: text}
