"""Measurements in processes of their own, each with its register: Django knows one database."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg


def told(module: str, address: str, *words: str) -> Any:
    """What ``module`` prints as its last line, as JSON, run with the register at ``address``."""
    environment = os.environ | {
        "DATABASE_URL": address,
        "DEBUG": "false",
        "SECRET_KEY": "measuring " * 6,
        "ALLOWED_HOSTS": "testserver",
        "SEARCHES_PER_MINUTE": "0",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-W", "ignore", "-m", module, *words]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def database(name: str) -> str:
    """Where the register ``name`` is kept; on the server that TEST_DATABASE_URL names it is made anew."""
    server = os.environ.get("TEST_DATABASE_URL")
    if not server:
        folder = Path("build/bench").resolve()
        folder.mkdir(parents=True, exist_ok=True)
        return f"sqlite:///{folder / f'{name}.sqlite3'}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS bench_{name}")
        connection.execute(f"CREATE DATABASE bench_{name}")
    return server.replace("/postgres?", f"/bench_{name}?")
