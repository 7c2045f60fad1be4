"""Whatever becomes of the child that reads a workbook, the register lives on and says what to do."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from trackerapp.apart.child import ROOT
from trackerapp.spreadsheets import xlsx_file
from trackerapp.spreadsheets.reading import Limits, Refused, child, opened

from .packages import HEAD, record, shared, xlsx
from .packages import head as head_row

MEGABYTE = 1024**2


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "workbook"
    path.write_bytes(xlsx(head_row() + "".join(record(at) for at in range(2, 50))))
    return path


def known(heading):
    return heading in HEAD


def process_of(book):
    return book.source.child.process


def test_child_knows_nothing_of_the_register(path):
    with opened(path) as book:
        environment = Path(f"/proc/{process_of(book).pid}/environ").read_bytes()

    assert environment == b""


def test_child_starts_without_django():
    packages = Path(child.find_spec("python_calamine").origin).parents[1]
    question = "import sys; sys.path += sys.argv[1:]; import sandbox.main; print('django' in sys.modules)"
    command = [sys.executable, "-I", "-S", "-c", question, child.HERE, packages, ROOT]

    said = subprocess.run(command, capture_output=True, check=True)

    assert said.stdout == b"False\n"


def test_child_is_gone_when_the_book_is_closed(path):
    with opened(path) as book:
        process = process_of(book)

    assert process.returncode is not None


def test_child_is_gone_after_a_fault_in_the_register(path):
    processes = []

    def fail():
        with opened(path) as book:
            processes.append(process_of(book))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert processes[0].returncode is not None


def test_no_child_is_left_of_a_file_that_is_refused(tmp_path, monkeypatch):
    path, begun = tmp_path / "cut", []
    path.write_bytes(xlsx(head_row())[:-9])
    begin = subprocess.Popen

    def remembered(*words, **options):
        begun.append(begin(*words, **options))
        return begun[-1]

    monkeypatch.setattr(subprocess, "Popen", remembered)

    with pytest.raises(Refused), opened(path):
        pass

    assert [process.returncode is not None for process in begun] == [True]


@pytest.mark.parametrize(("signal_sent", "code"), [(signal.SIGKILL, "memory"), (signal.SIGXCPU, "slow")])
def test_child_that_dies_while_it_reads_is_a_refusal(path, signal_sent, code):
    with opened(path) as book:
        rows = book.table(known).chunks(10)
        next(rows)
        process_of(book).send_signal(signal_sent)
        process_of(book).wait()

        with pytest.raises(Refused) as refused:
            list(rows)

    assert refused.value.code == code


def test_child_that_says_nothing_is_waited_for_no_longer_than_allowed(path):
    with opened(path, Limits(seconds=1)) as book:
        rows = book.table(known).chunks(10)
        process_of(book).send_signal(signal.SIGSTOP)
        began = time.monotonic()

        with pytest.raises(Refused) as refused:
            list(rows)

    assert refused.value.code == "slow"
    assert time.monotonic() - began < 3


def test_who_reads_slowly_is_not_cut_off(path):
    with opened(path, Limits(seconds=1)) as book:
        rows = book.table(known).chunks(10)
        next(rows)
        time.sleep(1.5)

        assert len([row for chunk in rows for row in chunk]) >= 38


def test_table_that_was_left_in_the_middle_can_be_read_again(path):
    with opened(path) as book:
        table = book.table(known)
        next(table.chunks(10))

        assert sum(len(chunk) for chunk in table.chunks(10)) == 48


def test_limits_are_settings(path, settings):
    settings.SPREADSHEET_ROWS = 20

    with pytest.raises(Refused) as refused, opened(path) as book:
        book.table(known)

    assert refused.value.facts["limit"] == 20


def test_too_large_a_file_is_not_opened_at_all(path):
    with pytest.raises(Refused) as refused, opened(path, Limits(bytes=100)):
        pass

    assert refused.value.code == "large"


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A hundred thousand records of twelve columns, as workbook and as text."""
    folder = tmp_path_factory.mktemp("large")
    names = [*HEAD, *(f"Cột {at}" for at in range(9))]
    words = [f"mô hình dân vận khéo {of}" for of in range(9)]
    rows = [[f"Đường hoa {at}", "Hội Phụ nữ", 2019, *(f"{word} {at}" for word in words)] for at in range(100_000)]
    (folder / "xlsx").write_bytes(b"".join(xlsx_file("Mô hình", names, rows)))
    lines = "\r\n".join(",".join(map(str, row)) for row in [names, *rows])
    (folder / "csv").write_text(lines, encoding="utf-8")
    return folder


READ = """
import sys
from pathlib import Path
import django; django.setup()
from trackerapp.spreadsheets.reading import opened
from tests.spreadsheets.reading.test_child import peak
with opened(Path(sys.argv[1])) as book:
    rows = sum(len(chunk) for chunk in book.table(lambda heading: heading == "Đơn vị").chunks(2000))
    child = peak(book.source.child.process.pid) if hasattr(book.source, "child") else 0
print(rows, peak("self") + child)
"""


def peak(process):
    """The most megabytes that a process has held so far."""
    [line] = [line for line in Path(f"/proc/{process}/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) // 1024


@pytest.mark.faults
@pytest.mark.parametrize(("kind", "most"), [("xlsx", 300), ("csv", 160)])
def test_a_hundred_thousand_rows_take_no_more_memory_than_promised(large, kind, most):
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}

    said = subprocess.run([sys.executable, "-c", READ, large / kind], env=environment, capture_output=True, check=True)

    rows, megabytes = map(int, said.stdout.split())
    assert rows == 100_000
    assert megabytes < most


@pytest.mark.faults
def test_workbook_that_asks_for_more_memory_than_allowed_is_refused(large):
    with opened(large / "xlsx", Limits(memory=96 * MEGABYTE)) as book, pytest.raises(Refused) as refused:
        book.table(known)

    assert refused.value.code == "memory"


def test_one_long_text_in_every_cell_is_refused_however_little_room_it_takes(tmp_path):
    path, long = tmp_path / "bang.xlsx", "x" * 30_000
    path.write_bytes(shared(*(f"<t>{text}</t>" for text in [*HEAD, "Đường hoa", "Hội", long]), again=200))

    with opened(path, Limits(unpacked=4 * MEGABYTE)) as book, pytest.raises(Refused) as refused:
        list(book.table(known).chunks(50))

    assert refused.value.code == "bomb"
