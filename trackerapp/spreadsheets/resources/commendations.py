"""The sheet of commendations: one row an act of commending."""

from functools import cached_property
from types import SimpleNamespace

from django.utils.translation import gettext as _

from trackerapp.models import Commendation, Recipient
from trackerapp.text.dates import PartialDate
from trackerapp.text.folding import fold

from .acts import Alike, drawn_from, identity
from .base import RegisterResource, broken
from .columns import WIDE, Column
from .decisions import Decision, Decisions, decision_of
from .recipients import RecipientsColumn
from .widgets import NumberWidget, YearWidget

NUMBER = NumberWidget(Commendation._meta.pk, Commendation.letters)


def _column(name, *headings, **options):
    return Column(Commendation._meta.get_field(name), headings, **options)


class CommendationResource(RegisterResource):
    """Commendations: "commendations" for the commands."""

    code = _column("id", "Mã số", "Mã", "Mã khen thưởng", "Code", width=10, widget=NUMBER)
    award_type = _column(
        "award_type", "Hình thức khen thưởng", "Hình thức", "Danh hiệu", "Hình thức, danh hiệu", "Award", width=36
    )
    form_as_printed = _column("form_as_printed", "Hình thức như văn bản ghi", "Hình thức như in", width=30)
    sort = _column("kind", "Loại hình khen thưởng", "Loại hình", "Loại", width=24)
    level = _column("level", "Cấp khen thưởng", "Cấp", "Cấp khen", width=16)
    issued_by = _column(
        "issued_by", "Cơ quan khen thưởng", "Cơ quan khen", "Cấp quyết định", "Đơn vị khen thưởng", width=40
    )
    authority_as_printed = _column("authority_as_printed", "Cơ quan như văn bản ghi", "Cơ quan như in", width=40)
    signer = _column("signer", "Người ký", width=30)
    presented_by = _column("presented_by", "Người trao", width=30)
    decision_number = _column("decision_number", "Số quyết định", "Quyết định số", "Quyết định", "Số QĐ", width=20)
    decided_on = _column("decided_on", "Ngày quyết định", "Ngày ký", "Ngày QĐ", "Ngày, tháng quyết định", width=14)
    merit_year = _column(
        "merit_year",
        "Năm thành tích",
        "Năm",
        "Năm khen thưởng",
        width=12,
        widget=YearWidget(Commendation._meta.get_field("merit_year")),
    )
    merit = _column("merit", "Thành tích", "Nội dung", "Nội dung khen thưởng", "Lý do khen", width=WIDE)
    collectives = _column("collectives", "Số tập thể", "Tập thể", width=12)
    individuals = _column("individuals", "Số cá nhân", "Cá nhân", width=12)
    households = _column("households", "Số hộ gia đình", "Hộ gia đình", "Số hộ", width=12)
    total = _column("total", "Tổng số như văn bản ghi", "Tổng số", "Tổng cộng", width=12)
    named_collectives = RecipientsColumn(
        Recipient.Kind.COLLECTIVE, ["Tên tập thể được khen", "Tên tập thể", "Đơn vị được khen"]
    )
    named_individuals = RecipientsColumn(
        Recipient.Kind.INDIVIDUAL, ["Tên cá nhân được khen", "Tên cá nhân", "Họ và tên", "Họ tên"]
    )
    named_households = RecipientsColumn(Recipient.Kind.HOUSEHOLD, ["Tên hộ được khen", "Tên hộ gia đình", "Tên hộ"])
    grassroots_models = _column("grassroots_models", "Mô hình được khen", "Khen cho mô hình", width=20)
    locality = _column("locality", "Địa phương", "Địa bàn", "Nơi nhận", width=44)
    revoked_on = _column("revoked_on", "Ngày thu hồi", width=14)
    revoked_by = _column("revoked_by", "Quyết định thu hồi", "Thu hồi theo quyết định", width=20)
    staff_note = _column("staff_note", "Ghi chú nội bộ", "Ghi chú", width=30)

    class Meta:
        model = Commendation

    def twice(self, values):
        decision = decision_of(values)
        if decision is None or decision.year:
            return super().twice(values)
        return _(
            "Rows %(first)d and %(second)d are about the same commendation: keep one of the two. If they are two "
            "decisions of one number, write the day of each."
        )

    def key(self, values):
        """The decision; or else, within one sheet, authority, form and year."""
        return decision_of(values) or identity(values)

    @cached_property
    def decisions(self):
        return Decisions()

    def known(self, keys):
        numbered = {key for key in keys if isinstance(key, Decision)}
        return self.decisions.known(numbered) | (self._of_this_sheet() if len(keys) > len(numbered) else {})

    def go_together(self, one, other):
        """Rows of one decision need not all have its day."""
        if not (isinstance(one, Decision) and isinstance(other, Decision)):
            return one == other
        return one[:2] == other[:2] and (one.year == other.year or None in (one.year, other.year))

    def _of_this_sheet(self):
        """What came in with the same sheet before, by authority, form and year."""
        drawn = Commendation.objects.filter(citations__source__text_sha256=self.sha256, number_key="")
        names = ["issued_by_id", "authority_as_printed", "award_type_id", "form_as_printed", "merit_year", "pk"]
        return {
            (body or fold(printed), award or fold(form), year): pk
            for body, printed, award, form, year, pk in drawn.values_list(*names)
        }

    def recognise(self, rows, notices):
        """By the row of the same sheet that it was drawn from, or by all that the row says."""
        drawn = drawn_from(self.sha256, self.sheet, [row.number for row in rows])
        alike = Alike(self, [row.values for row in rows])
        for row in rows:
            if decision := decision_of(row.values):
                self.decisions.refuse_doubtful(row, decision, self.code.widget)
            else:
                row.record = drawn.get(row.number) or alike.same(row.values)
            if row.record is None:
                self._tell(row, alike.likely(row.values), notices)

    def _tell(self, row, likely, notices):
        """Tell of a new ``row`` that it may be in the register already."""
        if likely:
            text = _("%(code)s may be the same. If it is, write %(code)s into the column “%(column)s” of the row.")
            code = self.code.widget.render(likely)
            notices.add(text % {"code": code, "column": self.code.column_name}, row.number)
        elif row.values.keys() <= {column.attribute for column in self.columns if column.is_part}:
            text = _(
                "This row says who was commended, but not what for: write the number of the decision, or form, "
                "authority and year. Where it is that of the row above, write it once more."
            )
            row.blame(None, text)
        elif self.key(row.values) is None:
            notices.add(
                _(
                    "Nobody can tell whether these are in the register already: they have neither the number of a "
                    "decision nor authority, form and year. They would be new."
                ),
                row.number,
            )

    def warn(self, rows, notices):
        text = _(
            "These rows take out a person or collective of whom the register holds more than the name: a legal "
            "basis, an office, an organisation or sources. Look at the record before you confirm."
        )
        moved = _(
            "These rows change the year of the merit of a commendation that was found by its number and body. If they "
            "are about another decision of that number, write its day."
        )
        for row in rows:
            if row.before.get("merit_year") and not row.is_named:
                notices.add(moved, row.number)
        for column in (column for column in self.columns if column.is_part):
            for row in column.losses(rows):
                notices.add(text, row.number)

    def where(self, values):
        return values.get("locality_id"), values.get("issued_by_id")

    def derived(self, values):
        names = ("decision_number", "form_as_printed", "authority_as_printed", "merit")
        record = SimpleNamespace(**{name: values.get(name) or "" for name in names})
        Commendation.derive(record)
        return {"number_key": record.number_key, "name_key": record.name_key}

    def derives(self, values):
        return not {"decision_number", "form_as_printed", "authority_as_printed", "merit"}.isdisjoint(values)

    def faults(self, values, places):
        if values.get("revoked_on") and not values.get("revoked_by"):
            yield "revoked_by", _("Name the decision that revoked it.")
        day, place = values.get("decided_on"), values.get("locality_id")
        record = SimpleNamespace(
            decided_on=day and PartialDate.from_int(day),
            merit_year=values.get("merit_year"),
            locality=places[place] if place else None,
        )
        yield from broken(Commendation._check_place, record)
