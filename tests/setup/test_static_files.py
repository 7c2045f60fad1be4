"""A real server's static files: collected, named by their content, and every one that a template asks for is there."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

ASKED_FOR = re.compile(r"""\{%\s*static\s+["']([^"']+)["']""")


@pytest.fixture
def collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.mark.usefixtures("collected")
def test_every_static_file_that_a_template_asks_for_is_collected():
    folders = [settings.BASE_DIR / "templates", settings.BASE_DIR / "trackerapp"]
    asked_for = {
        (name, path.name)
        for folder in folders
        for path in folder.rglob("*.html")
        for name in ASKED_FOR.findall(path.read_text())
    }

    missing = [(name, template) for name, template in asked_for if name not in staticfiles_storage.hashed_files]

    assert missing == []
    assert re.search(r"base\.[0-9a-f]{12}\.css", staticfiles_storage.url("admin/css/base.css"))
