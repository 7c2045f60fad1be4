"""Files of offices and web pages are read in a process of their own, with limits of memory and time."""

import json
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pdfminer

from trackerapp.apart.child import Child
from trackerapp.apart.limits import shut_in
from trackerapp.articles.inputs.files import LARGEST, FileText, read_bytes
from trackerapp.articles.prose.unreadable import Told, Unreadable
from trackerapp.articles.prose.wording import refuse_too_long

MEMORY, SECONDS = 768 * 1024**2, 20
_START = "from trackerapp.articles.inputs.apart import main; main()"
_PACKAGES = Path(pdfminer.__file__).parents[1]


def _ended(code: str) -> Unreadable:
    if code == "damaged":
        return Unreadable("The file is damaged or of a kind that cannot be read: copy its text instead.")
    return Unreadable("Reading the file takes too much time or memory: copy its text instead.")


class _Child(Child):
    longest, fault = 4 * LARGEST, staticmethod(_ended)


def read_apart(content: bytes, suffix: str) -> FileText:
    """Return what `read_bytes` returns and raise what it raises; Unreadable also if the file breaks the process."""
    with NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        child = _Child(_START, [_PACKAGES], [file.name, suffix], SECONDS)
        try:
            answer = child.answer()
        finally:
            child.close()
    if "words" in answer:
        raise Unreadable(answer["words"], **answer["facts"])
    return FileText(answer["text"], answer["is_plain"])


def main() -> None:
    """The process: reads the file that it is told, and says its text or what is wrong."""
    path, suffix = sys.argv[-2:]
    shut_in(MEMORY, SECONDS)
    sys.stdout.buffer.write(json.dumps(_read(Path(path), suffix)).encode() + b"\n")


def _read(path: Path, suffix: str) -> dict[str, Any]:
    try:
        found = read_bytes(path.read_bytes(), suffix)
        refuse_too_long(found.words)
    except Told as fault:
        return {"words": fault.words, "facts": fault.facts}
    except MemoryError:
        return {"words": _ended("memory").words, "facts": {}}
    return {"text": found.words, "is_plain": found.is_plain}
