"""What calamine does not tell of a sheet, or not in time."""


class Findings:
    """Cells that calamine takes for empty, by row and column, which rows and columns nobody sees, and merged areas.

    Rows count from 1, columns from 0; in the first and the last cell of an area both count from 0. A cell is an
    ``error`` or a ``formula``, or has a ``look`` that says something else than its value.
    """

    def __init__(self) -> None:
        self.cells: dict[int, dict[int, dict[str, str]]] = {}
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self.merged: list[list[list[int]]] = []

    def add(self, row: int, column: int, kind: str, text: str) -> None:
        self.cells.setdefault(row, {})[column] = {kind: text}

    @property
    def extent(self) -> tuple[int, int]:
        """How many rows and columns reach to the last error or formula; calamine may take less for the whole sheet."""
        places = [
            (row, column)
            for row, cells in self.cells.items()
            for column, found in cells.items()
            if "error" in found or "formula" in found
        ]
        return max((row for row, _ in places), default=0), max((column + 1 for _, column in places), default=0)
