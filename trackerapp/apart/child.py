"""The side of the register: starts a process for one file, asks it, and ends it.

Question and answer are lines of JSON, which can do nothing when they are read.
"""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PIECE = 1024**2


class Ended(Exception):
    """The child gives no answer: it was too slow, wanted too much memory, or broke off."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Child:
    """The process that reads one file. It waits for questions until it is closed.

    ``code`` is what it runs; ``paths`` are where its modules lie, ``words`` what it is told. It may take so many
    ``seconds`` in all.
    """

    longest = 64 * 1024**2
    """Bytes that are taken from it at once."""
    fault: Callable[[str], Exception] = Ended
    """What is raised when it ends: of "slow", "memory" or "damaged"."""

    def __init__(self, code: str, paths: Sequence[Path], words: Sequence[str | Path], seconds: float) -> None:
        self.left, self.rest = float(seconds), b""
        start = f"import sys; sys.path += sys.argv[1:{len(paths) + 2}]; {code}"
        self.process = subprocess.Popen(  # noqa: S603 the program is this Python, and no shell is asked
            [sys.executable, "-I", "-S", "-c", start, *paths, ROOT, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={},
        )

    def ask(self, question: object) -> Any:
        """Return the answer to ``question``; raise ``fault`` if the child is dead."""
        try:
            self._in.write(json.dumps(question).encode() + b"\n")
            self._in.flush()
        except BrokenPipeError:
            raise self._died() from None
        return self.answer()

    def answer(self) -> Any:
        """Return what the child says next."""
        return json.loads(self._line(), object_hook=self.revived)

    @staticmethod
    def revived(found: dict[str, Any]) -> Any:
        """What cannot be said in JSON, from how the child says it."""
        return found

    def close(self) -> None:
        """End the child, whatever it is doing."""
        self.process.kill()
        self.process.communicate()

    @property
    def _in(self) -> Any:
        return self.process.stdin

    def _line(self) -> bytes:
        pieces, length = [self.rest], 0
        while b"\n" not in pieces[-1]:
            pieces.append(self._piece())
            length += len(pieces[-1])
            if length > self.longest:
                raise self.fault("memory")
        line, self.rest = b"".join(pieces).split(b"\n", 1)
        return line

    def _piece(self) -> bytes:
        """What has come; the time it was waited for is taken from what is left."""
        out: Any = self.process.stdout
        pipe, began = out.fileno(), time.monotonic()
        if not select.select([pipe], [], [], self.left)[0]:
            raise self.fault("slow")
        self.left -= time.monotonic() - began
        if piece := os.read(pipe, PIECE):
            return piece
        raise self._died()

    def _died(self) -> Exception:
        ended_by = self.process.wait()
        if ended_by > 0:  # a fault of the child itself, which it has told on standard error
            return self.fault("damaged")
        return self.fault("slow" if ended_by == -signal.SIGXCPU else "memory")
