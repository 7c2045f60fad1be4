"""Photos as they arrive: what is kept of them, and what is refused."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from trackerapp import images
from trackerapp.images import ImageRefused, dimensions, prepare

RED, GREEN, BLUE = (200, 30, 30), (30, 160, 30), (30, 30, 200)
GPS_IFD, LATITUDE, ORIENTATION, MAKER, COMMENT = 0x8825, 2, 0x0112, 0x010F, 0x9286


def picture(size=(1200, 800), colour=RED, mode="RGB"):
    return Image.new(mode, size, colour)


def as_file(image, kind="JPEG", **options):
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def opened(prepared, size="large"):
    return opened_bytes(prepared.files[size])


def opened_bytes(content):
    return Image.open(BytesIO(content))


def near(colour, other):
    return all(abs(a - b) <= 12 for a, b in zip(colour, other, strict=True))


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb(width=12_000, height=12_000):
    """A PNG of 144 million black pixels, in 18 KB."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (1 + width // 8) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_photo_becomes_webp_of_three_sizes(kind):
    prepared = prepare(as_file(picture((2400, 1200)), kind))

    assert (prepared.width, prepared.height) == (1600, 800)
    assert {size: opened(prepared, size).size for size in prepared.files} == {
        "small": (400, 200),
        "medium": (800, 400),
        "large": (1600, 800),
    }
    assert {opened(prepared, size).format for size in prepared.files} == {"WEBP"}


def test_small_photo_is_not_enlarged():
    prepared = prepare(as_file(picture((300, 500))))

    assert (prepared.width, prepared.height) == (300, 500)
    assert opened(prepared, "small").size == dimensions(300, 500, "small") == (240, 400)


def test_very_long_photo_keeps_at_least_one_pixel():
    assert opened(prepare(as_file(picture((19_000, 1)))), "small").size == (400, 1)


def test_photo_is_turned_upright():
    lying = picture((1200, 800))
    lying.paste(BLUE, (0, 0, 1200, 100))  # what is above in the file is on the right of the scene
    exif = Image.Exif()
    exif[ORIENTATION] = 6

    upright = opened(prepare(as_file(lying, exif=exif))).convert("RGB")

    assert upright.size == (800, 1200)
    assert near(upright.getpixel((780, 600)), BLUE)
    assert near(upright.getpixel((20, 600)), RED)


def metadata():
    exif = Image.Exif()
    exif[MAKER] = "SecretMaker"
    exif.get_ifd(GPS_IFD)[LATITUDE] = (12.0, 41.0, 59.0)
    exif.get_ifd(0x8769)[COMMENT] = b"SecretComment"
    return exif


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("JPEG", {"comment": b"SecretComment", "xmp": b"<x:SecretXmp/>"}),
        ("PNG", {}),
        ("WEBP", {"xmp": b"<x:SecretXmp/>"}),
    ],
)
def test_nothing_that_came_with_the_pixels_is_kept(kind, options):
    if kind == "PNG":
        options = {"pnginfo": PngInfo()}
        options["pnginfo"].add_text("Author", "SecretAuthor")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    sent = as_file(picture(), kind, exif=metadata(), icc_profile=profile, **options)
    assert b"Secret" in sent

    prepared = prepare(sent)

    for size, kept in prepared.files.items():
        assert b"Secret" not in kept
        assert not {b"EXIF", b"XMP ", b"ICCP"} & {kept[at : at + 4] for at in range(len(kept) - 4)}
        image = opened(prepared, size)
        assert not image.getexif()
        assert set(image.info) <= {"loop", "background", "timestamp", "duration"}


def test_colours_of_another_profile_become_those_of_the_screen():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    srgb = ImageCms.createProfile("sRGB")
    in_lab = ImageCms.profileToProfile(picture(colour=GREEN), srgb, lab, outputMode="LAB")
    assert not near(in_lab.getpixel((0, 0)), GREEN)

    assert near(images._converted(in_lab, lab.tobytes()).getpixel((0, 0)), GREEN)


def test_broken_profile_is_passed_over():
    prepared = prepare(as_file(picture(colour=GREEN), icc_profile=b"no profile at all"))

    assert near(opened(prepared).convert("RGB").getpixel((5, 5)), GREEN)


@pytest.mark.parametrize(
    ("mode", "colour", "seen"),
    [
        ("L", 90, (90, 90, 90)),
        ("CMYK", (0, 0, 0, 0), (255, 255, 255)),
        ("P", 0, (0, 0, 0)),
        ("1", 1, (255, 255, 255)),
        ("RGBA", (200, 30, 30, 0), (255, 255, 255)),
        ("LA", (90, 255), (90, 90, 90)),
        ("I;16", 32768, (128, 128, 128)),
    ],
)
def test_every_kind_of_pixel_is_shown_as_it_looks(mode, colour, seen):
    sent = as_file(picture((40, 30), colour, mode), "JPEG" if mode == "CMYK" else "PNG")

    assert near(opened(prepare(sent)).convert("RGB").getpixel((5, 5)), seen)


def test_first_photo_is_taken_where_a_telephone_put_two_into_one_file():
    sent = as_file(picture(colour=RED), "MPO", save_all=True, append_images=[picture(colour=BLUE)])

    assert near(opened(prepare(sent)).convert("RGB").getpixel((5, 5)), RED)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_moving_picture_is_refused(kind):
    sent = as_file(picture((40, 30)), kind, save_all=True, append_images=[picture((40, 30), BLUE)])

    with pytest.raises(ImageRefused, match=r"moving|động"):
        prepare(sent)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"hello",
        "không phải ảnh".encode(),
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"<html><script>alert(1)</script></html>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        as_file(picture((40, 30)), "GIF"),
        as_file(picture((40, 30)), "GIF") + b"<script>alert(1)</script>",
        as_file(picture((40, 30)), "TIFF"),
        as_file(picture((40, 30)), "BMP"),
        b"\xff\xd8\xff\xe0" + b"\0" * 40,
        b"\x89PNG\r\n\x1a\n",
    ],
    ids=["empty", "text", "words", "svg", "html", "eps", "gif", "gif-html", "tiff", "bmp", "jpeg-head", "png-head"],
)
def test_what_is_no_photo_is_refused(sent):
    with pytest.raises(ImageRefused):
        prepare(sent)


def test_html_behind_a_photo_is_not_kept():
    sent = as_file(picture((40, 30))) + b"<script>alert(1)</script>"

    assert not any(b"script" in kept for kept in prepare(sent).files.values())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_cut_off_file_is_refused(kind):
    noise = Image.effect_noise((400, 300), 80).convert("RGB")
    sent = as_file(noise, kind)

    with pytest.raises(ImageRefused):
        prepare(sent[: len(sent) // 2])


def test_bomb_is_refused_before_it_is_decoded(monkeypatch):
    monkeypatch.setattr(images, "_decode", lambda image: pytest.fail("It was decoded."))
    sent = bomb()
    assert len(sent) < 20_000

    with pytest.raises(ImageRefused, match="40"):
        prepare(sent)


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(("width", "height"), [(8000, 8000), (20_008, 10), (10, 20_001), (20_000, 20_000)])
def test_size_is_judged_without_the_help_of_warnings(width, height):
    with pytest.raises(ImageRefused, match="40"):
        prepare(bomb(width, height))


def test_too_many_bytes_are_refused_unread(monkeypatch):
    monkeypatch.setattr(images, "MAX_BYTES", 1000)
    monkeypatch.setattr(images, "_open", lambda data: pytest.fail("It was opened."))

    with pytest.raises(ImageRefused):
        prepare(b"\0" * 1001)
