"""Which commendations of the register rows are about that say too little to be told by a key."""

from functools import cached_property

from django.db.models import Q

from trackerapp import scope
from trackerapp.models import Citation, Commendation
from trackerapp.models.rows import among
from trackerapp.models.twins import may_be_one_decision
from trackerapp.text.folding import fold

from .decisions import decision_of

TOLD_BY = ["merit_year", "issued_by_id", "award_type_id", "locality_id"]
"""The columns by which those are found that could be meant."""


def identity(values):
    """Authority, form and year; None if one of them is unknown."""
    body = values.get("issued_by_id") or fold(values.get("authority_as_printed") or "")
    form = values.get("award_type_id") or fold(values.get("form_as_printed") or "")
    act = (body, form, values.get("merit_year"))
    return act if all(act) else None


def drawn_from(sha256, sheet, numbers):
    """The commendations that cite the rows ``numbers`` of that sheet of a file, by row."""
    cited = Citation.objects.filter(source__text_sha256=sha256, sheet=sheet, row__in=numbers)
    return dict(cited.filter(commendation__number_key="").values_list("row", "commendation"))


class Alike:
    """The commendations that rows with these ``values`` could be about, as the user of ``resource`` may read them."""

    def __init__(self, resource, values):
        self.resource, self.values = resource, values
        self.names = [column.attribute for column in resource.columns if column is not resource.code]
        self.empty = {column.attribute: column.unknown for column in resource.columns}
        self.readable = scope.readable(Commendation.objects.all(), resource.user)

    def same(self, values):
        """The one that says what ``values`` say, and nothing else; None if there is none."""
        return self._by_content.get(self._content(self.empty | values))

    def likely(self, values):
        """One that is likely the same act; None if there is none."""
        if decision := decision_of(values):
            known = self._by_number.get(decision.number, [])
            return next((pk for body, year, pk in known if may_be_one_decision(*decision[1:], body, year)), None)
        return self._by_act.get(identity(values))

    def _content(self, values):
        return tuple(values[name] for name in self.names)

    @cached_property
    def _stored(self):
        near = self.readable.filter(number_key="")
        for name in TOLD_BY:
            wanted = {values.get(name) for values in self.values}
            near = near.filter(
                Q(**{f"{name}__in": wanted - {None}}) | (Q(**{name: None}) if None in wanted else Q(pk=None))
            )
        return self.resource.stored(list(near.values_list("pk", flat=True)))

    @cached_property
    def _by_content(self):
        return {self._content(values): pk for pk, (_version, values) in self._stored.items()}

    @cached_property
    def _by_act(self):
        return {act: pk for pk, (_version, values) in self._stored.items() if (act := identity(values))}

    @cached_property
    def _by_number(self):
        found = {}
        numbers = {decision.number for values in self.values if (decision := decision_of(values))}
        rows = self.readable.filter(number_key__in=among(numbers))
        for number, body, day, pk in rows.values_list("number_key", "issued_by_id", "decided_on", "pk"):
            found.setdefault(number, []).append((body, day and day.year, pk))
        return found
