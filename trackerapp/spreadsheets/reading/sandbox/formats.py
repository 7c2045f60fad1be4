"""What a package or a compound file is, by the names of what it holds."""

from zipfile import ZipFile

from . import zips
from .biff import Xls
from .ods import Ods
from .ole import CompoundFile
from .refusal import Refusal
from .xlsx import Xlsx

_PACKAGES = {
    "xl/workbook.bin": "binary",
    "word/document.xml": "word",
    "ppt/presentation.xml": "slides",
    "index/document.iwa": "numbers",
    "index.zip": "numbers",
}
_COMPOUNDS = {"WordDocument": "word", "PowerPoint Document": "slides", "__properties_version1.0": "mail"}
_OPEN = b"application/vnd.oasis.opendocument."
_DOCUMENTS = {_OPEN + b"text": "word", _OPEN + b"presentation": "slides"}


def spreadsheet(path: str, kind: str, limits: dict) -> Xlsx | Ods | Xls:
    """What calamine leaves out of the spreadsheet at ``path``; a file that is none is refused by its proper name."""
    return _of_package(zips.opened(path, limits["unpacked"]), limits) if kind == "zip" else _of_compound(path)


def _of_package(package: ZipFile, limits: dict) -> Xlsx | Ods:
    names = {name.lower(): name for name in package.namelist()}
    for name, kind in _PACKAGES.items():
        if name in names:
            raise Refusal("foreign", kind=kind)
    if "mimetype" in names:
        written = zips.read(package, names["mimetype"])[:100].strip().removesuffix(b"-template")
        if written != _OPEN + b"spreadsheet":
            raise Refusal("foreign", kind=_DOCUMENTS.get(written, "other"))
        return Ods(package)
    if "[content_types].xml" not in names or "_rels/.rels" not in names:
        raise Refusal("foreign", kind="archive")
    return Xlsx(package, limits)


def _of_compound(path: str) -> Xls:
    file = CompoundFile(path)
    if "EncryptedPackage" in file.names:
        raise Refusal("password")
    for name, kind in _COMPOUNDS.items():
        if name in file.names:
            raise Refusal("foreign", kind=kind)
    if "Workbook" in file.names:
        return Xls(file.stream("Workbook"))
    raise Refusal("foreign", kind="old" if "Book" in file.names else "other")
