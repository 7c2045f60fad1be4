"""The list of erasures outside the database, a line of JSON for each: an older backup does not bring it back.

It holds no name. What makes it last is written through to the disk before an erasure is told as done.
"""

import json
import os
import uuid
from datetime import datetime
from pathlib import Path

from django.conf import settings

from trackerapp.models import Erasure, User

PLAIN = ["kind", "row", "versions", "with_files", "salt", "name_hash", "document"]
ONLY_OWNER = 0o600


def path():
    return Path(settings.ERASURES_FILE)


def append(erasures):
    """Write a line for each of ``erasures``, through to the disk. Raises OSError; a line that was cut off is ended."""
    lines = "".join(json.dumps(_told(each), ensure_ascii=False) + "\n" for each in erasures)
    is_new = not path().exists()
    file = os.open(path(), os.O_RDWR | os.O_APPEND | os.O_CREAT, ONLY_OWNER)
    try:
        os.fchmod(file, ONLY_OWNER)
        _write(file, (b"" if _ends_with_a_line(file) else b"\n") + lines.encode())
        os.fsync(file)
    finally:
        os.close(file)
    if is_new:
        _keep_entry_of(path().parent)


def _ends_with_a_line(file):
    size = os.fstat(file).st_size
    return size == 0 or os.pread(file, 1, size - 1) == b"\n"


def _write(file, content):
    while content:
        content = content[os.write(file, content) :]


def _keep_entry_of(folder):
    """A new file is there after a power cut only if its folder was written through, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read():
    """The erasures that the file holds, not saved, and the numbers of lines that nobody can read."""
    erasures, faulty = [], []
    text = path().read_text(errors="replace") if path().exists() else ""
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            erasures.append(_read_line(line))
        except (ValueError, KeyError, TypeError):
            faulty.append(number)
    return erasures, faulty


def _told(erasure):
    return {
        "erasure": str(erasure.token),
        **{name: getattr(erasure, name) for name in PLAIN},
        "entered_at": erasure.entered_at and erasure.entered_at.isoformat(),
        "by": erasure.erased_by.username if erasure.erased_by else None,
        "erased_at": erasure.erased_at.isoformat(),
    }


def _read_line(line):
    told = json.loads(line)
    erasure = Erasure(
        token=uuid.UUID(told["erasure"]),
        **{name: told[name] for name in PLAIN},
        entered_at=told["entered_at"] and datetime.fromisoformat(told["entered_at"]),
        erased_by=User.objects.filter(username=told["by"]).first() if told["by"] else None,
        erased_at=datetime.fromisoformat(told["erased_at"]),
    )
    if erasure.kind not in Erasure.Kind or not isinstance(erasure.row, int):
        raise ValueError
    return erasure
