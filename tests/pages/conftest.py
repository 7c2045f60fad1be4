"""A small register to read, and the addresses of every kind of page."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.translation import override
from PIL import Image

from tests.making import (
    make_citation,
    make_commendation,
    make_commune,
    make_field,
    make_grassroots_model,
    make_milestone,
    make_organisation,
    make_photo,
    make_recipient,
    make_report,
    make_source,
    make_van_gia,
    when,
)
from trackerapp import images

LISTS = ["home", "grassroots_model_list", "commendation_list", "locality_list", "organisation_list", "source_list"]
STATEMENTS = ["statistics_page", "about", "privacy", "accessibility", "data_licence", "api_page"]


@pytest.fixture
def records(transactional_db):
    """A model with all that its page can show, and a record of every other kind."""
    place = make_van_gia()
    make_commune("Vạn Phú", place.parent, "22510")
    body = make_organisation(locality=place)
    source = make_source(title="Nhiều cách làm hay, mô hình sáng tạo", published_on=when("11/02/2019"), locality=place)
    grassroots_model = make_grassroots_model(
        name="Nụ cười từ trái tim", locality=place, organisation=body, status="maintained", method="Cười.", cited=False
    )
    grassroots_model.fields.add(make_field())
    make_citation(
        grassroots_model=grassroots_model,
        source=source,
        paragraph=8,
        quote="Nụ cười từ trái tim",
        supports=["name", "kind"],
    )
    make_milestone(grassroots_model, kind="recognised", on=when("05/2018"), decision_number="12/QĐ-UBND")
    make_grassroots_model(name="tích cực rèn luyện y đức, tinh luyện y thuật", locality=place, organisation=body)
    commendation = make_commendation(issued_by=body, locality=place, collectives=30, individuals=1195, merit_year=2017)
    commendation.grassroots_models.add(grassroots_model)
    make_recipient(commendation, name="Chi bộ thôn 2")
    add_photo(grassroots_model)
    make_recipient(commendation, kind="individual", name="Nguyễn Thị Kín")
    return [grassroots_model, commendation, place, place.today, body, source]


def add_photo(grassroots_model):
    """A wide photo, with its files."""
    file = BytesIO()
    Image.new("RGB", (1600, 900), "tan").save(file, "JPEG")
    prepared = images.prepare(file.getvalue())
    photo = make_photo(grassroots_model, width=prepared.width, height=prepared.height, caption="Quầy một cửa")
    for size, content in prepared.files.items():
        default_storage.save(images.stored_at(photo.token, size), ContentFile(content))


def feedback_pages(records):
    """The form about a model and about a place, the way to a receipt, and one that is answered and one that is not."""
    form = reverse("feedback")
    answered = make_report(grassroots_model=records[0], state="answered", answer="Đã sửa.\nCảm ơn bạn.")
    waiting = make_report(grassroots_model=records[0], kind="name")
    receipts = [each.get_absolute_url() for each in (answered, waiting)]
    return [f"{form}?ve=MH-{records[0].pk}", f"{form}?ve=DP-{records[2].pk}", form, f"{form}?phieu=GY-1", *receipts]


@pytest.fixture
def addresses(records):
    """Every kind of page in one language, full and empty: ``addresses("en")``."""

    def of(language):
        with override(language):
            lists, statements = map(reverse, LISTS), map(reverse, STATEMENTS)
            grassroots_models = reverse("grassroots_model_list")
            states = ["?xem=bang", "?q=nu+cuoi&loai=model", "?q=nuoi+ong", "?linh_vuc=x", "?tim_noi=van"]
            found = [*lists, *statements, *(record.get_absolute_url() for record in records)]
            return [
                *found,
                *(grassroots_models + state for state in states),
                reverse("locality_list") + "?q=van",
                *(reverse("everything") + query for query in ["", "?q=van+ninh", "?q=nu+cuoj"]),
                f"{reverse('statistics_page')}?tinh={records[3].parent_id}&nam=chua-ro",
                reverse("statistics_page") + "?tinh=x",
                "/khong-co/",
                *feedback_pages(records),
            ]

    return of
