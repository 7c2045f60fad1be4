"""A real browser for the tests: how to find one, to get one, and to listen to what it complains of.

``python -m tests.browser`` finds or gets one and prints which.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page, sync_playwright

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--no-first-run",
]
MINUTES = 10
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class NoBrowserError(Exception):
    """None is there, and none could be got; the message says what a person can do."""

    def __str__(self) -> str:
        return (
            "The tests drive a real browser, and there is none. Install Chromium (Debian: apt install chromium) "
            "or name the program that is there: CHROMIUM=/path/to/chromium make test"
        )


def installed() -> str | None:
    """The path of the machine's own Chromium: the one that CHROMIUM names, or one by its usual name."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def arguments() -> list[str]:
    """What Chromium is started with. Its sandbox does not work for root."""
    return [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS


def find() -> str | None:
    """The path of a browser: the machine's own, else the one that Playwright has installed; None if there is none."""
    if own := installed():
        return own
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def get() -> str:
    """Install a browser, from the distribution where that is possible, else by Playwright; its path.

    Raises NoBrowserError if neither gives one.
    """
    ways = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    if _is_root_on_debian():
        ways.insert(0, [["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]])
    for way in ways:
        if all(map(_run, way)) and (path := find()):
            return path
    raise NoBrowserError


def _is_root_on_debian() -> bool:
    release = Path("/etc/os-release")
    return os.geteuid() == 0 and release.exists() and "ID=debian" in release.read_text().splitlines()


def _run(command: list[str]) -> bool:
    print("+", *command, flush=True)  # noqa: T201
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, timeout=MINUTES * 60, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def listen(context: BrowserContext, address: str) -> list[str]:
    """The complaints of ``context``, in a list that grows.

    They are the errors and warnings of the console, breaches of the Content-Security-Policy among them, what a page
    raises, failed requests, and requests to another host than that of ``address``. A browser asks for /favicon.ico
    by itself where a page names no icon; that is no complaint.
    """
    complaints: list[str] = []
    host = urlsplit(address).netloc

    def hear_console(message):
        if message.type in {"error", "warning"} and not message.location["url"].endswith("/favicon.ico"):
            complaints.append(f"{message.text} ({message.location['url']})")

    def hear_request(request):
        url = urlsplit(request.url)
        if url.scheme not in {"data", "blob", "about"} and url.netloc != host:
            complaints.append(f"A request to another host: {request.url}")

    def hear_failure(request):
        if request.failure != "net::ERR_ABORTED":  # the reader went on, or the answer became a download
            complaints.append(f"{request.failure} ({request.url})")

    context.on("console", hear_console)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("request", hear_request)
    context.on("requestfailed", hear_failure)
    return complaints


def accessibility_faults(page: Page, tags: Iterable[str] = WCAG) -> list[str]:
    """What axe finds on ``page`` against WCAG 2.2, A and AA: the rule, what it asks for, and where.

    The pages that are opened after the first one bring axe with them: sending it takes as long as opening a page.
    """
    if not page.evaluate("'axe' in window"):
        page.add_init_script(AXE_SCRIPT)
        page.evaluate(AXE_SCRIPT)
    faults = page.evaluate(
        "tags => axe.run({runOnly: tags, resultTypes: ['violations']}).then(found => found.violations)", list(tags)
    )
    return [
        f"{fault['id']}: {fault['help']} ({', '.join(str(node['target']) for node in fault['nodes'])})"
        for fault in faults
    ]


def main() -> int:
    """Find a browser or get one, and print which; the exit status."""
    try:
        print("Browser:", find() or get())  # noqa: T201
    except NoBrowserError as none:
        print(none, file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
