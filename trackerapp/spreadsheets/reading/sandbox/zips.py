"""What a zip file says of itself, looked at before anything is unpacked."""

import zipfile
import zlib
from zipfile import BadZipFile, ZipFile

from .refusal import Refusal

PARTS = 2_000
RATIO = 200
"""How many times larger a part may become. What is written by hand and by programs stays below 50."""
SMALL = 16 * 1024**2
"""A part that stays below this may be of any ratio: a thousand empty rows press well."""
ENCRYPTED = 0x1


def read(package: ZipFile, name: str) -> bytes:
    """The content of one part; refuses a file that lacks it or in which it is damaged."""
    try:
        return package.read(name)
    except (KeyError, BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise Refusal("damaged") from error


def opened(path: str, unpacked: int) -> ZipFile:
    """Open the zip file at ``path``, if its parts are few, named once, in the clear and ``unpacked`` bytes at most."""
    try:
        package = ZipFile(path)
    except (BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise Refusal("damaged") from error
    parts = package.infolist()
    if len(parts) > PARTS or sum(part.file_size for part in parts) > unpacked:
        raise Refusal("bomb")
    if any(part.file_size > max(SMALL, RATIO * part.compress_size) for part in parts):
        raise Refusal("bomb")
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise Refusal("password")
    if len({part.filename.lower() for part in parts}) < len(parts):
        raise Refusal("damaged")
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise Refusal("damaged")
    return package
