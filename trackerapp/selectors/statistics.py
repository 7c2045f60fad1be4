"""The register in numbers: each figure is data, and every number leads to the list that it counts.

A figure counts the choices of a filter of that list, so that it says what the list says. As there, it is counted over
all conditions but its own.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from trackerapp.filters import CommendationFilter, GrassrootsModelFilter
from trackerapp.models import Commendation, GrassrootsModel, Locality

from .editions import Edition
from .plans import Figure, Plan, Sums

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
