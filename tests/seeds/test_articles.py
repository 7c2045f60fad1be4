"""Every seed against the text of its article, where ``ARTICLES_DIR`` holds the texts: they are not kept here."""

import hashlib
import os
import re
import tomllib
import unicodedata
from pathlib import Path

import pytest
from django.conf import settings

SEEDS = sorted((settings.BASE_DIR / "seeds" / "articles").glob("*.toml"))
TEXTS = os.environ.get("ARTICLES_DIR", "")
LONGEST_PHRASE = 25
SHORTEST_PARAGRAPH = 70

needs_texts = pytest.mark.skipif(not TEXTS, reason="left out: ARTICLES_DIR does not say where the articles are")


def seed(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def plain(text):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def passages(content):
    entries = [entry for section in content.values() if isinstance(section, list) for entry in section]
    return [each for entry in entries for each in entry.get("cited", [])]


@pytest.fixture(params=SEEDS, ids=lambda path: path.stem)
def content(request):
    return seed(request.param)


@pytest.fixture
def text(content):
    wanted = content["source"]["text_sha256"]
    found = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in Path(TEXTS).glob("*.txt")}
    assert wanted in found, "no article has the sha256 that the seed gives"
    return found[wanted].read_bytes().decode("utf-8").split("\n")


def where(passage, source):
    """The line of the text that a passage stands on; the title stands before every paragraph."""
    if passage.get("in_title"):
        return None
    if "caption" in passage:
        return source["caption_lines"][passage["caption"] - 1]
    return source["paragraph_lines"][passage["paragraph"] - 1]


@needs_texts
def test_words_stand_in_the_paragraph_or_caption_that_the_seed_gives(content, text):
    for passage in passages(content):
        line = where(passage, content["source"])
        said = content["source"]["title"] if line is None else text[line - 1]
        assert plain(passage["words"]) in plain(said), passage


@needs_texts
def test_bibliography_stands_in_the_text(content, text):
    whole = plain(" ".join(text))
    for name in ("title", "publisher", "author"):
        assert plain(content["source"].get(name, "")) in whole
    if "published_on" in content["source"]:
        assert content["source"]["published_on"] in whole


@needs_texts
def test_names_stand_in_the_text_letter_by_letter_with_their_marks(content, text):
    whole = plain(" ".join(text))
    for entry in content.get("model", []):
        quoted = rf"[“\"”]{re.escape(entry['name'])}[”\"]"
        assert bool(re.search(quoted, whole)) == entry.get("is_quoted", True), entry["name"]
        assert entry["name"] in whole


@needs_texts
def test_paragraphs_are_lines_of_the_text_in_their_order(content, text):
    lines = content["source"]["paragraph_lines"]

    assert lines == sorted(set(lines))
    assert all(len(text[line - 1]) > SHORTEST_PARAGRAPH for line in lines)


def test_words_are_phrases_and_never_sentences(content):
    for passage in passages(content):
        assert len(passage["words"].split()) <= LONGEST_PHRASE, passage
        assert not passage["words"].rstrip('”"').endswith((".", "!", "?")), passage


def test_every_record_says_where_it_is_from(content):
    for section in ("model", "commendation", "directive"):
        for entry in content.get(section, []):
            assert entry.get("cited"), entry["key"]


def test_keys_are_used_once():
    keys = [
        (section, entry["key"])
        for path in SEEDS
        for section, entries in seed(path).items()
        if isinstance(entries, list) and section != "directive"
        for entry in entries
    ]

    assert len(keys) == len(set(keys))
