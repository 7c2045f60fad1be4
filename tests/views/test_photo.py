"""Photo files go to those who may see them, and browsers are told to treat them as pictures only."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from tests.making import make_administrator, make_grassroots_model, make_photo, make_user
from trackerapp import images
from trackerapp.models import State

pytestmark = pytest.mark.django_db

BASIS = {"basis": "consent", "basis_document": "giấy đồng ý"}


def store(photo):
    for size in images.SIZES:
        default_storage.save(images.stored_at(photo.token, size), ContentFile(b"RIFF....WEBP"))
    return photo


def ask(client, photo, size="small"):
    """The answer, and the file in it, read to its end."""
    answer = client.get(reverse("photo_file", args=[photo.token, size]))
    answer.file = answer.getvalue()
    return answer


@pytest.mark.parametrize("size", images.SIZES)
def test_public_photo_is_sent_in_every_size(client, size):
    photo = store(make_photo(make_grassroots_model()))

    answer = ask(client, photo, size)

    assert answer.file == b"RIFF....WEBP"
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "public, max-age=86400, immutable"
    assert not answer.cookies


HIDDEN = {
    "draft": ({"state": State.DRAFT}, {}),
    "withdrawn": ({"state": State.WITHDRAWN}, {}),
    "of a draft": ({}, {"state": State.DRAFT}),
    "persons without basis": ({"shows_persons": True}, {}),
    "basis has lapsed": ({"shows_persons": True, "basis_until": timezone.localdate() - timedelta(days=1), **BASIS}, {}),
}


@pytest.mark.parametrize("case", HIDDEN)
def test_other_photos_go_to_administrators_only_and_into_no_cache(client, case):
    values, record = HIDDEN[case]
    photo = store(make_photo(make_grassroots_model(**record), **values))
    assert ask(client, photo).status_code == 404
    client.force_login(make_user())
    assert ask(client, photo).status_code == 404

    client.force_login(make_administrator())
    answer = ask(client, photo)

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"


def test_photo_of_persons_with_a_basis_is_public_until_its_last_day(client):
    photo = store(make_photo(make_grassroots_model(), shows_persons=True, basis_until=timezone.localdate(), **BASIS))

    assert ask(client, photo).status_code == 200


@pytest.mark.parametrize("size", ["huge", "original", "SMALL", ".."])
def test_no_other_size_is_sent(client, size):
    photo = store(make_photo(make_grassroots_model()))

    assert client.get(f"/anh/{photo.token}/{size}.webp").status_code == 404


def test_missing_file_is_not_found(client):
    assert ask(client, make_photo(make_grassroots_model())).status_code == 404
