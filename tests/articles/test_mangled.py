"""Texts of the annotated set, torn and mixed with rubbish: nothing breaks, and every span lies in the text."""

import json
import re
import tomllib
from contextlib import suppress
from pathlib import Path
from random import Random
from unicodedata import normalize

import pytest

from tests.articles.annotated import made_up
from tests.articles.scoring import gazetteer
from trackerapp.articles.prose.wording import NotVietnamese, Wording
from trackerapp.articles.reading import read

RUBBISH = "“”\"'‘’()[];:,.…-–/0123456789 \n\t\u00a0\u200b\u0301ăđXxẠ\ud800\U0001f600İßﬁ"


def torn(text, random):
    """A piece of ``text`` with letters changed, put in and left out."""
    start = random.randrange(len(text))
    letters = list(text[start : start + random.randrange(20, 900)])
    for _ in range(random.randrange(25)):
        at = random.randrange(len(letters))
        letters[at : at + random.randrange(4)] = random.choice(RUBBISH)
    return normalize(random.choice(["NFC", "NFD"]), "".join(letters))


def read_torn(seed):
    random = Random(seed)  # noqa: S311, the same pieces each time
    texts = [text.text for text in made_up()]
    for _ in range(200):
        text = torn(random.choice(texts), random)
        with suppress(NotVietnamese):
            found = read(text, gazetteer()).as_json()
            json.dumps(found)
            for kind in ("models", "commendations", "documents", "places"):
                assert all(0 <= each["start"] <= each["end"] <= len(text) for each in found[kind])


def test_no_text_breaks_the_reader():
    read_torn(seed=1)


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(2, 12))
def test_no_text_breaks_the_reader_in_thousands_of_tries(seed):
    read_torn(seed)


CUT = ["Hội có mô hình Camera với an ninh,", "Hội ra mắt mô hình “Bếp sạch” và ", 'Tại buổi lễ, 3 tập thể vinh . " ']


@pytest.mark.parametrize("text", CUT)
def test_a_text_may_end_anywhere(text):
    assert read(f"Tin ngắn trong tuần qua của xã\n\n{text}", gazetteer()).as_json()["commendations"] == []


@pytest.mark.faults
def test_every_sentence_may_end_behind_each_word():
    sentences = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))
    for text in (sentence["text"] for kind in sentences.values() for sentence in kind):
        for end in (found.end() for found in re.finditer(r"\s", text)):
            with suppress(NotVietnamese):
                read(f"Tin ngắn trong tuần\n\n{text[:end]}", gazetteer()).as_json()


HIDDEN = ["a \u200b b", "a\u200b\u0301", "  \u00a0\ufeff An", "a\u0301\u200b\u0323 x", "\u200b\u200b"]


@pytest.mark.parametrize("given", HIDDEN)
def test_plain_text_is_plain_already(given):
    plain = Wording.of(given).plain

    assert Wording.of(plain).plain == plain
