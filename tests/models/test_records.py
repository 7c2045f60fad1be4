"""What every record has: clean text, a version, a history, and one way of writing many."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from tests.making import (
    make_administrator,
    make_commendation,
    make_field,
    make_grassroots_model,
    make_kind_of_organisation,
    make_level,
    make_organisation,
    make_recipient,
    make_source,
    make_van_gia,
    when,
)
from trackerapp import search
from trackerapp.models import SEARCHED, Commendation, Field, GrassrootsModel, Organisation, Source, bulk
from trackerapp.models.base import StaleRecord

pytestmark = pytest.mark.django_db


def test_text_is_stored_trimmed_and_in_one_unicode_form():
    grassroots_model = make_grassroots_model(name="  Nụ cười\u00a0 từ trái tim\u200b ")

    grassroots_model.refresh_from_db()

    assert grassroots_model.name == "Nụ cười từ trái tim"


def test_decomposed_text_finds_the_record_that_was_stored_composed():
    make_organisation("Hội Phụ nữ")

    assert Organisation.objects.called("Hội Phụ nữ").exists()


def test_a_name_with_control_characters_is_refused():
    with pytest.raises(ValidationError, match="control characters"):
        GrassrootsModel(name="Nụ cười\x1b[0m").full_clean()


def test_of_two_people_who_save_the_second_is_told():
    grassroots_model = make_grassroots_model()
    mine, hers = (
        GrassrootsModel.objects.get(pk=grassroots_model.pk),
        GrassrootsModel.objects.get(pk=grassroots_model.pk),
    )
    mine.summary = "Một"
    mine.save()

    hers.summary = "Hai"
    with pytest.raises(StaleRecord, match="Somebody else"):
        hers.save()

    grassroots_model.refresh_from_db()
    assert (grassroots_model.summary, grassroots_model.version) == ("Một", 2)


def test_every_save_leaves_a_row_of_history_with_what_it_came_through():
    organisation = make_organisation("Hội Phụ nữ")

    organisation.name = "Hội Liên hiệp Phụ nữ"
    organisation._change_reason = "admin"
    organisation.save()

    after, before = organisation.history.all()
    assert (before.name, after.name, after.history_change_reason) == ("Hội Phụ nữ", "Hội Liên hiệp Phụ nữ", "admin")


def test_history_knows_which_fields_a_model_was_placed_in():
    grassroots_model = make_grassroots_model()

    grassroots_model.fields.set([make_field()])

    assert grassroots_model.history.first().fields.count() == 1


def test_writing_many_leaves_history_and_search_in_step():
    administrator = make_administrator()
    new = [GrassrootsModel(name=f"Nuôi heo đất {number}", state="published") for number in (1, 2)]

    bulk.write(new, reason="sheet 3", user=administrator)

    assert GrassrootsModel.objects.matching("nuoi heo").count() == 2
    entry = new[0].history.get()
    assert (entry.history_type, entry.history_change_reason, entry.history_user) == ("+", "sheet 3", administrator)


def test_changing_many_moves_versions_keys_and_search():
    grassroots_model = make_grassroots_model(name="Nuôi heo đất")

    grassroots_model.name = "Hũ gạo tình thương"
    bulk.write([grassroots_model], ["name"], reason="sheet 3")

    grassroots_model.refresh_from_db()
    assert (grassroots_model.name_key, grassroots_model.version) == ("hu gao tinh thuong", 2)
    assert GrassrootsModel.objects.matching("hu gao").get() == grassroots_model
    assert not GrassrootsModel.objects.matching("heo dat").exists()


def test_changing_many_is_refused_whole_if_one_was_saved_meanwhile():
    make_source(publisher="Báo A")
    second = make_source(publisher="Báo B")
    stale = list(Source.objects.order_by("pk"))
    second.save()

    for each in stale:
        each.publisher = "Báo C"
    with pytest.raises(StaleRecord):
        bulk.write(stale, ["publisher"], reason="sheet 3")

    assert set(Source.objects.values_list("publisher", flat=True)) == {"Báo A", "Báo B"}


@pytest.mark.parametrize("text", ["2018", "9/2018", "11/02/2019"])
def test_a_partial_date_comes_back_as_it_was_written(text):
    source = make_source(published_on=when(text))

    source.refresh_from_db()

    assert str(source.published_on) == str(when(text))


def test_dates_are_ordered_and_found_by_year():
    early, late = make_grassroots_model(started_on=when("2017")), make_grassroots_model(started_on=when("11/02/2019"))

    assert list(GrassrootsModel.objects.order_by("-started_on")) == [late, early]
    assert list(GrassrootsModel.objects.begun_in(2019)) == [late]


def test_record_that_was_deleted_is_found_no_longer():
    grassroots_model = make_grassroots_model(name="Nuôi heo đất", state="published")

    grassroots_model.delete()

    assert search_hits("heo dat") == []


def search_hits(words):
    return list(GrassrootsModel.objects.matching(words))


def test_word_of_a_vocabulary_that_was_renamed_finds_its_records():
    field = make_field()
    grassroots_model = make_grassroots_model()
    grassroots_model.fields.set([field])

    field.name = "Sức khỏe cộng đồng"
    field.save()

    assert search_hits("suc khoe cong dong") == [grassroots_model]


def test_bulk_renamed_organisation_finds_its_records():
    organisation = make_organisation("Hội Phụ nữ")
    grassroots_model = make_grassroots_model(organisation=organisation)

    organisation.name = "Hội Liên hiệp"
    bulk.write([organisation], ["name"], reason="sheet 3")

    assert search_hits("hoi lien hiep") == [grassroots_model]


def test_saving_some_fields_keeps_the_keys_in_step():
    organisation = make_organisation("Hội Phụ nữ")

    organisation.name = "Hội Liên hiệp"
    organisation.save(update_fields=["name"])

    organisation.refresh_from_db()
    assert (organisation.name_key, organisation.version) == ("hoi lien hiep", 2)


def test_record_whose_save_failed_can_be_saved_again():
    grassroots_model = make_grassroots_model()
    grassroots_model.kind = "festival"
    with pytest.raises(IntegrityError), transaction.atomic():
        grassroots_model.save()

    grassroots_model.kind = "club"
    grassroots_model.save()

    assert GrassrootsModel.objects.get(pk=grassroots_model.pk).kind == "club"


@pytest.mark.parametrize("values", [{"kind": "festival"}, {"name": ""}, {"started_on": 20189999}])
def test_database_itself_refuses_a_value_that_no_form_lets_pass(values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_grassroots_model(cited=False, **values)


def test_history_of_a_bulk_change_keeps_the_fields_of_a_model():
    grassroots_model = make_grassroots_model()
    grassroots_model.fields.set([make_field()])

    grassroots_model.summary = "Mỗi nhà nuôi một con heo đất"
    bulk.write([grassroots_model], ["summary"], reason="sheet 3")

    entry = grassroots_model.history.first()
    assert (entry.summary, entry.fields.count()) == ("Mỗi nhà nuôi một con heo đất", 1)


def test_removing_many_leaves_history_and_takes_them_out_of_the_index():
    make_grassroots_model(name="Nuôi heo đất")

    count = bulk.remove(GrassrootsModel.objects.all(), reason="sheet 3")

    entry = GrassrootsModel.history.first()
    assert (count, entry.history_type, entry.history_change_reason) == (1, "-", "sheet 3")
    assert search_hits("heo dat") == []


@pytest.mark.parametrize("side", ["model", "field"])
def test_fields_that_a_model_gains_and_loses_find_it_no_matter_from_which_side(side):
    model, field = make_grassroots_model(), make_field(name="Sức khỏe cộng đồng")
    ties, tied = (model.fields, field) if side == "model" else (field.grassroots_models, model)

    for change, found in [(ties.add, True), (ties.remove, False), (ties.add, True)]:
        change(tied)
        assert search_hits("suc khoe") == [model] * found
    ties.clear()
    assert search_hits("suc khoe") == []


def test_fields_that_are_set_find_the_model_and_those_of_before_do_not():
    model, old, new = make_grassroots_model(), make_field(), make_field("water", name="Nước sạch")
    model.fields.set([old])

    model.fields.set([new])

    assert search_hits("nuoc sach") == [model]
    assert search_hits("y te") == []


def test_recipient_that_moves_finds_the_commendation_it_moved_to_and_not_the_other():
    old, new = make_commendation(), make_commendation()
    recipient = make_recipient(old, name="Chi bộ thôn Hiếm Có")

    recipient.commendation = new
    recipient.save()

    assert list(Commendation.objects.matching("hiem co")) == [new]


@pytest.mark.parametrize("delete", [bulk.remove, lambda rows, reason: rows.delete()])
def test_names_that_were_deleted_together_find_nothing(delete):
    field, other = make_field(), make_field("water", name="Nước sạch")
    make_grassroots_model().fields.set([field, other])

    delete(Field.objects.all(), reason="sheet 3")

    assert search_hits("y te") == search_hits("nuoc sach") == []


def test_index_follows_the_rows_or_nothing_is_written(monkeypatch):
    field = make_field()
    make_grassroots_model().fields.set([field])

    def fail(*_):
        raise DatabaseError

    monkeypatch.setattr(search, "replace", fail)
    field.name = "Sức khỏe"
    with pytest.raises(DatabaseError):
        field.save()
    with pytest.raises(DatabaseError):
        Field.objects.all().delete()

    assert Field.objects.get().name == "Y tế"


def test_index_follows_whatever_its_words_and_facets_are_taken_from():
    place = make_van_gia()
    kind = make_kind_of_organisation()
    body = make_organisation("Hội Phụ nữ", locality=place, kind=kind)
    make_source(issued_by=body, locality=place)
    make_grassroots_model(organisation=body, locality=place)
    level = make_level()
    make_commendation(level=level, issued_by=body, locality=place)

    for row, column, value in [
        (body, "name", "Hội Nông dân"),
        (kind, "name", "Đoàn thể"),
        (level, "code", "TINH"),
        (place, "name", "Vạn Giả"),
    ]:
        setattr(row, column, value)
        row.save()

        assert not any(kind.objects.index_faults() for kind in SEARCHED), f"{row} {column}"
