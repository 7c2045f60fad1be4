"""The template that clerks fill in: what they write in it by its own rules comes in without a fault."""

import shutil
import subprocess
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from tests.making import (
    make_administrator,
    make_award_type,
    make_field,
    make_kind_of_organisation,
    make_level,
    make_old_province,
    make_van_gia,
)
from tests.spreadsheets.making import write
from trackerapp.models import Commendation, GrassrootsModel, Locality
from trackerapp.spreadsheets import imports
from trackerapp.spreadsheets.resources import RESOURCES
from trackerapp.spreadsheets.template import PLACE, template
from trackerapp.spreadsheets.workbook import MOST_ROWS

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    """An administrator, in a register with a few words and places."""
    make_field(code="GT", name="Giao thông")
    make_field(code="MT", name="Môi trường, cảnh quan")
    make_award_type(code="BK", name="Bằng khen")
    make_level(code="T", name="Tỉnh")
    make_kind_of_organisation(name="Trạm y tế")
    make_van_gia()
    return make_administrator()


def opened(kind, clerk):
    """The template of ``kind``, as the program of a clerk opens it."""
    return load_workbook(BytesIO(template(RESOURCES[kind](clerk))))


def sent_in(folder, kind, book, clerk, sheet=""):
    """The import of what a clerk has saved."""
    path = folder / "mau.xlsx"
    book.save(path)
    return imports.check(imports.receive(kind, path, path.name, by=clerk, sheet=sheet))


def fill(book, rows):
    """Write ``rows`` into the first sheet, by what their columns are called there."""
    sheet = book.worksheets[0]
    places = {cell.value.removesuffix(" (*)"): cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, 2):
        for name, value in row.items():
            sheet.cell(number, places[name], value)


def faults(job):
    return [*job.message.splitlines(), *(fault for row in job.rows.all() for fault in row.faults)]


def rule_of(sheet, heading):
    """The rule of the column below ``heading``."""
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == heading)
    [rule] = [
        each
        for each in sheet.data_validations.dataValidation
        if str(each.sqref) == f"{letter}2:{letter}{MOST_ROWS + 1}"
    ]
    return letter, rule


@pytest.mark.parametrize("kind", RESOURCES)
def test_its_headings_are_understood_and_nothing_of_it_is_brought_in(tmp_path, clerk, kind):
    job = sent_in(tmp_path, kind, opened(kind, clerk), clerk)

    assert (job.state, job.rows_read, job.rows.count()) == ("refused", 0, 0)
    assert job.message.startswith("Không thấy dòng dữ liệu nào")
    assert len(job.headings) == len(RESOURCES[kind](clerk).columns)


def test_what_a_clerk_fills_in_comes_in_as_it_was_meant(tmp_path, clerk):
    book = opened("models", clerk)
    fill(
        book,
        [
            {
                "Tên mô hình": "Đường hoa",
                "Loại": "Mô hình",
                "Lĩnh vực": "Giao thông; Môi trường, cảnh quan",
                "Địa phương": "thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa",
                "Năm bắt đầu": "09/2018",
                "Tình trạng": "Đang duy trì",
                "Mô tả": "- Mỗi hộ một đoạn\n- Mỗi tuần một buổi",
            },
            {"Tên mô hình": "Tiếng loa an ninh", "Năm bắt đầu": 2019},
            {"Tên mô hình": "Cờ đỏ sao vàng", "Năm bắt đầu": date(2019, 2, 11)},
        ],
    )

    job = write(sent_in(tmp_path, "models", book, clerk))

    assert (faults(job), job.counts()["new"]) == ([], 3)
    first, *others = GrassrootsModel.objects.order_by("pk")
    assert (first.locality.name, first.fields.count(), str(first.started_on)) == ("Vạn Giã", 2, "09/2018")
    assert first.summary == "- Mỗi hộ một đoạn\n- Mỗi tuần một buổi"
    assert [str(each.started_on) for each in others] == ["2019", "11/02/2019"]


def test_numbers_and_days_are_what_they_were(tmp_path, clerk):
    awards, places = opened("commendations", clerk), opened("localities", clerk)
    fill(awards, [{"Số quyết định": "12/2019", "Số tập thể": 1195, "Số cá nhân": 0, "Năm thành tích": 2018}])
    row = {"Cấp": "Tỉnh", "Loại": "tỉnh", "Tên": "Phú Khánh", "Có hiệu lực từ": date(1976, 2, 1)}
    fill(places, [row | {"Có hiệu lực đến": date(1989, 6, 30)}])

    jobs = [
        write(sent_in(tmp_path, kind, book, clerk))
        for kind, book in (("commendations", awards), ("localities", places))
    ]

    assert [faults(job) for job in jobs] == [[], []]
    award = Commendation.objects.get()
    assert (award.decision_number, award.collectives, award.individuals, award.households) == ("12/2019", 1195, 0, None)
    assert Locality.objects.get(name="Phú Khánh").valid_to == date(1989, 6, 30)


@pytest.mark.parametrize("kind", RESOURCES)
def test_its_example_would_come_in_if_it_were_sent(tmp_path, clerk, kind):
    name, _district, province = PLACE.split(", ")
    old = make_old_province(province.removeprefix("tỉnh "), "56x")
    district = Locality(level=2, type="huyện", name="Khánh Vĩnh", parent=old, valid_to=date(2025, 6, 30))
    district.save()
    Locality(level=3, type="xã", name=name.removeprefix("xã "), parent=district, valid_to=date(2025, 6, 30)).save()

    job = sent_in(tmp_path, kind, opened(kind, clerk), clerk, sheet="Ví dụ")

    assert (faults(job), job.rows_read) == ([], 1)


def test_words_are_chosen_from_lists_and_several_may_be_written(clerk):
    book = opened("models", clerk)
    sheet = book.worksheets[0]

    _letter, status = rule_of(sheet, "Tình trạng")
    _letter, fields = rule_of(sheet, "Lĩnh vực")

    place = [cell.value for cell in book["Danh mục"][1]].index("Tình trạng")
    words = [row[place] for row in book["Danh mục"].iter_rows(min_row=2, values_only=True) if row[place]]
    assert (status.type, status.formula1) == ("list", f"'Danh mục'!$D$2:$D${len(words) + 1}")
    assert words == [str(label).capitalize() for label in GrassrootsModel.Status.labels]
    assert (status.showErrorMessage, fields.showErrorMessage) == (True, False)


def test_columns_are_of_the_sort_that_is_written_there(clerk):
    awards, places = opened("commendations", clerk).worksheets[0], opened("localities", clerk).worksheets[0]

    def look(sheet, heading):
        letter, rule = rule_of(sheet, heading)
        return sheet.column_dimensions[letter].number_format, rule.type

    assert look(awards, "Số tập thể") == ("#,##0", "whole")
    assert look(awards, "Năm thành tích") == ("0", "whole")
    assert look(awards, "Ngày quyết định") == ("@", None)
    assert look(places, "Có hiệu lực từ") == ("dd/mm/yyyy", "date")


@pytest.mark.parametrize("kind", RESOURCES)
def test_head_stays_in_sight_and_every_column_is_explained(clerk, kind):
    book = opened(kind, clerk)
    sheet, example, helping, _lists = book.worksheets
    head = [cell.value for cell in sheet[1]]

    explained = {row[0]: row[1] for row in helping.iter_rows(values_only=True)}

    assert (sheet.freeze_panes, [cell.value for cell in example[1]]) == ("A2", head)
    assert all(explained[name] for name in head)
    assert [name for name in head if name.endswith("(*)")] == [
        f"{column.column_name} (*)" for column in RESOURCES[kind](clerk).columns if column.is_required
    ]
    assert {rule.prompt for rule in sheet.data_validations.dataValidation} <= {
        text[:255] for text in explained.values() if text
    }


def test_template_is_vietnamese_whoever_takes_it(clerk, settings):
    settings.LANGUAGE_CODE = "en"

    assert opened("models", clerk).sheetnames == ["Mô hình", "Ví dụ", "Hướng dẫn", "Danh mục"]


def test_a_word_like_a_formula_is_a_text(clerk):
    make_field(code="X", name="=1+1")

    assert "=1+1" in [
        cell.value for row in opened("models", clerk)["Danh mục"] for cell in row if cell.data_type == "s"
    ]


@pytest.mark.parametrize("kind", RESOURCES)
def test_calamine_reads_it_too(clerk, kind):
    book = CalamineWorkbook.from_filelike(BytesIO(template(RESOURCES[kind](clerk))))

    assert len(book.get_sheet_by_index(0).to_python()[0]) == len(RESOURCES[kind](clerk).columns)


@pytest.mark.faults
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", RESOURCES)
def test_what_libreoffice_saves_comes_in(tmp_path, clerk, kind):
    book = opened(kind, clerk)
    name = next(cell.value for cell in book.worksheets[0][1] if cell.value.startswith(("Tên", "Số quyết định")))
    fill(
        book,
        [{name.removesuffix(" (*)"): "Đường hoa"} | ({"Cấp": "Tỉnh", "Loại": "tỉnh"} if kind == "localities" else {})],
    )
    book.save(tmp_path / "in.xlsx")

    for ending in ("xlsx", "ods"):
        saved = tmp_path / ending
        told = ["soffice", f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", ending]
        subprocess.run(
            [*told, "--outdir", str(saved), str(tmp_path / "in.xlsx")], check=True, capture_output=True, timeout=180
        )
        path = saved / f"in.{ending}"
        job = imports.check(imports.receive(kind, path, path.name, by=clerk))

        assert (faults(job), job.counts()["new"]) == ([], 1)
