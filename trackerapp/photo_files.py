"""The files of photos: none without its row, no row without them."""

from contextlib import suppress
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from trackerapp import images


def keep(token, prepared):
    """Write the files of a photo; none is left behind if one cannot be written."""
    try:
        for size, content in prepared.files.items():
            default_storage.save(images.stored_at(token, size), ContentFile(content))
    except Exception:
        discard(token)
        raise


def discard(token):
    """Delete the files of a photo, and their folder; those that are not there are passed over."""
    names = [images.stored_at(token, size) for size in images.SIZES]
    for name in [*names, str(PurePosixPath(names[0]).parent)]:
        with suppress(OSError):
            default_storage.delete(name)


def discard_later(photos):
    """Delete the files of ``photos`` once it is sure that their rows are gone."""
    for token in [photo.token for photo in photos]:
        transaction.on_commit(lambda token=token: discard(token))
