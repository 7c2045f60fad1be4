"""Seeding: all of it once, nothing the second time, and what people changed is theirs."""

import shutil

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.seeds.small import counts, rewrite
from trackerapp.models import Citation, GrassrootsModel, Level, Locality, Source
from trackerapp.seeding.articles import load_articles
from trackerapp.seeding.places import load_places
from trackerapp.seeding.tally import SeedError
from trackerapp.seeding.vocabularies import load_vocabularies

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_english")]


def test_article_brings_its_records_published_with_the_words_they_stand_on(seeds):
    load_articles(seeds)

    grassroots_model = GrassrootsModel.objects.published().get()
    assert (grassroots_model.organisation.name, grassroots_model.locality.name, grassroots_model.status) == (
        "Hội Phụ nữ",
        "Khánh Hòa",
        "maintained",
    )
    assert (grassroots_model.status_citation.quote, grassroots_model.status_citation.paragraph) == ("duy trì tốt", 2)
    assert grassroots_model.certainty("organisation") == "stated"
    assert grassroots_model.certainty("locality") == "placed"
    assert Source.objects.published().count() == 1


def test_seeding_again_changes_nothing_and_leaves_no_history(seeds):
    load_articles(seeds)
    before = GrassrootsModel.history.count(), Citation.history.count(), Locality.history.count()

    again = counts([*load_places(seeds), *load_articles(seeds)])

    assert {(new, changed, kept) for new, changed, _unchanged, kept in again.values()} == {(0, 0, 0)}
    assert (GrassrootsModel.history.count(), Citation.history.count(), Locality.history.count()) == before


def test_changed_seed_changes_the_record(seeds):
    load_articles(seeds)
    rewrite(seeds / "bai.toml", 'status = "maintained"', 'status = "new"')
    rewrite(seeds / "bai.toml", "duy trì tốt", "xây dựng mới")

    assert counts(load_articles(seeds))["grassroots models"] == (0, 1, 0, 0)

    grassroots_model = GrassrootsModel.objects.get()
    assert (grassroots_model.status, grassroots_model.status_citation.quote, grassroots_model.citations.count()) == (
        "new",
        "xây dựng mới",
        2,
    )


@pytest.mark.parametrize("what", ["record", "citation", "removed citation"])
def test_what_a_person_changed_is_left_alone_and_said(seeds, what):
    load_articles(seeds)
    grassroots_model = GrassrootsModel.objects.get()
    if what == "record":
        grassroots_model.summary = "Mỗi nhà nuôi một con heo đất"
        grassroots_model.save()
    elif what == "citation":
        grassroots_model.status_citation.quote = "được duy trì tốt"
        grassroots_model.status_citation.save()
    else:
        grassroots_model.status_citation.delete()
    rewrite(seeds / "bai.toml", "Nuôi heo đất", "Nuôi heo")

    tallies = load_articles(seeds)

    assert counts(tallies)["grassroots models"] == (0, 0, 0, 1)
    assert "left as people changed them (heo-dat)" in "".join(map(str, tallies))
    assert GrassrootsModel.objects.get().name == "Nuôi heo đất"


def test_record_that_a_person_deleted_stays_deleted(seeds):
    load_articles(seeds)
    grassroots_model = GrassrootsModel.objects.get()
    grassroots_model.published_at = None  # as if it had never been public
    grassroots_model.save()
    grassroots_model.delete()

    load_articles(seeds)

    assert not GrassrootsModel.objects.exists()


def test_place_that_a_person_changed_is_left_alone(seeds):
    unit = Locality.objects.get(key="new-22489")
    unit.type = "phường"
    unit.save()

    assert counts(load_places(seeds))["places"] == (0, 0, 2, 1)


def test_corrected_succession_replaces_the_one_before(seeds):
    rewrite(seeds / "units.csv", "new-22489", "new-66,66,province,tỉnh,Đắk Lắk,,2025-07-01,\nnew-22489")
    rewrite(seeds / "successions.csv", "old-56,new-56", "old-56,new-66")

    load_places(seeds)

    assert Locality.objects.get(key="old-56").today.key == "new-66"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('key = "heo-dat"', "", "model (without a key): every entry needs a key"),
        ('locality = "old-56"\nstatus', 'locality = "old-57"\nstatus', "model heo-dat, locality: the register has no"),
        ('status = "maintained"', 'status = "thriving"', "model heo-dat, status"),
        ('status = "maintained"', 'staus = "maintained"', "model heo-dat: unknown field “staus”"),
        ('supports = ["status"]', 'supports = ["colour"]', "model heo-dat: supports: No such field: colour"),
        ('paragraph = 2, words = "duy', 'page = 2, words = "duy', "model heo-dat: unknown part of a passage “page”"),
        ("[[organisation]]", "[[organization]]", "the file: unknown section “organization”"),
        ("[source]", "[source", "the file: "),
        ('name = "Hội Phụ nữ"', 'name = "Hội Phụ nữ"\ncited = []', "organisation hoi-phu-nu: unknown field “cited”"),
        (
            'status = "maintained"',
            'replicated_from = "ong"',
            "replicated_from: the register has no GrassrootsModel “ong”",
        ),
        ('title = "Một bài"', 'title = "Một bài"\npublished_on = "31/02/2019"', "source bai, published_on"),
    ],
)
def test_bad_seed_file_is_named_with_the_place_and_the_fault(seeds, old, new, fault):
    rewrite(seeds / "bai.toml", old, new)

    with pytest.raises(SeedError) as refused:
        load_articles(seeds)

    assert str(refused.value).startswith("bai.toml: ")
    assert fault in str(refused.value)


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("units.csv", "new-56,2025-07-01", "new-99,2025-07-01", "units.csv: line 4: no unit has the key “new-99”"),
        ("units.csv", ",xã,", ",làng,", "units.csv: line 4: type: Value 'làng' is not a valid choice"),
        ("units.csv", "2025-06-30", "30/06/2025", "units.csv: line 2: “30/06/2025” is no day"),
        ("successions.csv", "old-56", "old-57", "successions.csv: line 2: no unit has the key “old-57”"),
    ],
)
def test_bad_table_of_places_is_named_with_the_line_and_the_fault(seeds, file, old, new, fault):
    rewrite(seeds / file, old, new)

    with pytest.raises(SeedError) as refused:
        load_places(seeds)

    assert fault in str(refused.value)


def test_bad_fixture_is_named_with_the_entry_and_the_fault(tmp_path):
    shutil.copytree(settings.BASE_DIR / "fixtures", tmp_path, dirs_exist_ok=True)
    rewrite(tmp_path / "levels.json", '"code": "TW"', '"code": "T W"')

    with pytest.raises(SeedError, match=r"levels\.json: entry 1: "):
        load_vocabularies(tmp_path)


def test_command_writes_nothing_if_one_file_is_at_fault(settings, seeds):
    base = seeds / "base"
    shutil.copytree(settings.BASE_DIR / "fixtures", base / "fixtures")
    (base / "seeds" / "places").mkdir(parents=True)
    (base / "seeds" / "articles").mkdir()
    for name in ("units.csv", "successions.csv"):
        shutil.copy(seeds / name, base / "seeds" / "places")
    (base / "seeds" / "articles" / "bad.toml").write_text("[source", encoding="utf-8")
    settings.BASE_DIR = base

    with pytest.raises(CommandError, match=r"Nothing was written\. "):
        call_command("seed")

    assert not Level.objects.exists()
