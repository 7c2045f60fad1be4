"""What is likely the same record, among models and documents; commendations stand in tests of their own."""

import pytest

from tests.making import make_directive, make_grassroots_model, make_province, make_van_gia
from trackerapp import duplicates
from trackerapp.models import Directive, GrassrootsModel, Organisation

pytestmark = pytest.mark.django_db


def test_model_of_the_same_name_in_the_same_province_of_today_is_likely_the_same():
    van_gia = make_van_gia()
    known = make_grassroots_model(name="Hũ gạo sẻ chia", locality=van_gia.today)
    make_grassroots_model(name="Hũ gạo sẻ chia", locality=make_province("An Giang", "91"))
    make_grassroots_model(name="Hũ gạo khác", locality=van_gia)

    assert duplicates.likely(GrassrootsModel(name="HŨ GẠO  sẻ chia", locality=van_gia)) == [known]


def test_model_without_a_place_may_be_any_of_its_name():
    known = make_grassroots_model(name="Hũ gạo sẻ chia", locality=make_van_gia())

    assert duplicates.likely(GrassrootsModel(name="Hũ gạo sẻ chia")) == [known]


def test_document_is_known_by_its_number_or_else_by_its_name():
    numbered = make_directive(kind="chỉ thị", number="05-CT/TW")
    named = make_directive(kind="nghị quyết", number="04-NQ/TW", name="Nghị quyết Trung ương 4 (khóa XII)")

    assert duplicates.likely(Directive(kind="chỉ thị", number="05-ct/tw")) == [numbered]
    assert duplicates.likely(Directive(kind="nghị quyết", name="nghị quyết Trung ương 4 (khóa XII)")) == [named]
    assert duplicates.likely(Directive(kind="kế hoạch")) == []


def test_other_kinds_have_none():
    assert duplicates.likely(Organisation(name="Hội Phụ nữ")) == []
