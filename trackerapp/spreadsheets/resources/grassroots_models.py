"""The sheet of grassroots models."""

from types import SimpleNamespace

from django.utils.translation import gettext as _

from trackerapp.models import GrassrootsModel
from trackerapp.models.rows import among
from trackerapp.text.dates import PartialDate
from trackerapp.text.folding import fold

from .base import RegisterResource, broken
from .columns import WIDE, Column
from .widgets import ChoiceWidget, NumberWidget

NUMBER = NumberWidget(GrassrootsModel._meta.pk, GrassrootsModel.letters)
STATUS = ChoiceWidget(
    GrassrootsModel._meta.get_field("status"),
    {
        "mới": "new",
        "mới thành lập": "new",
        "duy trì": "maintained",
        "duy trì tốt": "maintained",
        "đang duy trì": "maintained",
        "đang hoạt động": "maintained",
        "hoạt động": "maintained",
        "tạm dừng": "paused",
        "dừng": "ended",
        "kết thúc": "ended",
        "ngừng hoạt động": "ended",
        "giải thể": "ended",
    },
)


def _column(name, *headings, **options):
    return Column(GrassrootsModel._meta.get_field(name), headings, **options)


class GrassrootsModelResource(RegisterResource):
    """Grassroots models: "models" for the commands."""

    code = _column("id", "Mã số", "Mã", "Mã mô hình", "Số hiệu", "Code", width=10, widget=NUMBER)
    name = _column(
        "name",
        "Tên mô hình",
        "Mô hình",
        "Tên",
        "Tên mô hình, cách làm hay",
        "Tên mô hình/cách làm",
        "Title",
        width=WIDE,
    )
    kind = _column("kind", "Loại", "Loại hình", "Phân loại", "Type")
    fields_of_life = _column("fields", "Lĩnh vực", "Các lĩnh vực", "Field", "Fields", width=30)
    organisation = _column(
        "organisation", "Đơn vị", "Đơn vị thực hiện", "Cơ quan, đơn vị", "Tổ chức", "Tên đơn vị", "Unit", width=40
    )
    runner_kind = _column("runner_kind", "Chủ thể", "Chủ thể thực hiện")
    runner_name = _column("runner_name", "Tên cá nhân, hộ", "Cá nhân, hộ thực hiện", width=30)
    locality = _column(
        "locality", "Địa phương", "Địa bàn", "Nơi thực hiện", "Xã, phường", "Địa điểm", "Locality", "Place", width=44
    )
    place_as_printed = _column("place_as_printed", "Địa danh như văn bản ghi", "Địa danh như in", width=30)
    started_on = _column("started_on", "Năm bắt đầu", "Bắt đầu", "Thời gian bắt đầu", "Năm thành lập", "Year", width=12)
    ended_on = _column("ended_on", "Năm kết thúc", "Kết thúc", "Thời gian kết thúc", width=12)
    status = _column("status", "Tình trạng", "Trạng thái", "Hiện trạng", "Status", width=14, widget=STATUS)
    status_on = _column("status_on", "Tình trạng tính đến", "Tình trạng đến ngày", width=12)
    replicated_from = _column("replicated_from", "Nhân rộng từ", "Học tập từ", width=12)
    adaptation = _column("adaptation", "Điều chỉnh khi nhân rộng", width=WIDE)
    summary = _column(
        "summary", "Mô tả", "Tóm tắt", "Nội dung", "Nội dung chính", "Mô tả ngắn", "Description", width=WIDE
    )
    situation = _column("situation", "Thực trạng, lý do", "Sự cần thiết", width=WIDE)
    aims = _column("aims", "Mục tiêu, tiêu chí", "Mục tiêu", "Mục đích", width=WIDE)
    method = _column("method", "Cách làm", "Nội dung và cách làm", "Cách thức thực hiện", width=WIDE)
    beneficiaries = _column("beneficiaries", "Phạm vi, đối tượng hưởng lợi", "Đối tượng", "Phạm vi", width=WIDE)
    forces = _column("forces", "Lực lượng tham gia", "Thành phần tham gia", width=WIDE)
    resources = _column("resources", "Nguồn lực", "Kinh phí", width=WIDE)
    results = _column("results", "Kết quả", "Hiệu quả", "Kết quả, hiệu quả", width=WIDE)
    prospects = _column("prospects", "Khả năng duy trì, nhân rộng", "Khả năng nhân rộng", width=WIDE)
    lessons = _column("lessons", "Hạn chế, bài học", "Bài học kinh nghiệm", "Hạn chế", width=WIDE)
    staff_note = _column("staff_note", "Ghi chú nội bộ", "Ghi chú", "Note", width=30)

    class Meta:
        model = GrassrootsModel

    def key(self, values):
        return fold(values["name"]), values.get("locality_id"), values.get("organisation_id")

    def known(self, keys):
        rows = GrassrootsModel._base_manager.filter(merged_into=None, name_key__in=among({key[0] for key in keys}))
        found = rows.values_list("name_key", "locality_id", "organisation_id", "pk")
        known = {(name, place, body): pk for name, place, body, pk in found}
        return {key: known[key] for key in known.keys() & keys}

    def derived(self, values):
        record = SimpleNamespace(name=values["name"])
        GrassrootsModel.derive(record)
        return {"name_key": record.name_key, "sort_key": record.sort_key}

    def derives(self, values):
        return "name" in values

    def verify(self, ids):
        for record in GrassrootsModel.objects.filter(pk__in=ids).exclude(replicated_from=None):
            record._check_lineage()

    def faults(self, values, places):
        days = {name: values.get(name) for name in ("started_on", "ended_on", "status_on")}
        place = places[values["locality_id"]] if values.get("locality_id") else None
        record = SimpleNamespace(
            **{name: day and PartialDate.from_int(day) for name, day in days.items()}, locality=place
        )
        for rule in (GrassrootsModel._check_days, GrassrootsModel._check_place):
            yield from broken(rule, record)
        if record.status_on and not values.get("status"):
            yield "status_on", _("There is a day of the status, but no status.")
