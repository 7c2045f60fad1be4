"""The settings of the tests: those of a real server, made quick and kept away from its data.

TEST_DATABASE_URL names a PostgreSQL server on which the tests may create databases; without it, SQLite.
"""

import os
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="register-tests-"))
"""Where the tests of this process write; removed when they are done."""

os.environ |= {
    "DEBUG": "false",
    "SECRET_KEY": "a key for tests only, as long as a server asks for: 0123456789",
    "ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{FOLDER / 'register.sqlite3'}",
    "MEDIA_ROOT": str(FOLDER / "media"),
}

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES, STORAGES  # noqa: E402

DATABASES["default"]["CONN_MAX_AGE"] = 0  # a connection left open would keep the test database from being dropped
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: the server of the browser tests then has connections of its own, as a real one has.
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"

SECURE_SSL_REDIRECT = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "session", "csrf"  # a browser takes __Host- cookies by TLS only
CODES_REQUIRED = False  # tests of accounts set it; the others sign in without a code
SEARCHES_PER_MINUTE = 0
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_AUTOREFRESH = True  # nothing is collected before the tests
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}  # no worker runs beside the tests
