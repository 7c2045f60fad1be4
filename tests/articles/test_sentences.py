"""One sentence for each way of saying something; sentences.toml holds them with what is found in each."""

import tomllib
from pathlib import Path

import pytest

from tests.articles.scoring import gazetteer
from trackerapp.articles.reading import read

SENTENCES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))
TITLE = "Tin ngắn trong tuần qua của xã\n\n"
OF_A_DISTRICT = (
    "Huyện Krông Búk học Bác từ việc nhỏ\n\nNhững năm qua, huyện Krông Búk, tỉnh Đắk Lắk có nhiều chuyển biến trong "
    "học tập và làm theo Bác, được nhân dân đồng tình.\n"
)
FILLER = " Câu này chỉ để đoạn văn đủ dài mà không nhắc tới điều gì khác nữa."


def each(kind):
    return pytest.mark.parametrize("sentence", SENTENCES[kind], ids=lambda sentence: sentence["text"][:60])


def found(before, sentence, kind):
    return read(before + sentence["text"] + FILLER, gazetteer()).as_json()[kind]


def row(*values):
    return " | ".join("-" if value is None else str(value) for value in values)


@each("commendations")
def test_commendations_are_read_however_they_are_said(sentence):
    acts = found(TITLE, sentence, "commendations")

    rows = [row(*list(act.values())[:8]) for act in acts]
    assert [each.casefold() for each in rows] == [each.casefold() for each in sentence["found"]]


@each("models")
def test_practices_are_told_from_what_is_quoted_besides(sentence):
    models = found(TITLE, sentence, "models")

    assert [model["name"] for model in models] == sentence["found"]


@each("runners")
def test_runner_status_and_commune_are_those_of_the_words_around(sentence):
    models = found(OF_A_DISTRICT, sentence, "models")

    rows = [row(model["name"], model["unit"], model["status"], model["place"]["commune"]) for model in models]
    assert rows == sentence["found"]


@each("documents")
def test_documents_are_known_however_their_numbers_are_written(sentence):
    documents = found(TITLE, sentence, "documents")

    assert [row(one["number"] or one["name"], one["issued_on"]) for one in documents] == sentence["found"]
