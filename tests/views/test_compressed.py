"""What is large, public and without a secret is sent compressed to those who take it so, and says the same."""

from gzip import decompress

import pytest

from tests.making import make_grassroots_model

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/api/v1/models/",
    "/api/v1/models/MH-{pk}/",
    "/api/openapi.json",
    "/mo-hinh/tin.atom",
    "/sitemap-models.xml",
    "/mo-hinh/tai-ve.csv",
    "/en/models/download.json",
    "/so-lieu/loai.csv",
]


@pytest.fixture
def record():
    return make_grassroots_model(name="Nụ cười", summary="Một bữa cơm. " * 30)


@pytest.mark.parametrize("address", ADDRESSES)
def test_is_compressed_for_those_who_take_it_so(address, client, record):
    plain = client.get(address.format(pk=record.pk))
    sent = client.get(address.format(pk=record.pk), headers={"Accept-Encoding": "gzip"})

    assert (plain.status_code, sent.status_code) == (200, 200)
    assert "Content-Encoding" not in plain
    assert sent["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in sent["Vary"]
    assert decompress(sent.getvalue()) == plain.getvalue()


@pytest.mark.parametrize("address", ["/api/v1/models/", "/mo-hinh/tin.atom"])
def test_tag_of_what_was_compressed_is_known_again(address, client, record):
    sent = client.get(address, headers={"Accept-Encoding": "gzip"})

    again = client.get(address, headers={"Accept-Encoding": "gzip", "If-None-Match": sent["ETag"]})

    assert again.status_code == 304


@pytest.mark.parametrize("address", ["/tai-khoan/dang-nhap/", "/gop-y/?ve=MH-{pk}", "/mo-hinh/tai-ve.xlsx"])
def test_pages_with_a_secret_and_workbooks_are_sent_as_they_are(address, client, record):
    sent = client.get(address.format(pk=record.pk), headers={"Accept-Encoding": "gzip"})

    assert sent.status_code == 200
    assert "Content-Encoding" not in sent
