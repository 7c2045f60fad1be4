"""Lists narrowed by a query string, the same way for pages, export and API.

Parameters are Vietnamese without marks, as addresses are. "chua-ro" asks for the records whose value is
unknown. Nothing is guessed: as long as one value is not understood, the list is empty and says why.
"""

import re
from dataclasses import dataclass
from functools import reduce
from operator import or_
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django_filters import Filter, FilterSet

from trackerapp.models import AwardType, Citation, Field, GrassrootsModel, Level, Locality
from trackerapp.models.fields import refuse_control_characters
from trackerapp.models.placed import NOWHERE

UNKNOWN = "chua-ro"
LONGEST_QUERY = 200
MOST_VALUES = 30
"""So many values of one filter are told apart; no list has as many choices to tick."""
NO_SUCH_CHOICE = {"invalid_choice": _("The register has no such choice.")}


class WordsField(forms.CharField):
    """Words to search for."""

    default_validators = [refuse_control_characters]

    def __init__(self, **kwargs):
        super().__init__(max_length=LONGEST_QUERY, **kwargs)
        self.error_messages["max_length"] = _("Search for at most %(limit_value)d characters.")


class OneOfField(forms.ChoiceField):
    """A choice; ``choices`` may be a function, which is asked once."""

    default_error_messages = NO_SUCH_CHOICE

    def __init__(self, *, choices, **kwargs):
        super().__init__(choices=choices() if callable(choices) else choices, **kwargs)


class SomeOfField(OneOfField, forms.MultipleChoiceField):
    """Several choices, any of which will do."""


class PlaceField(forms.ModelChoiceField):
    """A place by its number in the register, or "chua-ro"."""

    default_error_messages = {"invalid_choice": _("The register has no such place.")}

    def to_python(self, value):
        return value if value == UNKNOWN else super().to_python(value)


class YearField(forms.CharField):
    """A year of four digits, or "chua-ro"."""

    def to_python(self, value):
        text = super().to_python(value)
        if text in ("", UNKNOWN):
            return text
        if not re.fullmatch("(?:19|20)[0-9]{2}|2100", text):
            raise ValidationError(_("Write a year between 1900 and 2100."), code="invalid")
        return int(text)


class Words(Filter):
    field_class = WordsField


class OneOf(Filter):
    field_class = OneOfField


class SomeOf(Filter):
    field_class = SomeOfField


class Place(Filter):
    field_class = PlaceField


class Year(Filter):
    field_class = YearField


@dataclass(frozen=True)
class Condition:
    """One condition in use: what a chip says, and the query string without it."""

    label: str
    text: str
    is_name: bool
    without: str
    error: str


class RegisterFilterSet(FilterSet):
    """Filters that can be shown as chips and counted one without the other."""

    USUAL_ORDER = ""
    OTHERS = ["xep", "xem", "page"]
    """Parameters that order or show the list; they do not narrow it."""

    LED_TO = ["xa", "nam_nguon", "nhan_rong", "tap_the", "ca_nhan", "ho_gia_dinh"]
    """Parameters that statistics lead to; the form of a list has no control for them."""

    @property
    def qs(self):
        """The rows that match; none as long as a value is not understood."""
        return super().qs if self.is_valid() else self.queryset.none()

    def without(self, *names):
        """The rows that match all filters but ``names``: what the choices of these are counted over.

        A filter whose value is not understood is left out, too: its choices are there to correct it.
        """
        self.is_valid()
        rows = self.queryset.all()
        for name, value in self.form.cleaned_data.items():
            if name not in (*names, *self.OTHERS):
                rows = self.filters[name].filter(rows, value)
        return rows

    @property
    def order(self):
        """The order that is asked for, as its parameter has it; "" for the usual one."""
        return self.form.cleaned_data.get("xep") or "" if self.is_valid() else ""

    def narrowing(self, *names):
        """The conditions that ``without(*names)`` sets, in one order for all addresses that mean the same."""
        self.is_valid()
        known = set(self.form.cleaned_data) - {*names, *self.OTHERS}
        values = (
            (name, tuple(sorted({value for value in self._values(name) if value.strip()}))) for name in sorted(known)
        )
        return tuple((name, chosen) for name, chosen in values if chosen)

    def led_to(self):
        """The names and values in use that the form of a list has no control for, and carries along."""
        names = [name for name in self.LED_TO if name in self.filters and not (name == "xa" and self.has_province)]
        return [(name, value) for name in names for value in self._values(name) if value]

    @property
    def has_province(self):
        """Whether a province of today is chosen; the form then offers its communes."""
        return self.is_bound and isinstance(self.form.cleaned_data.get("tinh"), Locality)

    def conditions(self):
        """The conditions in use, in the order of the filters; valid or not."""
        return [
            self._condition(name, value) for name in self._narrowing for value in self._values(name) if value.strip()
        ]

    def query_to_share(self):
        """The filters in use and the order as a query string, always in the same order of their own."""
        return self._query([*self._narrowing, *(name for name in ["xep"] if name in self.filters)])

    def query_of_rows(self):
        """The same without the order: what two addresses have in common that list the same records."""
        return self._query(self._narrowing)

    @property
    def _narrowing(self):
        return [name for name in self.filters if name not in self.OTHERS]

    def _query(self, names):
        values = [(name, value) for name in names for value in sorted({*self._values(name)}) if value.strip()]
        return f"?{urlencode(values)}" if values else ""

    def _values(self, name):
        values = list(dict.fromkeys(self.data.getlist(name)))[:MOST_VALUES]
        return values if isinstance(self.form.fields[name], forms.MultipleChoiceField) else values[-1:]

    def _condition(self, name, value):
        query = self.data.copy()
        query.setlist(name, [other for other in self._values(name) if other not in (value, "")])
        query.pop("page", None)
        errors = self.errors.get(name)
        text, is_name = (value[:40], False) if errors else self._in_words(name, value)
        return Condition(self.filters[name].label, text, is_name, f"?{query.urlencode()}", errors[0] if errors else "")

    def _in_words(self, name, value):
        found = self.form.cleaned_data[name]
        if isinstance(found, Locality):
            return found.path_name, True
        if value == UNKNOWN:
            return _("unknown"), False
        return dict(getattr(self.form.fields[name], "choices", ())).get(value, value), False


class PlacedFilterSet(RegisterFilterSet):
    """Records that have a place: by province of today, by place and what lies below it, by words."""

    q = Words(label=_("Words"), method="with_words")
    tinh = Place(
        label=_("Province or city of today"), queryset=Locality.objects.provinces().in_force(), method="in_province"
    )
    xa = Place(
        label=_("Commune of today"),
        queryset=Locality.objects.communes().in_force().select_related("parent"),
        method="in_commune",
    )
    noi = Place(
        label=_("Place"), queryset=Locality.objects.select_related("parent__parent", "today__parent"), method="at_place"
    )

    def with_words(self, rows, name, words):
        return rows.matching(words)

    def in_province(self, rows, name, province):
        return rows.filter(position_today=NOWHERE) if province == UNKNOWN else rows.at(province)

    def in_commune(self, rows, name, commune):
        return rows.exclude(locality__today__level=Locality.Level.COMMUNE) if commune == UNKNOWN else rows.at(commune)

    def at_place(self, rows, name, place):
        return rows.filter(locality=None) if place == UNKNOWN else rows.at(place)


def with_unknown(choices):
    """``choices`` and "unknown" at their end."""
    return [*choices, (UNKNOWN, _("Unknown"))]


def _vocabulary(model):
    """A function that lists a vocabulary as choices."""
    return lambda: with_unknown((word.code, str(word)) for word in model.objects.all())


COPIED = {"lam-theo": _("copied from elsewhere"), "duoc-lam-theo": _("copied elsewhere")}
"""The two ends of a copy, as parameters have them."""


def copied():
    """The condition of each end of a copy; the other end is public, too."""
    public = GrassrootsModel.objects.published()
    return {
        "lam-theo": Exists(public.filter(pk=OuterRef("replicated_from"))),
        "duoc-lam-theo": Exists(public.filter(replicated_from=OuterRef("pk"))),
    }


class GrassrootsModelFilter(PlacedFilterSet):
    """Grassroots models."""

    USUAL_ORDER = "moi"

    linh_vuc = SomeOf(label=_("Field"), choices=_vocabulary(Field), method="in_fields")
    loai = SomeOf(label=_("Kind"), choices=GrassrootsModel.Kind.choices, method="of_kinds")
    tinh_trang = SomeOf(label=_("Status"), choices=with_unknown(GrassrootsModel.Status.choices), method="with_status")
    nam = Year(label=_("Year it began"), method="begun_in")
    nam_nguon = Year(label=_("Year of the source"), method="told_in")
    nhan_rong = SomeOf(label=_("Copies"), choices=with_unknown(COPIED.items()), method="at_ends_of_copies")
    xep = OneOf(
        label=_("Sort by"),
        choices=[
            ("hop", _("Nearest to the words")),
            ("moi", _("Newest in the register")),
            ("nam", _("Year it began")),
            ("ten", _("Name A–Y")),
            ("noi", _("Place")),
        ],
        method="in_order",
    )

    def in_fields(self, rows, name, codes):
        placed = GrassrootsModel.fields.through.objects.filter(grassrootsmodel=OuterRef("pk"))
        chosen = Exists(placed.filter(field__code__in=codes))
        return rows.filter(chosen | ~Exists(placed) if UNKNOWN in codes else chosen)

    def of_kinds(self, rows, name, kinds):
        return rows.filter(kind__in=kinds)

    def with_status(self, rows, name, statuses):
        return rows.filter(status__in=["" if status == UNKNOWN else status for status in statuses])

    def begun_in(self, rows, name, year):
        return rows.filter(started_on=None) if year == UNKNOWN else rows.begun_in(year)

    def told_in(self, rows, name, year):
        span = (
            Q(source__published_on__range=(year * 10000, year * 10000 + 9999))
            if year != UNKNOWN
            else Q(source__published_on=None)
        )
        return rows.filter(pk__in=Citation.objects.public().filter(span).values("grassroots_model"))

    def at_ends_of_copies(self, rows, name, ends):
        ties = copied()
        ties[UNKNOWN] = ~reduce(or_, ties.values())
        return rows.filter(reduce(or_, (ties[end] for end in ends)))

    def in_order(self, rows, name, order):
        return {"nam": rows.latest_begun_first, "ten": rows.by_name, "noi": rows.by_place}.get(
            order, rows.newest_first
        )()


PRINTED = [("co", _("printed")), (UNKNOWN, _("unknown"))]


class CommendationFilter(PlacedFilterSet):
    """Commendations."""

    USUAL_ORDER = "nam"

    hinh_thuc = OneOf(label=_("Form"), choices=with_unknown(AwardType.Group.choices), method="of_form")
    cap = OneOf(label=_("Level"), choices=_vocabulary(Level), method="at_level")
    nam = Year(label=_("Year of the merit"), method="for_merit_in")
    so = OneOf(
        label=_("Numbers"), choices=[("co", _("Some are printed")), (UNKNOWN, _("None is printed"))], method="counted"
    )
    tap_the = OneOf("collectives", label=_("Number of collectives"), choices=PRINTED, method="printing")
    ca_nhan = OneOf("individuals", label=_("Number of individuals"), choices=PRINTED, method="printing")
    ho_gia_dinh = OneOf("households", label=_("Number of households"), choices=PRINTED, method="printing")
    xep = OneOf(
        label=_("Sort by"),
        choices=[
            ("hop", _("Nearest to the words")),
            ("nam", _("Year of the merit")),
            ("moi", _("Newest in the register")),
            ("noi", _("Place")),
        ],
        method="in_order",
    )

    def in_order(self, rows, name, order):
        return {"moi": rows.newest_first, "noi": rows.by_place}.get(order, rows.latest_first)()

    def of_form(self, rows, name, group):
        return rows.filter(award_type=None) if group == UNKNOWN else rows.filter(award_type__group=group)

    def at_level(self, rows, name, code):
        return rows.filter(level=None) if code == UNKNOWN else rows.filter(level__code=code)

    def for_merit_in(self, rows, name, year):
        return rows.filter(merit_year=None if year == UNKNOWN else year)

    def counted(self, rows, name, choice):
        numbered = rows.model.objects.counted()
        return (
            rows.filter(pk__in=numbered.values("pk")) if choice == "co" else rows.exclude(pk__in=numbered.values("pk"))
        )

    def printing(self, rows, column, choice):
        return rows.filter(**{f"{column}__isnull": choice == UNKNOWN})


class StatisticsFilter(RegisterFilterSet):
    """What narrows all statistics at once; the parameters are those of the lists."""

    tinh = Place(label=_("Province or city of today"), queryset=Locality.objects.provinces().in_force())
    nam = Year(label=_("Year it began, or year of the merit"))


class SearchFilter(RegisterFilterSet):
    """Kinds of record that are found by words alone: places, organisations, sources."""

    q = Words(label=_("Words"), method="with_words")

    def with_words(self, rows, name, words):
        return rows.matching(words)
