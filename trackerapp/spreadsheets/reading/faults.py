"""What is wrong with a cell, in words that tell a clerk what to write instead."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be read: its text says what stands there and what to write instead."""

    message: Promise
    value: str
    meant: str = ""

    def __str__(self) -> str:
        return str(self.message) % {"value": self.value, "meant": self.meant}


BROKEN = _("The sheet shows an error here: %(value)s. Put the formula right, or write the value itself.")
UNCOMPUTED = _(
    "Nobody has worked out the formula %(value)s. Open the file in Excel or LibreOffice, save it, or write the value."
)
LOST = _("Letters have been lost in “%(value)s”. Write it once more, or send the file as “Excel Workbook (.xlsx)”.")
NO_TEXT = _("“%(value)s” is too long a number: the sheet has changed its last digits. Write it as a text.")
DAY_IN_TEXT = _("The sheet has made the day %(value)s of what was typed. Set the cell to text, and type it once more.")
NO_COUNT = _("“%(value)s” is not a count. Write a whole number, such as 1195; leave the cell empty if it is unknown.")
NO_WHOLE_NUMBER = _("“%(value)s” is not a whole number. If %(meant)s is meant, write %(meant)s.")
NO_YEAR = _("“%(value)s” is not a year. Write four digits, such as 2019; leave the cell empty if it is unknown.")
NO_DATE = _("“%(value)s” is not a date. Write 11/02/2019, or 02/2019 or 2019 if that is all that is known.")
SHORT_YEAR = _("“%(value)s” leaves the century open. Write the year with four digits, such as 2019 or 11/02/2019.")
YEARLESS = _("The sheet shows “%(value)s” without a year, and has added one itself. Write day, month and year.")
SERIAL = _("“%(value)s” is the number of a day. If %(meant)s is meant, write %(meant)s.")
YEAR_AS_DAY = _(
    "“%(value)s” is what a sheet makes of %(meant)s in a cell for days. Write the year %(meant)s as a text there."
)
NO_TRUTH = _("“%(value)s” is neither yes nor no. Write x or “Có” for yes, “Không” for no; leave it empty if unknown.")
TRUE_OF_YEARS = (BROKEN, UNCOMPUTED, NO_WHOLE_NUMBER, YEAR_AS_DAY, YEARLESS)
"""What is said of a cell that should hold a year, in the same words as of others."""
