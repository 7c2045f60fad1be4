"""Photos as they arrive: checked, turned upright, stripped of all metadata, and made into WebP of three sizes.

Bytes in, bytes out; nothing of the file that was sent is kept but its pixels. Limits are checked before
anything is decoded, because 18 KB can hold 144 million pixels.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
SIZES = {"small": 400, "medium": 800, "large": 1600}
"""The longest side of each size, in pixels."""

MAX_BYTES = 15 * 1024**2
MAX_PIXELS = 40_000_000
MAX_SIDE = 20_000
QUALITY = 80
WHITE = (255, 255, 255)

BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class ImageRefused(Exception):
    """The file is no photo that the register takes; the message tells people why."""


@dataclass(frozen=True)
class Prepared:
    """A photo ready to be kept: width and height of the largest size, and the files by the name of their size."""

    width: int
    height: int
    files: dict[str, bytes]


def prepare(data: bytes) -> Prepared:
    """Return the photo that ``data``, a JPEG, PNG or WebP file, holds. Raises ImageRefused for anything else.

    Where the file holds several photos, as those of some telephones do, the first is taken; a moving picture
    is refused. What is transparent becomes white.
    """
    if len(data) > MAX_BYTES:
        raise ImageRefused(too_many_bytes())
    with _open(data) as image:
        _check(image)
        photo = _decode(image)
    files = {name: _encode(photo, name) for name in SIZES}
    return Prepared(*dimensions(*photo.size, "large"), files)


def dimensions(width: int, height: int, size: str) -> tuple[int, int]:
    """Return width and height of ``size`` for a photo of ``width`` x ``height`` pixels; nothing is enlarged.

    >>> dimensions(1600, 1200, "small"), dimensions(300, 200, "small")
    ((400, 300), (300, 200))
    """
    share = min(1, SIZES[size] / max(width, height))
    return max(1, round(width * share)), max(1, round(height * share))


def stored_at(token: object, size: str) -> str:
    """Return the name under which ``size`` of the photo with ``token`` is stored."""
    return f"photos/{token}/{size}.webp"


def too_many_bytes() -> str:
    """Return the message for a file that is too large; a form can say it before it reads the file."""
    limit = MAX_BYTES // 1024**2
    return _("The file is larger than %(limit)d MB. Send a smaller copy of the photo.") % {"limit": limit}


@contextmanager
def _open(data: bytes) -> Iterator[Image.Image]:
    """Only the header is read here. ``formats`` keeps other formats from being tried at all."""
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
    except BOMBS:
        raise ImageRefused(_too_many_pixels()) from None
    except Exception:  # on a broken header Pillow raises what its parts raise
        raise ImageRefused(_("This is no photo that can be read. Send a JPEG, PNG or WebP file.")) from None
    with image:
        yield image


def _check(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise ImageRefused(_too_many_pixels())
    if image.format in {"PNG", "WEBP"} and getattr(image, "is_animated", False):
        raise ImageRefused(_("This is a moving picture. Send a still photo."))


def _too_many_pixels() -> str:
    return _(
        "The photo has more than %(pixels)d million pixels, or more than %(side)d on one side. Send a smaller copy."
    ) % {"pixels": MAX_PIXELS // 10**6, "side": MAX_SIDE}


def _decode(image: Image.Image) -> Image.Image:
    """Return the pixels alone: upright, in sRGB, no larger than the largest size."""
    try:
        image.draft(None, (SIZES["large"], SIZES["large"]))
        upright = ImageOps.exif_transpose(_shrunk(image, "large"))
        return _in_srgb(upright)
    except Exception:  # on a broken file Pillow raises what its decoders raise
        raise ImageRefused(_("The file is damaged or was cut off on its way. Send it again.")) from None


def _shrunk(image: Image.Image, size: str) -> Image.Image:
    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value / 256).convert("L")
    elif image.mode in {"1", "P", "PA", "LA"}:
        image = image.convert("RGBA")
    return image.resize(dimensions(*image.size, size), Image.Resampling.LANCZOS, reducing_gap=3)


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return a new image on white, without the information that came with ``image``."""
    alpha = image.getchannel("A") if "A" in image.getbands() else None
    solid = image.convert("RGB") if alpha else image
    fresh = Image.new("RGB", image.size, WHITE)
    fresh.paste(_converted(solid, image.info.get("icc_profile")), mask=alpha)
    return fresh


def _converted(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return ``image`` with its colours as sRGB has them; a profile that cannot be used is passed over."""
    if profile:
        try:
            given, wanted = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, given, wanted, outputMode="RGB") or image.convert("RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return image.convert("RGB")


def _encode(photo: Image.Image, size: str) -> bytes:
    file = BytesIO()
    _shrunk(photo, size).save(file, "WEBP", quality=QUALITY, method=4)
    return file.getvalue()
