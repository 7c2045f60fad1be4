"""Precision, recall and F1 of the reader, by kind of candidate and by field."""

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.articles.annotated import Annotated
from trackerapp.articles.places.gazetteer import Gazetteer
from trackerapp.articles.reading import read
from trackerapp.text.folding import fold

COUNTS = ("collectives", "individuals", "households", "total")
UNITS = Path("seeds/places/units.csv")


@dataclass
class Score:
    """How many were found rightly, found wrongly, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        return (
            2 * self.right / (2 * self.right + self.wrong + self.missed)
            if self.right + self.wrong + self.missed
            else 1.0
        )


@dataclass
class Result:
    """The scores of several texts, and in words what was wrong."""

    scores: defaultdict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    faults: list[str] = field(default_factory=list)

    def kind(
        self, name: str, text: str, found: list[dict], true: list[dict], key: Callable[[dict], object]
    ) -> list[tuple[dict, dict]]:
        """Count ``found`` against ``true`` and return the pairs that belong together by ``key``."""
        rest, pairs = list(true), []
        for each in found:
            twin = next((other for other in rest if key(other) == key(each)), None)
            if twin is None:
                self.scores[name].wrong += 1
                self.faults.append(f"{text}: {name} proposed wrongly: {key(each)}")
            else:
                rest.remove(twin)
                self.scores[name].right += 1
                pairs.append((each, twin))
        self.scores[name].missed += len(rest)
        self.faults += [f"{text}: {name} missed: {key(each)}" for each in rest]
        return pairs

    def fields(self, name: str, text: str, pairs: Iterable[tuple[dict, dict]], keys: Iterable[str]) -> None:
        """Count the fields of what was found rightly."""
        for found, true in pairs:
            for key in keys:
                score, one, other = self.scores[f"{name}.{key}"], plain(found[key]), plain(true[key])
                score.right += one == other and one is not None
                score.wrong += one is not None and one != other
                score.missed += other is not None and one != other
                if one != other:
                    called = found.get("name") or found.get("form")
                    self.faults.append(f"{text}: {name}.{key} of {called}: {found[key]} for {true[key]}")


def plain(value: object) -> object:
    """A value as it is compared: words without marks of form."""
    return " ".join(re.findall(r"\w+", fold(value))) if isinstance(value, str) else value


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.from_rows(csv.DictReader(UNITS.read_text(encoding="utf-8").splitlines()))


def score(texts: Iterable[Annotated]) -> Result:
    """Read each text and count."""
    result = Result()
    for text in texts:
        found = read(text.text, gazetteer()).as_json()
        models = [{**model, **model["place"]} for model in found["models"]]
        pairs = result.kind("models", text.name, models, text.models, lambda each: plain(each["name"]))
        result.fields("models", text.name, pairs, ("kind", "unit", "status", "commune", "district", "province"))
        pairs = result.kind("commendations", text.name, found["commendations"], text.commendations, _act)
        result.fields("commendations", text.name, pairs, ("authority", "form", "year"))
        documents = [{**each, "called": each["number"] or each["name"]} for each in found["documents"]]
        pairs = result.kind("documents", text.name, documents, text.documents, lambda each: _code(each["called"]))
        result.fields("documents", text.name, pairs, ("kind", "issued_on"))
        places = [{"name": name, "type": kind} for kind, name in text.places]
        result.kind("places", text.name, found["places"], places, lambda each: (each["type"], plain(each["name"])))
        result.fields("about", text.name, [(found, text.about)], ("title", "publisher", "author", "published_on"))
    return result


def _act(each: dict) -> tuple:
    """What makes a commendation the same: exact counts and level; where nothing is counted, its form too."""
    counts = tuple(each[key] for key in COUNTS)
    return (*counts, each["authority_level"], None if any(counts) else plain(each["form"]))


def _code(called: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(called).replace("t.u", "tw"))


def table(results: dict[str, Result]) -> str:
    """The scores of each batch side by side."""
    names = list(dict.fromkeys(name for result in results.values() for name in result.scores))
    lines = [
        f"{'':24}" + "".join(f"  {batch:^23}" for batch in results),
        f"{'':24}" + "  precision recall     F1" * len(results),
    ]
    for name in names:
        cells = [result.scores[name] for result in results.values()]
        lines.append(
            f"{name:24}" + "".join(f"  {each.precision:9.2f} {each.recall:6.2f} {each.f1:6.2f}" for each in cells)
        )
    return "\n".join(lines) + "\n"
