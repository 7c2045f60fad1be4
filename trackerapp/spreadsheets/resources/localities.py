"""The sheet of places, of both eras."""

from datetime import date

from django.db.models import Q

from trackerapp.models import Locality
from trackerapp.text.folding import fold

from .base import RegisterResource, broken
from .columns import Column
from .widgets import ChoiceWidget, NumberWidget

NUMBER = NumberWidget(Locality._meta.pk, Locality.letters)
LEVEL = ChoiceWidget(Locality._meta.get_field("level"), {"tỉnh": 1, "huyện": 2, "xã": 3})
DAYS = ["valid_from", "valid_to"]
KEYS = ["pk", "parent_id", "type", "name_key", "code", "level", "valid_from"]
NAMED, CODED = 4, 3
"""So many parts have the keys of a unit: parent, type, name and first day, or code, level and first day."""


def _column(name, *headings, **options):
    return Column(Locality._meta.get_field(name), headings, **options)


class LocalityResource(RegisterResource):
    """Places: "localities" for the commands. Only administrators of everything change them."""

    number = _column("id", "Mã số", "Mã trong sổ", width=10, widget=NUMBER)
    state_code = _column("code", "Mã đơn vị hành chính", "Mã ĐVHC", "Mã", "Code", width=10)
    level = _column("level", "Cấp", "Cấp hành chính", width=12, widget=LEVEL)
    sort = _column("type", "Loại", "Loại đơn vị", "Loại hình", width=14)
    name = _column("name", "Tên", "Tên đơn vị", "Tên địa phương", width=30)
    parent = _column("parent", "Trực thuộc", "Thuộc", "Đơn vị cấp trên", width=44)
    valid_from = _column("valid_from", "Có hiệu lực từ", "Từ ngày", width=14)
    valid_to = _column("valid_to", "Có hiệu lực đến", "Đến ngày", width=14)

    class Meta:
        model = Locality

    @property
    def code(self):
        return self.fields["number"]

    def key(self, values):
        return values.get("parent_id"), values.get("type"), fold(values["name"]), values.get("valid_from")

    def second_key(self, values):
        code = values.get("code")
        return (code, values.get("level"), values.get("valid_from")) if code else None

    def known(self, keys):
        names, codes = ({key for key in keys if len(key) == length} for length in (NAMED, CODED))
        units = Locality.objects.filter(
            Q(name_key__in={name for _parent, _type, name, _day in names}) | Q(code__in={code for code, *_ in codes})
        )
        found = {}
        for pk, parent, sort, name, code, level, begun in units.values_list(*KEYS):
            day = begun and begun.isoformat()
            found |= {(parent, sort, name, day): pk, (code, level, day): pk}
        return found

    def derived(self, values):
        return {"name_key": fold(values["name"])}

    def derives(self, values):
        return "name" in values

    def faults(self, values, places):
        """The model's own rules, asked row by row: places are few, and seldom come in a sheet."""
        known = {column.attribute for column in self.columns if column is not self.code}
        given = {name: value for name, value in values.items() if name in known and value is not None}
        given |= {name: date.fromisoformat(given[name]) for name in DAYS if name in given}
        return broken(Locality.clean, Locality(**given))
