"""The sheet of organisations."""

from types import SimpleNamespace

from trackerapp.models import Organisation
from trackerapp.text.folding import fold

from .base import RegisterResource
from .columns import WIDE, Column
from .widgets import NumberWidget

NUMBER = NumberWidget(Organisation._meta.pk, Organisation.letters)


def _column(name, *headings, **options):
    return Column(Organisation._meta.get_field(name), headings, **options)


class OrganisationResource(RegisterResource):
    """Organisations: "organisations" for the commands."""

    code = _column("id", "Mã số", "Mã", "Mã đơn vị", "Code", width=10, widget=NUMBER)
    name = _column("name", "Tên đơn vị", "Đơn vị", "Tên", "Tên tổ chức", "Cơ quan, đơn vị", width=WIDE)
    sort = _column("kind", "Loại đơn vị", "Loại", "Loại hình")
    locality = _column("locality", "Địa phương", "Địa bàn", "Địa chỉ", width=44)
    parent = _column("parent", "Trực thuộc", "Đơn vị chủ quản", "Cấp trên", width=40)
    dissolved_on = _column("dissolved_on", "Ngày giải thể", "Giải thể", width=14)
    staff_note = _column("staff_note", "Ghi chú nội bộ", "Ghi chú", width=30)

    class Meta:
        model = Organisation

    def key(self, values):
        return fold(values["name"]), values.get("locality_id")

    def known(self, keys):
        rows = Organisation.objects.filter(name_key__in={name for name, _place in keys})
        return {(name, place): pk for name, place, pk in rows.values_list("name_key", "locality_id", "pk")}

    def where(self, values):
        return values.get("locality_id"), None

    def verify(self, ids):
        for record in Organisation.objects.filter(pk__in=ids).exclude(parent=None):
            record.clean()

    def derived(self, values):
        record = SimpleNamespace(name=values["name"])
        Organisation.derive(record)
        return {"name_key": record.name_key, "sort_key": record.sort_key}

    def derives(self, values):
        return "name" in values
