"""Frames have room: no call crosses the end of a chunk, however deep it is made."""

from resource import RUSAGE_THREAD, getrusage
from threading import Thread

from config.room import in_a_large_room

DEEP, OFTEN = 300, 200


def leaf():
    return None


def crossings(depth=DEEP):
    """The most pages of memory that the system had to give for calls at one depth, at each of which OFTEN are made."""
    before = getrusage(RUSAGE_THREAD).ru_minflt
    for _ in range(OFTEN):
        leaf()
    here = getrusage(RUSAGE_THREAD).ru_minflt - before
    return max(here, crossings(depth - 1)) if depth else here


def test_no_call_in_a_large_room_crosses_an_end():
    found = []
    thread = Thread(target=lambda: found.append(in_a_large_room(crossings)()))

    thread.start()
    thread.join()

    assert found[0] < OFTEN


def test_what_is_called_there_gets_and_gives_what_it_would_elsewhere():
    assert in_a_large_room(divmod)(7, 2) == (3, 1)
