"""The commands that erase a person, and erase them again after an older backup."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.making import (
    make_administrator,
    make_commendation,
    make_grassroots_model,
    make_photo,
    make_recipient,
    make_source,
)
from trackerapp.erasing import outside
from trackerapp.models import Erasure, Photo, Recipient

pytestmark = pytest.mark.django_db

NAME = "Nguyễn Thị Quỳnh"
DOCUMENT = "Đơn số 3 ngày 02/06/2026"


@pytest.fixture
def person():
    return make_recipient(make_commendation(), kind="individual", name=NAME)


def erase(*words):
    call_command("erase_person", *words, "--document", DOCUMENT)


def test_all_rows_of_the_name_are_erased(person):
    household = make_grassroots_model(runner_name=f"hộ bà {NAME}")
    make_administrator("an")

    erase("nguyen thi quynh", "--user", "an")

    for row in (person, household):
        row.refresh_from_db()
        assert getattr(row, row.NAME) == ""
        assert row.history.first().history_user.username == "an"
    assert Erasure.objects.count() == 2


def test_a_dry_run_lists_rows_and_mentions_and_erases_nothing(person, capsys):
    source = make_source(title=f"Gặp bà {NAME}")

    erase(NAME, "--dry-run")

    listed = capsys.readouterr().out
    assert f"đối tượng khen {person.pk}" in listed
    assert f"nguồn {source.pk}, đầu đề" in listed
    assert Recipient.objects.get().name == NAME
    assert not outside.path().exists()


def test_photos_are_erased_with_their_files_only_if_that_is_asked_for(person):
    make_photo(make_grassroots_model(), caption=f"Bà {NAME} nhận giấy khen")

    erase(NAME)
    assert Photo.objects.get().caption
    erase(NAME, "--with-photos")

    photo = Photo.objects.get()
    assert (photo.caption, photo.alternative_text) == ("", "")
    assert Erasure.objects.get(kind="photo").with_files


@pytest.mark.parametrize("name", ["Lê Văn C", "Nguyễn Thị", "", "?"])
def test_nobody_found_is_a_fault(name, person):
    with pytest.raises(CommandError):
        erase(name)


def test_a_mention_alone_is_told_and_is_a_fault(capsys):
    make_source(title=f"Gặp bà {NAME}")

    with pytest.raises(CommandError):
        erase(NAME)

    assert "Mentioned elsewhere: 1" in capsys.readouterr().out


def test_after_a_text_was_corrected_its_earlier_versions_lose_the_name(person):
    source = make_source(title=f"Gặp bà {NAME}")
    erase(NAME)
    source.title = "Gặp một người dân"
    source.save()

    erase(NAME)

    assert [version.title for version in source.history.all()] == ["Gặp một người dân", "Gặp bà […]"]


@pytest.mark.parametrize("words", [["--user", "khong-co"], ["--document", f"Đơn của {NAME}"]])
def test_a_wrong_account_or_a_document_with_the_name_erases_nothing(words, person):
    with pytest.raises(CommandError):
        call_command("erase_person", NAME, "--document", DOCUMENT, *words)

    person.refresh_from_db()
    assert person.name == NAME


def test_nothing_is_erased_without_the_list_outside(person, settings, tmp_path):
    settings.ERASURES_FILE = tmp_path / "missing" / "list"

    with pytest.raises(CommandError):
        erase(NAME)

    person.refresh_from_db()
    assert person.name == NAME


def test_erasing_again_says_what_it_did_and_twice_does_nothing(person, capsys):
    erase(NAME)
    Recipient.objects.filter(pk=person.pk).update(name=NAME, erased_on=None)

    call_command("erase_again")
    assert "Erased again: 1." in capsys.readouterr().out
    call_command("erase_again")

    told = "Erased again: 0. Entered in the database: 0. Entered in the file: 0. In order: 1."
    assert capsys.readouterr().out.strip() == told
    assert Recipient.objects.get().name == ""


def test_a_missing_list_is_a_fault():
    with pytest.raises(CommandError, match=r"erasures\.jsonl"):
        call_command("erase_again")


def test_a_line_that_cannot_be_read_is_a_fault_and_the_others_are_carried_out(person):
    erase(NAME)
    with outside.path().open("a") as file:
        file.write("x\n")
    Recipient.objects.filter(pk=person.pk).update(name=NAME, erased_on=None)

    with pytest.raises(CommandError, match="2"):
        call_command("erase_again")

    assert Recipient.objects.get().name == ""
