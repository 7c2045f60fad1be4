"""The message catalogues are gathered, checked and compiled without gettext."""

import pytest
from babel.messages import Catalog
from babel.messages.mofile import read_mo
from django.core.management import CommandError, call_command

from trackerapp.management.commands.compilemessages import compile_catalogue, new_catalogue, read_catalogue
from trackerapp.management.commands.makemessages import faults_of, texts_of, untranslated_texts_of_packages, write

CODE = """
from django.utils.translation import gettext as _, ngettext_lazy, pgettext
text = _("Hello, "
         "world")
count = ngettext_lazy("%(count)d place", "%(count)d places", "count")
field = pgettext("of life", "field")
"""
PAGE = """{% extends "base.html" %}
    <p>It isn't code ("at all") {{ page|default:_("Unknown") }}</p>
  {% blocktranslate trimmed count number=3 %}
    One of {{ number }}
  {% plural %}
    {{ number }} of them
  {% endblocktranslate %}
{# Translators: what a button says #}
{% translate "Search" %}
{% include "x.html" with label=_("Label") %}
"""


def the_catalogue(*entries):
    catalogue = new_catalogue("vi")
    for text, translation, *flags in entries:
        catalogue.add(text, translation, flags=flags)
    return catalogue


@pytest.fixture
def path(tmp_path):
    return tmp_path / "vi" / "LC_MESSAGES" / "django.po"


def test_texts_of_code_and_templates_are_found(tmp_path):
    (tmp_path / "code.py").write_text(CODE)
    (tmp_path / "page.html").write_text(PAGE)

    found = texts_of(tmp_path, ["*.html", "*.py"])

    assert [message.id for message in found if message.id] == [
        "Hello, world",
        ("%(count)d place", "%(count)d places"),
        "field",
        "Unknown",
        ("One of %(number)s", "%(number)s of them"),
        "Search",
        "Label",
    ]
    assert found.get("field", "of life").context == "of life"
    assert found["Search"].auto_comments == ["Translators: what a button says"]


def test_catalogue_names_files_and_no_lines(tmp_path, path):
    (tmp_path / "code.py").write_text(CODE)

    write(path, texts_of(tmp_path, ["*.py"]), ignore_obsolete=False)

    assert "#: code.py\n" in path.read_text()


def test_writing_again_changes_nothing(path):
    write(path, the_catalogue(("Search", "Tìm"), (("place", "places"), ("nơi",))), ignore_obsolete=False)
    first = path.read_bytes()

    write(path, read_catalogue(path), ignore_obsolete=False)

    assert path.read_bytes() == first


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (("Search", ""), "not translated: Search"),
        (("Search", "Tìm", "fuzzy"), "fuzzy: Search"),
        (
            ("%(count)d places", "%(number)d nơi", "python-format"),
            "unknown named placeholder 'number': %(count)d places",
        ),
    ],
)
def test_what_is_left_to_do_is_said(entry, fault):
    assert list(faults_of(the_catalogue(entry))) == [fault]


def test_text_that_nobody_uses_is_said():
    catalogue = the_catalogue(("Search", "Tìm"))
    catalogue.update(Catalog())

    assert list(faults_of(catalogue)) == ["obsolete: Search"]


def test_catalogue_is_compiled(path):
    write(path, the_catalogue(("Search", "Tìm")), ignore_obsolete=False)

    compile_catalogue(path)

    with path.with_suffix(".mo").open("rb") as file:
        assert read_mo(file)["Search"].string == "Tìm"


def test_doubtful_translation_is_not_compiled(path):
    write(path, the_catalogue(("Search", "Tìm", "fuzzy")), ignore_obsolete=False)

    with pytest.raises(CommandError, match="fuzzy, have a person decide: Search"):
        compile_catalogue(path)

    assert not path.with_suffix(".mo").exists()


def test_packages_without_vietnamese_are_known():
    untranslated = {message.id for _, message in untranslated_texts_of_packages(Catalog())}

    assert "Multiple values may be separated by commas." in untranslated  # django-filter has no Vietnamese
    assert "Log in" not in untranslated  # Django has
    assert "Central Kurdish (Sorani)" not in untranslated


def test_own_translation_serves_a_package_too():
    own = the_catalogue(("Change reason", "Lý do thay đổi"))

    assert "Change reason" not in {message.id for _, message in untranslated_texts_of_packages(own)}


def test_catalogues_of_the_register_compile(capsys):
    call_command("compilemessages")

    assert "Message catalogues compiled" in capsys.readouterr().out
