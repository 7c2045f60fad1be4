"""One workbook, read by calamine."""

from itertools import chain

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum
from python_calamine import SheetVisibleEnum as Visible

from .columns import letters
from .findings import Findings
from .formats import spreadsheet
from .looks import seen
from .refusal import Refusal

SHEETS = 100


class Workbook:
    """A workbook whose sheets are loaded when they are asked for, and then kept."""

    def __init__(self, path: str, kind: str, limits: dict) -> None:
        self.limits, self.is_old = limits, kind != "zip"
        self.other = spreadsheet(path, kind, limits)
        try:
            with open(path, "rb") as file:  # noqa: PTH123 calamine would believe the name of a path
                self.book = CalamineWorkbook.from_filelike(file)
        except PasswordError as error:
            raise Refusal("password") from error
        except CalamineError as error:
            raise Refusal("damaged") from error
        all_sheets = enumerate(self.book.sheets_metadata)
        self.numbers = [number for number, sheet in all_sheets if sheet.typ is SheetTypeEnum.WorkSheet]
        if len(self.numbers) > SHEETS:
            raise Refusal("sheets", limit=SHEETS)
        self.loaded: dict[int, Sheet] = {}

    @property
    def sheets(self) -> list[tuple[str, bool]]:
        """The name of each sheet, and whether it is hidden."""
        sheets = [self.book.sheets_metadata[number] for number in self.numbers]
        return [(sheet.name, sheet.visible is not Visible.Visible) for sheet in sheets]

    def sheet(self, place: int) -> "Sheet":
        """The sheet at a place of ``sheets``."""
        if place not in self.loaded:
            number, name = self.numbers[place], self.sheets[place][0]
            findings = self.other.look(number, name)
            try:
                sheet = Sheet(self.book.get_sheet_by_index(number), findings, has_integers=self.is_old)
            except CalamineError as error:
                raise Refusal("damaged") from error
            if sheet.last > self.limits["rows"]:
                raise Refusal("rows", sheet=name, row=sheet.last, limit=self.limits["rows"])
            if sheet.width > self.limits["columns"]:
                cell = f"{letters(sheet.width - 1)}1"
                raise Refusal("columns", sheet=name, cell=cell, limit=self.limits["columns"])
            self.loaded[place] = sheet
        return self.loaded[place]


class Sheet:
    """The filled rows of one sheet, all of one length, from column A on."""

    def __init__(self, sheet: CalamineSheet, findings: Findings, *, has_integers: bool) -> None:
        self.sheet, self.findings, self.has_integers = sheet, findings, has_integers
        (first, end) = (sheet.start[1], sheet.end) if sheet.start and sheet.end else (0, (-1, -1))
        rows, columns = findings.extent
        self.last, self.width = max(end[0] + 1, rows), max(end[1] + 1, columns)
        self.before, self.after = [""] * first, [""] * (self.width - end[1] - 1)
        self.blank = [""] * (end[1] + 1 - first)
        self.below = self.last - end[0] - 1
        self._from_start()

    def _from_start(self) -> None:
        rows = self.sheet.iter_rows() if self.last > self.below else ()
        self.iterator, self.next = chain(rows, (self.blank[:] for _ in range(self.below))), 1

    @property
    def facts(self) -> dict:
        """What there is to know of the sheet before its rows."""
        return {
            "last": self.last,
            "width": self.width,
            "merged": self.sheet.merged_cell_ranges or self.findings.merged,
            "hidden_rows": self.findings.hidden_rows,
            "hidden_columns": self.findings.hidden_columns,
        }

    def rows(self, first: int, count: int) -> dict:
        """The numbers and the cells of at most ``count`` filled rows, from row ``first`` on."""
        if first < self.next:
            self._from_start()
        numbers: list[int] = []
        rows: list[list] = []
        before, after, blank, special = self.before, self.after, self.blank, self.findings.cells
        number = self.next
        for number, row in enumerate(self.iterator, self.next):
            if number >= first and (row != blank or number in special):
                whole = before + row + after if before or after else row
                if number in special:
                    _put(whole, special[number])
                if self.has_integers:
                    whole = [float(cell) if type(cell) is int else cell for cell in whole]
                numbers.append(number)
                rows.append(whole)
                if len(rows) == count:
                    break
        self.next = number + 1
        return {"numbers": numbers, "rows": rows}


def _put(row: list, cells: dict[int, dict]) -> None:
    """Put into ``row`` what calamine does not tell of its ``cells``."""
    for column, found in cells.items():
        if column < len(row):
            row[column] = seen(row[column], found["look"]) if "look" in found else found
