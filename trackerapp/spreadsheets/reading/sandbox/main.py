"""The child: opens one workbook, and answers on standard output what it is asked on standard input.

A question is a line of JSON: the number of a sheet, or ``[sheet, first, count]`` for rows. So is an answer. What is
no JSON stands in an object: ``{"date": …}``, ``{"error": "#REF!"}``, ``{"formula": "A1+B1"}``.
"""

import json
import sys
from datetime import date, datetime

from trackerapp.apart.limits import shut_in

from .refusal import Refusal
from .workbook import Workbook

LONGEST_ANSWER = 64 * 1024**2
"""Bytes that the parent is asked to take at once."""


def main() -> None:
    """Answer until nobody asks any more. What goes wrong is an answer, too, and the last one."""
    path, kind, limits = sys.argv[-3], sys.argv[-2], json.loads(sys.argv[-1])
    shut_in(limits["memory"], limits["seconds"])
    try:
        book = Workbook(path, kind, limits)
        _say({"sheets": book.sheets, "is_1904": book.other.is_1904})
        _answer(book, limits["unpacked"])
    except Refusal as refusal:
        _say({"refused": refusal.code, "facts": refusal.facts})
    except MemoryError:
        _say({"refused": "memory", "facts": {}})
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # that of calamine, which is no Exception
            raise
        _say({"refused": "damaged", "facts": {}})


def _answer(book: Workbook, most: int) -> None:
    """Answer what comes, in so many bytes at most: one long text in every cell takes little room in the file."""
    for line in sys.stdin:
        match json.loads(line):
            case [sheet, first, count]:
                answer = book.sheet(sheet).rows(first, count)
            case sheet:
                answer = book.sheet(sheet).facts
        most -= _say(answer, most)


def _say(answer: dict, most: int = LONGEST_ANSWER) -> int:
    """Send one answer of at most so many bytes; how many it took."""
    line = json.dumps(answer, ensure_ascii=False, default=_in_json).encode("utf-8", "replace")
    if len(line) > most:
        raise Refusal("bomb")
    if len(line) > LONGEST_ANSWER:
        line = json.dumps({"refused": "memory", "facts": {}}).encode()
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()
    return len(line)


def _in_json(value: object) -> dict:
    match value:
        case datetime() | date():
            return {"date": value.isoformat()}
        case _:
            return {"time": str(value)}
