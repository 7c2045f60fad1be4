"""What `make` promises, as far as it shows without installing anything."""

import os
import shutil
import subprocess

import pytest
from django.conf import settings

make = shutil.which("make")
pytestmark = pytest.mark.skipif(make is None, reason="make is not installed")


def run(*words, folder=settings.BASE_DIR, path=None):
    environment = {"PATH": path or os.environ["PATH"], "HOME": str(folder)}
    return subprocess.run([make, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def clone(tmp_path):
    """A folder with what `make` reads, and no virtual environment."""
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(settings.BASE_DIR / name, tmp_path)
    return tmp_path


def test_make_alone_lists_the_commands():
    listed = run().stdout

    for command in ("run", "test", "check", "faults", "bench"):
        assert f"make {command}" in listed


def test_missing_python_is_named_with_a_way_out(clone):
    refused = run("run", "PYTHON=no-such-python", folder=clone)

    assert refused.returncode == 2
    assert 'The register needs Python 3.11 or newer, and "no-such-python" is none.' in refused.stderr
    assert "make run PYTHON=" in refused.stderr
    assert not (clone / ".venv").exists()


def test_debug_is_set_by_run_alone():
    for command in ("test", "check", "faults"):
        assert "DEBUG=true" not in run("-n", command).stdout


def test_everything_is_installed_by_hash(clone):
    installing = [line for line in run("-n", "test", folder=clone).stdout.splitlines() if "pip install" in line]

    assert len(installing) == 2
    assert all("--require-hashes" in line for line in installing)


def test_second_run_installs_nothing(clone):
    made = clone / ".venv"
    (made / "bin").mkdir(parents=True)
    for name in ("bin/python", ".run", ".dev"):
        (made / name).touch()

    assert "pip install" not in run("-n", "run", folder=clone).stdout
    assert "pip install" not in run("-n", "test", folder=clone).stdout


def test_changed_lock_is_installed(clone):
    test_second_run_installs_nothing(clone)
    os.utime(clone / ".venv/.run", (0, 0))

    assert "-r requirements.txt" in run("-n", "run", folder=clone).stdout


def test_host_and_port_are_the_callers():
    served = run("-n", "run", "HOST=127.0.0.2", "PORT=8010").stdout

    assert "runserver 127.0.0.2:8010" in served
    assert "db_worker" in served
    assert "demo_account --host 127.0.0.2 --port 8010" in served
