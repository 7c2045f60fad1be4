"""What all filter sets have in common: they can be shown as chips, shared as an address and counted in parts."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from trackerapp.models import Locality
from trackerapp.text.folding import visible

from .values import UNKNOWN

MOST_VALUES = 30
"""Of one filter; no list has as many choices to tick."""


@dataclass(frozen=True)
class Condition:
    """One condition in use: what a chip says, and the query string without it."""

    label: str
    text: str
    is_name: bool
    without: str
    error: str


class RegisterForm(forms.Form):
    """The values of a query string. None is dropped in silence: of too many, all are refused."""

    def clean(self):
        for name, field in self.fields.items():
            number = len(set(self.data.getlist(name)))
            if isinstance(field, forms.MultipleChoiceField) and number > MOST_VALUES:
                self.add_error(name, _("At most %(most)d values are possible here.") % {"most": MOST_VALUES})
            elif not isinstance(field, forms.MultipleChoiceField) and number > 1:
                self.add_error(name, _("Only one value is possible here. Take the others off."))


class RegisterFilterSet(FilterSet):
    """Filters that can be shown as chips and counted one without the other.

    The values in use are told four times over: ``conditions`` for people, ``narrowing`` as a key of what is kept,
    ``led_to`` for the form, ``query_to_share`` (``query_of_rows`` without the order) for addresses.
    """

    class Meta:
        form = RegisterForm

    USUAL_ORDER = ""
    OTHERS = ["xep", "xem", "page"]
    """Parameters that order or show the list; they do not narrow it."""

    LED_TO = ["xa", "nam_nguon", "nhan_rong", "tap_the", "ca_nhan", "ho_gia_dinh"]
    """Parameters that statistics lead to; the form of a list has no control for them."""

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(None if data is None else _filled(data), *args, **kwargs)

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
        return tuple((name, tuple(sorted(self._values(name)))) for name in sorted(known) if self._values(name))

    def led_to(self):
        """The names and values in use that the form of a list has no control for, and carries along."""
        names = [name for name in self.LED_TO if name in self.filters and not (name == "xa" and self.has_province)]
        return [(name, value) for name in names for value in self._values(name)]

    @property
    def has_province(self):
        """Whether a province of today is chosen; the form then offers its communes."""
        return self.is_bound and isinstance(self.form.cleaned_data.get("tinh"), Locality)

    def conditions(self):
        """The conditions in use, in the order of the filters; valid or not. An order is one only if it is no order."""
        names = [*self._names, *(name for name in self.OTHERS if name in self.errors)]
        return [self._condition(name, value) for name in names for value in self._values(name)]

    def query_to_share(self):
        """The filters in use and the order as a query string, always in the same order of their own."""
        return self._query([*self._names, *(name for name in ["xep"] if name in self.filters)])

    def query_of_rows(self):
        """The same without the order: what two addresses have in common that list the same records."""
        return self._query(self._names)

    @property
    def _names(self):
        """The filters that narrow, in the order in which they are shown."""
        return [name for name in self.filters if name not in self.OTHERS]

    def _query(self, names):
        values = [(name, value) for name in names for value in sorted(self._values(name))]
        return f"?{urlencode(values)}" if values else ""

    def _values(self, name):
        return list(dict.fromkeys(self.data.getlist(name)))[:MOST_VALUES]

    def _condition(self, name, value):
        query = self.data.copy()
        query.setlist(name, [other for other in self._values(name) if other != value])
        query.pop("page", None)
        errors = self.errors.get(name)
        text, is_name = (visible(value[:40]), False) if errors else self._in_words(name, value)
        return Condition(self.filters[name].label, text, is_name, f"?{query.urlencode()}", errors[0] if errors else "")

    def _in_words(self, name, value):
        found = self.form.cleaned_data[name]
        if isinstance(found, Locality):
            return found.path_name, True
        if value == UNKNOWN:
            return _("unknown"), False
        return dict(getattr(self.form.fields[name], "choices", ())).get(value, value), False


def _filled(query):
    """``query`` without what a form left empty."""
    filled = QueryDict(mutable=True)
    for name, values in query.lists():
        if said := [value for value in values if value.strip()]:
            filled.setlist(name, said)
    return filled
