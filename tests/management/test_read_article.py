"""The command `read_article`; the article is made up."""

import json

import pytest
from django.core.management import CommandError, call_command

from trackerapp.articles.inputs import apart

ARTICLE = (
    "Xã Vạn Phú làm theo lời Bác\r\n\r\n"
    "Hội Phụ nữ xã Vạn Phú, huyện Vạn Ninh duy trì mô hình “Hũ gạo nghĩa tình”, giúp 20 hộ.\r\n"
    "UBND huyện tặng Giấy khen cho 02 tập thể có thành tích xuất sắc trong năm 2018. Liên hệ: 0905 123 456.\r\n"
)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "bai.txt"
    path.write_bytes(ARTICLE.encode())
    return path


def test_json_is_one_object_with_spans_in_the_file_as_decoded(article, capsys):
    call_command("read_article", article, json=True)

    printed = capsys.readouterr()
    reading = json.loads(printed.out)
    model = reading["models"][0]
    assert ARTICLE[model["start"] : model["end"]] == model["name"] == "Hũ gạo nghĩa tình"
    assert "text" not in reading
    assert "phone number" in printed.err


def test_a_web_page_comes_with_the_text_that_its_spans_are_in(tmp_path, capsys):
    path = tmp_path / "bai.html"
    path.write_text("<p>" + ARTICLE.replace("\r\n\r\n", "</p><p>") + "</p>", encoding="utf-8")

    call_command("read_article", path, json=True)

    reading = json.loads(capsys.readouterr().out)
    model = reading["models"][0]
    assert reading["text"][model["start"] : model["end"]] == model["name"]


def test_people_get_a_line_for_each_candidate(article, capsys):
    call_command("read_article", article)

    printed = capsys.readouterr().out
    assert "models: 1" in printed
    assert "Hũ gạo nghĩa tình · kind mô hình · unit Hội Phụ nữ xã Vạn Phú" in printed


@pytest.mark.parametrize(
    ("content", "message"), [(b"", "no text"), (b"%PDF-1.4", "PDF"), (b"a" * 1_000_001, "1,000,001")]
)
def test_what_cannot_be_read_ends_in_an_error_and_prints_nothing(tmp_path, capsys, content, message):
    path = tmp_path / "bai.txt"
    path.write_bytes(content)

    with pytest.raises(CommandError, match=message):
        call_command("read_article", path, json=True)
    assert capsys.readouterr().out == ""


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"none\.txt"):
        call_command("read_article", tmp_path / "none.txt", json=True)


def test_a_file_that_takes_too_much_is_given_up(tmp_path, monkeypatch):
    path = tmp_path / "bai.pdf"
    path.write_bytes(b"%PDF-1.7")
    monkeypatch.setattr(apart, "_START", "import time; time.sleep(60)")
    monkeypatch.setattr(apart, "SECONDS", 1)

    with pytest.raises(CommandError, match="too much time"):
        call_command("read_article", path)
