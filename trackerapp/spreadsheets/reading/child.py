"""A process of its own for each workbook: whatever the file does to it, the register lives on.

The child runs the package ``sandbox`` alone, without Django and without the secrets of the environment. What it
answers is JSON, which can do nothing when it is read.
"""

import json
import os
import select
import signal
import subprocess
import sys
import time
from dataclasses import asdict
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from trackerapp.text.dates import PartialDate

from .limits import MEGABYTE, Limits
from .raw import Broken, Moment, Uncomputed
from .refusals import Refused
from .sandbox.main import LONGEST_ANSWER

HERE = Path(__file__).parent
START = "import sys; sys.path += sys.argv[1:3]; from sandbox.main import main; main()"
PIECE = 1024**2


class Child:
    """The process that reads one workbook. It waits for questions until it is closed."""

    def __init__(self, path: Path, kind: str, limits: Limits) -> None:
        seconds = limits.seconds + path.stat().st_size // MEGABYTE
        self.left = float(seconds)
        self.rest = b""
        packages = Path(find_spec("python_calamine").origin).parents[1]
        told = json.dumps(asdict(limits) | {"seconds": seconds})
        self.process = subprocess.Popen(  # noqa: S603 the program is this Python, and no shell is asked
            [sys.executable, "-I", "-S", "-c", START, HERE, packages, path.resolve(), kind, told],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={},
        )

    def ask(self, question: object) -> Any:
        """Return the answer to ``question``; raise ``Refused`` if the file is not to be read, or the child is dead."""
        try:
            self.process.stdin.write(json.dumps(question).encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            raise self._died() from None
        return self.answer()

    def answer(self) -> Any:
        """Return what the child says next."""
        answer = json.loads(self._line(), object_hook=_revived)
        if isinstance(answer, dict) and "refused" in answer:
            raise Refused(answer["refused"], **answer["facts"])
        return answer

    def close(self) -> None:
        """End the child, whatever it is doing."""
        self.process.kill()
        self.process.communicate()

    def _line(self) -> bytes:
        pieces, length = [self.rest], 0
        while b"\n" not in pieces[-1]:
            pieces.append(self._piece())
            length += len(pieces[-1])
            if length > 2 * LONGEST_ANSWER:
                raise Refused("memory")
        line, self.rest = b"".join(pieces).split(b"\n", 1)
        return line

    def _piece(self) -> bytes:
        """What has come; the time it was waited for is taken from what is left."""
        pipe, began = self.process.stdout.fileno(), time.monotonic()
        if not select.select([pipe], [], [], self.left)[0]:
            raise Refused("slow")
        self.left -= time.monotonic() - began
        if piece := os.read(pipe, PIECE):
            return piece
        raise self._died()

    def _died(self) -> Refused:
        ended_by = self.process.wait()
        if ended_by > 0:  # a fault of the child itself, which it has told on standard error
            return Refused("damaged")
        return Refused("slow" if ended_by == -signal.SIGXCPU else "memory")


def _revived(found: dict) -> object:
    """What cannot be said in JSON, from how the child says it."""
    if len(found) != 1:
        return found
    [(kind, text)] = found.items()
    return _REVIVED[kind](text) if kind in _REVIVED else found


def _day(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


_REVIVED = {"date": _day, "partial": PartialDate.parse, "time": Moment, "error": Broken, "formula": Uncomputed}
