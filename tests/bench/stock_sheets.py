"""Imports and exports as anybody would build them first with django-import-export, and as quick as its settings go."""

from import_export.fields import Field as Column
from import_export.instance_loaders import CachedInstanceLoader
from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget, ManyToManyWidget, Widget
from tablib import Dataset

from trackerapp.models import Field, GrassrootsModel, Locality, Organisation
from trackerapp.text.folding import fold
from trackerapp.text.names import unit_key

HEADINGS = {
    "name": "Tên mô hình",
    "kind": "Loại",
    "fields_of_life": "Lĩnh vực",
    "organisation": "Đơn vị",
    "locality": "Địa phương",
    "started_on": "Năm bắt đầu",
    "status": "Tình trạng",
    "summary": "Mô tả",
    "method": "Cách làm",
    "results": "Kết quả",
    "beneficiaries": "Phạm vi, đối tượng hưởng lợi",
    "staff_note": "Ghi chú nội bộ",
}
"""The twelve columns of the sheets that are measured."""


class WordWidget(Widget):
    """A word of a list of choices."""

    def __init__(self, choices):
        super().__init__()
        self.values = {fold(str(label)): value for value, label in choices}
        self.labels = {value: str(label) for value, label in choices}

    def clean(self, value, row=None, **kwargs):
        return self.values[fold(value)] if value else ""

    def render(self, value, obj=None, **kwargs):
        return self.labels.get(value, "")


class PlaceWidget(ForeignKeyWidget):
    """A place by its full name."""

    def __init__(self):
        super().__init__(Locality, "path_key")

    def clean(self, value, row=None, **kwargs):
        return super().clean(f" {' '.join(map(unit_key, value.split(',')))} ", row, **kwargs) if value else None

    def render(self, value, obj=None, **kwargs):
        return value.path_name if value else ""


class RememberingWidget(ForeignKeyWidget):
    """A record that is looked up once."""

    def __init__(self, inner):
        super().__init__(inner.model, inner.field)
        self.inner, self.found = inner, {}

    def clean(self, value, row=None, **kwargs):
        if value not in self.found:
            self.found[value] = self.inner.clean(value, row, **kwargs)
        return self.found[value]


def _column(name, widget=None):
    return Column("fields" if name == "fields_of_life" else name, HEADINGS[name], widget or Widget())


class StockResource(ModelResource):
    """What the first pages of the library's manual teach."""

    name = _column("name")
    kind = _column("kind", WordWidget(GrassrootsModel.Kind.choices))
    fields_of_life = _column("fields_of_life", ManyToManyWidget(Field, separator="; ", field="name"))
    organisation = _column("organisation", ForeignKeyWidget(Organisation, "name"))
    locality = _column("locality", PlaceWidget())
    started_on = _column("started_on")
    status = _column("status", WordWidget(GrassrootsModel.Status.choices))
    summary = _column("summary")
    method = _column("method")
    results = _column("results")
    beneficiaries = _column("beneficiaries")
    staff_note = _column("staff_note")

    class Meta:
        model = GrassrootsModel
        fields = list(HEADINGS)
        import_id_fields = ["name"]
        skip_unchanged = True
        report_skipped = True

    def before_import_row(self, row, **kwargs):
        for heading, value in row.items():
            row[heading] = "" if value is None else str(value)
        row["Năm bắt đầu"] = row["Năm bắt đầu"] or None


class TunedResource(StockResource):
    """With the settings that make it quick: rows by the thousand, no differences, names looked up once.

    They leave out history, search and ties; none of that is counted against it here.
    """

    organisation = _column("organisation", RememberingWidget(ForeignKeyWidget(Organisation, "name")))
    locality = _column("locality", RememberingWidget(PlaceWidget()))
    fields_of_life = None

    class Meta:
        use_bulk = True
        batch_size = 1000
        skip_diff = True
        skip_unchanged = False
        force_init_instance = False
        instance_loader_class = CachedInstanceLoader
        fields = [name for name in HEADINGS if name != "fields_of_life"]

    def before_save_instance(self, instance, row, **kwargs):
        instance.derive()


def imported(resource, path):
    """Look at the sheet and then bring it in, as the library's admin does."""
    for is_look in (True, False):
        content = path.read_bytes() if path.suffix == ".xlsx" else path.read_text("utf-8-sig")
        data = Dataset().load(content, format=path.suffix[1:])
        result = resource().import_data(data, dry_run=is_look, raise_errors=False)
        if result.has_errors() or result.has_validation_errors():
            row = (result.error_rows or result.invalid_rows)[0]
            raise AssertionError(getattr(row, "errors", None) or row.error)


def taken_out(rows, ending):
    """The sheet of ``rows``, as the library's admin makes it."""
    return StockResource().export(rows).export(ending)
