"""Files are read in a process of their own: whatever one does to it, the page says what is wrong."""

import time

import pytest

from tests.articles.test_files import LOCKED, docx
from trackerapp.articles.inputs import apart
from trackerapp.articles.prose.unreadable import Unreadable
from trackerapp.articles.prose.wording import LONGEST

pytestmark = pytest.mark.once


def test_what_the_process_reads_is_what_the_reader_reads():
    found = apart.read_apart(docx("<w:p><w:r><w:t>Hũ gạo nghĩa tình</w:t></w:r></w:p>"), ".docx")

    assert found.words == "Hũ gạo nghĩa tình"


def test_file_with_line_ends_of_windows_is_as_large_as_its_text_pasted():
    text = "Hũ gạo\r\n" * (LONGEST // len("Hũ gạo\n".encode()))

    assert apart.read_apart(text.encode(), ".txt").words == text


def test_what_the_reader_says_is_wrong_comes_back_in_its_words():
    with pytest.raises(Unreadable, match="password") as refused:
        apart.read_apart(LOCKED, ".pdf")

    assert refused.value.words == "The PDF is locked by a password: save it without one."


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import time; time.sleep(60)", "too much time"),
        ("from trackerapp.apart.limits import shut_in; shut_in(2**28, 1)\nwhile True: pass", "too much time"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "too much time or memory"),
        ("raise SystemExit(3)", "damaged"),
    ],
    ids=["waits", "works", "is killed", "breaks off"],
)
def test_process_that_does_not_answer_is_ended_and_told(monkeypatch, code, message):
    monkeypatch.setattr(apart, "_START", code)
    monkeypatch.setattr(apart, "SECONDS", 2)
    began = time.monotonic()

    with pytest.raises(Unreadable, match=message):
        apart.read_apart(b"Hu gao", ".txt")

    assert time.monotonic() - began < 10


def test_process_takes_no_more_memory_than_it_may(monkeypatch):
    eats = "from trackerapp.apart.limits import shut_in; shut_in(2**28, 5)\nbytearray(2**29)"
    monkeypatch.setattr(apart, "_START", eats)

    with pytest.raises(Unreadable, match="damaged"):
        apart.read_apart(b"Hu gao", ".txt")
