"""The register in numbers: each figure is data, and every number leads to the list that it counts.

A figure counts the choices of a filter of that list, so that it says what the list says. As there, it is counted over
all conditions but its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from trackerapp.filters import UNKNOWN, CommendationFilter, GrassrootsModelFilter
from trackerapp.models import Commendation, GrassrootsModel, Locality

from .choices import commendation_choices, grassroots_model_choices
from .editions import Edition
from .figures import sums_by_level


class Number(NamedTuple):
    """A number, None where nobody knows it, and the query string of the list behind it."""

    count: int | None
    query: str


@dataclass(frozen=True)
class Row:
    """A value in words, and its numbers in the order of the figure's columns; the first is drawn."""

    label: str
    numbers: list[Number]
    is_unknown: bool = False
    is_name: bool = False


@dataclass(frozen=True)
class Figure:
    """A table with a bar in each row; how many records have no known value.

    Its ``total`` is None where rows may not be added up.
    """

    code: str
    list_name: str
    title: str
    head: str
    columns: list[str]
    note: str
    rows: list[Row]
    unknown: Number
    total: Number | None = None
    is_wider: bool = False
    """Whether it is counted over more than the reader chose: over all values of what one was chosen of."""

    @property
    def lines(self):
        """Each row, its numbers under their columns, and the width of its bar in percent or None if that is unknown."""
        most = max((row.numbers[0].count or 0 for row in self.rows), default=0) or 1
        for row in self.rows:
            count = row.numbers[0].count
            yield (
                row,
                zip(self.columns, row.numbers, strict=True),
                None if count is None else round(100 * count / most, 2),
            )


@dataclass(frozen=True)
class Plan:
    """How a figure is made: of the choices of the filter ``by``, and in which words."""

    by: str
    title: str
    head: str
    note: str = ""
    most_first: bool = False
    overlaps: bool = False
    of_names: bool = False

    def figure(self, code, section, filterset, edition):
        choices = section.choices(filterset, [self.by], edition)[self.by]
        if self.most_first:
            choices = sorted(choices, key=lambda choice: (choice.value == UNKNOWN, -choice.count))
        rows = [self._row(choice, query_with(filterset, self.by, choice.value)) for choice in choices]
        unknown = next((row.numbers[0] for row in rows if row.is_unknown), Number(0, ""))
        total = Number(sum(choice.count for choice in choices), query_with(filterset, self.by))
        is_wider = self.by in filterset.data
        return section.figure(code, self, [section.records], rows, unknown, None if self.overlaps else total, is_wider)

    def _row(self, choice, query):
        is_unknown = choice.value == UNKNOWN
        return Row(choice.label, [Number(choice.count, query)], is_unknown, self.of_names and not is_unknown)


@dataclass(frozen=True)
class Sums(Plan):
    """The plan of a figure of the numbers that commendations print, level by level; levels are never added up."""

    column: str = ""
    counted: str = ""
    note: str = _(
        "Sums of the numbers as printed, with how many commendations print one and how many do not."
        " Levels are not added up: the same people may stand in several."
    )

    def figure(self, code, section, filterset, edition):
        rows = [self._sums(level, filterset) for level in sums_by_level(filterset.qs, [self.column])]
        unknown = Number(sum(row.numbers[-1].count for row in rows), query_with(filterset, self.by, UNKNOWN))
        columns = [self.counted, _("Printed in"), _("Unknown in")]
        return section.figure(code, self, columns, rows, unknown)

    def _sums(self, level, filterset):
        at_level = query_with(filterset, "cap", level["code"])
        printed, unprinted = (f"{at_level}&{self.by}={choice}" for choice in ("co", UNKNOWN))
        number, known = level["number"], level[f"{self.column}_printed"]
        numbers = [Number(level[self.column], printed), Number(known, printed), Number(number - known, unprinted)]
        return Row(level["name"], numbers, level["code"] == UNKNOWN)


def query_with(filterset, name, value=""):
    """The query string of ``filterset`` with ``value`` for ``name``, or without it."""
    query = filterset.data.copy()
    query.pop(name, None)
    if value:
        query[name] = value
    return query.urlencode()


PROVINCES = Plan("tinh", _("By province or city of today"), _("Province or city"), most_first=True, of_names=True)
COMMUNES = Plan(
    "xa",
    _("By commune of today"),
    _("Commune"),
    _("What lies in several communes of today, or only names the province, counts as unknown."),
    most_first=True,
    of_names=True,
)


@dataclass(frozen=True)
class Section:
    """The figures of one kind of record: its list, what its records are called, and a plan for each figure."""

    title: str
    records: str
    list_name: str
    model: type
    filterset: type
    choices: Callable
    plans: dict[str, Plan]

    def narrowed(self, query):
        filterset = self.filterset(query, self.model.objects.published())
        filterset.is_valid()
        return filterset

    def figures(self, query):
        """All figures, over what ``query`` narrows the list to."""
        filterset, edition = self.narrowed(query), Edition.now()
        return [self.plan(code, filterset).figure(code, self, filterset, edition) for code in self.plans]

    def plan(self, code, filterset):
        """The plan of a figure; a province that was chosen is parted into its communes."""
        plan, province = self.plans[code], filterset.form.cleaned_data.get("tinh")
        return COMMUNES if plan is PROVINCES and isinstance(province, Locality) else plan

    def figure(self, code, plan, columns, *rows_and_sums):
        return Figure(code, self.list_name, plan.title, plan.head, columns, plan.note, *rows_and_sums)


GRASSROOTS_MODELS = Section(
    _("Models and good practices"),
    _("Models"),
    "grassroots_model_list",
    GrassrootsModel,
    GrassrootsModelFilter,
    grassroots_model_choices,
    {
        "linh-vuc": Plan(
            "linh_vuc",
            _("By field"),
            _("Field"),
            _("A model of several fields counts in each."),
            most_first=True,
            overlaps=True,
        ),
        "noi": PROVINCES,
        "nam": Plan("nam", _("By year it began"), _("Year it began")),
        "nam-nguon": Plan(
            "nam_nguon",
            _("By year of the source"),
            _("Year of the source"),
            _("When it was told of, not when it began. A model told of in several years counts in each."),
            overlaps=True,
        ),
        "loai": Plan("loai", _("By kind"), _("Kind"), most_first=True),
        "tinh-trang": Plan("tinh_trang", _("By status"), _("Status, as sources say")),
        "nhan-rong": Plan(
            "nhan_rong",
            _("Copied from place to place"),
            _("Copies"),
            _("Only where a source says so. A model may be a copy and be copied itself; it then counts in both."),
            overlaps=True,
        ),
    },
)

COMMENDATIONS = Section(
    _("Commendations"),
    _("Commendations"),
    "commendation_list",
    Commendation,
    CommendationFilter,
    commendation_choices,
    {
        "khen-hinh-thuc": Plan("hinh_thuc", _("By form"), _("Form"), most_first=True),
        "khen-cap": Plan("cap", _("By level"), _("Level")),
        "khen-tap-the": Sums(
            "tap_the", _("Collectives commended"), _("Level"), column="collectives", counted=_("Collectives")
        ),
        "khen-ca-nhan": Sums(
            "ca_nhan", _("Individuals commended"), _("Level"), column="individuals", counted=_("Individuals")
        ),
        "khen-ho-gia-dinh": Sums(
            "ho_gia_dinh", _("Households commended"), _("Level"), column="households", counted=_("Households")
        ),
        "khen-nam": Plan(
            "nam", _("By year of the merit"), _("Year of the merit"), _("The year of the merit, not of the decision.")
        ),
        "khen-noi": PROVINCES,
    },
)

SECTIONS = [GRASSROOTS_MODELS, COMMENDATIONS]


def statistics(query):
    """Each section with its figures, over what ``query`` narrows the lists to."""
    return [(section, section.figures(query)) for section in SECTIONS]


def years(sections):
    """The years that the figures of ``sections`` tell of and that all of them can be narrowed to, the newest first."""
    told = [figure for _section, figures in sections for figure in figures if figure.code in {"nam", "khen-nam"}]
    return sorted({row.label for figure in told for row in figure.rows if not row.is_unknown}, reverse=True)


def figure(code, query):
    """One figure; None if there is none of this code."""
    for section in SECTIONS:
        if code in section.plans:
            filterset = section.narrowed(query)
            return section.plan(code, filterset).figure(code, section, filterset, Edition.now())
    return None
