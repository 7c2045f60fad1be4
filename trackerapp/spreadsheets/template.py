"""The workbook that a clerk fills in: headings, an example, help, and lists to choose from.

It is made by openpyxl, in memory: a few cells, but looks and rules that ``workbook`` does not write.
"""

from datetime import date
from io import BytesIO

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from .explaining import how, is_list, words
from .reading.days import YEARS
from .resources.references import PlaceWidget
from .resources.widgets import CountWidget, DayWidget, YearWidget
from .workbook import DAY_ZERO, FIRST_DAY, MOST_ROWS

LONGEST_PROMPT = 255
TEXT, DAY = "@", "dd/mm/yyyy"
FORMATS = {DayWidget: DAY, YearWidget: "0", CountWidget: "#,##0"}
"""All else is text: 09/2018 and 12/2019 stay as they are typed, and "- …" is no formula."""
HEAD = {"font": Font(bold=True), "fill": PatternFill("solid", fgColor="D9E7DD")}
WRAPPED = Alignment(wrap_text=True, vertical="top")
PLACE = "xã Khánh Trung, huyện Khánh Vĩnh, tỉnh Khánh Hòa"
EXAMPLES = {
    "name": "Ví dụ: Đường hoa tự quản",
    "started_on": "09/2018",
    "status_on": "11/02/2019",
    "summary": "Ví dụ: mỗi hộ chăm sóc đoạn đường trước nhà.",
    "form_as_printed": "giấy khen",
    "authority_as_printed": "Ủy ban nhân dân huyện",
    "decision_number": "12/QĐ-UBND",
    "decided_on": "03/04/2019",
    "merit_year": 2018,
    "merit": "Ví dụ: thành tích giữ đường làng sạch, đẹp.",
    "collectives": 3,
    "individuals": 12,
    "valid_from": date(2025, 7, 1),
    "staff_note": "Ví dụ: gọi lại để hỏi năm bắt đầu.",
}
"""What the example holds, beside the first word of each list, by the column in the table."""


def template(resource):
    """The bytes of an XLSX of the columns of ``resource``: always in Vietnamese, as its headings are."""
    with override("vi"):
        lists = {column: names for column in resource.columns if (names := words(column))}
        book = Workbook()
        title = capfirst(str(resource.kind._meta.verbose_name_plural))
        _table(book.active, title, resource.columns, lists)
        _example(book.create_sheet(), resource.columns, lists)
        _help(book.create_sheet(_("Help")), resource.columns)
        _lists(book.create_sheet(_("Lists")), lists)
        file = BytesIO()
        book.save(file)
    return file.getvalue()


def _table(sheet, title, columns, lists):
    """The headings, above empty columns that know what is to be written into them."""
    sheet.title, sheet.freeze_panes = title, "A2"
    for place, column in enumerate(columns, 1):
        letter = get_column_letter(place)
        _put(sheet, 1, place, f"{column.column_name} (*)" if column.is_required else column.column_name, HEAD)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].number_format = _format(column)
        sheet.column_dimensions[letter].alignment = WRAPPED
        rule = _rule(column, list(lists).index(column) + 1 if column in lists else None, lists)
        sheet.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{MOST_ROWS + 1}")


def _example(sheet, columns, lists):
    """The same headings above one row filled in, on a sheet of its own: nobody has to delete it."""
    _table(sheet, _("Example"), columns, lists)
    for place, column in enumerate(columns, 1):
        _put(sheet, 2, place, _example_of(column, lists.get(column)), {"number_format": _format(column)})


def _example_of(column, names):
    if names:
        return "; ".join(names[:2]) if is_list(column) else names[0]
    if type(column.widget) is PlaceWidget and column.field.name == "locality":
        return PLACE
    return EXAMPLES.get(column.attribute, "")


def _help(sheet, columns):
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 110
    for row, line in enumerate(_advice(), 1):
        _put(sheet, row, 1, line, {"font": Font(bold=row == 1)})
    first = sheet.max_row + 2
    for place, name in enumerate((_("Column"), _("What is written there")), 1):
        _put(sheet, first, place, name, HEAD)
    for row, column in enumerate(columns, first + 1):
        _put(sheet, row, 1, column.column_name + (" (*)" if column.is_required else ""))
        _put(sheet, row, 2, how(column))


def _advice():
    """What holds for every column, line by line."""
    return [
        _("How to fill in this template"),
        _("Write on the first sheet, one record a row. The other sheets are there to read; they are not brought in."),
        _("(*) marks what every row needs. Other columns can be left empty, or deleted; their order is free."),
        _("An empty cell means that it is unknown, and changes nothing. Write 0 only where a document says so."),
        _("To empty what the register holds, write (xóa) into the cell."),
        _("Do not write totals or signatures: only what happened, row by row, as your documents have it."),
        _("Send the file in by “Import sheets”. You see what it would do before anything is written."),
        _("Questions: %(who)s.")
        % {"who": settings.CONTACT_EMAIL or _("the administrator of the register in your office")},
    ]


def _lists(sheet, lists):
    """The words of each list, one column each, where the drop-downs find them."""
    for place, (column, names) in enumerate(lists.items(), 1):
        sheet.column_dimensions[get_column_letter(place)].width = 36
        for row, name in enumerate([column.column_name, *names], 1):
            _put(sheet, row, place, name, HEAD if row == 1 else {})


def _rule(column, place, lists):
    """What a cell of ``column`` takes: a spreadsheet warns of all else, and lets it pass, for (xóa) is right, too."""
    rule = DataValidation(allow_blank=True, errorStyle="warning", prompt=how(column)[:LONGEST_PROMPT])
    rule.promptTitle, rule.error = column.column_name[:32], _("This does not fit the column. Keep it all the same?")
    if place:
        letter = get_column_letter(place)
        words = f"{quote_sheetname(_('Lists'))}!${letter}$2:${letter}${len(lists[column]) + 1}"
        rule.type, rule.formula1, rule.showErrorMessage = "list", words, not is_list(column)
    elif bounds := BOUNDS.get(type(column.widget)):
        rule.type, rule.operator, rule.formula1, rule.formula2 = bounds
        rule.showErrorMessage = True
    rule.showInputMessage = True
    return rule


BOUNDS = {
    DayWidget: ("date", "greaterThanOrEqual", str((FIRST_DAY - DAY_ZERO).days), None),
    YearWidget: ("whole", "between", str(YEARS.start), str(YEARS.stop - 1)),
    CountWidget: ("whole", "greaterThanOrEqual", "0", None),
}


def _format(column):
    return FORMATS.get(type(column.widget), TEXT)


def _put(sheet, row, place, value, looks=None):
    """Write ``value`` into a cell: a text is never a formula."""
    cell = sheet.cell(row, place, value)
    if isinstance(value, str):
        cell.data_type = "s"
    cell.alignment = WRAPPED
    for name, look in (looks or {}).items():
        setattr(cell, name, look)
