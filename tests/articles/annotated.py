"""The annotated set: texts made up for it (texts/), and the five articles of the seeds by their sums (five.toml).

Batch a was developed against; batch b was written before any result was looked at, and measures; batch c was written
by somebody who had not seen the rules, and then developed against; so was batch e. Batch f was made up for turns of
phrase and layouts that real pages have and the others lack. A name without quotation marks begins behind the noun
that introduces it ("câu lạc bộ Bếp ấm" is "Bếp ấm"), unless that has its own capital in the middle of a sentence;
inside quotation marks a name is all that they hold. A recipient that is named and not counted is one ("Chi bộ thôn A
được tặng Giấy khen"); a picture shows only some of those whom an act is for.
"""

import hashlib
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from trackerapp.articles.page.passages import passages
from trackerapp.articles.prose.wording import Wording
from trackerapp.text import legacy

HERE = Path(__file__).parent
TO_TCVN3 = {letter: chr(code) for code, letter in legacy._FROM_TCVN3.items()}
TYPED = {
    "nfd": lambda text: normalize("NFD", text),
    "tcvn3": lambda text: "".join(TO_TCVN3.get(letter) or TO_TCVN3.get(letter.lower(), letter) for letter in text),
}
MODEL = ("name", "kind", "unit", "status", "commune", "district", "province")
COMMENDATION = ("authority", "authority_level", "form", "collectives", "individuals", "households", "total", "year")
DOCUMENT = ("called", "kind", "issued_on")
NUMBERS = {"collectives", "individuals", "households", "total", "year"}


@dataclass
class Annotated:
    """One text with what a person found in it."""

    name: str
    text: str
    batch: str
    models: list[dict]
    commendations: list[dict]
    documents: list[dict]
    places: list[tuple[str, str]]
    about: dict
    typed: str = ""


def made_up() -> list[Annotated]:
    """The texts of both batches."""
    return [
        _annotated(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted((HERE / "texts").glob("*.toml"))
    ]


def prose(length: int) -> str:
    """Paragraphs of the texts that were made up, one after the other and over again, ``length`` characters of them."""
    lines: list[str] = []
    for wording in (Wording.of(text.text) for text in made_up() if not text.typed):
        lines += [wording.plain[each.start : each.end] for each in passages(wording) if each.kind == "body"]
    once = "\n".join(lines) + "\n"
    return (once * (length // len(once) + 1))[:length]


def five() -> Iterator[Annotated]:
    """Those of the five articles that lie in ARTICLES_DIR, found by the sum of their bytes."""
    folder = os.environ.get("ARTICLES_DIR")
    known = tomllib.loads((HERE / "five.toml").read_text(encoding="utf-8"))
    for path in sorted(Path(folder).glob("*.txt")) if folder else []:
        content = path.read_bytes()
        found = known.get(hashlib.sha256(content).hexdigest())
        if found:
            yield _annotated(found["article"], {**found, "text": content.decode()}, batch="five")


def _annotated(name: str, data: dict, batch: str | None = None) -> Annotated:
    text = TYPED.get(data.get("typed", ""), str)(data["text"])
    places = [tuple(_split_type(place)) for place in data.get("places", [])]
    return Annotated(
        name,
        text,
        batch or name[0],
        [_row(MODEL, line) for line in data["models"]],
        [_row(COMMENDATION, line) for line in data["commendations"]],
        [_row(DOCUMENT, line) for line in data["documents"]],
        places,
        {key: data.get(key) for key in ("title", "publisher", "author", "published_on")},
        data.get("typed", ""),
    )


def _row(keys: tuple[str, ...], line: str) -> dict:
    values = [None if value == "-" else value for value in line.split(" | ")]
    assert len(values) == len(keys), line
    return {key: int(value) if value and key in NUMBERS else value for key, value in zip(keys, values, strict=True)}


def _split_type(place: str) -> list[str]:
    kind = next(
        kind
        for kind in ("thành phố", "thị trấn", "thị xã", "đặc khu", "tỉnh", "quận", "huyện", "xã", "phường")
        if place.startswith(kind + " ")
    )
    return [kind, place.removeprefix(kind + " ")]
