"""What may be written into a column, in words for clerks."""

from django.utils.translation import gettext_lazy

from .resources.lists import ListWidget
from .resources.references import CodeWidget, OrganisationWidget, PlaceWidget, ReferenceWidget
from .resources.widgets import (
    ChoiceWidget,
    CountWidget,
    DateWidget,
    DayWidget,
    NumberWidget,
    ProseWidget,
    TextWidget,
    YearWidget,
)

WAYS = {
    NumberWidget: gettext_lazy(
        "Leave it empty for a new record. To correct one that is in the register, write its number with the letters, "
        "as the register shows it."
    ),
    DateWidget: gettext_lazy("A year, a month or a day: 2018, 09/2018 or 11/02/2019."),
    DayWidget: gettext_lazy("A whole day: 11/02/2019."),
    CountWidget: gettext_lazy("A whole number, such as 1195. Empty means unknown; 0 means that there were none."),
    YearWidget: gettext_lazy("A year, such as 2018."),
    ChoiceWidget: gettext_lazy("One word of the list that opens in the cell; the sheet “Lists” has them all."),
    ReferenceWidget: gettext_lazy("One word of the list that opens in the cell; the sheet “Lists” has them all."),
    PlaceWidget: gettext_lazy(
        "The unit as it was then, with those above it: xã Khánh Trung, huyện Khánh Vĩnh, tỉnh Khánh Hòa."
    ),
    OrganisationWidget: gettext_lazy(
        "The name as it stands in the register. If several bear it, add the place in parentheses. "
        "An organisation that is not there yet is brought in first, by the template for organisations."
    ),
    CodeWidget: gettext_lazy("The number of a record in the register, such as MH-12."),
    ProseWidget: gettext_lazy("Text; it may have several lines (Alt+Enter)."),
    TextWidget: gettext_lazy("Text in one line."),
}
SEVERAL = gettext_lazy("Part several values by semicolons.")
WORDS = {ChoiceWidget: "names", ReferenceWidget: "labels"}
"""Where the widgets of short lists keep their words. Places, organisations and records are too many to list."""


def is_list(column):
    """Whether a cell of ``column`` can hold several values."""
    return isinstance(column.widget, ListWidget)


def how(column):
    """How ``column`` is filled in."""
    widget = column.widget.inner if is_list(column) else column.widget
    lines = [str(WAYS[type(widget)])]
    if column.personal:
        lines.append(str(column.personal))
    elif type(widget) is TextWidget and column.field.help_text:
        lines.append(str(column.field.help_text))
    if is_list(column):
        lines.append(str(SEVERAL))
    return " ".join(lines)


def words(column):
    """The words of the vocabulary that ``column`` is written in; empty if there is none."""
    widget = column.widget.inner if is_list(column) else column.widget
    return list(getattr(widget, WORDS[type(widget)]).values()) if type(widget) in WORDS else []
