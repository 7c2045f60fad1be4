"""Gathers the texts of the interface into the Vietnamese catalogues, with Babel instead of gettext.

Source texts are English, so that English needs no catalogue. There are two of Vietnamese: ``locale`` holds our own
texts, ``locale_packages`` those that Django and the packages come without Vietnamese for, and what we say better.
"""

from io import BytesIO
from pathlib import Path

import django
from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po
from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

from .compilemessages import read_catalogue

OWN = "trackerapp/locale/vi/LC_MESSAGES/django.po"
OF_PACKAGES = "trackerapp/locale_packages/vi/LC_MESSAGES/django.po"
SOURCES = ["trackerapp/**/*.py", "config/**/*.py", "trackerapp/templates/**/*", "templates/**/*"]
TEMPLATES = {".html", ".txt", ".xml"}
MOST_LINES = 40
NEVER_SHOWN = {"conf/global_settings.py", "views/templates/default_urlconf.html"}
"""Where Django names its hundred languages, and greets those who have no pages yet."""

PLAIN, PLURAL, CONTEXT, BOTH = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
CALLS = {"_": PLAIN} | {
    f"{name}{ending}": arguments
    for name, arguments in {"gettext": PLAIN, "ngettext": PLURAL, "pgettext": CONTEXT, "npgettext": BOTH}.items()
    for ending in ("", "_lazy", "_noop")
}
CALLS |= dict.fromkeys(["Unreadable", "TooLong", "NotVietnamese"], PLAIN)
"""What the reader of articles, which knows no framework, says of a text that it does not read."""


class Command(BaseCommand):
    help = "Brings the Vietnamese message catalogues in step with the texts of the interface."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="Write nothing; fail if something is left to do.")
        parser.add_argument("--no-obsolete", action="store_true", help="Drop translations that nothing uses any more.")

    def handle(self, *, check, no_obsolete, **options):
        todo = []
        for path, catalogue in current_catalogues():
            faults = list(faults_of(catalogue))
            todo += [f"{path}: {fault}" for fault in faults]
            if not check:
                write(settings.BASE_DIR / path, catalogue, ignore_obsolete=no_obsolete)
                self.stdout.write(f"{path}: {len(catalogue)} texts, {len(faults)} left to do.")
        if check and todo:
            first = todo[:MOST_LINES] + (["…"] if len(todo) > MOST_LINES else [])
            raise CommandError("\n".join(["The message catalogues are not complete.", *first, f"In all: {len(todo)}."]))


def current_catalogues():
    """Both catalogues as they should be, with the translations that are there, as (path, catalogue)."""
    own = read_catalogue(settings.BASE_DIR / OWN)
    own.update(texts_of(settings.BASE_DIR, SOURCES), no_fuzzy_matching=True, update_creation_date=False)
    yield OWN, own
    others = read_catalogue(settings.BASE_DIR / OF_PACKAGES)
    for package, message in untranslated_texts_of_packages(own):
        if others.get(message.id, message.context) is None:
            others.add(message.id, context=message.context, locations=[(package, None)], flags=message.flags)
    yield OF_PACKAGES, others


def faults_of(catalogue):
    """What a person has to do about ``catalogue``, in words."""
    for message in catalogue:
        texts = message.string if isinstance(message.string, (list, tuple)) else [message.string]
        if message.id and message.fuzzy:
            yield f"fuzzy: {message.id}"
        elif message.id and not all(texts):
            yield f"not translated: {message.id}"
        else:
            yield from (f"{error}: {message.id}" for error in message.check(catalogue))
    for message in catalogue.obsolete.values():
        yield f"obsolete: {message.id}"


def write(path, catalogue, *, ignore_obsolete):
    """Write ``catalogue``; without line numbers, so that a change of code leaves it alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, include_lineno=False, ignore_obsolete=ignore_obsolete)


def texts_of(folder, patterns) -> Catalog:
    """The texts in the files below ``folder`` that match ``patterns``, in the order of files and lines."""
    found = Catalog()
    for path in sorted({path for pattern in patterns for path in folder.glob(pattern) if path.is_file()}):
        place = path.relative_to(folder).as_posix()
        for _, text, comments, context in extract("python", _as_python(path), CALLS, ["Translators:"]):
            found.add(text, context=context, locations=[(place, None)], auto_comments=comments)
    return found


def _as_python(path) -> BytesIO:
    """A file of Python as it is; a template as calls of gettext, in parentheses so that no line counts as indented."""
    if path.suffix == ".py":
        return BytesIO(path.read_bytes())
    if path.suffix not in TEMPLATES:
        return BytesIO()
    return BytesIO(f"(\n{templatize(path.read_text(), origin=path)}\n)".encode())


def untranslated_texts_of_packages(own):
    """(package, message) for each text of Django and of the installed packages that nobody has in Vietnamese."""
    folders = {"django": Path(django.__file__).parent / "conf"}
    folders |= {config.name: Path(config.path) for config in apps.get_app_configs() if config.name != "trackerapp"}
    vietnamese = [own, *(read_catalogue(folder / "locale/vi/LC_MESSAGES/django.po") for folder in folders.values())]
    for package, folder in folders.items():
        for message in _texts_of_package(folder):
            if not any(_translates(catalogue, message) for catalogue in vietnamese):
                yield package, message


def _texts_of_package(folder):
    """The texts of a package, from its English catalogue if it has one, without those that the register never shows."""
    english = folder / "locale/en/LC_MESSAGES/django.po"
    texts = read_catalogue(english) if english.exists() else texts_of(folder, ["**/*.py", "templates/**/*"])
    return [message for message in texts if message.id and not NEVER_SHOWN & {file for file, _ in message.locations}]


def _translates(catalogue, message) -> bool:
    found = catalogue.get(message.id, message.context)
    return found is not None and not found.fuzzy and bool(found.string) and all(found.string)
