"""The way in: a text and a gazetteer in, all that is proposed from it out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from trackerapp.articles import places, runners
from trackerapp.articles.acts import Commendation
from trackerapp.articles.bibliography import Bibliography, bibliography
from trackerapp.articles.commendations import commendations
from trackerapp.articles.document_names import Document
from trackerapp.articles.documents import documents
from trackerapp.articles.gazetteer import Gazetteer, Level
from trackerapp.articles.passages import READ, Passage, passages
from trackerapp.articles.places import Place
from trackerapp.articles.practices import Practice, practices
from trackerapp.articles.private import Private, private
from trackerapp.articles.whereabouts import Whereabouts
from trackerapp.articles.wording import NotVietnamese, Wording

_MET_AT = re.compile(r", tại (?:[^\W\d_]+ ){0,2}$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one text. Spans are those of the plain text; `Wording.span` leads to the text as given."""

    wording: Wording
    passages: Sequence[Passage]
    about: Bibliography
    models: Sequence[Practice]
    commendations: Sequence[Commendation]
    documents: Sequence[Document]
    mentions: Sequence[Place]
    home: dict[Level, str]
    private: Sequence[Private]
    whereabouts: Whereabouts

    def place_of(self, model: Practice) -> dict[str, str | None]:
        """Return commune, district and province of a practice: stated near it, or carried by the article."""
        return self.whereabouts.of(model)

    def as_json(self) -> dict[str, Any]:
        """Return the reading as `read_article --json` promises it; spans are in the text as given."""
        about = self.about
        return {
            "title": about.title,
            "publisher": about.publisher,
            "author": about.author,
            "published_on": about.published_on.isoformat() if about.published_on else None,
            "models": [self._model(each) for each in self.models],
            "commendations": [self._commendation(each) for each in self.commendations],
            "documents": [
                {
                    "number": each.number,
                    "name": each.name,
                    "kind": each.kind,
                    "issued_on": each.issued_on and each.issued_on.isoformat(),
                    **self._span(each),
                }
                for each in self.documents
            ],
            "places": [
                {"name": each.name, "type": each.type, **self._span(each)} for each in places.distinct(self.mentions)
            ],
        }

    def _model(self, each: Practice) -> dict[str, Any]:
        unit = runners.name(self.wording, each.runner)
        return {
            "name": each.name,
            "kind": each.kind,
            "unit": unit,
            "place": self.place_of(each),
            "status": each.status,
            **self._span(each),
        }

    def _commendation(self, each: Commendation) -> dict[str, Any]:
        keys = ("authority", "authority_level", "form", "collectives", "individuals", "households", "total", "year")
        return {**{key: getattr(each, key) for key in keys}, **self._span(each)}

    def _span(self, each: Practice | Commendation | Document | Place) -> dict[str, int]:
        start, end = self.wording.span(each.start, each.end)
        return {"start": start, "end": end}


def read(text: str, gazetteer: Gazetteer, day: date | None = None) -> Reading:
    """Return what ``text`` proposes; raises TooLong above a million characters, NotVietnamese for another language.

    Places are those in force on ``day``, else on the day that the article prints, else of any time.
    """
    wording = Wording.of(text)
    if not wording.is_vietnamese():
        raise NotVietnamese("The text is not Vietnamese, or its letters cannot be made out.")
    found = passages(wording)
    worth = [passage for passage in found if passage.kind in READ]
    about = bibliography(wording, found)
    on = day or (about.published_on.first_day() if about.published_on else None)
    mentions = places.mentions(wording, worth, gazetteer, on)
    home = _home(mentions, found, about, gazetteer, wording)
    city = "province" if _is_great_city(mentions, home) else None
    return Reading(
        wording,
        found,
        about,
        practices(wording, worth),
        commendations(wording, worth, city),
        documents(wording, worth),
        mentions,
        home,
        private(wording),
        Whereabouts(wording, mentions, home, gazetteer),
    )


def _is_great_city(mentions: Sequence[Place], home: dict[Level, str]) -> bool:
    return any(
        unit.level == "province" and unit.type == "thành phố" and unit.name == home.get("province")
        for place in mentions
        for unit in place.units
    )


def _home(
    mentions: Sequence[Place], found: Sequence[Passage], about: Bibliography, gazetteer: Gazetteer, wording: Wording
) -> dict[Level, str]:
    """Return the place that the article is about: that of the title, of its beginning or of its publisher."""
    title = next((passage for passage in found if passage.kind == "title"), None)
    first = next((passage for passage in found if passage.kind == "body"), None)
    for passage in (title, first):
        inside = [
            place for place in mentions if passage and passage.start <= place.start < passage.end and place.levels
        ]
        inside = [place for place in inside if not _is_venue(wording, place)] or inside
        if inside:
            home = _line(inside, gazetteer)
            if passage is not title:
                home.pop("commune", None)
            return _with_only_commune(home, mentions, first)
    named = [place for place in mentions if place.levels[:1] == ("province",)]
    if about.publisher:
        for place in named:
            if place.name.lower() in about.publisher.lower():
                return _line([place], gazetteer)
    return _line(named[:1], gazetteer)


def _is_venue(wording: Wording, place: Place) -> bool:
    """Tell whether a place is where people met: "Ngày 26/6, tại Yên Phong, …"."""
    return (
        wording.low.startswith(",", place.end)
        and _MET_AT.search(wording.low, place.start - 16, place.start) is not None
    )


def _with_only_commune(home: dict[Level, str], mentions: Sequence[Place], first: Passage | None) -> dict[Level, str]:
    """Return ``home`` with its commune, if the text names one commune and no more, and begins with it."""
    communes = [place for place in mentions if place.levels == ("commune",)]
    is_only = (
        len({place.name for place in communes}) == 1
        and first is not None
        and communes[0].start < min(first.end, first.start + 200)
    )
    return {"commune": communes[0].name, **home} if is_only and "commune" not in home else home


def _line(inside: Sequence[Place], gazetteer: Gazetteer) -> dict[Level, str]:
    home: dict[Level, str] = {}
    for place in inside[:3]:
        level = place.levels[0] if place.levels else None
        if level and level not in home:
            home[level] = place.name
        above = {unit for unit in place.units for unit in gazetteer.above(unit)}
        for unit in above:
            if len([other for other in above if other.level == unit.level]) == 1:
                home.setdefault(unit.level, unit.name)
    return home
