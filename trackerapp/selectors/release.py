"""Which code it is that answers: pages and answers of another one are not the same."""

from hashlib import sha256
from pathlib import Path

from django.conf import settings

MADE_WITH = {".py", ".html", ".mo", ".css", ".js"}
"""Styles and scripts count, for pages name them by what is in them."""
SHOWN = ["CONTACT_EMAIL", "SEARCHES_PER_MINUTE"]
"""What pages show of the environment."""


def _release():
    """A name of the code, the templates, the words and the settings that pages are made with."""
    files = (
        path for top in ("config", "templates", "trackerapp") for path in (Path(settings.BASE_DIR) / top).rglob("*")
    )
    told = sorted(f"{path}{path.stat().st_mtime_ns}" for path in files if path.suffix in MADE_WITH)
    shown = [f"{name}={getattr(settings, name)}" for name in SHOWN]
    return sha256("\n".join([*told, *shown]).encode()).hexdigest()


RELEASE = _release()
