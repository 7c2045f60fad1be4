"""What the sheets of all kinds of record have in common."""

from difflib import get_close_matches

from import_export.resources import Resource

from .columns import heading_key
from .widgets import ListWidget, ReferenceWidget


class RegisterResource(Resource):
    """The columns of one kind of record, as ``user`` reads and writes them.

    ``sign`` is what stands before the number of a record. ``identity`` are the columns that tell which record a row
    without a number is about: the model's natural key.
    """

    sign = ""
    identity: list[str] = []

    def __init__(self, user):
        super().__init__()
        self.user = user
        for column in self.fields.values():
            _tell(column.widget, user)

    @property
    def columns(self):
        return list(self.fields.values())

    @property
    def required(self):
        return [column for column in self.columns if column.is_required]

    def column_of(self, heading):
        """The column that ``heading`` means, or None."""
        key = heading_key(heading)
        return next((column for column in self.columns if key in column.headings), None)

    def near(self, heading):
        """The heading that comes nearest to an unknown one, or ""."""
        names = {key: column.column_name for column in self.columns for key in column.headings}
        found = get_close_matches(heading_key(heading), names, n=1, cutoff=0.6)
        return names[found[0]] if found else ""


def _tell(widget, user):
    """Tell a widget that names records who asks."""
    if isinstance(widget, ListWidget):
        widget = widget.inner
    if isinstance(widget, ReferenceWidget):
        widget.user = user
