"""Photos of a grassroots model: sent in, described, published; no file without a row, no row without its files."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError

from tests import making
from tests.test_images import as_file, bomb, metadata, opened_bytes, picture
from trackerapp import images
from trackerapp.admin.grassroots_model import GrassrootsModelAdmin
from trackerapp.models import GrassrootsModel, Photo, State

from .conftest import address, form_of, told

NEW = {"photos-TOTAL_FORMS": "1", "photos-0-alternative_text": "Quầy tiếp dân", "photos-0-shows_persons": "false"}


@pytest.fixture
def record(db):
    return making.make_grassroots_model(state="draft")


def sent(content, name="anh.jpg", kind="image/jpeg"):
    return SimpleUploadedFile(name, content, kind)


def send(client, record, content, **changes):
    """Send a photo in on the page of ``record``."""
    where = address(record, "change")
    return client.post(where, form_of(client, where, **(NEW | {"photos-0-upload": sent(content)} | changes)))


def stored():
    """The names of all files of photos."""
    if not default_storage.exists("photos"):
        return set()
    folders, _files = default_storage.listdir("photos")
    names = {f"{folder}/{name}" for folder in folders for name in default_storage.listdir(f"photos/{folder}")[1]}
    return names or set(folders)


def files_of(photo):
    """What is stored of ``photo``, the largest size last."""
    files = []
    for size in images.SIZES:
        with default_storage.open(images.stored_at(photo.token, size)) as file:
            files.append(file.read())
    return files


def complaints(answer):
    """What the forms of the photos say is wrong."""
    formset = next(each.formset for each in answer.context["inline_admin_formsets"] if each.opts.model is Photo)
    return [
        text for errors in formset.errors for texts in errors.values() for text in texts
    ] + formset.non_form_errors()


def test_photo_becomes_a_draft_with_files_of_three_sizes(desk, record):
    send(desk, record, as_file(picture((1700, 850))))

    photo = record.photos.get()
    assert (photo.state, photo.width, photo.height) == (State.DRAFT, 1600, 800)
    assert stored() == {f"{photo.token}/{size}.webp" for size in images.SIZES}


def test_photo_can_be_sent_with_a_new_record(desk):
    where = address(GrassrootsModel, "add")
    photo = {"photos-0-upload": sent(as_file(picture()))}

    desk.post(where, form_of(desk, where, name="Nụ cười tiếp dân", **(NEW | photo)))

    assert len(stored()) == 3
    assert GrassrootsModel.objects.get().photos.count() == 1


def test_place_that_the_camera_wrote_is_not_kept(desk, record):
    send(desk, record, as_file(picture(), exif=metadata()))

    kept = files_of(record.photos.get())
    assert len(kept) == 3
    assert not any(opened_bytes(content).getexif() for content in kept)
    assert not any(b"Secret" in content for content in kept)


BAD = {
    "text": b"no photo at all",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "bomb": bomb(),
    "gif that is html": as_file(picture((40, 30)), "GIF") + b"<script>alert(1)</script>",
    "cut off": as_file(picture((900, 600)))[:900],
    "empty": b"",
}


@pytest.mark.once
@pytest.mark.parametrize("content", BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("language", ["", "/en"])
def test_what_is_no_photo_is_refused_with_a_message_and_nothing_is_written(content, language, desk, record):
    where = language + address(record, "change")
    data = form_of(desk, where, name="Đã sửa", **NEW) | {"photos-0-upload": sent(content)}

    answer = desk.post(where, data)

    assert answer.status_code == 200
    assert len(complaints(answer)) == 1
    record.refresh_from_db()
    assert (record.name, Photo.objects.count(), stored()) == (record.name, 0, set())
    assert record.name != "Đã sửa"


def test_too_many_bytes_are_refused_unread(desk, record, monkeypatch):
    monkeypatch.setattr(images, "MAX_BYTES", 500)
    monkeypatch.setattr(images, "prepare", lambda data: pytest.fail("It was read."))

    assert complaints(send(desk, record, as_file(picture())))
    assert stored() == set()


def test_words_without_a_file_are_refused(desk, record):
    where = address(record, "change")

    answer = desk.post(where, form_of(desk, where, **NEW))

    assert complaints(answer)
    assert not Photo.objects.exists()


def test_no_file_stays_when_the_row_cannot_be_written(desk, record, monkeypatch):
    def refuse(self, *args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr(Photo, "save", refuse)
    answer = send(desk, record, as_file(picture()), name="Đã sửa")

    record.refresh_from_db()
    assert answer.status_code == 200
    assert record.name != "Đã sửa"
    assert stored() == set()


def test_no_file_stays_when_the_page_cannot_be_written_to_its_end(desk, record, monkeypatch):
    def refuse(self, *args, **kwargs):
        assert stored(), "The files are written by now."
        raise IntegrityError

    monkeypatch.setattr(GrassrootsModelAdmin, "log_change", refuse)
    answer = send(desk, record, as_file(picture()))

    assert answer.status_code == 200
    assert not Photo.objects.exists()
    assert stored() == set()


def test_no_row_and_no_other_file_stays_when_a_file_cannot_be_written(desk, record, monkeypatch):
    save = default_storage.save

    def fill_the_disk(name, content):
        if name.endswith("large.webp"):
            raise OSError("No space left on device")
        return save(name, content)

    monkeypatch.setattr(default_storage, "save", fill_the_disk)
    with pytest.raises(OSError, match="No space"):
        send(desk, record, as_file(picture()))

    assert not Photo.objects.exists()
    assert stored() == set()


def send_one(desk, record):
    send(desk, record, as_file(picture()))
    return record.photos.get()


def test_file_of_a_photo_is_never_exchanged(desk, record):
    photo = send_one(desk, record)
    before = files_of(photo)
    where = address(photo, "change")

    desk.post(where, form_of(desk, where, caption="Chú thích", upload=sent(as_file(picture(colour=(0, 0, 0))))))

    photo.refresh_from_db()
    assert photo.caption == "Chú thích"
    assert files_of(photo) == before


def test_photo_is_published_on_its_page_once_it_says_what_it_shows(desk, record):
    photo = send_one(desk, record)
    where = address(photo, "change")

    answer = desk.post(where, form_of(desk, where, alternative_text="", _publish="1"), follow=True)
    photo.refresh_from_db()
    assert photo.state == State.DRAFT
    assert len(told(answer)) == 2

    desk.post(where, form_of(desk, where, alternative_text="Quầy tiếp dân", _publish="1"))
    photo.refresh_from_db()
    assert photo.state == State.PUBLISHED


def test_photo_of_private_persons_needs_a_basis_to_be_published(desk, record):
    photo = send_one(desk, record)
    where = address(photo, "change")

    desk.post(where, form_of(desk, where, shows_persons="true", _publish="1"))
    photo.refresh_from_db()
    assert photo.state == State.DRAFT

    basis = {"basis": "consent", "basis_document": "Phiếu đồng ý 12/05/2026"}
    desk.post(where, form_of(desk, where, shows_persons="true", _publish="1", **basis))
    photo.refresh_from_db()
    assert photo.state == State.PUBLISHED


def test_public_photo_keeps_its_words(desk):
    photo = making.make_photo(making.make_grassroots_model(), width=1, height=1)
    where = address(photo, "change")

    answer = desk.post(where, form_of(desk, where, alternative_text=""))

    photo.refresh_from_db()
    assert answer.context["adminform"].form.errors
    assert photo.alternative_text


def test_draft_is_deleted_with_its_files_and_only_once_that_is_sure(desk, record, django_capture_on_commit_callbacks):
    send_one(desk, record)
    where = address(record, "change")

    with django_capture_on_commit_callbacks() as later:
        desk.post(where, form_of(desk, where, **{"photos-0-DELETE": "on"}))
    assert not Photo.objects.exists()
    assert len(stored()) == 3

    for callback in later:
        callback()
    assert stored() == set()


def test_files_go_with_a_record_that_is_deleted(desk, record, django_capture_on_commit_callbacks):
    send_one(desk, record)

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(address(record, "delete"), {"post": "yes"})

    assert not GrassrootsModel.objects.exists()
    assert stored() == set()


def test_photo_that_has_been_public_is_not_deleted(desk, record):
    photo = send_one(desk, record)
    where = address(photo, "change")
    desk.post(where, form_of(desk, where, _publish="1"))

    page = address(record, "change")
    answer = desk.post(page, form_of(desk, page, **{"photos-0-DELETE": "on"}))
    assert complaints(answer)
    assert told(desk.post(address(photo, "delete"), {"post": "yes"}, follow=True))
    desk.post(address(record, "delete"), {"post": "yes"})

    assert Photo.objects.filter(pk=photo.pk).exists()
    assert len(stored()) == 3


def test_draft_is_shown_to_staff_alone(desk, client, record):
    photo = send_one(desk, record)

    answer = desk.get(photo.get_absolute_url())

    assert answer.status_code == 200
    assert opened_bytes(b"".join(answer.streaming_content)).size == (1200, 800)
    assert client.get(photo.get_absolute_url()).status_code == 404
