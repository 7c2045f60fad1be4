"""The way in: a text and a gazetteer in, all that is proposed from it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from trackerapp.articles.bodies import running_units
from trackerapp.articles.commendations.commendations import commendations
from trackerapp.articles.commendations.statements import Commendation
from trackerapp.articles.documents.document import Document
from trackerapp.articles.documents.documents import documents
from trackerapp.articles.page.bibliography import Bibliography, bibliography
from trackerapp.articles.page.passages import READ, Passage, passages
from trackerapp.articles.page.private import Private, private
from trackerapp.articles.places import places
from trackerapp.articles.places.gazetteer import Gazetteer, Level
from trackerapp.articles.places.home import home_of, is_great_city
from trackerapp.articles.places.places import Place
from trackerapp.articles.practices.practice import Practice
from trackerapp.articles.practices.practices import practices
from trackerapp.articles.practices.whereabouts import Whereabouts
from trackerapp.articles.prose.wording import FOREIGN, NotVietnamese, Wording


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
        unit = running_units.name(self.wording, each.runner)
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
    """Return what ``text`` proposes; raises TooLong above a megabyte, NotVietnamese for another language.

    Places are those in force on ``day``, else on the day that the article prints, else of any time.
    """
    wording = Wording.of(text)
    if not wording.is_vietnamese():
        raise NotVietnamese(FOREIGN)
    found = passages(wording)
    worth = [passage for passage in found if passage.kind in READ]
    about = bibliography(wording, found)
    on = day or (about.published_on.first_day() if about.published_on else None)
    mentions = places.mentions(wording, worth, gazetteer, on)
    home = home_of(mentions, found, about, gazetteer, wording)
    city = "province" if is_great_city(mentions, home) else None
    return Reading(
        wording,
        found,
        about,
        practices(wording, worth),
        commendations(wording, worth, mentions, city),
        documents(wording, worth),
        mentions,
        home,
        private(wording),
        Whereabouts(wording, mentions, home, gazetteer),
    )
