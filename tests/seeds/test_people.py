"""What people changed or deleted is theirs: seeding again leaves it, and says so."""

import re
import shutil

import pytest
from django.conf import settings

from tests.seeds.small import counts, rewrite
from trackerapp.models import Citation, Directive, Field, GrassrootsModel, Level, Locality, Source, Succession
from trackerapp.seeding.articles import load_articles
from trackerapp.seeding.places import load_places
from trackerapp.seeding.tally import Tally
from trackerapp.seeding.vocabularies import load_vocabularies

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_english")]

SECOND = """
[source]
key = "bai-hai"
title = "Bài hai"

[[directive]]
key = "ct-05-tw"
cited = [{ paragraph = 1, words = "Chỉ thị số 05-CT/TW", supports = ["kind", "number"] }]
"""


@pytest.fixture
def vocabularies(tmp_path, seeds):
    """The fixtures, loaded, with all their bodies in the one province that there is."""
    folder = tmp_path / "fixtures"
    shutil.copytree(settings.BASE_DIR / "fixtures", folder)
    file = folder / "directives.json"
    file.write_text(re.sub(r'"(old|new)-\d+"', '"old-56"', file.read_text(encoding="utf-8")), encoding="utf-8")
    load_vocabularies(folder)
    return folder


def test_place_that_a_person_deleted_stays_deleted_and_is_said(seeds):
    Locality.objects.get(key="new-22489").delete()

    tallies = load_places(seeds)

    assert counts(tallies)["places"] == (0, 0, 2, 1)
    assert "(new-22489)" in str(tallies[0])
    assert not Locality.objects.filter(key="new-22489").exists()


def test_what_names_a_deleted_place_stays_out_with_it(seeds):
    Succession.objects.get().delete()
    Locality.objects.get(key="new-22489").delete()
    Locality.objects.get(key="new-56").delete()
    rewrite(seeds / "successions.csv", "old-56,new-56", "old-56,new-22489")

    tallies = counts(load_places(seeds))

    assert tallies == {"places": (0, 0, 1, 2), "successions": (0, 0, 0, 1)}


def test_succession_that_a_person_deleted_stays_deleted_and_is_said(seeds):
    Succession.objects.get().delete()

    tallies = load_places(seeds)

    assert counts(tallies)["successions"] == (0, 0, 0, 1)
    assert "(old-56 → new-56)" in str(tallies[1])
    assert not Succession.objects.exists()


def test_word_that_a_person_deleted_stays_deleted_and_is_said(vocabularies):
    Field.objects.get(code="law").delete()

    fields = load_vocabularies(vocabularies)[3]

    assert (fields.new, fields.changed, fields.kept) == (0, 0, ["law"])
    assert not Field.objects.filter(code="law").exists()


def test_word_that_a_person_changed_needs_nothing_of_what_its_entry_names(vocabularies):
    level = Level.objects.get(code="DN")
    for word in level.awardtype_set.all():
        word.level = None
        word.save()
    level.delete()

    load_vocabularies(vocabularies)

    assert not Level.objects.filter(code="DN").exists()


def test_directive_that_a_person_deleted_stays_deleted_for_articles_too(seeds, vocabularies):
    Directive.objects.get(key="ct-05-tw").delete()
    (seeds / "hai.toml").write_text(SECOND, encoding="utf-8")

    words, articles = load_vocabularies(vocabularies)[-1], load_articles(seeds)

    assert words.kept == ["ct-05-tw"]
    assert counts(articles)["citations of directives"] == (0, 0, 0, 1)
    assert not Directive.objects.filter(key="ct-05-tw").exists()


def test_article_that_a_person_deleted_brings_nothing_back(seeds):
    load_articles(seeds)
    for model in (Citation, GrassrootsModel, Source):
        for record in model.objects.all():
            record.published_at = None  # as if it had never been public
            record.save()
            record.delete()

    tallies = counts(load_articles(seeds))

    assert tallies["sources"] == tallies["grassroots models"] == (0, 0, 0, 1)
    assert not Source.objects.exists()


def test_citation_of_a_person_leaves_those_of_other_articles_free(seeds, vocabularies):
    load_articles(seeds)
    directive = Directive.objects.get(key="ct-05-tw")
    Citation.objects.create(source=Source.objects.get(key="bai"), directive=directive, paragraph=9)
    (seeds / "hai.toml").write_text(SECOND, encoding="utf-8")

    assert counts(load_articles(seeds))["citations of directives"] == (1, 0, 0, 0)

    assert directive.citations.get(source__key="bai-hai").quote == "Chỉ thị số 05-CT/TW"


def test_citation_that_a_person_moved_to_another_article_stays_there(seeds, vocabularies):
    (seeds / "hai.toml").write_text(SECOND, encoding="utf-8")
    load_articles(seeds)
    citation = Citation.objects.get(directive__key="ct-05-tw")
    citation.source = Source.objects.get(key="bai")
    citation.save()

    assert counts(load_articles(seeds))["citations of directives"] == (0, 0, 0, 1)

    assert Citation.objects.get(directive__key="ct-05-tw").source.key == "bai"


def test_history_is_read_once_however_many_entries_there_are(seeds, django_assert_max_num_queries):
    more = [f'[[organisation]]\nkey = "hoi-{number}"\nname = "Hội {number}"\n' for number in range(30)]
    (seeds / "ba.toml").write_text('[source]\nkey = "ba"\ntitle = "Ba"\n' + "".join(more), encoding="utf-8")
    load_articles(seeds)

    with django_assert_max_num_queries(70):
        load_articles(seeds)


@pytest.mark.parametrize(
    ("kept", "said"), [(5, "(0, 1, 2, 3, 4)"), (7, "7 left as people changed them (0, 1, 2, 3, 4 …)")]
)
def test_line_names_the_first_five_of_those_kept(kept, said):
    assert str(Tally("places", kept=[str(number) for number in range(kept)])).endswith(said)
