"""The lock files hold what the .in files ask for, and nothing that nobody asked for."""

import re

import pytest
from django.conf import settings
from packaging.requirements import Requirement

PIN = re.compile(r"^(\S+)==(\S+)(?: ; .+)? \\\n((?:    --hash=\S+(?: \\)?\n)+)((?:    #.*\n)+)", re.MULTILINE)


def asked_for(name):
    lines = (line.partition("#")[0].strip() for line in (settings.BASE_DIR / name).read_text().splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


def locked(name):
    """What a lock file holds, by name: the version, and the comment that says who asked for it."""
    return {found[1]: (found[2], found[4]) for found in PIN.finditer((settings.BASE_DIR / name).read_text())}


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_lock_holds_what_is_asked_for(name):
    lock = locked(f"{name}.txt")

    for requirement in asked_for(f"{name}.in"):
        version, asked_by = lock[requirement.name.lower()]
        assert requirement.specifier.contains(version), f"{requirement}: {version} is locked; run `make lock`"
        assert f"-r {name}.in" in asked_by


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_lock_holds_nothing_that_is_not_asked_for_any_more(name):
    asked = {requirement.name.lower() for requirement in asked_for(f"{name}.in")}

    left = [pin for pin, (_, asked_by) in locked(f"{name}.txt").items() if f"-r {name}.in" in asked_by]

    assert set(left) == asked


def test_every_pin_has_hashes():
    for name in ("requirements.txt", "requirements-dev.txt"):
        pins = re.findall(r"^\S+==", (settings.BASE_DIR / name).read_text(), re.MULTILINE)
        assert len(pins) == len(locked(name))


def test_tests_run_on_the_versions_that_the_register_runs_on():
    run, tests = locked("requirements.txt"), locked("requirements-dev.txt")

    assert {name: tests[name][0] for name in run.keys() & tests} == {name: run[name][0] for name in run.keys() & tests}


def test_each_requirement_has_its_reason():
    for name in ("requirements.in", "requirements-dev.in"):
        for line in (settings.BASE_DIR / name).read_text().splitlines():
            if line and not line.startswith(("#", "-")):
                assert re.search(r"# \w", line), f"{name}: why {line}?"
