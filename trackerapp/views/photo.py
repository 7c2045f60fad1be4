"""Photo files, handed out to those who may see them."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from trackerapp import images, scope
from trackerapp.models import Photo

A_DAY = "public, max-age=86400, immutable"
"""A published photo may be kept by caches for a day, not longer: it may be withdrawn."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}


@require_safe
def photo_file(request, token, size):
    """Send one size of a photo: public ones to everybody, others to the staff who look after them."""
    if size not in images.SIZES:
        raise Http404
    photo = get_object_or_404(scope.readable(Photo.objects.all(), request.user), token=token)
    is_public = Photo.objects.public().filter(token=token).exists()
    cache = A_DAY if is_public else "private, no-store"
    return FileResponse(
        _opened(images.stored_at(photo.token, size)),
        content_type="image/webp",
        headers=HEADERS | {"Cache-Control": cache},
    )


def _opened(name):
    try:
        return default_storage.open(name)
    except FileNotFoundError:
        raise Http404 from None
