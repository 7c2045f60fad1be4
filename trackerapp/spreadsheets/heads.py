"""Which columns the headings of a sheet mean."""

from django.utils.translation import gettext as _

from .resources.parted import LEVELS

FAULTS = "Lỗi"
"""The heading under which a sheet with faults is given back with their names; sent in again, it is not read."""


class Headings:
    """Which column of ``resource`` each heading of a sheet means; ``faults`` name those that cannot be taken.

    ``columns`` are pairs of a column and where its cells stand: one place, or that of each level of a locality.
    """

    def __init__(self, resource, headings):
        self.faults, self.columns = [], []
        levels = self._levels(resource, headings)
        for place, heading in enumerate(headings):
            if heading.name != FAULTS and place not in levels.values():
                self._take(resource, heading, place)
        if levels:
            self.columns.append((resource.place, levels))
        self._blame_missing(resource)

    def _levels(self, resource, headings):
        """Where each level of a place stands, the lowest first, if no column holds it as a whole."""
        found = {}
        for place, heading in enumerate(headings):
            level = resource.level_of(heading.name)
            if level is not None:
                found.setdefault(level, place)
            elif resource.place and resource.column_of(heading.name) == resource.place:
                return {}
        return {level: found[level] for level in LEVELS if level in found}

    def _take(self, resource, heading, place):
        column = resource.column_of(heading.name)
        if column is None:
            self._blame_unknown(resource, heading)
        elif column in [known for known, _place in self.columns]:
            self.faults.append(_("Two columns mean “%(name)s”: keep one.") % {"name": column.column_name})
        else:
            self.columns.append((column, place))

    def _blame_unknown(self, resource, heading):
        near = resource.near(heading.name)
        text = _("Column %(letter)s, “%(name)s”, is unknown.") % {"letter": heading.column, "name": heading.printed}
        hint = (
            _("Do you mean “%(near)s”?") % {"near": near} if near else _("Correct its heading, or delete the column.")
        )
        self.faults.append(f"{text} {hint}")

    def _blame_missing(self, resource):
        given = {column.attribute for column, _place in self.columns}
        if resource.code and resource.code.attribute in given:
            return
        for column in resource.columns:
            if column.is_required and column.attribute not in given:
                self.faults.append(_("The column “%(name)s” is missing.") % {"name": column.column_name})
