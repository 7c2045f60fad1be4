"""What a file of the register is, and is called, by its ending."""

from django.utils import timezone
from django.utils.text import slugify

from trackerapp.text.folding import fold

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
}


def called(title, ending):
    """The name of the file of that ``title``, which tells its day."""
    return f"{slugify(fold(str(title)))}-{timezone.localdate():%Y-%m-%d}.{ending}"
