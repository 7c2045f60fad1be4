"""A fault in the shape of an article's file is told with file, entry and reason; nothing is written."""

import pytest

from tests.seeds.small import ARTICLE, rewrite
from trackerapp.models import Source
from trackerapp.seeding.articles import load_articles
from trackerapp.seeding.tally import SeedError

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_english")]

STATUS = 'status = "maintained"'


def refusal(folder):
    with pytest.raises(SeedError) as refused:
        load_articles(folder)
    return str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("[[model]]", "[model]", "bai.toml: model: write [[model]] above each entry"),
        ("[source]", "[[source]]", "bai.toml: source: write [source], once in a file"),
        ('key = "heo-dat"', "key = 7", "model (without a key): every entry needs a key, a text"),
        ("cited = [", 'cited = [ "duy trì tốt",', "model heo-dat, cited: give a list of passages"),
        ("cited = [", "fields = 'law'\ncited = [", "model heo-dat, fields: give a list of texts"),
        ('supports = ["status"]', 'supports = "status"', "model heo-dat, cited: “supports” is 'status'; give a list"),
        ('supports = ["status"]', "supports = [1]", "model heo-dat, supports: give a list of texts"),
        ('paragraph = 2, words = "duy', 'paragraph = "2", words = "duy', "cited: “paragraph” is '2'; give a int"),
        (STATUS, "citations = []", "model heo-dat: unknown field “citations”"),
        (STATUS, "status_citation = 1", "model heo-dat: unknown field “status_citation”"),
        (STATUS, 'state = "draft"', "model heo-dat: unknown field “state”"),
        (STATUS, "version = 3", "model heo-dat: unknown field “version”"),
        (STATUS, "id = 3", "model heo-dat: unknown field “id”"),
        (STATUS, "merged_into = 'x'", "model heo-dat: unknown field “merged_into”"),
        (STATUS, "milestones = []", "model heo-dat: unknown field “milestones”"),
        (STATUS, "replicated_from = ['x']", "model heo-dat, replicated_from: the register has no GrassrootsModel"),
        (STATUS, "summary = ['x']", "model heo-dat, summary: ['x'] is not what belongs there"),
        (STATUS, "is_quoted = 'no'", "model heo-dat, is_quoted: 'no' is not what belongs there"),
        (STATUS, "basis_until = 7", "model heo-dat, basis_until: "),
    ],
)
def test_entry_of_a_wrong_shape_is_named_with_its_fault(seeds, old, new, fault):
    rewrite(seeds / "bai.toml", old, new)

    assert fault in refusal(seeds)
    assert not Source.objects.exists() or "key" not in fault


@pytest.mark.parametrize("section", ["source", "organisation", "model"])
def test_key_that_another_file_has_in_this_section_is_refused(seeds, section):
    others = ARTICLE
    for key in {"source": "bai", "organisation": "hoi-phu-nu", "model": "heo-dat"}.items():
        others = others if key[0] == section else others.replace(f'key = "{key[1]}"', f'key = "{key[1]}-2"')
    (seeds / "hai.toml").write_text(others, encoding="utf-8")

    said = refusal(seeds)

    assert said.startswith(f"hai.toml: {section} ")
    assert said.endswith("another entry has this key")


def test_directive_is_cited_once_in_a_file(seeds):
    twice = '[[directive]]\nkey = "ct-05-tw"\n' * 2
    (seeds / "hai.toml").write_text(f'[source]\nkey = "hai"\ntitle = "Hai"\n{twice}', encoding="utf-8")

    assert refusal(seeds) == "hai.toml: directive ct-05-tw: another entry has this key"


def test_file_in_another_encoding_is_refused(seeds):
    (seeds / "bai.toml").write_text(ARTICLE, encoding="utf-16")

    assert refusal(seeds).startswith("bai.toml: the file: ")
