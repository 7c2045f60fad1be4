"""Which code it is that answers: pages and answers of another one are not the same."""

from hashlib import sha256
from pathlib import Path

from django.conf import settings

MADE_WITH = {".py", ".html", ".mo", ".css", ".js"}
"""Styles and scripts count, for pages name them by what is in them."""


def _release():
    """A name of the code, the templates and the words that pages are made with."""
    files = (path for top in ("templates", "trackerapp") for path in (Path(settings.BASE_DIR) / top).rglob("*"))
    told = sorted(f"{path}{path.stat().st_mtime_ns}" for path in files if path.suffix in MADE_WITH)
    return sha256("".join(told).encode()).hexdigest()


RELEASE = _release()
