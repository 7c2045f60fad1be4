"""What the reader has found in an article, as candidates: its words turned into those of the register."""

from functools import cache

from trackerapp import duplicates, scope
from trackerapp.articles.bodies import running_units
from trackerapp.models import (
    AwardType,
    Candidate,
    Commendation,
    Directive,
    Gazetteer,
    GrassrootsModel,
    Level,
    Organisation,
)
from trackerapp.text.folding import fold

from .awards import award_code
from .phrases import cited_model, dated, states
from .values import build
from .words import ArticleText

Kind = GrassrootsModel.Kind
KINDS = {
    "mô hình": Kind.MODEL,
    "phong trào": Kind.MOVEMENT,
    "câu lạc bộ": Kind.CLUB,
    "diễn đàn": Kind.FORUM,
    "cách làm": Kind.PRACTICE,
    "trang mạng": Kind.WEB_PAGE,
    "chương trình": Kind.OTHER,
    "khác": Kind.OTHER,
}
LEVELS = {"commune": "X", "district": "H", "province": "T", "central": "TW"}
"""The codes of levels in the vocabulary, by what the reader calls the level of a body."""
DEPTHS = {"commune": 3, "district": 2, "province": 1}


class Proposer:
    """Turns one reading into candidates, for a person who may name what they may read.

    ``day`` is when the article was published, a partial date or None: places are those of that time.
    """

    def __init__(self, reading, day, by):
        self.reading, self.wording, self.by = reading, reading.wording, by
        self.text = ArticleText.of(reading)
        self.first, self.last = (day.first_day(), day.last_day()) if day else (None, None)
        self.places = Gazetteer.now()
        self._known = cache(self._bearing)  # one on the class would keep every article that was ever read

    def candidates(self):
        """All that the article proposes, not saved, in the order of the text."""
        found = [
            *map(self.of_model, self.reading.models),
            *map(self.of_commendation, self.reading.commendations),
            *map(self.of_document, self.reading.documents),
        ]
        return sorted(found, key=lambda candidate: candidate.start)

    def of_model(self, practice):
        """The candidate of a practice."""
        place = self.reading.place_of(practice)
        places = [each.pk for each in self.units(place)]
        unit = running_units.name(self.wording, practice.runner) or ""
        locality = _only(places)
        values = {
            "name": practice.name,
            "is_quoted": practice.is_quoted,
            "kind": KINDS.get(practice.kind, Kind.OTHER),
            "locality": locality,
            "status": practice.status or "",
            **self._runner(unit, locality),
        }
        citations = cited_model(self.text, practice, place)
        made = self._made("grassroots_model", practice, values, citations, places, is_wider=practice.is_wider)
        made.same_as = None if "unit" in values else self._same_model(values)
        return made

    def of_commendation(self, act):
        """The candidate of one giving of a commendation."""
        places = [each.pk for each in self.units(self.reading.home)]
        level = LEVELS.get(act.authority_level or "")
        values = {
            "form_as_printed": act.form[:100],
            "award_type": _number(AwardType, award_code(act.form, act.authority or "", level)),
            "level": _number(Level, level),
            "authority_as_printed": act.authority or "",
            "issued_by": self._body(act.authority or "", _only(places)),
            "merit_year": act.year,
            "locality": _only(places),
            **{name: getattr(act, name) for name in ("collectives", "individuals", "households", "total")},
        }
        stated = states(self.wording.plain[act.start : act.end], values, act.authority)
        citations = [self.text.cited(act.start, act.end, stated)]
        made = self._made("commendation", act, values, citations, places)
        made.same_as = self._same_commendation(build(made))
        return made

    def of_document(self, document):
        """The candidate of a document."""
        kind = document.kind.lower()
        values = {
            "kind": kind if kind in Directive.Kind.values else Directive.Kind.OTHER,
            "number": (document.number or "")[:60],
            "name": "" if document.number else document.name[:250],
            "issued_by": self._body(document.issuer or "", None),
            "issued_on": str(document.issued_on) if document.issued_on else None,
        }
        end = dated(self.wording.plain, document.end, document.issued_on)
        stated = states(self.wording.plain[document.start : end], values, document.issuer)
        citations = [self.text.cited(document.start, end, stated)]
        made = self._made("directive", document, values, citations, [])
        made.same_as = _directive(values)
        return made

    def units(self, place):
        """The units that names by level can mean on the day of the article, the lowest level that is named."""
        named = [(level, place[level]) for level in DEPTHS if place.get(level)]
        if not named:
            return []
        (lowest, name), *above = named
        whole = self._called(lowest, [name, *(each for _level, each in above)])
        return whole or self._called(lowest, [name, *(each for level, each in above if level == "province")])

    def _called(self, level, names):
        found = [place for place in self.places.called(", ".join(names)) if place.level == DEPTHS[level]]
        return [place for place in found if self.first is None or place.was_in_force(self.first, self.last)]

    def _same_model(self, values):
        """The number of the model of the register that has this name, place and organisation: there can be one only."""
        same = {name: values[name] for name in ("locality", "organisation")}
        rows = GrassrootsModel.objects.filter(name_key=fold(values["name"]), merged_into=None, **same)
        return _only(scope.readable(rows, self.by).values_list("pk", flat=True)[:2])

    def _same_commendation(self, commendation):
        """The number of the one that is the same act beyond doubt, if this person may see it."""
        same = duplicates.surely(commendation)
        readable = scope.readable(Commendation.objects.all(), self.by)
        return same.pk if same and readable.filter(pk=same.pk).exists() else None

    def _runner(self, unit, locality):
        known = self._body(unit, locality)
        return {"organisation": known} if known or not unit else {"organisation": None, "unit": unit[:250]}

    def _body(self, name, locality):
        """The number of the one organisation of that name at ``locality`` or above it; None if there are several.

        "Ủy ban nhân dân tỉnh" is that of the province which ``locality`` lies in.
        """
        line = self.places.line(locality) if locality else []
        whole = [f"{name} {self.places[pk].name}" for pk in line if fold(name).endswith(fold(self.places[pk].type))]
        known = self._known(frozenset(fold(each) for each in (name, *whole))) if name else []
        return _only([pk for pk, place in known if not line or place in {None, *line}])

    def _bearing(self, keys):
        """The organisations that bear one of the folded names ``keys``, as pairs of number and place."""
        found = scope.readable(Organisation.objects.filter(name_key__in=keys), self.by)
        return list(found.values_list("pk", "locality"))

    def _made(self, kind, found, values, citations, places, **more):
        several = places if len(places) > 1 else []
        return Candidate(
            kind=kind, start=found.start, end=found.end, values=values, citations=citations, places=several, **more
        )


def _directive(values):
    """The number of the one directive in the register that bears this number or name."""
    wanted = (
        {"number_key": fold(values["number"])} if values["number"] else {"number": "", "name__iexact": values["name"]}
    )
    return _only(Directive.objects.filter(kind=values["kind"], **wanted).values_list("pk", flat=True)[:2])


def _number(vocabulary, code):
    """The number of a word; None where the vocabulary lacks it."""
    return vocabulary.objects.filter(code=code).values_list("pk", flat=True).first() if code else None


def _only(found):
    """The only one of ``found``; None if there is none, or a choice."""
    return found[0] if len(found) == 1 else None
